// Makes a guideline draft.

import builtIn from '../../templates/guideline.md?text';
import { guidelineKind } from '../model/kinds.ts';
import { printMarkdownRecord } from '../model/print.ts';
import { slugOfClause } from '../model/title.ts';
import type { Command } from './command.ts';
import { beginTitled, madeResult } from './new-titled.ts';
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
    const begun = await beginTitled(context, input, 'guidelines', ({ path }) => [`$EDITOR ${path}`]);
    if (!('view' in begun)) return begun;
    const { title, view, taken } = begun;
    const people = peopleNamed(view, input.all('owner'));
    const slug = slugOfClause(title, taken);
    const template = templateText(context, 'guideline', builtIn);
    if ('problem' in template) return { diagnostics: [template.problem], exit: 2 };
    const path = `guidelines/${slug}.md`;
    const body = fillTemplate(template.text, new Map([['title', title]]));
    const after = await printMarkdownRecord(guidelineKind, { title, status: 'draft', owners: people.slugs }, body);
    return {
      writes: [{ path, before: undefined, after }],
      said: [`made ${path}: ${title}, a draft`, ...people.said],
      next: [`$EDITOR ${path}`, 'wg report evidence', `wg report guidelines ${slug}`],
      result: madeResult(slug, path),
    };
  },
};
