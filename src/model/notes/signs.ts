// The characters of a text as bytes, for one quick pass over it: what each is, and which of those beyond ASCII are told apart.

/** What a sign may be; several at once. */
export const isWord = 1;
export const isDigit = 2;
export const isSpace = 4;
export const isOdd = 8;
export const isLetter = 16;

// Signs are bytes: ASCII and the letters of Latin-1 are themselves.
const otherLetter = 0x80;
/** The signs of U+2019 and U+FF1A. */
export const apostrophe = 0x81;
export const wideColon = 0x82;
/** The sign of all other marks beyond ASCII. */
export const otherMark = 0x83;

/** Per sign, what it is. */
export const classes: Uint8Array = Uint8Array.from({ length: 256 }, (_, sign) => {
  if (sign > 127) return sign === otherLetter || sign >= 0xc0 ? isOdd | isLetter : isOdd;
  const written = String.fromCharCode(sign);
  if (/[0-9]/.test(written)) return isWord | isDigit;
  if (/[A-Za-z]/.test(written)) return isWord;
  if (written === '_') return isWord | isOdd;
  if (written === ' ') return isSpace;
  return sign < 32 || sign > 126 || '*`~<\\&'.includes(written) ? isOdd : 0;
});

/** The sign of a UTF-16 code unit. */
export function signOf(code: number): number {
  if (code < 128) return code;
  if (code === 0x2019) return apostrophe;
  if (code === 0xff1a) return wideColon;
  if (code >= 0xc0 && code <= 0xff) return code;
  return code < 0xc0 || (code >= 0x2000 && code < 0x2c00) ? otherMark : otherLetter;
}

/** Whether a sign is a letter of ASCII. */
export function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
