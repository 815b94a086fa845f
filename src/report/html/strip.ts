// Charts that are as wide as their screen: SVG whose places along the line are percents, so that nothing in them is stretched and words stay words of the page.
import { html, type Markup, trusted } from './markup.ts';

/** A strip of one line; what it shows is told in words beside it. */
export function stripHtml(height: number, drawn: readonly string[]): Markup {
  return html`<svg class="strip drawing" width="100%" height="${height}" aria-hidden="true" focusable="false">${trusted(drawn.join(''))}</svg>`;
}

/** A box between two places. */
export function box(classes: string, from: number, to: number, y: number, height: number, round = 0): string {
  const [start, end] = [within(from), within(to)];
  return end <= start
    ? ''
    : `<rect class="${classes}" x="${percent(start)}" y="${y}" width="${percent(end - start)}" height="${height}"${round === 0 ? '' : ` rx="${round}"`}/>`;
}

/** A line across the strip at a place. */
export function across(classes: string, at: number, from: number, to: number): string {
  return `<line class="${classes}" x1="${percent(within(at))}" x2="${percent(within(at))}" y1="${from}" y2="${to}"/>`;
}

/** A line along the strip. */
export function along(classes: string, from: number, to: number, y: number): string {
  return `<line class="${classes}" x1="${percent(within(from))}" x2="${percent(within(to))}" y1="${y}" y2="${y}"/>`;
}

/** A shape around a place; it is drawn around 0. */
export function put(shape: string, at: number): string {
  return `<svg x="${percent(within(at))}" y="0" overflow="visible">${shape}</svg>`;
}

function within(place: number): number {
  return Math.min(100, Math.max(0, place));
}

/** To a tenth of a percent, the same on every machine. */
export function percent(value: number): string {
  return `${Math.round(value * 10) / 10}%`;
}
