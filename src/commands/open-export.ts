// An export of a survey tool as commands come by it: how its bytes are written, whose export it is, what its columns are, and a first pass over
// all rows. All that was found out on the way is said in words.
import { type AnswerDays, answerDays } from '../model/surveys/answer-day.ts';
import { dialectOf, dialects } from '../model/surveys/dialects/list.ts';
import { type DialectName, dialectNames, type Layout, type PersonalKind } from '../model/surveys/layout.ts';
import { keptColumns, nameDoubts, personalByValue, personalCounts, withNamedColumns } from '../model/surveys/personal-columns.ts';
import { type Profile, profiler } from '../model/surveys/profile.ts';
import { plural } from '../report/words.ts';
import { type CsvReading, type CsvTotals, readCsv } from '../text/csv/read.ts';
import type { CsvShape } from '../text/csv/shape.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { ByteFile } from '../text/files.ts';
import type { Context, Input, Option, Outcome } from './command.ts';
import { csvOptions, sniffGiven } from './csv-given.ts';
import { wholeNumbers } from './option-values.ts';

/** The options by which somebody says what would else be found out. */
export const exportOptions: readonly Option[] = [
  { name: 'dialect', value: 'tool', description: 'whose export it is, where that is not found out', choices: dialectNames },
  ...csvOptions,
  { name: 'quote', value: 'character', description: 'what stands around a cell; none where quotes are plain characters' },
  { name: 'escape', value: 'character', description: 'what stands before a quote in a quoted cell, where it is not the quote itself' },
  { name: 'header-rows', value: 'number', description: 'rows before the first answer' },
  { name: 'keep', value: 'column', description: 'keep this column, though it looks personal; its header or its number', many: true },
  { name: 'drop', value: 'column', description: 'drop this column; its header or its number', many: true },
  { name: 'skip-broken', description: 'go on behind a record that cannot be read, and list it' },
  { name: 'accept-long-cells', description: 'take cells of many lines as they are, where they look like swallowed rows' },
  { name: 'expect-rows', value: 'number', description: 'import nothing unless there are exactly so many answers' },
];

/** An export after the first pass. */
export interface Export {
  readonly file: ByteFile;
  readonly shape: CsvShape;
  /** The columns without those that are personal. */
  readonly layout: Layout;
  /** As the head alone shows them: by these an answer is known again, whatever is dropped later. */
  readonly allColumns: Layout;
  readonly profile: Profile;
  readonly totals: CsvTotals;
  readonly days: AnswerDays;
  /** What was found out, a sentence each. */
  readonly said: readonly string[];
  readonly doubts: readonly string[];
  /** Records that were passed over because they are broken. */
  readonly broken: readonly Diagnostic[];
  /** Hands over every row below the headers once more; the problem, if the file cannot be read any more. */
  eachRow(each: (cells: readonly string[]) => void): Promise<Diagnostic | undefined>;
}

/** How many records are looked at to tell whose export it is. */
const HEAD = 200;

/** Opens an export and reads it once. What cannot be read ends as the outcome, with exit 2. */
export async function openExport(context: Context, input: Input, order: 'dmy' | 'mdy' | undefined): Promise<Export | Outcome> {
  const name = input.one('file') ?? '-';
  const numbers = wholeNumbers(input, ['header-rows', 'expect-rows']);
  if (typeof numbers === 'string') return { usage: numbers };
  const opened = await context.openFile(name);
  if ('problem' in opened) return stopped(opened.problem);
  const { file } = opened;
  const sniffed = sniffGiven(file, input);
  if ('usage' in sniffed) return sniffed;
  if ('problem' in sniffed) return unreadable(sniffed.problem);
  const { shape } = sniffed;
  const reading: CsvReading = {
    skipBroken: input.has('skip-broken'),
    acceptLongCells: input.has('accept-long-cells'),
    progress: (done, total) => context.progress(done, total, `reading ${file.path}, bytes`),
  };
  const rows: string[][] = [];
  const head = await readCsv(
    file,
    shape,
    (cells) => {
      rows.push([...cells]);
      return rows.length >= HEAD ? 'stop' : undefined;
    },
    { ...reading, width: 'any' },
  );
  if ('problem' in head) return unreadable(head.problem);
  const wanted = input.one('dialect') as DialectName | undefined;
  if (isUnmerged(rows)) return stopped(refusal(file.path, ...UNMERGED));
  const told = dialectOf({ rows, delimiter: shape.delimiter, name: file.path }, wanted);
  if ('refused' in told) return stopped(refusal(file.path, told.refused, told.help));
  const headerRows = numbers.get('header-rows');
  const asFound = headerRows === undefined ? told.layout : { ...told.layout, headerRows };
  const named = withNamedColumns(asFound, input.all('keep'), input.all('drop'));
  if ('unknown' in named) return { usage: `there is no column \`${named.unknown}\` in ${file.path}` };
  const kept = keptColumns(asFound, input.all('keep'));

  // What stands above the headers may be narrower than they are.
  const width = rows[asFound.headerRows - 1]?.length ?? 0;
  const eachRecord = async (layout: Layout, each: (cells: readonly string[]) => void) => {
    let record = 0;
    return readCsv(
      file,
      shape,
      (cells) => {
        if (record++ >= layout.headerRows) each(cells);
        return undefined;
      },
      { ...reading, width },
    );
  };

  const days = answerDays(asFound, order);
  const first = profiler(named.layout);
  const passed = await eachRecord(named.layout, (cells) => {
    first.add(cells);
    days.look(cells);
  });
  if ('problem' in passed) return unreadable(passed.problem);
  let profile = first.done();
  const layout = personalByValue(named.layout, profile, kept);
  if (layout !== named.layout) {
    const again = profiler(layout);
    const second = await eachRecord(layout, (cells) => again.add(cells));
    if ('problem' in second) return stopped(second.problem);
    profile = again.done();
  }
  const { rows: found } = profile;
  const answers = found.complete + found.partial + found.test;
  const expected = numbers.get('expect-rows');
  if (expected !== undefined && expected !== answers) return stopped(unexpected(file.path, answers, expected, passed.totals));
  if (answers === 0) return stopped(refusal(file.path, 'there is no answer in it', 'export the answers again, with all responses'));
  const doubt = days.doubt();
  return {
    file,
    shape,
    layout,
    allColumns: asFound,
    profile,
    totals: passed.totals,
    days,
    said: saidOf(file.path, layout, profile, passed.totals, sniffed.said),
    doubts: [...nameDoubts(profile, kept), ...(doubt === undefined ? [] : [doubt])],
    broken: passed.broken,
    async eachRow(each) {
      const read = await eachRecord(layout, each);
      return 'problem' in read ? read.problem : undefined;
    },
  };
}

