import { describe, expect, test } from 'vitest';
import { columnOf } from './exports.ts';

describe('several answers in one cell', () => {
  test('are cut where the pieces come again', () => {
    const { question, counts } = columnOf('Which tools?', { 'Forum, Chat': 5, Chat: 3, Forum: 4, 'Forum, Chat, Mail': 2, Mail: 1 });
    expect(question.kind).toBe('multiple');
    expect(counts).toEqual({ Forum: 11, Chat: 10, Mail: 3 });
  });

  test('stand in the order of the questionnaire, not by frequency', () => {
    const { question } = columnOf('Which tools?', { 'Forum, Chat': 2, 'Forum, Mail': 2, 'Chat, Mail': 9, Mail: 9 });
    expect(question.choices.map((choice) => choice.label.text)).toEqual(['Forum', 'Chat', 'Mail']);
  });

  test('an option with the separator in brackets is one', () => {
    const { counts } = columnOf('Where?', { 'Cluster (big, small)': 6, 'Laptop, Cluster (big, small)': 4, Laptop: 5 });
    expect(counts).toEqual({ Laptop: 9, 'Cluster (big, small)': 10 });
  });

  test('an option whose pieces never come apart is one', () => {
    const { counts, doubts } = columnOf('Who?', {
      'I do not know, somebody else does this': 5,
      'Me, I do not know, somebody else does this': 2,
      Me: 4,
      'Me, Team': 3,
      Team: 3,
    });
    expect(counts).toEqual({ Me: 9, Team: 6, 'I do not know, somebody else does this': 7 });
    expect(doubts.some(({ words }) => words.includes('read as one'))).toBe(true);
  });

  test('one answer with a comma in it stays one', () => {
    const { question, counts } = columnOf('Were your needs met?', { 'Yes, and they were met': 8, 'Yes, but they were not met': 3, No: 5 });
    expect(question.kind).toBe('single');
    expect(counts).toEqual({ 'Yes, and they were met': 8, 'Yes, but they were not met': 3, No: 5 });
  });

  test('a single choice is not cut because of a write-in that names two options', () => {
    const { question, counts } = columnOf('Field?', {
      Physics: 40,
      Biology: 30,
      'Physics, Biology': 1,
      Law: 9,
      Art: 2,
      Sport: 1,
      Food: 1,
      Cars: 1,
    });
    expect(question.kind).toBe('single');
    expect(counts).toMatchObject({ Physics: 40, Biology: 30 });
  });

  test('a write-in with a comma at the end of a cell is counted whole, once', () => {
    const { counts } = columnOf('Which?', { 'Go, Rust': 6, Go: 5, Rust: 4, 'Go, a thing of my own, quite odd': 1 });
    expect(counts).toEqual({ Go: 12, Rust: 10, Other: 0, '~a thing of my own, quite odd': 1 });
  });

  test('what people list in their own words and order is text', () => {
    const { question } = columnOf('Other libraries?', {
      'one, two': 1,
      'two, one': 1,
      'three, one, four': 1,
      'One, Four': 1,
      'five, two, one': 1,
      six: 1,
      'four, three': 1,
    });
    expect(question.kind).toBe('text');
  });

  test('a hard separator cuts every piece, write-ins too', () => {
    const { counts } = columnOf('Which?', { 'Go;Rust': 3, Go: 2, 'Rust;Zig': 1, 'Go;Kotlin, Typescript': 1 }, [';']);
    expect(counts).toEqual({ Go: 6, Rust: 4, Other: 0, '~Kotlin, Typescript': 1, '~Zig': 1 });
  });

  test('codes between commas are no decimal numbers', () => {
    const { question, counts } = columnOf('Which?', { '1,3': 5, '1': 4, '3': 6, '1,2,3': 2, '2': 3 }, [',']);
    expect(question.kind).toBe('multiple');
    expect(counts).toEqual({ '1': 11, '2': 5, '3': 13 });
  });

  test('a title that asks for all that apply takes several, though nobody gave two', () => {
    const { question } = columnOf('Which? (select all that apply)', { Go: 5, Rust: 4, Zig: 6 }, [';']);
    expect(question.kind).toBe('multiple');
  });
});

