// A document as Markdown that a forge shows well: headings, nested lists, GFM tables, places as relative links. Every text is cleaned and escaped;
// no text of the document can become a link, an image, markup or HTML.
import { clean } from '../../text/clean.ts';
import { escapeMarkdown } from '../../text/markdown-escape.ts';
import {
  type Bar,
  type Block,
  besideOf,
  type Document,
  type Inline,
  type Item,
  type Span,
  type Target,
  titleWithId,
  topLevelOf,
} from '../document.ts';
import { barText, boundsText, countText, headsOfBars, opposedText, percentText, sidesOf } from './bar-text.ts';

/** Where the Markdown will stand. */
export interface MarkdownOptions {
  /** The folder of the file from the group's root, `reports` for instance; links start there. Without it, the root. */
  readonly base?: string | undefined;
  /** The level of its title; 1 where it is a page of its own. */
  readonly level?: 1 | 2 | 3 | undefined;
}

/** The document as Markdown with LF line ends, one empty line between blocks. */
export function printMarkdown(document: Document, options: MarkdownOptions = {}): string {
  const base = partsOf(options.base ?? '');
  const { level = 1 } = options;
  const out = [`${'#'.repeat(level)} ${escaped(titleWithId(document))}`];
  const topLevel = topLevelOf(document) - level + 1;
  let bullet = '-';
  let before: Block['kind'] | undefined;
  for (const block of document.blocks) {
    // Two lists in a row would be read as one if they had the same bullet.
    bullet = before === 'list' && block.kind === 'list' && bullet === '-' ? '*' : '-';
    const text = printBlock(block, base, bullet, topLevel);
    if (text === '') continue;
    out.push(text);
    before = block.kind;
  }
  return `${out.join('\n\n')}\n`;
}

function printBlock(block: Block, base: readonly string[], bullet: string, topLevel: number): string {
  switch (block.kind) {
    case 'heading': {
      const beside = besideOf(block);
      const aside = escaped(beside);
      const shown = wordEnds.test(oneLine(beside)) ? `*${aside}*` : aside;
      return `${anchorLine(block.anchor)}${'#'.repeat(block.level - topLevel + 2)} ${escaped(block.text)}${shown === '' ? '' : `\n\n${shown}`}`;
    }
    case 'paragraph':
      return inlines(block.inlines, base);
    case 'list':
      return block.items.flatMap((item) => itemLines(item, base, bullet, '')).join('\n');
    case 'table':
      return table(
        block.columns.map(escaped),
        block.rows.map((row) => row.map((cell) => `${typeof cell === 'string' ? '' : anchorTag(cell.anchor)}${inlines([cell], base)}`)),
      );
    case 'bars':
      return bars(block);
    case 'opposed':
      return opposed(block);
    case 'pairs':
      return '';
    case 'timeline':
      return timeline(block, base);
  }
}

// The only HTML of a page: a name that links find. Forges keep it.
const plainAnchor = /^[\p{L}\p{N}\p{M}_-]{1,200}$/u;

function anchorTag(anchor: string | undefined): string {
  return anchor !== undefined && plainAnchor.test(anchor) ? `<a id="${anchor}"></a>` : '';
}

function anchorLine(anchor: string | undefined): string {
  const tag = anchorTag(anchor);
  return tag === '' ? '' : `${tag}\n\n`;
}

function bars(block: Extract<Block, { kind: 'bars' }>): string {
  const rows = block.bars.map((bar) => [
    `${anchorTag(bar.anchor)}${escaped(bar.label)}`,
    countText(bar, '–'),
    percentText(bar, '–'),
    boundsText(bar, '–'),
    bar.count === undefined ? '' : barText(bar, 20, true),
  ]);
  return table([...headsOfBars, ''], rows);
}

function opposed(block: Extract<Block, { kind: 'opposed' }>): string {
  const rows = block.bars.map(({ label, shares, note }) => {
    const [left, right] = opposedText(shares, 10, true, '·');
    const told = sidesOf(shares);
    return [escaped(label), told.below, told.middle, told.above, shares.length === 0 ? '' : `${left}│${right}`, escaped(note ?? '')];
  });
  const heads = ['', escaped(block.scale[0] ?? ''), 'middle', escaped(block.scale.at(-1) ?? ''), '', ''];
  const kept = heads.map((_, at) => at < 2 || rows.some((row) => row[at] !== ''));
  const keep = (cells: readonly string[]): readonly string[] => cells.filter((_, at) => kept[at]);
  return table(keep(heads), rows.map(keep));
}

function itemLines(item: Item, base: readonly string[], bullet: string, indent: string): readonly string[] {
  const lead = item.lead === undefined ? [] : [{ ...item.lead, tone: 'strong' as const }, ' '];
  const words = [inlines([...lead, ...item.inlines], base), item.target === undefined ? '' : link(undefined, item.target, base)];
  const line = `${indent}${bullet} ${words.filter((word) => word !== '').join(' ')}`.replace(/ $/, '');
  return [line, ...(item.children ?? []).flatMap((child) => itemLines(child, base, bullet, `${indent}  `))];
}

