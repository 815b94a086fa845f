// People in a table: which column names them, which holds handles, organisations, roles, and the column with a cross for those who came.
import { type Block, cellsOf, isTableSeparator } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import type { Part } from './outline.ts';
import type { Found } from './people.ts';
import { looksLikeName, personIn } from './person.ts';
import type { Syntax } from './syntax.ts';

// A row's cells as plain words, and the line they stand on.
interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  /** Of cells that head their columns. */
  readonly isHead?: boolean;
}

export const peopleTables: Syntax = {
  name: 'tables of people',
  reads: 'A table under such a heading, in Markdown or HTML; where a column holds crosses, only those with one were there.',
  examples: [
    {
      says: 'a table with a head',
      note: '## Attendees\n\n| Name | GitHub | Organization |\n| --- | --- | --- |\n| Ana Lopez (host) | @ana | Acme |\n| Bo Berg | bo | |\n',
      reads: ['present: Ana Lopez @ana (host; Acme)', 'present: Bo Berg @bo'],
    },
    {
      says: 'without outer pipes',
      note: '## Participants\n\nName | City\n---- | ----\nAna Lopez | Lima\nBo Berg | Oslo\n',
      reads: ['present: Ana Lopez', 'present: Bo Berg'],
    },
    {
      says: 'rows where others write labels',
      path: 'agenda.md',
      note: '| Key | Value |\n|---|---|\n| **Date** | 27.2.2024 |\n| Attendees: | Ana Lopez, Bo Berg |\n| | Cy Diaz |\n| Location | Oslo |\n',
      reads: ['day: 2024-02-27', 'present: Ana Lopez', 'present: Bo Berg', 'present: Cy Diaz'],
    },
    {
      says: 'a head of columns is no such row',
      note: '# Hall\n\n| Participants | Organisation |\n|---|---|\n| 12 | Acme |\n',
      reads: [],
      trap: true,
    },
    {
      says: 'a column with crosses',
      note: '## Attendance\n\n<table>\n<tr><td></td><td><b>Name</b></td></tr>\n<tr><td>X</td><td>Ana Lopez</td></tr>\n<tr><td></td><td>Bo Berg</td></tr>\n</table>\n',
      reads: ['present: Ana Lopez'],
    },
  ],
};

const heads = {
  given: /^(?:(?:first|given|fore)[ -]?names?|vorname|prénom)\b/i,
  family: /^(?:(?:last|family|sur)[ -]?names?|nachname|apellidos?|sobrenome)\b/i,
  name: /^(?:(?:full |your |member )?names?\b|attendees?\b|participants?\b|members?\b|people|person|who\b|teilnehmer|nom\b|nombre\b|nome\b|nama\b|representative|delegate)/i,
  handle: /\b(?:handle|github|gitlab|gh|git hub|username|user name|nick(?:name)?|irc|slack|id|twitter|mastodon)\b/i,
  organisation:
    /\b(?:org(?:ani[sz]ation)?s?|company|affiliation|employer|representing|project|firma|organisme|organización|organização|organisasi|institution|team)\b/i,
  role: /\b(?:role|position|function|rolle|fonction|rol|função|peran)\b/i,
  initials: /\b(?:abbr(?:eviation|ev)?|initials|acronym|delegate code|kürzel)\b/i,
  present: /\b(?:present|attend(?:ed|ing|ance)?|here|in attendance|status|anwesend|présent|presente|hadir|✓|x)\b/i,
  absent: /\b(?:absent|regrets?|apologies|excused|entschuldigt|excusé|ausente)\b/i,
} as const;

type Column = keyof typeof heads;

const yes =
  /^(?:(?:✓|✔|✅|☑) \p{L}+|x|✓|✔|✅|☑|y|yes|p|present|1|•|\*|ja|oui|sí|si|sim|ya|:white_check_mark:|:heavy_check_mark:|here|:x:|\[x\]|v|attended|remote|online|in person)$/iu;
const no = /^(?:❌ \p{L}+|a|absent|n|no|0|-|–|❌|✖|✗|✘|×|nein|non|não)$/iu;
const excused = /^(?:r|e|regrets?|excused|apologies|entschuldigt|excusée?|ausente|partial regrets)$/i;

