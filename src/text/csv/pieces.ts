// The text of a file, piece by piece, so that a file of any size takes the memory of one piece. A byte that does not fit is a problem with
// its line, wherever in the file it stands; nothing is ever replaced. It knows no records.
import { firstBadByte } from '../decode.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { ByteFile } from '../files.ts';
import type { CsvEncoding } from './shape.ts';
import { tableOf } from './single-byte.ts';

/** Hands over the text of a file without its byte order mark. A piece ends behind a line feed where it can, never within a character. */
export function readText(file: ByteFile, encoding: CsvEncoding, each: (text: string) => undefined | 'stop'): Diagnostic | undefined {
  const way = WAYS[encoding]();
  const found: Diagnostic[] = [];
  let held = new Uint8Array(192 * 1024);
  let length = 0;
  let offset = 0;
  let stopped = false;

  function give(end: number): undefined | 'stop' {
    const bytes = held.subarray(0, end);
    const isMarked = offset === 0 && way.mark.length <= end && way.mark.every((byte, at) => bytes[at] === byte);
    const decoded = way.decode(isMarked ? bytes.subarray(way.mark.length) : bytes);
    if (typeof decoded !== 'string') {
      const at = offset + (isMarked ? way.mark.length : 0) + decoded.at;
      const place = { path: file.path, line: lineOfByte(file, at, way) };
      found.push({
        code: 'csv-encoding',
        severity: 'error',
        place,
        message: `${decoded.message} (byte ${at + 1} of the file)`,
        help: decoded.help,
      });
      return 'stop';
    }
    offset += end;
    held.copyWithin(0, end, length);
    length -= end;
    return decoded === '' ? undefined : each(decoded);
  }

  const fault = file.read((piece) => {
    if (length + piece.length > held.length) {
      const larger = new Uint8Array(2 * (length + piece.length));
      larger.set(held.subarray(0, length));
      held = larger;
    }
    held.set(piece, length);
    length += piece.length;
    const end = way.cut(held, length);
    stopped = end > 0 && give(end) === 'stop';
    return stopped ? 'stop' : undefined;
  });
  if (fault !== undefined) return fault;
  if (!stopped && length > 0) give(length);
  return found[0];
}

/** One way to decode: the mark at the start, where a buffer may be cut (0: not yet), and the text of what was cut, or what is wrong where. */
interface Way {
  readonly mark: readonly number[];
  /** Bytes of one unit, of which the first (0) or the second (1) is the lower. */
  readonly unit: 1 | 2;
  readonly low: 0 | 1;
  cut(bytes: Uint8Array, length: number): number;
  decode(bytes: Uint8Array): string | { readonly at: number; readonly message: string; readonly help: string };
}

const WAYS: Readonly<Record<CsvEncoding, () => Way>> = {
  'utf-8': utf8,
  'utf-16le': () => utf16(0),
  'utf-16be': () => utf16(1),
  'windows-1252': () => singleByte('windows-1252'),
  'mac-roman': () => singleByte('mac-roman'),
};

const NUL = {
  message: 'there is a zero byte, as in a file that is not text',
  help: 'export the answers again; if they come so, remove that character',
};
const OTHER = 'export it again as UTF-8, or name its encoding with --encoding';

function utf8(): Way {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return {
    mark: [0xef, 0xbb, 0xbf],
    unit: 1,
    low: 0,
    cut(bytes, length) {
      const feed = bytes.lastIndexOf(10, length - 1);
      if (feed !== -1) return feed + 1;
      let end = length;
      while (end > 0 && length - end < 3 && ((bytes[end - 1] as number) & 0xc0) === 0x80) end--;
      return end > 0 && (bytes[end - 1] as number) >= 0xc0 ? end - 1 : length;
    },
    decode(bytes) {
      const nul = bytes.indexOf(0);
      if (nul !== -1) return { at: nul, ...NUL };
      try {
        return decoder.decode(bytes);
      } catch {
        const at = firstBadByte(bytes) ?? 0;
        const hex = (bytes[at] ?? 0).toString(16).padStart(2, '0');
        return { at, message: `the text is UTF-8 up to here, and byte 0x${hex} does not fit`, help: OTHER };
      }
    },
  };
}

