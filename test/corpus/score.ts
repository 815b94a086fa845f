// Holds what `wg read --json` says of a few notes against labels given to them by eye (test/reading/labels.json). Prints numbers, and
// misses and false ones as path and line, so that nobody's text is shown. Every note is read alone, as outside a group.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingJson } from '../../src/model/notes/json.ts';
import { readNotes } from '../../src/model/notes/read.ts';

const kinds = ['attendee', 'regret', 'action', 'action-inferred', 'decision', 'decision-possible', 'next-meeting'] as const;
type Kind = (typeof kinds)[number];

interface Label {
  readonly line: number;
  readonly kind: Kind;
  /** Persons that the line names. */
  readonly n?: number;
  readonly owners?: number;
  /** The owner does not stand in a list of attendees of the note. */
  readonly unlisted?: boolean;
  /** Both readings can be defended: it counts neither way. */
  readonly doubtful?: boolean;
}

interface LabelledNote {
  readonly path: string;
  readonly transcript?: boolean;
  readonly meetings: readonly { readonly line: number; readonly date?: string | null; readonly cancelled?: boolean }[];
  readonly labels: readonly Label[];
}

/** What is looked at of schema `wg/reading/1`. */
interface ReadMeeting {
  readonly lines: readonly [from: number, to: number];
  readonly date: string | null;
  readonly cancelled: boolean;
  readonly attendees: readonly { readonly line: number }[];
  readonly regrets: readonly { readonly line: number }[];
  readonly actions: readonly { readonly line: number; readonly owners: readonly string[]; readonly marked: boolean }[];
  readonly decisions: readonly { readonly line: number; readonly marked: boolean }[];
  readonly next: { readonly line: number } | null;
}

/** One label or reading, as it was judged; `count` is persons for attendees and regrets, otherwise 1. */
interface Verdict {
  readonly kind: Kind;
  /** `other`: found, but as the other of marked and inferred. */
  readonly as: 'found' | 'other' | 'missed' | 'false';
  readonly count: number;
  readonly at: string;
  readonly unlisted: boolean;
}

/** Days, cancelled meetings and owners: kind, how it came out, and where. */
interface Fact {
  readonly about: 'date' | 'cancelled' | 'owners' | 'split';
  readonly as: 'right' | 'wrong' | 'missing' | 'invented';
  readonly at: string;
}

/** Scores the folder that is named first, by the labels in the file that is named second; 1 where a labelled note is not there. */
export function run(args: readonly string[]): number {
  const [root, labelFile = 'test/reading/labels.json'] = args;
  if (root === undefined) {
    console.error('name the folder with the notes');
    return 2;
  }
  const { notes } = JSON.parse(readFileSync(labelFile, 'utf8')) as { readonly notes: readonly LabelledNote[] };
  const verdicts = new Map<string, Verdict[]>();
  const facts: Fact[] = [];
  const transcripts: string[] = [];
  let gone = 0;
  for (const note of notes) {
    if (!existsSync(join(root, note.path))) {
      gone++;
      console.error(`not there, and not scored: ${note.path}`);
      continue;
    }
    const source = { path: note.path, text: readFileSync(join(root, note.path), 'utf8') };
    const { meetings } = readingJson(readNotes(source)) as { readonly meetings: readonly ReadMeeting[] };
    const folder = note.path.slice(0, Math.max(0, note.path.indexOf('/')));
    const judged = judge(note, meetings);
    verdicts.set(folder, [...(verdicts.get(folder) ?? []), ...judged]);
    facts.push(...factsOf(note, meetings));
    if (note.transcript) transcripts.push(...judged.filter((v) => v.as === 'false' && v.kind.startsWith('action')).map(({ at }) => at));
  }
  const all = [...verdicts.values()].flat();
  console.log(`${notes.length - gone} of ${notes.length} labelled notes\n`);
  console.log('| folder | kind | labelled | found | as the other | recall % | read | right | of the other | precision % |');
  console.log('|---|---|---:|---:|---:|---:|---:|---:|---:|---:|');
  for (const [folder, some] of [['all', all] as const, ...verdicts]) for (const kind of kinds) printRow(folder, kind, some);
  const known = all.filter((v) => v.kind === 'action-inferred' && v.as !== 'false' && !v.unlisted);
  console.log(`\ninferred actions of listed attendees: ${known.filter((v) => v.as !== 'missed').length} of ${known.length} found`);
  console.log(`actions read from transcripts that are none: ${transcripts.length}`);
  for (const about of ['date', 'cancelled', 'owners', 'split'] as const) {
    const some = facts.filter((fact) => fact.about === about);
    const sums = (['right', 'wrong', 'missing', 'invented'] as const).map((as) => `${as} ${some.filter((fact) => fact.as === as).length}`);
    console.log(`${about === 'split' ? 'meetings of logs' : about}: ${sums.join(', ')}`);
  }
  for (const kind of kinds)
    for (const as of ['missed', 'other', 'false'] as const)
      list(
        `${kind}, ${as}`,
        all.filter((v) => v.kind === kind && v.as === as).map((v) => (v.count > 1 ? `${v.at} (${v.count})` : v.at)),
      );
  for (const about of ['date', 'cancelled', 'owners', 'split'] as const)
    list(
      `${about}, not right`,
      facts.filter((fact) => fact.about === about && fact.as !== 'right').map((fact) => `${fact.at} (${fact.as})`),
    );
  return gone === 0 ? 0 : 1;
}

