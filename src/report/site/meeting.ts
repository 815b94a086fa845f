// The page of a meeting: at a glance when it was and who came, then what it came to as of today, then the notes as they were written.
import { isOutside, targetOf } from '../../model/evidence/aims.ts';
import type { Attendee, ClockTime, Meeting } from '../../model/meeting.ts';
import { weekdayOf } from '../../time/day.ts';
import { weekdayName } from '../../time/names.ts';
import type { Tone } from '../document.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { type Names, namesOf } from '../html/names.ts';
import { addressOf } from './file-text.ts';
import { type Held, meetingWords } from './held.ts';
import type { NoteProse } from './note-prose.ts';
import { ownersHtml } from './person-link.ts';
import { entriesHtml, factsHtml, linkHtml, listed, noticeHtml, pagerHtml, partHtml, titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import { lineName, type OnPage, type Shown, type Site } from './site.ts';
import { decisionEntry, saidLine, stepEntry, toneOf } from './steps.ts';

/** A meeting with the ones around it, and its text. */
interface MeetingPage {
  readonly held: Held;
  readonly before: Held | undefined;
  readonly after: Held | undefined;
  readonly prose: NoteProse;
}

/** The contents of the page. */
export async function meetingHtml(site: Site, on: OnPage, { held, before, after, prose }: MeetingPage): Promise<Markup> {
  const names = namesOf(frameNames);
  // The names of its headings are those that links from other notes know.
  const notes = await notesHtml(site, on, held, prose, names);
  const { id } = held.note;
  const words = meetingWords(held, site.said);
  const steps = entriesHtml(held.steps.map((step) => stepEntry(site, on, step, id)));
  const left = held.steps.filter(({ state }) => state !== 'done' && state !== 'dropped');
  const open = left.filter(({ state }) => state !== 'resting').length;
  const decided = entriesHtml(held.decisions.map((decision) => decisionEntry(site, on, decision)));
  const way = (one: Held | undefined) => one && { path: one.path, words: meetingWords(one, site.said) };
  const part = (heading: string, body: Markup | undefined, aside?: string): Markup | undefined =>
    body === undefined ? undefined : partHtml(names, heading, body, aside);
  return html`${titleHtml(held.name ?? words, held.name === undefined ? undefined : words, [noticeOf(held), glanceOf(site, on, held)])}${[
    part(held.decisions.every(({ possible }) => possible) ? 'Perhaps decided' : 'Decided', decided),
    part('Next steps', steps, left.length === 0 ? 'all closed today' : `${open} of ${held.steps.length} open today`),
    part('Raised', raisedHtml(site, on, held)),
    part('Notes', notes, site.isForMembers ? 'as they were written' : 'as they were written, with people named as they agreed to'),
  ]}${pagerHtml(on, 'Meetings before and after', [
    { word: 'Before', rel: 'prev', to: way(before) },
    { word: 'After', rel: 'next', to: way(after) },
  ])}`;
}

/** What of its file a page shows: all lines of the meeting, by their numbers and by the short ids of what is said in them. */
export function shownOf({ note: { source, meeting } }: Held, isLog: boolean): Shown {
  const { actions, decisions, raised, lines } = meeting;
  return {
    path: source.path,
    byLine: true,
    ...(isLog && { lines }),
    named: (fragment) => {
      const said = [...decisions, ...actions, ...raised].find(({ id }) => id === fragment);
      return said === undefined ? undefined : lineName(said.line);
    },
  };
}

function noticeOf({ note: { meeting }, isComing }: Held): Markup | undefined {
  if (meeting.cancelled) return noticeHtml('warn', 'Cancelled', html`: this meeting was not held.`);
  return isComing ? noticeHtml('dim', 'Coming', html`: this meeting has not been held yet.`) : undefined;
}

const takesNotes = /\b(?:notes?|note[- ]?taker|scribe|minutes|secretary|recorder)\b|protokoll|schriftf|secr[eé]ta|notul/i;

function glanceOf(site: Site, on: OnPage, { note, isComing }: Held): Markup | undefined {
  const { date, start, end, attendees, regrets, cancelled } = note.meeting;
  const writers = attendees.filter(({ role }) => role !== undefined && takesNotes.test(role));
  return factsHtml([
    ['Day', date === undefined ? undefined : html`${weekdayName(weekdayOf(date))} ${wordsHtml(date)}`],
    ['Time', spanWords(start, end)],
    [`${isComing || cancelled ? 'Expected' : 'Who came'} (${attendees.length})`, peopleHtml(site, on, attendees)],
    ['Could not come', peopleHtml(site, on, regrets)],
    ['Notes by', peopleHtml(site, on, writers, false)],
  ]);
}

/** `18:00–19:00 UTC` */
export function spanWords(start: ClockTime | undefined, end: ClockTime | undefined): string | undefined {
  if (start === undefined) return undefined;
  const clock = ({ time, zone }: ClockTime): string => (zone === undefined ? time : `${time} ${zone}`);
  if (end === undefined) return clock(start);
  return start.zone === end.zone ? `${start.time}–${clock(end)}` : `${clock(start)} – ${clock(end)}`;
}

function peopleHtml(site: Site, on: OnPage, people: readonly Attendee[], withRoles = true): Markup | undefined {
  if (people.length === 0) return undefined;
  return listed(
    people.map(
      ({ name, role }) =>
        html`${ownersHtml(site, on, [name])}${withRoles && role !== undefined && !takesNotes.test(role) ? ` (${site.said(role)})` : undefined}`,
    ),
  );
}

/** So many of the things that were raised; the rest stands in the notes. */
const mostRaised = 20;

function raisedHtml(site: Site, on: OnPage, { note }: Held): Markup | undefined {
  const raised = note.meeting.raised.filter(({ id }) => !note.refused.has(id));
  const { coverage } = site.view;
  const list = entriesHtml(
    raised.slice(0, mostRaised).map(({ text }) => {
      const home = coverage.home(text);
      return {
        words: saidLine(site, text),
        beside: [home && html`taken up in ${linkHtml(site.said(home.fields.title ?? home.slug), on.link({ path: home.path }))}`],
      };
    }),
  );
  const more = raised.length - mostRaised;
  return list && html`${list}${more > 0 ? html`\n<p class="dim">and ${more} more in the notes</p>` : undefined}`;
}

/** The text with links to pages, a name at each line that something leads to, and how actions stand beside their lines. */
async function notesHtml(site: Site, on: OnPage, held: Held, { text, lines }: NoteProse, names: Names): Promise<Markup | undefined> {
  if (text.trim() === '') return undefined;
  const { renderMarkdown } = await import('../html/markdown.ts');
  const { path } = held.note.source;
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  // Of a line and what was put above it, the last is the line.
  const places = new Map(lines.map((number, at) => [number, at]));
  const byPlace = <T>(entries: readonly (readonly [line: number, what: T])[]): ReadonlyMap<number, T> =>
    new Map(entries.map(([line, what], at) => [places.get(line) ?? -1 - at, what]));
  return renderMarkdown(text, {
    level: 3,
    names,
    said: (words) => onceNamed(words, site.said(words)),
    isNotes: true,
    lineNames: byPlace([...linesOf(held.note.meeting)].map((line) => [line, lineName(line)])),
    beside: byPlace(marksOf(held)),
    link(href, headings) {
      if (href.startsWith('#')) return headings.has(decoded(href.slice(1))) ? href : undefined;
      if (isOutside(href)) return href;
      const found = targetOf(href, folder);
      if (found === undefined || !site.files.exists(found.path)) return undefined;
      return addressOf(on, { path: found.path, ...(found.anchor !== '' && { fragment: found.anchor }) });
    },
  });
}

/** `Tomás Rey (Tom)` who is named by the nickname alone is Tom, and not Tom (Tom). */
function onceNamed(words: string, shown: string): string {
  return shown === words ? shown : shown.replace(/(?<![\p{L}\p{N}])([\p{L}\p{N}][\p{L}\p{M}\p{N}.’' -]{0,40}) \(\1\)/gu, '$1');
}

/** The lines that something may lead to. */
function linesOf({
  title,
  dateLine,
  attendees,
  regrets,
  agenda,
  actions,
  decisions,
  milestones,
  raised,
  charter,
  nextMeeting,
  recap,
  lines,
  notUnderstood,
}: Meeting): ReadonlySet<number> {
  const one = [lines[0], title?.line, dateLine, nextMeeting?.line, recap?.lines[0], ...charter.map((part) => part.lines[0])];
  const said = [attendees, regrets, agenda, actions, decisions, milestones, raised].flatMap((all) => all.map(({ line }) => line));
  return new Set([...one.flatMap((line) => line ?? []), ...said, ...notUnderstood]);
}

function marksOf({ steps, decisions }: Held): readonly (readonly [line: number, mark: Markup])[] {
  return [
    ...decisions.flatMap(({ decision, possible, over }) =>
      possible || over !== undefined ? [] : [[decision.line, markHtml('good', 'decided')] as const],
    ),
    ...steps.map(({ action, state, closed }) => {
      const words = closed === undefined ? state : `${state} ${closed}`;
      return [action.line, markHtml(toneOf(state), words)] as const;
    }),
  ];
}

/** A word behind a line; who hears or copies the line has it in brackets, as no word of the line. */
function markHtml(tone: Tone, words: string): Markup {
  return html`<span class="state ${tone}"><span class="colon">(</span>${wordsHtml(words)}<span class="colon">)</span></span>`;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
