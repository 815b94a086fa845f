// Pasted notes become a note of the group: the text kept byte for byte, and beside it what it gives rise to.

import { type Group, hintsOf, loadGroup, readNote, zoneOf } from '../model/group.ts';
import { charterText, milestoneText, newPeople, type PlannedMilestone, planMilestones } from '../model/import/derived.ts';
import { headerFor, isUntouched, pinIds, storedText, withoutMark } from '../model/import/note.ts';
import type { Meeting, ReadingHints } from '../model/meeting.ts';
import { folderOfNew, inFolder, noteFolders, noteId } from '../model/note-folders.ts';
import { readingJson } from '../model/notes/json.ts';
import { readNotes } from '../model/notes/read.ts';
import { importPage } from '../report/import.ts';
import { doubtWords } from '../report/words.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { readFields } from '../text/fields.ts';
import type { Write } from '../text/files.ts';
import { setFields } from '../text/header-edit.ts';
import { slugOf } from '../text/slug.ts';
import type { Source } from '../text/source.ts';
import { type Day, parseDay } from '../time/day.ts';
import { findDates } from '../time/mention.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { emptyFile } from './empty-file.ts';
import { wrongYear } from './option-values.ts';

export const importNotes: Command = {
  name: 'import-notes',
  summary: 'keep pasted notes, and make the people, milestones and charter that they name',
  description:
    'Reads a text as it was written or pasted, keeps it byte for byte in meetings/, and makes a file for each person, milestone and charter part that is new. ' +
    'What is a reading rather than a fact is marked as inferred. Importing the same text again changes nothing; a corrected copy replaces the text and keeps the ids.',
  arguments: [{ name: 'file', description: 'the text to import; - reads standard input', completes: 'file' }],
  options: [
    { name: 'year', value: 'year', description: 'year of a date that is written without one' },
    { name: 'date', value: 'day', description: 'day of the meeting, where the text does not say it' },
    { name: 'series', value: 'word', description: 'name of a second series of meetings: meetings/2016-02-16-mentors.md' },
    { name: 'take-copy', description: 'take the corrected copy although the note was edited here since it was imported' },
  ],
  examples: ['wg import-notes repair-cafes-2026-02-03.txt', 'wg import-notes - --year 2026 < pad.txt'],
  needs: 'group',
  writes: true,
  formats: ['terminal', 'md'],
  run,
};

async function run(context: Context, input: Input): Promise<Outcome> {
  const name = input.one('file') ?? '-';
  const file = await context.readFile(name);
  if ('problem' in file) return { diagnostics: [file.problem], exit: 2 };
  const pasted = withoutMark(file.source);
  if (pasted.text.trim() === '') {
    return { diagnostics: [emptyFile(pasted.path)], exit: 2 };
  }
  const wrong = checkOptions(input);
  if (wrong) return { usage: wrong };
  const group = await loadGroup(context.files);
  const year = input.one('year');
  const hints: ReadingHints = { ...hintsOf(group.settings, group.people), ...(year !== undefined && { year: Number(year) }) };
  const given = input.one('date');
  const meetings = readNotes(given === undefined ? pasted : named(pasted, given), hints);
  const only = meetings.length === 1 ? meetings[0] : undefined;
  const day = given ?? only?.date;
  if (only !== undefined && day === undefined) return { questions: [dateQuestion(only, context.today(zoneOf(group)))] };
  const path = pathFor(group, pasted, day, input.one('series'));
  return plan(context, {
    group,
    hints,
    pasted,
    meeting: only && { ...only, ...(day && { date: parseDay(day) ?? only.date }) },
    path,
    takeCopy: input.has('take-copy'),
    yearFrom: only && yearFrom(pasted, only, year),
  });
}

interface Import {
  readonly group: Group;
  readonly hints: ReadingHints;
  readonly pasted: Source;
  /** Undefined for a log of many meetings. */
  readonly meeting: Meeting | undefined;
  readonly path: string;
  readonly takeCopy: boolean;
  /** Where the year of a date without one came from. */
  readonly yearFrom: string | undefined;
}

