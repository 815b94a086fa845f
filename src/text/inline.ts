// The words inside a line: without emphasis, links, tags, escapes and invisible characters; its links; the label before its colon.
// Every pattern runs on a capped line and has no two adjacent unbounded repeats.

const invisible = /[\u200b\u2060\ufeff\u00ad]/g;
const wide = /[\u00a0\u2000-\u200a\u202f\u3000\t]/g;
const image = /!\[[^[\]]{0,300}\]\([^()\s]{0,1000}\)/g;
const link = /\[([^[\]]{1,600})\](?:\([^()]{0,1000}\)|\[[^[\]]{0,200}\])/g;
const tag = /<\/?[a-zA-Z][^<>]{0,400}>/g;
const strongMarks = /\*+|~~|`+|__/g;
const emphasisOpen = /(^|[\s([{"'“‘>—–-])_(?=[^\s_])/g;
const emphasisClose = /([^\s_])_(?=$|[\s)\]},.:;!?"'”’<—–-])/g;
const backslashed = /\\([\\`*_{}[\]()#+.!~|<>@-])/g;
const entity = /&(amp|lt|gt|nbsp|quot|apos|#\d{1,6}|#x[\da-f]{1,5});/gi;
const signs: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', ' '],
  ['quot', '"'],
  ['apos', "'"],
]);

// Whatever makes the words differ from the text, but for spaces around it.
const marked = /[*`~_<\\&\t\u00a0\u00ad\u2000-\u200b\u202f\u2060\u3000\ufeff]|\][([]| {2}/;

/** The words of a line of Markdown: no emphasis, code or strike marks, a link's or image's text only, no tags, escapes undone, white space folded. */
export function plainWords(text: string): string {
  if (!marked.test(text)) return text.trim();
  let plain = text;
  if (/[\u00a0\u00ad\u2000-\u200b\u202f\u2060\u3000\ufeff\t]/.test(plain)) plain = plain.replace(invisible, '').replace(wide, ' ');
  if (plain.includes('](') || plain.includes('][')) plain = plain.replace(image, '').replace(link, '$1').replace(link, '$1');
  if (plain.includes('<')) plain = plain.replace(tag, ' ');
  if (/[*`~_]/.test(plain))
    plain = plain
      .replace(/\\[*_]/g, '')
      .replace(strongMarks, '')
      .replace(emphasisOpen, '$1')
      .replace(emphasisClose, '$1');
  if (plain.includes('\\')) plain = plain.replace(backslashed, '$1');
  if (plain.includes('&')) plain = plain.replace(entity, (_, name: string) => signs.get(name) ?? signOf(name));
  return plain.replace(/ {2,}/g, ' ').trim();
}

// A sign by its number; one that cannot be seen is a space.
function signOf(name: string): string {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isSeen = code > 32 && code <= 0x10ffff && !(code >= 0x7f && code <= 0xa0) && !(code >= 0xd800 && code <= 0xdfff);
  return isSeen ? String.fromCodePoint(code).replace(/[\p{Z}\p{C}]/u, ' ') : ' ';
}

/** The addresses that a line links to or shows, each once, in order. */
export function linksIn(text: string): readonly string[] {
  if (!text.includes('://')) return [];
  const found = text.match(/https?:\/\/[^\s<>()[\]"'`|]+(?:\([^\s<>()[\]"'`|]*\))?[^\s<>()[\]"'`|]*/g) ?? [];
  return [...new Set(found.map((url) => url.replace(/[.,;:!?*_]+$/, '')))];
}

/** A label and what follows it on the line; both as written, trimmed, without the emphasis that belongs to the label. */
export interface Label {
  readonly label: string;
  readonly rest: string;
}

/**
 * The label of a line such as `Present: Ana`, `**Present:** Ana` or `__Present__: Ana`: at most 80 characters before a colon that is
 * neither in an address, nor in a time of day, nor inside brackets.
 */
export function labelOf(text: string): Label | undefined {
  const colon = colonIn(text);
  if (colon === -1) return undefined;
  let from = 0;
  while (isMark(text.charCodeAt(from))) from++;
  let to = colon;
  while (to > from && (isMark(text.charCodeAt(to - 1)) || text.charCodeAt(to - 1) === 32)) to--;
  if (to === from) return undefined;
  let after = colon + 1;
  // Marks right behind the colon close the label's emphasis, where it was opened before the label and not closed before the colon.
  if (from > 0 && to === colon) while (isMark(text.charCodeAt(after))) after++;
  return { label: text.slice(from, to), rest: text.slice(after).trim() };
}

function colonIn(text: string): number {
  const stop = Math.min(text.length, 84);
  let depth = 0;
  for (let i = 0; i < stop; i++) {
    const code = text.charCodeAt(i);
    if (code === 40 || code === 91 || code === 0xff08) depth++;
    else if ((code === 41 || code === 93 || code === 0xff09) && depth > 0) depth--;
    else if ((code === 58 || code === 0xff1a) && depth === 0) {
      const next = text.charCodeAt(i + 1);
      const digitsAround = isDigit(text.charCodeAt(i - 1)) && isDigit(next);
      if (digitsAround || (next === 47 && text.charCodeAt(i + 2) === 47)) continue;
      return next === 58 ? -1 : i;
    }
  }
  return -1;
}

function isMark(code: number): boolean {
  return code === 42 || code === 95;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
