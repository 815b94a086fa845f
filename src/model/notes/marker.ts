// Words by which a writer marks a line as an action: `AI:`, `ACTION - Ana -`, `Action item for Ana:`, `[TODO]`, `#action ana`, `… (AI: Ana …)`.
import type { Note } from './note.ts';
import { ownersIn, trimMarks } from './roster.ts';
import type { Task } from './task.ts';
import { speakerOf } from './transcript.ts';
import { isNoName, isTaskVerb } from './verbs.ts';

/** A marked line: the task's words behind the marker, and the owners that the marker names. `whole` where the marker begins the line. */
export interface Marked {
  readonly kind: 'action' | 'not' | 'left-open';
  readonly text: string;
  readonly owners: readonly string[];
  readonly nobody?: string;
  readonly whole: boolean;
}

// Who is known and who speaks: what the words beside a marker depend on.
type Speaking = Pick<Note, 'roster' | 'speech'>;

const word = '(?:action[ -]?items?|actions?(?: points?)?|AIs?|to-?dos?|next[ -]steps?|follow[- ]?ups?|TASK)';
const open = '[*_~\\s]*';
const atStart = new RegExp(String.raw`^${open}(?:(?:new|pending|open|potential|possible|another)\s+)?(\[?)(${word})(?![\p{L}\p{N}])`, 'iu');
const bracketed = new RegExp(String.raw`^${open}\\?\[(${word})(?:[\s:–—-]+([^\[\]\\]{1,60}))?\\?\](?!\()[*_]*[\s:–—-]*`, 'iu');
const hashed = /^#(action|todo|ai|actionitem|task)\b[:\s]*/i;
const logged = /^(?:\[?\d\d:\d\d(?::\d\d)?\]?\s+)?<[@+]?[\w[\]|`-]{1,30}>\s+(?=#|ACTION|TODO)/;
const inside =
  /(?:^|[\s.;,!?)*_])(?:\(|\[)?[*_]{0,3}(AI|ACTION|ACTION ITEM|AIs|Action item|Action Item|TODO)[*_]{0,3}(?:\s?\(([^()]{1,40})\))?[*_]{0,3}\s?:[*_]{0,3}\s+(.{3,})$/u;
const arrowed = /^(.{1,40}?)\s*(?:->|→|=>|-|–|—)\s*(?:action(?: item)?|AI)\s+(?:to|for)\b[:\s]*/i;
const taking =
  /(?:^|[.;]\s)([^.;]{1,40}?)\s+(?:to take|takes|took|will take|has|gets|to get)\s+(?:the|an|this|that)?\s*(?:action(?: item)?|AI)\s+to\s+/i;
const notOwners =
  /\b(?:scribe|reviews?|list|lists|log|tracker|owners?|summary|follow-?ups?|status|tracking|template|section|items|label|from|updates?|needed|required|on|in|are|is|was)\b/i;

/** Finds the marker of a line. It may look like one and be none (`Action item scribe: ana`), or keep a place open (`TODO: add link`). */
export function markerIn(text: string, note: Speaking): Marked | undefined {
  // A line of a chat log: time and nick before what was typed.
  const typed = text.replace(logged, '');
  const hash = hashed.exec(typed);
  if (hash !== null) return fromHash(typed.slice(hash[0].length), note);
  if (typed !== text) return markerIn(typed, note);
  const bracket = bracketed.exec(text);
  if (bracket !== null) {
    const rest = text.slice(bracket[0].length);
    // `[ACTION: Ana and Bo (or anyone else)]`
    const who = bracket[2]?.replace(/\s*\([^()]*\)\s*$/, '');
    if (who !== undefined && /^(?:requested|required|needed)$/i.test(who.trim())) return { kind: 'not', text: '', owners: [], whole: true };
    const named = who === undefined ? undefined : (ownersIn(who, note.roster) ?? loose(who));
    return {
      kind: 'action',
      text: named === undefined && bracket[2] !== undefined ? `${bracket[2]} ${rest}` : rest,
      owners: named?.owners ?? [],
      ...only(named?.nobody),
      whole: true,
    };
  }
  const start = atStart.exec(text);
  if (start !== null && start[1] === '') {
    const marked = fromStart(text, start, note);
    if (marked !== undefined) return marked;
  }
  const arrow = arrowed.exec(text) ?? taking.exec(text);
  if (arrow !== null) {
    const named = ownersIn(arrow[1] as string, note.roster) ?? loose(arrow[1] as string);
    if (named !== undefined)
      return { kind: 'action', text: text.slice(arrow.index + arrow[0].length), owners: named.owners, ...only(named.nobody), whole: true };
  }
  return fromBracketInside(text, note) ?? fromInside(text, note);
}

function only(nobody: string | undefined): { nobody?: string } {
  return nobody === undefined ? {} : { nobody };
}

// Behind a marker names need not be known.
function loose(words: string): ReturnType<typeof ownersIn> {
  const names = words
    .split(/\s*(?:[,;+&/]|\s(?:and|und|et|y|e|dan)\s)\s*/i)
    .map(trimMarks)
    .filter((name) => name !== '');
  const fits = (name: string) =>
    name.length < 40 &&
    /^@?[\p{L}][\p{L}\p{N}_.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,3}$/u.test(name) &&
    !isNoName(name) &&
    !notOwners.test(name);
  if (names.length === 0 || names.length > 6 || !names.every(fits)) return undefined;
  return { owners: names };
}

function fromStart(text: string, start: RegExpExecArray, note: Speaking): Marked | undefined {
  const name = start[2] as string;
  const isShort = /^AIs?$/i.test(name);
  if (isShort && !/^AIs?$/.test(name)) return undefined;
  if (/^task$/i.test(name) && name !== 'TASK') return undefined;
  // In a record of speech `AI:` may be somebody's initials.
  if (isShort && note.speech.speakers.has(name) && (note.roster.knows(name) || (note.roster.mayMean(name) && note.speech.isTranscript)))
    return undefined;
  const weak = /^(?:follow|next|to-?do)/i.test(name);
  const plural = /s$/i.test(name) && !/^AIs$/.test(name);
  const rest = text.slice(start[0].length);
  // `AI(ana): …` · `ACTION (Ana) …` · `_Action item _(Ana):_ …`
  const paren = /^[*_\s]*\(([^()]{1,60})\)[*_\s]*(?::|-|–|—)?[*_]*\s*/.exec(rest);
  if (paren !== null && !weak) {
    const named = ownersIn(paren[1] as string, note.roster) ?? loose(paren[1] as string);
    if (named !== undefined)
      return { kind: 'action', text: rest.slice(paren[0].length), owners: named.owners, ...only(named.nobody), whole: true };
  }
  const todo = paren !== null && weak ? (ownersIn(paren[1] as string, note.roster) ?? loose(paren[1] as string)) : undefined;
  if (todo && paren?.[0].includes(':'))
    return { kind: 'action', text: rest.slice(paren[0].length), owners: todo.owners, ...only(todo.nobody), whole: true };
  const colon = /^[*_\s]*([^:]{0,60}?)[*_\s]*:[*_]*\s*/.exec(rest);
  if (colon !== null && !/\/\/$/.test(rest.slice(0, colon[0].length + 2))) {
    const between = (colon[1] as string)
      .replace(/^\([^()]*\)$/, '')
      .replace(/^(?:for|by|to|on|-|–|—)\s+/i, '')
      .replace(/^-?#?\d+(?:[.-]\d+){0,3}$/, '')
      .trim();
    const behind = withState(rest.slice(colon[0].length), text);
    if (between === '') {
      // A weak word before a single one says too little: `Follow-up: Bo`.
      if (weak && behind !== '' && !/\p{L}\S*\s+\S*[\p{L}\d]/u.test(behind))
        return { kind: 'left-open', text: behind, owners: [], whole: true };
      const decides = /^(?:(?:rough |general )?consensus|agreed|decided|resolved)\b/i.test(behind);
      return { kind: placeholder(name, behind) ? 'left-open' : decides ? 'not' : 'action', text: behind, owners: [], whole: true };
    }
    if (notOwners.test(between)) return { kind: 'not', text: '', owners: [], whole: true };
    const named =
      ownersIn(between, note.roster) ?? (plural && !/^(?:for|by)\b/i.test((colon[1] as string).trim()) ? undefined : loose(between));
    if (named !== undefined) return { kind: 'action', text: behind, owners: named.owners, ...only(named.nobody), whole: true };
  }
  const dash = /^[*_\s]*(?:[-–—]+>?|→|=>|\])\s*/.exec(rest);
  if (dash !== null && !plural) {
    const behind = rest.slice(dash[0].length);
    const second = /^([^-–—:]{1,60}?)\s*[-–—:]\s+/.exec(behind);
    const named =
      second === null
        ? undefined
        : (ownersIn(second[1] as string, note.roster) ?? (/\p{Lu}/u.test(second[1] as string) ? loose(second[1] as string) : undefined));
    if (second !== null && named !== undefined)
      return { kind: 'action', text: behind.slice(second[0].length), owners: named.owners, ...only(named.nobody), whole: true };
    return /^[\p{L}@[`"'“<]/u.test(behind) && !weak ? { kind: 'action', text: behind, owners: [], whole: true } : undefined;
  }
  // `ACTION ITEM Ana to …` without a colon: only in capitals, and with words that begin as a task does.
  if (/^(?:ACTION(?: ITEM)?|AI)$/.test(name) && /^\s+\S/.test(rest)) {
    const words = rest.trim();
    const doing = /^(\S+(?:\s\S+)?)\s+(?:to|will)\s/.exec(words);
    if (
      doing !== null
        ? (ownersIn(doing[1] as string, note.roster) ?? loose(doing[1] as string)) !== undefined
        : isTaskVerb(words.split(/\s/)[0] ?? '') && name !== 'AI'
    )
      return { kind: 'action', text: words, owners: [], whole: true };
  }
  return undefined;
}

