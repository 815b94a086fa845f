import { describe, expect, test } from 'vitest';
import { milestone, note, type Texts, viewOf } from './memory.ts';

const call = (next = '', header = ''): string =>
  `${header}# Call\n\n## Attendees\n\n- Ana\n\n${note('- [Ana] Dig')}${next === '' ? '' : `\n## Next meeting\n\n${next}\n`}`;
const rhythm = (words: string, more = ''): Texts => ({ 'wg.yaml': `format: 1\nname: Garden group\nmeeting: ${words}\n${more}` });

async function next(texts: Texts, today: string) {
  const { next: found } = await viewOf(texts, today);
  if (found === undefined) return undefined;
  const { day, start, said, passed } = found;
  return [day, start && `${start.time} ${start.zone ?? 'no zone'}`, said && `${said.note.id}:${said.line}`, passed ? 'passed' : 'to come'];
}

describe('the next meeting', () => {
  const announced = { 'meetings/2026-02-03.md': call('2026-02-17 18:00 UTC') };

  test('is the one that the latest note announces, with the line that says so', async () => {
    expect(await next(announced, '2026-02-04')).toEqual(['2026-02-17', '18:00 UTC', '2026-02-03:15', 'to come']);
  });

  test('is still to come on its own day, and has passed on the day after', async () => {
    expect((await next(announced, '2026-02-17'))?.[3]).toBe('to come');
    expect((await next(announced, '2026-02-18'))?.[3]).toBe('passed');
  });

  test('has passed when there are no notes of it, even if the rhythm would give another', async () => {
    expect(await next({ ...announced, ...rhythm('every two weeks on Tuesday 18:00 UTC') }, '2026-04-01')).toEqual([
      '2026-02-17',
      '18:00 UTC',
      '2026-02-03:15',
      'passed',
    ]);
  });

  test('follows from the rhythm once the announced one has its notes', async () => {
    const texts = { ...announced, 'meetings/2026-02-17.md': call(), ...rhythm('every two weeks on Tuesday 18:00 UTC') };
    expect(await next(texts, '2026-02-18')).toEqual(['2026-03-03', '18:00 UTC', undefined, 'to come']);
  });

  test('by the rhythm has passed too when nobody wrote notes of it', async () => {
    const texts = { 'meetings/2026-02-17.md': call(), ...rhythm('every two weeks on Tuesday') };
    expect(await next(texts, '2026-03-04')).toEqual(['2026-03-03', undefined, undefined, 'passed']);
  });

  test('by the rhythm has the zone of the group where it names none', async () => {
    expect(await next(rhythm('every Tuesday 18:00', 'time_zone: Europe/Berlin\n'), '2026-03-05')).toEqual([
      '2026-03-10',
      '18:00 Europe/Berlin',
      undefined,
      'to come',
    ]);
  });

  test('is a note that was made for a coming day', async () => {
    const texts = { ...announced, 'meetings/2026-02-12.md': call('', '---\ndate: 2026-02-12\nstart: 17:00 UTC\n---\n') };
    expect(await next(texts, '2026-02-10')).toEqual(['2026-02-12', '17:00 UTC', '2026-02-12:2', 'to come']);
  });

  test('is announced by an earlier note where the later one says nothing of it', async () => {
    const texts = { 'meetings/2026-02-03.md': call('2026-03-17'), 'meetings/2026-02-10.md': call() };
    expect(await next(texts, '2026-02-11')).toEqual(['2026-03-17', undefined, '2026-02-03:15', 'to come']);
  });

  test('is unknown where nobody says anything of it', async () => {
    expect(await next({ 'meetings/2026-02-03.md': call() }, '2026-02-04')).toBeUndefined();
    expect(await next({}, '2026-02-04')).toBeUndefined();
    expect(await next(rhythm('biweekly'), '2026-02-04')).toBeUndefined();
  });
});

describe('the last meeting', () => {
  test('is the latest on or before the day, cancelled ones left out', async () => {
    const texts = {
      'meetings/2026-02-03.md': call(),
      'meetings/2026-02-10.md': '# Call\n\nCancelled.\n',
      'meetings/2026-02-17.md': call(),
      'meetings/kickoff.md': call(),
    };
    expect((await viewOf(texts, '2026-02-16')).last?.id).toBe('2026-02-03');
    expect((await viewOf(texts, '2026-02-17')).last?.id).toBe('2026-02-17');
    expect((await viewOf(texts, '2026-02-02')).last).toBeUndefined();
  });
});

describe('a group as its files say it', () => {
  test('is read with everything that is wrong on the way', async () => {
    const { group, diagnostics } = await viewOf({
      'wg.yaml': 'format: 1\nname: [\n',
      'people/ana.yaml': 'nmae: Ana\n',
      'milestones/a.md': '---js\n',
      'milestones/b.md': milestone('B', 'blocked_by: [zzz]\n'),
      'milestones/notes.txt': 'not a milestone',
      'meetings/2026-02-03.md': '---\ndate: [\n---\n# Call\n',
    });
    expect([group.people.length, group.milestones.length, group.notes.length]).toEqual([1, 2, 1]);
    expect(diagnostics.map((d) => `${d.place.path} ${d.code}`)).toEqual([
      'wg.yaml yaml-syntax',
      'people/ana.yaml unknown-key',
      'people/ana.yaml missing-field',
      'milestones/a.md front-matter-language',
      'meetings/2026-02-03.md yaml-syntax',
      'milestones/b.md dangling-reference',
    ]);
  });
});
