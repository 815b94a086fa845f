// Answers to a questionnaire that nobody gave, and the files in which tools would hand them over: Google Forms and its spreadsheet,
// KoboToolbox with labels or with names, a table typed by hand. The same seed gives the same answers.
import { type Choice, type Codebook, type Part, partsOf, type SurveyQuestion } from '../../../src/model/surveys/codebook.ts';
import { type FieldNames, fieldNames } from '../../../src/model/surveys/field-names.ts';
import { codebookIn } from '../../../src/report/survey-forms/form.ts';

/** What somebody says to one part: choices by their index (for a ranking in the order of preference), words for “other”, a number or a text. */
interface Said {
  readonly chosen: readonly number[];
  readonly written?: string;
  readonly number?: number;
  readonly text?: string;
}

/** The answers of one person, by the key of the part. */
export type Answers = ReadonlyMap<string, Said>;

const WRITTEN = ['Bees', 'Repair “things”', 'n. n.', '#1', 'Ünïcödé 😀'];
const TEXTS = ['More seeds', 'Line one\nline two', 'A, b; c "quoted" | d', '=1+1', 'ไม่มี'];

/** Answers of that many people. Some leave questions out that are not required. */
export function simulatedAnswers(codebook: Codebook, people: number, seed: number): readonly Answers[] {
  const chance = numbersFrom(seed);
  const below = (bound: number): number => Math.floor(chance() * bound);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const said = ({ kind, choices, several, min = 0, max = 40 }: SurveyQuestion): Said => {
    if (kind === 'number') return { chosen: [], number: Math.round((min + chance() * (max - min)) * 2) / 2 };
    if (kind === 'text') return { chosen: [], text: pick(TEXTS) };
    const order = choices
      .map((_, index) => ({ index, at: chance() }))
      .sort((a, b) => a.at - b.at)
      .map(({ index }) => index);
    if (kind === 'ranking') return { chosen: order };
    const [first = 0, ...others] = order;
    const isAlone = ['not-applicable', 'prefer-not'].includes(choices[first]?.role ?? '');
    const more = several && !isAlone ? others.filter((at) => ['option', 'other'].includes(choices[at]?.role ?? '') && chance() < 0.4) : [];
    const chosen = [first, ...more].sort((a, b) => a - b);
    return chosen.some((at) => choices[at]?.role === 'other') ? { chosen, written: pick(WRITTEN) } : { chosen };
  };
  return Array.from({ length: people }, () => {
    const answers = new Map<string, Said>();
    for (const { key, question } of partsOf(codebook)) if (question.required || chance() < 0.85) answers.set(key, said(question));
    return answers;
  });
}

/** Numbers from 0 to below 1 (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The counts of a part as an import should tell them: how many answered, labels with their counts, and the mean of the numbers with its n. */
export interface Counted {
  readonly answered: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly mean?: number;
  readonly n?: number;
}

/** The counts of answers, by the key of the part. Where write-ins come `bare`, each is a line of its own and nobody chose “other”. */
export function countsOf(codebook: Codebook, people: readonly Answers[], writeIns: 'bare' | 'other'): ReadonlyMap<string, Counted> {
  return new Map(
    partsOf(codebook).map(({ key, question }) => {
      const said = people.flatMap((answers) => answers.get(key) ?? []);
      const counts = new Map<string, number>(question.choices.map(({ label }) => [label.text, 0]));
      const add = (label: string): void => void counts.set(label, (counts.get(label) ?? 0) + 1);
      const values: number[] = [];
      for (const { chosen, written, number } of said) {
        // What is counted of a ranking is who came first.
        for (const at of question.kind === 'ranking' ? chosen.slice(0, 1) : chosen) {
          const choice = question.choices[at];
          add(choice?.role === 'other' && writeIns === 'bare' ? (written ?? '') : (choice?.label.text ?? ''));
          if (choice?.value !== undefined && !question.several) values.push(choice.value);
        }
        if (number !== undefined) values.push(number);
      }
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const listed = question.kind === 'text' || question.kind === 'number' ? new Map<string, number>() : counts;
      return [key, { answered: said.length, counts: listed, ...(values.length > 0 && { mean, n: values.length }) }];
    }),
  );
}

/** A file as a form tool hands it over. */
export interface Export {
  readonly name: string;
  /** The dialect that it is. */
  readonly dialect: string;
  readonly writeIns: 'bare' | 'other';
  /** Labels are those of the language, of the main one where none is given; names are always the form's. */
  csv(codebook: Codebook, people: readonly Answers[], language?: string): string;
}

