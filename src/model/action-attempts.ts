// The ways to write a change of an action into its line, smallest first. They are proposals: whether one says what was meant is found
// out by reading the note again (action-line.ts).
import type { Splice } from '../text/edit.ts';
import type { Source } from '../text/source.ts';
import type { Day } from '../time/day.ts';
import type { Action } from './meeting.ts';

/** What is to become of an action. */
export type ActionChange =
  | { readonly kind: 'done'; readonly day: Day }
  | { readonly kind: 'drop'; readonly why: string }
  | { readonly kind: 'park'; readonly until: Day; readonly why?: string }
  | { readonly kind: 'assign'; readonly owners: readonly string[] }
  | { readonly kind: 'move'; readonly due: Day };

/** One way to make a change, in offsets from the start of the action's line; the id may be pinned at one of the places. */
export interface Attempt {
  readonly edits: readonly Splice[];
  readonly pins: readonly number[];
}

/** All ways to make the change; the last one writes the line in the canonical form. */
export function attemptsFor(source: Source, action: Action, change: ActionChange): readonly Attempt[] {
  const written = writtenOf(source, action);
  switch (change.kind) {
    case 'done':
      return marked(written, action, ` (done ${change.day})`, true);
    case 'drop':
      return marked(written, action, ` (dropped${because(change.why)})`, false);
    case 'park':
      return marked(written, action, ` (parked until ${change.until}${because(change.why ?? '')})`, false);
    case 'assign':
      return [...assigned(written, action, change.owners.join(', ')), ...canonical(written, action, change.owners.join(', '), undefined)];
    case 'move':
      return [...moved(written, action, change.due), ...canonical(written, action, undefined, change.due)];
  }
}

/** The line of an action as it stands, taken apart. Offsets count from its start, also those of the lines that go on with its sentence. */
interface Written {
  readonly line: string;
  readonly lead: string;
  readonly box: string;
  readonly slot: string;
  /** Where a mark may be put: before the comment and the white space at the end of the line, and of those below it. */
  readonly tails: readonly [number, ...number[]];
  /** Where the words of the task stand; undefined where the line has them in another form. */
  readonly task: { readonly start: number; readonly end: number } | undefined;
  /** Where the id may be pinned: at one of the tails, or (in a row of a table) behind the task. */
  readonly pins: readonly number[];
}

const LEAD = /^[ \t]{0,40}(?:(?:[-*+•]|\d{1,3}[.)]|#{1,6}|>)[ \t]{1,8})?/;
const BOX = /^\[[ xX-]\][ \t]{1,8}/;
const SLOT = /^\[[^\]]{0,240}\][ \t]{0,8}/;
const TAIL = /(?:[ \t]{0,8}<!-- wg:[^>]{1,200} -->)?[ \t]{0,200}$/;

function writtenOf(source: Source, { span, text }: Action): Written {
  const line = source.text.slice(span.start, span.end);
  const lead = LEAD.exec(line)?.[0] ?? '';
  const box = lead.trim() === '' ? '' : (BOX.exec(line.slice(lead.length))?.[0] ?? '');
  const slot = SLOT.exec(line.slice(lead.length + box.length))?.[0] ?? '';
  const tails: [number, ...number[]] = [tailOf(line)];
  let at = line.length;
  for (const below of source.text
    .slice(span.end, span.end + 2000)
    .split('\n')
    .slice(1, 7)) {
    if (below.trim() === '') break;
    at = source.text.indexOf('\n', span.start + at) + 1 - span.start;
    const plain = below.replace(/\r$/, '');
    tails.push(at + tailOf(plain));
    at += plain.length;
  }
  const start = line.lastIndexOf(text);
  const task = start === -1 ? undefined : { start, end: start + text.length };
  return { line, lead, box, slot, tails, task, pins: task === undefined ? tails : [...tails, task.end] };
}

/** Where the words of a line end: before its comment and the white space behind it. */
export function tailOf(line: string): number {
  return TAIL.exec(line)?.index ?? line.length;
}

