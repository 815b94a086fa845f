// A unified diff of one file for `--dry-run`. The search for common lines is a library's, loaded only when a diff is asked for.

const CONTEXT = 3;
const MAX_EDITS = 2_000;

/**
 * The diff of a file as `git diff` shows it, without git's own header; empty where nothing changes. `before` undefined: the file is new.
 * Texts that share too little to be compared line by line are shown as wholly replaced.
 */
export async function unifiedDiff(path: string, before: string | undefined, after: string): Promise<string> {
  if (before === after) return '';
  const { structuredPatch } = await import('diff');
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const patch = structuredPatch(from, `b/${path}`, before ?? '', after, '', '', { context: CONTEXT, maxEditLength: MAX_EDITS });
  const hunks = patch?.hunks ?? [wholeHunk(before ?? '', after)];
  const lines = [`--- ${from}`, `+++ b/${path}`];
  for (const { oldStart, oldLines, newStart, newLines, lines: changed } of hunks) {
    lines.push(`@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`, ...changed);
  }
  return `${lines.join('\n')}\n`;
}

interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly string[];
}

function wholeHunk(before: string, after: string): Hunk {
  const old = signed('-', before);
  const fresh = signed('+', after);
  const count = (lines: readonly string[]) => lines.filter((line) => !line.startsWith('\\')).length;
  return { oldStart: 1, oldLines: count(old), newStart: 1, newLines: count(fresh), lines: [...old, ...fresh] };
}

function signed(sign: string, text: string): readonly string[] {
  if (text === '') return [];
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n').map((line) => sign + line);
  return text.endsWith('\n') ? lines : [...lines, '\\ No newline at end of file'];
}

function range(start: number, count: number): string {
  if (count === 0) return `${Math.max(0, start - 1)},0`;
  return count === 1 ? `${start}` : `${start},${count}`;
}
