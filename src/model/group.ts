// A group as its files say it: settings, people, milestones, guidelines, surveys, notes. Read in one go, with everything that is wrong on the way.
import type { Diagnostic } from '../text/diagnostic.ts';
import { readDocument, readFields, tryPlainFields } from '../text/fields.ts';
import type { Files } from '../text/files.ts';
import { findConflict } from '../text/merge-conflict.ts';
import type { Source } from '../text/source.ts';
import type { YamlMap, YamlNode } from '../text/yaml-node.ts';
import {
  type ChallengeFields,
  challengeKind,
  type GroupFields,
  type GuidelineFields,
  guidelineKind,
  type MilestoneFields,
  milestoneKind,
  type PersonFields,
  personKind,
} from './kinds.ts';
import type { Meeting, ReadingHints } from './meeting.ts';
import { missingFolders, noteFolders, noteId, notePaths } from './note-folders.ts';
import { readNotes } from './notes/read.ts';
import { type Fields, type RecordKind, readRecord, type ValuesOf } from './record.ts';
import { readSettings } from './settings.ts';
import type { Codebook } from './surveys/codebook.ts';
import type { SurveyFields } from './surveys/survey-kind.ts';
import { twinNames } from './twin-names.ts';

/** A record with the file it came from. `slug` is the file's name without its ending; `body` the text below the front matter. */
interface Stored<V> {
  readonly slug: string;
  readonly path: string;
  readonly source: Source;
  readonly fields: V;
  readonly body: string;
  /** Where a field stands, for diagnostics. */
  readonly nodes: ReadonlyMap<string, YamlNode>;
}

export type Person = Stored<PersonFields>;
export type Milestone = Stored<MilestoneFields>;
export type Guideline = Stored<GuidelineFields>;
export type Challenge = Stored<ChallengeFields>;

/** A survey: `slug` is the name of its folder. The questions of the codebook stand in the order of `fields.questions`, which knows their places. */
export interface Survey extends Stored<SurveyFields> {
  readonly codebook: Codebook;
}

/** One meeting of the group. `id` is made from its path (see `noteId`); in a year log, followed by `#` and the day. */
export interface Note {
  readonly id: string;
  readonly source: Source;
  readonly meeting: Meeting;
  /** Readings that somebody confirmed or refused, by their short ids. */
  readonly confirmed: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
}

