// What the group decided, and what may be a decision.

import { decisionsFacts, decisionsPage } from '../report/decisions.ts';
import { type ReportKind, shortNamed } from './report-kind.ts';
import { sinceGiven } from './since-when.ts';

export const decisionsKind: ReportKind = {
  name: 'decisions',
  summary: 'list what was decided, and what may be a decision',
  options: [
    { name: 'since', value: 'day', description: 'only those since a day, words such as `2 weeks ago`, or `last meeting`' },
    { name: 'possible', description: 'only those that somebody has to confirm or refuse' },
    { name: 'all', description: 'the whole list, however long' },
  ],
  make(view, input) {
    const since = sinceGiven(view, input);
    if ('problem' in since) return { usage: since.problem };
    const asked = { possible: input.has('possible'), all: input.has('all'), ...(since.day && { since: since.day }) };
    const facts = decisionsFacts(view, asked);
    return { facts, page: () => decisionsPage(facts, asked) };
  },
};

export const decisions = shortNamed(decisionsKind, {
  description:
    'A register made from all notes, newest first, each decision with its topic and its place. One that later notes repeat or put in other words is told once, as it was said last, with where it was said before. What only reads like a decision is possible; wg confirm makes it one, wg refuse takes it away.',
  examples: ['wg decisions', 'wg decisions --since "last meeting"', 'wg decisions --possible'],
});
