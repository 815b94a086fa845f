// The page that searches all others in the reader's browser, without a server, and the index that it searches: what the printed pages say.
import { html, type Markup } from '../html/markup.ts';
import { shortened } from '../words.ts';
import { relativeTo } from './address.ts';
import script from './browser/search-page.ts?script';
import { type IndexedKind, type IndexedPage, type IndexedPart, indexFile, indexTaker } from './search-data.ts';
import { partsOfPage } from './search-parts.ts';
import type { Section, SitePage } from './site.ts';

const path = 'search.html';

export const search: Section = {
  label: 'Search',
  pages: () => [{ path, title: 'Search', scripts: [{ text: script, may: 'load' }], main: () => main }],
};

// What only works with the script is shown by it.
const main: Markup = html`<header class="title">
<h1>Search</h1>
</header>
<section class="part wide">
<div class="body">
<div class="search" id="search" role="search" hidden>
<label for="question">Words to look for, on all pages</label>
<input id="question" type="search" aria-describedby="hint" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search">
<p id="hint" class="aside">A name, a day, a few words in any order; small spelling mistakes are forgiven.</p>
</div>
<noscript><p class="notice dim-tint">Searching needs scripts, and they are switched off here. Everything is listed on the pages that are named above, and your browser’s own search finds words on each of them.</p></noscript>
<p id="count" class="count" role="status"></p>
<ol id="finds" class="finds"></ol>
</div>
</section>
`;

/** What is of a kind: the folder, or the page, in which it is. In registers each entry is found by itself. */
interface Kind {
  readonly at: string;
  readonly name: string;
  readonly weight: number;
  readonly isRegister?: boolean;
}

// What a page is about weighs more than pages that only list others.
const kinds: readonly Kind[] = [
  { at: '', name: 'overview', weight: 0.4 },
  { at: 'meetings/', name: 'meeting', weight: 1 },
  { at: 'decisions', name: 'decision', weight: 1.5, isRegister: true },
  { at: 'actions', name: 'action', weight: 1.2, isRegister: true },
  { at: 'milestones/', name: 'milestone', weight: 1.3 },
  { at: 'surveys/', name: 'survey', weight: 1.2 },
  { at: 'guidelines/', name: 'guideline', weight: 1.3 },
  { at: 'communities/', name: 'community', weight: 1.2 },
  { at: 'people', name: 'person', weight: 1.6, isRegister: true },
  { at: 'recognition', name: 'recognition', weight: 1 },
  { at: 'tasks', name: 'task', weight: 1 },
  { at: 'about.html', name: 'about the group', weight: 1 },
];

/** An index that is made while the pages are printed. Only what will be in the file is kept. */
export interface IndexWriter {
  add(page: SitePage, main: Markup): void;
  /** The file `search-index.js`. */
  text(): string;
}

/** The index of pages that are yet to be added. */
export function indexWriter(): IndexWriter {
  const written: string[] = [];
  return {
    add(page, { markup }) {
      if (page.path !== path) written.push(JSON.stringify(indexedPage(page, markup)));
    },
    // A script, as that is all that a page from a disk may load. What JSON can say, scripts read in the same way (ECMA-262, since 2019).
    text: () =>
      `${indexTaker}({"kinds":${JSON.stringify(kinds.map(({ name, weight }): IndexedKind => [name, weight]))},"pages":[\n${written.join(',\n')}\n]});\n`,
  };
}

/** The name of the index file in the site. */
export const indexPath: string = indexFile;

function indexedPage(page: SitePage, markup: string): IndexedPage {
  const kind = Math.max(
    0,
    kinds.findLastIndex(({ at }) => page.path.startsWith(at)),
  );
  const isRegister = kinds[kind]?.isRegister ?? false;
  const parts = partsOfPage(markup, isRegister);
  const day = /(?<!\d)\d{4}-\d\d-\d\d(?!\d)/.exec(page.path)?.[0] ?? '';
  if (isRegister) return [relativeTo(path, page.path), '', kind, day, entriesOf(page.title, parts)];
  // Each page is found by its title, also where all it says stands under headings.
  const top: readonly IndexedPart[] = parts[0]?.[0] === '' ? [] : [['', '', '']];
  return [relativeTo(path, page.path), page.title, kind, day, [...top, ...parts]];
}

// Characters of the name of an entry.
const longest = 160;

/** The entries of a register: each with what it says as its heading, and what stands beside that as its words. */
function entriesOf(title: string, parts: readonly IndexedPart[]): readonly IndexedPart[] {
  const entries = parts.flatMap(([anchor, heading, words]): readonly IndexedPart[] => {
    if (heading !== '' || anchor === '') return [];
    const lines = words.split('\n');
    // In front stands its day.
    const at = lines.findIndex((line) => !/^[\d-]*$/.test(line));
    const first = lines[at] ?? words;
    return [[anchor, shortened(first, longest), (first.length > longest ? lines : lines.toSpliced(at, 1)).join('\n')]];
  });
  return [['', title, ''], ...entries];
}
