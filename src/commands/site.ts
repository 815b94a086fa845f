// The group's memory as pages for people who never open a terminal.
import { planSite } from '../report/site/build.ts';
import type { Command, Context } from './command.ts';
import { openSite, siteOptions } from './open-site.ts';

export const site: Command = {
  name: 'site',
  summary: 'write the group’s memory as linked pages for any static host',
  description:
    'Writes pages into a folder, _site where none is named: what the group does, where help is wanted, meetings, actions, decisions, timeline, surveys, guidelines. They need no server and no network, open from a disk, and link to each other only. ' +
    'People are named as the `consent` in their file says, by initials where it says nothing. Run it again, and what changed is replaced; files that others put into the folder stay.',
  arguments: [],
  options: [
    { name: 'out', value: 'folder', description: 'the folder for the pages; _site where none is given', completes: 'file' },
    ...siteOptions,
  ],
  examples: ['wg site', 'wg site --out public --url https://example.org/group/'],
  needs: 'group',
  writes: true,
  async run(context, input) {
    const opened = await openSite(context, input);
    if ('problem' in opened) return { usage: opened.problem };
    const out = input.one('out') ?? '_site';
    const { count, files } = await planSite(opened);
    return {
      folder: {
        path: out,
        what: 'files',
        async *files() {
          let done = 0;
          for await (const file of files()) {
            context.progress(++done, count, 'files');
            yield file;
          }
        },
      },
      next: [`open ${out}/index.html`, ...ignoreHint(context, out)],
      diagnostics: opened.view.diagnostics,
    };
  },
};

/** How to keep the folder out of git, where git would take it along. */
function ignoreHint(context: Context, out: string): readonly string[] {
  const path = context.pathFromRoot(out);
  if (path === undefined || path === '' || context.git().staged()?.isIgnored(`${path}/index.html`) !== false) return [];
  return [`echo '${path}/' >> .gitignore`];
}