/** Whether the first row of a table heads a list of people: a column of names, and one of handles, organisations, initials or presence. */
export function isPeopleHead(cells: readonly string[]): boolean {
  const has = (column: Column) => cells.some((cell) => cell !== '' && cell.length < 40 && heads[column].test(cell));
  return (
    (has('name') || has('given')) &&
    (has('present') || has('handle') || has('organisation') || has('initials')) &&
    !cells.some((cell) => /\b(?:tasks?|actions?|topic|due|deadline|date|vote|description)\b/i.test(cell))
  );
}

/** Whether a table without a head is a roll: a name in each row, and beside it a word for yes or no, or nothing. */
export function isRoll(rows: readonly Row[]): boolean {
  const isAnswer = (cell: string) => cell === '' || yes.test(cell) || no.test(cell);
  return (
    rows.length >= 3 &&
    rows.every(({ cells }) => cells.length >= 2 && /\s/.test(cells[0] as string) && looksLikeName(cells[0] as string)) &&
    rows.every(({ cells }) => cells.slice(1).every(isAnswer)) &&
    rows.some(({ cells }) => yes.test(cells[1] as string))
  );
}

/** The people of a table whose first row may be its head. */
export function peopleInRows(rows: readonly Row[]): readonly Found[] {
  const [first] = rows;
  if (first === undefined) return [];
  const columns = new Map<Column, number>();
  for (const [i, cell] of first.cells.entries()) {
    for (const key of Object.keys(heads) as Column[])
      if (cell !== '' && cell.length < 60 && !columns.has(key) && heads[key].test(cell)) {
        columns.set(key, i);
        break;
      }
  }
  const isHead = columns.has('name') || columns.has('given') || columns.size >= 2 || first.isHead === true;
  const body = isHead ? rows.slice(1) : rows;
  // `First name`, and `Last name` or no more than `Nom` beside it.
  const givenAt = columns.get('given');
  const familyAt = columns.get('family') ?? (givenAt === undefined ? undefined : columns.get('name'));
  const nameAt = givenAt ?? columns.get('name') ?? nameColumn(body);
  if (nameAt === undefined) return [];
  const presentAt = columns.get('present') ?? crossColumn(first, body, isHead, nameAt);
  const marked =
    presentAt !== undefined &&
    presentAt !== nameAt &&
    body.some((row) => yes.test(row.cells[presentAt] ?? '') || no.test(row.cells[presentAt] ?? ''));
  // A column for crosses in which nobody has put one: nobody is known to have come.
  const nobody = presentAt !== undefined && presentAt !== nameAt && body.every((row) => (row.cells[presentAt] ?? '') === '');
  const found: Found[] = [];
  for (const row of body) {
    const family = familyAt === undefined ? '' : (row.cells[familyAt] ?? '');
    // A subtitle between the rows, or the head once more.
    if ((familyAt !== undefined && family === '') || (isHead && row.cells[nameAt] === first.cells[nameAt])) continue;
    const written = personIn(`${row.cells[nameAt] ?? ''} ${family}`);
    if (written === undefined || written === 'none') continue;
    const at = (column: Column) => {
      const i = columns.get(column);
      return i === undefined || i === nameAt ? '' : (row.cells[i] ?? '');
    };
    const cross = presentAt === undefined ? '' : (row.cells[presentAt] ?? '');
    const away = excused.test(cross) || yes.test(at('absent'));
    if (!away && (nobody || (marked && !yes.test(cross)))) continue;
    const handle = /^@?([\p{L}\p{N}][\p{L}\p{N}_.-]*)$/u.exec(at('handle'))?.[1];
    const person = handle === undefined || written.handle !== undefined ? written : { ...written, handle };
    found.push({
      line: row.line,
      person,
      regrets: away || written.absent,
      ...(at('role') === '' ? {} : { role: at('role') }),
      ...(at('organisation') === '' ? {} : { organisation: at('organisation') }),
      ...(/^\p{Lu}[\p{Lu}\p{N}]{1,4}$/u.test(at('initials')) ? { nickname: at('initials') } : {}),
    });
  }
  return found;
}

