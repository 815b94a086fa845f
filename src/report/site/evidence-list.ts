// What a guideline rests on, as readers get it: each piece of evidence once with a number, the published figure, and whether it is still what somebody read.
import type { Aim } from '../../model/evidence/aims.ts';
import type { Citation, Evidence, Grounded } from '../../model/evidence/evidence.ts';
import { evidenceIn } from '../../model/evidence/standing.ts';
import { stateOf } from '../guidelines.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { wholePercent } from '../words.ts';
import { addressOf, type Mark } from './file-text.ts';
import { linkHtml, outsideOf } from './pieces.ts';
import type { OnPage, Place, Site } from './site.ts';

/** One thing that a guideline rests on. */
export interface Ground {
  readonly number: number;
  /** Its name on the guideline’s page. */
  readonly name: string;
  readonly state: ReturnType<typeof stateOf>;
  /** The links that lead there, in the order of the text. */
  readonly citations: readonly [Citation, ...Citation[]];
}

/** The grounds of a guideline, numbered as the text comes to them. */
export function groundsOf(grounded: Grounded): readonly Ground[] {
  const byKey = new Map<string, [Citation, ...Citation[]]>();
  for (const citation of evidenceIn(grounded)) {
    const there = byKey.get(citation.key);
    if (there === undefined) byKey.set(citation.key, [citation]);
    else there.push(citation);
  }
  return [...byKey.values()].map((citations, at): Ground => {
    const states = citations.map(stateOf);
    const state = order.find((one) => states.includes(one)) ?? 'fine';
    return { number: at + 1, name: `${isDoubtful(state) ? 'doubt' : 'evidence'}-${at + 1}`, state, citations };
  });
}

const order: readonly Ground['state'][] = ['broken', 'over', 'wrong figure', 'suspect', 'not looked at', 'fine'];

/** Whether readers should know that it may not hold. */
export function isDoubtful(state: Ground['state']): boolean {
  return state !== 'fine' && state !== 'not looked at';
}

/** The marks behind the links of a text, by the offset of the link in the body; a heading has none. `to` is the address of a ground. */
export function marksIn(
  { guideline }: Grounded,
  grounds: readonly Ground[],
  to: (ground: Ground) => string,
): (offset: number) => Mark | undefined {
  const start = guideline.source.text.length - guideline.body.length;
  const marks = new Map<number, Mark>();
  for (const ground of grounds)
    for (const { link, sentence } of ground.citations) {
      const told = markWords(ground.state);
      const words = told === undefined ? String(ground.number) : `${ground.number}: ${told}`;
      if (sentence.shape !== 'heading') marks.set(link.span.start - start, { words, href: to(ground) });
    }
  return (offset) => marks.get(offset);
}

function markWords(state: Ground['state']): string | undefined {
  switch (state) {
    case 'suspect':
      return 'changed since';
    case 'broken':
      return 'not found';
    case 'wrong figure':
      return 'other figure';
    case 'over':
      return 'no longer holds';
    default:
      return undefined;
  }
}

/** The grounds as a numbered list. */
export function groundsHtml(site: Site, on: OnPage, { grounds: { results } }: Evidence, grounds: readonly Ground[]): Markup | undefined {
  if (grounds.length === 0) return undefined;
  return html`<ol class="grounds">
${grounds.map((ground) => groundHtml(site, on, results, ground))}</ol>`;
}

function groundHtml(site: Site, on: OnPage, results: Evidence['grounds']['results'], { name, state, citations }: Ground): Markup {
  const [{ aim, link, figure }] = citations;
  const said = (text: string): Markup => wordsHtml(site.said(text));
  if ('lost' in aim) {
    const there = aim.lost === 'anchor' ? addressOf(on, { path: aim.path }) : undefined;
    return html`<li id="${name}"><p>${linkHtml(html`“${said(oneLine(link.text))}”`, there)}</p>${stateHtml('warn', stateWords(state))}</li>\n`;
  }
  const href = aim.kind === 'outside' ? outsideOf(site, aim.path) : addressOf(on, placeOf(aim));
  const words = said(aim.kind === 'outside' ? aim.title : sentenceStart(aim.title));
  const now = figure !== undefined && 'text' in figure.now && state === 'wrong figure' ? `: ${figure.now.text}` : '';
  const told = state === 'over' ? `It ${site.said(aim.over ?? '')}` : `${stateWords(state)}${now}`;
  // Nobody looks at pages elsewhere.
  const mark = aim.kind === 'outside' ? undefined : stateHtml(isDoubtful(state) ? 'warn' : 'dim', told);
  return html`<li id="${name}"><p><span class="dim">${kindWords[aim.kind] ?? 'File'}:</span> ${linkHtml(words, href)}</p>
${figureHtml(aim, results)}${mark}</li>
`;
}

/** Of a meeting, lines have names where something was said that has an id; its headings and other lines are found by what the link says. */
function placeOf({ kind, path, anchor, line }: Aim): Place {
  return { path, ...(anchor !== '' && { fragment: anchor }), ...(line !== undefined && kind !== 'meeting' && { line }) };
}

function stateHtml(tone: 'warn' | 'dim', words: string): Markup {
  return html`<p class="${tone}">${wordsHtml(words)}.</p>`;
}

function stateWords(state: Ground['state']): string {
  switch (state) {
    case 'fine':
      return 'As it was when the guideline was last reviewed';
    case 'not looked at':
      return 'Not looked at by a reviewer yet';
    case 'suspect':
      return 'Changed since the guideline was last reviewed';
    case 'broken':
      return 'What this led to is not there any more';
    case 'wrong figure':
      return 'The text tells another figure than the one that is published';
    case 'over':
      return 'It no longer holds';
  }
}

/** The published figure with its base and interval; undefined where there is none. */
function figureHtml({ survey, anchor, counted }: Aim, results: Evidence['grounds']['results']) {
  if (survey === undefined || counted === undefined) return undefined;
  const { what, count, base, mean } = counted;
  const of = results.get(survey);
  const when = of?.period === undefined ? '' : `, asked until ${of.period.to}`;
  if (what === 'question') {
    const average = typeof mean === 'number' ? html`a mean of <b>${mean}</b>, ` : undefined;
    return html`<p>Published: ${average}${count === null ? 'how many answered is hidden' : `n = ${count}`}${wordsHtml(when)}.</p>\n`;
  }
  if (count === null) return html`<p>Published: the count is hidden, as it is small or would give a small one away.</p>\n`;
  const cell = [...(of?.tables ?? []), ...(of?.themes ?? [])].flatMap(({ cells }) => cells).find((one) => one.anchor === anchor);
  const bounds =
    cell === undefined || cell.low === null || cell.high === null
      ? ''
      : `, 95 % interval ${wholePercent(cell.low / 100)}–${wholePercent(cell.high / 100)} %`;
  return html`<p>Published: <b>${base === 0 ? 0 : wholePercent(count / base)} %</b>, ${count} of n = ${base}${bounds}${wordsHtml(when)}.</p>\n`;
}

const kindWords: Readonly<Partial<Record<string, string>>> = {
  meeting: 'Meeting',
  decision: 'Decision',
  action: 'Action',
  raised: 'Raised in a meeting',
  survey: 'Survey',
  question: 'Survey question',
  finding: 'Survey',
  challenge: 'Challenge',
  community: 'Community',
  recognition: 'Form of recognition',
  task: 'Bureaucratic task',
  outside: 'Page elsewhere',
};

function sentenceStart(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