function saidOf(path: string, layout: Layout, profile: Profile, totals: CsvTotals, shape: readonly string[]): readonly string[] {
  const tool = dialects.find(({ name }) => name === layout.dialect)?.tool ?? layout.dialect;
  const { complete, partial, test } = profile.rows;
  const skipped = new Map(profile.skipped);
  if (totals.blank > 0) skipped.set('blank', (skipped.get('blank') ?? 0) + totals.blank);
  const aside = [...(partial > 0 ? [`${partial} partial`] : []), ...(test > 0 ? [plural(test, 'test')] : [])];
  const left = [...skipped].map(([reason, n]) => `${plural(n, 'row')} (${reason})`);
  const personal = [...personalCounts(layout)].map(([kind, n]) => `${n} ${PERSONAL[kind]}`);
  const dropped = layout.columns.filter(({ role }) => role.kind === 'personal').length;
  return [
    `${path}: ${shape.join('; ')}`,
    `${tool}; ${plural(layout.headerRows, 'header row')}; ${plural(complete + partial + test, 'answer')}${aside.length > 0 ? `, of these ${aside.join(' and ')}` : ''}` +
      `${left.length > 0 ? `; left out: ${left.join(', ')}` : ''}`,
    `${plural(totals.records, 'record')} in ${plural(totals.lines, 'line')}` +
      (totals.overLines > 0 ? `, ${totals.overLines} of them over several lines` : '') +
      (totals.short > 0 ? `; ${totals.short} with fewer cells than the header (the first in line ${totals.firstShort})` : ''),
    ...(dropped === 0 ? [] : [`${plural(dropped, 'column')} with personal data dropped (${personal.join(', ')})`]),
  ];
}

const PERSONAL: Readonly<Record<PersonalKind, string>> = {
  email: 'e-mail',
  ip: 'IP address',
  phone: 'phone',
  name: 'name',
  handle: 'account',
  place: 'place',
  address: 'address',
  birthday: 'birthday',
  identity: 'other',
};

function stopped(problem: Diagnostic): Outcome {
  return { diagnostics: [problem], exit: 2 };
}

/** What cannot be read as a table. A name with another ending tells what the file is better than the first quote that does not fit. */
function unreadable(problem: Diagnostic): Outcome {
  const { path } = problem.place;
  const ending = /\.[A-Za-z]{2,5}$/.exec(path)?.[0].toLowerCase();
  if (ending === undefined || TABLES.has(ending)) return stopped(problem);
  return {
    diagnostics: [problem],
    said: [`by its name ${path} is no table of answers: export the answers as CSV, and take that file`],
    exit: 2,
  };
}

/** Whether git has left two versions in a file, between marks that stand alone on their lines. */
function isUnmerged(rows: readonly (readonly string[])[]): boolean {
  const begin = rows.findIndex(([first = '']) => /^<{7}(?: |$)/.test(first));
  return begin !== -1 && rows.slice(begin).some(([first = '', ...rest]) => first === '=======' && rest.every((cell) => cell === ''));
}

const UNMERGED = [
  'is not merged: git has left two versions in it, from `<<<<<<<` on',
  'settle the conflict, or export the answers again',
] as const;

const TABLES: ReadonlySet<string> = new Set(['.csv', '.tsv', '.tab', '.txt']);

function refusal(path: string, message: string, help: string): Diagnostic {
  return { code: 'survey-export', severity: 'error', place: { path }, message, help };
}

function unexpected(path: string, answers: number, expected: number, { lines, overLines }: CsvTotals): Diagnostic {
  return {
    code: 'survey-rows',
    severity: 'error',
    place: { path },
    message: `${plural(answers, 'answer')} found, and --expect-rows says ${expected} (lines ${lines}, answers over several lines ${overLines})`,
    help: 'nothing was imported; look for rows that a quote swallowed, or for a wrong number of header rows',
  };
}
