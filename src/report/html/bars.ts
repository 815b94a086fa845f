// Charts of counts as HTML: a bar for each answer with the interval of its share, and bars that part at the middle of a scale.
// The figures stand beside each bar, and all of them once more in a table.
import type { Block, CountBar } from '../document.ts';
import { boundsText, countText, headsOfBars, percentText, sidesOf } from '../formats/bar-text.ts';
import { wholePercent } from '../words.ts';
import type { Around } from './inline.ts';
import { html, type Markup } from './markup.ts';
import { across, along, box, stripHtml } from './strip.ts';
import { type Cell, tableHtml } from './table.ts';

type Bars = Extract<Block, { readonly kind: 'bars' }>;
type Opposed = Extract<Block, { readonly kind: 'opposed' }>;

const height = 20;
// So many bars without a figure are folded, as they would only part those with one.
const fewestFolded = 6;

/** Bars of shares from 0 to 100 %, with whiskers where their bounds are known. */
export function barsHtml({ bars }: Bars, about: string, { names }: Around): Markup | undefined {
  if (bars.length === 0) return undefined;
  const bases = new Set(bars.map(({ base }) => base));
  const [n] = bases;
  const hasBounds = bars.some((bar) => boundsText(bar, '–') !== '');
  const caption = [
    bases.size === 1 ? `Shares of n = ${n}` : 'Shares, each of its own number',
    ...(hasBounds ? ['the line across the end of a bar is its 95 % interval'] : []),
  ].join('; ');
  const hidden = bars.filter(({ count }) => count === undefined);
  const folded = hidden.length >= fewestFolded && hidden.length < bars.length ? hidden : [];
  const item = ({ anchor }: CountBar): Markup => {
    const id = anchor === undefined ? undefined : names.exactly(anchor);
    return html`<li${id === undefined ? undefined : html` id="${id}"`}>`;
  };
  const drawn = folded.length === 0 ? bars : bars.filter(({ count }) => count !== undefined);
  const rows = drawn.map((bar) => {
    return html`${item(bar)}<span class="label">${bar.label}</span> ${stripHtml(height, drawnBar(bar))} ${figures(bar)}</li>\n`;
  });
  const cells = bars.map((bar): readonly Cell[] =>
    [bar.label, countText(bar, 'hidden'), percentText(bar, '–'), boundsText(bar, '–')].map((words) => ({ words })),
  );
  return html`<div class="chart"><figure>
<ul class="bars">
${rows}</ul>
${scaleHtml()}
${folded.length === 0 ? undefined : html`<details><summary>${folded.length} more answers, whose counts are hidden</summary>\n<ul class="plain-list">\n${folded.map((bar) => html`${item(bar)}${bar.label}</li>\n`)}</ul>\n</details>\n`}<figcaption>${caption}.</figcaption>
</figure>
${tableOf(about, headsOfBars, cells)}
</div>`;
}

/** The words of a scale from 0 to 100 %, below the strips. */
export function scaleHtml(): Markup {
  const words = [0, 50, 100].map(
    (at) =>
      html`<text class="dim small" x="${at}%" y="12" text-anchor="${at === 0 ? 'start' : at === 100 ? 'end' : 'middle'}">${at} %</text>`,
  );
  return html`<div class="scale"><svg class="strip drawing" width="100%" height="16" aria-hidden="true" focusable="false">${words}</svg></div>`;
}

function figures(bar: CountBar): Markup {
  return bar.count === undefined
    ? html`<span class="figures dim">hidden</span>`
    : html`<span class="figures"><b>${percentText(bar, '–')}</b> <span class="dim">${bar.count} of ${bar.base}</span></span>`;
}

function drawnBar({ count, base, low, high }: CountBar): readonly string[] {
  const share = count === undefined || base <= 0 ? 0 : (count / base) * 100;
  if (count === undefined) return [along('ghost line dashed', 0, 100, height / 2)];
  const ends = low === undefined || high === undefined ? [] : [low * 100, high * 100];
  const [from, to] = ends;
  const whisker =
    from === undefined || to === undefined
      ? []
      : [along('ink whisker', from, to, height / 2), ...[from, to].map((at) => across('ink whisker', at, height / 2 - 4, height / 2 + 4))];
  return [box('bar fill', 0, share, 3, height - 6, 2), ...whisker];
}

