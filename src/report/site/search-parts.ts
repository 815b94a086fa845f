// The words of a printed page, divided at the headings that links can lead to. Reads the markup of this program's own printers alone, in which
// texts and values of attributes hold no `<` and no `>`.
import type { IndexedPart } from './search-data.ts';

interface Draft {
  anchor: string;
  heading: string;
  words: string;
}

const tag = /<(\/?)([a-z][a-z0-9]*)([^<>]*)>/g;
const headings: ReadonlySet<string> = new Set(['h2', 'h3', 'h4', 'h5', 'h6']);
// What stands within a line of words.
const inLine: ReadonlySet<string> = new Set('a abbr b code em i mark s small span strong sub time'.split(' '));
// What is no text, or is told already: drawings (and the table folded into a chart), lists of what follows, signs of footnotes, the title, which the
// index has; in registers the heads of tables; places in files.
const passedOver: ReadonlySet<string> = new Set(['svg', 'nav', 'script', 'style', 'noscript', 'sup', 'h1']);
const chartClass = /\sclass="chart[" ]/;
// What stands behind a line, and is no word of it.
const besideClass = /\sclass="(?:[^"]* )?state[" ]/;
const passedClass = /\sclass="(?:[^"]* )?(?:place|colon)[" ]/;

/**
 * The parts of what stands in `main`, without those that say nothing. `byEntry` makes each entry of the outermost lists, and each row of a table, a part
 * of its own: for registers.
 */
export function partsOfPage(main: string, byEntry = false): readonly IndexedPart[] {
  const drafts: Draft[] = [{ anchor: '', heading: '', words: '' }];
  let inHeading = false;
  let anchor = '';
  let passing: { readonly name: string; depth: number } | undefined;
  let lists = 0;
  let charts = 0;
  let at = 0;
  const put = (words: string): void => {
    const part = drafts.at(-1);
    if (part === undefined || passing !== undefined) return;
    if (inHeading) part.heading += words;
    else part.words += words;
  };
  for (const { 0: whole, 1: slash, 2: name = '', 3: attributes = '', index } of main.matchAll(tag)) {
    put(main.slice(at, index));
    at = index + whole.length;
    const opens = slash === '';
    if (passing !== undefined) {
      if (name === passing.name) passing.depth += opens ? 1 : -1;
      if (passing.depth === 0) passing = undefined;
      continue;
    }
    if (name === 'div' && (charts > 0 || chartClass.test(attributes))) charts += opens ? 1 : -1;
    const isTold = name === 'details' ? charts > 0 : byEntry && name === 'thead';
    if (opens && (isTold || passedOver.has(name) || passedClass.test(attributes))) {
      passing = { name, depth: 1 };
      continue;
    }
    if (!inLine.has(name) || (opens && besideClass.test(attributes))) put('\n');
    const id = opens ? / id="([^"]*)"/.exec(attributes)?.[1] : undefined;
    if (headings.has(name)) {
      if (opens && id !== undefined) {
        anchor = id;
        drafts.push({ anchor, heading: '', words: '' });
      }
      inHeading = id !== undefined;
    } else if (byEntry) {
      if (name === 'ul' || name === 'ol') lists += opens ? 1 : -1;
      else if (opens && ((name === 'li' && lists === 1) || name === 'tr')) drafts.push({ anchor: id ?? anchor, heading: '', words: '' });
    }
  }
  put(main.slice(at));
  return drafts.flatMap(({ anchor: name, heading, words }): readonly IndexedPart[] => {
    const [title, told] = [tidied(heading).replaceAll('\n', ' '), tidied(words)];
    return title === '' && told === '' ? [] : [[decoded(name), title, told]];
  });
}

/** Spaces and line ends as one space, or as one line end where blocks meet. */
function tidied(words: string): string {
  return decoded(words)
    .replace(/\s+/g, (gap) => (gap.includes('\n') ? '\n' : ' '))
    .trim();
}

const signs: ReadonlyMap<string, string> = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }));

function decoded(words: string): string {
  return words.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => signs.get(name) ?? '');
}
