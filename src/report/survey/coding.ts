// Pages for those who code free text: what is to be coded, and words that may be worth a theme. For a screen; what may be published is in the
// results.
import type { LanguageCandidates } from '../../model/surveys/candidates.ts';
import type { Block, Document, Item } from '../document.ts';
import { plural } from '../words.ts';

/** What is to be coded, as scripts get it. */
export interface CodingFacts {
  readonly of: string;
  readonly title: string;
  readonly themes: readonly { readonly id: string; readonly title: string }[];
  readonly items: readonly {
    readonly id: string;
    readonly coded: readonly string[] | null;
    readonly proposed: readonly string[];
    /** It counts with what is proposed, as the rules were applied and nobody coded it. */
    readonly byRules?: true;
    readonly text?: string;
    readonly words?: number;
  }[];
}

/** The list of what is to be coded; `item` is what one of it is. */
export function codingPage({ title, themes, items }: CodingFacts, item: string): Document {
  const coded = items.filter((one) => one.coded !== null).length;
  const ruled = items.filter((one) => one.byRules).length;
  const list = items.map((one): Item => {
    const codes = one.byRules
      ? `by the rules: ${one.proposed.join(', ')}`
      : one.coded === null
        ? 'not coded'
        : one.coded.length === 0
          ? 'no theme fits'
          : one.coded.join(', ');
    const proposed = one.coded === null && !one.byRules && one.proposed.length > 0 ? `; proposed: ${one.proposed.join(', ')}` : '';
    const inlines = [
      { text: one.id, tone: 'id' as const },
      ` ${codes}${proposed}${one.words === undefined ? '' : `; ${plural(one.words, 'word')}`}`,
    ];
    return { inlines, ...(one.text !== undefined && { children: [{ inlines: [one.text.replace(/\s+/g, ' ').trim()] }] }) };
  });
  const head = `${plural(items.length, item)}, ${coded} coded${ruled === 0 ? '' : `, ${ruled} by the rules`}; themes: ${themes.map(({ id }) => id).join(', ') || 'none yet'}`;
  return {
    title,
    blocks: [{ kind: 'paragraph', inlines: [head] }, ...(list.length === 0 ? [] : [{ kind: 'list' as const, items: list }])],
  };
}

/** Frequent words, as scripts get them. */
export interface SuggestionFacts {
  readonly of: string;
  /** A word in fewer texts is not told. */
  readonly least: number;
  readonly languages: readonly LanguageCandidates[];
}

/** Words by language with the number of texts that have them. */
export function suggestionsPage({ of, least, languages }: SuggestionFacts, item: string): Document {
  const blocks = languages.flatMap(({ language, texts, candidates }): readonly Block[] => [
    { kind: 'heading', level: 2, text: `${language ?? 'in a language that is not known'}: ${plural(texts, item)}` },
    candidates.length === 0
      ? { kind: 'paragraph', inlines: ['No word is frequent enough.'] }
      : { kind: 'table', columns: ['Word', `${item}s`], rows: candidates.map(({ word, count }) => [word, String(count)]) },
    ...(language === undefined
      ? [
          {
            kind: 'paragraph' as const,
            inlines: ['With `language: en` (or another tag) in survey.yaml small words such as “and” are left out.'],
          },
        ]
      : []),
  ]);
  const rule = `Words in at least ${plural(least, item)} that no rule names yet; a rarer one is not told, as it may be a name.`;
  return { title: `${of}: words that may be worth a theme`, blocks: [{ kind: 'paragraph', inlines: [rule] }, ...blocks] };
}
