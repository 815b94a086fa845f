import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counted, readFigure, recompute } from '../../../src/model/evidence/figures.ts';

const cell: Counted = { what: 'cell', count: 24, base: 39 };
const question: Counted = { what: 'question', count: 47, base: 52, mean: 3.34 };
const now = (text: string, counted: Counted) => {
  const figure = readFigure(text);
  return figure && recompute(figure, counted);
};

describe('a figure', () => {
  it.each([
    ['58 %', '62 %'],
    ['58%', '62%'],
    ['58.1 %', '61.5 %'],
    ['58,1 %', '61,5 %'],
    ['**58 per cent**', '**62 per cent**'],
    ['20 of 30', '24 of 39'],
    ['20 out of the 30', '24 out of the 39'],
    ['20', '24'],
  ])('%s is written anew as %s, in the way it was written', (text, expected) => {
    expect(now(text, cell)).toEqual({ text: expected });
  });

  it.each([
    ['4.1', '3.3'],
    ['4,10', '3,34'],
    ['a mean of 4', 'a mean of 3'],
    ['40', '47'],
    ['80 %', '90 %'],
    ['40 of 52', '47 of 52'],
  ])('%s at a question is %s', (text, expected) => {
    expect(now(text, question)).toEqual({ text: expected });
  });

  it.each(['most', 'about 60 %', '62 % of them', '2026-02-03', '24 of them', '', '1.2.3', '#3'])('%s is none', (text) => {
    expect(readFigure(text)).toBeUndefined();
  });

  it('of a hidden count or mean cannot be told', () => {
    expect(now('7 %', { ...cell, count: null })).toEqual({ problem: 'hidden' });
    expect(now('3.1', { ...question, mean: null })).toEqual({ problem: 'hidden' });
    expect(now('3.1', cell)).toEqual({ problem: 'none' });
  });

  it('that is a mean without decimals is not taken for a count', () => {
    expect(now('3', question)).toEqual({ problem: 'whole-mean' });
  });

  it('rounds halves up as people do, and is stable once it is written', () => {
    expect(now('0 %', { what: 'cell', count: 1, base: 200 })).toEqual({ text: '1 %' });
    expect(now('0.0 %', { what: 'cell', count: 3, base: 80 })).toEqual({ text: '3.8 %' });
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom('1 %', '1.5 %', '1,25 %', '7 of 9', '3'),
        (count, more, text) => {
          const counted: Counted = { what: 'cell', count, base: count + more };
          const first = now(text, counted);
          expect(first).toHaveProperty('text');
          expect(now((first as { text: string }).text, counted)).toEqual(first);
        },
      ),
    );
  });
});
