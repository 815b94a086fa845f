import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clauseOf, referredName, slugOfClause, titleOfName } from '../../src/model/title.ts';

describe('the first clause of a sentence', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Build a shed.', 'Build a shed'],
    ['Build a shed:', 'Build a shed'],
    ['  Build a shed !  ', 'Build a shed'],
    ['Build a shed (of wood)', 'Build a shed'],
    ['Build a shed → Ana asks', 'Build a shed'],
    ['(of wood)', '(of wood)'],
    ['Write to every garden in the county because we have to hear from each of them before spring', 'Write to every garden in the county'],
    ['Collecting the rules that gardens already have, with the reasons that they give for each one', 'Collecting the rules'],
    ['Asking neighbours about the water by going from door to door with two people in the evening', 'Asking neighbours about the water'],
    ['Find a place for the tools - dry, near the gate, with a lock that everybody in the group can open', 'Find a place for the tools'],
    ['So that all know: one list of everything which grows here and of who planted it in which year', 'So that all know'],
    [
      'One long sentence without any mark goes on and on until it has passed sixty characters',
      'One long sentence without any mark goes on and on until it has passed sixty characters',
    ],
    [
      'As, a start that ends too soon for a title is not cut there but later on if there is a place',
      'As, a start that ends too soon for a title is not cut there but later on if there is a place',
    ],
    ['', ''],
    ['…', '…'],
  ];
  test.each(cases)('%j is called %j', (sentence, clause) => {
    expect(clauseOf(sentence)).toBe(clause);
  });

  test('a clause is the beginning of its sentence, and the clause of itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const clause = clauseOf(text);
        expect(text.trim().startsWith(clause)).toBe(true);
        expect(text.trim() === '' || /^[\s.:;,!]*$/.test(text) || clause !== '').toBe(true);
      }),
    );
  });
});

describe('the slug of a clause', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Build the shed', 'build-shed'],
    ['Say what “ripe” means in different gardens of the county', 'say-what-ripe-means-in-different-gardens'],
    ['Write down the forms that gardeners have to fill in before they may begin', 'write-down-forms'],
    ['Ask organisers what they would have liked to know in their first year', 'ask-organisers-what-they-would-have'],
    ['Ärger mit dem Wasser', 'ärger-mit-dem-wasser'],
    ['Donaudampfschifffahrtsgesellschaftskapitänsmütze', 'donaudampfschifffahrtsgesellschaftskapit'],
  ];
  test.each(cases)('of %j is %s', (text, slug) => {
    expect(slugOfClause(text, new Set())).toBe(slug);
  });

  test('a slug that is taken gets another, and is never taken again', () => {
    const taken = new Set<string>();
    for (let i = 0; i < 20; i++) {
      const slug = slugOfClause('Build the shed', taken);
      expect(taken.has(slug)).toBe(false);
      taken.add(slug);
    }
  });

  test('a slug is at most 40 characters long, however long the clause', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const slug = slugOfClause(text, new Set());
        expect(slug).not.toBe('');
        expect(slug.length).toBeLessThanOrEqual(40);
        expect(slug).toMatch(/^[^\s/\\-]/);
      }),
    );
  });
});

describe('the bare name in words that refer to something', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['the survey', 'survey'],
    ['The survey.', 'survey'],
    ['our seed list', 'seed list'],
    ['survey', 'survey'],
    ['a decision of the city council on water', undefined],
    ['the', 'the'],
    ['', undefined],
    ['…:', '…'],
  ];
  test.each(cases)('%j: %j', (words, name) => {
    expect(referredName(words)).toBe(name);
  });
});

test.each([
  ['autumn-2025_answers', 'Autumn 2025 answers'],
  ['  --  ', 'Untitled'],
  ['émigré', 'Émigré'],
])('the name %j becomes the title %j', (name, title) => {
  expect(titleOfName(name)).toBe(title);
});
