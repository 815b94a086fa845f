// One task as people write it, peeled from outside in: comment, done mark, slot, hand-off, deadline, owners; what is left is the task.
// Keeps from others where on the line those things stand. What it finds is words; days are read elsewhere.
import { linksIn, plainWords } from '../../text/inline.ts';
import { findDates } from '../../time/mention.ts';
import type { HandOff } from '../meeting.ts';
import { ownersIn, type Roster } from './roster.ts';
import { type Peeled, peelAside, peelLead, peelOwnerLabel, peelTail } from './task-owners.ts';

/** The parts of a task. `text` keeps links and other marks inside it as written. */
export interface Task {
  readonly text: string;
  readonly owners: readonly string[];
  readonly nobody?: string;
  /** The words of its deadline. `sure` where the writer marked them as one (`[until …]`, `due: …`), else they only may be (`by …`). */
  readonly due?: { readonly words: string; readonly sure: boolean };
  readonly blockedBy?: string;
  readonly handOff?: HandOff;
  readonly state: 'open' | 'done' | 'dropped';
  readonly stateNote?: string;
  readonly parkedWords?: string;
  readonly carries?: string;
  readonly pin?: string;
  readonly links: readonly string[];
  /** Whether a slot, an owner's place or a deadline marks the line as a task whatever stands around it. */
  readonly slotted: boolean;
}

const untilWords = "until|till|by|before|due|due by|bis|bis zum|hasta|antes de|até|jusqu’à|jusqu'à|d’ici|avant|sampai|sebelum";
const slotStart = new RegExp(`^(?:${untilWords})[\\s:]+`, 'i');
const blockedStart =
  /^(?:blocked(?: by| on)?|waiting (?:for|on)|waits for|depends on|blockiert durch|wartet auf|bloqué par|bloqueado por|menunggu)[\s:]+/i;

/** Whether a line that begins with a bracket may begin with a slot: a cheap test. */
export function mayBeSlot(text: string): boolean {
  const inside = text.slice(text.charCodeAt(0) === 92 ? 2 : 1, 40).trimStart();
  return slotStart.test(inside) || blockedStart.test(inside);
}

/** Reads a task. `box` is the box before it; `isMarked` says that the line is known to be a task, so that a name need not be known to own it. */
export function taskIn(raw: string, roster: Roster, box: ' ' | 'x' | '-' | undefined, isMarked: boolean): Task {
  const peeled: Peeled = {
    text: raw,
    owners: [],
    state: box === 'x' ? 'done' : box === '-' ? 'dropped' : 'open',
    links: [],
    slotted: false,
  };
  peelComment(peeled);
  peelDone(peeled);
  for (let i = 0; i < 3 && peelSlot(peeled, roster); i++);
  peelHandOff(peeled, roster);
  if (peeled.text.includes(')')) {
    peelCarried(peeled);
    peelState(peeled);
    // `~~Paint the shed~~ (dropped: it rains)`
    if (peeled.state === 'dropped' && peeled.text.startsWith('~~') && isStruck(peeled.text)) peeled.text = peeled.text.replaceAll('~~', '');
    peelAside(peeled, roster);
  }
  if (peeled.text.includes(':')) peelOwnerLabel(peeled, roster);
  if (peeled.owners.length === 0 && peeled.nobody === undefined) peelLead(peeled, roster, isMarked);
  else {
    // The same owner once more, as a label before the task.
    const again: Peeled = { text: peeled.text, owners: [], state: 'open', links: [], slotted: false };
    peelLead(again, roster, false);
    if (again.owners.length > 0 && again.owners.every((owner) => peeled.owners.includes(owner))) peeled.text = again.text;
  }
  if (peeled.owners.length === 0 && peeled.nobody === undefined) peelTail(peeled, roster);
  peelDue(peeled, isMarked);
  peelDone(peeled);
  peeled.text = tidy(peeled.text);
  if (peeled.owners.length > 1) peeled.owners = [...new Set(peeled.owners)];
  peeled.links = linksIn(raw);
  return peeled;
}