function utf16(low: 0 | 1): Way {
  const decoder = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });
  const unitAt = (bytes: Uint8Array, at: number) => (bytes[at + low] as number) | ((bytes[at + 1 - low] as number) << 8);
  return {
    mark: low === 0 ? [0xff, 0xfe] : [0xfe, 0xff],
    unit: 2,
    low,
    cut(bytes, length) {
      const even = length - (length % 2);
      return even > 0 && (unitAt(bytes, even - 2) & 0xfc00) === 0xd800 ? even - 2 : even;
    },
    decode(bytes) {
      if (bytes.length % 2 === 1) return { at: bytes.length - 1, message: 'the text is UTF-16 and ends within a character', help: OTHER };
      try {
        const text = decoder.decode(low === 0 ? bytes : swapped(bytes));
        const nul = text.indexOf('\0');
        return nul === -1 ? text : { at: 2 * nul, ...NUL };
      } catch {
        return { at: 2 * loneSurrogate(bytes, unitAt), message: 'the text is UTF-16, and half of a character stands here', help: OTHER };
      }
    },
  };
}

// Not every Node can decode the other order.
function swapped(bytes: Uint8Array): Uint8Array {
  const other = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 2) {
    other[at] = bytes[at + 1] as number;
    other[at + 1] = bytes[at] as number;
  }
  return other;
}

/** The index of the first unit that is half of a character. */
function loneSurrogate(bytes: Uint8Array, unitAt: (bytes: Uint8Array, at: number) => number): number {
  const units = bytes.length / 2;
  for (let index = 0; index < units; index++) {
    const kind = unitAt(bytes, 2 * index) & 0xfc00;
    if (kind === 0xdc00) return index;
    if (kind !== 0xd800) continue;
    if (index + 1 >= units || (unitAt(bytes, 2 * index + 2) & 0xfc00) !== 0xdc00) return index;
    index++;
  }
  return 0;
}

function singleByte(encoding: 'windows-1252' | 'mac-roman'): Way {
  const table = tableOf(encoding);
  const decoder = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });
  return {
    mark: [],
    unit: 1,
    low: 0,
    cut: (_, length) => length,
    decode(bytes) {
      const wide = new Uint8Array(2 * bytes.length);
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at] as number;
        const unit = table[byte] as number;
        if (byte === 0) return { at, ...NUL };
        if (unit === 0xfffd) return { at, message: `byte 0x${byte.toString(16)} is no character in ${encoding}`, help: OTHER };
        wide[2 * at] = unit & 0xff;
        wide[2 * at + 1] = unit >> 8;
      }
      return decoder.decode(wide);
    },
  };
}

/** The line in which a byte stands. A line ends with LF, CR LF, CR CR LF, or CR. The file is read again for it. */
function lineOfByte(file: ByteFile, offset: number, { unit, low }: Way): number {
  let line = 1;
  let returns = 0;
  let at = 0;
  let other = 0;
  file.read((piece) => {
    for (let index = 0; index < piece.length; index++) {
      const byte = piece[index] as number;
      if (at >= offset) return 'stop';
      const isHigh = unit === 2 && at % 2 !== low;
      if (unit === 2 && at % 2 === 0) other = byte;
      else {
        // Of a unit of two bytes, both are known at the second.
        const value = unit === 1 ? byte : isHigh ? other | (byte << 8) : byte | (other << 8);
        if (value === 10) line += Math.max(1, returns - 1);
        else if (value !== 13) line += returns;
        returns = value === 13 ? returns + 1 : 0;
      }
      at++;
    }
    return undefined;
  });
  return line + returns;
}
