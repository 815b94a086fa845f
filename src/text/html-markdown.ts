// HTML as Markdown: paragraphs, lists, quotes, links, emphasis, code and tables stay, everything else becomes its words or goes. The parser keeps
// the rules of HTML; what it meets is folded up from the inside out, without recursion, so that no depth of tags is too deep.
import { Parser } from 'htmlparser2';
import { escapeMarkdown } from './markdown-escape.ts';

/** The attributes of an element, by name. */
export type Attributes = Readonly<Record<string, string>>;

/** What is done with an element otherwise: it goes with all that it holds, or stands as this Markdown (`block`: as a paragraph of its own). */
export type Instead = 'gone' | { readonly markdown: string; readonly block: boolean };

interface Frame {
  readonly name: string;
  readonly attributes: Attributes;
  /** Set where all that it holds stands as something else. */
  readonly instead: Instead | undefined;
  text: string;
  /** Of a list: how many items it has; of a table: how many rows. */
  count: number;
}

/** Elements whose content is no text. */
const GONE = new Set(['script', 'style', 'head', 'template', 'svg', 'iframe', 'object', 'embed', 'video', 'audio', 'canvas']);
for (const name of ['form', 'button', 'input', 'select', 'textarea', 'noscript', 'math']) GONE.add(name);
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'figure',
  'figcaption',
  'details',
  'dl',
  'dd',
  'dt',
  'aside',
]);
const HEADING = /^h[1-6]$/;
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'area', 'base', 'col', 'embed', 'link', 'meta', 'source', 'track', 'param']);

/** Below this many elements within each other marks are left out: each level is written anew for each that is around it. */
const DEEPEST = 40;

/**
 * The Markdown of some HTML. `special` may replace an element by its name and attributes. A link that is neither http nor https stands as its
 * words alone; `absolute` makes an address whole, or undefined where it cannot be followed.
 */