// What cannot be shown as more is plain, and plain neighbours are escaped together: some signs matter only beside others.
function inlines(all: readonly Inline[], base: readonly string[]): string {
  const parts: { text: string; as: 'plain' | 'strong' | 'id' | Target }[] = [];
  for (const inline of all) {
    const { text, tone, target }: Span = typeof inline === 'string' ? { text: inline } : inline;
    const as = target ?? ((tone === 'strong' && wordEnds.test(oneLine(text))) || (tone === 'id' && plainId.test(text)) ? tone : 'plain');
    if (text === '' && target === undefined) continue;
    const last = parts.at(-1);
    if (last !== undefined && last.as === as && typeof as === 'string') last.text += text;
    else parts.push({ text, as });
  }
  let out = '';
  for (const { text, as } of parts) {
    const words = oneLine(text);
    const gap = /^[ \t\r\n]/.test(text) && words !== '' ? ' ' : '';
    if (typeof as !== 'string') out = `${beforeBracket(out)}${gap}${link(text, as, base)}`;
    else if (as === 'strong') out += `${gap}**${escaped(text)}**`;
    else if (as === 'id' && !out.endsWith('`')) out += `\`${text}\``;
    else out += gap + escaped(text);
    if (/[ \t\r\n]$/.test(text)) out += ' ';
  }
  return oneLine(out);
}

/** An exclamation mark before a link would make it an image. `escapeMarkdown` leaves it bare, so a backslash before it is an escaped one. */
function beforeBracket(markdown: string): string {
  return markdown.endsWith('!') ? `${markdown.slice(0, -1)}\\!` : markdown;
}

// Emphasis whose ends are letters or digits is read as such beside any other sign (CommonMark 6.2).
const wordEnds = /^[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?$/su;
const plainId = /^[\p{L}\p{N}\p{M}_./#:-]{1,200}$/u;

function escaped(text: string): string {
  return escapeMarkdown(clean(oneLine(text)));
}

function oneLine(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

/** A link to a place below the root, as seen from the base. A path that leads out of the root is told, not linked. */
function link(text: string | undefined, target: Target, base: readonly string[]): string {
  const shown = escaped(text ?? '') || escaped(shortName(target));
  const parts = partsOf(target.path);
  if (/^[/\\]/.test(target.path) || /^[A-Za-z]:/.test(target.path) || parts.includes('..') || parts.length === 0) {
    const whole = escaped(target.line === undefined ? target.path : `${target.path}:${target.line}`);
    return text === undefined || shown === whole ? whole : `${shown} (${whole})`;
  }
  let common = 0;
  while (common < base.length && common < parts.length - 1 && base[common] === parts[common]) common++;
  const way = [...base.slice(common).map(() => '..'), ...parts.slice(common).map(encoded)].join('/');
  return `[${shown}](${way}${target.line === undefined ? '' : `#L${target.line}`})`;
}

function shortName({ path, line }: Target): string {
  const name = (partsOf(path).at(-1) ?? path).replace(/(?!^)\.md$/, '');
  return line === undefined ? name : `${name}:${line}`;
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

// RFC 3986; the signs that encodeURIComponent leaves alone have a meaning in Markdown.
function encoded(part: string): string {
  return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/[!'()*_~]/g, (sign) =>
    sign === '_' ? sign : `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A GFM table; all rows get as many cells as the longest. Cells are Markdown already. No rows or no columns give no text. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), heads.length);
  if (rows.length === 0 || columns === 0) return '';
  const line = (cells: readonly string[]): string => `| ${Array.from({ length: columns }, (_, at) => cell(cells[at] ?? '')).join(' | ')} |`;
  return [line(heads), `|${' --- |'.repeat(columns)}`, ...rows.map(line)].join('\n');
}

// GFM divides a row into cells before it reads anything else, and parsers differ on a backslash before a bar: a bar is written by its number.
function cell(markdown: string): string {
  return markdown.replace(/\\([\s\S])|\|/g, (whole, sign: string | undefined) => (sign === undefined || sign === '|' ? '&#124;' : whole));
}

function timeline(block: Extract<Block, { kind: 'timeline' }>, base: readonly string[]): string {
  if (block.bars.length === 0) return '';
  const rows = block.bars.map((bar) => [
    `${'↳ '.repeat(Math.min(Math.max(bar.depth ?? 0, 0), 4))}${bar.target === undefined ? escaped(bar.label) : link(bar.label, bar.target, base)}`,
    escaped(due(bar)),
    escaped(bar.baseline === undefined || bar.baseline === bar.to ? '' : bar.baseline),
    escaped(bar.note ?? ''),
  ]);
  const heads = ['What', 'Due', 'Was', 'Note'];
  const kept = heads.map((_, at) => at < 2 || rows.some((row) => row[at] !== ''));
  const keep = (cells: readonly string[]): readonly string[] => cells.filter((_, at) => kept[at]);
  const days = [`As of ${block.today}`, ...block.marks.map(({ day, label }) => `${label} ${day}`)];
  return `${table(keep(heads), rows.map(keep))}\n\n${escaped(days.join(' · '))}`;
}

function due({ from, to, window }: Bar): string {
  const last = to ?? from;
  if (last === undefined) return 'no date';
  return window === true && from !== undefined && from !== last ? `${from} to ${last}` : last;
}
