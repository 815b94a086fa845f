// One person as a list of attendees names them: `Ana Lopez (Acme, chair) @ana - joined at 16:20`. Tells names from what is none.
// Keeps the punctuation of such lists from those who read them.
import { plainWords } from '../../text/inline.ts';
import { remembered } from './remembered.ts';

/** A person as written on one line; what stands beside it and says nothing known is an organisation or a nickname. */
export interface WrittenPerson {
  readonly name: string;
  readonly handle?: string;
  readonly nickname?: string;
  readonly role?: string;
  readonly partial?: string;
  /** In parentheses. */
  readonly asides: readonly string[];
  /** After a dash or comma, or in parentheses with more: no nickname. */
  readonly beside: readonly string[];
  /** Marked as not present: struck out, an `x` or cross behind the name, `(absent)`. */
  readonly absent: boolean;
}

const particles: ReadonlySet<string> = new Set(
  'de da do dos das del della di du des van von der den ter ten la le el al bin ibn binti bte ben y e zu af av san st'.split(' '),
);

// Words that no list of people holds as a name, in lower case.
const notNames: ReadonlySet<string> = new Set(
  (
    'a an the to of in on at is was were are be been we i it he she they you your yours our their us my this that these those there here for from with without ' +
    'not no yes none nobody nil n/a na tbd tba todo unknown unsure various several many more other others etc all everyone everybody anyone someone somebody ' +
    'please add yourself name names list see below above forgot forget record recorded recording taken attendance attendees attendee participants participant ' +
    'present absent regrets apologies members people folks team group quorum total meeting meetings notes note minutes agenda call link links http https www ' +
    'if when where what who how why will would can could should must may might do does did done has have had but or as by so than then also only just ' +
    'keine keiner niemand alle aucun aucune tous personne ninguno ninguna todos nenhum nenhuma semua tidak y’all welcome introduction introductions update updates review discussion ' +
    'new old first last next zoom slack github google hangouts meet video audio recording via using about into over under up out off'
  ).split(' '),
);

const alsoNames: ReadonlySet<string> = new Set(['Will', 'May', 'An', 'Do', 'So', 'Can', 'Link', 'He', 'You', 'My', 'As', 'No']);

