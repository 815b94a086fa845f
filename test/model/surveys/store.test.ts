// The file of kept answers, and what an import does to it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/model/surveys/answer.ts';
import { answersOf, linePrinter, lineReader, printEnd, printStart, readStore } from '../../../src/model/surveys/store.ts';
import { codebookOf, fileOf, importRows, questionOf, type Row } from './kept-answers.ts';

const codebook = codebookOf(
  questionOf('role', 'single', ['Leader', 'Member']),
  questionOf('tools', 'multiple', ['Forum', 'Chat', '__proto__'], { several: true }),
  questionOf('age', 'number', []),
  questionOf('why', 'text', []),
);
const stored = { fingerprint: { hash: 'h'.repeat(22) }, state: 'complete', batch: 1, replaced: false } as const;
const answer: Answer = {
  state: 'complete',
  day: undefined,
  values: [{ chosen: [1], written: [] }, { chosen: [2, 0], written: ['Post'] }, { chosen: [], written: [], number: 41 }, undefined],
};

describe('a line', () => {
  test('keeps words, so that a codebook in another order reads the same answer', () => {
    const text = linePrinter(codebook, (t) => t)(stored, answer);
    expect(JSON.parse(text).v).toEqual({ role: ['Member'], tools: { o: ['__proto__', 'Forum'], w: ['Post'] }, age: 41 });
    const turned = codebookOf(
      questionOf('why', 'text', []),
      questionOf('age', 'number', []),
      questionOf('tools', 'multiple', ['Post', '__proto__', 'Chat', 'Forum'], { several: true }),
      questionOf('role', 'single', ['Member', 'Leader']),
    );
    expect(lineReader(turned)(text)?.answer.values).toEqual([
      undefined,
      { chosen: [], written: [], number: 41 },
      { chosen: [1, 3, 0], written: [] },
      { chosen: [0], written: [] },
    ]);
  });

  test('that says an option which the codebook no longer has is a write-in, not a loss', () => {
    const fewer = codebookOf(questionOf('role', 'single', ['Leader']));
    const text = linePrinter(codebook, (t) => t)(stored, answer);
    expect(lineReader(fewer)(text)?.answer.values).toEqual([{ chosen: [], written: ['Member'] }]);
  });

  test('has identifiers taken out of what people wrote', () => {
    const written: Answer = {
      ...answer,
      values: [undefined, { chosen: [], written: ['ask bo'] }, undefined, { chosen: [], written: [], text: 'bo knows' }],
    };
    const text = linePrinter(codebook, (t) => t.replace('bo', '[name]'))(stored, written);
    expect(text).not.toContain('bo');
    expect(JSON.parse(text).v).toEqual({ tools: { w: ['ask [name]'] }, why: '[name] knows' });
  });

  test('counts two options as one that the codebook has made one, and an answer to one of several options once', () => {
    const merged = (question: ReturnType<typeof questionOf>) => ({
      ...question,
      choices: question.choices.map((choice, at) => (at === 0 ? { ...choice, also: ['Chat', 'Talks'] } : choice)),
    });
    const line = (v: unknown): string => JSON.stringify({ h: 'h'.repeat(22), b: 1, v });
    const read = lineReader(codebookOf(merged(questionOf('tools', 'multiple', ['Forum', 'Post'], { several: true }))));
    expect(read(line({ tools: { o: ['Forum', 'Chat'], w: ['Talks', 'Doves'] } }))?.answer.values).toEqual([
      { chosen: [0], written: ['Doves'] },
    ]);
    const other = { label: { text: 'Other', in: new Map() }, role: 'other' as const, also: [] };
    const single = merged(questionOf('role', 'single', ['Leader', 'Member']));
    const one = lineReader(codebookOf({ ...single, choices: [...single.choices, other] }));
    // What was chosen beside the first is kept in words; what was written under “other” may be an option since.
    expect(one(line({ role: { o: ['Leader'], w: ['Member'] } }))?.answer.values).toEqual([{ chosen: [0], written: ['Member'] }]);
    expect(one(line({ role: { o: ['Other'], w: ['Talks'] } }))?.answer.values).toEqual([{ chosen: [0], written: [] }]);
    expect(one(line({ role: { o: ['Other'], w: ['Doves'] } }))?.answer.values).toEqual([{ chosen: [2], written: ['Doves'] }]);
    expect(one(line({ role: ['Member', 'Leader'] }))?.answer.values).toEqual([{ chosen: [1], written: ['Leader'] }]);
  });
  test.each([['printed and read', fc.string({ unit: 'binary', maxLength: 20 })]])('%s is the same, whatever was written', (_, strings) => {
    const value = fc.record({
      chosen: fc.uniqueArray(fc.nat(2)),
      written: fc.array(strings.filter((s) => !/^(?:Forum|Chat|__proto__)$/.test(s))),
    });
    fc.assert(
      fc.property(value, strings, fc.double({ noNaN: true, noDefaultInfinity: true }), (tools, why, number) => {
        const values = [undefined, tools, { chosen: [], written: [], number: number + 0 }, { chosen: [], written: [], text: why }];
        const text = linePrinter(codebook, (t) => t)(stored, { ...answer, values });
        expect(text.split('\n')).toHaveLength(2);
        expect(lineReader(codebook)(text)?.answer.values).toEqual(
          values.map((v) => v && { ...v, ...('number' in v && { number: Number(JSON.stringify(v.number)) }) }),
        );
      }),
    );
  });
});

