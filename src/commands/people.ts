// Who is in the group, and whom the notes name without its files knowing them.
import { peopleFacts } from '../report/people/facts.ts';
import { peoplePage } from '../report/people/page.ts';
import { type ReportKind, shortNamed } from './report-kind.ts';
import { sinceGiven } from './since-when.ts';

export const peopleKind: ReportKind = {
  name: 'people',
  summary: 'show who is there, under which names, and who could take notes next',
  options: [{ name: 'since', value: 'day', description: 'new are those who came first on or after this day, words or a meeting' }],
  make(view, input) {
    const since = sinceGiven(view, input);
    if ('problem' in since) return { usage: since.problem };
    const facts = peopleFacts(view, since.day);
    return { facts, page: () => peoplePage(facts) };
  },
};

export const people = shortNamed(peopleKind, {
  description:
    'Lists the people of people/ by name, with what the notes tell: at how many of the last meetings each was, which names are in nobody’s file and which may be one person (each with the line to write), who is new, how few hold the open work, and who could take notes or chair next, by name.',
  examples: ['wg people', 'wg people --since "1 month ago"', 'wg people --json'],
});
