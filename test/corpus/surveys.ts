// Imports every survey of a folder and compares each figure of its expected.yaml with what the import says. Shows numbers only, no answers.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse as parseYaml } from 'yaml';
import type { ImportSurveyFacts, QuestionFacts } from '../../src/report/survey/import-json.ts';

interface Figure {
  readonly id: string;
  readonly column?: number;
  readonly option?: string | readonly string[] | null;
  readonly count?: number;
  readonly mean?: number;
  readonly base: number;
  readonly base_convention: 'all' | 'answered' | 'rated' | 'filtered';
  readonly match?: 'equals' | 'prefix' | 'contains' | 'not-equal' | 'not-empty';
  readonly excluded?: readonly string[];
  readonly filter?: unknown;
}

interface Expected {
  readonly file: string;
  readonly rows: number;
  readonly columns: number;
  readonly expected_reading?: string;
  readonly figures: readonly Figure[];
}

/** What a figure is by the import: both numbers, or why the import's JSON cannot say it. */
type Outcome = { readonly got: string; readonly wanted: string } | { readonly cannot: string };

/** Sweeps the folder that is named first, or one survey in it; 1 where a figure does not come out. */
export function run(args: readonly string[]): number {
  const [root, only] = args;
  if (root === undefined) {
    console.error('name the folder with the surveys');
    return 2;
  }
  let wrong = 0;
  const sums = { exact: 0, wrong: 0, cannot: 0 };
  for (const name of readdirSync(root).sort()) {
    const path = join(root, name, 'expected.yaml');
    if (!existsSync(path) || (only !== undefined && name !== only)) continue;
    const expected: Expected = parseYaml(readFileSync(path, 'utf8'));
    const facts = importOf(join(root, name, expected.file));
    if ('refused' in facts) {
      const isWanted = expected.expected_reading?.startsWith('refuse') === true;
      if (!isWanted) wrong++;
      console.log(`${name}: refused${isWanted ? ', as expected' : ': WRONG'}: ${facts.refused}`);
      continue;
    }
    if (facts.responses !== expected.rows) wrong++;
    console.log(
      `${name}: ${facts.dialect}, ${facts.responses} of ${expected.rows} responses, ${facts.questions.length} questions, ${facts.doubts.length} doubts`,
    );
    for (const figure of expected.figures) {
      const outcome = outcomeOf(figure, facts);
      if ('cannot' in outcome) {
        sums.cannot++;
        console.log(`  ${figure.id}: not in the JSON: ${outcome.cannot}`);
      } else if (outcome.got === outcome.wanted) sums.exact++;
      else {
        sums.wrong++;
        console.log(`  ${figure.id}: WRONG: ${outcome.got}, expected ${outcome.wanted}`);
      }
    }
  }
  console.log(`${sums.exact} figures exact, ${sums.wrong} wrong, ${sums.cannot} that the JSON cannot say`);
  return wrong + sums.wrong === 0 ? 0 : 1;
}

/** What the built program says of a file in a dry run, in a folder where no group is. */
function importOf(path: string): ImportSurveyFacts | { readonly refused: string } {
  const folder = mkdtempSync(join(tmpdir(), 'wg-surveys-'));
  try {
    const wg = resolve('dist/wg.cjs');
    const ran = spawnSync(process.execPath, [wg, 'import-survey', resolve(path), '--dry-run', '--json', '--private'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return ran.stdout === '' ? { refused: ran.stderr.trim() } : JSON.parse(ran.stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function outcomeOf(figure: Figure, facts: ImportSurveyFacts): Outcome {
  if (figure.filter !== undefined) return { cannot: 'a filter over rows' };
  if (figure.id === 'responses') return { got: String(facts.responses), wanted: String(figure.count) };
  if (figure.id === 'columns') return { got: String(facts.totals.columns), wanted: String(figure.count) };
  const question = facts.questions.find(({ columns }) => columns.includes(figure.column ?? 0));
  if (question === undefined) return { cannot: `no question has column ${figure.column}` };
  const base = baseOf(figure, facts, question);
  if (figure.mean !== undefined)
    return { got: `${question.mean?.toFixed(4)} of ${base}`, wanted: `${figure.mean.toFixed(4)} of ${figure.base}` };
  const count = countOf(figure, question);
  return typeof count === 'string' ? { cannot: count } : { got: `${count} of ${base}`, wanted: `${figure.count} of ${figure.base}` };
}

function baseOf(figure: Figure, facts: ImportSurveyFacts, question: QuestionFacts): number | null {
  if (figure.base_convention === 'all') return facts.responses;
  if (figure.base_convention === 'answered') return question.answered;
  return figure.mean === undefined
    ? (question.answered ?? 0) - sumOf(question, (label) => figure.excluded?.includes(label) === true)
    : question.n;
}

/** A count, or why there is none. */
function countOf({ option, match, excluded, column }: Figure, question: QuestionFacts): number | string {
  const isExclusive =
    question.options.reduce((sum, { count }) => sum + (count ?? 0), 0) === question.answered && question.kind !== 'multiple';
  if (match === 'not-empty') return question.answered ?? 0;
  if (match === 'not-equal')
    // In a grid N/A stands for itself alone.
    return isExclusive || question.kind === 'grid'
      ? (question.answered ?? 0) - sumOf(question, (label) => excluded?.includes(label) === true)
      : 'cells that hold several answers';
  if (typeof option === 'string') {
    if (match !== undefined && match !== 'equals') {
      const fits = (label: string): boolean => (match === 'prefix' ? label.startsWith(option) : label.includes(option));
      return isExclusive ? sumOf(question, fits) : 'a union of options';
    }
    if (match === 'equals' && !isExclusive) return 'whole cells';
    const same = question.options.filter(({ label }) => label === option);
    const own = question.options[question.columns.indexOf(column ?? 0)];
    return (same.length > 1 && own?.label === option ? own.count : same[0]?.count) ?? 0;
  }
  if (Array.isArray(option)) return isExclusive ? sumOf(question, (label) => option.includes(label)) : 'a union of options';
  return 'no option';
}

function sumOf({ options }: QuestionFacts, fits: (label: string) => boolean): number {
  return options.reduce((sum, { label, count }) => sum + (fits(label) ? (count ?? 0) : 0), 0);
}