/** The exports of the tools to which a survey can be sent. */
export const exports: readonly Export[] = [
  {
    name: 'Google Forms, directly',
    dialect: 'google-forms',
    writeIns: 'bare',
    csv: (codebook, people, language) =>
      table(
        ',',
        'always',
        '\n',
        withTimes(flat(spoken(codebook, language), people, ';'), (day, at) => `2026/03/${two(day)} ${1 + (at % 12)}:05:19 PM GMT+1`),
      ),
  },
  {
    name: 'Google Forms, through its spreadsheet',
    dialect: 'google-sheets',
    writeIns: 'bare',
    csv: (codebook, people, language) =>
      table(
        ',',
        'where needed',
        '\r\n',
        withTimes(flat(spoken(codebook, language), people, ', '), (day, at) => `3/${day}/2026 14:${two(at % 60)}:02`),
      ),
  },
  {
    name: 'a table typed by hand',
    dialect: 'generic',
    writeIns: 'bare',
    csv: (codebook, people, language) => table(',', 'where needed', '\n', flat(spoken(codebook, language), people, '; ')),
  },
  ...(['labels', 'names'] as const).flatMap((words) =>
    [false, true].map(
      (groups): Export => ({
        name: `KoboToolbox, with ${words}${groups ? ' and groups' : ''}`,
        dialect: 'kobo',
        writeIns: 'other',
        csv: (codebook, people, language) => koboTable(codebook, spoken(codebook, language), people, words, groups),
      }),
    ),
  ),
  ...[false, true].map(
    (split): Export => ({
      name: `ODK Central${split ? ', several answers split' : ''}`,
      dialect: 'odk',
      writeIns: 'other',
      csv: (codebook, people) => odkTable(codebook, people, split),
    }),
  ),
];

function spoken(codebook: Codebook, language: string | undefined): Codebook {
  return language === undefined ? codebook : codebookIn(codebook, language);
}

type Rows = readonly (readonly string[])[];

/** A header row and a row for each person, a column for each part. */
function flat(codebook: Codebook, people: readonly Answers[], separator: string): Rows {
  return [
    partsOf(codebook).flatMap((part) => columnsIn(part).map(({ header }) => header)),
    ...people.map((answers) => cells(codebook, answers, separator)),
  ];
}

function withTimes([headers = [], ...rows]: Rows, time: (day: number, at: number) => string): Rows {
  return [['Timestamp', ...headers], ...rows.map((row, at) => [time((at % 28) + 1, at), ...row])];
}

interface GoogleColumn {
  readonly header: string;
  cell(said: Said, separator: string): string;
}

/** The columns of a part in Google's files: one, or for a ranking one for each item, with its rank. */
function columnsIn({ question, row }: Part): readonly GoogleColumn[] {
  const title = question.ask.text;
  const label = (choice: Choice | undefined, said: Said): string =>
    choice === undefined
      ? ''
      : choice.role === 'other'
        ? (said.written ?? '')
        : isGoogleScale(question)
          ? String(choice.value)
          : choice.label.text;
  if (question.kind === 'ranking')
    return question.choices.map((choice, at) => ({
      header: `${title} [${choice.label.text}]`,
      cell: ({ chosen }) => (chosen.includes(at) ? String(chosen.indexOf(at) + 1) : ''),
    }));
  return [
    {
      header: row === undefined ? title : `${title} [${row.label.text}]`,
      // Google tells “other” behind the options, wherever it stands in the questionnaire.
      cell: (said, separator) =>
        said.text ??
        said.number?.toString() ??
        [...said.chosen]
          .sort((a, b) => Number(question.choices[a]?.role === 'other') - Number(question.choices[b]?.role === 'other'))
          .map((at) => label(question.choices[at], said))
          .join(separator),
    },
  ];
}

/** Google's own scale answers in numbers; the page and a list answer in labels. */
function isGoogleScale({ kind, choices }: SurveyQuestion): boolean {
  return (
    kind === 'scale' && choices.length <= 10 && choices.every(({ end, label, value }) => end !== undefined || label.text === String(value))
  );
}

function cells(codebook: Codebook, answers: Answers, separator: string): readonly string[] {
  return partsOf(codebook).flatMap((part) => {
    const said = answers.get(part.key);
    return columnsIn(part).map(({ cell }) => (said === undefined ? '' : cell(said, separator)));
  });
}

