// Short names for long sentences: the first clause as a title, and the slug by which others refer to a thing.
import { slugOf } from '../text/slug.ts';

const CLAUSE_END =
  /\s(?:because|including|so that|in order to|which|as soon as|very soon|by \p{L}+ing|that|who)\s|[,;:](?=\s)|\s\(|→|\s[-–—]\s|\.\s/giu;
const ARTICLES = /\b(?:the|a|an)\s/gi;
const DANGLING =
  /-(?:of|for|to|and|or|with|in|on|from|within|by|as|at|the|a|an|other|various|their|our|your|my|its|his|her|that|which|you|we|they|is|are|do|does|did|would|should|could|can)$/;

/** The first clause of a sentence, without its end mark; the whole where that is short, or nothing is left. Offsets do not matter; nothing is added. */
export function clauseOf(text: string): string {
  const sentence = text
    .slice(0, 1000)
    .trim()
    .replace(/[\s.:;,!]+$/, '');
  if (sentence.length <= 60) return sentence.replace(/(?:\s\(|\s?→).*$/u, '') || sentence;
  // What ends within the first words is a turn of phrase, not a clause.
  for (const { index } of sentence.matchAll(CLAUSE_END)) if (index >= 12) return sentence.slice(0, index).trimEnd();
  return sentence;
}

/** A slug from the words of a clause: without articles, at most 40 characters, cut between words. */
export function slugOfClause(text: string, taken: ReadonlySet<string>): string {
  let slug = slugOf(clauseOf(text).replace(ARTICLES, ''));
  if (slug.length > 40) {
    const cut = slug.slice(0, 41);
    slug = cut.slice(0, cut.lastIndexOf('-') > 12 ? cut.lastIndexOf('-') : 40);
    while (DANGLING.test(slug)) slug = slug.replace(DANGLING, '');
  }
  return slugOf(slug, taken);
}

/** A title out of the name of a file, at most 120 characters: `autumn-2025_answers` is “Autumn 2025 answers”. */
export function titleOfName(name: string): string {
  const words = name
    .slice(0, 1000)
    .replace(/[-_\s]+/g, ' ')
    .trim()
    .slice(0, 120);
  return words === '' ? 'Untitled' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The bare name in words that refer to something (`the survey` → `survey`); undefined where they are a sentence. */
export function referredName(words: string): string | undefined {
  const name = words
    .trim()
    .replace(/^(?:the|our|this|that|a|an)\s+/i, '')
    .replace(/[\s.:;,]+$/, '');
  return name !== '' && name.split(/\s+/).length <= 4 ? name : undefined;
}
