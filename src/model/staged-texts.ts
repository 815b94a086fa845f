// The texts of the group's files that git tracks or has staged: what is in the folder and, where that differs, what would be committed.
// Which of a repository's files are the group's is known here alone.
import type { Files } from '../text/files.ts';
import type { Source } from '../text/source.ts';
import type { Staged, StagedFile } from '../text/staged.ts';
import type { Group } from './group.ts';
import { noteFolders } from './note-folders.ts';

/** One text of a tracked file. `as`: in the folder and staged alike, changed in the folder since, or as it is staged. */
interface StagedVersion {
  readonly source: Source;
  readonly as: 'both' | 'changed' | 'staged';
}

interface Unread {
  readonly path: string;
  readonly because: 'binary' | 'large';
}

export interface StagedTexts {
  /** Every tracked or staged path below the group's root, sorted by git. */
  readonly paths: readonly string[];
  /** Texts of the group's own files, and of tables wherever they lie; the version in the folder before the staged one. */
  readonly versions: readonly StagedVersion[];
  /** Tracked files that could not be looked into. */
  readonly unread: readonly Unread[];
  /** What the group says of itself in public: its settings and its charter. */
  readonly published: readonly string[];
  /** Whether ignore rules cover `private/`; undefined where git cannot tell. Asked when it is called. */
  privateIgnored(): boolean | undefined;
  /** Whether anything stands below a folder, tracked or not. */
  has(folder: string): boolean;
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|ico|bmp|tiff?|mp[34]|m4a|ogg|wav|webm|mov|woff2?|ttf|otf)$/i;
/** Files that may hold rows of answers, and are no text. */
const OPAQUE = /\.(?:xlsx?|xlsm|ods|numbers|sav|zsav|parquet|sqlite3?|db|docx?|odt|pdf|zip|gz|7z)$/i;
const FOLDERS = [
  'surveys',
  'reports',
  'challenges',
  'communities',
  'people',
  'milestones',
  'guidelines',
  'recognition',
  'tasks',
  'pairings',
  'polls',
];

/** Reads the staged texts. What the group has loaded is compared and not read again; the rest is taken as it is staged. */
export function stagedTextsOf(group: Group, files: Files, staged: Staged): StagedTexts {
  const loaded = new Map<string, Source>();
  for (const { source } of [...group.notes, ...group.people, ...group.milestones, ...group.guidelines]) loaded.set(source.path, source);
  const folders = [...new Set([...noteFolders(group.settings), ...FOLDERS])].map((folder) => `${folder}/`);
  const isOurs = (path: string): boolean => loaded.has(path) || isTable(path) || folders.some((folder) => path.startsWith(folder));
  const inFolder: StagedVersion[] = [];
  const wanted: StagedFile[] = [];
  const unread: Unread[] = [];
  for (const file of staged.files) {
    if (isPrivate(file.path) || !isOurs(file.path) || PICTURE.test(file.path)) continue;
    if (OPAQUE.test(file.path)) {
      unread.push({ path: file.path, because: 'binary' });
      continue;
    }
    const source = loaded.get(file.path);
    const same = source !== undefined && staged.blobOf(source.text) === file.blob;
    if (source !== undefined) inFolder.push({ source, as: same ? 'both' : 'changed' });
    if (!same) wanted.push(file);
  }
  const texts = staged.texts(wanted.map(({ blob }) => blob));
  const asStaged = wanted.flatMap(({ path, blob }): readonly StagedVersion[] => {
    const found = texts.get(blob) ?? { without: 'missing' };
    if ('text' in found) return [{ source: { path, text: found.text }, as: 'staged' }];
    if (found.without !== 'missing') unread.push({ path, because: found.without });
    return [];
  });
  const charter = files.read('charter.md');
  return {
    paths: staged.files.map(({ path }) => path),
    versions: [...inFolder, ...asStaged],
    unread,
    published: [group.settingsSource?.text ?? '', 'source' in charter ? charter.source.text : ''],
    privateIgnored: () => staged.isIgnored('private/answers'),
    has: (folder) => files.list(folder, true).length > 0,
  };
}

/** Whether a path lies below the folder that stays out of git. */
export function isPrivate(path: string): boolean {
  return path.startsWith('private/');
}

/** Whether a file is a table by its name: what survey tools export, as text or as a spreadsheet. */
export function isTable(path: string): boolean {
  return /\.(?:csv|tsv|tab|xlsx?|xlsm|ods)$/i.test(path);
}
