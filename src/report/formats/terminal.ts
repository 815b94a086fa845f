// A document as text for a terminal: quiet, aligned, no line wider than asked. Colours come only through `paint`, links only where asked for;
// every text of the document is cleaned on its way (columns.ts).
import { type Block, besideOf, type Document, type Item, type Target, type Tone, titleWithId, topLevelOf } from '../document.ts';
import {
  columnsOf,
  cutStart,
  filled,
  type Line,
  largest,
  lineColumns,
  merged,
  piece,
  targetText,
  textLine,
  wrapInlines,
} from './columns.ts';
import { barLines, opposedLines } from './terminal-bars.ts';
import { tableLines } from './terminal-table.ts';
import { timelineLines } from './terminal-timeline.ts';

/** How a terminal can show things. */
export interface TerminalOptions {
  /** Columns; fewer than 20 are taken as 20. */
  readonly width: number;
  /** Whether signs beyond ASCII may be used; the document's own texts keep theirs. */
  readonly unicode: boolean;
  /** Gives a text its look; without it nothing is coloured. Never called for `plain` or for blanks alone. */
  readonly paint?: ((role: Tone, text: string) => string) | undefined;
  /** The group's root as an absolute path: places become OSC 8 links to files below it. */
  readonly hyperlinks?: string | undefined;
}

interface Page {
  readonly width: number;
  readonly unicode: boolean;
  readonly bullets: readonly [string, string];
  readonly ellipsis: string;
  readonly dash: string;
  readonly rule: string;
}

const leastWidth = 20;
// Longer lines are hard to read; tables may be wider.
const longestLine = 120;
const narrow = 60;

/** The document in lines of at most `width` columns, with a line end after each. */
export function printTerminal(document: Document, options: TerminalOptions): string {
  const width = Math.max(leastWidth, Math.floor(options.width) || leastWidth);
  const page: Page = options.unicode
    ? { width, unicode: true, bullets: ['•', '–'], ellipsis: '…', dash: '–', rule: '─' }
    : { width, unicode: false, bullets: ['*', '-'], ellipsis: '...', dash: '-', rule: '-' };
  const out: Line[] = [...wrapped([{ text: titleWithId(document), tone: 'strong' }], 0, page)];
  let before: Block['kind'] | 'title' = 'title';
  let indent = 0;
  const topLevel = topLevelOf(document);
  for (const block of document.blocks) {
    if (block.kind === 'heading') indent = 2 * (block.level - topLevel);
    const lines = linesOf(block, indent, page);
    if (lines.length === 0) continue;
    if (airBetween(before, block)) out.push([]);
    for (const line of lines) out.push(line);
    if (block.kind === 'heading') indent += 2;
    before = block.kind;
  }
  return out.map((line) => `${print(line, options)}\n`).join('');
}

function airBetween(before: Block['kind'] | 'title', block: Block): boolean {
  if (block.kind === 'heading') return before !== 'heading';
  if (before === 'heading') return false;
  if (before === 'title') return block.kind !== 'paragraph';
  if (before === 'paragraph') return block.kind === 'paragraph';
  return !(before === 'list' && block.kind === 'list');
}

function linesOf(block: Block, indent: number, page: Page): readonly Line[] {
  switch (block.kind) {
    case 'heading':
      return wrapped(
        [
          { text: block.text, tone: 'strong' },
          ...(besideOf(block) === '' ? [] : [' ', { text: `${page.dash} ${besideOf(block)}`, tone: 'dim' as const }]),
        ],
        indent,
        page,
      );
    case 'paragraph':
      return textLine(block.inlines.map((inline) => (typeof inline === 'string' ? inline : inline.text)).join('')).length === 0
        ? []
        : wrapped(block.inlines, indent, page);
    case 'list':
      return listLines(block.items, indent, 0, page);
    case 'table':
      return indented(tableLines(block, page.width - indent, page.rule, page.ellipsis), indent);
    case 'bars':
      return indented(barLines(block, Math.min(page.width, longestLine) - indent, page.unicode, page.ellipsis), indent);
    case 'opposed':
      return indented(opposedLines(block, Math.min(page.width, longestLine) - indent, page.unicode, page.ellipsis), indent);
    case 'pairs':
      return [];
    case 'timeline':
      return indented(timelineLines(block, Math.min(page.width, longestLine) - indent, page.unicode, page.ellipsis), indent);
  }
}