function nameColumn(body: readonly Row[]): number | undefined {
  const width = Math.max(0, ...body.slice(0, 20).map((row) => row.cells.length));
  for (let i = 0; i < Math.min(width, 8); i++) {
    const named = body.filter((row) => /\s/.test(row.cells[i] ?? '') && looksLikeName((row.cells[i] ?? '').replace(/\(.*$/, '')));
    if (named.length * 2 > body.length) return i;
  }
  return undefined;
}

// A column without a head that holds nothing but crosses, or nothing at all.
function crossColumn(head: Row, body: readonly Row[], isHead: boolean, nameAt: number): number | undefined {
  for (const [i, cell] of head.cells.entries()) {
    if (
      i !== nameAt &&
      (isHead ? cell === '' : body.some((row) => yes.test(row.cells[i] ?? ''))) &&
      body.every((row) => (row.cells[i] ?? '') === '' || [yes, no, excused].some((mark) => mark.test(row.cells[i] ?? '')))
    )
      return i;
  }
  return undefined;
}

// The rows of an HTML table that is spread over lines. The row's line is that of its first cell with words.
function htmlRows(blocks: readonly Block[]): readonly Row[] {
  const rows: Row[] = [];
  let cells: string[] | undefined;
  let cell: string | undefined;
  let heads = 0;
  let line = 0;
  const closeCell = () => {
    if (cell !== undefined) cells?.push(plainWords(cell));
    cell = undefined;
  };
  const closeRow = () => {
    closeCell();
    if (cells !== undefined && cells.length > 0) rows.push(heads === cells.length ? { line, cells, isHead: true } : { line, cells });
    cells = undefined;
  };
  for (const block of blocks) {
    for (const piece of block.line.text.slice(0, 4000).split(/(?=<)/)) {
      const name = /^<(\/?[a-z0-9]{1,10})\b[^<>]*>/i.exec(piece);
      const tag = name?.[1]?.toLowerCase();
      if (tag === 'tr' || tag === '/tr' || tag === '/table') {
        closeRow();
        if (tag === 'tr') [cells, line, heads] = [[], 0, 0];
      } else if (tag === 'td' || tag === 'th') {
        closeCell();
        cells ??= [];
        if (tag === 'th') heads++;
        cell = piece.slice(name?.[0].length);
      } else if (tag === '/td' || tag === '/th') closeCell();
      else if (cell !== undefined) cell += ` ${tag === undefined ? piece : piece.slice(name?.[0].length)}`;
      if (line === 0 && cell !== undefined && cell.trim() !== '') line = block.line.number;
    }
  }
  closeRow();
  return rows;
}

// `[✔]` and `[ ]` are boxes, whatever stands in them; a sign may be written as a picture or as a letter.
function wordsOfCell(cell: string): string {
  const words = plainWords(cell).replace(/\ufe0f/g, '');
  return /^\[.{0,2}\]$/u.test(words) ? words.slice(1, -1).trim() : words;
}

/** A table: its rows, the lines it covers, and the block it begins at. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly lines: readonly number[];
  readonly from: number;
}

/** The first table of a part, in Markdown or HTML. */
export function tableRows(blocks: readonly Block[], part: Pick<Part, 'from' | 'to'>): Rows | undefined {
  for (let i = part.from; i < part.to; i++) {
    const block = blocks[i] as Block;
    if (block.shape === 'row') {
      const rows: { line: number; cells: readonly string[] }[] = [];
      const lines: number[] = [];
      for (let at = i; at < part.to && (blocks[at] as Block).shape === 'row'; at++) {
        const row = blocks[at] as Block;
        lines.push(row.line.number);
        if (!isTableSeparator(row)) rows.push({ line: row.line.number, cells: cellsOf(row.text).map(wordsOfCell) });
      }
      return { rows, lines, from: i };
    }
    if (block.shape === 'html' && /^<(?:table|tr|thead|tbody)\b/i.test(block.text)) {
      let end = i;
      while (end < part.to && !/<\/table>/i.test((blocks[end] as Block).text)) end++;
      const inside = blocks.slice(i, Math.min(part.to, end + 1));
      return { rows: htmlRows(inside), lines: inside.map((one) => one.line.number), from: i };
    }
  }
  return undefined;
}
