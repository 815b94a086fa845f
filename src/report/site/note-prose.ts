// The text of a meeting as Markdown that shows what its writer saw: notes are often pasted without any, one thought a line. Finds headings and
// broken lines as the reader of notes does, and keeps of which line of the file each line is. Knows no page.
import type { Note } from '../../model/group.ts';
import { readFront } from '../../model/notes/front.ts';
import { keysOf } from '../../model/notes/keys.ts';
import { isWrapped, wrapOf } from '../../model/notes/note.ts';
import { outlineOf } from '../../model/notes/outline.ts';
import { partNamed } from '../../model/notes/words.ts';
import { type Block, shapeLines } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { type Line, lineNumberAt, splitLines } from '../../text/lines.ts';

/** Markdown, and for each of its lines the number of the file's line that it shows; of a line that was put between, that of the next. */
export interface NoteProse {
  readonly text: string;
  readonly lines: readonly number[];
}

/** Finds the texts of meetings, without front matter and without the heading that is their title; splits a file of many meetings once. */
export function proseFinder(): (note: Note) => NoteProse {
  let last: { readonly path: string; readonly text: string; readonly lines: readonly Line[] } | undefined;
  return ({ source: { path, text }, meeting: { lines, title } }) => {
    if (last?.path !== path || last.text !== text) last = { path, text, lines: splitLines(text) };
    const [first, end] = [last.lines[lines[0] - 1]?.start ?? 0, last.lines[lines[1] - 1]?.end ?? text.length];
    const { bodyStart } = lines[0] === 1 ? readFront({ path, text }) : { bodyStart: 0 };
    const number = bodyStart > first ? lineNumberAt(text, bodyStart) : lines[0];
    return proseOf(text.slice(Math.max(first, bodyStart), end), number, title?.line);
  };
}

/** Notes as Markdown. `number` is that of the first line in the file, `title` that of the line with the title. */
function proseOf(text: string, number: number, title: number | undefined): NoteProse {
  const blocks = shapeLines(splitLines(text, 0, number));
  const heads = headsIn(text, blocks);
  const wrap = wrapOf(blocks, 0, blocks.length);
  const isLong = longRuns(blocks, heads);
  const first = blocks.find(({ shape }) => shape !== 'blank');
  const writer = newWriter();
  for (const [at, block] of blocks.entries()) {
    const [before, after] = [blocks[at - 1], blocks[at + 1]];
    const level = heads.get(at) ?? (block.shape === 'heading' && block.level < 7 ? block.level : undefined);
    writer.line = block.line.number;
    if (block === first && block.line.number === title && level !== undefined && partNamed(plainWords(block.text)) === undefined)
      writer.put('');
    else if (block.shape === 'fence' || block.shape === 'comment') writer.put(shown(block.line.text));
    else if (block.shape === 'blank') writer.put('');
    else if (level !== undefined) writeHeading(writer, level, block);
    else if (block.shape === 'rule') writeRule(writer, before, block);
    else if (block.shape === 'heading') writeAlone(writer, block, after);
    else if (isItem(block)) writeItem(writer, before, block);
    else
      writeWords(writer, before, block, {
        isBelowHead: heads.has(at - 1),
        isWrap: before !== undefined && (isWrapped({ wrap }, before, block) || goesOn(before, block)),
        isLong: isLong.has(at),
      });
  }
  return { text: writer.out.join('\n'), lines: writer.lines };
}

interface Writer {
  readonly out: string[];
  readonly lines: number[];
  /** The indents of the items that are open, outermost first. */
  indents: number[];
  line: number;
  put(text: string): void;
}

function newWriter(): Writer {
  const writer: Writer = {
    out: [],
    lines: [],
    indents: [],
    line: 1,
    put(text) {
      writer.out.push(text);
      writer.lines.push(writer.line);
    },
  };
  return writer;
}

/** The levels of the lines without any mark that are the name of a part (`Attendees:`), by the index of their block. */
function headsIn(text: string, blocks: readonly Block[]): ReadonlyMap<number, number> {
  const { parts } = outlineOf(blocks, keysOf(text, blocks).bits, 0, blocks.length);
  const levels = blocks.flatMap(({ shape, level }) => (shape === 'heading' && level < 7 ? [level] : []));
  const top = levels.length === 0 ? 2 : levels.reduce((least, level) => Math.min(least, level), 6);
  const heads = new Map<number, number>();
  let above = levels.length === 0 ? top : top - 1;
  for (const { how, head, kind, inline } of parts) {
    const block = blocks[head];
    if (block === undefined) continue;
    if (block.shape === 'heading' && block.level < 7) above = block.level;
    if (block.shape !== 'plain' || how === 'heading' || inline !== '' || block.text.length > 160) continue;
    const level = kind === 'title' ? top : Math.min(6, above + 1);
    if (kind === 'title') above = top;
    heads.set(head, Math.max(1, level));
  }
  return heads;
}

