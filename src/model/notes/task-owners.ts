// Who owns a task, as its line says: in parentheses, behind `Owner:`, before the task, or at its end. Each takes its words off the line.
import type { HandOff } from '../meeting.ts';
import { isNobody, ownersIn, type Roster, trimMarks } from './roster.ts';
import { isNoName, isTaskVerb } from './verbs.ts';

/** A task while its parts are being taken off; `text` is what is left. */
export interface Peeled {
  text: string;
  owners: string[];
  nobody?: string;
  due?: { words: string; sure: boolean };
  blockedBy?: string;
  handOff?: HandOff;
  state: 'open' | 'done' | 'dropped';
  stateNote?: string;
  parkedWords?: string;
  carries?: string;
  pin?: string;
  links: readonly string[];
  slotted: boolean;
}

const notDoing =
  /^(?:the|a|an|our|their|his|her|its|this|that|these|those|all|any|some|be|me|us|them|him|it|you|my|your|each|both|more|make sure|\p{L}+ing)$/iu;

/** `(@owner @owner2, [medium], Due: Feb. 23)` · `(all, [low])` · `(Ana)` · `(due Friday)` at the end. */
export function peelAside(task: Peeled, roster: Roster): void {
  if (!task.text.endsWith(')') && !/\)[.\s]*$/.test(task.text)) return;
  const close = task.text.lastIndexOf(')');
  const open = task.text.lastIndexOf('(', close);
  if (open < 1 || close - open > 160 || task.text.charAt(open - 1) === ']') return;
  const inside = task.text.slice(open + 1, close);
  const owners: string[] = [];
  let nobody: string | undefined;
  let due: string | undefined;
  for (const piece of inside.split(/[,;]\s*/)) {
    const words = piece.replace(/^\[|\]$/g, '').trim();
    const dated = /^(?:due|deadline|eta|by|until|before|fällig|bis)(?:[\s:]+(?:by\s+)?)(.+)$/i.exec(words);
    if (dated !== null) due = /^(?:by|until|before|bis)/i.test(words) ? words : (dated[1] as string);
    else if (/^\[.*\]$/.test(piece.trim()) || /^(?:low|medium|high|small|large|urgent|easy|hard|p[0-4]|xs|s|m|l|xl)$/i.test(words))
      continue;
    else {
      const found = ownersIn(words.replace(/^(?:owners?|assigned to|assignee|lead)[:\s]+/i, ''), roster);
      if (found === undefined) return;
      owners.push(...found.owners);
      nobody ??= found.nobody;
    }
  }
  if (owners.length === 0 && nobody === undefined && due === undefined) return;
  task.owners.push(...owners);
  if (nobody !== undefined) task.nobody ??= nobody;
  if (due !== undefined) task.due ??= { words: due, sure: true };
  task.slotted = true;
  task.text = task.text.slice(0, open).trim();
}

/** `Write to members. Owner: Ana. Due: March 15` */
export function peelOwnerLabel(task: Peeled, roster: Roster): void {
  const label = /[\s.;|,(–—-]+(?:owners?|assignees?|assigned to|responsible|verantwortlich|responsable)\s?:\s*([^.;|()]{1,60})/i.exec(
    task.text,
  );
  if (label === null || label.index < 2) return;
  const found = ownersIn(label[1] as string, roster) ?? ownersIn(label[1] as string, undefined);
  if (found === undefined) return;
  const rest = task.text.slice(label.index + label[0].length).replace(/^[\s.;|)]+/, '');
  own(task, found, `${task.text.slice(0, label.index)}${rest === '' ? '' : `. ${rest}`}`, true);
}

