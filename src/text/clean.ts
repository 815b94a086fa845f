// The one door between texts from files and a terminal: what could move the cursor, hide, reorder or recolour text becomes visible.

/**
 * The text with control, format, bidirectional and line-separating characters and lone surrogates made visible: `␛` for U+001B, `\u{202e}`
 * for what has no picture. Line feeds, tabs, and the joiners that scripts and emoji need (U+200C, U+200D) stay.
 */
export function clean(text: string): string {
  if (PLAIN.test(text) || !DOUBTFUL.test(text)) return text;
  return text.replace(ALL_DOUBTFUL, picture);
}

const PLAIN = /^[\n\t\x20-\x7e]*$/;
const DOUBTFUL = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const ALL_DOUBTFUL = new RegExp(DOUBTFUL, 'gu');

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : `\\u{${code.toString(16)}}`;
}