function peelComment(task: Peeled): void {
  if (!task.text.includes('<!--')) return;
  task.text = task.text
    .replace(/<!--([^<>]{0,300})-->/g, (_, inside: string) => {
      const name = /^\s*wg:([^\s<>]{3,120})\s*$/.exec(inside)?.[1];
      if (name !== undefined) {
        if (name.includes('#')) task.carries = name;
        else if (/^[0-9a-z]{3,12}$/.test(name)) task.pin = name;
      }
      return '';
    })
    .trimEnd();
}

// Struck out, ticked, or with a word for it at either end.
function peelDone(task: Peeled): void {
  let { text } = task;
  if (text.includes('~~') && isStruck(text)) {
    if (task.state === 'open') task.state = 'done';
    text = text.replaceAll('~~', '');
  }
  const lead = !leads.test(text.charAt(0))
    ? null
    : /^(?:[✓✔✅☑]\ufe0f?\s*|(?:\*\*|__)?[[(]?(?:done|complete[d]?|erledigt|fait|hecho|feito|selesai)[\])]?(?:\*\*|__)?\s*(?::|-|–|—)\s*|[[(](?:done|completed?|erledigt)[\])]\s*)/i.exec(
        text,
      );
  const shouted = lead === null && text.startsWith('DONE ') && /^DONE\s+(?=[@\p{L}][^\s:]{0,30}(?:\s[^\s:]{1,30})?:\s)/u.exec(text);
  const done = lead ?? (shouted || null);
  if (done !== null) {
    if (task.state === 'open') task.state = 'done';
    text = text.slice(done[0].length);
  }
  const trail = !mayEndDone(text)
    ? null
    : (/(?:\s|^)(?:[✓✔✅☑]\ufe0f?|(?:-|–|—|=>|->|→)\s*(?:\*\*|_)?(?:[Dd]one|DONE|[Cc]ompleted?|[Ee]rledigt)(?:\*\*|_)?[.!]?|(?:\*\*)?(?:DONE|COMPLETED?)(?:\*\*)?[.!]?|[[(](?:erledigt|fait|hecho|feito|selesai)[^()[\]]{0,200}[\])]\.?)$/.exec(
        text,
      ) ?? inBrackets.exec(text));
  if (trail !== null && trail.index > 0) {
    if (task.state === 'open') task.state = 'done';
    const note = trail[0].replace(
      /^[\s([]+(?:done|completed?|finished|closed|erledigt|fait|hecho|feito|selesai)?[\s:,-]*|[\s)\].]+$/gi,
      '',
    );
    if (note !== '' && !/^[✓✔✅☑\s>=→–—-]|^done|^completed?/i.test(note)) task.stateNote ??= note;
    text = text.slice(0, trail.index);
  }
  task.text = text.trim();
}

// `(done on Monday)`, and not `(closed rooms)`, `(complete list)`.
const inBrackets =
  /\s[[(](?:[Dd]one|DONE|[Cc]ompleted?|COMPLETED?|[Ff]inished|FINISHED|[Cc]losed|CLOSED)(?!\p{L})(?!\s(?!(?:a|an|the|on|by|in|at|as|see|via|with|and|but|for|last|this|that|since|already|today|yesterday|after|before|during|except|thanks|to|now|not|we|it|per|from|through|over|earlier|later|offline|online)\b)\p{Ll})[^()[\]]{0,200}[\])]\.?$/u;

// With what a word or sign for done begins.
const leads = /[^a-z0-9 ]|[dcefhs]/i;

/** Whether a text ends as a word or sign for done does, or with a bracket: a cheap test. */
export function mayEndDone(text: string): boolean {
  const stopped = text.endsWith('.') || text.endsWith('!') ? text.slice(0, -1) : text;
  const last = stopped.charAt(stopped.length - 1);
  return /[^\w\s]|_/.test(last) || (/[edt]/i.test(last) && /(?:done|completed?|erledigt)$/i.test(stopped.slice(-12)));
}

// Struck out as a whole, even where code or links interrupt the strike.
function isStruck(text: string): boolean {
  const pieces = text.split('~~');
  if (pieces.length < 3) return false;
  const letters = (piece: string) => piece.replace(/\b(?:done|complete[d]?)\b|[^\p{L}\p{N}]/giu, '').length;
  const [outside, inside] = [0, 1].map((parity) =>
    pieces.filter((_, i) => i % 2 === parity).reduce((sum, piece) => sum + letters(piece), 0),
  ) as [number, number];
  return inside > 0 && outside * 8 <= inside;
}