describe('scales and numbers', () => {
  test('points that nobody chose are there, and floats are whole numbers', () => {
    const { question, counts, table } = columnOf('How easy is it?', { '3.0': 4, '4.0': 2, '2.0': 1, '5.0': 1 });
    expect(question.kind).toBe('scale');
    expect(counts).toEqual({ '1': 0, '2': 1, '3': 4, '4': 2, '5': 1 });
    expect(table.mean?.mean).toBeCloseTo(27 / 8);
  });

  test.each([
    ['How likely are you to recommend it?', { '0': 2, '7': 3, '10': 4 }, 11],
    ['Rate it (1 - worst, 10 - best)', { '3': 2, '4': 3 }, 10],
    ['On a scale of 1 to 7, how good?', { '3': 2, '4': 3 }, 7],
    ['How good?', { '1': 2, '6': 3 }, 7],
  ])('the range of %j comes from the wording, or from the answers', (title, values, points) => {
    expect(columnOf(title, values).question.choices).toHaveLength(points);
  });

  test('N/A is an answer and no number', () => {
    const { counts, table } = columnOf('How good?', { '1': 1, '5': 3, 'N/A': 2 });
    expect(counts).toMatchObject({ '5': 3, 'N/A': 2 });
    expect(table).toMatchObject({ answered: 6, mean: { mean: 4, n: 4 } });
  });

  test.each([
    [{ '1 (very easy)': 2, '2': 1, '3': 4, '5 (very hard)': 1 }, ['1 (very easy)', '2', '3', '4', '5 (very hard)']],
    [{ '5: every day': 2, '4': 1, '1: never': 4 }, ['1: never', '2', '3', '4', '5: every day']],
    [{ 'Strongly disagree': 2, '2': 1, '3': 2, '4': 4, 'Strongly agree': 3 }, ['Strongly disagree', '2', '3', '4', 'Strongly agree']],
  ])('ends in words are points: %j', (values, labels) => {
    const { question, table } = columnOf('How is it?', values);
    expect(question.kind).toBe('scale');
    expect(question.choices.map((choice) => choice.label.text)).toEqual(labels);
    expect(table.mean?.n).toBe(Object.values(values).reduce((sum, n) => sum + n, 0));
  });

  test('an end in words goes where the wording says', () => {
    const { question } = columnOf('How is it? (1 - strongly agree, 5 - strongly disagree)', {
      'Strongly disagree': 2,
      '2': 1,
      '3': 2,
      '4': 4,
      'Strongly agree': 3,
    });
    expect(question.choices[0]).toMatchObject({ label: { text: 'Strongly agree' }, value: 1 });
  });

  test.each([
    { 'Strongly agree': 5, Disagree: 1, Neutral: 2, Agree: 3, 'Strongly disagree': 1 },
    { immer: 5, nie: 1, manchmal: 2, oft: 3, selten: 1 },
    { nunca: 5, siempre: 1, 'a veces': 2, 'a menudo': 3, 'runa vez': 1 },
  ])('words of a whole scale have their order and their numbers: %j', (values) => {
    const { question, table } = columnOf('How?', values);
    expect(question.kind).toBe('scale');
    expect(question.choices.map((choice) => choice.value)).toEqual([1, 2, 3, 4, 5]);
    expect(table.mean?.n).toBe(12);
  });

  test('words of a scale of which some are missing are ordered and have no numbers', () => {
    const { question } = columnOf('How?', { Agree: 5, 'Strongly disagree': 3, Neutral: 2 });
    expect(question.kind).toBe('single');
    expect(question.choices.map((choice) => [choice.label.text, choice.value])).toEqual([
      ['Strongly disagree', undefined],
      ['Neutral', undefined],
      ['Agree', undefined],
    ]);
  });

  test('how many is a number', () => {
    const { question, table } = columnOf('How many children do you have?', { '0': 4, '2': 2, '3': 1 });
    expect(question.kind).toBe('number');
    expect(table).toMatchObject({ cells: [], mean: { mean: 1, n: 7 } });
  });

  test.each([
    [
      ['1-49', '50-99', '100-999', '1000+'],
      ['1000+', '1-49', '100-999', '50-99'],
    ],
    [
      ['Less than 3 months', '3 months - 1 year', '1 - 3 years', 'More than 3 years'],
      ['1 - 3 years', 'More than 3 years', '3 months - 1 year', 'Less than 3 months'],
    ],
    [
      ['None', '1', 'Between 2 and 5', 'More than 5', 'I don’t know'],
      ['More than 5', 'I don’t know', '1', 'None', 'Between 2 and 5'],
    ],
    [
      ['Yes', 'No', 'Not sure'],
      ['Not sure', 'No', 'Yes'],
    ],
  ])('ranges stand in their order: %j', (wanted, given) => {
    const { question } = columnOf('Size?', Object.fromEntries(given.map((label, at) => [label, 9 - at])));
    expect(question.kind).toBe('single');
    expect(question.choices.map((choice) => choice.label.text)).toEqual(wanted);
  });
});

describe('options and write-ins', () => {
  test('what many gave is listed, what each gave once is a write-in', () => {
    const { question, counts } = columnOf('Field?', { Physics: 9, Law: 5, Bees: 1, Cars: 1, Ships: 1, Kites: 1, Pens: 1 });
    expect(question.choices.map((choice) => [choice.label.text, choice.role])).toEqual([
      ['Physics', 'option'],
      ['Law', 'option'],
      ['Other', 'other'],
    ]);
    expect(counts).toMatchObject({ Physics: 9, '~Bees': 1 });
  });

  test('a few rare answers are options that few chose', () => {
    const { question } = columnOf('Size?', { Small: 9, Big: 5, Huge: 1 });
    expect(question.choices.map((choice) => choice.label.text)).toEqual(['Small', 'Big', 'Huge']);
  });

  test('spellings of one label are counted apart and offered for merging', () => {
    const { counts, doubts } = columnOf('Which?', { None: 5, none: 4, 'None ': 1, Some: 8 });
    expect(counts).toEqual({ Some: 8, None: 6, none: 4 });
    expect(doubts.find(({ words }) => words.includes('merge'))?.values).toContain('“None” (6) and “none” (4)');
  });

  test('labels that say what they are have their roles', () => {
    const { question } = columnOf('Gender?', { Woman: 5, Man: 6, 'Prefer not to say': 3, 'Other (please specify)': 2, 'N/A': 2 });
    expect(question.choices.map((choice) => choice.role)).toEqual(['option', 'option', 'prefer-not', 'other', 'not-applicable']);
  });

  test('long or unique answers are text', () => {
    const values = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`A sentence of my own, number ${i}, about many things`, 1]));
    const { question, table } = columnOf('Why?', { ...values, 'n/a': 4, '-': 2 });
    expect(question.kind).toBe('text');
    expect(table).toMatchObject({ answered: 18, cells: [] });
  });

  test('a column without answers is a question without answers', () => {
    const { question, table } = columnOf('Anything else?', { '': 4 });
    expect([question.kind, table.answered]).toEqual(['text', 0]);
  });
});

