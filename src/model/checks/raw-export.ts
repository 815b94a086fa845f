// Tells a table of survey answers by row, as a tool exports it, from any other table. Reads the head of the file alone.
import { openScanner } from '../../text/csv/scan.ts';
import type { Span } from '../../text/source.ts';
import type { Day } from '../../time/day.ts';
import { readPollTable } from '../polls/table.ts';
import { dialectOf, dialects } from '../surveys/dialects/list.ts';
import type { PersonalKind } from '../surveys/layout.ts';
import { columnKind, personalKindOf } from '../surveys/personal-values.ts';

/** Why a table is taken for answers by row, in words, and where that shows. */
export interface RawExport {
  readonly because: string;
  readonly span: Span;
}

const ROWS = 200;
const CHARACTERS = 256 * 1024;

const NAMES: ReadonlyMap<PersonalKind, string> = new Map([
  ['email', 'e-mail addresses'],
  ['ip', 'IP addresses'],
  ['phone', 'phone numbers'],
]);

/** What in a table says that it holds answers by row; undefined where nothing does. */
export function rawExportIn(path: string, text: string): RawExport | undefined {
  const head = text.slice(0, CHARACTERS);
  const firstLine = head.slice(0, head.search(/[\r\n]|$/));
  const [delimiter = ','] = [',', ';', '\t'].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length);
  const { rows, lines } = rowsOf(head, delimiter);
  if (rows.length < 2) return undefined;
  const found = dialectOf({ rows, delimiter, name: path });
  if ('refused' in found) return undefined;
  const { dialect, headerRows } = found.layout;
  if (dialect !== 'generic') {
    const tool = dialects.find(({ name }) => name === dialect)?.tool ?? dialect;
    return { because: `answers by row (an export of ${tool})`, span: { start: 0, end: firstLine.length } };
  }
  if (isPoll(rows)) return { because: 'who can come when, by name (a poll about a meeting)', span: { start: 0, end: firstLine.length } };
  for (let index = 0; index < (rows[0]?.length ?? 0); index++) {
    const column = rows.map((row) => row[index] ?? '');
    const kind = columnKind(counted(column.slice(headerRows)));
    const name = kind && NAMES.get(kind);
    if (name === undefined) continue;
    const first = column.findIndex((value, row) => row >= headerRows && personalKindOf(value) === kind);
    return { because: `${name} in its column ${index + 1}`, span: spanOf(head, lines[first] ?? 1, column[first] ?? '') };
  }
  return undefined;
}

/** Names and times with an answer in each cell. Days alone may as well be a list of who was there. */
function isPoll(rows: readonly (readonly string[])[]): boolean {
  const poll = readPollTable(rows, { today: '2000-01-01' as Day });
  return (
    !('problem' in poll) &&
    poll.slots.length > 1 &&
    poll.slots.some(({ start }) => start !== undefined) &&
    poll.rows.some(({ name, cells }) => name !== '' && cells.some((cell) => cell === 'yes' || cell === 'maybe')) &&
    poll.unknown === 0
  );
}

function counted(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

interface Rows {
  readonly rows: readonly (readonly string[])[];
  /** The line, from 1, on which each row begins. */
  readonly lines: readonly number[];
}

/** The first rows, read without complaint: whatever it is, it is only looked at. */
function rowsOf(head: string, delimiter: string): Rows {
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  const reader = openScanner(
    { delimiter, quote: '"', maxRecord: CHARACTERS },
    {
      record(cells, line) {
        if (cells.length > 1 || cells[0] !== '') {
          rows.push([...cells]);
          lines.push(line);
        }
        return rows.length < ROWS ? undefined : 'stop';
      },
      broken: () => 'reread',
    },
  );
  if (reader.feed(head.startsWith('\ufeff') ? head.slice(1) : head) !== 'stop') reader.end();
  return { rows, lines };
}

/** Where a value stands in a row that begins on a line. */
function spanOf(text: string, line: number, value: string): Span {
  let at = 0;
  for (let ends = text.matchAll(/\r\n?|\n/g), n = 1; n < line; n++) {
    const end = ends.next().value;
    at = end === undefined ? at : end.index + end[0].length;
  }
  const start = Math.max(at, text.indexOf(value, at));
  return { start, end: start + value.length };
}
