// The shape of each line of Markdown, or of text that was pasted without any: heading, bullet, table row, code, comment, plain.
// Decides by first characters; keeps indentation, bullets, boxes, fences and the like from those who read the words.
import { coverings, isUnderline } from './fences.ts';
import type { Line } from './lines.ts';

// `rule` is a line of dashes or equals signs, also below a setext heading; `fence` and `comment` hold all lines of their block.
type Shape = 'blank' | 'heading' | 'rule' | 'bullet' | 'ordered' | 'row' | 'quote' | 'fence' | 'comment' | 'html' | 'plain';

/** A line with its shape. */
export interface Block {
  readonly line: Line;
  readonly shape: Shape;
  /** Columns before the first character; a tab goes to the next multiple of four. */
  readonly indent: number;
  /** 1 to 6 for a heading (setext: 1, 2), 7 for a line that is bold as a whole, 0 for all else. */
  readonly level: number;
  /** What stands in a task-list box: space, `x` or `-`. Nothing where there is no box. */
  readonly box?: ' ' | 'x' | '-';
  /** The words: without white space around, heading marks, bullet, number, box, `>`, bold marks of a bold line. At most `longLine` characters. */
  readonly text: string;
  /** The offset in the file at which `text` begins. */
  readonly at: number;
}

// Longer lines are cut to this many characters before anything looks into them.
const longLine = 2000;

const TAB = 9;
const SPACE = 32;
const HASH = 35;
const STAR = 42;
const PLUS = 43;
const DASH = 45;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const UNDERSCORE = 95;
const PIPE = 124;
const TILDE = 126;
const NBSP = 160;
const ZERO_WIDTH = 0x200b;
const MARK = 0xfeff;

/** The shapes of lines that follow each other. One pass; an unclosed fence or comment covers its own line only. */
export function shapeLines(lines: readonly Line[]): readonly Block[] {
  const covered = coverings(lines);
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    const cover = covered?.[i];
    if (cover !== undefined) {
      blocks.push({ line, shape: cover, indent: 0, level: 0, text: '', at: line.start });
      continue;
    }
    const block = shapeOf(line, lines[i - 1]?.text);
    if (block.shape === 'rule' && i > 0) reshapeAbove(blocks, block);
    else if (isTableSeparator(block) && i > 0) {
      reshapeTable(blocks, i);
      blocks.push({ ...block, shape: 'row' });
      continue;
    } else if (block.shape === 'plain' && blocks[i - 1]?.shape === 'row' && block.text.includes('|')) {
      blocks.push({ ...block, shape: 'row' });
      continue;
    }
    blocks.push(block);
  }
  return blocks;
}

/** The cells of a table row, trimmed; with or without outer pipes, `\|` is no border. A separator row gives its dashes. */
export function cellsOf(text: string): readonly string[] {
  const cells: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) !== PIPE || (i > 0 && text.charCodeAt(i - 1) === 92)) continue;
    if (i > 0 || from > 0) cells.push(text.slice(from, i).trim());
    from = i + 1;
  }
  const rest = text.slice(from).trim();
  if (rest !== '' || text.charCodeAt(text.length - 1) !== PIPE) cells.push(rest);
  return cells;
}

/** Whether a block is the line between a table's head and its rows. */
export function isTableSeparator(block: Block): boolean {
  const { text } = block;
  if ((block.shape !== 'row' && block.shape !== 'plain') || text.length > 400) return false;
  const first = text.charCodeAt(0);
  return (first === PIPE || first === DASH || first === COLON) && text.includes('|') && text.includes('--') && /^[-|:\s]+$/.test(text);
}

function shapeOf(line: Line, above = ''): Block {
  const raw = line.text;
  let at = 0;
  let indent = 0;
  for (; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code === SPACE || code === NBSP) indent++;
    else if (code === TAB) indent += 4 - (indent % 4);
    else if (code !== ZERO_WIDTH && code !== MARK) break;
  }
  if (at === raw.length) return { line, shape: 'blank', indent: 0, level: 0, text: '', at: line.end };
  const code = raw.charCodeAt(at);
  if (code === TILDE) return words(line, isUnderline(above, raw) ? 'rule' : 'plain', indent, at);
  if (code > TILDE && !BULLETS.has(code)) return words(line, 'plain', indent, at);
  switch (code) {
    case HASH:
      return heading(line, indent, at);
    case DASH:
    case STAR:
    case PLUS:
    case UNDERSCORE:
    case EQUALS:
      return listOrRule(line, indent, at, code);
    case GREATER:
      return words(line, 'quote', indent, at + 1);
    case PIPE:
      return words(line, 'row', indent, at);
    case LESS:
      return html(line, indent, at);
    case COLON:
      // `::: {.tip}` and `:::` around a part, as Pandoc and its kin write it.
      if (raw.startsWith(':::', at))
        return isRule(raw, at, code)
          ? { line, shape: 'rule', indent, level: 0, text: ':::', at: line.start + at }
          : words(line, 'html', indent, at);
      // A definition, or an indented line of a wiki.
      return isSpace(raw.charCodeAt(at + 1)) ? words(line, 'plain', indent, at + 1) : words(line, 'plain', indent, at);
    default:
  }
  if (code >= ZERO && code <= NINE) return ordered(line, indent, at);
  // `a.  Write` below a numbered item, as word processors write it; `[x] Write` without a bullet.
  if (code > 96 && code < 123 && isLettered(raw, indent, at)) return item(line, 'ordered', indent, raw.search(/[.)]\s/) + 1);
  if (code === 91 && /^\[[ xX]?\]\s/.test(raw.slice(at, at + 4))) return item(line, 'bullet', indent, at);
  if (BULLETS.has(code)) return item(line, 'bullet', indent, at + 1);
  return words(line, 'plain', indent, at);
}

