// Figures in links: what a text such as `62 %`, `24 of 39` or `4.1` says, and what it should say by the published results. Rounding is as
// written. Knows counts and bases, and no files.

/** A number as it is written: its decimals and its decimal sign. */
interface Written {
  readonly text: string;
  readonly decimals: number;
}

/** A figure. `before` and `after` are kept when it is written anew. */
export type Figure = { readonly before: string; readonly after: string } & (
  | { readonly kind: 'percent' | 'number' | 'mean'; readonly value: Written }
  | { readonly kind: 'of'; readonly value: Written; readonly between: string; readonly base: Written }
);

const NUMBER = String.raw`(\d{1,6}(?:[.,]\d{1,2})?)`;
const PERCENT = new RegExp(String.raw`^([*_]{0,3})${NUMBER}(\s?(?:%|per ?cent)[*_]{0,3})$`, 'i');
const OF = new RegExp(`^([*_]{0,3})${NUMBER}( (?:out )?of (?:the |all |our )?)${NUMBER}([*_]{0,3})$`, 'i');
const MEAN = new RegExp(`^([*_]{0,3}(?:an? )?(?:mean|average)(?: of)? )${NUMBER}([*_]{0,3})$`, 'i');
const BARE = new RegExp(`^([*_]{0,3})${NUMBER}([*_]{0,3})$`);

/** The figure that the text of a link is as a whole; undefined where it is words. */
export function readFigure(text: string): Figure | undefined {
  if (text.length > 80) return undefined;
  const of = OF.exec(text);
  if (of !== null) {
    const [, before = '', value = '', between = '', base = '', after = ''] = of;
    return { kind: 'of', before, after, between, value: written(value), base: written(base) };
  }
  for (const [kind, pattern] of [
    ['percent', PERCENT],
    ['mean', MEAN],
    ['number', BARE],
  ] as const) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const [, before = '', value = '', after = ''] = found;
    return { kind, before, after, value: written(value) };
  }
  return undefined;
}

function written(text: string): Written {
  return { text, decimals: /[.,](\d+)$/.exec(text)?.[1]?.length ?? 0 };
}

/** What may be published where a link leads. Null is a number that is hidden. */
export interface Counted {
  /** `cell`: one answer of a question; `question`: the question as a whole. */
  readonly what: 'cell' | 'question';
  /** Of a cell those who chose it, of a question those who answered; `base` is what shares are of. */
  readonly count: number | null;
  readonly base: number;
  /** Of a question its mean, of a cell of a ranking its mean place. */
  readonly mean?: number | null;
}

/** What a figure should say, or why nothing can be said: the number is hidden, or there is no such number. */
export type Recomputed = { readonly text: string } | { readonly problem: 'hidden' | 'none' | 'whole-mean' };

/** The figure anew, from what is published. A whole number at a question is how many answered; its mean has decimals, or the word before it. */
export function recompute(figure: Figure, { what, count, base, mean }: Counted): Recomputed {
  const { before, after, value } = figure;
  if (figure.kind === 'mean' || (figure.kind === 'number' && value.decimals > 0)) {
    if (mean === undefined) return { problem: 'none' };
    return mean === null ? { problem: 'hidden' } : { text: before + rounded(mean, value) + after };
  }
  if (count === null) return { problem: 'hidden' };
  if (figure.kind === 'percent') return { text: before + rounded(base === 0 ? 0 : (count / base) * 100, value) + after };
  if (figure.kind === 'of') return { text: `${before}${count}${figure.between}${base}${after}` };
  const isMean = what === 'question' && typeof mean === 'number' && value.text !== String(count) && value.text === rounded(mean, value);
  return isMean ? { problem: 'whole-mean' } : { text: before + String(count) + after };
}

/** The number with as many decimals and the decimal sign of the one in whose place it comes, half away from zero. */
function rounded(number: number, { text, decimals }: Written): string {
  const factor = 10 ** decimals;
  // Counts give exact halves that a binary fraction may fall short of.
  const whole = Math.floor(number * factor + 0.5 + 1e-9);
  const fixed = (whole / factor).toFixed(decimals);
  return text.includes(',') ? fixed.replace('.', ',') : fixed;
}
