// The meetings of a group as its pages tell them: the address and name of each, what was decided and promised there, and how that stands today.
// What is looked up for every meeting is put in order once. Readings that somebody refused are nowhere.
import { type Decided, type DecisionMention, decidedIn, isPossible } from '../../model/decided.ts';
import { takenBack } from '../../model/evidence/struck.ts';
import type { Note } from '../../model/group.ts';
import type { Action, Decision } from '../../model/meeting.ts';
import { saysCancelled } from '../../model/notes/cancelled.ts';
import { partNamed } from '../../model/notes/words.ts';
import { closedOn, type Tracked } from '../../model/tracked.ts';
import { plainWords } from '../../text/inline.ts';
import { fileKey, slugOf } from '../../text/slug.ts';
import type { Day } from '../../time/day.ts';
import { findDates } from '../../time/mention.ts';
import { shortened } from '../words.ts';
import { pathTeller } from './path-names.ts';
import type { Site } from './site.ts';

/** A meeting and its page. */
export interface Held {
  readonly note: Note;
  /** Of its page. */
  readonly path: string;
  /** What its title says beside the day, the time and the group; undefined where that is nothing. */
  readonly name: string | undefined;
  /** It is still to come. */
  readonly isComing: boolean;
  readonly decisions: readonly DecisionSaid[];
  readonly steps: readonly StepSaid[];
}

/** A decision as it was said at a meeting. */
export interface DecisionSaid {
  readonly decision: Decision;
  /** Read out of words, and confirmed by nobody. */
  readonly possible: boolean;
  /** Why it holds no more. */
  readonly over: string | undefined;
  /** The latest note that says it again. */
  readonly again: DecisionMention | undefined;
}

/** How an action stands. */
export type StepState = 'open' | 'late' | 'parked' | 'resting' | 'done' | 'dropped';

/** An action as it was said at a meeting, and as it stands today. */
export interface StepSaid {
  readonly action: Action;
  readonly tracked: Tracked;
  readonly state: StepState;
  readonly closed: Day | undefined;
}

/** The meetings in the order of the notes. `taken` are names of pages in their folder that others have. */
export function heldOf(site: Site, taken: readonly string[]): readonly Held[] {
  const { group, today, actions } = site.view;
  const tracked = new Map(actions.flatMap((one) => one.mentions.map(({ note, action }) => [keyOf(note, action), one] as const)));
  const decided = new Map(
    decidedIn(group.notes).flatMap((one) => one.mentions.map((mention) => [keyOf(mention.note, mention.decision), one] as const)),
  );
  const pathOf = pathMaker(site, taken);
  return group.notes.map((note): Held => {
    const { meeting, refused } = note;
    return {
      note,
      path: pathOf(note),
      name: nameOf(note, site),
      isComing: meeting.date !== undefined && meeting.date > today,
      decisions: meeting.decisions.flatMap((decision) =>
        refused.has(decision.id) ? [] : [decisionSaid(note, decision, decided.get(keyOf(note, decision)))],
      ),
      steps: meeting.actions.flatMap((action) => {
        const one = tracked.get(keyOf(note, action));
        return one === undefined ? [] : [{ action, tracked: one, state: stateOf(one, today), closed: closedOn(one) }];
      }),
    };
  });
}

/** What a meeting is called where nothing else tells it: `Meeting of 2026-02-24`. */
export function meetingWords({ note: { meeting, id } }: Held, said: (text: string) => string): string {
  return meeting.date === undefined ? `Meeting ${said(id)}` : `Meeting of ${meeting.date}`;
}

/** A meeting in a list of other things: what its page is called, and what it was about where its title says so. */
export function meetingTitle(note: Note, site: Site): string {
  const name = nameOf(note, site);
  const { date } = note.meeting;
  const words = date === undefined ? `Meeting ${site.said(note.id)}` : `Meeting of ${date}`;
  return name === undefined ? words : `${words}: ${name}`;
}

/** Whether a meeting decided it, and it was not taken back. */
export function isSettled({ possible, over }: DecisionSaid): boolean {
  return !possible && over === undefined;
}

function keyOf({ id }: Note, said: { readonly id: string }): string {
  return `${id}#${said.id}`;
}

function decisionSaid(note: Note, decision: Decision, decided: Decided | undefined): DecisionSaid {
  const last = decided?.mentions.at(-1);
  return {
    decision,
    possible: isPossible({ note, decision, context: undefined, same: 'first' }),
    over: takenBack(decision.text),
    again: last !== undefined && last.note !== note && (last.note.meeting.date ?? '') > (note.meeting.date ?? '') ? last : undefined,
  };
}

function stateOf({ state, latest: { action } }: Tracked, today: Day): StepState {
  if (state !== 'open') return state;
  if (action.parkedUntil !== undefined && action.parkedUntil > today) return 'parked';
  return action.deadline?.due !== undefined && action.deadline.due < today ? 'late' : 'open';
}

/** Gives each meeting a page of its own: by its id where that names nobody, else by its day. */
function pathMaker({ said }: Site, taken: readonly string[]): (note: Note) => string {
  const mayTell = pathTeller(said);
  const used = new Set(taken.map(fileKey));
  return ({ id, meeting }) => {
    // A long name is cut, and the day of a meeting in a log stands behind it.
    const [file = '', ...day] = mayTell(id.replaceAll('#', ' ')) ? id.split('#') : [meeting.date ?? 'meeting'];
    const base = [file, ...day].map((part) => slugOf(part)).join('-');
    let name = base;
    for (let at = 2; used.has(fileKey(name)); at++) name = `${base}-${at}`;
    used.add(fileKey(name));
    return `meetings/${name}.html`;
  };
}

const plain = /^(?:(?:meeting|call|notes|minutes|agenda|session|protokoll|treffen|of|the|and|from|for|on|at|utc|gmt|am|pm)\b|[^\p{L}])*$/iu;
const times = /\d{1,2}[:.]\d\d(?: ?[ap]m)?|\b\d{1,2} ?[ap]m\b/giu;
const edges = /^[\s,;:|–—/()[\]-]+|[\s,;:|–—/([-]+$/gu;

/** A text without a name, where that stands in it as words of its own. */
function without(text: string, name: string): string {
  const at = text.indexOf(name);
  const beside = at === -1 ? 'x' : `${text[at - 1] ?? ''}${text[at + name.length] ?? ''}`;
  return /[\p{L}\p{N}-]/u.test(beside) ? text : `${text.slice(0, at)} ${text.slice(at + name.length)}`;
}

function nameOf({ meeting: { title } }: Note, { said, view }: Site): string | undefined {
  if (title === undefined) return undefined;
  const text = plainWords(title.text).slice(0, 300);
  let words = '';
  let at = 0;
  for (const { start, end } of findDates(text)) {
    words += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  words += text.slice(at);
  const group = view.group.settings.name;
  if (group !== undefined) words = without(words, group);
  words = words
    .replace(times, ' ')
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(edges, '')
    .trim();
  return plain.test(words) || partNamed(words) !== undefined || saysCancelled(words) ? undefined : shortened(said(words), 120);
}
