// What the checks on notes have in common: the lines of a meeting, and whether what is wrong there can still mislead somebody.
import type { Severity } from '../../text/diagnostic.ts';
import { placeOf, type Source } from '../../text/source.ts';
import type { Note } from '../group.ts';
import type { Overview } from '../overview.ts';

/** A line of a note that a pattern was found in. `start` is its offset in the file. */
interface LineFound {
  readonly note: Note;
  readonly line: number;
  readonly start: number;
  readonly text: string;
  /** What the pattern matched, and where in the line. */
  readonly words: string;
  readonly at: number;
}

/** A warning for the latest meeting and what is still to come; of older ones nobody can come late any more, so a note. */
export function severityIn({ last }: Overview, { meeting }: Note): Severity {
  return meeting.date !== undefined && meeting.date >= (last?.meeting.date ?? '') ? 'warning' : 'note';
}

/** The lines of all notes in which a pattern (global; without unbounded repeats) matches: the first match of each line. */
export function linesWith(notes: readonly Note[], pattern: RegExp): readonly LineFound[] {
  const found: LineFound[] = [];
  // A log holds many meetings: its text is searched once.
  const bySource = new Map<Source, Note[]>();
  for (const note of notes) {
    const there = bySource.get(note.source);
    if (there === undefined) bySource.set(note.source, [note]);
    else there.push(note);
  }
  for (const [source, meetings] of bySource) found.push(...linesIn(source.text, meetings, pattern));
  return found;
}

function linesIn(text: string, meetings: readonly Note[], pattern: RegExp): readonly LineFound[] {
  const found: LineFound[] = [];
  const inOrder = [...meetings].sort((a, b) => a.meeting.lines[0] - b.meeting.lines[0]);
  let line = 1;
  let counted = 0;
  let from = 0;
  let meeting = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match.index < from) continue;
    const start = text.lastIndexOf('\n', match.index) + 1;
    const feed = text.indexOf('\n', match.index);
    const end = feed === -1 ? text.length : feed;
    for (; counted < start; counted++) if (text.charCodeAt(counted) === 10) line++;
    from = end;
    pattern.lastIndex = Math.max(end, match.index + 1);
    while ((inOrder[meeting]?.meeting.lines[1] ?? Number.POSITIVE_INFINITY) < line) meeting++;
    const note = inOrder[meeting];
    if (note === undefined) break;
    if (note.meeting.lines[0] > line || end - start > 2000) continue;
    found.push({ note, line, start, text: text.slice(start, end).replace(/\r$/, ''), words: match[0], at: match.index - start });
  }
  return found;
}

/** The place of some words of a line. */
export function placeIn({ note, start }: LineFound, at: number, length: number): ReturnType<typeof placeOf> {
  return placeOf(note.source, { start: start + at, end: start + at + length });
}
