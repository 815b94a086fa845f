// Changes to the lines that say an action: the smallest span is replaced, the id is pinned, and the note is read again to prove that the
// action says what was meant, still says the rest, and that no other action became another one.
import { type Splice, splice } from '../text/edit.ts';
import type { Source } from '../text/source.ts';
import { type ActionChange, attemptsFor, sayDay, tailOf } from './action-attempts.ts';
import type { Action, ReadingHints } from './meeting.ts';
import { readNotes } from './notes/read.ts';

/**
 * The note with the action changed: by the first attempt, smallest first, after which the note reads as it should; undefined where none
 * does. The last attempt writes the line in the canonical form. `origin` (`MEETING#id`) is the action of an earlier note that this line
 * carries on without saying so: then it says so from now on, because its words may no longer tell.
 */
export function changeAction(
  source: Source,
  action: Action,
  change: ActionChange,
  hints: ReadingHints,
  origin?: string,
): string | undefined {
  const read = (text: string): readonly Action[] => readNotes({ path: source.path, text }, hints).flatMap((m) => m.actions);
  const others = (actions: readonly Action[]): readonly Action[] => actions.filter((a) => a.line !== action.line);
  const before = others(read(source.text));
  const { start } = action.span;
  const isNamed = action.pinned || action.carries !== undefined || source.text.slice(start, action.span.end).includes('<!-- wg:');
  const carries = isNamed ? action.carries : origin;
  for (const { edits, pins } of attemptsFor(source, action, change)) {
    for (const at of isNamed ? [undefined] : pins.filter((pin) => !edits.some((e) => e.start < pin && pin < e.end))) {
      const all = at === undefined ? edits : [...edits, { start: at, end: at, text: comment(origin ?? action.id) }];
      const text = splice(
        source.text,
        all.map((e) => ({ start: e.start + start, end: e.end + start, text: e.text })),
      );
      const after = read(text);
      const found = after.find((a) => a.line === action.line);
      if (found === undefined || !holds(found, action, change) || found.carries !== carries) continue;
      if (carries === undefined && (found.id !== action.id || !(found.pinned || isNamed))) continue;
      const whole = keepOthers(text, before, others(after));
      if (whole === text || (whole !== undefined && sameIds(before, others(read(whole))))) return whole;
    }
  }
  return undefined;
}

function comment(id: string): string {
  return ` <!-- wg:${id} -->`;
}

/** The text where all other actions are what they were; one that only lost its id (as of two equal texts the second may) gets it pinned. */
function keepOthers(text: string, before: readonly Action[], after: readonly Action[]): string | undefined {
  if (before.length !== after.length) return undefined;
  const pins: Splice[] = [];
  for (const [i, was] of before.entries()) {
    const is = after[i] as Action;
    if (is.line !== was.line || is.text !== was.text || is.state !== was.state || !sameNames(is.owners, was.owners)) return undefined;
    if (is.id === was.id) continue;
    const end = is.span.start + tailOf(text.slice(is.span.start, is.span.end));
    pins.push({ start: end, end, text: comment(was.id) });
  }
  return splice(text, pins);
}

function sameIds(before: readonly Action[], after: readonly Action[]): boolean {
  return before.length === after.length && before.every((a, i) => a.id === after[i]?.id);
}

/** Whether the action now says what was meant, and still says the rest. */
function holds(after: Action, before: Action, change: ActionChange): boolean {
  const words = before.deadline?.words;
  const texts = [
    before.text,
    ...(change.kind === 'move' && words !== undefined ? [before.text.replace(words, sayDay(words, change.due))] : []),
  ];
  const isKept =
    texts.some((text) => spaced(text) === spaced(after.text)) &&
    (change.kind === 'assign' || (sameNames(after.owners, before.owners) && after.nobody === before.nobody)) &&
    (change.kind === 'move' || after.deadline?.due === before.deadline?.due) &&
    (change.kind === 'done' || change.kind === 'drop' || after.state === before.state) &&
    (change.kind === 'drop' || change.kind === 'park' || after.parkedUntil === before.parkedUntil) &&
    after.blockedBy === before.blockedBy &&
    after.handOff?.text === before.handOff?.text;
  if (!isKept) return false;
  switch (change.kind) {
    case 'done':
      return after.state === 'done';
    case 'drop':
      return after.state === 'dropped';
    case 'park':
      return after.parkedUntil === change.until;
    case 'assign':
      return sameNames(after.owners, change.owners);
    case 'move':
      return after.deadline?.due === change.due;
  }
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name.toLowerCase() === b[i]?.toLowerCase());
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}
