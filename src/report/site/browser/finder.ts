// Finds places in an index by words: all of them, the last one perhaps not yet typed to its end, longer ones with a slip of the keys. Knows no page.
import MiniSearch, { type SearchResult } from 'minisearch';
import type { IndexedPage, IndexedPart, SearchIndex } from '../search-data.ts';
import { searchWords } from '../search-words.ts';

/** A place that was found. */
export interface Find {
  readonly page: IndexedPage;
  readonly part: IndexedPart;
  readonly kind: string;
  /** The words of the index by which it was found. */
  readonly words: ReadonlySet<string>;
}

/** What was found: the best first, the best places of each page only; how many places and pages there are; whether no place has all the words. */
export interface Found {
  readonly best: readonly Find[];
  readonly places: number;
  readonly pages: number;
  readonly isPartly: boolean;
}

/** Looks into an index that is being made ready. */
export interface Finder {
  /** Makes the next part of the index ready, for about 30 milliseconds of a quick machine; false where all is ready. */
  prepare(): boolean;
  find(question: string): Found;
}

// Places that are shown in all, of one page, and of a register, where each is a thing of its own.
const mostShown = 50;
const mostOfPage = 3;
const mostOfRegister = 10;
// Characters that are made ready at once, and what a place costs beside its own.
const atOnce = 100_000;
const eachPlace = 200;

/** The finder of an index. */
export function finderOf({ kinds, pages }: SearchIndex): Finder {
  const places = pages.flatMap((page) => page[4].map((part) => ({ page, part })));
  const search = new MiniSearch<{ id: number; title: string; heading: string; words: string }>({
    fields: ['title', 'heading', 'words'],
    tokenize: (text) => searchWords(text).map(({ word }) => word),
    processTerm: (term) => term,
  });
  let ready = 0;
  return {
    prepare() {
      let end = ready;
      for (let size = 0; size < atOnce && end < places.length; end++) size += eachPlace + (places[end]?.part[2].length ?? 0);
      const next = places.slice(ready, end);
      search.addAll(next.map(({ page: [, title], part: [, heading, words] }, at) => ({ id: ready + at, title, heading, words })));
      ready = end;
      return ready < places.length;
    },
    find(question) {
      const all = ask(search, question, 'AND', places, kinds);
      const isPartly = all.length === 0 && searchWords(question).length > 1;
      const results = isPartly ? ask(search, question, 'OR', places, kinds) : all;
      return { ...bestOf(results, places, kinds), places: results.length, isPartly: isPartly && results.length > 0 };
    },
  };
}

type Place = Pick<Find, 'page' | 'part'>;

function ask(
  search: MiniSearch,
  question: string,
  combineWith: 'AND' | 'OR',
  places: readonly Place[],
  kinds: SearchIndex['kinds'],
): readonly SearchResult[] {
  return search.search(question, {
    combineWith,
    boost: { title: 4, heading: 3 },
    boostDocument: (id) => weightOf(places[id], kinds),
    // One letter begins too many words; one sign of other scripts is a word.
    prefix: (word, at, words) => (at === words.length - 1 || word.length > 3) && !/^[a-z0-9]$/.test(word),
    // A number with one digit wrong is another number.
    fuzzy: (word) => (word.length > 3 && !/\d/.test(word) ? 0.2 : false),
    maxFuzzy: 2,
  });
}

// The page itself stands before its parts where both have the words.
function weightOf(place: Place | undefined, kinds: SearchIndex['kinds']): number {
  const weight = kinds[place?.page[2] ?? 0]?.[1] ?? 1;
  return place?.part[0] === '' ? weight * 1.5 : weight;
}

function bestOf(results: readonly SearchResult[], places: readonly Place[], kinds: SearchIndex['kinds']): Pick<Found, 'best' | 'pages'> {
  const shown = new Map<IndexedPage, number>();
  const best: Find[] = [];
  for (const { id, match } of results) {
    const place = places[id];
    if (place === undefined) continue;
    const already = shown.get(place.page) ?? 0;
    shown.set(place.page, already + 1);
    if (best.length < mostShown && already < (place.page[1] === '' ? mostOfRegister : mostOfPage))
      best.push({ ...place, kind: kinds[place.page[2]]?.[0] ?? '', words: new Set(Object.keys(match)) });
  }
  return { best, pages: shown.size };
}
