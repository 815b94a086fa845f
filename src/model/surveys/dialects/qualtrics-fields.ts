// The fields of a Qualtrics export: which belong to one question, by their import ids (`QID3_1`, `QID3_4_TEXT`), and what they are, by the
// wording (`Question - Option`) and the first answers.
import type { ColumnRole } from '../layout.ts';
import { personalHeader } from '../personal-headers.ts';
import { questionKey } from './columns.ts';
import { asksForContact, readingOf } from './option-columns.ts';

export interface Field {
  readonly index: number;
  /** `Q3_1`: the first header row. */
  readonly name: string;
  /** `QID3_1`: the third; the name where there is none. */
  readonly id: string;
  /** The second; the name where there is none. */
  readonly words: string;
  /** One of the tool's own, or nameless and empty. */
  readonly own: boolean;
}

/** What the tool measures or draws by lot: order of display, clicks and times on a page, scores, checks against robots. */
const MEASURED =
  /_DO(?:_\w{1,60})?$|_(?:First|Last) Click$|_Page Submit$|_Click Count$|^SC\d{1,3}$|^Q_\w{1,60}$|_(?:Browser|Version|Operating System|Resolution)$/;

/** The role of every field that is not the tool's own; `unclear` are those that no answer told about yet. */
export function fieldRoles(
  fields: readonly Field[],
  rows: readonly (readonly string[])[],
): { readonly roles: ReadonlyMap<number, ColumnRole>; readonly unclear: readonly number[] } {
  const measured = fields.filter(({ own, name }) => !own && MEASURED.test(name));
  const asked = fields.filter(({ own, name }) => !own && !MEASURED.test(name));
  const groups = groupsOf(asked).map((group) => groupRoles(group, rows));
  return {
    roles: new Map([...measured.map(({ index }) => [index, { kind: 'machine' }] as const), ...groups.flatMap(({ roles }) => roles)]),
    unclear: groups.flatMap(({ unclear }) => unclear),
  };
}

const TEXT = /_TEXT$/;

/** Neighbours of one question: `QID3_1` and `QID3_2_TEXT` are of `QID3`; loops (`1_QID3`) and second columns (`QID3#1_2`) are questions of their own. */
function groupsOf(fields: readonly Field[]): readonly (readonly Field[])[] {
  const groups: Field[][] = [];
  const seen = new Set<string>();
  let last: string | undefined;
  for (const field of fields) {
    const base = baseOf(field.id);
    if (base !== last || seen.has(field.id)) {
      groups.push([]);
      seen.clear();
    }
    groups.at(-1)?.push(field);
    seen.add(field.id);
    last = base;
  }
  return groups;
}

function isText({ id, name }: Field): boolean {
  return TEXT.test(id) || TEXT.test(name);
}

function baseOf(id: string): string {
  return id.replace(TEXT, '').replace(/(?:_x?\d{1,6}){1,2}$/, '') || id;
}

interface Group {
  readonly roles: readonly (readonly [index: number, role: ColumnRole])[];
  readonly unclear: readonly number[];
}

function groupRoles(group: readonly Field[], rows: readonly (readonly string[])[]): Group {
  const first = group[0];
  if (first === undefined) return { roles: [], unclear: [] };
  const texts = group.filter(isText);
  const parts = group.filter((field) => !isText(field));
  if (parts.length < 2)
    return { roles: group.map((field) => [field.index, singleRole(group, field, parts[0] ?? first)] as const), unclear: [] };
  const before = sharedStart(parts.map(({ words }) => words));
  const title = titleOf(group, before);
  const labelled = parts.map(({ index, words }) => ({
    index,
    label: words.startsWith(`${before} - `) ? words.slice(before.length + 3) : words,
  }));
  const codes = new Map(parts.map(({ name }, at) => [labelled[at]?.label ?? '', /_(\d{1,6})$/.exec(name)?.[1] ?? '1']));
  const constant = parts.every(({ index }) => new Set(rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '')).size < 2);
  const says = (cell: string, label: string) => cell === label || (constant && (cell === '1' || cell === codes.get(label)));
  const reading = readingOf(labelled, rows, says);
  const question = { kind: 'answer', question: questionKey(first.index), title } as const;
  const contact = reading === 'rows' && asksForContact(labelled.map(({ label }) => label));
  const roleOf = ({ index, label }: { readonly index: number; readonly label: string }): readonly [number, ColumnRole] => {
    const what = contact ? personalHeader(label) : undefined;
    if (what !== undefined) return [index, { kind: 'personal', what }];
    if (reading === 'ranks') return [index, { ...question, ranks: { item: label } }];
    return [index, reading === 'rows' ? { ...question, row: label } : { ...question, option: label }];
  };
  return {
    roles: [...labelled.map(roleOf), ...texts.map(({ index }) => [index, { ...question, other: true }] as const)],
    unclear: reading === 'unknown' && rows.length > 0 ? labelled.map(({ index }) => index) : [],
  };
}

/** A question in one column, and the text that goes with its “other”; a text field alone is the question itself. */
function singleRole(group: readonly Field[], field: Field, main: Field): ColumnRole {
  const title = titleOf(group, main.words);
  const question = { kind: 'answer', question: questionKey(group[0]?.index ?? 0), title } as const;
  if (field !== main) return { ...question, other: true };
  const what = personalHeader(title);
  return what === undefined ? question : { kind: 'personal', what };
}

/** The wording without `Selected Choice`, which stands, in the survey's language, where a text goes with “other”: the texts share the rest. */
function titleOf(group: readonly Field[], words: string): string {
  const shared = group.some(isText) && group.length > 1 ? sharedStart(group.map((field) => field.words)) : words;
  return (words.startsWith(`${shared} - `) ? shared : words).replace(/ - Selected Choice$/, '');
}

/** What stands before the last ` - ` that all wordings share; where they share none, the first wording. */
function sharedStart(words: readonly string[]): string {
  const [first = ''] = words;
  let same = first.length;
  for (const text of words) {
    let at = 0;
    while (at < same && text[at] === first[at]) at += 1;
    same = at;
  }
  const dash = first.slice(0, same).lastIndexOf(' - ');
  return dash > 0 ? first.slice(0, dash) : first;
}