test('the tables of the profile are those of the rows for each of these', () => {
  const { quick, tables } = columnOf('Which?', { 'Go, Rust': 6, Go: 5, Rust: 4, 'Go, a thing of my own': 1 });
  expect(quick).toEqual({ ...tables, breakdowns: [] });
});

describe('what looks like something else', () => {
  test('an order of all items in one cell is a ranking, whatever order was first', () => {
    const { question, table, doubts } = columnOf(
      'What helps most?',
      { 'Money;Time;Room;': 4, 'Time;Money;Room;': 2, 'Room;Time;Money;': 2, 'Money;Room;Time;': 1 },
      [';'],
    );
    expect(question.kind).toBe('ranking');
    expect(table.answered).toBe(9);
    expect(table.cells).toMatchObject([{ label: 'Money', count: 5 }, { label: 'Time' }, { label: 'Room' }]);
    expect(doubts[0]?.words).toContain('ranking');
  });

  test('several answers in the order in which they were ticked are no ranking', () => {
    const { question } = columnOf('What helps?', { 'Money;Time;': 4, 'Time;Money;Room;': 2, 'Room;Time;Money;': 2, 'Money;': 3 }, [';']);
    expect(question.kind).toBe('multiple');
  });

  test('options that a form shuffled are told from a text by the short list that all cells are made of', () => {
    const shuffled = { 'Forum, Chat': 3, 'Chat, Forum': 3, 'Chat, Mail, Forum': 2, 'Mail, Chat': 2, 'Forum, Mail': 2, Mail: 2 };
    const { question, counts } = columnOf('What do you use?', shuffled);
    expect(question.kind).toBe('multiple');
    expect(counts).toEqual({ Chat: 10, Forum: 10, Mail: 8 });
  });

  test('a comma in a number does not divide answers', () => {
    const { question } = columnOf('How big is it?', { '1-500': 4, '500-1,000': 4, '1,000-5,000': 3 }, [',']);
    expect(question.kind).toBe('single');
  });

  test('versions have no mean', () => {
    expect(columnOf('Which version do you use?', { '3.8': 5, '3.10': 4, '3.9': 3 }).question.kind).toBe('single');
    expect(columnOf('How long is it?', { '3.8': 5, '3.1': 4, '3.9': 3 }).question.kind).toBe('number');
  });

  test('an amount that is left open is a class, and no point of a scale', () => {
    expect(columnOf('How many meetings did you attend?', { 0: 5, 1: 4, 2: 3, '3+': 2 }).question.kind).toBe('single');
  });

  test('one number alone is no scale, unless the wording says so', () => {
    expect(columnOf('Role', { 2: 7 }).question.kind).not.toBe('scale');
    expect(columnOf('How good, from 1 to 5?', { 2: 7 }).question.kind).toBe('scale');
  });

  test('options that are only numbered are no points', () => {
    const paid = { '1. We paid it on the very day': 5, '2. We paid it later in the year': 4, '4. There was nothing to pay for us': 3 };
    expect(columnOf('The rent?', paid).question.kind).toBe('single');
    expect(columnOf('How did they come by it?', { '2. By work': 5, '6. By luck': 4, '7. By birth': 3, Other: 2 }).question.kind).toBe(
      'single',
    );
    expect(columnOf('How hard?', { '1. easy': 5, '2. so so': 4, '3. hard': 3 }).question.kind).toBe('scale');
  });

  test('99 among points is the code of no answer, and in no mean', () => {
    const { question, table, doubts } = columnOf('How sure are you?', { 1: 2, 2: 2, 3: 2, 4: 2, 5: 2, 99: 3 });
    expect(question.kind).toBe('scale');
    expect(question.choices.at(-1)).toMatchObject({ label: { text: '99' }, role: 'not-applicable' });
    expect(table).toMatchObject({ answered: 13, mean: { mean: 3, n: 10 } });
    expect(doubts.some(({ words }) => words.includes('99'))).toBe(true);
    const signed = columnOf('Effect', { '-1': 3, 0: 4, 1: 5, 2: 2 });
    expect([signed.question.kind, signed.table.answered]).toEqual(['number', 14]);
  });
});
