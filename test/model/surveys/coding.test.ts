// Coding answer by answer: what keys do, what is kept, and what counts in the end.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codesOf, noCodes, printCodes, readCodes, withCodes } from '../../../src/model/surveys/codes.ts';
import { beginCoding, type Codable, type Coding, codedIn, type Keep, press, withTheme } from '../../../src/model/surveys/coding.ts';
import { themeTally } from '../../../src/model/surveys/theme-counts.ts';
import type { Key } from '../../../src/text/key.ts';
import { codebookOf, questionOf } from './kept-answers.ts';

const themes = [
  { id: 'time', title: 'No time' },
  { id: 'money', title: 'Money' },
];
const item = (id: string, codes?: readonly string[], proposed: readonly string[] = []): Codable => ({
  id,
  text: `text of ${id}`,
  codes,
  proposed,
});
const keyOf = (char: string): Key =>
  char === '\n' ? { name: 'enter' } : char === '\b' ? { name: 'backspace' } : char === '!' ? { name: 'break' } : { char };

/** The state after keys, and all that was kept; each is kept without fault. */
function typedAt(items: readonly Codable[], keys: string): { readonly state: Coding; readonly kept: readonly Keep[] } {
  let state = beginCoding(items, themes);
  const kept: Keep[] = [];
  for (const char of keys) {
    if (state.ended) break;
    const step = press(state, keyOf(char));
    state = step.state;
    if (step.keep === undefined) continue;
    kept.push(step.keep);
    if (step.keep.kind === 'theme') state = withTheme(state, { id: `new-${kept.length}`, title: step.keep.title });
  }
  return { state, kept };
}

const codes = (id: string, list: readonly string[] | undefined): Keep => ({ kind: 'codes', id, themes: list });

describe('whoever codes', () => {
  test('begins at the first answer that was not coded, and ends behind the last', () => {
    const { state, kept } = typedAt([item('a', ['time']), item('b'), item('c', []), item('d')], '1\n2\n');
    expect(kept).toEqual([codes('b', ['time']), codes('d', ['money'])]);
    expect(state).toMatchObject({ ended: true, at: 4 });
    expect(codedIn(state)).toBe(4);
  });

  test('gives one answer several themes, and takes one back with the same key', () => {
    expect(typedAt([item('a')], '1212\n\n').kept).toEqual([]);
    expect(typedAt([item('a')], '121\n').kept).toEqual([codes('a', ['money'])]);
    expect(typedAt([item('a')], '21\n').kept).toEqual([codes('a', ['money', 'time'])]);
  });

  test('has to say that no theme fits', () => {
    const { state, kept } = typedAt([item('a')], '\n');
    expect([kept, state.at]).toEqual([[], 0]);
    expect(state.said).toContain('0 says that no theme fits');
    expect(typedAt([item('a')], '0').kept).toEqual([codes('a', [])]);
  });

  test('takes what is proposed with one key', () => {
    expect(typedAt([item('a', undefined, ['money', 'time'])], '1p\n').kept).toEqual([codes('a', ['time', 'money'])]);
    expect(typedAt([item('a')], 'p').state.said).toContain('nothing more');
  });

  test('skips, and finds what was skipped when beginning again', () => {
    const { state } = typedAt([item('a'), item('b')], 's1\n');
    expect(state.ended).toBe(true);
    expect(beginCoding(state.items, themes).at).toBe(0);
  });

  test('goes back to an answer and changes its themes', () => {
    expect(typedAt([item('a'), item('b')], '1\nb12\n').kept).toEqual([codes('a', ['time']), codes('a', ['money'])]);
    expect(typedAt([item('a')], 'b').state.said).toContain('the first');
  });

  test('undoes one after the other, to what was before', () => {
    const { state, kept } = typedAt([item('a'), item('b'), item('c')], '1\n2\nuu');
    expect(kept.slice(2)).toEqual([codes('b', undefined), codes('a', undefined)]);
    expect([state.at, codedIn(state)]).toEqual([0, 0]);
    expect(press(state, { char: 'u' }).state.said).toContain('nothing was coded');
  });

  test('undoes the change of an answer that was coded long ago to what it was', () => {
    expect(typedAt([item('a', ['money'])], '21\nu').kept).toEqual([codes('a', ['time'])]);
    const { state } = typedAt([item('a', ['money']), item('b', [])], '21\nu');
    expect(state.items[0]?.codes).toEqual(['money']);
  });

  test('makes a theme, which is picked at once', () => {
    const { state, kept } = typedAt([item('a')], 'nPlacx\be\n\n');
    expect(kept).toEqual([{ kind: 'theme', title: 'Place' }, codes('a', ['new-1'])]);
    expect(state.themes.map(({ title }) => title)).toEqual(['No time', 'Money', 'Place']);
  });

  test('may type keys of commands in a title, and leave it', () => {
    expect(typedAt([item('a')], 'nqus 1!').kept).toEqual([]);
    expect(typedAt([item('a')], 'nqus 1\n').kept).toEqual([{ kind: 'theme', title: 'qus 1' }]);
    const typing = press(beginCoding([item('a')], themes), { char: 'n' }).state;
    expect(press(typing, { name: 'escape' }).state.typed).toBeUndefined();
  });

  test('keeps what is picked when ending, but for Ctrl-C', () => {
    expect(typedAt([item('a'), item('b')], '1q').kept).toEqual([codes('a', ['time'])]);
    expect(typedAt([item('a'), item('b')], '1!')).toMatchObject({ kept: [], state: { ended: true } });
    expect(typedAt([item('a'), item('b')], 'q')).toMatchObject({ kept: [], state: { ended: true } });
  });

  test('sees all again, where all were coded', () => {
    const { state, kept } = typedAt([item('a', ['time']), item('b', [])], '\n1\n');
    expect(kept).toEqual([codes('a', ['time']), codes('b', ['time'])]);
    expect(state.ended).toBe(true);
  });

  test('never loses or mixes codes: what was kept last for an answer is what the state says, whatever the keys', () => {
    const keys = fc.string({ unit: fc.constantFrom(...'12sbupnq0\n\b!xA'), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(['time'], []), { nil: undefined }), { maxLength: 4 }), keys, (before, typed) => {
        const items = before.map((list, index) => item(`i${index}`, list));
        const { state, kept } = typedAt(items, typed);
        const now = new Map(items.map(({ id, codes: list }) => [id, list]));
        for (const keep of kept) if (keep.kind === 'codes') now.set(keep.id, keep.themes);
        expect(state.items.map(({ id, codes: list }) => [id, list])).toEqual([...now]);
      }),
    );
  });
});