// `**Action 3: call the hall.** _Closed_ …`: what stands behind the bold words says how it went.
function withState(behind: string, text: string): string {
  const close = text.startsWith('**') ? behind.indexOf('**') : -1;
  const state = close < 1 ? null : /^[\s_*([]*(closed|done|completed?|ongoing|open|in progress)(?![a-z])/i.exec(behind.slice(close + 2));
  if (state === null) return behind;
  return behind.slice(0, close) + (/^[cd]/i.test(state[1] as string) ? ' (done)' : '');
}

// `TODO: link`, `TODO: add the slides here`: a place left open in the text.
function placeholder(name: string, behind: string): boolean {
  if (!/^to-?do/i.test(name)) return false;
  const first = behind.split(/[.;]\s/)[0] as string;
  const words = first.trim().split(/\s+/);
  return (
    words.length < 3 ||
    /^(?:slides|links?|notes|summary|minutes|recording|details)\b/i.test(behind) ||
    (words.length < 9 &&
      /^(?:insert|add|fill|link|paste|transcribe|put|include|expand)\b/i.test(behind) &&
      /\b(?:here|links?|notes|slides|name|title|details|section|minutes|summary)\b/i.test(first))
  );
}

function fromHash(rest: string, note: Speaking): Marked {
  const [first = '', ...others] = rest.split(/\s+/);
  const named =
    ownersIn(first, note.roster) ?? (first.startsWith('@') || first.endsWith(':') || /^\p{Lu}/u.test(first) ? loose(first) : undefined);
  const next = others[0] ?? '';
  // MeetBot writes `#action nick does this`: a first word before another verb is the nick.
  const nick =
    named ?? (!isTaskVerb(first) && (isTaskVerb(next.replace(/s$/, '')) || /^(?:to|will)$/.test(next)) ? loose(first) : undefined);
  return nick === undefined
    ? { kind: 'action', text: rest, owners: [], whole: true }
    : { kind: 'action', text: others.join(' ').replace(/^(?:to|will)\s+/, ''), owners: nick.owners, ...only(nick.nobody), whole: true };
}

// `[Ana] **[Action - Bo]** write it` · `write it [AI]`
function fromBracketInside(text: string, note: Speaking): Marked | undefined {
  const found = /\\?\[(?:potential |possible )?(?:action(?: item)?|AI)(?:\s*[-–—:]\s*([^[\]]{1,60}))?\\?\](?!\()[*_:\s]*/i.exec(text);
  if (found === null || (/\[ai/.test(found[0]) && found[1] === undefined)) return undefined;
  const named = found[1] === undefined ? undefined : (ownersIn(found[1], note.roster) ?? loose(found[1]));
  const behind = text.slice(found.index + found[0].length);
  const words = /\p{L}/u.test(behind) ? behind : text.slice(0, found.index).replace(/[*_\s]+$/, '');
  return { kind: 'action', text: words, owners: named?.owners ?? [], ...only(named?.nobody), whole: false };
}

function fromInside(text: string, note: Speaking): Marked | undefined {
  const found = inside.exec(text);
  if (found === null || found.index === 0) return undefined;
  const name = found[1] as string;
  // In speech only what is set apart in brackets is a note of the writer's.
  const before = text.slice(0, found.index + 2);
  if (speakerOf(text) !== undefined && note.speech.isTranscript && !/[([]/.test(before.slice(-2))) return undefined;
  if (/^(?:TODO)$/.test(name) && placeholder(name, found[3] as string)) return undefined;
  const close = /[([]$/.test(before.trim().slice(-1)) || /[([]/.test(text.slice(found.index, found.index + 2));
  const words = close ? (found[3] as string).replace(/[)\]][\s.]*$/, '') : (found[3] as string);
  const named = found[2] === undefined ? undefined : (ownersIn(found[2], note.roster) ?? loose(found[2]));
  return { kind: 'action', text: words, owners: named?.owners ?? [], ...only(named?.nobody), whole: false };
}

/** Whether a line is marked with `TODO:`, which stands before many things, and has neither an owner nor the beginning of a task. */
export function isTodoWithoutTask(text: string, task: Task): boolean {
  return (
    /^\W*to-?do\b/i.test(text) && task.owners.length === 0 && task.nobody === undefined && !isTaskVerb(task.text.split(/[\s,]/)[0] ?? '')
  );
}