/** A mark at the end of the line, else right behind the task's words, else at the end of a line that goes on with them. */
function marked({ line, lead, box, tails, task }: Written, action: Action, mark: string, isDone: boolean): readonly Attempt[] {
  const tick = isDone && box !== '' ? [{ start: lead.length + 1, end: lead.length + 2, text: 'x' }] : [];
  const parked = isDone ? null : /[ \t]{0,8}\(parked\b[^()]{0,200}\)/i.exec(line);
  const at = (place: number): Attempt => ({
    edits: [...tick, { start: place, end: place, text: mark }],
    pins: [tails.find((tail) => tail >= place) ?? place, place, ...tails],
  });
  return [
    ...(parked === null ? [] : [{ edits: [{ start: parked.index, end: parked.index + parked[0].length, text: mark }], pins: tails }]),
    at(tails[0]),
    ...(task === undefined ? [] : [at(task.end)]),
    ...tails.slice(1).map(at),
    ...(line.trimStart().startsWith('|')
      ? []
      : rewritten(
          { line, lead, tails },
          action,
          `${slotText(action)}${action.text}${mark}${handOffText(action)}`,
          isDone && box !== '' ? '[x] ' : box,
        )),
  ];
}

const PREPOSITION =
  /^(?:until|till|by|before|due(?: by)?|bis(?: zum)?|hasta|antes de|até|jusqu[’']à|d[’']ici|avant|sampai|sebelum)[\s:]{1,8}/i;
