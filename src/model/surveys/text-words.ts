// The words of a free text: how they are cut and compared, which of them carry no topic, and in which language a text is. English words have
// stems (Porter 1980); of other languages there are lists of stop words, and words are compared as they are.
import { stemmer } from 'stemmer';
import {
  ara,
  ben,
  ces,
  dan,
  deu,
  ell,
  eng,
  fin,
  fra,
  hin,
  ind,
  ita,
  jpn,
  kor,
  nld,
  nob,
  pol,
  por,
  rus,
  spa,
  swe,
  tur,
  ukr,
  vie,
  zho,
} from 'stopword';
import { remembered } from '../notes/remembered.ts';

/** More of one text is not looked at. */
const LONGEST_TEXT = 20_000;

/** The words of a text as they are compared: NFC, lower case, without apostrophes. A character of a script without spaces is a word. */
export function wordsOf(text: string): readonly string[] {
  const lower = text.slice(0, LONGEST_TEXT).normalize('NFC').toLowerCase().normalize('NFC');
  return lower.replace(APOSTROPHES, '').match(WORD) ?? [];
}

const APOSTROPHES = /(?<=\p{L})['’ʼ`´](?=\p{L})/gu;
const WORD = new RegExp(
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]|' +
    '(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}])[\\p{L}\\p{M}\\p{N}])+',
  'gu',
);
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The words of a text that may name a topic. Scripts without spaces are cut by the dictionaries of Unicode (UAX 29). */
export function topicWordsOf(text: string, language: string | undefined): readonly string[] {
  if (!WITHOUT_SPACES.test(text)) return wordsOf(text);
  const cut = new Intl.Segmenter(language, { granularity: 'word' });
  const words: string[] = [];
  for (const { segment, isWordLike } of cut.segment(text.slice(0, LONGEST_TEXT).normalize('NFC').toLowerCase()))
    if (isWordLike === true) words.push(segment);
  return words;
}

/** The main language of a tag: `en` of `en-GB`. */
export function mainLanguage(tag: string | undefined): string | undefined {
  return tag?.split('-')[0]?.toLowerCase();
}

const LISTS: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries({ ar: ara, bn: ben, cs: ces, da: dan, de: deu, el: ell, en: eng, es: spa, fi: fin, fr: fra, hi: hin, id: ind }),
  ...Object.entries({ it: ita, ja: jpn, ko: kor, nb: nob, nl: nld, no: nob, pl: pol, pt: por, ru: rus, sv: swe, tr: tur, uk: ukr }),
  ...Object.entries({ vi: vie, zh: zho }),
]);

/** The stop words of a language, as `wordsOf` would cut them; none of a language without a list. */
export const stopWordsOf: (language: string) => ReadonlySet<string> = remembered(
  (language) => new Set((LISTS.get(language) ?? []).flatMap((word) => wordsOf(word))),
);

/** What words of a language are compared by: the stem of an English one, else the word itself. */
export function stemIn(language: string | undefined, word: string): string {
  return language === 'en' ? englishStem(word) : word;
}

const englishStem = remembered(stemmer);

/**
 * In which of some languages a text is, by its stop words: all that have the most, so that a short text without any is in each of them. A
 * language without a list counts as the text's own where no other one clearly is.
 */
export function languagesOf(words: readonly string[], among: readonly string[]): readonly string[] {
  if (among.length < 2) return among;
  const counts = among.map((language) => {
    const stops = stopWordsOf(language);
    return { language, isKnown: stops.size > 0, count: words.reduce((sum, word) => sum + (stops.has(word) ? 1 : 0), 0) };
  });
  const most = Math.max(...counts.map(({ count }) => count));
  const isClear = most >= 3;
  return counts.filter(({ count, isKnown }) => count === most || (!isKnown && !isClear)).map(({ language }) => language);
}
