// Answers of a LimeSurvey survey: one header row in one of four styles, a column per subquestion. Options of a multiple choice are `Y` or
// empty, ranks have a column each, `other` and comments stand behind their question. Answers without a submission date were not finished.
import type { Column, ColumnRole, Dialect, Head, Layout } from '../layout.ts';
import { personalHeader } from '../personal-headers.ts';
import { columnsOf, plainAnswer, questionKey, type Sheet, sheetOf } from './columns.ts';
import { columnsText, commonDoubts } from './doubts.ts';
import { type HeaderStyle, type LimeHeader, limeHeader, ownCode, styleOf } from './limesurvey-headers.ts';
import { asksForContact, type Reading, readingOf } from './option-columns.ts';
import { notAnAnswer } from './rows.ts';

export const limesurvey: Dialect = {
  name: 'limesurvey',
  tool: 'LimeSurvey, “Export results”, CSV',
  knownBy: 'columns `submitdate`, `lastpage`, `startlanguage`, `seed`, as codes, as texts in seven languages, or both',
  claims: (head) => {
    const { keys } = sheetOf(head);
    return keys[0] !== 'startdate' && styleOf(keys) !== undefined;
  },
  layout: limeLayout,
};

const OWN_ROLES: ReadonlyMap<string, ColumnRole> = new Map<string, ColumnRole>([
  ['id', { kind: 'response' }],
  ['token', { kind: 'respondent' }],
  ['submitdate', { kind: 'time', what: 'end' }],
  ['startdate', { kind: 'time', what: 'start' }],
  ['ipaddr', { kind: 'personal', what: 'ip' }],
]);

function limeLayout(head: Head): Layout {
  const sheet = sheetOf(head);
  const { style, between } = styleOf(sheet.keys) ?? { style: 'code' as const, between: '' };
  const groups = groupsOf(sheet, style, between);
  const roles = new Map(groups.flatMap((group) => groupRoles(sheet, group)));
  const columns: readonly Column[] = columnsOf(sheet, (key, index) => {
    const code = ownCode(key, between);
    if (code !== undefined) return OWN_ROLES.get(code) ?? { kind: 'machine' };
    return /^attribute_\d{1,3}$/.test(key) ? { kind: 'personal', what: 'identity' } : roles.get(index);
  });
  const submitted = sheet.keys.findIndex((key) => ownCode(key, between) === 'submitdate');
  const skip = notAnAnswer(sheet, []);
  const unknown = groups.filter(({ reading }) => reading === 'unknown').flatMap(({ members }) => members.map(({ index }) => index));
  return {
    dialect: 'limesurvey',
    headerRows: sheet.headers.length === 0 ? 0 : sheet.at + 1,
    columns,
    separators: [],
    rowKind: (cells) => skip(cells) ?? (submitted >= 0 && (cells[submitted] ?? '').trim() === '' ? 'partial' : 'complete'),
    value: (cell) => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell),
    doubts: [
      ...(submitted < 0 ? ['there is no column `submitdate`, so answers that were not finished cannot be told apart'] : []),
      ...(sheet.headers.some((header) => /\.\.(?: \[|$)/.test(header)) ? [CUT_SHORT] : []),
      ...(sheet.rows.length > 0 && unknown.length > 0
        ? [`${columnsText(unknown)} ${unknown.length === 1 ? 'has' : 'have'} no answer so far: read as rows of a grid, could be options`]
        : []),
      ...commonDoubts(sheet, columns),
    ],
  };
}

const CUT_SHORT =
  'the headers are cut short, so questions side by side that begin alike cannot be told apart: better export with full texts or codes';

interface Member extends LimeHeader {
  readonly index: number;
}

/** Neighbours with one base: a question with its subquestions, its “other” and its comments. */
interface Group {
  readonly style: HeaderStyle;
  readonly members: readonly Member[];
  readonly reading: Reading;
}

function groupsOf(sheet: Sheet, style: HeaderStyle, between: string): readonly Group[] {
  const runs: Member[][] = [];
  const seen = new Set<string>();
  for (const [index, header] of sheet.headers.entries()) {
    if (header === '' || ownCode(sheet.keys[index] ?? '', between) !== undefined) continue;
    const member = { index, ...limeHeader(header, style, between) };
    const run = runs.at(-1);
    const name = JSON.stringify(member.subs);
    // A comment may stand behind each option.
    const again = seen.has(name) && !COMMENT.test(member.subs.at(-1) ?? '');
    if (run === undefined || run[0]?.base !== member.base || run.at(-1)?.index !== index - 1 || again) {
      runs.push([member]);
      seen.clear();
    } else run.push(member);
    seen.add(name);
  }
  return runs.map((members) => ({ style, members, reading: readingOfGroup(sheet, style, members) }));
}

