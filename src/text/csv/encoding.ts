// In which encoding a file's text is: from its byte order mark, from where its zero bytes are, from whether it is UTF-8, and only then by
// guessing, which is said. It knows no records.
import { firstBadByte } from '../decode.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { ByteFile } from '../files.ts';
import type { CsvEncoding } from './shape.ts';
import { likelierSingleByte } from './single-byte.ts';

/** What was found, with the words that say how sure it is; or why the file is no text. */
export type FoundEncoding = { readonly encoding: CsvEncoding; readonly said: string } | { readonly problem: Diagnostic };

/** The encoding that a person means; undefined for a name that is not known. */
export function encodingNamed(name: string): CsvEncoding | undefined {
  return NAMES.get(name.toLowerCase().replace(/[\s_-]/g, ''));
}

/** Names that `encodingNamed` knows, for messages. */
export const encodingNames = 'utf-8, utf-16le, utf-16be, windows-1252, mac-roman';

const NAMES: ReadonlyMap<string, CsvEncoding> = new Map([
  ['utf8', 'utf-8'],
  ['ascii', 'utf-8'],
  ['usascii', 'utf-8'],
  ['utf16', 'utf-16le'],
  ['utf16le', 'utf-16le'],
  ['ucs2', 'utf-16le'],
  ['utf16be', 'utf-16be'],
  ['windows1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['iso88591', 'windows-1252'],
  ['macroman', 'mac-roman'],
  ['macintosh', 'mac-roman'],
]);

/** Finds the encoding of a file. It is read as far as its first character that is not ASCII, and a megabyte from there. */
export function findEncoding(file: ByteFile): FoundEncoding {
  const { head, window, more, problem } = readEvidence(file);
  if (problem !== undefined) return { problem };
  const container = CONTAINERS.find(({ magic }) => magic.every((byte, at) => head[at] === byte));
  if (container !== undefined) return { problem: notText(file, `is ${container.what}, not a text`, container.help) };
  const wide = wideEncoding(head);
  if (wide === 'none') return { problem: notText(file, 'holds zero bytes, as in a file that is not text', 'export the answers as CSV') };
  if (wide !== undefined) return wide;
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', said: 'UTF-8, by its byte order mark' };
  if (window.length === 0) return { encoding: 'utf-8', said: 'UTF-8 (all of it is ASCII)' };
  if (isUtf8(window, more)) return { encoding: 'utf-8', said: 'UTF-8' };
  const { whole, broken } = sequencesIn(window, more);
  // A text in UTF-8 with a few bad bytes is told with their line when it is read.
  if (whole > broken) return { encoding: 'utf-8', said: 'UTF-8, with bytes that do not fit' };
  const encoding = likelierSingleByte(window);
  return {
    encoding,
    said: `${encoding === 'mac-roman' ? 'Mac Roman' : 'Windows-1252'}, a guess: it is not UTF-8 (another with --encoding)`,
  };
}

const HEAD = 4096;
const WINDOW = 1024 * 1024;

interface Evidence {
  readonly head: Uint8Array;
  /** From the first byte that is not ASCII (with one before it). */
  readonly window: Uint8Array;
  /** Whether the file goes on behind the window. */
  readonly more: boolean;
  readonly problem: Diagnostic | undefined;
}

function readEvidence(file: ByteFile): Evidence {
  const head = new Uint8Array(HEAD);
  const window = new Uint8Array(WINDOW);
  let heads = 0;
  let length = 0;
  let more = false;
  let last = 0x20;
  const problem = file.read((piece) => {
    if (heads < HEAD) {
      const part = piece.subarray(0, HEAD - heads);
      head.set(part, heads);
      heads += part.length;
    }
    const from = length > 0 ? 0 : firstHighByte(piece);
    if (length === 0) window[0] = (from > 0 ? piece[from - 1] : last) as number;
    last = piece[piece.length - 1] as number;
    if (from === -1) return undefined;
    if (length === 0) length = 1;
    const part = piece.subarray(from, from + WINDOW - length);
    window.set(part, length);
    length += part.length;
    more = length === WINDOW;
    return more ? 'stop' : undefined;
  });
  return { head: head.subarray(0, heads), window: window.subarray(0, length), more, problem };
}

function firstHighByte(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) > 0x7f) return at;
  return -1;
}

/** UTF-16 by its mark, or by zero bytes nearly all on one side of the pairs; `none` where zero bytes are spread. */
function wideEncoding(head: Uint8Array): { readonly encoding: CsvEncoding; readonly said: string } | 'none' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', said: 'UTF-16 (little endian), by its byte order mark' };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', said: 'UTF-16 (big endian), by its byte order mark' };
  let even = 0;
  let odd = 0;
  for (let at = head.indexOf(0); at !== -1; at = head.indexOf(0, at + 1)) {
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (even + odd === 0) return undefined;
  // Each cell and record ends with an ASCII character, which has a zero byte, in any script.
  if (head.length < 4 || even + odd < head.length / 200) return 'none';
  if (odd > 4 * even) return { encoding: 'utf-16le', said: 'UTF-16 (little endian) without a byte order mark' };
  return even > 4 * odd ? { encoding: 'utf-16be', said: 'UTF-16 (big endian) without a byte order mark' } : 'none';
}

/** Whether all of it is UTF-8, but for a character that the window cuts. */
function isUtf8(window: Uint8Array, isCut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(window, { stream: isCut });
    return true;
  } catch {
    return false;
  }
}

/** How many characters of several bytes are whole, and how many bytes fit nowhere. A character that the window cuts is neither. */
function sequencesIn(window: Uint8Array, isCut: boolean): { readonly whole: number; readonly broken: number } {
  let whole = 0;
  let broken = 0;
  let rest = window;
  for (;;) {
    const at = firstBadByte(rest);
    const good = at ?? rest.length;
    for (let i = 0; i < good; i++) if ((rest[i] as number) >= 0xc0) whole++;
    if (at === undefined || broken > 1000 || (isCut && at > rest.length - 4)) return { whole, broken };
    broken++;
    rest = rest.subarray(at + 1);
  }
}

const CONTAINERS = [
  { magic: [0x50, 0x4b, 3, 4], what: 'a spreadsheet or a ZIP archive', help: 'open it and export or save it as CSV' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel or Word file', help: 'open it and save it as CSV' },
  { magic: [0x1f, 0x8b], what: 'compressed with gzip', help: 'unpack it with `gunzip`' },
  { magic: [0x25, 0x50, 0x44, 0x46], what: 'a PDF', help: 'export the answers as CSV from the survey tool' },
];

function notText({ path }: ByteFile, message: string, help: string): Diagnostic {
  return { code: 'csv-not-text', severity: 'error', place: { path }, message, help };
}
