// Bytes to text, or the reason why they are none. Only UTF-8 is text; what else it looks like is said, never guessed into words.

/** The text with its byte order mark if it has one (so that writing it back gives the same bytes), or what is wrong, with the place of the first bad byte. */
type Decoded = { readonly text: string } | { readonly reason: string };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes a file's bytes. */
export function decode(bytes: Uint8Array): Decoded {
  const nul = bytes.indexOf(0);
  if (nul !== -1 || bytes[0] === 0xff || bytes[0] === 0xfe) {
    const encoding = utf16(bytes);
    if (encoding !== undefined) return { reason: `the text is ${encoding}, not UTF-8 (byte 1, line 1)` };
  }
  if (nul !== -1) return { reason: `a NUL byte, as in a file that is not text (${where(bytes, nul)})` };
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    const at = firstBadByte(bytes) ?? 0;
    const hex = (bytes[at] ?? 0).toString(16).padStart(2, '0');
    return {
      reason: `the text is not UTF-8: byte 0x${hex} does not fit (${where(bytes, at)})${looksWestern(bytes, at) ? '; it looks like Windows-1252 or Latin-1' : ''}`,
    };
  }
}

/** A mark of UTF-16, or zero bytes on one side of nearly every pair at the start. */
function utf16(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 (little endian)';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 (big endian)';
  const pairs = Math.min(bytes.length, 200) >> 1;
  let high = 0;
  let low = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0 && bytes[2 * i + 1] !== 0) high++;
    if (bytes[2 * i] !== 0 && bytes[2 * i + 1] === 0) low++;
  }
  if (pairs >= 2 && low > pairs * 0.7) return 'UTF-16 (little endian)';
  return pairs >= 2 && high > pairs * 0.7 ? 'UTF-16 (big endian)' : undefined;
}

function where(bytes: Uint8Array, at: number): string {
  let line = 1;
  for (let feed = bytes.indexOf(10); feed !== -1 && feed < at; feed = bytes.indexOf(10, feed + 1)) line++;
  return `byte ${at + 1}, line ${line}`;
}

/** The first byte that begins no well-formed sequence (Unicode 15, table 3-7); undefined where all of it is UTF-8. */
export function firstBadByte(bytes: Uint8Array): number | undefined {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return undefined;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (length === 0) return 0;
  const second = bytes[at + 1] ?? 0;
  const from = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const to = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < from || second > to) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function looksWestern(bytes: Uint8Array, at: number): boolean {
  const isAscii = (byte: number | undefined) => byte === undefined || byte < 0x80;
  return isAscii(bytes[at - 1]) && isAscii(bytes[at + 1]);
}
