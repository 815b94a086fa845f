import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/text/did-you-mean.ts';

const known = ['status', 'timeline', 'actions', 'decisions', 'due', 'owners', 'blocked_by'];

describe('nearest', () => {
  it.each([
    ['stauts', 'status'],
    ['Status', 'status'],
    ['timelin', 'timeline'],
    ['action', 'actions'],
    ['deu', 'due'],
    ['blockedby', 'blocked_by'],
    ['owner', 'owners'],
    ['status', 'status'],
  ])('of %j is %j', (word, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });

  it.each(['survey', '', 'x', 'x'.repeat(10_000), '__proto__', 'du e r'])('has no guess for %j', (word) => {
    expect(nearest(word, known)).toBeUndefined();
  });

  it('takes the first of equals', () => {
    expect(nearest('bat', ['cat', 'hat'])).toBe('cat');
  });
});