const nothing =
  /^(?:none|none\.|nobody|no one|n\/?a(?:\s[-–—]\s.*)?|nil|-+|–|—|\?+|…|\.{2,}|tbd|tba|unknown|unsure|not recorded|\+? ?\d+ (?:others?|more|guests?|people|participants|attendees|members)|others\??|and others|more|all|everyone|everybody|keine[r]?|niemand|alle|aucun[e]?|tous|ninguno|ninguna|todos|nenhum[a]?|semua|tidak ada|nihil|<[^>]*>|your name( here)?|name|names|names?\s*[/|].*|add your name.*|.*\bplease add\b.*|.*\badd yourself\b.*|name \(?(?:initials|org|organi[sz]ation|company|affiliation).*)$/i;

const partialWords =
  /\b(?:join(?:ed|ing|s)?|left|leav(?:e|es|ing)|late|early|(?:first|second|last|1st|2nd) (?:half|part|hour|\d+)|half|part(?:ial|ially|ly)|part[- ]time|until|till|from \d|after \d|before \d|since \d|only|\d+ ?(?:min|mins|minutes)|dropped|arrived|had to|has to|briefly|some of|ab \d|bis \d|später|früher|retard|tarde|terlambat)\b/i;

const roleWords =
  /\b(?:(?:co-?|vice[- ]|deputy )?(?:chair(?:s|man|woman|person|ing)?|lead(?:er)?|president)|host(?:ing)?|scribe|scribing|note[- ]?takers?|note[- ]?taking|notes|taking notes|minutes|minute[- ]?taker|minuter|facilitat(?:or|ing|es?)|moderat(?:or|ing|ion)|secretary|recorder|organi[sz]er|treasurer|time ?keeper|editor|speaker|presenter|observer|guest|liaison|protokoll(?:ant|antin|führung|führer|führerin)?|vorsitz(?:ende[rn]?)?|schriftführer(?:in)?|kassier(?:er|erin|in)?|leitung|sitzungsleitung|gesprächsleitung|animat(?:eur|rice|ion)|secrétaire|secret[aá]ri[oa]|présidente?|presidente?|notulis|moderador[a]?|relator[a]?|facilitador[a]?|ketua|sekretaris|pemimpin|notulen)\b/i;

const pronouns = /^\(?(?:she|he|they|xe|ze|any|er|sie|elle|il|ella|él)(?:\s*\/\s*\p{L}+)+\)?$/iu;
// A remark, and no name.
const noted = /^(?:FYI|NB|PSA|WIP|ETA|TL;?DR|N\.B\.)(?![\p{L}\p{N}]|$)|^\S+\s.*(?:…|\.{3})$/u;
// Beside a name they say nothing that lasts.
const remarks = /^(?:new|first time|first meeting|newcomer|new member|welcome|hi|hello)!*$/i;
const absentWords =
  /^(?:absent|regrets?|apologies|not present|n\/a|out|ooo|away|on leave|vacation|pto|unavailable|excused|no show|no-show|entschuldigt|abwesend|excusée?|absente?|ausente|tidak hadir|sick)$/i;

/** The person that a text names; `none` where it says that there is nobody, undefined where it is something else than a person. */
export const personIn: (raw: string) => WrittenPerson | 'none' | undefined = remembered((raw) => {
  if (isPlainName(raw)) return { name: raw, asides: [], beside: [], absent: false };
  const struck = /^\s*~~.*~~\s*$/.test(raw);
  let text = plainWords(unlinked(raw))
    .replace(/\p{Extended_Pictographic}|\ufe0f|\u200d/gu, ' ')
    .trim();
  text = text.replace(/^[\s\-–—•·,;*]+|[\s,;–—*\\]+$/g, '').trim();
  // Quoted, or a link that somebody has begun and not given an address.
  if (/^(?:"[^"]*"|\[[^[\]]{2,60}\])$/.test(text)) text = text.slice(1, -1).trim();
  if (text === '' || nothing.test(text)) return 'none';
  if (text.length > 300 || noted.test(text)) return undefined;
  const short = initialsBefore(text);
  if (short !== undefined) text = text.slice(short.length).replace(/^\s*[-–—:]\s+/, '');
  const asides: string[] = [];
  const beside: string[] = [];
  let absent = struck;
  let handle: string | undefined;
  let role: string | undefined;
  let partial: string | undefined;
  const say = (piece: string, into = beside) => {
    const words = piece
      .replace(/^[\s\-–—,:;(]+|[\s,;)–—-]+$/g, '')
      .trim()
      .replace(/^(?:aka|a\.k\.a\.)\s+/i, '');
    if (words === '' || pronouns.test(words) || remarks.test(words)) return;
    const at = /^@([\p{L}\p{N}][\p{L}\p{N}_.-]*)$/u.exec(words);
    if (at !== null) handle ??= at[1] as string;
    else if (absentWords.test(words)) absent = true;
    else if (partialWords.test(words)) partial ??= words;
    else if (roleWords.test(words)) role ??= words;
    else into.push(words);
  };
  // `@Ana Lopez`, as some pads mention people, is a name and no handle.
  if (/^@\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*)+/u.test(text)) text = text.slice(1);
  const email = /<?([\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64})>?/.exec(text);
  if (email !== null) text = text.replace(email[0], ' ').trim() || (email[1] as string).slice(0, (email[1] as string).indexOf('@'));
  const middle = /^(\p{Lu}[\p{L}.’'-]*) \((\p{Lu}\p{L}+)\) \p{Lu}/u.exec(text);
  if (middle !== null) text = `${middle[1] as string} ${text.slice((middle[0] as string).length - 1)}`;
  // `Ana Lopez (@ana) Acme Works`: what stands behind the handle is no part of the name.
  const behind = /^(\p{Lu}[^()@,]{1,50}?) (\(@[\w-]{1,40}\)|@[\w-]{1,40}) ((?:\p{Lu}|the )[^()@]{1,80})$/u.exec(text);
  if (behind !== null && looksLikeName(behind[1] as string) && isFull(behind[1] as string, behind[3] as string)) {
    for (const piece of (behind[3] as string).split(',')) say(piece);
    text = `${behind[1] as string} ${behind[2] as string}`;
  }
  text = takeBrackets(text, (piece, isAlone) => say(piece, isAlone ? asides : beside));
  const cross = / (?:x|✗|✘|✖|×)$/.exec(text);
  if (cross !== null) {
    absent = true;
    text = text.slice(0, cross.index);
  }
  text = text.replace(/\s*(?:[✓✔]|\(x\)| X)$/, '');
  const dash = /\s(?:[-–—|/]|\/\/|->|→)\s|\s?[–—]\s?|:\s|\s-|-\s/.exec(text);
  if (dash !== null && dash.index > 0) {
    for (const piece of text.slice(dash.index + dash[0].length).split(/\s[-–—|/]\s|,\s/)) say(piece);
    text = text.slice(0, dash.index);
  }
  const comma = text.indexOf(',');
  if (comma !== -1 && !isReversed(text, comma)) {
    for (const piece of text.slice(comma + 1).split(',')) say(piece);
    text = text.slice(0, comma);
  }
  const at = /(?:^|\s)@([\p{L}\p{N}][\p{L}\p{N}_.-]*)/u.exec(text);
  if (at !== null) {
    handle ??= at[1] as string;
    const rest = `${text.slice(0, at.index)} ${text.slice(at.index + at[0].length)}`.replace(/ {2,}/g, ' ').trim();
    if (partialWords.test(rest) && !looksLikeName(rest)) {
      partial ??= rest;
      text = handle;
    } else text = rest === '' ? handle : rest;
  }
  const tail = partialWords.exec(text);
  if (tail !== null && tail.index > 2 && looksLikeName(text.slice(0, tail.index))) {
    partial ??= text.slice(tail.index).trim();
    text = text.slice(0, tail.index);
  }
  const name = text.replace(/^[\s.,;:]+|[\s,;:*]+$/g, '').trim();
  if (!looksLikeName(name)) return undefined;
  return {
    name,
    asides,
    beside,
    absent,
    ...(middle === null ? {} : { nickname: middle[2] as string }),
    ...(short === undefined ? {} : { nickname: short }),
    ...(handle === undefined ? {} : { handle }),
    ...(role === undefined ? {} : { role }),
    ...(partial === undefined ? {} : { partial }),
  };
});

// `[name=AL]`, as HackMD signs a line; `[[Ana Lopez]]`, as other notebooks link; an address by mail behind the name.
function unlinked(raw: string): string {
  if (!raw.includes('[')) return raw;
  return raw
    .replace(/\[name=([^[\]]{1,40})\]/g, '($1)')
    .replace(/\[\[(?:[^[\]|]{1,100}\|)?([^[\]|]{1,100})\]\]/g, '$1')
    .replace(/([^\s,;])\s\[[^[\]]{1,80}\]\(mailto:[^()\s]{1,200}\)/g, '$1');
}

// A first name alone may have its other name behind the handle.
function isFull(name: string, behind: string): boolean {
  return name.includes(' ') || behind.split(' ').length > 2;
}

/** The initials with which a person's line begins, `AL - Ana Lopez, Acme`; undefined where it begins otherwise. */
export function initialsBefore(text: string): string | undefined {
  const begin = /^(\p{Lu}{2,4}\p{Ll}?)\s*[-–—:]\s+(\p{Lu}[\p{L}.’'-]*(?:\s[\p{L}.’'-]+){1,3})/u.exec(text.slice(0, 120));
  if (begin === null) return undefined;
  const [, initials, name] = begin as unknown as [string, string, string];
  const letters = name.split(/[\s-]/).map((word) => word.charAt(0).toUpperCase());
  let at = 0;
  for (const letter of letters) if (letter === initials.charAt(at)) at++;
  return at >= 2 && letters[0] === initials.charAt(0) ? initials : undefined;
}

/** Whether a text is nothing but a name of plain letters: `Ana Lopez`. Most are, and need no other pattern. */
export function isPlainName(text: string): boolean {
  if (text.length > 60 || !/^[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,3}$/.test(text)) return false;
  return !nothing.test(text) && !partialWords.test(text) && !text.split(/[ -]/).some((word) => notNames.has(word.toLowerCase()));
}

/** Whether words can be a person's name: one to five, capitals or another script, or one or two words in lower case as handles are. */
export function looksLikeName(text: string): boolean {
  const name = text.trim();
  if (name.length < 1 || name.length > 60 || /[:;?!=#%"<>{}[\]\\/^|$€+*]|https?|\.\s+\p{Lu}\p{Ll}{2,}\s+\p{Ll}/u.test(name)) return false;
  if (!/\p{L}/u.test(name) || /^\d/.test(name)) return false;
  const words = name.split(/[\s\u00a0]+/);
  if (words.length > 6 && words.filter((word) => !particles.has(word)).length > 6) return false;
  let small = 0;
  let ordinary = 0;
  for (const word of words) {
    const bare = word.replace(/^[\p{P}]+|[\p{P}]+$/gu, '');
    if (bare === '') return false;
    const lower = bare.toLowerCase();
    if (notNames.has(lower)) {
      // `An`, `Will` and an initial `A.` are names where they are written as such, beside another.
      if (bare === lower) return false;
      if (!alsoNames.has(bare) && bare.length > 1) ordinary++;
    } else if (/^\p{Ll}/u.test(bare) && !particles.has(lower)) small++;
    if (/\d/.test(bare) && words.length > 2) return false;
  }
  return ordinary * 2 < words.length && (small === 0 || words.length <= 2);
}

/** The pieces of a list of people, cut at commas and semicolons outside brackets, and at a word for `and`. An unclosed bracket ends at the next comma. */
export const piecesOf: (list: string) => readonly string[] = remembered((written) => {
  const list = unbracketed(written.includes('<') ? written.replace(/<br\s?\/?>/gi, ',') : written);
  const pieces: string[] = [];
  let from = 0;
  let depth = 0;
  let close = -1;
  for (let i = 0; i < list.length; i++) {
    const sign = list.charAt(i);
    if (sign === '(' || sign === '（' || sign === '[') {
      if (depth === 0) close = list.slice(i + 1).search(/[)）\]]/);
      // A bracket that nobody closes hides nothing.
      if (close !== -1) depth++;
    } else if ((sign === ')' || sign === '）' || sign === ']') && depth > 0) depth--;
    else if ((sign === ',' || sign === ';' || sign === '，' || sign === '、' || sign === '•' || sign === '·') && depth === 0) {
      pieces.push(list.slice(from, i));
      from = i + 1;
    }
  }
  pieces.push(list.slice(from));
  return pieces
    .flatMap((piece) => (/^\s*@[^@]*\s@/.test(piece) ? piece.split(/\s(?=@)/) : piece.split('|').length > 2 ? piece.split('|') : [piece]))
    .flatMap((piece) => splitAnd(piece))
    .filter((piece) => piece.trim() !== '');
});

// `[Ana, Bo]`
function unbracketed(list: string): string {
  const text = list.trim();
  return text.startsWith('[') && text.includes(',') && text.indexOf(']') === text.length - 1 ? text.slice(1, -1) : list;
}

/** The people of a list of nothing but initials, `AL, BB, IT, CD`, among which a word is one as well; undefined for any other list. */
export function initialsIn(pieces: readonly string[]): readonly WrittenPerson[] | undefined {
  if (pieces.length < 4 || !pieces.every((piece) => /^\s*\p{Lu}{2,4}\s*$/u.test(piece))) return undefined;
  return pieces.map((piece) => ({ name: piece.trim(), asides: [], beside: [], absent: false }));
}

function splitAnd(piece: string): readonly string[] {
  const parts = piece.split(/(?:^|\s)(?:and|&|und|et|y|e|dan|\+)\s+/i);
  if (parts.length < 2 || /[(（]/.test(piece)) return [piece.replace(/^\s*(?:and|&|und|et|dan)\s+/i, '')];
  const full = parts.map((part) => part.trim()).filter((part) => part !== '');
  return full.every((part) => looksLikeName(plainWords(part).replace(/^@/, ''))) ? full : [piece];
}

function takeBrackets(text: string, say: (piece: string, isAlone: boolean) => void): string {
  let out = '';
  let from = 0;
  for (let open = text.search(/[([（]/); open !== -1; ) {
    out += text.slice(from, open);
    const close = text.slice(open).search(/[)\]）]/);
    const end = close === -1 ? text.length : open + close;
    const inside = text.slice(open + 1, end);
    // One aside may hold an organisation, a role and a remark.
    const pieces = inside.split(/[,;，]|\s[-–—|]\s/);
    for (const piece of pieces) say(piece, pieces.length === 1);
    from = Math.min(text.length, end + 1);
    const next = text.slice(from).search(/[([（]/);
    open = next === -1 ? -1 : from + next;
  }
  return `${out}${text.slice(from)}`.replace(/ {2,}/g, ' ').trim();
}

// `Lopez Jr, Ana M` · `van Dyk, M.`
function isReversed(text: string, comma: number): boolean {
  const before = text.slice(0, comma).trim();
  const after = text.slice(comma + 1).trim();
  if (text.indexOf(',', comma + 1) !== -1) return false;
  return (
    /\s(?:Jr|Sr|II|III|IV)\.?$/.test(before) ||
    /^\p{Lu}[\p{L}’'-]*\s\p{Lu}\.?$/u.test(after) ||
    /^(?:Jr|Sr|II|III|IV)\.?$/.test(after) ||
    /^\p{Lu}\.$/u.test(after)
  );
}
