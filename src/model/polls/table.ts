// A scheduling poll as a table: people down, times across (or the other way round), with one to several rows of heads. Finds which rows are heads,
// which columns are times and which row is a person; what else stands there (addresses, remarks, sums) is left out and counted.
import { findContacts } from '../../text/contacts.ts';
import { findTimes } from '../../time/mention.ts';
import { monthNamed } from '../../time/names.ts';
import { isDated, orderOf, type Slot, type SlotHints, slotIn } from './slots.ts';
import { type Cell, plainCell, type Vote, voteReader } from './votes.ts';

/** One row: the name as it is written (empty: none), and a cell for each slot. Names are for matching, and go nowhere else. */
interface PollRow {
  readonly name: string;
  readonly cells: readonly Cell[];
}

export interface PollTable {
  readonly slots: readonly Slot[];
  readonly rows: readonly PollRow[];
  /** What was left out. */
  readonly addresses: number;
  readonly sums: number;
  /** Cells that are no answer, and the short words in them that stand there more than once. */
  readonly unknown: number;
  readonly unknownWords: readonly string[];
  /** Heads of columns with answers that were left out: their day is doubtful, or there is none. */
  readonly doubtful: readonly string[];
  /** How numeric dates were read, where the file says nothing and the group does not either. */
  readonly order?: 'dmy' | 'mdy';
}

export const MOST_ROWS = 5000;
const MOST_COLUMNS = 500;
const MOST_HEADS = 8;
const SUMS = /^(?:count|counts|total|totals|sum|summe|anzahl|gesamt|addition|ergebnis|somme|totaux|totale|suma|nombre|votes|ok)\b/i;
const NAMES =
  /^(?:name|names|participants?|teilnehmer|teilnehmende|nom|noms|nombre|nome|nama|who|wer|qui|quién|quem|people|person|user)\b/i;

/** The poll in the rows of a file; or why there is none in it, and what to do. */
export function readPollTable(
  given: readonly (readonly string[])[],
  hints: SlotHints,
  means: ReadonlyMap<string, Vote> = new Map(),
): PollTable | { readonly problem: string; readonly help: string } {
  const rows = upright(given.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_COLUMNS)));
  const heads = headRows(rows, means);
  const body = rows.slice(heads);
  const texts = headsOf(rows.slice(0, heads));
  const found = orderOf(texts.flatMap((head) => head[0] ?? []));
  const order = hints.order ?? found;
  const settled = { ...hints, ...(order && { order }) };
  const columns: { readonly column: number; readonly slot: Slot }[] = [];
  const doubtful: string[] = [];
  for (const [column, ways] of texts.entries()) {
    const slot = ways.map((way) => slotIn(way, settled)).find((one) => one !== undefined);
    if (slot !== undefined) columns.push({ column, slot });
    else if (ways[0] !== undefined && (isDated(ways[0]) || findTimes(ways[0].slice(0, 100)).length > 0)) doubtful.push(ways[0]);
  }
  if (columns.length === 0)
    return doubtful.length > 0
      ? {
          problem: `“${doubtful[0]}” may be two days, or none`,
          help: 'say in wg.yaml how the group writes dates: date_order: dmy, or mdy',
        }
      : {
          problem: 'no column has a day at its head, so this is no poll about times',
          help: 'a table with people in rows and days in the first row is read; so is what Framadate, Rallly and Nextcloud Polls export as CSV',
        };
  const others = new Set(columns.map(({ column }) => column));
  const rest = texts.map((_, column) => column).filter((column) => !others.has(column));
  const named = nameColumn(rows.slice(0, heads), body, rest);
  const read = voteReader(
    body.some((row) => columns.some(({ column }) => row[column]?.trim() === '2')),
    means,
  );
  const people: PollRow[] = [];
  const odd = new Map<string, number>();
  const left = { addresses: 0, sums: 0, unknown: 0 };
  for (const row of body) {
    const written = named === undefined ? '' : (row[named] ?? '').trim();
    if (SUMS.test(written)) {
      left.sums++;
      continue;
    }
    left.addresses += rest.filter((column) => hasAddress(row[column] ?? '')).length;
    const cells = columns.map(({ column }) => {
      const cell = read(row[column] ?? '');
      if (cell !== 'unknown') return cell;
      left.unknown++;
      const word = plainCell(row[column] ?? '');
      if (word.length <= 20 && findContacts(word).length === 0) odd.set(word, (odd.get(word) ?? 0) + 1);
      return cell;
    });
    if (written === '' && cells.every((cell) => cell === 'blank' || cell === 'unknown')) continue;
    people.push({ name: hasAddress(written) ? '' : written, cells });
  }
  return {
    slots: columns.map(({ slot }) => slot),
    rows: people,
    ...left,
    unknownWords: [...odd].filter(([, times]) => times > 1).map(([word]) => word),
    doubtful,
    ...(hints.order === undefined && found !== undefined && { order: found }),
  };
}

