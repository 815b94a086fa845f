import { describe, expect, it } from 'vitest';
import { pageStyle } from '../../../src/report/html/page.ts';
import { contrast } from './contrast.ts';

/** The colours of a theme by name; the dark one lies over the light one. */
function themeIn(css: string): ReadonlyMap<string, string> {
  return new Map([...css.matchAll(/--([a-z][a-z0-9-]*): ?(#[0-9a-f]{6})/g)].map(([, name = '', colour = '']) => [name, colour]));
}

const [, light = '', dark = ''] = /^(.*?\})@media screen and \(prefers-color-scheme: ?dark\)\{(:root\{[^}]*\})/s.exec(pageStyle) ?? [];
const themes = [
  ['light', themeIn(light)],
  ['dark', new Map([...themeIn(light), ...themeIn(dark)])],
] as const;

describe.each(themes)('the %s theme', (name, theme) => {
  const colour = (one: string): string => {
    const found = theme.get(one);
    if (found === undefined) throw new Error(`no colour ${one}`);
    return found;
  };
  const apart = (one: string, other: string): number => contrast(colour(one), colour(other));

  it('has colours of its own', () => {
    expect(theme.size).toBeGreaterThan(20);
    if (name === 'dark') for (const [one, value] of themeIn(light)) expect(theme.get(one), one).not.toBe(value);
  });

  it('keeps every text readable on every ground that it stands on', () => {
    for (const text of ['ink', 'dim', 'link', 'good', 'warn', 'bad', 'plain', 'now'])
      for (const ground of ['page']) expect(apart(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    for (const tone of ['good', 'warn', 'bad', 'dim'])
      for (const text of [tone, 'ink', 'dim', 'link'])
        expect(apart(text, `${tone}-tint`), `${text} on ${tone}`).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps the figures in cells readable on every shade, and the shades in their order', () => {
    const shades = ['share-1', 'share-2', 'share-3', 'share-4', 'share-5'];
    for (const shade of shades) expect(apart('ink', shade), shade).toBeGreaterThanOrEqual(4.5);
    const steps = shades.map((shade) => apart(shade, 'page'));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    for (const [at, step] of steps.entries()) expect(step / (steps[at - 1] ?? 1), shades[at]).toBeGreaterThan(1.05);
  });

  it('keeps neighbours of a scale apart where the line between them is of the page', () => {
    for (const [one, other] of [
      ['low', 'low-near'],
      ['high-near', 'high'],
    ] as const)
      expect(apart(one, other), `${one}, ${other}`).toBeGreaterThanOrEqual(1.5);
  });

  it('keeps every sign apart from the page, and whiskers from their bars', () => {
    for (const sign of [
      'plain',
      'good',
      'warn',
      'bad',
      'now',
      'ghost',
      'brand',
      'bar',
      'low',
      'low-near',
      'between',
      'high-near',
      'high',
      'dim',
    ])
      expect(apart(sign, 'page'), sign).toBeGreaterThanOrEqual(3);
    expect(apart('ink', 'bar')).toBeGreaterThanOrEqual(3);
  });
});

it('uses no colour but those of the themes, and loads nothing', () => {
  const used = [...pageStyle.matchAll(/var\(--([a-z0-9-]+)/g)].map(([, one]) => one ?? '');
  for (const one of used) expect(pageStyle, one).toContain(`--${one}:`);
  const rules = pageStyle.replace(/:root\{[^}]*\}/g, '');
  expect(rules).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|hsl/i);
  expect(pageStyle).not.toMatch(/url|import|http|expression|<|\\/i);
});

it('uses every colour and every size that it names', () => {
  for (const [, name] of pageStyle.matchAll(/--([a-z0-9-]+):/g)) expect(pageStyle).toContain(`var(--${name})`);
});

it('takes the sizes of its texts from one scale of 1.2', () => {
  const sizes = [...pageStyle.matchAll(/--size-(\w+): ?([\d.]+)rem/g)].map(([, name, rem]) => [name, Number(rem)] as const);
  for (const [name, rem] of sizes) expect(rem).toBeCloseTo(name === 'small' ? 1 / 1.2 : 1.2 ** Number(name), 2);
  expect(sizes).toHaveLength(5);
});