function wrapped(inlines: Parameters<typeof wrapInlines>[0], indent: number, page: Page): readonly Line[] {
  return indented(wrapInlines(inlines, Math.min(page.width, longestLine) - indent), indent);
}

function indented(lines: readonly Line[], columns: number): readonly Line[] {
  const blanks = piece(' '.repeat(columns));
  return columns === 0 ? lines : lines.map((line) => [blanks, ...line]);
}

// Deeper than this nothing moves further to the right, so that text keeps room on a narrow terminal.
const deepestIndent = 3;

// A longer word in front is part of the text, as all are where they would leave too little room.
const longestLead = 18;
const leastText = 40;

function listLines(items: readonly Item[], indent: number, depth: number, page: Page): readonly Line[] {
  const width = Math.min(page.width, longestLine);
  const at = Math.min(indent + 2 * Math.min(depth, deepestIndent), width - leastWidth + 4);
  const widest = largest(items.map(leadColumns).filter((columns) => columns <= longestLead));
  const leadWidth = widest === 0 || width - at - widest - 4 < leastText ? 0 : widest + 2;
  return items.flatMap((item) => {
    const aligned = leadColumns(item) + 2 <= leadWidth;
    const lead = aligned && item.lead !== undefined ? textLine(item.lead.text, item.lead.tone) : [];
    const inlines = aligned || item.lead === undefined ? item.inlines : [item.lead, ' ', ...item.inlines];
    const hang = at + 2 + (aligned ? leadWidth : 0);
    const lines = wrapInlines(inlines, width - hang).map((line, index) =>
      index === 0
        ? [piece(' '.repeat(at)), piece(page.bullets[depth === 0 ? 0 : 1], 'dim'), piece(' '), ...filled(lead, hang - at - 2), ...line]
        : [piece(' '.repeat(hang)), ...line],
    );
    const placed = item.target === undefined ? lines : withTarget(lines, item.target, hang, width, page);
    return [...placed, ...listLines(item.children ?? [], indent, depth + 1, page)];
  });
}

function leadColumns(item: Item): number {
  return item.lead === undefined ? 0 : lineColumns(textLine(item.lead.text));
}

/** The place stands at the right edge of the last line; where that has no room, and on a narrow terminal, on a line of its own. */
function withTarget(lines: readonly Line[], target: Target, indent: number, width: number, page: Page): readonly Line[] {
  const text = cutStart(targetText(target), width - indent, page.ellipsis);
  const last = lines.at(-1) ?? [];
  const blanks = width - lineColumns(last) - columnsOf(text);
  const where = piece(text, 'dim', target);
  if (width >= narrow && blanks >= 2) return [...lines.slice(0, -1), [...last, piece(' '.repeat(blanks)), where]];
  const alone = width >= narrow ? width - columnsOf(text) : indent;
  return [...lines, [piece(' '.repeat(alone)), where]];
}

function print(line: Line, options: TerminalOptions): string {
  let out = '';
  for (const { text, tone, target } of withoutTrailingBlanks(merged(line))) {
    const painted = tone === 'plain' || text.trim() === '' || options.paint === undefined ? text : options.paint(tone, text);
    out += target === undefined || options.hyperlinks === undefined ? painted : linked(painted, options.hyperlinks, target.path);
  }
  return out;
}

function withoutTrailingBlanks(line: Line): Line {
  const last = line.at(-1);
  if (last === undefined || !last.text.endsWith(' ')) return line;
  const text = last.text.trimEnd();
  return text === '' ? withoutTrailingBlanks(line.slice(0, -1)) : [...line.slice(0, -1), { ...last, text }];
}

// OSC 8 as terminals agreed on it; what stands between the slashes is percent-encoded, so no path can end the sequence.
function linked(text: string, root: string, path: string): string {
  const parts = `${root}/${path}`.split(/[/\\]/).filter((part) => part !== '' && part !== '.');
  const address = parts.map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD'))).join('/');
  return `\u001B]8;;file:///${address}\u001B\\${text}\u001B]8;;\u001B\\`;
}