describe('the file of codes', () => {
  const read = async (text: string) => readCodes({ path: 'private/surveys/x/codes.yaml', text });

  test('is the same again when it is read and printed, whatever the ids are', async () => {
    const id = fc.oneof(fc.constantFrom('no', '1', '__proto__', 'a: b', 'a1b2.2'), fc.string({ minLength: 1, maxLength: 8 }));
    const map = fc.uniqueArray(fc.tuple(id, fc.array(id, { maxLength: 3 })), { selector: ([key]) => key, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(map, map, async (hand, rules) => {
        const all = withCodes(withCodes(noCodes, 'hand', 'hopes', hand), 'rules', 'hopes', rules);
        const text = await printCodes(all);
        const again = await read(text);
        if ('code' in again) throw new Error(again.message);
        expect(await printCodes(again)).toBe(text);
        for (const [key, list] of hand) expect(codesOf(again, 'hopes', key)).toEqual(list);
      }),
      { numRuns: 40 },
    );
  });

  test('that somebody broke is not written over', async () => {
    expect(await read('hand: [a]\n')).toMatchObject({ code: 'codes-damaged', place: { line: 1, excerpt: '' } });
    expect(await read('hand:\n  hopes: {a: time}\n')).toMatchObject({ code: 'codes-damaged' });
    expect(await read('other: {}\n')).toMatchObject({ code: 'codes-damaged' });
    expect(await read('hand: {a: b: c}\n')).toMatchObject({ severity: 'error' });
    expect(await read('')).toEqual(noCodes);
  });

  test('has a person’s word before that of the rules, and none where neither spoke', () => {
    const all = withCodes(withCodes(noCodes, 'hand', 'q', [['a', []]]), 'rules', 'q', [
      ['a', ['time']],
      ['b', ['money']],
    ]);
    expect(['a', 'b', 'c'].map((answer) => codesOf(all, 'q', answer))).toEqual([[], ['money'], undefined]);
    expect(codesOf(withCodes(all, 'hand', 'q', [['a', undefined]]), 'q', 'a')).toEqual(['time']);
  });
});

test('themes are counted over all answers with text, several for one answer, without those that the book no longer has', () => {
  const codebook = codebookOf(questionOf('hopes', 'text', []), questionOf('fears', 'text', []), questionOf('role', 'single', ['A', 'B']));
  const book = { themes: themes.map((theme) => ({ ...theme, questions: [], words: new Map(), patterns: [] })) };
  const all = withCodes(noCodes, 'hand', 'hopes', [
    ['a', ['time', 'money', 'gone']],
    ['b', ['time', 'time']],
    ['c', []],
  ]);
  const tally = themeTally(codebook, book, all);
  for (const id of ['a', 'b', 'c', 'd']) tally.add('hopes', id);
  tally.add('fears', 'a');
  tally.add('role', 'a');
  expect(tally.tables()).toEqual([
    expect.objectContaining({
      part: 'hopes',
      answered: 4,
      exclusive: false,
      cells: [
        { label: 'No time', role: 'option', listed: true, count: 2 },
        { label: 'Money', role: 'option', listed: true, count: 1 },
      ],
    }),
  ]);
});
