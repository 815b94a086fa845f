// Where the notes of a group lie, which files there are notes, and the id by which a meeting is known. Keeps from others that a group
// may have had its own folders and names before `wg` came: see docs/decisions/0011-where-notes-are.md.
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Files } from '../text/files.ts';
import { placeOf, type Source } from '../text/source.ts';
import type { Day } from '../time/day.ts';
import type { GroupFields } from './kinds.ts';
import { dateOfPath } from './notes/path-date.ts';

/** Folders that hold other things than notes, right below the root. */
const OTHERS: ReadonlySet<string> = new Set([
  'people',
  'communities',
  'milestones',
  'surveys',
  'guidelines',
  'challenges',
  'recognition',
  'tasks',
  'pairings',
  'polls',
  'reports',
  'templates',
  'private',
]);

/** Files that lie among notes everywhere and are none. */
const NO_NOTE =
  /^(?:readme|index|summary|license|licence|changelog|contributing|code[-_ ]of[-_ ]conduct|security|maintainers|codeowners|.*template.*)$/i;

/** The folders of the notes, relative to the root, without slashes at their ends; '' is the root itself. The first is home: new notes go there. */
export function noteFolders({ notes }: GroupFields): readonly [home: string, ...others: string[]] {
  const parts = (folder: string) => folder.split('/').filter((part) => part !== '' && part !== '.');
  // What leaves the root stays as it is: reading it is refused, with the reason.
  const [home, ...others] = new Set((notes ?? []).map((folder) => (folder.startsWith('/') ? folder : parts(folder).join('/'))));
  return home === undefined ? ['meetings'] : [home, ...others];
}

/** The paths of all notes, sorted. What is passed over and matters (a link, a folder that may not be listed) is told to `passed`. */
export function notePaths(
  files: Files,
  folders: readonly string[],
  passed: (problem: Diagnostic, folder: string) => void,
): readonly string[] {
  const found = folders.flatMap((folder) => {
    const tell = (problem: Diagnostic): void => passed(problem, folder);
    const paths = folder === '' ? pathsBelow(files, '', tell) : files.list(folder, true, tell);
    return paths.filter((path) => isNote(path, folder));
  });
  return folders.length === 1 ? found : [...new Set(found)].sort();
}

/** Folders that the settings name and that are not there: all their meetings would be missing without a word. */
export function missingFolders(files: Files, folders: readonly string[], source: Source): readonly Diagnostic[] {
  const start = source.text.search(/^notes:/m);
  const place = start === -1 ? { path: source.path } : placeOf(source, { start, end: start + 'notes:'.length });
  return folders.flatMap((folder) =>
    folder === '' || files.exists(folder)
      ? []
      : [
          {
            code: 'notes-folder',
            severity: 'warning',
            place,
            message: `there is no folder \`${folder}\` to read notes from`,
            help: 'correct the name, or take it away',
          } as const,
        ],
  );
}

/**
 * Whether a Markdown file below a folder of notes is one: not a readme or template, not in a hidden folder. In the root, where all kinds of
 * files lie, a note is what tells its day or year by its path.
 */
export function isNote(path: string, folder: string): boolean {
  if (!path.endsWith('.md')) return false;
  const below = folder === '' ? path : path.slice(folder.length + 1);
  const name = nameOf(path);
  if (/(?:^|\/)\./.test(below) || (NO_NOTE.test(name) && dateOfPath(name).day === undefined)) return false;
  if (folder !== '') return true;
  const date = dateOfPath(path);
  return date.day !== undefined || date.year !== undefined || date.candidates !== undefined;
}

/** All files below a folder but those of hidden folders, installed packages and (below the root) records of other kinds. */
export function pathsBelow(files: Files, folder: string, passed: (problem: Diagnostic) => void = () => {}): readonly string[] {
  const found: string[] = [];
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const paths = files.list(at, false, (problem) => {
      const { path } = problem.place;
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (problem.code !== 'not-a-file' || path === at) passed(problem);
      else if (!name.startsWith('.') && name !== 'node_modules' && !OTHERS.has(path)) waiting.push(path);
    });
    found.push(...paths);
  }
  return found.sort();
}

/**
 * The id of the meeting in a file: in the home of the notes the file's name, or the path from there where the name does not hold the whole
 * day (`2020/CG-03-06`); in other folders the path from the root. It depends on nothing but the path, so that no new file changes it.
 */
export function noteId(path: string, [home]: readonly [home: string, ...others: string[]]): string {
  const bare = path.replace(/\.md$/, '');
  const lead = home === '' ? '' : `${home}/`;
  if (!path.startsWith(lead)) return asWord(bare);
  const below = bare.slice(lead.length);
  const name = nameOf(path);
  return asWord(below === name || dateOfPath(name).day !== undefined ? name : below);
}

/** The folder in which the note of a day belongs: the home of the notes, or its folder of that year where the latest notes lie in one. */
export function folderOfNew(folders: readonly [home: string, ...others: string[]], latest: string | undefined, day: Day): string {
  const [home] = folders;
  const folder = latest?.slice(0, Math.max(0, latest.lastIndexOf('/'))) ?? '';
  const isYear = folder.slice(home === '' ? 0 : home.length + 1);
  return /^(?:19|20)\d\d$/.test(isYear) && (home === '' || folder.startsWith(`${home}/`))
    ? `${folder.slice(0, -4)}${day.slice(0, 4)}`
    : home;
}

/** A path in a folder; '' is the root. */
export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
}

// An id stands in comments and on command lines, where blanks and these marks end it.
function asWord(id: string): string {
  return id.replace(/[\s<>#]+/g, '-');
}
