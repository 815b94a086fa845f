import { describe, expect, test } from 'vitest';
import type { StatusFacts } from '../../src/report/status/told.ts';
import { type Bed, makeBed } from '../bed.ts';
import { makeKnownPast } from './known-past.ts';

async function news(wg: Bed, since: string, today: string): Promise<StatusFacts['news']> {
  const { code, stdout, stderr } = await wg.run('report', '--since', since, '--json', '--today', today);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return (JSON.parse(stdout) as StatusFacts).news;
}

/** A milestone by its id, an action by its words. */
const names = (list: StatusFacts['news']['added']): readonly string[] =>
  list.map(({ id, kind, text }) => (kind === 'action' ? text : id)).sort();

// Ten thousand are read in test/history/slip.test.ts.
describe.each([100, 1000, 2500])('in a past of %i commits', (commits) => {
  test('what happened since a day, and since a commit, is what did', async () => {
    const wg = makeBed();
    const known = makeKnownPast(wg.root, commits, commits + 1);
    const days = wg.git('log', '--first-parent', '--format=%cs').trim().split('\n');
    for (const share of commits === 2500 ? [0.3] : [0.05, 0.3, 0.8]) {
      const day = days[Math.floor(share * days.length)] as string;
      const truth = known.since(day);
      const told = await news(wg, day, known.today);
      expect(names(told.moved)).toEqual(truth.moved);
      expect(names(told.done)).toEqual(truth.done);
      expect(names(told.added)).toEqual(truth.added);
      const before = wg.git('rev-list', '-1', '--first-parent', `--before=${day}T00:00:00Z`, 'main').trim();
      expect(await news(wg, before, known.today)).toEqual(told);
    }
  }, 60_000);
});