export interface Group {
  readonly settings: GroupFields;
  readonly settingsSource: Source | undefined;
  readonly people: readonly Person[];
  readonly milestones: readonly Milestone[];
  readonly guidelines: readonly Guideline[];
  readonly surveys: readonly Survey[];
  readonly challenges: readonly Challenge[];
  /** By date, then id; notes without a date come first. */
  readonly notes: readonly Note[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Zone of the group; UTC where none is set. */
export function zoneOf(group: Group): string {
  return group.settings.time_zone ?? 'UTC';
}

/**
 * Reads the whole group. Never throws for bad content: what is wrong is in `diagnostics`, the rest is there. The texts of notes are kept for
 * those who change them; for those who only tell what the notes say, a text that is asked for is read `again`, so that not all are in memory.
 */
export async function loadGroup(files: Files, texts: 'kept' | 'again' = 'kept'): Promise<Group> {
  const diagnostics: Diagnostic[] = [];
  const settings = await readSettings(files, diagnostics);
  const people = await readAll(files, 'people', '.yaml', personKind, diagnostics);
  const milestones = await readAll(files, 'milestones', '.md', milestoneKind, diagnostics);
  const guidelines = await readAll(files, 'guidelines', '.md', guidelineKind, diagnostics);
  const surveys = await readSurveys(files, diagnostics);
  const challenges = await readAll(files, 'challenges', '.md', challengeKind, diagnostics);
  if (files.exists('challenges/themes.yaml') || surveys.some(({ slug }) => files.exists(`surveys/${slug}/themes.yaml`)))
    diagnostics.push(...(await (await import('./surveys/theme-files.ts')).problemsOfThemes(files, surveys)));
  readCharter(files, diagnostics);
  const notes = await readMeetings(files, settings, hintsOf(settings?.fields ?? {}, people), diagnostics, texts);
  return {
    settings: settings?.fields ?? {},
    settingsSource: settings?.source,
    people,
    milestones,
    guidelines,
    surveys,
    challenges,
    notes,
    diagnostics,
  };
}

/** What the reader of notes is told about the group: its people, and how it writes dates. */
export function hintsOf(settings: GroupFields, people: readonly Person[]): ReadingHints {
  return {
    people: new Set(people.flatMap(namesOf)),
    ...(settings.week_ends && { weekEnds: settings.week_ends }),
    ...(settings.date_order && { dateOrder: settings.date_order }),
    ...(settings.time_zone && { zone: settings.time_zone }),
  };
}

/** Every name by which a person is known: name, nickname, aliases, handles, slug. */
export function namesOf(person: Person): readonly string[] {
  const { name, nickname, aliases = [], handles } = person.fields;
  return [name, nickname, ...aliases, ...(handles?.values() ?? []), person.slug].filter((n) => n !== undefined);
}

async function readAll<F extends Fields>(
  files: Files,
  folder: string,
  ending: '.yaml' | '.md',
  kind: RecordKind<F>,
  diagnostics: Diagnostic[],
): Promise<readonly Stored<ValuesOf<F>>[]> {
  const records: Stored<ValuesOf<F>>[] = [];
  const paths = files.list(folder, false, passedOver(folder, ending, diagnostics)).filter((path) => path.endsWith(ending));
  diagnostics.push(...twinNames(paths));
  for (const path of paths) {
    const file = files.read(path);
    if ('problem' in file) {
      diagnostics.push(file.problem);
      continue;
    }
    const { source } = file;
    const read: { fields?: YamlMap | undefined; bodyStart?: number; diagnostics: readonly Diagnostic[] } =
      ending === '.md' ? await readFields(source) : await readDocument(source);
    const record = readRecord(kind, source, read.fields);
    diagnostics.push(...(read.diagnostics.length > 0 ? read.diagnostics : record.diagnostics));
    if (ending === '.md') diagnostics.push(...conflictBelow(source, read.bodyStart));
    const slug = path.slice(folder.length + 1, -ending.length);
    records.push({
      slug,
      path,
      source,
      fields: record.values,
      body: source.text.slice(read.bodyStart ?? source.text.length),
      nodes: record.nodes,
    });
  }
  return records;
}

/** The surveys: each a folder with a file of that name. A group without one loads nothing of them. */
async function readSurveys(files: Files, diagnostics: Diagnostic[]): Promise<readonly Survey[]> {
  const paths = files.list('surveys', true, passedOver('surveys', '/survey.yaml', diagnostics)).filter((path) => SURVEY.test(path));
  if (paths.length === 0) return [];
  diagnostics.push(...twinNames(paths));
  const { readSurvey } = await import('./surveys/survey-file.ts');
  const surveys: Survey[] = [];
  for (const path of paths) {
    const file = files.read(path);
    if ('problem' in file) {
      diagnostics.push(file.problem);
      continue;
    }
    const { diagnostics: found, ...read } = await readSurvey(file.source);
    diagnostics.push(...found);
    surveys.push({ ...read, slug: SURVEY.exec(path)?.[1] ?? path, path, source: file.source, body: '' });
  }
  return surveys;
}

const SURVEY = /^surveys\/([^/]{1,255})\/survey\.yaml$/;

/** A conflict that a merge left below the front matter; the front matter tells its own. */
function conflictBelow(source: Source, bodyStart = 0): readonly Diagnostic[] {
  const conflict = findConflict(source, bodyStart);
  return conflict === undefined ? [] : [conflict];
}

/** The charter is read by people alone, but a conflict in it is found like any other. */
function readCharter(files: Files, diagnostics: Diagnostic[]): void {
  const file = files.read('charter.md');
  if ('source' in file) diagnostics.push(...conflictBelow(file.source));
  else if (file.problem.code !== 'missing') diagnostics.push(file.problem);
}

/** Keeps what is wrong with a folder, and with what is named like one of its records and is no file. */
function passedOver(folder: string, ending: string, diagnostics: Diagnostic[]): (problem: Diagnostic) => void {
  return (problem) => {
    const { path } = problem.place;
    if (path === folder || path.endsWith(ending) || problem.code === 'no-permission') diagnostics.push(problem);
  };
}

async function readMeetings(
  files: Files,
  settings: { readonly source: Source; readonly fields: GroupFields } | undefined,
  hints: ReadingHints,
  diagnostics: Diagnostic[],
  texts: 'kept' | 'again',
): Promise<readonly Note[]> {
  const notes: Note[] = [];
  const folders = noteFolders(settings?.fields ?? {});
  const passed = (problem: Diagnostic, folder: string): void => passedOver(folder, '.md', diagnostics)(problem);
  const paths = notePaths(files, folders, passed);
  const late = readAgain(files);
  if (settings?.fields.notes !== undefined) diagnostics.push(...missingFolders(files, folders, settings.source));
  diagnostics.push(...twinNames(paths));
  for (const path of paths) {
    const file = files.read(path);
    if ('problem' in file) {
      diagnostics.push(file.problem);
      continue;
    }
    const kept = texts === 'kept' ? file.source : late(path);
    notes.push(...(await readNote(file.source, hints, diagnostics, noteId(path, folders), kept)));
  }
  return notes.sort((a, b) => compare(a.meeting.date ?? '', b.meeting.date ?? '') || compare(a.id, b.id));
}

const nothing: ReadonlySet<string> = new Set();

/** Sources of files whose text is read each time that it is asked for; empty where it cannot be read any more. */
function readAgain(files: Files): (path: string) => Source {
  // One getter for all of them: of thousands, each with its own, the getters would be the larger part.
  const late = {
    path: '',
    get text() {
      const file = files.read(this.path);
      return 'source' in file ? file.source.text : '';
    },
  };
  return (path) => {
    const source: { path: string; readonly text: string } = Object.create(late);
    source.path = path;
    return source;
  };
}

/** The meetings of one file, with the answers kept in its front matter. `name` is the id of the file; `kept` is what the notes tell as their source. */
export async function readNote(
  source: Source,
  hints: ReadingHints,
  diagnostics: Diagnostic[],
  name: string,
  kept: Source = source,
): Promise<readonly Note[]> {
  const hasHeader = source.text.startsWith('---') || source.text.charCodeAt(0) === 0xfeff;
  const plain = hasHeader ? tryPlainFields(source) : undefined;
  const header = plain ?? (hasHeader ? await readFields(source) : undefined);
  if (header !== undefined) diagnostics.push(...header.diagnostics);
  if (source.text.includes('<<<<<<<')) diagnostics.push(...conflictBelow(source, header?.bodyStart));
  const answers = (key: string): ReadonlySet<string> => {
    const node = header?.fields?.entries.find((e) => e.key === key)?.value;
    if (node === undefined) return nothing;
    const items = node.kind === 'list' ? node.items : [node];
    return new Set(items.flatMap((item) => (item.kind === 'scalar' && item.value !== null ? [String(item.value)] : [])));
  };
  const confirmed = answers('confirmed');
  const refused = answers('refused');
  const meetings = readNotes(source, hints, plain);
  const days = new Map<string, number>();
  // Two meetings of one day in a log are told apart by their order.
  const idIn = ({ date, lines }: Meeting): string => {
    const day = date ?? `line-${lines[0]}`;
    const time = (days.get(day) ?? 0) + 1;
    days.set(day, time);
    return `${name}#${day}${time === 1 ? '' : `.${time}`}`;
  };
  return meetings.map((meeting) => ({
    id: meetings.length === 1 ? name : idIn(meeting),
    source: kept,
    meeting,
    confirmed,
    refused,
  }));
}

/** Order by code unit: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
