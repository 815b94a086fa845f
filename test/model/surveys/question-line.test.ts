import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionOfLine } from '../../../src/model/surveys/question-line.ts';

function read(line: string) {
  const question = questionOfLine(line, new Set(['taken']));
  if ('problem' in question) return question.problem;
  const { id, kind, choices, rows, min, max, unit } = question;
  const limits = [min, max, unit].filter((v) => v !== undefined);
  return [id, kind, choices.map((c) => `${c.role === 'option' ? '' : `${c.role} `}${c.label.text}`), rows.map((r) => r.id), ...limits];
}

test.each<readonly [string, unknown]>([
  ['single: What is your role? = Leader | Member | Other…', ['what-is-your-role', 'single', ['Leader', 'Member', 'other Other'], []]],
  ['role single: Role = A | B', ['role', 'single', ['A', 'B'], []]],
  ['multiple: Which? = Something else ... | A | B |', ['which', 'multiple', ['A', 'B', 'other Something else'], []]],
  ['scale: How hard? = 1 easy .. 3 very hard', ['how-hard', 'scale', ['1 (easy)', '2', '3 (very hard)'], []]],
  ['scale: How hard? = 0..2', ['how-hard', 'scale', ['0', '1', '2'], []]],
  ['scale: How hard? = Easy | Hard', ['how-hard', 'scale', ['Easy', 'Hard'], []]],
  ['grid: Use = The forum | Chat = Never | Often', ['use', 'grid', ['Never', 'Often'], ['forum', 'chat']]],
  ['ranking: Order = A | B', ['order', 'ranking', ['A', 'B'], []]],
  ['number: How many? = 0 .. 500 people', ['how-many', 'number', [], [], 0, 500, 'people']],
  ['number: How many?', ['how-many', 'number', [], []]],
  ['text: What else: anything?', ['what-else-anything', 'text', [], []]],
])('%s', (line, reads) => {
  expect(read(line)).toEqual(reads);
});

test.each([
  ['What is your role?', 'begins with its kind'],
  ['choice: What?', 'begins with its kind'],
  ['single:', 'no question behind'],
  ['single: What?', 'at least two'],
  ['single: What? = A', 'at least two'],
  ['single: What? = A | B… | C… | D', 'only one option'],
  ['text: What? = A | B', 'no options'],
  ['single: What? = A | B = C', 'one “ = ” too many'],
  ['scale: What? = 5 .. 1', 'cannot go from 5 to 1'],
  ['scale: What? = 0 .. 999999999', 'cannot go from'],
  ['scale: What?', 'has its ends'],
  ['grid: What? = A | B', 'columns behind the second'],
  ['number: What? = many', 'limits'],
  ['taken text: What?', 'two questions are called'],
])('%s: refused, with the way to write it', (line, words) => {
  expect(read(line)).toContain(words);
});

test('any line is a question or a sentence that says why not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('single: ', 'scale: ', 'grid: ', ''), (line, head) => {
      const question = questionOfLine(head + line, new Set());
      if ('problem' in question) expect(question.problem).not.toBe('');
      else expect(question.id).toMatch(/^[\p{L}\p{N}]/u);
    }),
  );
});