function writeHeading(writer: Writer, level: number, { line }: Block): void {
  writer.indents = [];
  apart(writer);
  const words = shown(line.text)
    .trim()
    .replace(/^#{1,6}/, '')
    .trim();
  writer.put(words === '' ? '' : `${'#'.repeat(level)} ${words}`);
}

/** A line of dashes; the one below a heading has said all it says. */
function writeRule(writer: Writer, before: Block | undefined, { line }: Block): void {
  writer.indents = [];
  const isBelow = before?.shape === 'heading' && before.level < 7 && !before.line.text.trimStart().startsWith('#');
  if (!isBelow) apart(writer);
  writer.put(isBelow ? '' : /[=-]/.test(line.text) ? '---' : '***');
}

/** A line that is bold as a whole. */
function writeAlone(writer: Writer, { line }: Block, after: Block | undefined): void {
  writer.indents = [];
  apart(writer);
  writer.put(shown(line.text).trim());
  if (after !== undefined && after.shape !== 'blank') writer.put('');
}

const marker = /^(?:[-*+•·‣◦⁃●○▪]|\d{1,4}[.)])/u;

function writeItem(writer: Writer, before: Block | undefined, block: Block): void {
  const { indents } = writer;
  while (indents.length > 0 && block.indent < (indents.at(-1) ?? 0)) indents.pop();
  const open = indents.at(-1);
  if (open === undefined || block.indent >= open + 2) indents.push(block.indent);
  const words = shown(block.line.text).trim();
  const [sign = '-'] = marker.exec(words) ?? [];
  const rest = words.startsWith('<') ? block.text : words.slice(sign.length).trim();
  // A number in the midst of words, and a mark with nothing behind it, would not begin a list.
  if (before?.shape === 'plain' && (rest === '' || block.shape === 'ordered')) apart(writer);
  if (before?.shape === 'row') apart(writer);
  writer.put(`${pad(indents.length - 1)}${/^[-*+\d]/.test(sign) ? sign : '-'} ${escaped(rest)}`);
}

/** Thoughts longer than this, one a line, stand apart as paragraphs do. */
const long = 80;

/** The blocks of plain lines, one after another, of which one is long. */
function longRuns(blocks: readonly Block[], heads: ReadonlyMap<number, number>): ReadonlySet<number> {
  const found = new Set<number>();
  const isWords = (at: number): boolean => blocks[at]?.shape === 'plain' && !heads.has(at);
  for (let from = 0; from < blocks.length; from++) {
    let to = from;
    let isLong = false;
    for (; isWords(to); to++) isLong ||= (blocks[to]?.line.text.length ?? 0) > long;
    if (isLong) for (let at = from; at < to; at++) found.add(at);
    from = Math.max(from, to - 1);
  }
  return found;
}

/** Whether a line looks broken at the width of an editor, in a text where few are. */
function goesOn({ line: { text } }: Block, next: Block): boolean {
  return text.length >= 50 && text.length <= 110 && /^\p{Ll}/u.test(next.text);
}

/** Whether marks of bold words are open at the end of a line. */
function isBoldOpen({ line: { text } }: Block): boolean {
  return text.split('**').length % 2 === 0 && /\S/.test(text.charAt(text.lastIndexOf('**') + 2));
}

interface Beside {
  readonly isBelowHead: boolean;
  /** The words go on from the line before, which had no more room. */
  readonly isWrap: boolean;
  readonly isLong: boolean;
}

function writeWords(writer: Writer, before: Block | undefined, block: Block, { isBelowHead, isWrap, isLong }: Beside): void {
  const { indents } = writer;
  const isTable = block.shape === 'row';
  const isBelow = before !== undefined && before.shape !== 'blank' && before.shape !== 'heading' && before.shape !== 'rule' && !isBelowHead;
  // Words that go on in the next line stay together, however they are indented.
  if (!(isBelow && isWrap)) while (indents.length > 0 && block.indent <= (indents.at(-1) ?? 0)) indents.pop();
  const isNested = indents.length > 0;
  if (isBelow && !isWrap && before.shape !== block.shape && (before.shape === 'row' || before.shape === 'quote' || block.shape === 'quote'))
    apart(writer);
  else if (isBelow && !isWrap && !isTable && block.shape !== 'quote') {
    if (!isNested && (isItem(before) || isLong) && !isBoldOpen(before)) apart(writer);
    else broken(writer);
  } else if (isBelow && isWrap && /(?: {2}|\\)$/.test(before.line.text)) broken(writer);
  writer.put(
    `${isNested ? pad(indents.length) : ''}${escaped(
      shown(block.line.text)
        .trim()
        .replace(/^(?=#{1,6}(?:\s|$))/, '\\'),
    )}`,
  );
}

function isItem({ shape }: Block): boolean {
  return shape === 'bullet' || shape === 'ordered';
}

function pad(depth: number): string {
  return ' '.repeat(4 * Math.max(0, depth));
}

/** Puts a blank line before what comes. */
function apart(writer: Writer): void {
  if (writer.out.length > 0 && writer.out.at(-1) !== '') writer.put('');
}

/** Lets the line before end where it ends. */
function broken({ out }: Writer): void {
  const last = out.at(-1);
  if (last !== undefined && last !== '') out[out.length - 1] = `${last.replace(/\\$/, '')}  `;
}

/** Without what cannot be seen; a line has no line end within it. */
function shown(text: string): string {
  return text.replace(/[\u200b\u2060\ufeff\u00ad]/g, '').replaceAll('\r', ' ');
}

/** Signs at the beginning of words that would make them code without an end, or the line above a heading. */
function escaped(words: string): string {
  return /^(?:```|~~~(?!~)|[=-]+$)/.test(words) ? `\\${words}` : words;
}
