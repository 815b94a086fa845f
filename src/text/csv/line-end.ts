// Line ends as exports have them: LF, CR LF, CR, and the CR CR LF of a text that was converted twice. Knows a text and a place in it.

export const LF = 10;
export const CR = 13;

/** How a record ended; empty at the end of a file without a line end. */
export type LineEnd = 'LF' | 'CR LF' | 'CR' | 'CR CR LF' | '';

/** The index of the next CR or LF, or the length of the text. Other than a loop, `indexOf` is quick in a program that has just started. */
export function lineEndFrom(text: string, from: number): number {
  for (let at = from; at < text.length; at += STRETCH) {
    const stretch = text.slice(at, at + STRETCH);
    const feed = stretch.indexOf('\n');
    const back = (feed < 0 ? stretch : stretch.slice(0, feed)).indexOf('\r');
    if (back >= 0 || feed >= 0) return at + (back >= 0 ? back : feed);
  }
  return text.length;
}

const STRETCH = 1024;

/** The length of the line end at a CR or LF; 0 where what follows is not known yet. */
export function endSize(text: string, at: number, final: boolean): 0 | 1 | 2 | 3 {
  if (text.charCodeAt(at) === LF) return 1;
  if (at + 1 >= text.length) return final ? 1 : 0;
  const second = text.charCodeAt(at + 1);
  if (second === LF) return 2;
  if (second !== CR) return 1;
  if (at + 2 >= text.length) return final ? 1 : 0;
  return text.charCodeAt(at + 2) === LF ? 3 : 1;
}

/** A line end of so many characters at a place, by its name. */
export function lineEndAt(text: string, at: number, size: number): LineEnd {
  if (size === 0) return '';
  if (size === 1) return text.charCodeAt(at) === LF ? 'LF' : 'CR';
  return size === 2 ? 'CR LF' : 'CR CR LF';
}
