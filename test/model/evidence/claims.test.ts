import { describe, expect, it, test } from 'vitest';
import { claimsIn } from '../../../src/model/evidence/claims.ts';
import { proseOf } from '../../../src/model/evidence/prose.ts';
import { growsLinearly } from '../../text/growth.ts';

const prose = (text: string) => proseOf({ path: 'guidelines/a.md', text }, 0);
const claims = (text: string) => claimsIn(prose(text)).map((claim) => claim.text);

describe('a claim', () => {
  it.each([
    'Most communities thank people in public.',
    '62 % of all leaders are tired.',
    'Twenty asked, and 24 of 39 said yes.',
    'Members want to be asked.',
    'Many small groups have no budget.',
    'Leaders should rest because nobody else tells them.',
    'The survey shows that posters help.',
    'A clear majority meets in a library.',
  ])('is: %s', (text) => {
    expect(claims(text)).toEqual([text]);
  });

  it.each([
    'Ask people before you thank them.',
    'The most important rule is to rest.',
    'Do most communities agree?',
    '[Most communities](../surveys/a/results.md#b) thank people in public.',
    'Most communities thank people in public ([decided](../meetings/2026-02-03.md)).',
    'Most communities thank people in public.[^1]',
    'Most communities thank people in public. (See [the survey](../surveys/a/results.md).)',
    'If people want a badge, give them one.',
    '# Most communities say so',
    '| Most communities | 62 % |',
    '```\nMost communities say so.\n```',
    '<!-- Most communities say so. -->',
    'TODO: most communities say what?',
    '## Open questions\n\n- Most communities say so, or not',
    'You may wait 2 of your days.',
  ])('is not: %s', (text) => {
    expect(claims(text)).toEqual([]);
  });
});

test('sentences know their lines, headings and links, and questions are open until their box is ticked', () => {
  const text = '# Rest\n\nOne, e.g. this. Two [a](b.md) goes\non. Three?\n\n- [ ] Ask Odi\n- [x] Why?\n- ~~And when?~~\n\nFIXME later\n';
  const { sentences, open, words } = prose(text);
  expect(sentences.map(({ text: words, line, links }) => [words, line, links.length])).toEqual([
    ['Rest', 1, 0],
    ['One, e.g. this.', 3, 0],
    ['Two a goes on.', 3, 1],
    ['Three?', 4, 0],
    ['Ask Odi', 6, 0],
    ['Why?', 7, 0],
    ['And when?', 8, 0],
    ['FIXME later', 10, 0],
  ]);
  expect(open.map(({ text: words }) => words)).toEqual(['Three?', 'Ask Odi', 'FIXME later']);
  expect(sentences[1]?.heading).toBe('Rest');
  expect(words).toBe(16);
});

test.each(['a. ', '? ', '[a](b) ', 'many of ', '62 ', '(', 'A.\n', '[^1]', '> '])(
  'prose of many %s is read in linear time',
  async (part) => {
    expect(await growsLinearly((size) => () => claims(part.repeat(size)), 10_000)).toBe(true);
  },
);