/** Bars whose middle point stands in the middle; which side is which is told by where it stands, by the words and by the colour. */
export function opposedHtml({ scale, bars }: Opposed, about: string): Markup | undefined {
  if (bars.length === 0) return undefined;
  const points = bars.reduce((most, { shares }) => Math.max(most, shares.length), scale.length);
  const name = (at: number): string => scale[at] ?? `point ${at + 1}`;
  const rows = bars.map(({ label, shares, note = '' }) => {
    const { below, middle, above } = sidesOf(shares);
    const words = label === '' ? undefined : html`<span class="label">${label}</span> `;
    const item = label === '' ? html`<li class="alone">` : html`<li>`;
    const beside = [...(middle === '' ? [] : [`middle ${middle}`]), ...(note === '' ? [] : [note])].join(', ');
    const figures = html`<span class="figures dim">${beside}</span>`;
    if (shares.length === 0)
      return html`${item}${words}${stripHtml(height, drawnSides(shares))} <span class="figures dim">hidden</span></li>\n`;
    const side = (name: string, share: string): Markup => html`<b class="${name}-side">${share}<span class="colon"> ${name}</span></b>`;
    return html`${item}${words}${side('below', below)} ${stripHtml(height, drawnSides(shares))} ${side('above', above)} ${figures}</li>\n`;
  });
  const legend = Array.from({ length: points }, (_, at) => {
    const swatch = html`<svg class="drawing" width="12" height="12" aria-hidden="true" focusable="false"><rect class="${sideClass(at, points)} fill" width="12" height="12" rx="2"/></svg>`;
    return html`<li>${swatch} ${name(at)}</li>`;
  });
  const cells = bars.map(({ label, shares, note = '' }): readonly Cell[] =>
    [
      label,
      ...Array.from({ length: points }, (_, at) => (shares[at] === undefined ? '–' : `${wholePercent(shares[at])} %`)),
      ...(bars.some((bar) => bar.note) ? [note] : []),
    ].map((words) => ({ words })),
  );
  const heads = ['', ...Array.from({ length: points }, (_, at) => name(at)), ...(bars.some((bar) => bar.note) ? ['Beside'] : [])];
  return html`<div class="chart"><figure>
<ul class="legend">${legend}</ul>
<ul class="bars opposed">
${rows}</ul>
<figcaption>Shares around the middle of the scale: below${points % 2 === 1 ? ', in' : ''} and above it.</figcaption>
</figure>
${tableOf(about, heads, cells)}
</div>`;
}

function drawnSides(shares: readonly number[]): readonly string[] {
  const half = Math.floor(shares.length / 2);
  const sum = (part: readonly number[]): number => part.reduce((total, share) => total + share, 0);
  const middle = shares.slice(half, shares.length - half);
  let x = 50 - 50 * (sum(shares.slice(0, half)) + sum(middle) / 2);
  const boxes = shares.map((share, at) => {
    const from = x;
    x += share * 50;
    return box(`${sideClass(at, shares.length)} fill apart`, from, x, 3, height - 6);
  });
  const rest = shares.length === 0 ? [along('ghost line dashed', 0, 100, height / 2)] : [];
  return [...rest, ...boxes, across('ink line', 50, 0, height)];
}

/** The ends of the scale are the darkest. */
function sideClass(at: number, points: number): string {
  const half = Math.floor(points / 2);
  if (at >= half && at < points - half) return 'between';
  const isLow = at < half;
  const isFar = half < 2 || at === 0 || at === points - 1;
  return `${isLow ? 'low' : 'high'}${isFar ? '' : '-near'}`;
}

function tableOf(about: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Markup {
  return html`<details><summary>The numbers as a table</summary>
${tableHtml(`Numbers: ${about}`, heads, rows)}
</details>`;
}
