import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { LogFacts } from '../../src/report/log.ts';
import type { SlipFacts } from '../../src/report/slip.ts';
import { makeBed } from '../bed.ts';
import { type KnownSlip, makeKnownPast } from './known-past.ts';

const sizes = [100, 1000, 10_000];

function told({ rows }: SlipFacts, kind: 'milestone' | 'action'): readonly KnownSlip[] {
  return rows
    .filter((row) => row.kind === kind)
    .map(({ id, text, baseline, due = '', total = 0, moves }) => ({
      id: kind === 'action' ? text : id,
      baseline,
      due,
      total,
      moves: moves.map(({ when, from = '', to = '' }) => ({ day: when.day, from, to, subject: when.subject ?? '' })),
    }));
}

const byId = (list: readonly KnownSlip[]): readonly KnownSlip[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

describe.each(sizes)('a past of %i commits', (commits) => {
  test('is told as it was: slip and log through renames, merges, reverted days and amended notes', async () => {
    const wg = makeBed();
    const known = makeKnownPast(wg.root, commits, commits);
    const run = async <T>(...argv: readonly string[]): Promise<T> => {
      const { code, stdout, stderr } = await wg.run(...argv, '--json', '--today', known.today);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return JSON.parse(stdout) as T;
    };
    const slip = await run<SlipFacts>('slip');
    expect(slip.missing).toEqual([]);
    expect(byId(told(slip, 'milestone'))).toEqual(byId(known.milestones));
    expect(byId(told(slip, 'action'))).toEqual(byId(known.actions));
    const most = byId(known.milestones).toSorted((a, b) => b.moves.length - a.moves.length)[0] as KnownSlip;
    const log = await run<LogFacts>('log', most.id);
    const days = log.entries.filter(({ what }) => what === 'day');
    expect(days.map(({ when, from, to }) => [when.day, from, to, when.subject])).toEqual(
      most.moves.map(({ day, from, to, subject }) => [day, from, to, subject]),
    );
    expect(log.entries.flatMap(({ what, from = '' }) => (what === 'renamed' ? [from] : []))).toEqual(
      known.renamed.get(most.id)?.map((slug) => `milestones/${slug}.md`),
    );
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: wg.root, encoding: 'utf8' })).toBe('');
  }, 60_000);
});
