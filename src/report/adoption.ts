// What was understood of a folder of minutes that was there before: how much of each folder could be read, and what is doubtful.
import type { Group, Note } from '../model/group.ts';
import type { DateDoubt } from '../model/meeting.ts';
import { noteFolders } from '../model/note-folders.ts';
import { trackActions } from '../model/tracked.ts';
import { addDays, type Day } from '../time/day.ts';
import type { Block, Document } from './document.ts';
import { doubtWords, plural, shortened } from './words.ts';

/** Counts of one folder; `folder` is `.` for the root. */
interface FolderFacts {
  readonly folder: string;
  readonly files: number;
  readonly meetings: number;
  readonly dated: number;
  readonly withAttendees: number;
  readonly actions: number;
  readonly inferredActions: number;
  /** Of all actions. */
  readonly withOwner: number;
  readonly decisions: number;
  readonly possibleDecisions: number;
  /** Lines of structured parts that could not be read. */
  readonly notUnderstood: number;
  /** Meetings with a doubt about their day. */
  readonly doubts: number;
}

export interface AdoptionFacts {
  readonly name: string;
  readonly folders: readonly FolderFacts[];
  readonly doubts: readonly {
    readonly reason: DateDoubt['reason'];
    readonly path: string;
    readonly line?: number;
    readonly words: string;
    readonly candidates: readonly string[];
  }[];
  /** Files in these folders that are not read as notes. */
  readonly leftOut: readonly string[];
  /** Open actions that nobody named in the last half year of the notes, of how many open ones; null where they are too few to be in the way. */
  readonly old: { readonly before: Day; readonly count: number; readonly open: number } | null;
}

export function adoptionFacts(group: Group, paths: readonly string[]): AdoptionFacts {
  const folders = noteFolders(group.settings);
  const read = new Set(group.notes.map(({ source }) => source.path));
  const homeOf = (path: string) => folders.find((folder) => folder === '' || path.startsWith(`${folder}/`));
  return {
    name: group.settings.name ?? '',
    folders: folders.map((folder) =>
      countsOf(
        folder,
        group.notes.filter(({ source }) => homeOf(source.path) === folder),
      ),
    ),
    doubts: group.notes.flatMap(({ meeting }) =>
      meeting.dateDoubts.map((doubt) => ({
        path: meeting.path,
        ...((doubt.line ?? meeting.lines[0]) > 1 && { line: doubt.line ?? meeting.lines[0] }),
        reason: doubt.reason,
        words: doubt.reason === 'no-date' ? 'no day was found' : `“${shortened(doubt.words, 50)}” ${doubtWords(doubt)}`,
        candidates: doubt.candidates,
      })),
    ),
    leftOut: paths.filter((path) => !read.has(path)),
    old: oldActions(group),
  };
}

/** So many old actions, and they are what a report begins with. */
const manyOld = 5;

function oldActions({ notes, people, settings }: Group): AdoptionFacts['old'] {
  const last = notes.findLast(({ meeting }) => meeting.date !== undefined)?.meeting.date;
  if (last === undefined) return null;
  const before = addDays(last, -183);
  const open = trackActions(notes, people, settings.actions_from).filter(({ state }) => state === 'open');
  const followed = trackActions(notes, people, before).filter(({ state }) => state === 'open');
  const count = open.length - followed.length;
  return count < manyOld ? null : { before, count, open: open.length };
}

function countsOf(folder: string, notes: readonly Note[]): FolderFacts {
  const actions = notes.flatMap(({ meeting }) => meeting.actions);
  const decisions = notes.flatMap(({ meeting }) => meeting.decisions);
  const count = (is: (note: Note) => boolean): number => notes.filter(is).length;
  return {
    folder: folder === '' ? '.' : folder,
    files: new Set(notes.map(({ source }) => source.path)).size,
    meetings: notes.length,
    dated: count(({ meeting }) => meeting.date !== undefined),
    withAttendees: count(({ meeting }) => meeting.attendees.length > 0),
    actions: actions.filter((a) => a.certainty === 'marked').length,
    inferredActions: actions.filter((a) => a.certainty === 'inferred').length,
    withOwner: actions.filter((a) => a.owners.length > 0).length,
    decisions: decisions.filter((d) => d.certainty === 'marked').length,
    possibleDecisions: decisions.filter((d) => d.certainty === 'inferred').length,
    notUnderstood: notes.reduce((sum, { meeting }) => sum + meeting.notUnderstood.length, 0),
    doubts: count(({ meeting }) => meeting.dateDoubts.length > 0),
  };
}

const SHOWN = 8;

export function adoptionPage({ name, folders, doubts, leftOut, old }: AdoptionFacts): Document {
  const sum = (of: (facts: FolderFacts) => number): number => folders.reduce((all, facts) => all + of(facts), 0);
  const rows = (cells: (facts: FolderFacts) => readonly number[]) => folders.map((f) => [f.folder, ...cells(f).map(String)]);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: 'Meetings' },
    {
      kind: 'table',
      columns: ['folder', 'files', 'meetings', 'with a day', 'with attendees', 'doubts'],
      rows: rows((f) => [f.files, f.meetings, f.dated, f.withAttendees, f.doubts]),
    },
    { kind: 'heading', level: 1, text: 'What they say' },
    {
      kind: 'table',
      columns: ['folder', 'actions', 'inferred', 'with owner', 'decisions', 'possible', 'not read'],
      rows: rows((f) => [f.actions, f.inferredActions, f.withOwner, f.decisions, f.possibleDecisions, f.notUnderstood]),
    },
    {
      kind: 'paragraph',
      inlines: [
        {
          text: 'An action or decision was marked as such by its writer; what is inferred or possible was read out of words. Not read: lines in lists of people, actions or decisions.',
          tone: 'dim',
        },
      ],
    },
  ];
  if (doubts.length > 0) {
    const aside = doubts.length > SHOWN ? `${SHOWN} of ${doubts.length} shown` : undefined;
    blocks.push(
      { kind: 'heading', level: 1, text: 'Doubts about the day', ...(aside && { aside }) },
      {
        kind: 'list',
        items: doubts.slice(0, SHOWN).map(({ path, line, words, candidates }) => ({
          inlines: [words, candidates.length > 0 ? `: ${candidates.slice(0, 3).join(' or ')}` : ''],
          target: { path, ...(line !== undefined && { line }) },
        })),
      },
    );
  }
  if (doubts.some(({ reason }) => reason === 'ambiguous'))
    blocks.push({ kind: 'paragraph', inlines: ['`date_order: dmy` (day first) or `mdy` in wg.yaml settles dates with two readings.'] });
  if (old !== null)
    blocks.push({
      kind: 'paragraph',
      inlines: [
        `${old.count} of ${old.open} open actions were last named before ${old.before}. \`actions_from: ${old.before}\` in wg.yaml lets them rest, and reports begin with what is meant still.`,
      ],
    });
  if (leftOut.length > 0) {
    const named = leftOut.slice(0, 4).join(', ');
    const more = leftOut.length > 4 ? ` and ${leftOut.length - 4} more` : '';
    blocks.push({ kind: 'paragraph', inlines: [`Not read as notes: ${named}${more}`] });
  }
  return {
    title: `${name}: ${plural(
      sum((f) => f.meetings),
      'meeting',
    )} in ${plural(
      sum((f) => f.files),
      'file',
    )}`,
    blocks,
  };
}