const OTHER = /^(?:other|sonstiges|sonstige|autre|otro|outro|altro|anders)$/i;
const COMMENT = /^(?:.{0,40}comment|comments|kommentar|kommentare|comentario|commentaire|comentário|commento|opmerking)$/i;
const CHOSEN = /^(?:y|yes|ja|oui|sí|si|sim|1|n|no|nein|non|nee|não|0|n\/a|selected|not selected|gewählt|nicht gewählt|-)$/i;
const RANK = /^(?:\D{0,20} )?(\d{1,3})$/;

/** What the subquestions are, apart from “other” and comments; `options` as well for a plain question, which has none. */
function readingOfGroup(sheet: Sheet, style: HeaderStyle, members: readonly Member[]): Reading {
  const parts = members.filter((member) => isPart(member));
  if (parts.length === 0 || (style === 'text' && members.length === 1)) return 'options';
  const numbers = parts.map(({ subs }) => Number(RANK.exec(subs[0] ?? '')?.[1]));
  if (parts.length > 1 && numbers.every((number, at) => number === at + 1) && areItemsInOrder(sheet, parts)) return 'ranks';
  const reading = readingOf(
    parts.map(({ index, labels }) => ({ index, label: labels[0] ?? '' })),
    sheet.rows,
    (cell) => CHOSEN.test(cell),
  );
  return reading === 'ranks' ? 'rows' : reading;
}

/** Ranked items are filled from the first rank on, and none comes twice. */
function areItemsInOrder(sheet: Sheet, parts: readonly Member[]): boolean {
  const answers = sheet.rows.map((row) => parts.map(({ index }) => (row[index] ?? '').trim()));
  const filled = answers.map((cells) => cells.filter((cell) => cell !== ''));
  return (
    filled.some((cells) => cells.length > 0) &&
    filled.every(
      (cells, at) => new Set(cells).size === cells.length && (answers[at] ?? []).slice(0, cells.length).every((cell) => cell !== ''),
    )
  );
}

function isPart({ subs }: Member): boolean {
  const [sub] = subs;
  return sub !== undefined && !OTHER.test(sub) && !COMMENT.test(subs.at(-1) ?? '');
}

function groupRoles(sheet: Sheet, { style, members, reading }: Group): readonly (readonly [index: number, role: ColumnRole])[] {
  const first = members[0]?.index ?? 0;
  const contact = asksForContact(members.map(({ labels }) => labels[0] ?? ''));
  const firstOfScale = new Map<string, number>();
  return members.map((member) => {
    const { index, subs, labels, title } = member;
    const whole = sheet.headers[index] ?? '';
    if (subs.length === 0 || (style === 'text' && members.length === 1)) {
      const what = personalHeader(subs.length === 0 ? title : whole);
      return [index, what === undefined ? plainAnswer(index, subs.length === 0 ? title : whole) : { kind: 'personal', what }] as const;
    }
    const question = { kind: 'answer', question: questionKey(first), title } as const;
    const label = labels[0] ?? '';
    if (COMMENT.test(subs.at(-1) ?? '')) return [index, { ...question, comment: true }] as const;
    if (OTHER.test(subs[0] ?? '')) return [index, { ...question, other: true }] as const;
    const what = contact && reading === 'rows' ? personalHeader(label) : undefined;
    if (what !== undefined) return [index, { kind: 'personal', what }] as const;
    if (reading === 'ranks') return [index, { ...question, ranks: { rank: Number(RANK.exec(subs[0] ?? '')?.[1]) } }] as const;
    if (reading === 'options' && subs.length === 1) return [index, { ...question, option: label }] as const;
    const scale = labels[1];
    if (scale === undefined) return [index, { ...question, row: label }] as const;
    const firstHere = firstOfScale.get(scale) ?? index;
    firstOfScale.set(scale, firstHere);
    return [index, { kind: 'answer', question: questionKey(firstHere), title: `${title} [${scale}]`, row: label }] as const;
  });
}
