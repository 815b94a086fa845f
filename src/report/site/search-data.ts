// What a site's index holds, as the build writes it and the search page reads it. Lists without names, so that the file is small.

/** A part of a page: the name by which it is reached (`''` is the top), its heading (`''` where it has none), its words. */
export type IndexedPart = readonly [anchor: string, heading: string, words: string];

/** A page: its address as seen from the search page, its title (`''` where each part has its own), the number of its kind in the index, its day (`''` where it has none). */
export type IndexedPage = readonly [href: string, title: string, kind: number, day: string, parts: readonly IndexedPart[]];

/** A kind of page: its name for people, and how much a find there weighs. */
export type IndexedKind = readonly [name: string, weight: number];

/** All of it. */
export interface SearchIndex {
  readonly kinds: readonly IndexedKind[];
  readonly pages: readonly IndexedPage[];
}

/** The file that hands it over, beside the search page, and the function of the page that it calls. */
export const indexFile = 'search-index.js';
export const indexTaker = 'takeSearchIndex';
