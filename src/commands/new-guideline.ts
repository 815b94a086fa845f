// Makes a guideline draft.

import builtIn from '../../templates/guideline.md?text';
import { guidelineKind } from '../model/kinds.ts';
import { printMarkdownRecord } from '../model/print.ts';
import { sameWords } from '../model/similar.ts';
import { slugOfClause } from '../model/title.ts';
import type { Command } from './command.ts';
import { openGroup } from './open-group.ts';
import { peopleNamed } from './people-named.ts';
import { fillTemplate, templateText } from './template.ts';

export const newGuideline: Command = {
  name: 'new-guideline',
  summary: 'begin a guideline, as a draft',
  description: 'Writes guidelines/SLUG.md with the status draft and a body from templates/guideline.md, or the built-in one.',
  arguments: [{ name: 'title', description: 'what it guides' }],
  options: [{ name: 'owner', value: 'person', description: 'who writes it', many: true, completes: 'person' }],
  examples: ['wg new-guideline "Thanking people in public" --owner pia-lund'],
  needs: 'group',
  writes: true,
  async run(context, input) {
    const title = input.one('title')?.trim() ?? '';
    if (title === '' || title.includes('\n')) return { usage: 'a guideline needs a title of one line' };
    const view = await openGroup(context);
    const same = view.group.guidelines.find((g) => sameWords(g.fields.title ?? g.slug) === sameWords(title));
    if (same)
      return {
        said: [`${same.path} has that title already; nothing was changed`],
        next: [`$EDITOR ${same.path}`],
        result: { json: { schema: 'wg/made/1', id: same.slug, path: same.path, made: false } },
      };
    const people = peopleNamed(view, input.all('owner'));
    const slug = slugOfClause(title, new Set(view.group.guidelines.map((g) => g.slug)));
    const template = templateText(context, 'guideline', builtIn);
    if ('problem' in template) return { diagnostics: [template.problem], exit: 2 };
    const path = `guidelines/${slug}.md`;
    const body = fillTemplate(template.text, new Map([['title', title]]));
    return {
      writes: [
        {
          path,
          before: undefined,
          after: await printMarkdownRecord(guidelineKind, { title, status: 'draft', owners: people.slugs }, body),
        },
      ],
      said: [
        `made ${path}: ${title}, a draft`,
        ...people.unknown.map((p) => `nobody in people/ is called \`${p}\`; the name is kept as it is`),
      ],
      next: [`$EDITOR ${path}`, 'wg report evidence', `wg report guidelines ${slug}`],
      result: { json: { schema: 'wg/made/1', id: slug, path, made: true } },
    };
  },
};
