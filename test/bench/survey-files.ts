// A synthetic survey export: answers of people who never were, as many rows as are asked for, the same bytes for the same size and seed.
// It has what makes exports slow to read: several answers in a cell, quoted text over several lines, letters beyond ASCII.

interface Size {
  readonly rows: number;
  readonly seed?: number;
}

const roles = ['Leader', 'Member', 'Newcomer', 'Organiser (events, meetings)', 'Librarian', 'Somebody else'];
const places = ['Harbour', 'Old Town', 'Garden Quarter', 'Hillside', 'Über den Wiesen'];
const tools = ['Forum', 'Chat', 'Calls (video, audio)', 'Mailing list', 'Notice board', 'Wiki', 'Shared calendar'];
const needs = ['More time', 'A quieter room', 'Clear tasks', 'Somebody to ask', 'Written notes', 'Earlier announcements'];
const degrees = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree', 'Not applicable'];
const phrases = [
  'I would like to hear about changes earlier',
  'the room is fine, but cold in winter',
  'somebody said "ask again next month", and nobody did',
  'thank you for the patience – it helped a lot',
  'more than two calls a month is too much for me',
  'die Notizen sind gut, aber ich finde sie nie',
];

/** The 30 columns: one time, six choices, five questions with several answers, twelve scales in two wordings, four texts, two numbers. */
const columns: readonly (readonly [header: string, cell: (pick: Pick, row: number) => string])[] = [
  ['Timestamp', (_, row) => time(row)],
  ...[
    'What is your role?',
    'Where do you live?',
    'Which role had you before?',
    'Where would you meet?',
    'Your first role',
    'Your part of town',
  ].map((header, index) => [header, (pick: Pick) => pick(index % 2 === 0 ? roles : places)] as const),
  ...['What do you use?', 'What did you use before?', 'What would you drop?', 'What do you need?', 'What did you miss?'].map(
    (header, index) => [header, (pick: Pick) => several(index < 3 ? tools : needs, pick)] as const,
  ),
  ...Array.from(
    { length: 6 },
    (_, index) => [`How content are you? [Part ${index + 1}]`, (pick: Pick) => pick(['1', '2', '3', '4', '5', ''])] as const,
  ),
  ...Array.from({ length: 6 }, (_, index) => [`How far do you agree? [Sentence ${index + 1}]`, (pick: Pick) => pick(degrees)] as const),
  ...['What should change?', 'What should stay?', 'A word to the organisers', 'Anything else?'].map(
    (header, index) => [header, (pick: Pick) => said(pick, index)] as const,
  ),
  ['How many years have you been here?', (pick) => pick(['0', '1', '2', '3', '5', '8', '13', '21'])],
  ['How many hours a month?', (pick) => pick(['1', '2', '4', '8', '10.5', ''])],
];

/** The headers of the 30 columns. */
export const surveyHeaders: readonly string[] = columns.map(([header]) => header);

/** The export in stretches of a thousand rows, as CSV with LF. */
export function* surveyExport({ rows, seed = 1 }: Size): Generator<string> {
  const pick = picker(seed);
  yield line(surveyHeaders);
  for (let from = 0; from < rows; from += 1000) {
    const count = Math.min(1000, rows - from);
    yield Array.from({ length: count }, (_, index) => line(columns.map(([, cell]) => cell(pick, from + index)))).join('');
  }
}

type Pick = <T>(list: readonly T[]) => T;

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

function time(row: number): string {
  const at = new Date(Date.UTC(2026, 2, 1, 8) + row * 7000).toISOString();
  return `${at.slice(0, 10).replaceAll('-', '/')} ${at.slice(11, 19)}`;
}

function several(list: readonly string[], pick: Pick): string {
  const first = pick([0, 1, 2, 3, 4, 5]);
  const step = pick([1, 2, 3, 4]);
  return list.filter((_, index) => index >= first && (index - first) % step === 0).join(', ');
}

/** Most people write nothing, and some write a paragraph or two. */
function said(pick: Pick, index: number): string {
  if (pick([0, 1, 2, 3, 4]) > 0) return '';
  const first = `${pick(phrases)}; ${pick(phrases)}`;
  return index === 3 && pick([0, 1, 2]) === 0 ? `${first}.\n${pick(phrases)}.` : first;
}

/** Chooses from lists, the same way for the same seed (a multiplicative congruential generator, Lewis, Goodman and Miller 1969). */
function picker(seed: number): Pick {
  let state = seed;
  return (list) => {
    state = (state * 16_807) % 2_147_483_647;
    return list[Math.floor((state / 2_147_483_647) * list.length)] as (typeof list)[number];
  };
}
