// What the rules of themes propose for a text. A proposal is a reading: a person takes it or leaves it, or says that the rules may code.
import { languagesOf, mainLanguage, stemIn, wordsOf } from './text-words.ts';
import type { Theme } from './themes.ts';

/** Proposes themes for texts. */
export interface Rules {
  /** Ids of the themes of which a rule fits the text, in their order. */
  propose(text: string): readonly string[];
  /** Whether a rule names this word, in any language. */
  names(word: string): boolean;
}

/** The rules of some themes. Words without a language are in the main one, `language`. */
export function rulesOf(themes: readonly Theme[], language: string | undefined): Rules {
  const main = mainLanguage(language);
  const lists = themes.flatMap(({ words }) => [...words].map(([tag]) => (tag === '' ? main : tag) ?? ''));
  const languages = [...new Set([main ?? '', ...lists])];
  const ready = themes.map((theme) => ({
    theme,
    words: [...theme.words].map(([tag, list]) => readyWords((tag === '' ? main : tag) ?? '', list)),
  }));
  const named = new Set(ready.flatMap(({ words }) => words.flatMap(({ single, phrases }) => [...single, ...phrases.flat()])));
  return {
    propose(text) {
      const words = wordsOf(text);
      if (words.length === 0) return [];
      const own = new Set(languagesOf(words, languages));
      const stems = new Map([...own].map((tag) => [tag, words.map((word) => stemIn(tag, word))] as const));
      return ready.flatMap(({ theme, words: lists }) => {
        const byWord = lists.some(({ tag, single, phrases }) => {
          const found = stems.get(tag);
          return found !== undefined && (found.some((stem) => single.has(stem)) || phrases.some((phrase) => stands(found, phrase)));
        });
        return byWord || theme.patterns.some((pattern) => pattern.matches(words)) ? [theme.id] : [];
      });
    },
    names: (word) => languages.some((tag) => named.has(stemIn(tag, word))),
  };
}

function readyWords(tag: string, list: readonly string[]) {
  const phrases = list.map((entry) => wordsOf(entry).map((word) => stemIn(tag, word)));
  return {
    tag,
    single: new Set(phrases.filter(({ length }) => length === 1).flat()),
    // An entry of several words stands side by side; so do the characters of a script without spaces.
    phrases: phrases.filter(({ length }) => length > 1),
  };
}

function stands(words: readonly string[], phrase: readonly string[]): boolean {
  for (let at = 0; at + phrase.length <= words.length; at++) if (phrase.every((word, nth) => words[at + nth] === word)) return true;
  return false;
}