describe('a file of answers', () => {
  const whole = importRows(undefined, [
    { id: '1', said: 'tée' },
    { id: '2', said: 'b\u2028c' },
  ]).text;

  test('is read in pieces of any size', () => {
    for (const piece of [1, 2, 3, 11, 10_000]) {
      const lines: string[] = [];
      expect(readStore(fileOf(whole, piece), (line) => lines.push(line))).toMatchObject({ lines: 2 });
      expect(lines.map((line) => JSON.parse(line).v)).toEqual([{ said: '1|tée' }, { said: '2|b\u2028c' }]);
    }
  });

  test.each([
    ['cut off', whole.slice(0, whole.lastIndexOf('{"end"'))],
    ['cut off within a line', whole.slice(0, 80)],
    ['missing a line', whole.split('\n').toSpliced(1, 1).join('\n')],
    ['of another kind', '{"schema":"wg/answers/9"}\n'],
    ['empty', ''],
  ])('that is %s is told as damaged', (_, text) => {
    expect(readStore(fileOf(text), () => {})).toMatchObject({
      code: 'answers-damaged',
      place: { path: 'private/surveys/x/answers.jsonl' },
    });
  });

  test('gives each answer a short id of its own, without versions that were edited', () => {
    const rows: readonly Row[] = [
      { said: 'same' },
      { said: 'same' },
      ...Array.from({ length: 5 }, (_, n): Row => ({ id: `${n}`, said: 'x' })),
    ];
    const first = importRows(undefined, rows).text;
    const edited = importRows(first, [...rows.slice(0, 6), { id: '4', said: 'y' }]).text;
    expect(edited.match(/"old":true/g)).toHaveLength(1);
    const files = { openBytes: () => ({ file: fileOf(edited) }) };
    const ids: string[] = [];
    const texts: (string | undefined)[] = [];
    const problem = answersOf(
      { ...files, list: () => [], exists: () => true, read: () => expect.unreachable() },
      'x',
      codebookOf(questionOf('said', 'text', [])),
      ({ id, answer }) => {
        ids.push(id);
        texts.push(answer.values[0]?.text);
      },
    );
    expect(problem).toBeUndefined();
    expect(new Set(ids).size).toBe(7);
    expect(ids[1]).toBe(`${ids[0]}.2`);
    expect(texts).toEqual(['|same', '|same', '0|x', '1|x', '2|x', '3|x', '4|y']);
  });

  test('that is damaged inside gives a diagnostic with its line', () => {
    const broken = `${printStart()}{"no":"answer"}\n${printEnd({ lines: 1, batch: 1, published: 0, publishedBatch: 0, publishedBefore: 0, added: 1, edited: 0 })}`;
    const files = { openBytes: () => ({ file: fileOf(broken) }), list: () => [], exists: () => true, read: () => expect.unreachable() };
    expect(answersOf(files, 'x', codebook, () => expect.unreachable())).toMatchObject({ code: 'answers-damaged', place: { line: 2 } });
  });
});

describe('an import', () => {
  const rows: readonly Row[] = [{ said: 'a' }, { said: 'a' }, { said: 'b' }];

  test('of the same rows changes nothing', () => {
    const first = importRows(undefined, rows);
    const second = importRows(first.text, rows);
    expect(second.plan).toMatchObject({ changes: false, counts: { added: 0, edited: 0, same: 3, missing: 0 } });
    expect(second.text).toBe(first.text);
  });

  test('of a later export adds what is new; of alike rows the largest number counts', () => {
    const first = importRows(undefined, rows).text;
    expect(importRows(first, [...rows, { said: 'a' }, { said: 'c' }]).plan.counts).toMatchObject({ added: 2, same: 3, kept: 5 });
    expect(importRows(first, [{ said: 'a' }]).plan.counts).toMatchObject({ added: 0, same: 1, missing: 2, kept: 3 });
  });

  test('replaces an edited answer that has an id, and counts one twice that has none', () => {
    const first = importRows(undefined, [{ id: '1', said: 'a' }, { said: 'x' }]).text;
    const second = importRows(first, [{ id: '1', said: 'b' }, { said: 'y' }]);
    expect(second.plan.counts).toMatchObject({ edited: 1, added: 1, missing: 1, kept: 3 });
    expect(second.text).not.toContain('1|a');
  });

  test('counts partial and test answers, and holds them out of what is complete', () => {
    const { plan } = importRows(undefined, [{ said: 'a' }, { said: 'b', state: 'partial' }, { said: 'c', state: 'test' }]);
    expect(plan.counts).toMatchObject({ kept: 3, complete: 1 });
  });

  test('takes an answer that was begun and is now whole for the same one', () => {
    const first = importRows(undefined, [{ id: '1', said: 'a', state: 'partial' }]).text;
    expect(importRows(first, [{ id: '1', said: 'a' }]).plan.counts).toMatchObject({ edited: 1, kept: 1, complete: 1 });
  });

  test('that the codebook reads otherwise writes the answers anew and counts none as new', () => {
    const first = importRows(undefined, rows).text;
    const other = first.replaceAll('"said":"|a"', '"said":"|A"');
    expect(importRows(other, rows).plan).toMatchObject({ changes: true, counts: { added: 0, edited: 0, reread: 2 } });
    expect(importRows(other, rows).text).toBe(first);
  });
});
