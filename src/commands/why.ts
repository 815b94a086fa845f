// Why a thing waits, down to where somebody can do something.
import { workKinds } from '../model/reference.ts';
import { whyFacts, whyPage } from '../report/why.ts';
import { thingCalled } from './change-things.ts';
import type { Command } from './command.ts';
import { openGroup } from './open-group.ts';

export const why: Command = {
  name: 'why',
  summary: 'explain what a thing waits for, down to the root',
  description:
    'Shows everything that a milestone, guideline or phase of a survey waits for, directly or not; what at the end waits for nothing, so that somebody can do something now; who could, how many things that frees, what has no date on the way, and the earliest day on which something that waits is due. Things that wait for each other are shown as a circle. As html or mermaid the chain is drawn.',
  arguments: [{ name: 'id', description: 'a milestone, guideline, survey or action', completes: 'any-id' }],
  options: [],
  examples: ['wg why milestones/house-rules', 'wg why "the survey" --json'],
  needs: 'group',
  writes: false,
  formats: ['terminal', 'md', 'html', 'mermaid'],
  async run(context, input) {
    const view = await openGroup(context, 'again');
    const thing = thingCalled(view, input.one('id') ?? '', workKinds);
    if (typeof thing === 'string') return { usage: thing };
    const facts = whyFacts(view, thing);
    const [root] = facts.roots;
    return {
      result: { document: whyPage(facts), json: facts },
      diagnostics: view.diagnostics,
      next: [
        ...(root === undefined ? [] : [`wg log ${root.id}`]),
        ...(facts.open && thing.kind === 'guideline' ? [`wg report guidelines ${facts.thing.id}`] : []),
      ],
    };
  },
};