async function plan(context: Context, job: Import): Promise<Outcome> {
  const { group, hints, pasted, path } = job;
  const header = await headerFor(pasted, job.meeting);
  const composed = await storedText(path, pasted, header);
  if (typeof composed !== 'string') return { diagnostics: [composed], exit: 2 };
  let text = composed;
  let before: Source | undefined;
  if (context.files.exists(path)) {
    const there = context.files.read(path);
    if ('problem' in there) return { diagnostics: [there.problem], exit: 2 };
    before = there.source;
    const updated = await updatedText(job, before, header.source, composed);
    if (typeof updated !== 'string') return updated;
    text = updated;
  }
  const source = { path, text };
  const diagnostics: Diagnostic[] = [];
  const [note] = await readNote(source, hints, diagnostics, noteId(path, noteFolders(group.settings)));
  if (note === undefined) return { diagnostics, exit: 2 };
  const writes: Write[] = [];
  let planned: readonly PlannedMilestone[] = [];
  if (job.meeting !== undefined) {
    writes.push(...(await newPeople(note.meeting, note.id, group.people)));
    const charter = context.files.exists('charter.md') ? undefined : charterText(note.meeting, path, group.settings.name ?? 'Charter');
    if (charter !== undefined) writes.push({ path: 'charter.md', before: undefined, after: charter });
    planned = planMilestones(note.meeting, note.id, group, note.refused);
    for (const m of planned) {
      if (m.existing === undefined)
        writes.push({ path: `milestones/${m.slug}.md`, before: undefined, after: await milestoneText(m, source) });
      else if (before !== undefined) writes.push(...(await correctedMilestone(m, job, before)));
    }
  }
  if (before?.text !== text) writes.push({ path, before: before?.text, after: text });
  const facts = {
    path,
    note,
    meetings: readNotes(source, hints),
    planned,
    made: writes.map((w) => w.path),
    again: before !== undefined,
    yearFrom: job.yearFrom,
  };
  return {
    writes,
    diagnostics,
    result: { document: importPage(facts), json: { ...(readingJson(facts.meetings) as object), wrote: facts.made } },
    said: changesIn(writes),
    next: ['wg report'],
  };
}

function changesIn(writes: readonly Write[]): readonly string[] {
  const made = writes.filter(({ before }) => before === undefined).map(({ path }) => path);
  const changed = writes.filter(({ before }) => before !== undefined).map(({ path }) => path);
  return [...(made.length > 0 ? [`made ${inFolders(made)}`] : []), ...(changed.length > 0 ? [`changed ${inFolders(changed)}`] : [])];
}

/** Paths in words; three and more of one folder are counted. */
function inFolders(paths: readonly string[]): string {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders]
    .flatMap(([folder, files]) => (files.length < 3 || folder === '' ? files : [`${files.length} files in ${folder}`]))
    .join(', ');
}

/** What stands in the note's place after the import of the same or a corrected copy; an outcome where that cannot be. */
async function updatedText({ hints, takeCopy }: Import, before: Source, sourceField: string, composed: string): Promise<string | Outcome> {
  const field = (await readFields(before)).fields?.entries.find((e) => e.key === 'source')?.value;
  const recorded = field?.kind === 'scalar' ? String(field.value) : undefined;
  const hash = (words: string): string => words.slice(words.lastIndexOf('sha256:'));
  if (recorded !== undefined && hash(recorded) === hash(sourceField)) return before.text;
  const refuse = (message: string, help: string): Outcome => ({
    diagnostics: [{ code: 'note-exists', severity: 'error', place: { path: before.path, line: 1 }, message, help }],
    exit: 2,
  });
  if (recorded === undefined) {
    return refuse(
      'there is a note of that day already, and it was not imported',
      'paste the text into it with your editor, or name another series: wg import-notes FILE --series WORD',
    );
  }
  if (!takeCopy && !(await isUntouched(before, recorded))) {
    return refuse(
      'this note was edited here since it was imported, and the copy is another one',
      'nothing was changed; to take the copy and lose the edits of the text: wg import-notes FILE --take-copy (git keeps the old text once it is committed)',
    );
  }
  const [earlier] = readNotes(before, hints);
  const text = earlier === undefined ? composed : pinIds(composed, before.path, earlier, hints);
  const [old] = await readNote(before, hints, [], before.path);
  const answers = (['confirmed', 'refused'] as const).flatMap((key) => (old?.[key].size ? [[key, [...old[key]]] as const] : []));
  const answered = await setFields({ path: before.path, text }, answers);
  return typeof answered === 'string' ? answered : text;
}

