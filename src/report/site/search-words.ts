// Words of a text as a search compares them, with their places in the text. The same for what is searched and for what is asked; runs in the
// reader's browser, so it imports nothing.

/** A word as it is compared, and where it stands in the text. */
export interface SearchWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

const runs = /[\p{L}\p{N}\p{M}]+/gu;
const plain = /^[a-z0-9]*$/;
const joined = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic; not the vowel signs of other scripts, which are letters there.
const accents = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
// Letters that have no accent to take off, as people type them who do not have the key.
const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h' }),
);
const foldable = new RegExp(`[${[...letters.keys()].join('')}]`, 'g');
const longest = 64;

/** The words of a text in their order: small letters without accents; what is written without spaces is divided where its readers would. */
export function searchWords(text: string): readonly SearchWord[] {
  const words: SearchWord[] = [];
  for (const { 0: run, index } of text.matchAll(runs)) {
    for (const [start, part] of joined.test(run) ? divided(run) : [[0, run] as const]) {
      const word = folded(part).slice(0, longest);
      if (word !== '') words.push({ word, from: index + start, to: index + start + part.length });
    }
  }
  return words;
}

function folded(word: string): string {
  const small = word.toLowerCase();
  if (plain.test(small)) return small;
  return small
    .normalize('NFKD')
    .replace(accents, '')
    .replace(foldable, (letter) => letters.get(letter) ?? letter)
    .normalize('NFC');
}

const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter(undefined, { granularity: 'word' }) : undefined;

// Browsers take time by the square of a run's length; sentences are shorter.
const pieces = /[\s\S]{1,200}(?![\udc00-\udfff])/g;

/** The words of a run without spaces, by the tables of the browser; character by character where it has none. */
function divided(run: string): readonly (readonly [start: number, part: string])[] {
  if (segmenter === undefined) return Array.from(run.matchAll(/\P{M}\p{M}*/gu), ({ index, 0: part }) => [index, part] as const);
  return Array.from(run.matchAll(pieces)).flatMap(({ index: start, 0: piece }) =>
    Array.from(segmenter.segment(piece), ({ index, segment }) => [start + index, segment] as const),
  );
}
