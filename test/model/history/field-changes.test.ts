import { expect, test } from 'vitest';
import { fieldChanges } from '../../../src/model/history/field-changes.ts';
import type { Day } from '../../../src/time/day.ts';
import { pastOf, type Step } from './past.ts';

async function told(steps: readonly Step[], text: string, path = 'tasks/key.yaml', today = '2026-03-05'): Promise<readonly string[]> {
  const changes = await fieldChanges(pastOf(steps), { path, text }, today as Day);
  return changes.map(({ moment, change }) => {
    const words = change.what === 'field' ? `${change.field} ${change.from ?? '-'} > ${change.to ?? '-'}` : change.what;
    return `${moment.day}${moment.commit === undefined ? ' now' : ''}: ${words}`;
  });
}

test('each field that changed is told with its commit, and what is not committed with today', async () => {
  const steps: readonly Step[] = [
    { day: '2026-01-10', files: { 'tasks/key.yaml': 'title: Key\nminutes: 90\nsteps: [Ask, Fetch]\n' } },
    { day: '2026-01-20', files: { 'tasks/key.yaml': 'title: Key\nminutes: 30\nsteps: [Ask]\n' } },
    { day: '2026-02-01', files: { 'tasks/other.yaml': 'title: Other\n' } },
  ];
  expect(await told(steps, 'title: Key\nminutes: 30\nsteps: [Ask]\nstate: simplified\n')).toEqual([
    '2026-01-10: made',
    '2026-01-20: minutes 90 > 30',
    '2026-01-20: steps Ask, Fetch > Ask',
    '2026-03-05 now: state - > simplified',
  ]);
  expect(await told(steps, 'title: Key\nminutes: 30\nsteps: [Ask]\n')).toHaveLength(3);
});

test('a file is followed when it is renamed, goes and comes back; a version that cannot be read says nothing', async () => {
  const steps: readonly Step[] = [
    { day: '2026-01-10', files: { 'recognition/mug.md': '---\ntitle: A mug\n---\n' } },
    {
      day: '2026-01-11',
      files: { 'recognition/cup.md': '---\ntitle: A mug\n---\n' },
      renames: { 'recognition/cup.md': 'recognition/mug.md' },
    },
    { day: '2026-01-12', files: { 'recognition/cup.md': '---\ntitle: [\n---\n' } },
    { day: '2026-01-13', files: { 'recognition/cup.md': undefined } },
    { day: '2026-01-14', files: { 'recognition/cup.md': '---\ntitle: A cup\n---\n' } },
    { day: '2026-03-06', files: { 'recognition/cup.md': '---\ntitle: Later\n---\n' } },
  ];
  expect(await told(steps, '---\ntitle: A cup\n---\n', 'recognition/cup.md')).toEqual([
    '2026-01-10: made',
    '2026-01-11: renamed',
    '2026-01-13: removed',
    '2026-01-14: back',
    '2026-01-14: title A mug > A cup',
  ]);
});

test('without a commit there is what is there now', async () => {
  expect(await told([], 'title: Key\n')).toEqual(['2026-03-05 now: made']);
});

test('a file that takes the name of one that went has its own past', async () => {
  const steps: readonly Step[] = [
    { day: '2026-01-05', files: { 'tasks/lock.yaml': 'title: Lock\nminutes: 90\n' } },
    { day: '2026-01-10', files: { 'tasks/key.yaml': 'title: Key\n' } },
    { day: '2026-02-01', files: { 'tasks/key.yaml': undefined } },
    { day: '2026-02-10', renames: { 'tasks/key.yaml': 'tasks/lock.yaml' } },
  ];
  expect(await told(steps, 'title: Lock\nminutes: 30\n')).toEqual([
    '2026-01-05: made',
    '2026-02-10: renamed',
    '2026-03-05 now: minutes 90 > 30',
  ]);
});