/** Turned round where the days stand down the first column. */
function upright(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const across = rows.slice(0, MOST_HEADS).some((row) => row.slice(1).some(isDated));
  const down = rows.slice(1).filter((row) => isDated(row[0] ?? '')).length;
  if (across || down < 2) return rows;
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''));
}

/** How many rows are heads: all up to the last with days or times above the first with answers. */
function headRows(rows: readonly (readonly string[])[], means: ReadonlyMap<string, Vote>): number {
  const read = voteReader(true, means);
  const isAnswer = (text: string): boolean => text !== '' && read(text) !== 'unknown' && read(text) !== 'blank';
  const isTimed = (cell: string): boolean => isDated(cell) || isMonth(cell) || (cell.length < 100 && findTimes(cell).length > 0);
  const top = rows.slice(0, MOST_HEADS).map((row) => row.slice(1));
  // The moment at which somebody answered stands in some tables too.
  const answered = top.findIndex((row, at) => at > 0 && row.filter(isAnswer).length > row.filter(isTimed).length);
  return (answered === -1 ? top : top.slice(0, answered)).findLastIndex((row) => row.some(isTimed)) + 1;
}

function isMonth(cell: string): boolean {
  const [, word, year] = /^\s*(\p{L}{3,12})\.?(?:\s+(\d{4}))?\s*$/u.exec(cell.slice(0, 40)) ?? [];
  return word !== undefined && year !== undefined && monthNamed(word) !== undefined;
}

/** `Tue 8` below the month. */
function isDayOfMonth(cell: string): boolean {
  return /^(?:\p{L}{2,12}\.?,? )?\d{1,2}\.?$/u.test(cell);
}

/** For each column the ways in which its heads may be read as one. Sheets merge the cells of one day or month: what stands left counts for what is empty. */
function headsOf(heads: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = Math.max(0, ...heads.map((row) => row.length));
  const filled = heads.map((row) => {
    let last = '';
    return Array.from({ length: width }, (_, column) => {
      const own = (row[column] ?? '').trim();
      if (own !== '') last = column > 0 && (isDated(own) || isMonth(own) || isDayOfMonth(own)) ? own : '';
      const hasOwn = heads.some((other) => /\d/.test(other[column] ?? ''));
      return own === '' && hasOwn ? last : own;
    });
  });
  return Array.from({ length: width }, (_, column) => {
    const parts = filled.map((row) => row[column] ?? '').filter((part) => part !== '');
    const [first, second, ...more] = parts;
    if (first === undefined) return [];
    const cut = parts.slice(-3);
    const swapped = cut.length > 1 ? [[cut[1], cut[0], ...cut.slice(2)].join(' ')] : [];
    return [...new Set([...(second === undefined ? [] : [[first, second, ...more].join(' ')]), first, ...swapped])];
  });
}

/** The column of the names: the one that says so, else the first that has words in it. */
function nameColumn(
  heads: readonly (readonly string[])[],
  body: readonly (readonly string[])[],
  columns: readonly number[],
): number | undefined {
  const said = columns.find((column) => heads.some((row) => NAMES.test((row[column] ?? '').trim())));
  if (said !== undefined) return said;
  return columns.find((column) => {
    const cells = body.flatMap((row) => row[column]?.trim() || []);
    return cells.length > 0 && !cells.some(isDated) && cells.filter(hasAddress).length < cells.length;
  });
}

function hasAddress(text: string): boolean {
  return text.includes('@') && findContacts(text.slice(0, 400)).some(({ kind }) => kind === 'email');
}
