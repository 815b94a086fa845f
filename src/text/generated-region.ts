// A stretch of a Markdown file that a program writes and people leave alone, between two comments. The first holds a check sum, so that a hand
// edit inside is noticed and never written over; all around it stays as it is.
import type { Diagnostic } from './diagnostic.ts';
import { sha256 } from './digest.ts';
import { coverings } from './fences.ts';
import { splitLines } from './lines.ts';
import type { Source } from './source.ts';

/** A region found in a file: what it is for, the sum it was written with, its content, and the offsets of all three. */
export interface Region {
  readonly what: string;
  readonly sum: string | undefined;
  readonly content: string;
  readonly start: number;
  readonly end: number;
  /** Line of its first comment, from 1. */
  readonly line: number;
}

const BEGIN = /^<!-- wg:begin ([^<>]{1,200}?)(?: sum=([0-9a-f]{12}))? -->\s*$/;
const END = /^<!-- wg:end -->\s*$/;

/** The regions of a file in order; a region that never ends, or begins in another, is a problem. Those in code are examples. */
export function regionsIn(source: Source): { readonly regions: readonly Region[] } | { readonly problem: Diagnostic } {
  const lines = splitLines(source.text);
  const covered = coverings(lines);
  const regions: Region[] = [];
  let open: { what: string; sum: string | undefined; start: number; content: number; line: number } | undefined;
  for (const [index, { text, start, next, number }] of lines.entries()) {
    const isCode = covered?.[index] === 'fence';
    const [, what, sum] = isCode ? [] : (BEGIN.exec(text) ?? []);
    if (what !== undefined) {
      if (open !== undefined) return { problem: problem(source, number, 'this region begins inside another') };
      open = { what, sum, start, content: next, line: number };
    } else if (open !== undefined && !isCode && END.test(text)) {
      const { what: name, content, ...rest } = open;
      regions.push({ ...rest, what: name, content: source.text.slice(content, start), end: next });
      open = undefined;
    }
  }
  return open === undefined ? { regions } : { problem: problem(source, open.line, 'this region has no end') };
}

/** The lines of a region with that content. */
export async function printRegion(what: string, content: string): Promise<string> {
  return `<!-- wg:begin ${what} sum=${await sumOf(content)} -->\n${content}<!-- wg:end -->\n`;
}

/** Whether somebody changed the region since it was written. A region without a sum was made by hand: it may hold nothing yet. */
export async function isEdited({ sum, content }: Region): Promise<boolean> {
  return sum === undefined ? content.trim() !== '' : sum !== (await sumOf(content));
}

/** Line ends do not count: git changes them on some machines. */
async function sumOf(content: string): Promise<string> {
  return (await sha256(content.replaceAll('\r\n', '\n'))).slice(0, 12);
}

function problem({ path }: Source, line: number, message: string): Diagnostic {
  return {
    code: 'generated-region',
    severity: 'error',
    place: { path, line },
    message,
    help: 'each region begins with a line `<!-- wg:begin … -->` and ends with a line `<!-- wg:end -->`',
  };
}
