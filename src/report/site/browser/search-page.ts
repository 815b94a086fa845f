// The script of the search page: fetches the index that lies beside it, and shows what it finds while one types. Texts become nodes of text,
// never markup. It works from a disk too, where a page may load a script beside it and nothing else.
import { type IndexedPage, indexFile, indexTaker, type SearchIndex } from '../search-data.ts';
import { excerptOf, piecesOf } from './excerpt.ts';
import { type Find, type Finder, type Found, finderOf } from './finder.ts';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(url: string): string };
}

const pause = 120;

function start(box: HTMLElement, input: HTMLInputElement, status: HTMLElement, list: HTMLElement): void {
  let finder: Finder | undefined;
  let state: 'waiting' | 'ready' | 'missing' = 'waiting';
  let later: ReturnType<typeof setTimeout> | undefined;
  let shown = '';

  const answer = (): void => {
    clearTimeout(later);
    const question = input.value.trim();
    if (question === shown && question !== '') return;
    keepInAddress(question);
    if (question === '' || state !== 'ready' || finder === undefined) {
      list.replaceChildren();
      status.textContent = question === '' ? '' : state === 'missing' ? missing : 'Reading the pages …';
      shown = '';
      return;
    }
    shown = question;
    const found = finder.find(question);
    status.textContent = countWords(found, question);
    list.replaceChildren(...found.best.map(entryOf));
  };

  const prepare = (): void => {
    if (finder?.prepare()) {
      setTimeout(prepare);
      return;
    }
    state = 'ready';
    answer();
  };

  Reflect.set(globalThis, indexTaker, (index: SearchIndex) => {
    finder = finderOf(index);
    prepare();
  });
  input.addEventListener('input', () => {
    clearTimeout(later);
    later = setTimeout(answer, pause);
  });
  input.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Enter' && !isComposing) answer();
  });
  input.value ||= new URLSearchParams(location.search).get('q') ?? '';
  box.hidden = false;
  answer();
  load(() => {
    state = 'missing';
    answer();
  });
}

const missing = `The file ${indexFile}, which belongs beside this page, could not be read. Without it nothing can be found.`;

function load(failed: () => void): void {
  const script = document.createElement('script');
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  // Whatever is asked for, this policy gives that one file.
  const policy = trustedTypes?.createPolicy('wg-file', { createScriptURL: () => indexFile });
  script.src = policy === undefined ? indexFile : policy.createScriptURL(indexFile);
  script.addEventListener('error', failed);
  document.head.append(script);
}

/** Keeps the question in the address, for whoever comes back or passes it on. */
function keepInAddress(question: string): void {
  try {
    history.replaceState(null, '', question === '' ? location.pathname : `?q=${encodeURIComponent(question)}`);
  } catch {
    // Some browsers forbid it to pages from a disk; then the address stays.
  }
}

function countWords({ places, pages, isPartly }: Found, question: string): string {
  if (places === 0) return `Nothing was found for “${question}”. Fewer or other words may help.`;
  const where = `${places === 1 ? '1 place' : `${places} places`} on ${pages === 1 ? '1 page' : `${pages} pages`}`;
  return isPartly ? `No place has all of these words. ${where} have some of them.` : `${where} found for “${question}”.`;
}

function entryOf(find: Find): HTMLElement {
  const [anchor, heading] = find.part;
  const words = find.part[2].replaceAll('\n', ' · ');
  const link = document.createElement('a');
  link.href = addressOf(find.page, anchor);
  link.append(...marked(titleOf(find.page[1], heading), find.words));
  const excerpt = element('p', 'excerpt', ...marked(excerptOf(words, find.words), find.words));
  return element('li', '', element('p', 'found', link, ' ', element('span', 'aside', ...about(find))), ...(words === '' ? [] : [excerpt]));
}

function titleOf(title: string, heading: string): string {
  return [title, heading].filter((words) => words !== '').join(': ');
}

function addressOf([href]: IndexedPage, anchor: string): string {
  return anchor === '' ? href : `${href}#${encodeURIComponent(anchor)}`;
}

function about({ kind, page: [, , , day] }: Find): readonly (string | Node)[] {
  return [kind, ...(day === '' ? [] : [kind === '' ? '' : ', ', element('time', '', day)])];
}

function marked(text: string, words: ReadonlySet<string>): readonly (string | Node)[] {
  return piecesOf(text, words).map((piece) => (piece.isFound ? element('mark', '', piece.text) : piece.text));
}

function element(name: string, className: string, ...inside: readonly (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...inside);
  return made;
}

const [box, input, status, list] = ['search', 'question', 'count', 'finds'].map((name) => document.getElementById(name));
if (box && input instanceof HTMLInputElement && status && list) start(box, input, status, list);