/** Owners at the beginning: `[Ana, Bo] …`, `@ana: …`, `Ana to …`, `Ana, Bo and Cy will …`, `Ana: …`, `Ana - …`. */
export function peelLead(task: Peeled, roster: Roster, isMarked: boolean): void {
  const text = /^[*_]/.test(task.text) ? task.text.replace(/^(?:\*\*|__|[*_])(?=[\p{L}@[])/u, '') : task.text;
  const bracket = !/^[[\\]/.test(text) ? null : /^\\?\[([^[\]\\]{1,80})\\?\](?!\()[\s:*_]*[-–—]?\s*/.exec(text);
  if (bracket !== null) {
    const named = (bracket[1] as string).replace(/\s*\([^()]*\)/g, '');
    const toAll = /^(?:all|everyone|everybody|anyone|someone|whoever|folks|volunteers?)\b/i.test(named)
      ? { owners: [], nobody: bracket[1] as string }
      : undefined;
    const found = ownersIn(named, roster) ?? toAll ?? (isMarked ? unknownIn(named) : undefined);
    if (found !== undefined) {
      own(task, found, text.slice(bracket[0].length), true);
      return;
    }
    return;
  }
  // A link whose text is the name of a person.
  const linked = text.startsWith('[') ? text.replace(/^\[(@?[^[\]]{1,60})\]\([^()\s]{1,300}\)/, '$1') : text;
  // `@Ana Lopez`, as some pads mention people, is a name and no handle.
  const head = linked.startsWith('@') && /^@\p{Lu}[\p{L}’'-]*\s\p{Lu}/u.test(linked) ? linked.slice(1) : linked;
  const words = head.slice(0, 400);
  const handles = !head.startsWith('@')
    ? null
    : /^(@[\p{L}\p{N}][\p{L}\p{N}_.-]*(?:(?:\s*[,&+/]\s*|\s+and\s+|\s+)@[\p{L}\p{N}][\p{L}\p{N}_.-]*){0,5})[\s:,*_]*(?:[-–—]\s+)?(?:(?:to|will|is going to|shall|should)\s+)?/u.exec(
        head,
      );
  if (handles !== null && handles[0].length < head.length) {
    const found = ownersIn(handles[1] as string, roster);
    if (found !== undefined) {
      own(task, found, head.slice(handles[0].length), true);
      return;
    }
  }
  const link = !mayLink.test(words)
    ? null
    : /^(.{1,70}?)(?:[*_]{0,2}\s+(?:to|will|shall|is going to|is to|are going to|are to|agree[ds]? to|volunteered to|volunteers to|offered to|should|can)\s+|’ll\s+|'ll\s+)/i.exec(
        words,
      );
  if (link !== null) {
    const names = (link[1] as string).replace(/[*_]+/g, '');
    const behind = words.slice(link[0].length);
    const firm = /(?:to|should|can)\s+$/i.test(link[0]);
    const next = /^[^\s]+/.exec(behind)?.[0] ?? '';
    const isDoing = isTaskVerb(next) || (/^\p{Lu}/u.test(names) && /^[\p{Ll}][\p{Ll}-]+$/u.test(next) && !notDoing.test(next));
    const found = ownersIn(names, roster) ?? (isMarked && (!firm || isDoing) ? unknownIn(names) : undefined);
    if (found !== undefined && /^[\p{L}\p{N}`"'“[<]/u.test(behind)) {
      own(task, found, head.slice(link[0].length), false);
      if (isMarked && found.owners.length > 0) ownAlso(task, roster);
      return;
    }
  }
  // `Side note - Ana Berg will add …`: a few words before somebody who is known.
  const aside = link === null ? null : /^[^:–—]{2,40}?(?::\s|\s[-–—]\s)(?=\S)/.exec(words);
  if (aside !== null) {
    const rest = head.slice(aside[0].length);
    const doing = /^(.{1,60}?)\s+(?:will|to)\s+(?=\p{L})/u.exec(rest.slice(0, 100));
    const found = doing === null ? undefined : ownersIn(doing[1] as string, roster);
    if (doing !== null && found?.owners.every((owner) => owner.startsWith('@') || roster.knows(owner))) {
      own(task, found, rest.slice(doing[0].length), false);
      return;
    }
  }
  const colon = !/[:–—→]|\s-/.test(words) ? null : /^([^:]{1,60}?)[*_]{0,2}\s*(?::|\s[-–—]+>?\s|\s→\s)[*_]{0,2}\s*/.exec(words);
  if (colon !== null && colon[0].length < words.length) {
    const names = (colon[1] as string).replace(/[*_]+/g, '');
    const behind = words.slice(colon[0].length);
    const next = /^[^\s]+/.exec(behind)?.[0] ?? '';
    const found =
      ownersIn(names, roster) ??
      (isMarked && (isTaskVerb(next) || next.toLowerCase() === 'to' || isPartlyKnown(names, roster)) ? unknownIn(names) : undefined);
    if (found !== undefined) {
      own(task, found, head.slice(colon[0].length).replace(/^(?:to|will)\s+/, ''), true);
      return;
    }
  }
  // `AL ask the hall`: somebody who is known, and then what to do.
  const direct = !isMarked ? null : /^(\p{Lu}[\p{L}.’'-]{0,30}(?:\s\p{Lu}[\p{L}.’'-]{0,30})?),?\s+(\p{Ll}[\p{L}-]{1,20})\s/u.exec(words);
  if (direct === null || !isTaskVerb(direct[2] as string)) return;
  const found = ownersIn(direct[1] as string, roster);
  if (found !== undefined) own(task, found, head.slice((direct[1] as string).length).replace(/^,/, ''), false);
}

// `Ana/Eli: the doors`, where the list of those present has only some of them.
function isPartlyKnown(names: string, roster: Roster): boolean {
  const several = names.split(/[,/+&]|\sand\s/);
  return several.length > 1 && several.some((name) => roster.knows(name.trim()));
}

// `Describe the way to elect a chair, Ana`: one name behind words that are none.
function behindComma(text: string, roster: Roster): RegExpExecArray | null {
  const tail = /(?<=\s\p{Ll}{2,20}),\s+(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?)\.?$/u.exec(text);
  return tail !== null && tail.index > 20 && roster.knows(tail[1] as string) ? tail : null;
}

// `The start menu: Ana`, of people who are known; `Ask: Ana` and `Discuss with: Ana` name nobody who does it.
function behindColon(text: string, roster: Roster): RegExpExecArray | null {
  const tail = /:\s+(\p{Lu}[\p{L}.’'-]*(?:(?:\s|,\s|\sand\s|\s?[/&+]\s?)\p{Lu}[\p{L}.’'-]*){0,4})\s*$/u.exec(text);
  const last = tail === null ? '' : (/(\p{L}+)$/u.exec(text.slice(0, tail.index))?.[1] ?? '');
  if (
    tail === null ||
    /^(?:with|from|to|by|for|of|on|cc|ask|ping|e-?mail|contact|call|invite|tell|remind|thank|thanks|see|via)$/i.test(last)
  )
    return null;
  return ownersIn(tail[1] as string, roster)?.owners.every((owner) => roster.knows(owner)) ? tail : null;
}

// `… the text. Bo to send it`: a second one on the same line.
function ownAlso(task: Peeled, roster: Roster): void {
  const other = /[.;…]\s+(@?\p{Lu}[\p{L}.’'-]{0,30}(?:\s\p{Lu}[\p{L}.’'-]{0,30})?)\s+(?:to|will)\s+(\p{Ll}+)/u.exec(
    task.text.slice(0, 600),
  );
  if (other === null || !isTaskVerb(other[2] as string)) return;
  const found = ownersIn(other[1] as string, roster) ?? unknownIn(other[1] as string);
  if (found !== undefined) task.owners.push(...found.owners);
}

/** A word by which somebody takes something on. */
export const mayLink = /\s(?:to|will|shall|is|are|agree[ds]?|volunteer(?:ed|s)|offer(?:ed|s)|should|can)\s|[’']ll\s/i;

// A body of people takes nothing on that one of them would know of: `The design team`, `New TC`, `Every member`.
const body =
  /^(?:(?:the|all|our|new|each|every|both|whole)\s){0,2}(?:[\p{L}-]{2,20}\s){0,2}(?:team|committee|board|group|wg|sig|tc|tsc|tac|council|chairs|leads|maintainers|editors|organi[sz]ers|staff|volunteers|members?|attendees|participants)$/iu;

// Names that are not known, where the line is marked as a task: capitals, or one word that is no ordinary one.
function unknownIn(words: string): ReturnType<typeof ownersIn> {
  const names = words
    .split(/\s*(?:[,;+&/]|\s(?:and|und|et|y|e|dan)\s)\s*/i)
    .map(trimMarks)
    .filter((name) => name !== '');
  const isNone = (name: string) => isNobody(name) || body.test(name);
  const fits = (name: string) =>
    isNone(name) ||
    /^@/.test(name) ||
    (name.length <= 40 && /^\p{Lu}[\p{L}\p{N}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,2}$/u.test(name) && !isNoName(name)) ||
    (/^\p{Ll}[\p{L}\p{N}_-]{2,24}$/u.test(name) && !isNoName(name));
  if (names.length === 0 || !names.every(fits)) return undefined;
  const nobody = names.find(isNone);
  return { owners: names.filter((name) => !isNone(name)), ...(nobody === undefined ? {} : { nobody }) };
}

function own(task: Peeled, found: { readonly owners: readonly string[]; readonly nobody?: string }, rest: string, isSlot: boolean): void {
  task.owners.push(...found.owners);
  if (found.nobody !== undefined) task.nobody = found.nobody;
  task.text = rest.trim().replace(/^(?:to|will)\s+(?=[\p{Ll}])/u, '');
  if (isSlot) task.slotted = true;
}

/** `… - Ana` · `… @ana` · `… (Ana)` · `… [Ana]` at the end, of people who are known. */
export function peelTail(task: Peeled, roster: Roster): void {
  const text = task.text.slice(-90);
  const tail =
    /(?:\s[-–—]+>?\s*|\s\[|\s(?=@)|\s→\s)([^[\]()–—]{1,60}?)[\].\s*_]*$/.exec(text) ??
    behindColon(text, roster) ??
    behindComma(text, roster);
  if (tail === null) return;
  const words = (tail[1] as string).replace(/^(?:owners?|assigned to|assignee)[:\s]+/i, '');
  if (ownersIn(words, roster) === undefined && isPartlyKnown(words, roster)) {
    const named = unknownIn(words);
    if (named !== undefined) own(task, named, task.text.slice(0, task.text.length - text.length + tail.index), true);
    return;
  }
  const found = ownersIn(words, roster);
  const at = task.text.length - Math.min(90, task.text.length) + tail.index;
  if (found === undefined || at < 3 || !found.owners.every((owner) => owner.startsWith('@') || roster.knows(owner))) return;
  own(task, found, task.text.slice(0, at), true);
}
