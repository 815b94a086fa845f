import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layersOf, placingOf } from '../../../src/report/html/graph-layout.ts';

const graphs = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    ways: fc.array(fc.record({ from: fc.nat(count - 1), to: fc.nat(count - 1) }), { maxLength: 24 }),
    heights: fc.array(fc.integer({ min: 20, max: 90 }), { minLength: count, maxLength: count }),
  }),
);

const chain = (length: number) => Array.from({ length: length - 1 }, (_, at) => ({ from: at, to: at + 1 }));

describe('layers', () => {
  it('lead on along every way that is no way back', () => {
    fc.assert(
      fc.property(graphs, ({ count, ways }) => {
        const { layerOf, back, count: layers } = layersOf(count, ways);
        for (const [at, { from, to }] of ways.entries()) {
          if (from === to) continue;
          const step = (layerOf[to] ?? 0) - (layerOf[from] ?? 0);
          if (back.has(at)) expect(step).toBeLessThan(0);
          else expect(step).toBeGreaterThan(0);
        }
        for (const layer of layerOf) {
          expect(layer).toBeGreaterThanOrEqual(0);
          expect(layer).toBeLessThan(layers);
        }
      }),
    );
  });

  it('have a way back only in a circle, one for each', () => {
    expect(layersOf(4, chain(4)).back.size).toBe(0);
    expect([...layersOf(3, [...chain(3), { from: 2, to: 0 }]).back]).toEqual([2]);
    expect(layersOf(2, [{ from: 0, to: 0 }]).back.size).toBe(0);
  });

  it('put what nothing leads to beside what it leads to', () => {
    // 0 → 1 → 2, and 3 → 2.
    expect(layersOf(4, [...chain(3), { from: 3, to: 2 }]).layerOf).toEqual([0, 1, 2, 1]);
  });

  it('are found for a long chain', () => {
    expect(layersOf(20_000, chain(20_000)).count).toBe(20_000);
  });
});

describe('places', () => {
  it('let nothing of a layer cover another, and begin at the top', () => {
    fc.assert(
      fc.property(graphs, ({ count, ways, heights }) => {
        const layers = layersOf(count, ways);
        const { middles, height, routes } = placingOf(heights, ways, layers);
        const boxes = middles.map((middle, at) => ({
          layer: layers.layerOf[at],
          top: middle - (heights[at] ?? 0) / 2,
          size: heights[at] ?? 0,
        }));
        for (const { top, size } of boxes) {
          expect(top).toBeGreaterThanOrEqual(-1e-6);
          expect(top + size).toBeLessThanOrEqual(height + 1e-6);
        }
        for (const one of boxes)
          for (const other of boxes)
            if (one !== other && one.layer === other.layer && one.top <= other.top) expect(one.top + one.size).toBeLessThan(other.top);
        for (const [at, { from, to }] of ways.entries())
          if (from !== to) expect(routes[at]).toHaveLength(Math.abs((layers.layerOf[from] ?? 0) - (layers.layerOf[to] ?? 0)) + 1);
      }),
    );
  });

  it('lie on one line in a chain', () => {
    const ways = chain(5);
    const { middles } = placingOf([40, 60, 40, 80, 40], ways, layersOf(5, ways));
    for (const middle of middles) expect(middle).toBeCloseTo(40);
  });

  it('do not cross ways that need not cross', () => {
    // 0 and 1 lead to 3 and 2: in the order of their numbers the ways would cross.
    const ways = [
      { from: 0, to: 3 },
      { from: 1, to: 2 },
    ];
    const { middles } = placingOf([40, 40, 40, 40], ways, layersOf(4, ways));
    const [a = 0, b = 0, c = 0, d = 0] = middles;
    expect(Math.sign(a - b)).toBe(Math.sign(d - c));
  });

  it('are the same each time', () => {
    fc.assert(
      fc.property(graphs, ({ count, ways, heights }) => {
        const layers = layersOf(count, ways);
        expect(placingOf(heights, ways, layers)).toEqual(placingOf(heights, ways, layers));
      }),
      { numRuns: 20 },
    );
  });
});
