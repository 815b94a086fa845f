// How many columns of a terminal a text takes. It knows wide scripts, emoji and marks; tabs and controls are for the caller to replace
// first. It does without Intl.Segmenter, whose first use takes longer than a whole command may.

/** The columns of a line: 2 for wide letters and emoji (however many are joined), 0 for marks and joiners, 1 for the rest (Unicode annex 11). */
export function widthOf(text: string): number {
  return ASCII.test(text) ? text.length : measure(text, Number.POSITIVE_INFINITY).width;
}

/** The longest start of a text, in whole characters, that takes at most that many columns. */
export function cutToWidth(text: string, columns: number): string {
  return text.slice(0, ASCII.test(text) ? columns : measure(text, columns).end);
}

const ASCII = /^[\x20-\x7e]*$/;
const NOTHING = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u1160-\u11ff]/u;
const EMOJI = /\p{Emoji_Presentation}/u;
const PICTURE = /\p{Extended_Pictographic}/u;
const TONE = /\p{Emoji_Modifier}/u;
const FLAG_LETTER = /\p{Regional_Indicator}/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;

/** The columns up to a limit, and the offset behind the last character that fits with its marks. */
function measure(text: string, limit: number): { readonly width: number; readonly end: number } {
  let width = 0;
  let offset = 0;
  let start = 0;
  let last = 0;
  let joined = false;
  let half = false;
  for (const character of text) {
    let columns = 0;
    if (character >= ' ' && character <= '~') {
      columns = 1;
      joined = false;
    } else if (NOTHING.test(character)) {
      joined = character === '\u200d';
      if (character === '\ufe0f' && last === 1) {
        width += 1;
        last = 2;
      }
    } else if (!(joined && PICTURE.test(character)) && !(last === 2 && TONE.test(character)) && !half) {
      columns = EMOJI.test(character) || WIDE.test(character) ? 2 : 1;
      joined = false;
    } else joined = false;
    half = columns === 2 && FLAG_LETTER.test(character);
    if (columns > 0) {
      start = offset;
      last = columns;
      width += columns;
    }
    if (width > limit) return { width: width - last, end: start };
    offset += character.length;
  }
  return { width, end: offset };
}
