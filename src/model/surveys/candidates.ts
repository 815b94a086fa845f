// Words of free text that may be worth a theme: those that many answers have and no rule names. A rare word is never told: it may be a name.
import { languagesOf, mainLanguage, stemIn, stopWordsOf, topicWordsOf } from './text-words.ts';
import type { Rules } from './theme-rules.ts';

/** A word that comes in several texts. */
interface Candidate {
  /** Its most frequent form. */
  readonly word: string;
  /** Texts that have it, in any form. */
  readonly count: number;
}

/** The candidates of one language, most frequent first. */
export interface LanguageCandidates {
  /** A language tag; undefined where it is not known. */
  readonly language: string | undefined;
  /** Texts that are told to be in it. */
  readonly texts: number;
  readonly candidates: readonly Candidate[];
}

/** What candidates are looked for in. */
export interface CandidateSearch {
  readonly texts: readonly string[];
  readonly rules: Rules;
  /** Languages that answers may be in, the main one first. */
  readonly languages: readonly string[];
  /** A word in fewer texts is not told. */
  readonly least: number;
  /** Names of people, as written: never told. */
  readonly names: readonly string[];
}

/** So many words of a language are told. */
const MOST = 30;
/** Below this a word may be somebody's name, whatever the survey's own least number is. */
const NEVER_BELOW = 3;

/** Frequent words by language, without stop words, numbers, words of one letter, names of people and words that a rule has. */
export function candidatesIn({ texts, rules, languages, least, names }: CandidateSearch): readonly LanguageCandidates[] {
  const tags = [...new Set(languages.map((tag) => mainLanguage(tag) ?? tag))];
  const found = new Map<string, { texts: number; stems: Map<string, Map<string, number>> }>();
  for (const text of texts) {
    const words = topicWordsOf(text, tags[0]);
    if (words.length === 0) continue;
    const tag = languagesOf(words, tags)[0] ?? '';
    const here = found.get(tag) ?? { texts: 0, stems: new Map() };
    found.set(tag, here);
    here.texts++;
    const seen = new Map<string, string>();
    for (const word of words) {
      const stem = stemIn(tag, word);
      if (!seen.has(stem)) seen.set(stem, word);
    }
    for (const [stem, word] of seen) {
      const forms = here.stems.get(stem) ?? new Map<string, number>();
      forms.set(word, (forms.get(word) ?? 0) + 1);
      here.stems.set(stem, forms);
    }
  }
  const nobody = new Set(names.flatMap((name) => topicWordsOf(name, undefined)));
  const enough = Math.max(least, NEVER_BELOW);
  return [...found].map(([tag, { texts: count, stems }]) => {
    const stops = stopWordsOf(tag);
    const candidates = [...stems].flatMap(([, forms]): readonly Candidate[] => {
      const total = [...forms.values()].reduce((sum, n) => sum + n, 0);
      const [word = ''] = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
      const isNone = total < enough || [...word].length < 2 || !/\p{L}/u.test(word);
      return isNone || [...forms.keys()].some((form) => stops.has(form) || nobody.has(form) || rules.names(form))
        ? []
        : [{ word, count: total }];
    });
    candidates.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
    return { language: tag === '' ? undefined : tag, texts: count, candidates: candidates.slice(0, MOST) };
  });
}
