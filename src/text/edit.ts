// Changes to a user's file replace the smallest span; everything else stays byte for byte.
import type { Span } from './source.ts';

/** Replaces the text of a span. An insertion is a span with `start` equal to `end`. */
export interface Splice extends Span {
  readonly text: string;
}

/** The text with all splices applied. They may come in any order and must not overlap (a bug in the caller: throws). */
export function splice(text: string, splices: readonly Splice[]): string {
  const sorted = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  const out: string[] = [];
  let at = 0;
  for (const s of sorted) {
    if (s.start < at || s.end < s.start) throw new Error(`splices overlap at offset ${s.start}`);
    out.push(text.slice(at, s.start), s.text);
    at = s.end;
  }
  out.push(text.slice(at));
  return out.join('');
}
