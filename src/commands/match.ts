// Who could help whom: the report of matches and its short name.
import { matchesOf } from '../model/match/matches.ts';
import { matchFacts, matchPage } from '../report/match.ts';
import { thingCalled } from './change-things.ts';
import { type ReportKind, shortNamed } from './report-kind.ts';

const HOURS = 3;

export const matchKind: ReportKind = {
  name: 'match',
  summary: 'who could look after whom, and which leaders should meet',
  argument: { name: 'id', description: 'a community or a person, for their pairs alone', optional: true, completes: 'community' },
  options: [{ name: 'hours', value: 'number', description: `how far apart clocks may be before it speaks against a pair; ${HOURS}` }],
  texts: 'again',
  async make(view, input) {
    const words = input.one('hours');
    if (words !== undefined && !/^\d{1,2}$/.test(words)) return { usage: '--hours takes a whole number, such as 4' };
    const hours = words === undefined ? HOURS : Number(words);
    const id = input.one('id');
    const only = id === undefined ? undefined : thingCalled(view, id, ['community', 'person']);
    if (typeof only === 'string') return { usage: only };
    const facts = matchFacts(view, await matchesOf(view, hours), hours, only && view.directory.idOf(only));
    return { facts, page: () => matchPage(facts) };
  },
};

export const match = shortNamed(matchKind, {
  description:
    'Proposes pairs: a larger community for what a smaller one needs, and leaders whose communities work on the same and who were never at one meeting. Each pair comes with what was weighed for it and against it: needs, projects, languages, clocks, sizes, who looks after whom already. At most five of each, those with more reasons first, then by name; nobody is ranked, and nothing is recorded: wg pair does that. Also lists the pairings, and what came out.',
  examples: ['wg match', 'wg match ebeltoft --hours 5', 'wg match --json'],
});
