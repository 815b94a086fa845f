// What a note says under an id or in a line, and whether that was taken back: struck through, or with a word such as “dropped” behind it. An id
// is made from the words as they first were, so that a struck line is found under the id that it had.
import type { Note } from '../group.ts';
import { hashOf } from '../id.ts';

/** Something said in a note that a link can lead to. */
export interface SaidItem {
  readonly kind: 'decision' | 'action' | 'raised';
  readonly id: string;
  readonly line: number;
  readonly text: string;
  /** Of an action: open, done or dropped. */
  readonly state?: string;
  /** Why it holds no more. */
  readonly over?: string;
}

const TAKEN_BACK =
  /\((?:dropped|withdrawn|reversed|revoked|rescinded|overturned|superseded|replaced|obsolete|no longer|taken back)\b[^()]{0,300}\)\s*$/i;

/** Why a decision holds no more, by its own words; undefined where they say no such thing. */
export function isStruck(text: string): string | undefined {
  const [words] = TAKEN_BACK.exec(text) ?? [];
  if (words !== undefined) return `was taken back ${words.trim()}`;
  return text.includes('~~') ? 'was struck through' : undefined;
}

/** Why a decision holds no more, where the whole of it was taken back; undefined where a part is struck through and the rest holds. */
export function takenBack(text: string): string | undefined {
  if (!text.includes('~~') || TAKEN_BACK.test(text)) return isStruck(text);
  // What stood before the words, such as a label, may have taken the first stroke with it.
  const pieces = text.trim().split('~~');
  const isWhole = pieces.length === 2 ? pieces[1] === '' : pieces.every((piece, at) => at % 2 === 1 || !/[\p{L}\p{N}]/u.test(piece));
  return isWhole ? isStruck(text) : undefined;
}

/** The item of a note with that short id, or said in that line; decisions before actions before what was raised. */
export function saidAs({ meeting, source }: Note, id: string, line: number | undefined): SaidItem | undefined {
  const isMeant = (item: { readonly id: string; readonly line: number }): boolean => item.id === id || item.line === line;
  const decision = meeting.decisions.find(isMeant) ?? meeting.decisions.find(({ text }) => isStruck(text) && idsOnceOf(text).includes(id));
  if (decision !== undefined) {
    const raw = lineOf(source.text, decision.line);
    const over = isStruck(decision.text) ?? isStruck(raw);
    return { kind: 'decision', id: decision.id, line: decision.line, text: decision.text, ...(over !== undefined && { over }) };
  }
  const action = meeting.actions.find(isMeant);
  if (action !== undefined) {
    const over = action.state === 'dropped' ? `was dropped${action.stateNote === undefined ? '' : ` (${action.stateNote})`}` : undefined;
    const { text, state } = action;
    return { kind: 'action', id: action.id, line: action.line, text, state, ...(over !== undefined && { over }) };
  }
  const raised = meeting.raised.find(isMeant);
  return raised && { kind: 'raised', id: raised.id, line: raised.line, text: raised.text };
}

function idsOnceOf(text: string): readonly string[] {
  const once = text.replace(TAKEN_BACK, '').replaceAll('~~', '').trim();
  // As ids are given to decisions (meeting-of.ts).
  return [hashOf(`decision: ${once}`), hashOf(`decision: ${once.replace(/^[^:]{1,40}:\s*/, '')}`)];
}

function lineOf(text: string, number: number): string {
  let start = 0;
  for (let line = 1; line < number; line++) start = text.indexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : Math.min(end, start + 2000));
}