function judge(note: LabelledNote, meetings: readonly ReadMeeting[]): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const read = new Map(kinds.map((kind) => [kind, countsOf(kind, meetings)]));
  for (const kind of kinds) {
    const labels = note.labels.filter((label) => label.kind === kind && !label.doubtful);
    const here = read.get(kind);
    const other = read.get(otherOf(kind) ?? kind);
    for (const label of labels) {
      const people = isPerson(kind);
      const wanted = people ? (label.n ?? 1) : 1;
      const found = Math.min(wanted, here?.get(label.line) ?? 0);
      const asOther = otherOf(kind) !== undefined && found === 0 && other?.has(label.line) === true;
      const verdict = { kind, at: `${note.path}:${label.line}`, unlisted: label.unlisted ?? false };
      if (found > 0) verdicts.push({ ...verdict, as: 'found', count: found });
      if (found < wanted) verdicts.push({ ...verdict, as: asOther ? 'other' : 'missed', count: wanted - found });
    }
    for (const [line, count] of here ?? []) {
      const near = note.labels.filter((label) => label.line === line && (label.kind === kind || label.kind === otherOf(kind)));
      if (near.some((label) => label.doubtful)) continue;
      const wanted = near.reduce((sum, label) => sum + (isPerson(kind) ? (label.n ?? 1) : 1), 0);
      if (count > wanted) verdicts.push({ kind, as: 'false', count: count - wanted, at: `${note.path}:${line}`, unlisted: false });
    }
  }
  return verdicts;
}

/** What was read of a kind, by line: persons, or 1. */
function countsOf(kind: Kind, meetings: readonly ReadMeeting[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const meeting of meetings)
    for (const line of linesOf(kind, meeting)) counts.set(line, isPerson(kind) ? (counts.get(line) ?? 0) + 1 : 1);
  return counts;
}

function linesOf(kind: Kind, meeting: ReadMeeting): readonly number[] {
  const marked = otherOf(kind) !== undefined && !kind.includes('-');
  if (kind === 'attendee') return meeting.attendees.map(({ line }) => line);
  if (kind === 'regret') return meeting.regrets.map(({ line }) => line);
  if (kind === 'next-meeting') return meeting.next ? [meeting.next.line] : [];
  return (kind.startsWith('action') ? meeting.actions : meeting.decisions).filter((one) => one.marked === marked).map(({ line }) => line);
}

function isPerson(kind: Kind): boolean {
  return kind === 'attendee' || kind === 'regret';
}

function otherOf(kind: Kind): Kind | undefined {
  if (kind === 'action') return 'action-inferred';
  if (kind === 'action-inferred') return 'action';
  if (kind === 'decision') return 'decision-possible';
  return kind === 'decision-possible' ? 'decision' : undefined;
}

function factsOf(note: LabelledNote, meetings: readonly ReadMeeting[]): readonly Fact[] {
  const facts: Fact[] = [];
  for (const { line, date, cancelled = false } of note.meetings) {
    const at = `${note.path}:${line}`;
    const read = meetings.find(({ lines: [from, to] }) => from <= line && line <= to);
    const day = read?.date ?? null;
    if (date !== undefined && (date !== null || day !== null))
      facts.push({ about: 'date', at, as: day === date ? 'right' : day === null ? 'missing' : date === null ? 'invented' : 'wrong' });
    const said = read?.cancelled ?? false;
    if (said || cancelled) facts.push({ about: 'cancelled', at, as: said === cancelled ? 'right' : said ? 'invented' : 'missing' });
    if (note.meetings.length > 1)
      facts.push({ about: 'split', at, as: read === undefined ? 'missing' : read.lines[0] === line ? 'right' : 'wrong' });
  }
  for (const { lines } of note.meetings.length > 1 ? meetings : [])
    if (!note.meetings.some(({ line }) => lines[0] <= line && line <= lines[1]))
      facts.push({ about: 'split', at: `${note.path}:${lines[0]}`, as: 'invented' });
  const actions = meetings.flatMap((meeting) => meeting.actions);
  for (const { line, kind, owners, doubtful } of note.labels) {
    const read = actions.filter((action) => action.line === line);
    if (owners === undefined || doubtful || read.length === 0 || !kind.startsWith('action')) continue;
    const count = new Set(read.flatMap((action) => action.owners)).size;
    facts.push({ about: 'owners', at: `${note.path}:${line}`, as: count === owners ? 'right' : count < owners ? 'missing' : 'invented' });
  }
  return facts;
}

function printRow(folder: string, kind: Kind, verdicts: readonly Verdict[]): void {
  const sum = (as: Verdict['as'], of: Kind): number =>
    verdicts.filter((v) => v.kind === of && v.as === as).reduce((total, v) => total + v.count, 0);
  const [found, other, missed, wrong] = [sum('found', kind), sum('other', kind), sum('missed', kind), sum('false', kind)];
  const twin = otherOf(kind);
  const ofOther = twin === undefined ? 0 : sum('other', twin);
  const labelled = found + other + missed;
  const read = found + ofOther + wrong;
  if (labelled + read === 0) return;
  const cells = [labelled, found, other, percent(found, labelled), read, found, ofOther, percent(found + ofOther, read)];
  console.log(`| ${folder === '' ? '.' : folder} | ${kind} | ${cells.join(' | ')} |`);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}

function list(head: string, places: readonly string[]): void {
  if (places.length > 0) console.log(`\n${head} (${places.length}):\n${places.map((place) => `  ${place}`).join('\n')}`);
}
