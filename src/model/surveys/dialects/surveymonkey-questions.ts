// The questions of a SurveyMonkey export, and of others with two header rows: what each of their columns is, by the labels in the second header
// row and by the first answers.
import { headerKey } from '../header-text.ts';
import type { ColumnRole } from '../layout.ts';
import { personalHeader } from '../personal-headers.ts';
import { isEmptyColumn, plainAnswer, questionKey, type Sheet } from './columns.ts';
import { asksForContact, type Labelled, readingOf } from './option-columns.ts';

/** A question with its columns, from left to right. */
export interface Block {
  readonly title: string;
  readonly columns: readonly Labelled[];
}

/** Whether a cell says no more than that the option in its header is chosen, or is not. */
type Says = (cell: string, label: string) => boolean;

type Roles = readonly (readonly [index: number, role: ColumnRole])[];

const RESPONSE = new Set(
  [
    ['response', 'open-ended response', 'antwort', 'offene antwort', 'beantwortung mit offenem ende', 'réponse', 'réponse ouverte'],
    ['respuesta', 'respuesta abierta', 'resposta', 'resposta aberta', 'resposta com final aberto', 'risposta', 'risposta aperta'],
    ['antwoord', 'open antwoord', 'open reactie'],
  ].flat(),
);
const OTHER =
  /^(?:other|sonstiges?|andere|autre|otr[oa]|outr[oa]|altro|anders)(?: \((?:please specify|bitte angeben|veuillez préciser|especifique|por favor especifique|especifique, por favor|specificare|geef nadere toelichting)\))?$/;

/** Whether a cell of the second header row says that the answer itself stands below. */
export function isResponseWord(text: string): boolean {
  return RESPONSE.has(headerKey(text));
}

/** The questions of a file with two header rows: each named column that is not the tool's begins one, and takes the nameless ones to its right that have a label or values. */
export function blocksOf(
  sheet: Sheet,
  under: readonly string[],
  ownRole: (sheet: Sheet, index: number, under: string) => ColumnRole | undefined,
): readonly Block[] {
  const blocks: { title: string; columns: { index: number; label: string }[] }[] = [];
  let open = false;
  for (const [index, header] of sheet.headers.entries()) {
    const below = (under[index] ?? '').trim();
    // The question once more is no label.
    const label = header !== '' && headerKey(below) === sheet.keys[index] ? '' : below;
    const own = ownRole(sheet, index, below) !== undefined;
    if (header === '' && own) continue; // numbers of rows
    if (header !== '') {
      open = !own;
      if (open) blocks.push({ title: header, columns: [] });
    }
    if (header === '' && label === '' && isEmptyColumn(sheet, index)) continue;
    if (open) blocks.at(-1)?.columns.push({ index, label: label === '' && header === '' ? `Column ${index + 1}` : label });
    else if (header === '' && label !== '') {
      open = true;
      blocks.push({ title: `Column ${index + 1}`, columns: [{ index, label }] });
    }
  }
  return blocks;
}

/** The roles of a question's columns; `unclear` are those that no answer told about yet. */
export function blockRoles(
  block: Block,
  rows: readonly (readonly string[])[],
  says: Says = repeats,
): { readonly roles: Roles; readonly unclear: readonly number[] } {
  const { title, columns } = block;
  const [first, ...rest] = columns;
  if (first === undefined) return { roles: [], unclear: [] };
  const question = { kind: 'answer', question: questionKey(first.index), title } as const;
  if (first.label === '' || isResponseWord(first.label)) {
    const what = personalHeader(title);
    const answer: ColumnRole = what === undefined ? plainAnswer(first.index, title) : { kind: 'personal', what };
    return { roles: [[first.index, answer], ...rest.map((column) => [column.index, besideRole(question, column)] as const)], unclear: [] };
  }
  return severalRoles(question, columns, rows, says);
}

interface Question {
  readonly kind: 'answer';
  readonly question: string;
  readonly title: string;
}

/** A column beside the answer: the text of “other”, or a comment such as `Why?`. */
function besideRole(question: Question, { label }: Labelled): ColumnRole {
  return OTHER.test(headerKey(label)) ? { ...question, other: true } : { ...question, comment: true };
}

function severalRoles(
  question: Question,
  columns: readonly Labelled[],
  rows: readonly (readonly string[])[],
  says: Says,
): { readonly roles: Roles; readonly unclear: readonly number[] } {
  const middle = columns.findIndex(({ label }, at) => at > 1 && at < columns.length - 1 && OTHER.test(headerKey(label)));
  const before = columns.slice(0, middle);
  if (middle > 0 && readingOf(before, rows, repeats) === 'options' && readingOf(columns.slice(middle + 1), rows, repeats) === 'rows') {
    // What somebody added behind the text of “other”, such as a coding of it.
    const read = severalRoles(question, columns.slice(0, middle + 1), rows, says);
    return {
      ...read,
      roles: [...read.roles, ...columns.slice(middle + 1).map(({ index }) => [index, { ...question, comment: true }] as const)],
    };
  }
  const last = columns.at(-1);
  const named = last !== undefined && columns.length > 1 && OTHER.test(headerKey(last.label));
  const parts = named ? columns.slice(0, -1) : columns;
  const both =
    parts.every(({ label }) => label.includes(' - ')) &&
    readingOf(parts, rows, (cell, label) => label.endsWith(` - ${cell}`)) === 'options';
  const whole = both ? 'options' : readingOf(parts, rows, named ? says : repeats);
  const text = !named && whole === 'rows' && columns.length > 2 && readingOf(columns.slice(0, -1), rows, repeats) === 'options';
  const reading = text ? 'options' : whole;
  const other = named || text ? last : undefined;
  const contact = reading === 'rows' && asksForContact(columns.map(({ label }) => label));
  const roles = columns.map((column): readonly [number, ColumnRole] => {
    const { index, label } = column;
    if (column === other) return [index, { ...question, other: true }];
    const what = contact ? personalHeader(label) : undefined;
    if (what !== undefined) return [index, { kind: 'personal', what }];
    if (both) return [index, { ...question, ...rowAndOption(column, rows) }];
    if (reading === 'ranks') return [index, { ...question, ranks: { item: label } }];
    return [index, reading === 'rows' ? { ...question, row: label } : { ...question, option: label }];
  });
  return { roles, unclear: reading === 'unknown' && rows.length > 0 ? columns.map(({ index }) => index) : [] };
}

/** Whether a cell repeats the label of its column, which is how an option is chosen. */
function repeats(cell: string, label: string): boolean {
  return cell === label || cell === '0';
}

/** `Row - Column` of a grid with several answers: the column is what a cell repeats, else what follows the last dash. */
function rowAndOption({ index, label }: Labelled, rows: readonly (readonly string[])[]): { readonly row: string; readonly option: string } {
  const said = rows.map((row) => (row[index] ?? '').trim()).find((cell) => cell !== '');
  const at = said === undefined ? label.lastIndexOf(' - ') : label.length - said.length - 3;
  return { row: label.slice(0, at), option: label.slice(at + 3) };
}