/** As KoboToolbox prints a project (its `formpack`): columns of choices beside the column of a question with several, ranks as names always. */
function koboTable(codebook: Codebook, labels: Codebook, people: readonly Answers[], words: 'labels' | 'names', groups: boolean): string {
  const parts = partsOf(labels);
  const columns = fieldNames(codebook).flatMap((field, at) => koboColumns({ ...field, part: parts[at] ?? field.part }, words, groups));
  const own = [
    '_id',
    '_uuid',
    '_submission_time',
    '_validation_status',
    '_notes',
    '_status',
    '_submitted_by',
    '__version__',
    '_tags',
    '_index',
  ];
  return table(';', 'always', '\n', [
    [words === 'labels' ? 'Two minutes.' : 'intro', ...columns.map(({ header }) => header), ...own],
    ...people.map((answers, at) => [
      '',
      ...columns.map((column) => cellIn(column, answers)),
      ...[String(900 + at), `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, `2026-03-${two((at % 28) + 1)}T10:00:00`],
      ...['', '', 'submitted_via_web', '', 'vQ1', '', String(at + 1)],
    ]),
  ]);
}

/** As ODK Central prints submissions: paths with hyphens, names alone, and columns for what a table of questions is made with. */
function odkTable(codebook: Codebook, people: readonly Answers[], split: boolean): string {
  const columns = fieldNames(codebook).flatMap((field) => {
    const made = koboColumns(field, 'names', true).map((column) => ({
      ...column,
      header: column.header.replace(`${field.group}/`, `${field.group}-`),
    }));
    return split ? made : made.filter(({ isOption }) => !isOption);
  });
  return table(',', 'where needed', '\n', [
    [
      ...['SubmissionDate', 'intro', 'meet-generated_table_list_label_9'],
      ...columns.map(({ header }) => header),
      ...['meta-instanceID', 'KEY', 'SubmitterID', 'FormVersion'],
    ],
    ...people.map((answers, at) => [
      ...[`2026-03-${two((at % 28) + 1)}T10:00:00.000Z`, '', ''],
      ...columns.map((column) => cellIn(column, answers)),
      ...[`uuid:${at}`, `uuid:${at}`, '', 'a1b2'],
    ]),
  ]);
}

function cellIn({ key, cell }: KoboColumn, answers: Answers): string {
  const said = answers.get(key);
  return said === undefined ? '' : cell(said);
}

interface KoboColumn {
  readonly key: string;
  readonly header: string;
  /** Whether it says of one choice whether it was chosen. */
  readonly isOption?: true;
  cell(said: Said): string;
}

function koboColumns(
  { part, name, group, other, choices: names }: FieldNames,
  words: 'labels' | 'names',
  groups: boolean,
): readonly KoboColumn[] {
  const { key, question, row } = part;
  const { kind, choices, ask } = question;
  const own = words === 'names' ? name : (row?.label ?? ask).text;
  const path = groups && group !== undefined ? `${words === 'names' ? group : ask.text}/${own}` : own;
  const word = (at: number): string => (words === 'names' ? (names[at] ?? '') : (choices[at]?.label.text ?? ''));
  const isSlider = kind === 'scale' && choices.length > 11;
  const main: KoboColumn = {
    key,
    header: path,
    cell: ({ chosen, text, number }) =>
      text ??
      number?.toString() ??
      chosen.map((at) => (isSlider ? String(choices[at]?.value) : kind === 'ranking' ? (names[at] ?? '') : word(at))).join(' '),
  };
  const options = question.several
    ? choices.map(
        (_, at): KoboColumn => ({
          key,
          header: `${path}/${word(at)}`,
          isOption: true,
          cell: ({ chosen }) => (chosen.includes(at) ? '1' : '0'),
        }),
      )
    : [];
  const label = choices.find(({ role }) => role === 'other')?.label.text;
  return [
    main,
    ...options,
    ...(other === undefined
      ? []
      : [{ key, header: words === 'names' ? other : `${ask.text} – ${label}`, cell: ({ written = '' }: Said) => written }]),
  ];
}

function table(delimiter: string, quotes: 'always' | 'where needed', end: string, rows: readonly (readonly string[])[]): string {
  const needs = (cell: string): boolean => quotes === 'always' || cell.includes(delimiter) || /["\n\r]/.test(cell);
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => (needs(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);
  return rows.map((cells) => `${line(cells)}${end}`).join('');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