// `[until the end of March - Ana]` · `[blocked by the survey]` · `[by Friday]`
function peelSlot(task: Peeled, roster: Roster): boolean {
  if (!/^[[\\*_]/.test(task.text)) return false;
  const open = /^(?:\*\*|__)?\\?\[/.exec(task.text);
  if (open === null) return false;
  const close = task.text.indexOf(']', open[0].length);
  if (close === -1 || close > 240) return false;
  const inside = task.text.slice(open[0].length, close).replace(/\\$/, '').trim();
  const until = slotStart.exec(inside);
  const blocked = until === null ? blockedStart.exec(inside) : null;
  if (until === null && blocked === null) return false;
  const after = task.text.charAt(close + 1);
  if (after === '(') return false;
  task.slotted = true;
  let words = inside;
  // A name may have a hyphen: `[until Friday - Jean-Luc]`.
  const dash = /\s[-–—]\s(?=(?:[^\s]|\s(?![-–—]\s))*$)/.exec(inside) ?? /\s[-–—]\s*(?=[^-–—]*$)/.exec(inside);
  if (dash !== null) {
    const behind = inside.slice(dash.index + dash[0].length);
    words = inside.slice(0, dash.index).trim();
    // In a slot whatever stands behind the dash owns: known or not.
    const owned = ownersIn(behind, roster) ?? ownersIn(behind, undefined);
    if (owned !== undefined) {
      task.owners.push(...owned.owners);
      if (owned.nobody !== undefined) task.nobody = owned.nobody;
    } else words = inside;
  }
  if (until !== null) task.due = { words: stripMarks(words), sure: true };
  else if (blocked !== null) task.blockedBy = stripMarks(words.slice(blocked[0].length));
  task.text = task.text.slice(close + 1).replace(/^(?:\*\*|__)?[\s:]*/, '');
  return true;
}

function stripMarks(words: string): string {
  return words.replace(/[*_`]/g, '').trim();
}

// Behind an arrow: what is handed on. Of a line without a slot only where somebody known is said to do it.
function peelHandOff(task: Peeled, roster: Roster): void {
  if (!/[>→➜⇒➔]/.test(task.text)) return;
  const arrow = /\s(?:→|➜|⇒|➔|-->|->|=>)\s/.exec(task.text);
  if (arrow === null || arrow.index === 0) return;
  const text = task.text.slice(arrow.index + arrow[0].length).trim();
  const owners = doersIn(text, roster);
  if (!task.slotted && owners.length === 0) return;
  task.handOff = { text, owners };
  task.text = task.text.slice(0, arrow.index).trim();
}

function doersIn(text: string, roster: Roster): readonly string[] {
  const doing = /^(.{1,60}?)\s+(?:will|to|is going to|’ll|shall|wird|va|vai|akan)\s+/i.exec(text);
  if (doing === null) return [];
  const found = ownersIn(doing[1] as string, roster);
  return found === undefined || !found.owners.every((owner) => roster.knows(owner)) ? [] : found.owners;
}

// `(from [2016-02-16](2016-02-16.md), carried 2 times, 35 days)`, which wg itself writes.
function peelCarried(task: Peeled): void {
  const carried = /\s*\(from \[[^[\]]{1,80}\]\([^()\s]{1,200}\)(?:, carried [^()]{1,60})?\)\s*$/.exec(task.text);
  if (carried !== null) task.text = task.text.slice(0, carried.index);
}

function peelState(task: Peeled): void {
  const mark = /\s*\((dropped|parked|cancelled|canceled|obsolete|won't do|wontfix)(?::?\s+([^()]{1,200}))?\)\s*$/i.exec(task.text);
  if (mark === null) return;
  const words = mark[2]?.trim();
  if ((mark[1] as string).toLowerCase() === 'parked') task.parkedWords = (words ?? '').replace(/^until\s+/i, '');
  else {
    task.state = 'dropped';
    if (words !== undefined) task.stateNote = words;
  }
  task.text = task.text.slice(0, mark.index);
}

function peelDue(task: Peeled, isMarked: boolean): void {
  if (task.due !== undefined) return;
  const { text } = task;
  const dated = /\s[-–—|]\s([^-–—|]{4,30})$/.exec(text);
  if (dated !== null && /\d/.test(dated[1] as string)) {
    const [date] = findDates(dated[1] as string);
    if (date !== undefined && date.impossible !== true && (dated[1] as string).length - date.words.length < 4) {
      task.due = { words: date.words, sure: true };
      task.text = text.slice(0, dated.index);
      return;
    }
  }
  const sure =
    /[\s([,;–—-]*(?:\b(?:due(?: date| by| on)?|deadline|fällig(?: am)?|échéance|plazo|prazo)\s*[:=]\s*|(?<=[\s([,;–—-][\s([]?)due (?:by |on )?|📅\s*|@due\()([^()[\];]{2,60}?)[)\].;]?\s*$/i.exec(
      text,
    );
  if (sure !== null && sure.index > 2) {
    task.due = { words: plainWords(sure[1] as string), sure: /[:=📅(]|due (?:by|on) /u.test(sure[0]) };
    if (task.due.sure || /\d/.test(task.due.words)) task.text = text.slice(0, sure.index);
    return;
  }
  const by =
    /(?:^|[\s,(–—-])((?:by|until|before|no later than|bis(?: zum)?|hasta|até|jusqu’au|avant)\s(?:[^()[\],;:]|:(?=\d\d\b)){2,60}?)[).!\s]*$/i.exec(
      text.slice(-90),
    );
  // `by Friday. Then ask`: another sentence is no part of the day.
  if (by !== null && !/(?:day|week|month|year|\d)[.!?]\s\p{Lu}/u.test(by[1] as string)) {
    task.due = { words: plainWords(by[1] as string), sure: false };
    return;
  }
  // A phrase of a day that ends a task, behind a comma or in parentheses, and nothing else there.
  const end =
    !isMarked || !/[,(]/.test(text.slice(-60))
      ? null
      : /(?:,\s+|\s\()((?:on |the )?(?:(?:early|mid|late|end|beginning|start)(?: of)?[ -](?:the |next |this )?\p{L}+|(?:next|this) (?:week|month|\p{L}+day)|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\p{L}+ \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th|\.)? \p{L}+|\d{4}-\d\d-\d\d|in (?:\d|two|three|four) (?:days|weeks|months)|eo[wmqd])(?: \d{4})?)[).]*$/iu.exec(
          text.slice(-60),
        );
  if (end !== null) {
    task.due = { words: plainWords(end[1] as string), sure: false };
    return;
  }
  const inside =
    /(?:^|[\s,(–—-])((?:by|until|before)\s(?:the\s)?(?:end of\s|next\s|this\s|mid[- ])?(?:\p{L}+day(?=\.\s|[,;]\s)|[\p{L}\d./-]+(?:\s[\p{L}\d.]+)?))(?=[\s,;.):]|$)/iu.exec(
      text,
    );
  if (inside !== null) task.due = { words: plainWords(inside[1] as string), sure: false };
}

const emphasis = ['**', '__', '~~', '*'] as const;

function tidy(text: string): string {
  // MeetBot writes who said it, and when, behind an action.
  let tidied = text.endsWith(')') ? text.replace(/\s\([\w|`-]{1,30}, \d\d:\d\d(?::\d\d)?\)$/, '').trim() : text.trim();
  // Marks of emphasis that lost their partner when a label was taken off.
  for (const mark of /[*_~]/.test(tidied) ? emphasis : []) {
    if ((mark === '*' && tidied.includes('**')) || tidied.split(mark).length % 2 !== 0) continue;
    tidied = tidied.startsWith(mark) ? tidied.slice(mark.length) : tidied.endsWith(mark) ? tidied.slice(0, -mark.length) : tidied;
  }
  return tidied
    .replace(/^[\s:–—-]+(?=\S)/, '')
    .replace(/\s+:?$/, '')
    .replace(/\s{2,}/g, ' ')
    .trim();
}
