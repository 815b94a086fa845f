// The file of an imported note: front matter that `wg` knows, then the pasted text byte for byte. A corrected copy replaces the text
// and keeps the ids of actions by pinning them.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { sha256 } from '../../text/digest.ts';
import { splice } from '../../text/edit.ts';
import { readFields } from '../../text/fields.ts';
import { findHeader } from '../../text/header.ts';
import { setFields } from '../../text/header-edit.ts';
import type { Source } from '../../text/source.ts';
import { entry, scalarText } from '../../text/yaml-node.ts';
import { meetingKind } from '../kinds.ts';
import type { Action, ClockTime, Meeting, ReadingHints } from '../meeting.ts';
import { readNotes } from '../notes/read.ts';
import { printMarkdownRecord } from '../print.ts';
import { nearlySame, sameWords, topicOf } from '../similar.ts';

/** Fields of a note's front matter that an import sets. */
export interface NoteHeader {
  readonly date?: string;
  readonly start?: string;
  readonly end?: string;
  readonly source: string;
}

/** The header of a note for a pasted text: where its day and times are settled they are written down. */
export async function headerFor(pasted: Source, meeting: Meeting | undefined): Promise<NoteHeader> {
  const name = pasted.path.slice(pasted.path.lastIndexOf('/') + 1);
  const [start, end] = [timeWords(meeting?.start), timeWords(meeting?.end)];
  return {
    ...(meeting?.date && { date: meeting.date }),
    ...(start && { start }),
    ...(end && { end }),
    source: `${name} sha256:${await sha256(pasted.text)}`,
  };
}

/** The text without a byte order mark, which belongs to a file and not to what was written. */
export function withoutMark(source: Source): Source {
  return source.text.charCodeAt(0) === 0xfeff ? { path: source.path, text: source.text.slice(1) } : source;
}

/** The stored file: the pasted text with the header in front, or, where it has front matter of its own, with the fields added there. */
export async function storedText(path: string, pasted: Source, header: NoteHeader): Promise<string | Diagnostic> {
  const own = findHeader(pasted);
  if (own !== undefined && 'problem' in own) return own.problem;
  if (own === undefined) {
    const eol = /\r\n/.test(pasted.text.slice(0, 5000)) ? '\r\n' : '\n';
    return printMarkdownRecord(
      meetingKind,
      header as Parameters<typeof printMarkdownRecord<(typeof meetingKind)['fields']>>[1],
      pasted.text,
      eol,
    );
  }
  const { fields } = await readFields(pasted);
  const day = fields && entry(fields, 'date')?.value;
  const isDated = day?.kind === 'scalar' && header.date !== undefined && scalarText(day).startsWith(header.date);
  // `2026-02-03 19:00:00` says that day, and more.
  const wanted = Object.entries(header).filter(([key]) => key !== 'date' || !isDated);
  return setFields({ path, text: pasted.text }, wanted);
}

/** Whether the body still is what was imported: nobody but `wg` pinning ids wrote into it. */
export async function isUntouched(stored: Source, sourceField: string): Promise<boolean> {
  const hash = sourceField.slice(sourceField.lastIndexOf('sha256:') + 7);
  const header = findHeader(stored);
  const body = header !== undefined && !('problem' in header) ? stored.text.slice(header.bodyStart) : stored.text;
  return (await sha256(body)) === hash || (await sha256(body.replace(PIN, ''))) === hash;
}

const PIN = / <!-- wg:[0-9a-z]{4,12} -->/g;

/** The corrected text with the ids of the earlier reading pinned to the actions that are the same in other words. */
export function pinIds(text: string, path: string, before: Meeting, hints: ReadingHints): string {
  const after = readNotes({ path, text }, hints)[0];
  if (after === undefined) return text;
  const kept = new Set(after.actions.map((a) => a.id));
  const gone = before.actions.filter((a) => a.pinned || !kept.has(a.id));
  const fresh = after.actions.filter((a) => !before.actions.some((b) => b.id === a.id && !b.pinned));
  const pins: { start: number; end: number; text: string }[] = [];
  for (const action of fresh) {
    const same = bestMatch(action, gone);
    if (same === undefined) continue;
    gone.splice(gone.indexOf(same), 1);
    pins.push({ start: action.span.end, end: action.span.end, text: ` <!-- wg:${same.id} -->` });
  }
  return splice(text, pins);
}

/** The earlier action that the line is a corrected copy of: equal words, nearly equal words, or the same place between the same neighbours. */
function bestMatch(action: Action, among: readonly Action[]): Action | undefined {
  const words = sameWords(action.text);
  const topic = topicOf(action.text);
  return among.find((a) => sameWords(a.text) === words) ?? among.find((a) => nearlySame(topic, topicOf(a.text)));
}

/** A time as it stands in front matter: `16:00 UTC`. */
function timeWords(time: ClockTime | undefined): string | undefined {
  return time && (time.zone === undefined ? time.time : `${time.time} ${time.zone}`);
}