/** A milestone whose file still says what the earlier text said follows the corrected text. */
async function correctedMilestone(
  { named, fields, existing, slug }: PlannedMilestone,
  { group, hints }: Import,
  earlierText: Source,
): Promise<readonly Write[]> {
  if (existing === undefined) return [];
  const [note] = await readNote(earlierText, hints, [], noteId(earlierText.path, noteFolders(group.settings)));
  const earlier = note && planMilestones(note.meeting, note.id, group, note.refused).find((m) => m.slug === slug);
  if (earlier === undefined || named.deadline === undefined || existing.fields.due !== earlier.fields.due) return [];
  const before = existing.source.text;
  const after = await setFields(existing.source, [
    ['due', fields.due],
    ['due_words', fields.due_words],
  ]);
  return typeof after !== 'string' || after === before ? [] : [{ path: existing.path, before, after }];
}

/** Where the year came from, if the line that says the day has none; with the weekday that confirms it. */
function yearFrom({ text }: Source, { dateLine, date }: Meeting, year: string | undefined): string | undefined {
  const line = dateLine === undefined ? undefined : text.split('\n', dateLine)[dateLine - 1];
  const mention = line === undefined ? undefined : findDates(line).find((m) => m.partial !== undefined);
  if (mention === undefined || date === undefined) return undefined;
  const source = year === undefined ? 'the file’s name' : '--year';
  return `“${mention.words}” has no year; it is from ${source}${mention.weekday === undefined ? '' : ', and the weekday fits'}`;
}

function checkOptions(input: Input): string | undefined {
  const [year, date] = [input.one('year'), input.one('date')];
  if (date !== undefined && parseDay(date) === undefined) return `--date takes a day of the calendar such as 2016-02-16, not \`${date}\``;
  return wrongYear(year);
}

/** The text under a name that says its day: a date given by hand counts like one in a file's name. */
function named(pasted: Source, day: string): Source {
  return { path: `${day}.md`, text: pasted.text };
}

/** What has to be asked where the text does not settle its day. */
function dateQuestion(meeting: Meeting, today: Day): NonNullable<Outcome['questions']>[number] {
  const doubt = meeting.dateDoubts[0];
  const days = doubt?.candidates ?? [];
  if (doubt?.reason === 'no-year' && days.length > 0) {
    return {
      name: 'year',
      kind: 'choice',
      message: `“${doubt.words}” has no year. Which one was it?`,
      choices: likeliestFirst(days, today).map((d) => ({ value: d.slice(0, 4), label: d })),
    };
  }
  if (doubt !== undefined && days.length > 0)
    return {
      name: 'date',
      kind: 'choice',
      message: `“${doubt.words}” ${doubtWords(doubt)}. Which day was it?`,
      choices: days.map((d) => ({ value: d, label: d })),
    };
  return {
    name: 'date',
    kind: 'text',
    message:
      doubt === undefined || doubt.words === '' || doubt.reason === 'no-date'
        ? 'No day of the meeting was found. When was it (year-month-day)?'
        : `“${doubt.words}” ${doubtWords(doubt)}. When was it (year-month-day)?`,
    validate: (answer) => (parseDay(answer) === undefined ? 'write it as year-month-day, for example 2016-02-16' : undefined),
  };
}

/** Days that are over before those to come, the nearest first: notes are written afterwards. */
function likeliestFirst(days: readonly Day[], today: Day): readonly Day[] {
  const over = days.filter((d) => d <= today).sort();
  return [...over.reverse(), ...days.filter((d) => d > today).sort()];
}

function pathFor({ settings, notes }: Group, pasted: Source, day: string | undefined, series: string | undefined): string {
  const suffix = series === undefined ? '' : `-${slugOf(series)}`;
  const folders = noteFolders(settings);
  const said = day === undefined ? undefined : parseDay(day);
  if (said !== undefined) {
    const latest = notes.findLast((n) => n.meeting.date !== undefined && n.source.path.startsWith(inFolder(folders[0], '')));
    return inFolder(folderOfNew(folders, latest?.source.path, said), `${said}${suffix}.md`);
  }
  const name = pasted.path.slice(pasted.path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return inFolder(folders[0], `${slugOf(name)}${suffix}.md`);
}