/** As first character these are bullets of pads and word processors. */
const BULLETS: ReadonlySet<number> = new Set([...'•·‣◦⁃●○▪'].map((sign) => sign.charCodeAt(0)));

function heading(line: Line, indent: number, at: number): Block {
  const raw = line.text;
  let level = 0;
  while (level < 7 && raw.charCodeAt(at + level) === HASH) level++;
  const next = raw.charCodeAt(at + level);
  // `##Goal` is written by many and read as a heading; `#123`, `#action` and `#!` are not headings.
  const glued = next !== SPACE && next !== TAB && next !== NBSP;
  if (level > 6 || at + level >= raw.length || indent > 24) return words(line, 'plain', indent, at);
  if (glued && (level === 1 ? !/^#[\p{Lu}*_]/u.test(raw.slice(at, at + 3)) : (next >= ZERO && next <= NINE && level < 2) || next === 33))
    return words(line, 'plain', indent, at);
  const block = words(line, 'heading', indent, at + level, level);
  const text = block.text.replace(/[ \t]#{1,9}$/, '').trimEnd();
  return { ...block, text: unbold(text) };
}

function listOrRule(line: Line, indent: number, at: number, code: number): Block {
  const raw = line.text;
  const next = raw.charCodeAt(at + 1);
  if (isRule(raw, at, code)) return { line, shape: 'rule', indent, level: 0, text: raw.slice(at, at + 3), at: line.start + at };
  if (code === EQUALS) return wikiHeading(line, indent, at);
  if (code === UNDERSCORE) return boldOrPlain(line, indent, at, code);
  if (next === SPACE || next === TAB || next === NBSP || at + 1 === raw.length) return item(line, 'bullet', indent, at + 1);
  return boldOrPlain(line, indent, at, code);
}

// `== Present ==`, as wikis write a heading.
function wikiHeading(line: Line, indent: number, at: number): Block {
  const block = words(line, 'plain', indent, at);
  const { text } = block;
  let level = 0;
  while (level < 7 && text.charCodeAt(level) === EQUALS) level++;
  const end = text.length - level;
  // `=2=` is none; `==Present==` is.
  if (level === 1 && text.charCodeAt(1) !== SPACE) return block;
  if (level > 6 || text.length > 200 || end <= level || !text.endsWith(text.slice(0, level)) || text.charCodeAt(end - 1) === EQUALS)
    return block;
  const inner = text.slice(level, end).trim();
  return inner === '' ? block : { ...block, shape: 'heading', level, text: unbold(inner), at: block.at + text.indexOf(inner) };
}

function boldOrPlain(line: Line, indent: number, at: number, code: number): Block {
  const block = words(line, 'plain', indent, at);
  const { text } = block;
  if (text.charCodeAt(1) !== code || (code !== STAR && code !== UNDERSCORE) || text.length > 200) return block;
  const inner = unbold(text);
  // `**- Write to the list**`
  if (inner !== text && /^[-•]\s\S/.test(inner)) return { ...block, shape: 'bullet', text: inner.slice(2).trim(), at: block.at + 4 };
  return inner === text ? block : { ...block, shape: 'heading', level: 7, text: inner };
}

// Without the bold marks that enclose a text as a whole (a colon may follow them); the text itself where only a part of it is bold.
function unbold(text: string): string {
  const mark = text.slice(0, 2);
  if (mark !== '**' && mark !== '__') return text;
  const colon = text.endsWith(':') ? 1 : 0;
  if (!text.endsWith(mark, text.length - colon) || text.length < 5 + colon) return text;
  const inner = text.slice(2, text.length - 2 - colon);
  return inner.includes(mark) ? text : inner.trim() + (colon === 1 && !inner.trimEnd().endsWith(':') ? ':' : '');
}

function item(line: Line, shape: 'bullet' | 'ordered', indent: number, from: number): Block {
  const raw = line.text;
  let at = from;
  while (at < raw.length && isSpace(raw.charCodeAt(at))) at++;
  const boxAt = raw.charCodeAt(at) === 92 ? at + 1 : at;
  if (raw.charCodeAt(boxAt) === 91) {
    const close = raw.charCodeAt(boxAt + 1) === 93 ? boxAt + 1 : raw.indexOf(']', boxAt) === boxAt + 2 ? boxAt + 2 : -1;
    const after = raw.charCodeAt(close + 1);
    if (close !== -1 && (close + 1 >= raw.length || isSpace(after))) {
      const sign = close === boxAt + 1 ? ' ' : raw.charAt(boxAt + 1);
      const box = 'xX✓✔'.includes(sign) ? 'x' : '-~'.includes(sign) ? '-' : isSpace(sign.charCodeAt(0)) ? ' ' : undefined;
      if (box !== undefined) return { ...words(line, shape, indent, close + 1), box };
    }
  }
  return words(line, shape, indent, at);
}

function ordered(line: Line, indent: number, at: number): Block {
  const raw = line.text;
  let end = at;
  while (end < at + 4 && raw.charCodeAt(end) >= ZERO && raw.charCodeAt(end) <= NINE) end++;
  const sign = raw.charCodeAt(end);
  if ((sign === 46 || sign === 41) && (end + 1 === raw.length || isSpace(raw.charCodeAt(end + 1))))
    return item(line, 'ordered', indent, end + 1);
  return words(line, 'plain', indent, at);
}

function isLettered(raw: string, indent: number, at: number): boolean {
  let end = at + 1;
  while (end < at + 5 && raw.charCodeAt(end) > 96) end++;
  const sign = raw.charCodeAt(end);
  if ((sign !== 46 && sign !== 41) || !/^(?:[a-z]|[ivx]{2,4})[.)]\s/.test(raw.slice(at, at + 6))) return false;
  return indent > 1 || /^.{1,4}(?:\)\s|\.\s\s)/.test(raw.slice(at, at + 7));
}

const htmlTag =
  /^<(?:\/?(?:a|b|i|u|p|s|br|hr|h[1-6]|em|strong|span|div|table|thead|tbody|tfoot|tr|td|th|col|colgroup|caption|ul|ol|li|dl|dt|dd|img|pre|code|sub|sup|small|big|center|font|details|summary|blockquote|section|article|header|footer|nav|main|figure|figcaption|script|style|iframe|input|kbd|mark|del|ins|video|audio|source|svg|meta|link)[\s/>]|!)/i;

function html(line: Line, indent: number, at: number): Block {
  const raw = line.text;
  if (/^<li[\s>]/i.test(raw.slice(at, at + 4))) {
    const close = raw.indexOf('>', at);
    if (close !== -1) return words(line, 'bullet', indent, close + 1);
  }
  const head = /^<h([1-6])(?:\s[^<>]{0,200})?>(.{1,300})<\/h\1>\s*$/i.exec(raw.slice(at, at + 600));
  if (head !== null) {
    const block = words(line, 'heading', indent, raw.indexOf('>', at) + 1, Number(head[1]));
    return { ...block, text: (head[2] as string).trim() };
  }
  // `<@U123>`, `<ana@example.org>` and `<ana> hello` of a chat are words.
  return htmlTag.test(raw.slice(at, at + 20)) ? words(line, 'html', indent, at) : words(line, 'plain', indent, at);
}

function words(line: Line, shape: Shape, indent: number, from: number, level = 0): Block {
  const raw = line.text;
  let at = from;
  while (at < raw.length && isSpace(raw.charCodeAt(at))) at++;
  let end = Math.min(raw.length, at + longLine);
  while (end > at && isSpace(raw.charCodeAt(end - 1))) end--;
  return { line, shape, indent, level, text: raw.slice(at, end), at: line.start + at };
}

/** Whether a character at the edge of a line is white space or invisible, so that it is no part of the line's words. */
export function isSpace(code: number): boolean {
  return code === SPACE || code === TAB || code === NBSP || code === ZERO_WIDTH || code === MARK;
}

function isRule(raw: string, at: number, code: number): boolean {
  if (code === PLUS) return false;
  let count = 0;
  for (let i = at; i < raw.length; i++) {
    const c = raw.charCodeAt(i);
    if (c === code) count++;
    else if (c !== SPACE && c !== TAB) return false;
  }
  return count >= 3;
}

// A line of dashes or equals signs right below one short plain line makes that a heading (setext).
function reshapeAbove(blocks: Block[], rule: Block): void {
  const above = blocks[blocks.length - 1];
  const before = blocks[blocks.length - 2];
  const sign = rule.text.charCodeAt(0);
  if (above?.shape !== 'plain' || above.indent > 3 || above.text.length > 120) return;
  if ((sign !== EQUALS && sign !== DASH && sign !== TILDE) || (before !== undefined && before.shape === 'plain')) return;
  blocks[blocks.length - 1] = { ...above, shape: 'heading', level: sign === EQUALS ? 1 : sign === DASH ? 2 : 3, text: unbold(above.text) };
}

function reshapeTable(blocks: Block[], separatorAt: number): void {
  const above = blocks[separatorAt - 1];
  if (above?.shape === 'plain' && above.text.includes('|')) blocks[separatorAt - 1] = { ...above, shape: 'row' };
}