const WAITING = /^\[[ \t]{0,4}(?:blocked|waiting|waits|depends)\b/i;
// The last dash of a slot; what stands behind it owns.
const DASH = /[ \t]{1,8}[-–—][ \t]{0,8}(?=[^-–—]*$)/;

/** Whose the slot is: of a deadline, of what it waits for, of owners, or of none of these. */
function slotKind(slot: string, action: Action): 'when' | 'waits' | 'owners' | 'none' {
  if (slot === '' || slot.includes('](')) return 'none';
  if (PREPOSITION.test(slot.slice(1).trimStart())) return 'when';
  if (WAITING.test(slot)) return 'waits';
  return [...action.owners, action.nobody].some((name) => name !== undefined && slot.includes(name)) ? 'owners' : 'none';
}

function assigned({ line, lead, box, slot, pins, task }: Written, action: Action, owners: string): readonly Attempt[] {
  const from = lead.length + box.length;
  const close = slot.lastIndexOf(']');
  const replace = (start: number, end: number, text: string): Attempt => ({ edits: [{ start, end, text }], pins });
  const kind = slotKind(slot, action);
  if (kind === 'owners') return [replace(from + 1, from + close, owners)];
  if (kind !== 'none') return [replace(from + (DASH.exec(slot.slice(0, close))?.index ?? close), from + close, ` - ${owners}`)];
  const named = namesIn(line, action, task);
  return [...(named === undefined ? [] : [replace(named.start, named.end, owners)]), replace(from, from, `[${owners}] `)];
}

/** Where the owners are named outside the task's words: one stretch with nothing but signs and one `and` between the names. */
function namesIn(
  line: string,
  { owners, nobody }: Action,
  task: Written['task'],
): { readonly start: number; readonly end: number } | undefined {
  const names = owners.length > 0 ? owners : nobody === undefined ? [] : [nobody];
  for (const side of task === undefined
    ? [[0, line.length]]
    : [
        [0, task.start],
        [task.end, line.length],
      ]) {
    const text = line.slice(...(side as [number, number]));
    const places = names.map((name) => ({ start: text.lastIndexOf(name), end: text.lastIndexOf(name) + name.length }));
    if (places.length === 0 || places.some((p) => p.start === -1)) continue;
    const [start, end] = [Math.min(...places.map((p) => p.start)), Math.max(...places.map((p) => p.end))];
    const between = names.reduce((rest, name) => rest.replace(name, ''), text.slice(start, end));
    if (/^[\s,;&+/]*(?:\p{L}{1,3})?[\s,;&+/]*$/u.test(between))
      return { start: start + (side[0] as number), end: end + (side[0] as number) };
  }
  return undefined;
}

function moved({ line, lead, box, slot, pins }: Written, action: Action, due: Day): readonly Attempt[] {
  const from = lead.length + box.length;
  const replace = (start: number, end: number, text: string): Attempt => ({ edits: [{ start, end, text }], pins });
  const kind = slotKind(slot, action);
  if (kind === 'when') {
    const close = slot.lastIndexOf(']');
    const first = slot.length - slot.slice(1).trimStart().length;
    const start = first + (PREPOSITION.exec(slot.slice(first))?.[0].length ?? 0);
    return [replace(from + start, from + (DASH.exec(slot.slice(0, close))?.index ?? close), due)];
  }
  if (kind === 'owners') return [replace(from + 1, from + 1, `until ${due} - `)];
  const words = action.deadline?.words;
  const at = words === undefined ? -1 : line.indexOf(words);
  const alone = words !== undefined && at !== -1 && at === line.lastIndexOf(words);
  return [...(alone ? [replace(at, at + words.length, sayDay(words, due))] : []), replace(from, from, `[until ${due}] `)];
}

/** The day behind the preposition with which the words of a deadline begin. */
export function sayDay(words: string, due: Day): string {
  return `${PREPOSITION.exec(words)?.[0] ?? ''}${due}`;
}

/** The whole line in the canonical form, which a row of a table or a sentence over several lines cannot take. */
function canonical(
  { line, lead, box, tails }: Written,
  action: Action,
  owners: string | undefined,
  due: Day | undefined,
): readonly Attempt[] {
  return line.trimStart().startsWith('|')
    ? []
    : rewritten({ line, lead, tails }, action, `${slotText(action, owners, due)}${action.text}${handOffText(action)}`, box);
}

/** The line written anew, where that takes no word away that is not a part of the action: what stands beside it is somebody's. */
function rewritten(
  { line, lead, tails }: Pick<Written, 'line' | 'lead' | 'tails'>,
  action: Action,
  said: string,
  box: string,
): readonly Attempt[] {
  const { owners, nobody = '', deadline, blockedBy = '', handOff, stateNote = '' } = action;
  const accounted = new Set(
    [said, ...owners, nobody, deadline?.words ?? '', blockedBy, handOff?.text ?? '', stateNote, LABELS].flatMap(wordsOf),
  );
  if (wordsOf(line.slice(0, tails[0])).some((word) => !accounted.has(word))) return [];
  return [{ edits: [{ start: lead.length, end: tails[0], text: box + said }], pins: [tails[0], line.length] }];
}

/** Words that only say that something is an action, whose it is, or until when. */
const LABELS =
  'x done dropped parked action actions item items ai todo to will should shall and or next step steps task tasks owner owners assigned for until by due on';

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The slot of the canonical form with a space behind it: `[until WHEN - OWNERS] `; nothing where there is neither. Owners and day may be given anew. */
export function slotText(action: Action, owners = action.owners.join(', ') || (action.nobody ?? ''), due?: Day): string {
  const words = due ?? action.deadline?.words;
  const waits = action.blockedBy === undefined ? undefined : `blocked by ${action.blockedBy}`;
  const when = words === undefined ? waits : PREPOSITION.test(words) ? words : `until ${words}`;
  const first = when === undefined ? (owners === '' ? '' : `[${owners}] `) : `[${when}${owners === '' ? '' : ` - ${owners}`}] `;
  return waits === undefined || words === undefined ? first : `${first}[${waits}] `;
}

function handOffText({ handOff }: Action): string {
  return handOff === undefined ? '' : ` → ${handOff.text}`;
}

/** A reason that stays in its parentheses and on its line, behind a colon. */
function because(why: string): string {
  const words = why
    .replace(/<!--|-->/g, '')
    .replace(/\s?(?:→|➜|⇒|➔|-->|->|=>)\s?/g, ', ')
    .replace(/[()]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? '' : `: ${words}`;
}
