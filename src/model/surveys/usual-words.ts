// The usual words for an answer that is no option, in the languages that `other: true` and its like know.
import type { Choice } from './codebook.ts';

type Usual = Exclude<Choice['role'], 'option'>;

const WORDS: ReadonlyMap<string, Readonly<Record<Usual, string>>> = new Map([
  ['en', { other: 'Other', 'not-applicable': 'Not applicable', 'prefer-not': 'Prefer not to say' }],
  ['de', { other: 'Sonstiges', 'not-applicable': 'Trifft nicht zu', 'prefer-not': 'Keine Angabe' }],
  ['es', { other: 'Otro', 'not-applicable': 'No aplica', 'prefer-not': 'Prefiero no decirlo' }],
  ['fr', { other: 'Autre', 'not-applicable': 'Sans objet', 'prefer-not': 'Je préfère ne pas répondre' }],
  ['pt', { other: 'Outro', 'not-applicable': 'Não se aplica', 'prefer-not': 'Prefiro não dizer' }],
  ['it', { other: 'Altro', 'not-applicable': 'Non applicabile', 'prefer-not': 'Preferisco non rispondere' }],
]);

/** The language of a tag: `de` of `de-AT`. */
export function languageOf(tag: string): string {
  return (tag.split('-', 1)[0] ?? tag).toLowerCase();
}

/** The usual words of that role in a language; undefined where it is not one of the few. */
export function usualWords(role: Usual, tag: string): string | undefined {
  return WORDS.get(languageOf(tag))?.[role];
}

/** The languages that have usual words. */
export const usualLanguages: readonly string[] = [...WORDS.keys()];
