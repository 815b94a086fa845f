// Next steps and decisions as entries of the pages that list them: how each stands today, who does it, and where it was said again.
import type { Tracked } from '../../model/tracked.ts';
import { plainWords } from '../../text/inline.ts';
import type { Tone } from '../document.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { titleOf } from '../thing.ts';
import { shortened } from '../words.ts';
import type { DecisionSaid, StepSaid, StepState } from './held.ts';
import { ownersHtml } from './person-link.ts';
import { type Entry, linkHtml } from './pieces.ts';
import type { OnPage, Site } from './site.ts';

/** The whole of most; what is longer stands in the notes. */
const longest = 400;

/** A text out of notes as pages show it, in one line. */
export function saidLine(site: Site, text: string): string {
  return shortened(site.said(plainWords(text)), longest);
}

/** A decision as a sentence: the label that stood in front of it is gone. */
export function decisionLine(site: Site, text: string): string {
  const [first = '', ...rest] = [...saidLine(site, text)];
  return `${first.toUpperCase()}${rest.join('')}`;
}

/** A next step of a meeting. */
export function stepEntry(site: Site, on: OnPage, { action, tracked, state, closed }: StepSaid, here: string): Entry {
  const { latest, origin } = tracked;
  const before = action.deadline?.due;
  const due = latest.action.deadline?.due;
  return {
    lead: { text: state, tone: toneOf(state) },
    words: saidLine(site, action.text),
    beside: [
      whoHtml(site, on, tracked),
      closed === undefined ? undefined : html`${state} ${wordsHtml(closed)}`,
      due === undefined || closed !== undefined
        ? undefined
        : before !== undefined && before !== due
          ? html`moved from ${wordsHtml(before)} to ${wordsHtml(due)}`
          : html`due ${wordsHtml(due)}`,
      waitsHtml(site, on, latest.action.blockedBy),
      latest.note.id === here ? undefined : saidHtml(site, on, 'said again', latest.note, latest.action.line),
      origin.note.id === here ? undefined : saidHtml(site, on, 'first said', origin.note, origin.action.line),
      action.links.length === 0 ? undefined : html`${action.links.slice(0, 3).map((link, at) => outsideHtml(site, link, at))}`,
    ],
  };
}

/** Who does an action; that nobody does. */
export function whoHtml(site: Site, on: OnPage, { owners, state }: Pick<Tracked, 'owners' | 'state'>): Markup | undefined {
  return ownersHtml(site, on, owners) ?? (state === 'open' ? html`<strong>nobody yet</strong>` : undefined);
}

/** What an action waits for, with the way there where that is known. */
export function waitsHtml({ view, said }: Site, on: OnPage, words: string | null | undefined): Markup | undefined {
  if (words === undefined || words === null) return undefined;
  const found = view.directory.find(words);
  const thing = 'thing' in found ? found.thing : undefined;
  const path = thing !== undefined && 'record' in thing ? thing.record.path : undefined;
  return html`waits for ${linkHtml(said(thing === undefined ? plainWords(words) : titleOf(thing)), path === undefined ? undefined : on.link({ path }))}`;
}

/** A decision of a meeting. */
export function decisionEntry(site: Site, on: OnPage, { decision, possible, over, again }: DecisionSaid): Entry {
  const words = decisionLine(site, decision.text);
  return {
    words: over === undefined ? words : html`<s>${wordsHtml(words)}</s>`,
    beside: [
      over !== undefined ? 'taken back' : possible ? 'perhaps: read out of the words of the notes' : undefined,
      again === undefined ? undefined : saidHtml(site, on, 'said again', again.note, again.decision.line),
    ],
  };
}

/** Colour for a state, beside its word. */
export function toneOf(state: StepState): Tone {
  return state === 'late' ? 'bad' : state === 'done' ? 'good' : state === 'open' ? 'warn' : 'dim';
}

/** When something was said, with the way to its line: `said 2026-02-24`. */
function saidHtml(
  { said }: Site,
  on: OnPage,
  how: string,
  {
    id,
    meeting,
    source,
  }: { readonly id: string; readonly meeting: { readonly date?: string }; readonly source: { readonly path: string } },
  line: number,
): Markup {
  return linkHtml(html`${how} ${wordsHtml(meeting.date ?? said(id))}`, on.link({ path: source.path, line }));
}

function outsideHtml({ said }: Site, link: string, at: number): Markup | undefined {
  if (!/^https?:\/\//i.test(link) || said(link) !== link) return undefined;
  return html`${at === 0 ? '' : ', '}${linkHtml(shortened(link.replace(/^https?:\/\/(?:www\.)?/i, ''), 60), link)}`;
}
