// Finds the folders of a repository in which a group kept its minutes before `wg` came. By names first, then by what a few of the files say:
// a blog has dates too. Nothing is decided here; what is found is proposed.
import type { Files } from '../text/files.ts';
import { monthNamed } from '../time/names.ts';
import { compare } from './group.ts';
import type { Meeting } from './meeting.ts';
import { isNote, pathsBelow } from './note-folders.ts';
import { dateOfPath } from './notes/path-date.ts';
import { readNotes } from './notes/read.ts';

/** A folder that seems to hold notes, relative to the root ('' is the root), and how many. */
export interface NotesFound {
  readonly folder: string;
  readonly files: number;
}

/** The folders that seem to hold notes of meetings, those with the most first. */
export function findNotes(files: Files): readonly NotesFound[] {
  const homes = new Map<string, { readonly likely: string[]; others: number }>();
  for (const path of pathsBelow(files, '')) {
    const folder = homeOf(path);
    // In the root, files of all kinds are usual.
    if (!path.endsWith('.md') || !isNote(path, folder)) continue;
    const home = homes.get(folder) ?? { likely: [], others: 0 };
    homes.set(folder, home);
    if (isLikely(path)) home.likely.push(path);
    else home.others++;
  }
  const found = [...homes].flatMap(([folder, { likely, others }]) =>
    likely.length > 0 && likely.length >= others && areNotes(files, likely) ? [{ folder, files: likely.length + others }] : [],
  );
  const root = found.find(({ folder }) => folder === '');
  return found
    .filter(({ folder }) => root === undefined || folder === '' || !isNote(`${folder}/2000-01-01.md`, ''))
    .sort((a, b) => b.files - a.files || compare(a.folder, b.folder));
}

const MEETINGS =
  /^(?:.{0,40}[-_ .])?(?:minutes|meetings?|meeting ?notes|notes|agendas?|calls?|protokolle?|sitzungen|actas?|atas?|reuniones|reunioes|reuniões|comptes?-rendus?|verslagen|notulen|notulensi|rapat)$/i;

/** The folder to name for a note: above folders of a year or a month, and the outermost one that is called after meetings. */
function homeOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const outermost = folders.findIndex((name) => MEETINGS.test(name));
  if (outermost !== -1) return folders.slice(0, outermost + 1).join('/');
  while (isOfTime(folders.at(-1))) folders.pop();
  return folders.join('/');
}

function isOfTime(folder: string | undefined): boolean {
  if (folder === undefined) return false;
  return /^(?:(?:19|20)\d\d(?:[-_.]?\d\d){0,2}|\d\d(?:[-_. ].{0,20})?)$/.test(folder) || monthNamed(folder) !== undefined;
}

function isLikely(path: string): boolean {
  const date = dateOfPath(path);
  if (date.day !== undefined || date.year !== undefined || date.candidates !== undefined) return true;
  return path.split('/').some((part) => MEETINGS.test(part.replace(/\.md$/, '')) || /meeting|minutes|agenda/i.test(part));
}

/** How many files of a folder are read to see whether they are notes. */
const SAMPLE = 8;

function areNotes(files: Files, paths: readonly string[]): boolean {
  const step = Math.max(1, Math.floor(paths.length / SAMPLE));
  const sample = paths.filter((_, i) => i % step === 0).slice(0, SAMPLE);
  const read = sample.filter((path) => {
    const file = files.read(path);
    return 'source' in file && readNotes(file.source).some((meeting) => isMeeting(meeting));
  });
  return read.length * 2 >= sample.length;
}

function isMeeting({ path, title, attendees, actions, decisions, cancelled }: Meeting): boolean {
  if (attendees.length > 0 || cancelled || actions.some((a) => a.certainty === 'marked')) return true;
  return (
    decisions.some((d) => d.certainty === 'marked') || /meeting|minutes|agenda|\bcall\b|\bnotes\b|sync/i.test(`${path} ${title?.text}`)
  );
}
