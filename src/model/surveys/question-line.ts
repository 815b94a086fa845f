// A question on one line, as it is given on the command line: `single: What is your role? = Leader | Member | Other…`. Reads it into what a
// codebook has; whatever it cannot read it says.
import { slugOfClause } from '../title.ts';
import { type Choice, type GridRow, type QuestionKind, questionKinds, type SurveyQuestion, type Wording } from './codebook.ts';
import { pointOf } from './question.ts';

const HEAD = new RegExp(`^(?:([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_-]{0,79}) )?(${questionKinds.join('|')}): ?`, 'u');
/** `1 not at all .. 5 very` */
const SPAN = /^(-?\d{1,9})(?: ([^.]{1,200}?))? ?\.\. ?(-?\d{1,9})(?: (.{1,200}))?$/;

/** The question, or what is wrong with the line and how it is written. `taken` are the ids before it, to which its own is added. */
export function questionOfLine(line: string, taken: Set<string>): SurveyQuestion | { readonly problem: string } {
  const words = line.trim().replace(/\s/g, ' ');
  const head = HEAD.exec(words);
  const kind = questionKinds.find((k) => k === head?.[2]);
  if (head === null || kind === undefined)
    return {
      problem: `a question begins with its kind (${questionKinds.join(', ')}) and a colon: “single: What is your role? = Leader | Member”`,
    };
  const [asked = '', ...parts] = words
    .slice(head[0].length)
    .split(' = ')
    .map((part) => part.trim());
  return questionOfParts({ id: head[1], kind, asked, parts }, taken);
}

/** The parts of such a line: what stands before and behind each “ = ”. */
export interface LineParts {
  readonly id: string | undefined;
  readonly kind: QuestionKind;
  readonly asked: string;
  readonly parts: readonly string[];
}

/** The same from its parts. */
export function questionOfParts(
  { id: given, kind, asked, parts }: LineParts,
  taken: Set<string>,
): SurveyQuestion | { readonly problem: string } {
  if (asked === '') return { problem: `there is no question behind “${kind}:”` };
  const answers = answersOf(kind, parts);
  if ('problem' in answers) return { problem: `${answers.problem} (in “${asked}”)` };
  const id = given ?? slugOfClause(asked, taken);
  if (taken.has(id)) return { problem: `two questions are called \`${id}\`` };
  taken.add(id);
  return {
    id,
    ask: plain(asked),
    kind,
    several: kind === 'multiple',
    required: false,
    group: false,
    sensitive: false,
    informs: [],
    headers: [],
    ...answers,
  };
}

type Answers = Pick<SurveyQuestion, 'choices' | 'rows' | 'min' | 'max' | 'unit'>;

function answersOf(kind: QuestionKind, parts: readonly string[]): Answers | { readonly problem: string } {
  const most = kind === 'grid' ? 2 : kind === 'text' ? 0 : 1;
  if (parts.length > most) return { problem: most === 0 ? 'a text question has no options' : `there is one “ = ” too many` };
  const [first, second] = parts;
  if (kind === 'text') return { choices: [], rows: [] };
  if (kind === 'number') return first === undefined ? { choices: [], rows: [] } : limitsOf(first);
  if (kind === 'grid') {
    if (first === undefined || second === undefined)
      return { problem: 'a grid has its rows behind the first “ = ” and its columns behind the second: “= Forum | Chat = Never | Weekly”' };
    const rows = rowsOf(listOf(first));
    return rows.length === 0 ? { problem: 'the grid has no rows' } : withChoices(listOf(second), rows, kind);
  }
  if (kind === 'scale') {
    const span = SPAN.exec(first ?? '');
    if (span !== null) return pointsOf(span);
    if (!first?.includes('|')) return { problem: 'a scale has its ends behind “ = ”: “= 1 not at all .. 5 very”' };
  }
  return withChoices(listOf(first ?? ''), [], kind);
}

function withChoices(labels: readonly string[], rows: readonly GridRow[], kind: QuestionKind): Answers | { readonly problem: string } {
  const choices: Choice[] = [];
  for (const [at, label] of labels.entries()) {
    // “Other…” is open for what was not thought of.
    const open = kind === 'single' || kind === 'multiple' ? /^(.{1,200}?) ?(?:…|\.\.\.)$/.exec(label)?.[1] : undefined;
    const value = kind === 'scale' ? { value: at + 1 } : {};
    choices.push(
      open === undefined ? { label: plain(label), role: 'option', ...value, also: [] } : { label: plain(open), role: 'other', also: [] },
    );
  }
  if (choices.filter(({ role }) => role === 'option').length < 2)
    return { problem: `a ${kind} question has its options behind “ = ”, at least two: “= Leader | Member | Other…”` };
  if (choices.filter(({ role }) => role === 'other').length > 1) return { problem: 'only one option can end with “…”' };
  const options = choices.filter(({ role }) => role === 'option');
  return { choices: [...options, ...choices.filter(({ role }) => role === 'other')], rows };
}

function pointsOf([, first, low, last, high]: RegExpExecArray): Answers | { readonly problem: string } {
  const [from, to] = [Number(first), Number(last)];
  if (to <= from || to - from > 100) return { problem: `a scale cannot go from ${from} to ${to}` };
  const end = (point: number): Wording | undefined => {
    const words = point === from ? low : point === to ? high : undefined;
    return words === undefined ? undefined : plain(words.trim());
  };
  return { choices: Array.from({ length: to - from + 1 }, (_, i) => pointOf(from + i, end(from + i))), rows: [] };
}

/** `0 .. 500 people` */
function limitsOf(words: string): Answers | { readonly problem: string } {
  const [, min, max, unit] = /^(-?\d{1,9}) ?\.\. ?(-?\d{1,9})(?: (.{1,80}))?$/.exec(words) ?? [];
  if (min === undefined || max === undefined || Number(max) <= Number(min))
    return { problem: 'a number has its limits behind “ = ”: “= 0 .. 500 people”' };
  return { choices: [], rows: [], min: Number(min), max: Number(max), ...(unit !== undefined && { unit: unit.trim() }) };
}

function rowsOf(labels: readonly string[]): readonly GridRow[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    const id = slugOfClause(label, taken);
    taken.add(id);
    return { id, label: plain(label) };
  });
}

function listOf(words: string): readonly string[] {
  return words
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function plain(text: string): Wording {
  return { text, in: new Map() };
}