export function htmlToMarkdown(
  html: string,
  special: (name: string, attributes: Attributes) => Instead | undefined,
  absolute: (href: string) => string | undefined,
): string {
  const root: Frame = { name: '', attributes: {}, instead: undefined, text: '', count: 0 };
  const open: Frame[] = [root];
  const tables: Frame[] = [];
  let goneAt = 0;
  let pres = 0;
  let text = '';
  const top = (): Frame => open.at(-1) ?? root;

  const flush = (): void => {
    add(top(), pres > 0 || top().name === 'code' ? text : plainText(text));
    text = '';
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        flush();
        const instead = GONE.has(name) ? 'gone' : goneAt > 0 ? undefined : special(name, attributes);
        if (instead !== undefined && goneAt === 0) goneAt = open.length;
        const frame: Frame = { name, attributes, instead, text: '', count: 0 };
        open.push(frame);
        if (name === 'pre') pres++;
        if (name === 'table') tables.push(frame);
      },
      // A text comes in pieces wherever it has an entity.
      ontext(piece) {
        if (goneAt === 0) text += piece;
      },
      onclosetag() {
        flush();
        const frame = open.pop();
        if (frame === undefined || frame === root) return;
        if (frame.name === 'pre') pres--;
        if (frame.name === 'table') tables.pop();
        if (goneAt === open.length) {
          goneAt = 0;
          add(top(), instead(frame));
          return;
        }
        if (goneAt > 0) return;
        const around = top();
        if (frame.name === 'tr') add(around, row(frame, tables.at(-1) ?? around));
        else add(around, open.length > DEEPEST ? frame.text : folded(frame, around, pres > 0, absolute));
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  flush();
  return tidy(root.text);
}

function add(frame: Frame, text: string): void {
  frame.text += text;
}

function instead({ instead: given }: Frame): string {
  if (given === undefined || given === 'gone') return '';
  return given.block ? `\n\n${given.markdown}\n\n` : given.markdown;
}

/** White space is one space; what would be markup is escaped. */
function plainText(text: string): string {
  const words = escapeMarkdown(text);
  if (words === '') return text === '' ? '' : ' ';
  return `${/^\s/.test(text) ? ' ' : ''}${words}${/\s$/.test(text) ? ' ' : ''}`;
}

function folded(frame: Frame, around: Frame, inPre: boolean, absolute: (href: string) => string | undefined): string {
  const { name, text } = frame;
  if (inPre) return name === 'br' ? '\n' : text;
  if (BLOCKS.has(name)) return block(trimBlock(text));
  if (HEADING.test(name)) return block(heading(Number(name[1]), text));
  switch (name) {
    case 'br':
      return '\\\n';
    case 'hr':
      return block('* * *');
    case 'pre':
      return block(fenced(text.replace(/^\n|\n$/g, '')));
    case 'code':
      return inlineCode(text);
    case 'strong':
    case 'b':
      return marked(text, '**');
    case 'em':
    case 'i':
      return marked(text, '*');
    case 'del':
    case 's':
      return marked(text, '~~');
    case 'a':
      return link(text, frame.attributes.href, absolute);
    case 'blockquote':
      return block(tidy(text) === '' ? '' : prefixed(tidy(text), '> '));
    case 'ul':
    case 'ol':
      return around.name === 'li' ? `\n${text.trimEnd()}` : block(text.trimEnd());
    case 'li':
      return item(frame, around);
    case 'table':
      return block(text.trim());
    case 'td':
    case 'th':
      around.count++;
      return `| ${oneLine(text)} `;
    case 'summary':
      return block(marked(oneLine(text), '**'));
    default:
      return VOID.has(name) ? '' : text;
  }
}

function block(text: string): string {
  return text === '' ? '' : `\n\n${text}\n\n`;
}

function trimBlock(text: string): string {
  return text.replace(/^[ \n]+/, '').replace(/(?:[ \n]|\\\n)+$/, '');
}

function oneLine(text: string): string {
  return text
    .replace(/\\?\n+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function heading(level: number, text: string): string {
  const words = oneLine(text);
  return words === '' ? '' : `${'#'.repeat(Math.min(6, level + 1))} ${words}`;
}

/** Emphasis stands right at its words: spaces at its ends stay outside. */
function marked(text: string, mark: string): string {
  const words = text.trim();
  if (words === '' || words.includes('\n\n')) return text;
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return `${text.slice(0, start)}${mark}${words}${mark}${text.slice(end)}`;
}

function link(text: string, href: string | undefined, absolute: (href: string) => string | undefined): string {
  const words = oneLine(text);
  const whole = href === undefined ? undefined : absolute(href);
  if (whole === undefined || !/^https?:\/\/[^\s<>]{1,2000}$/i.test(whole)) return text;
  const bare = whole.replace(/^https?:\/\/(?:www\.)?|\/$/gi, '');
  const shown = words.replaceAll('\\', '');
  if (words === '') return '';
  if (shown === whole || shown === bare || bare.startsWith(shown.replace(/(?:…|\.\.\.)$/, ''))) return `<${whole}>`;
  return `[${words}](<${whole}>)`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${text}\n${fence}`;
}

function inlineCode(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '') return '';
  const ticks = '`'.repeat(longestRun(words) + 1);
  return words.startsWith('`') || words.endsWith('`') ? `${ticks} ${words} ${ticks}` : `${ticks}${words}${ticks}`;
}

function prefixed(text: string, prefix: string): string {
  return text.replace(/^/gm, prefix).replace(/ +$/gm, '');
}

function item({ text }: Frame, list: Frame): string {
  list.count++;
  const mark = list.name === 'ol' ? `${list.count}. ` : '- ';
  const words = tidy(text).replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`);
  return `${mark}${words}\n`;
}

function row({ text, count }: Frame, table: Frame): string {
  if (count === 0) return '';
  const rule = table.count === 0 ? `${'|---'.repeat(count)}|\n` : '';
  table.count++;
  return `${text}|\n${rule}`;
}

/** At most one empty line, no spaces at the ends of lines. */
function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const kept = lines.filter((line, index) => line !== '' || lines[index - 1] !== '');
  return trimBlock(kept.map((line) => (/^ [^ ]/.test(line) ? line.slice(1) : line)).join('\n'));
}
