import { describe, expect, it } from 'vitest';
import { syntheticGroup } from './synthetic-group.ts';

describe('a synthetic group', () => {
  it('is the same for the same size and seed, and another for another seed', () => {
    expect([...syntheticGroup({ notes: 30 })]).toEqual([...syntheticGroup({ notes: 30 })]);
    expect([...syntheticGroup({ notes: 30, seed: 2 })]).not.toEqual([...syntheticGroup({ notes: 30 })]);
  });

  it('has as many notes as were asked for, each under its own path, of about 3.6 KB', () => {
    const notes = [...syntheticGroup({ notes: 3000 })].filter(([path]) => path.startsWith('meetings/'));
    expect(new Set(notes.map(([path]) => path)).size).toBe(3000);
    const mean = notes.reduce((sum, [, text]) => sum + text.length, 0) / notes.length;
    expect(mean).toBeGreaterThan(3300);
    expect(mean).toBeLessThan(3900);
  });
});
