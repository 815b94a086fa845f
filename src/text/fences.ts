// Blocks of code and comments in Markdown, whose lines nobody reads. Each search for a close that failed is remembered, so that it stays linear.
import type { Line } from './lines.ts';

const TAB = 9;
const SPACE = 32;
const LESS = 60;
const TICK = 96;
const TILDE = 126;

/** Per index, which lines lie in a fence or a comment; undefined where none does. Openers without a close are left out. */
export function coverings(lines: readonly Line[]): ('fence' | 'comment')[] | undefined {
  let covered: ('fence' | 'comment')[] | undefined;
  const unclosed: { sign: number; length: number }[] = [];
  let commentsClose = true;
  for (let i = 0; i < lines.length; i++) {
    const { text } = lines[i] as Line;
    const at = firstSign(text);
    const code = text.charCodeAt(at);
    if (code === TICK || code === TILDE) {
      const length = run(text, at, code);
      if (code === TILDE && i > 0 && isUnderline((lines[i - 1] as Line).text, text)) continue;
      if (length < 3 || (code === TICK && text.indexOf('`', at + length) !== -1)) continue;
      if (unclosed.some((one) => one.sign === code && one.length <= length)) continue;
      const close = findClose(lines, i + 1, code, length);
      if (close === -1) unclosed.push({ sign: code, length });
      else {
        covered ??= [];
        for (; i < close; i++) covered[i] = 'fence';
        covered[close] = 'fence';
      }
    } else if (code === LESS && text.startsWith('<!--', at)) {
      if (text.includes('-->', at + 4)) {
        if (text.trimEnd().endsWith('-->') && text.indexOf('-->', at + 4) >= text.trimEnd().length - 3) {
          covered ??= [];
          covered[i] = 'comment';
        }
        continue;
      }
      if (!commentsClose) continue;
      let close = i + 1;
      while (close < lines.length && !(lines[close] as Line).text.includes('-->')) close++;
      if (close === lines.length) commentsClose = false;
      else {
        covered ??= [];
        for (; i < close; i++) covered[i] = 'comment';
        covered[close] = 'comment';
      }
    }
  }
  return covered;
}

/** Whether a line of tildes underlines the line above it, as reStructuredText writes a heading: it is at least as long as that one. */
export function isUnderline(above: string, text: string): boolean {
  const length = run(text, 0, TILDE);
  if (length < 4 || text.slice(length).trim() !== '') return false;
  const title = above.trim();
  return title !== '' && title.length <= length && !title.startsWith('~') && !title.startsWith('`');
}

function findClose(lines: readonly Line[], from: number, sign: number, length: number): number {
  for (let i = from; i < lines.length; i++) {
    const { text } = lines[i] as Line;
    const at = firstSign(text);
    if (text.charCodeAt(at) !== sign) continue;
    const closing = run(text, at, sign);
    if (closing >= length && text.slice(at + closing).trim() === '') return i;
  }
  return -1;
}

function firstSign(text: string): number {
  let at = 0;
  while (at < text.length && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++;
  return at;
}

function run(text: string, at: number, sign: number): number {
  let end = at;
  while (text.charCodeAt(end) === sign) end++;
  return end - at;
}
