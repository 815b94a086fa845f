// The site on this machine while one edits: made anew when a file is saved. It shows, and never writes.
import { type PlannedSite, planSite } from '../report/site/build.ts';
import { changesPath } from '../report/site/live.ts';
import { type LocalAnswer, type LocalRequest, pathAsked } from '../text/loopback.ts';
import type { Command, Context, Input } from './command.ts';
import { openSite, siteOptions } from './open-site.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'show the pages in a browser on this machine while you edit',
  description:
    'Answers on 127.0.0.1 alone, to this machine alone, with the pages that wg site would write; pages that are open show a saved file at once. It never writes. Ctrl-C ends it.',
  arguments: [],
  options: [
    {
      name: 'port',
      value: 'number',
      description: 'port to answer on, or one of the next nine where it is taken; 8116 where none is given',
    },
    ...siteOptions.filter(({ name }) => name !== 'url'),
  ],
  examples: ['wg serve', 'wg serve --for members --port 9000'],
  needs: 'group',
  writes: false,
  async run(_, input) {
    const port = portOf(input);
    return port === undefined ? { usage: `--port takes a number from 1 to 65526, not \`${input.one('port')}\`` } : {};
  },
  async serve(input, serving) {
    const begun = await opened(serving.context(), input);
    if ('problem' in begun) return { usage: begun.problem };
    let site = begun;
    const address = await serving.listen(portOf(input) ?? 0, (request) => answerTo(request, site));
    if ('problem' in address) return { usage: address.problem };
    await serving.say(`the pages are at ${address.url}; Ctrl-C ends it`);
    while ((await serving.next()) === 'changed') {
      const again = await opened(serving.context(), input);
      if ('problem' in again) return { usage: again.problem };
      site = again;
      serving.push();
    }
    return {};
  },
};

function portOf(input: Input): number | undefined {
  const words = input.one('port') ?? '8116';
  const port = /^\d{1,5}$/.test(words) ? Number(words) : 0;
  return port >= 1 && port <= 65_526 ? port : undefined;
}

async function opened(context: Context, input: Input): Promise<PlannedSite | { readonly problem: string }> {
  const site = await openSite(context, input);
  return 'problem' in site ? site : planSite({ ...site, isLive: true });
}

async function answerTo(request: LocalRequest, site: PlannedSite): Promise<LocalAnswer> {
  const path = pathAsked(request);
  if (path === changesPath) return { events: true };
  const asked = path === undefined || path === '' || path.endsWith('/') ? `${path ?? ''}index.html` : path;
  const text = await site.file(asked);
  if (text === undefined) return { status: 404, type: 'text/plain; charset=utf-8', body: 'There is no such page. The first one is at /\n' };
  return { status: 200, type: typeOf(asked), body: text };
}

function typeOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  const type = new Map([
    ['html', 'text/html'],
    ['xml', 'application/atom+xml'],
    ['ics', 'text/calendar'],
    ['js', 'text/javascript'],
  ]).get(ending);
  return `${type ?? 'text/plain'}; charset=utf-8`;
}
