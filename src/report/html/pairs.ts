// Two times of the same answers as HTML: for each answer a hollow sign where its share was and a full one where it is, and how far off that may be by
// chance. The figures stand beside; the table of all of them is a block of its own.
import type { Block, PairBar } from '../document.ts';
import { wholePercent } from '../words.ts';
import { scaleHtml } from './bars.ts';
import { html, type Markup } from './markup.ts';
import { across, along, put, stripHtml } from './strip.ts';

const height = 20;
const middle = height / 2;
// Drawn over what it stands on, so that it is seen to be hollow.
const hollow = (y: number): string =>
  `<circle class="page fill" cx="0" cy="${y}" r="5.5"/><circle class="ink line thick" cx="0" cy="${y}" r="5.5"/>`;
const full = (y: number): string => `<circle class="bar fill" cx="0" cy="${y}" r="4"/>`;

/** The chart; undefined where no answer has a share at both times. */
export function pairsHtml({ times, bars }: Extract<Block, { readonly kind: 'pairs' }>): Markup | undefined {
  if (!bars.some(({ before, after }) => before !== undefined && after !== undefined)) return undefined;
  const hasBounds = bars.some(({ low, high }) => low !== undefined && high !== undefined);
  const caption = [
    'From the share before (hollow) to the share after (full)',
    ...(hasBounds
      ? ['the thin line is the 95 % interval of the difference: where it reaches the hollow sign, the difference may be chance']
      : []),
  ].join('; ');
  const rows = bars.map((bar) => html`<li><span class="label">${bar.label}</span> ${stripHtml(height, drawn(bar))} ${figures(bar)}</li>\n`);
  return html`<div class="chart"><figure>
<ul class="legend"><li>${sign(hollow)} ${times[0]}</li><li>${sign(full)} ${times[1]}</li></ul>
<ul class="bars">
${rows}</ul>
${scaleHtml()}
<figcaption>${caption}.</figcaption>
</figure>
</div>`;
}

function sign(shape: (y: number) => string): Markup {
  return stripHtml(12, [put(shape(6), 50)]);
}

function figures({ before, after }: PairBar): Markup {
  const told = (share: number | undefined): string => (share === undefined ? 'hidden' : `${wholePercent(share)} %`);
  if (before === undefined && after === undefined) return html`<span class="figures dim">hidden</span>`;
  return html`<span class="figures"><span class="dim">${told(before)} →</span> <b>${told(after)}</b></span>`;
}

function drawn({ before, after, low, high }: PairBar): readonly string[] {
  const at = (share: number): number => share * 100;
  if (before === undefined && after === undefined) return [along('ghost line dashed', 0, 100, middle)];
  const between =
    before === undefined || after === undefined
      ? []
      : [along('bar line heavy', at(Math.min(before, after)), at(Math.max(before, after)), middle)];
  const bounds = before === undefined || low === undefined || high === undefined ? [] : [at(before + low), at(before + high)];
  const whisker = bounds.map((bound) => across('ink whisker', bound, middle - 4, middle + 4));
  const [from, to] = bounds;
  return [
    ...between,
    ...(from === undefined || to === undefined ? [] : [along('ink whisker', from, to, middle)]),
    ...whisker,
    ...(before === undefined ? [] : [put(hollow(middle), at(before))]),
    ...(after === undefined ? [] : [put(full(middle), at(after))]),
  ];
}
