// A group as its files say it: settings, people, milestones, guidelines, surveys, notes. Read in one go, with everything that is wrong on the way.
import type { Diagnostic } from '../text/diagnostic.ts';
import { readFields, tryPlainFields } from '../text/fields.ts';
import type { Files } from '../text/files.ts';
import type { Source } from '../text/source.ts';
import { scalarText, type YamlNode } from '../text/yaml-node.ts';
import { type Day, parseDay } from '../time/day.ts';
import { answersFor, answersIn } from './answers.ts';
import {
  type ChallengeFields,
  type CommunityFields,
  challengeKind,
  communityKind,
  type GroupFields,
  type GuidelineFields,
  guidelineKind,
  type MilestoneFields,
  milestoneKind,
  type PairingFields,
  type PersonFields,
  pairingKind,
  personKind,
  type RecognitionFields,
  recognitionKind,
  type TaskFields,
  taskKind,
} from './kinds.ts';
import type { Meeting, ReadingHints } from './meeting.ts';
import { missingFolders, noteFolders, noteId, notePaths } from './note-folders.ts';
import { readUsual } from './notes/usual.ts';
import type { PollFields } from './polls/poll-kind.ts';
import { readSettings } from './settings.ts';
import { conflictBelow, passedOver, readAll, type Stored } from './stored.ts';
import type { Codebook } from './surveys/codebook.ts';
import type { SurveyFields } from './surveys/survey-kind.ts';
import { twinNames } from './twin-names.ts';

export type Person = Stored<PersonFields>;
export type Milestone = Stored<MilestoneFields>;
export type Guideline = Stored<GuidelineFields>;
export type Challenge = Stored<ChallengeFields>;
export type Community = Stored<CommunityFields>;
export type Recognition = Stored<RecognitionFields>;
export type BureaucraticTask = Stored<TaskFields>;
export type Pairing = Stored<PairingFields>;
export type Poll = Stored<PollFields>;

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
  /** When its recap went out, by channel. */
  readonly sent?: ReadonlyMap<string, Day>;
}

export interface Group {
  readonly settings: GroupFields;
  readonly settingsSource: Source | undefined;
  readonly people: readonly Person[];
  readonly milestones: readonly Milestone[];
  readonly guidelines: readonly Guideline[];
  readonly surveys: readonly Survey[];
  readonly challenges: readonly Challenge[];
  readonly communities: readonly Community[];
  readonly recognition: readonly Recognition[];
  readonly tasks: readonly BureaucraticTask[];
  readonly pairings: readonly Pairing[];
  readonly polls: readonly Poll[];
  /** The text of charter.md, where there is one. */
  readonly charter: Source | undefined;
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
  const communities = await readAll(files, 'communities', '.yaml', communityKind, diagnostics);
  const recognition = await readAll(files, 'recognition', '.md', recognitionKind, diagnostics);
  const tasks = await readAll(files, 'tasks', '.yaml', taskKind, diagnostics);
  const pairings = await readAll(files, 'pairings', '.yaml', pairingKind, diagnostics);
  if (files.exists('challenges/themes.yaml') || surveys.some(({ slug }) => files.exists(`surveys/${slug}/themes.yaml`)))
    diagnostics.push(...(await (await import('./surveys/theme-files.ts')).problemsOfThemes(files, surveys)));
  const { pollKind } = files.exists('polls') ? await import('./polls/poll-kind.ts') : {};
  const polls = pollKind === undefined ? [] : await readAll(files, 'polls', '.yaml', pollKind, diagnostics);
  const charter = readCharter(files, diagnostics);
  const notes = await readMeetings(files, settings, hintsOf(settings?.fields ?? {}, people), diagnostics, texts);
  return {
    settings: settings?.fields ?? {},
    settingsSource: settings?.source,
    people,
    milestones,
    guidelines,
    surveys,
    challenges,
    communities,
    recognition,
    tasks,
    pairings,
    polls,
    charter,
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

/** The charter is prose for people, but a conflict in it is found like any other. */
function readCharter(files: Files, diagnostics: Diagnostic[]): Source | undefined {
  const file = files.read('charter.md');
  if ('source' in file) diagnostics.push(...conflictBelow(file.source));
  else if (file.problem.code !== 'missing') diagnostics.push(file.problem);
  return 'source' in file ? file.source : undefined;
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
    const name = noteId(path, folders);
    const usual = readUsual(file.source, hints);
    if (usual === undefined) notes.push(...(await readUnusual(file.source, hints, diagnostics, name, kept)));
    else notes.push({ id: name, source: kept, meeting: usual, confirmed: nothing, refused: nothing });
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

/** The meetings of one file, with the answers kept in its front matter. `name` is the id of the file. */
export async function readNote(source: Source, hints: ReadingHints, diagnostics: Diagnostic[], name: string): Promise<readonly Note[]> {
  const usual = readUsual(source, hints);
  if (usual !== undefined) return [{ id: name, source, meeting: usual, confirmed: nothing, refused: nothing }];
  return readUnusual(source, hints, diagnostics, name, source);
}

async function readUnusual(
  source: Source,
  hints: ReadingHints,
  diagnostics: Diagnostic[],
  name: string,
  kept: Source,
): Promise<readonly Note[]> {
  const hasHeader = source.text.startsWith('---') || source.text.charCodeAt(0) === 0xfeff;
  const plain = hasHeader ? tryPlainFields(source) : undefined;
  const header = plain ?? (hasHeader ? await readFields(source) : undefined);
  if (header !== undefined) diagnostics.push(...header.diagnostics);
  if (source.text.includes('<<<<<<<')) diagnostics.push(...conflictBelow(source, header?.bodyStart));
  const [confirmed, refused] = [answersIn(header?.fields, 'confirmed'), answersIn(header?.fields, 'refused')];
  const sent = sentIn(header?.fields?.entries.find((e) => e.key === 'sent')?.value);
  // A group whose notes are all of the usual form does not load what reads all others.
  const { readNotes } = await import('./notes/read.ts');
  const meetings = readNotes(source, hints, plain);
  const days = new Map<string, number>();
  // Two meetings of one day in a log are told apart by their order.
  const partOf = ({ date, lines }: Meeting): string | undefined => {
    if (meetings.length === 1) return undefined;
    const day = date ?? `line-${lines[0]}`;
    const time = (days.get(day) ?? 0) + 1;
    days.set(day, time);
    return `${day}${time === 1 ? '' : `.${time}`}`;
  };
  return meetings.map((meeting) => {
    const part = partOf(meeting);
    const id = part === undefined ? name : `${name}#${part}`;
    const answers = { confirmed: answersFor(confirmed, part), refused: answersFor(refused, part) };
    return { id, source: kept, meeting, ...answers, ...(sent && { sent }) };
  });
}

/** Days by channel; what is no day is passed over, as everything is in the front matter of a note. */
function sentIn(node: YamlNode | undefined): ReadonlyMap<string, Day> | undefined {
  if (node?.kind !== 'map') return undefined;
  return new Map(
    node.entries.flatMap(({ key, value }) => {
      const day = value.kind === 'scalar' ? parseDay(scalarText(value)) : undefined;
      return day === undefined ? [] : [[key, day] as const];
    }),
  );
}

/** Order by code unit: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether notes are the first of others, the very same. */
export function isBeginning(notes: readonly Note[], of: readonly Note[]): boolean {
  return notes.length <= of.length && notes.every((note, i) => note === of[i]);
}
