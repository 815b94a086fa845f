// The seam for a new way to write notes: one file with one record, and a line in syntaxes.ts. Its examples are its tests and its documentation.
import type { Block } from '../../text/blocks.ts';
import { detached } from '../../text/detached.ts';
import type { Line } from '../../text/lines.ts';
import type { Action, Agenda, Certainty, CharterPart, Decision, Meeting, MilestoneLine, Raised } from '../meeting.ts';
import { deadlineOf, type Note } from './note.ts';
import type { Task } from './task.ts';

/** A note and all that is read from it besides its date, one finding per string; `trap` marks what looks like the form and is none. */
export interface Example {
  /** What the example shows. */
  readonly says: string;
  /** Path of the note, from which its date may come; `2024-03-05.md` (a Tuesday) where it does not matter. */
  readonly path?: string;
  readonly note: string;
  readonly reads: readonly string[];
  readonly trap?: true;
}

/** One way to write one thing. Those without a function are read before all others, by files that settle days, people and parts. */
export interface Syntax {
  readonly name: string;
  /** What it reads, in one sentence. */
  readonly reads: string;
  readonly examples: readonly Example[];
  /** Reads whole parts of a note. */
  readonly parts?: (note: Note, found: Found) => void;
  /** Reads the line with that block index; only lines with words, and, where `keys` is given, only those that hold one of them. */
  readonly line?: (note: Note, index: number, found: Found) => void;
  readonly keys?: number;
  /** Reads what the others left. */
  readonly rest?: (note: Note, found: Found) => void;
}

/** An action on the way to its id, and the id that is pinned to it. */
export interface FoundAction {
  readonly action: { -readonly [K in keyof Action]: Action[K] };
  readonly pin: string | undefined;
}

/** What was found so far, by block index, and the lines that are read (`taken`) or could not be read although they should. */
export interface Found {
  readonly actions: Map<number, FoundAction>;
  readonly decisions: Map<number, Omit<Decision, 'id'>>;
  readonly milestones: Omit<MilestoneLine, 'id'>[];
  readonly raised: Omit<Raised, 'id'>[];
  readonly agenda: Agenda[];
  readonly charter: CharterPart[];
  readonly recaps: NonNullable<Meeting['recap']>[];
  readonly taken: Set<number>;
  readonly notUnderstood: Set<number>;
}

/** Whether a text has a letter or a digit. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Adds an action that stands on the lines from block `index` to block `last`. A task without words is told as not understood. */
export function putAction(note: Note, found: Found, index: number, task: Task, certainty: Certainty, last = index): void {
  const block = note.blocks[index] as Block;
  if (!hasWords(task.text)) return void found.notUnderstood.add(block.line.number);
  found.actions.set(index, actionOf(note, block.line, task, certainty));
  for (let i = index; i <= last; i++) found.taken.add((note.blocks[i] as Block).line.number);
}

/** Adds a decision that stands at block `index`, unless one is known there. */
export function putDecision(note: Note, found: Found, index: number, text: string, certainty: Certainty): void {
  const { line } = note.blocks[index] as Block;
  const words = decidedWords(text);
  if (words === undefined || found.decisions.has(index)) return;
  found.decisions.set(index, { line: line.number, text: words, certainty });
  found.taken.add(line.number);
}

/** What was decided, out of the words behind a marker; undefined where they say nothing. */
export function decidedWords(text: string): string | undefined {
  const bare = text.replace(/^[\s:–—-]+/, '');
  const words = (/[\]*]$/.test(bare) ? bare.replace(/^([^[\]]*)\]$/, '$1').replace(/^([^*]*)\*{1,2}$/, '$1') : bare).trim();
  return /\p{L}/u.test(words) ? detached(words) : undefined;
}

/** The action that a task on a line is. */
export function actionOf(note: Note, line: Omit<Line, 'next' | 'text'>, task: Task, certainty: Certainty): FoundAction {
  const { due, parkedWords, owners } = task;
  const deadline = due === undefined ? undefined : deadlineOf(note, due);
  // The reason may stand behind the day: `(parked until 2016-04-01: after the holidays)`.
  const back = parkedWords?.split(': ', 1)[0] ?? '';
  const parked = back === '' ? undefined : deadlineOf(note, { words: back, sure: true })?.due;
  const action: FoundAction['action'] = {
    id: '',
    pinned: false,
    line: line.number,
    span: { start: line.start, end: line.end },
    text: detached(task.text),
    owners,
    state: task.state,
    certainty,
    links: task.links,
  };
  if (task.nobody !== undefined && owners.length === 0) action.nobody = task.nobody;
  if (deadline !== undefined) action.deadline = deadline;
  if (task.blockedBy !== undefined) action.blockedBy = detached(task.blockedBy);
  if (task.handOff !== undefined) action.handOff = { ...task.handOff, text: detached(task.handOff.text) };
  if (task.stateNote !== undefined) action.stateNote = detached(task.stateNote);
  if (parked !== undefined) action.parkedUntil = parked;
  if (task.carries !== undefined) action.carries = detached(task.carries);
  return { action, pin: task.pin };
}
