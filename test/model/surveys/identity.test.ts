// By what an answer is known again.
import { describe, expect, test } from 'vitest';
import { fingerprintsOf, shortIdOf } from '../../../src/model/surveys/identity.ts';
import { knownAnswers } from '../../../src/model/surveys/known-answers.ts';
import type { Layout } from '../../../src/model/surveys/layout.ts';
import { keyed, layoutOf } from './kept-answers.ts';

function taken(layout: Layout, cells: readonly string[], key = 'key', state: 'complete' | 'partial' = 'complete') {
  const prints = fingerprintsOf(layout, keyed(key));
  return prints.take(cells, state, prints.content(cells).text);
}

const plain = layoutOf(['Timestamp', 'time'], ['E-mail', 'personal'], ['Role', 'answer'], ['Why', 'answer']);
const withId = layoutOf(['Response ID', 'response'], ['Respondent', 'respondent'], ['Timestamp', 'time'], ['Role', 'answer']);

describe('an answer without an id', () => {
  const row = ['2026/03/01 10:00:00 AM CET', 'ana@example.org', 'Leader', 'For fun'];

  test('is known by its content and time, under the key', () => {
    expect(taken(plain, row)).toEqual(taken(plain, row));
    expect(taken(plain, row).hash).toMatch(/^[\w-]{22}$/);
    expect(taken(plain, row, 'another key').hash).not.toBe(taken(plain, row).hash);
    expect(taken(plain, [...row.slice(0, 3), 'For the tea']).hash).not.toBe(taken(plain, row).hash);
    expect(taken(plain, ['2026/03/01 10:00:01 AM CET', ...row.slice(1)]).hash).not.toBe(taken(plain, row).hash);
    expect(taken(plain, row, 'key', 'partial').hash).not.toBe(taken(plain, row).hash);
  });

  test('is the same whoever gave it, however spaces and letters are written, and whatever the zone is called', () => {
    expect(taken(plain, [row[0] ?? '', 'bo@example.org', 'Leader', 'For fun'])).toEqual(taken(plain, row));
    expect(taken(plain, ['2026/03/01 10:00:00 AM CEST', '', ' Leader ', 'For\u00a0 fun'])).toEqual(taken(plain, row));
    const accents = (text: string) => taken(plain, ['', '', text, '']).hash;
    expect(accents('café')).toBe(accents('cafe\u0301'));
  });

  test('stays the same when a column is added, and differs when the same words stand under another question', () => {
    const longer = layoutOf(
      ['Timestamp', 'time'],
      ['New question', 'answer'],
      ['E-mail', 'personal'],
      ['Role', 'answer'],
      ['Why', 'answer'],
    );
    expect(taken(longer, [row[0] ?? '', '', '', 'Leader', 'For fun'])).toEqual(taken(plain, row));
    expect(taken(plain, ['', '', 'yes', '']).hash).not.toBe(taken(plain, ['', '', '', 'yes']).hash);
  });

  test('holds nothing that can be checked by guessing without the key', () => {
    const prints = fingerprintsOf(plain, (text) => `${text.length}`.padEnd(43, 'A'));
    expect(prints.take(row, 'complete', 'x').hash).toMatch(/^\d+A+$/);
  });
});

describe('an answer with an id', () => {
  test('is known by it: another content is an edit, another time is nothing', () => {
    const first = taken(withId, ['R_1', 'p1', '10:00', 'Leader']);
    const edited = taken(withId, ['R_1', 'p1', '11:00', 'Member']);
    expect(edited.hash).toBe(first.hash);
    expect(edited.content).not.toBe(first.content);
    expect(taken(withId, ['R_1', 'p1', '12:00', 'Leader'])).toEqual(first);
    expect(taken(withId, ['R_2', 'p1', '10:00', 'Leader']).hash).not.toBe(first.hash);
  });

  test('keeps the respondent apart from the answer', () => {
    const [a, b] = [taken(withId, ['R_1', 'p1', '', 'x']), taken(withId, ['R_2', 'p1', '', 'y'])];
    expect(a.respondent).toBe(b.respondent);
    expect(a.respondent).toMatch(/^[\w-]{11}$/);
  });

  test('is known by its content where the id is missing in its row', () => {
    expect(taken(withId, ['', '', '10:00', 'Leader']).content).toBeUndefined();
  });
});

test('a short id stands bare in YAML, and answers that are alike have different ones', () => {
  const { hash } = taken(plain, ['', '', 'Leader', '']);
  expect(shortIdOf(hash, 0)).toMatch(/^a[0-9a-z]{10}$/);
  expect(shortIdOf(hash, 1)).toBe(`${shortIdOf(hash, 0)}.2`);
});

test('twenty thousand answers are found again, each once, and those that are alike as often as they were kept', () => {
  const hash = keyed('key');
  const hashes = Array.from({ length: 20_000 }, (_, n) => hash(String(n % 15_000)).slice(0, 22));
  const known = knownAnswers();
  for (const h of hashes) known.keep(h);
  const found = hashes.map((h) => known.take(h));
  expect(new Set(found).size).toBe(20_000);
  expect(found.every((at, n) => hashes[at] === hashes[n])).toBe(true);
  expect(known.take(hashes[0] ?? '')).toBe(-1);
  expect(known.take(hash('somebody else'))).toBe(-1);
});
