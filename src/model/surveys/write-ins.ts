// Write-ins that say the same as a listed option: found, and written into the questionnaire under `also:`, so that every reading counts them
// as that option. Nothing is merged unasked.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { editDistance } from '../../text/did-you-mean.ts';
import { type Splice, splice } from '../../text/edit.ts';
import { listSplices } from '../../text/list-edit.ts';
import { placeOf, type Source } from '../../text/source.ts';
import { entry, type YamlNode } from '../../text/yaml-node.ts';
import type { Choice, SurveyQuestion } from './codebook.ts';
import { foldedLabel } from './label.ts';
import { readSurvey } from './survey-file.ts';

/** A write-in that may be an option. `typo`: a letter or two are not the same. */
export interface SameOption {
  readonly written: string;
  /** Answers that have it. */
  readonly count: number;
  /** Index of the choice. */
  readonly choice: number;
  readonly label: string;
  readonly how: 'spelling' | 'typo';
}

/** The write-ins that are an option but for case, spaces, signs or a typo, those without a typo first. A word that is near to two options is none. */
export function sameOptions(question: SurveyQuestion, written: ReadonlyMap<string, number>): readonly SameOption[] {
  const known = question.choices.flatMap(({ label, role, also }, choice) =>
    role === 'option' ? [label.text, ...label.in.values(), ...also].map((text) => ({ choice, key: bareLabel(text) })) : [],
  );
  const found = [...written].flatMap(([text, count]): readonly SameOption[] => {
    const key = bareLabel(text);
    if (key === '' || text.length > 200 || /[\r\n]/.test(text)) return [];
    const same = known.find((label) => label.key === key);
    const near = same === undefined ? nearOnes(key, known) : [];
    const choice = same?.choice ?? (near.length === 1 ? near[0] : undefined);
    if (choice === undefined) return [];
    const label = question.choices[choice]?.label.text ?? '';
    return [{ written: text, count, choice, label, how: same === undefined ? 'typo' : 'spelling' }];
  });
  return found.sort((a, b) => Number(a.how === 'typo') - Number(b.how === 'typo') || b.count - a.count || (a.written < b.written ? -1 : 1));
}

/** Letters, marks and digits alone. */
function bareLabel(text: string): string {
  return foldedLabel(text)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Letters in which a typo is told from another word, by the length of the word. */
const SHORTEST = 5;
const LONG = 9;

function nearOnes(key: string, known: readonly { readonly choice: number; readonly key: string }[]): readonly number[] {
  // A number with another digit is another number.
  if (key.length < SHORTEST || key.length > 60 || /\p{N}/u.test(key)) return [];
  const most = key.length < LONG ? 1 : 2;
  const near = known.filter(
    (label) => label.key.length >= SHORTEST && Math.abs(label.key.length - key.length) <= most && editDistance(key, label.key) <= most,
  );
  return [...new Set(near.map(({ choice }) => choice))];
}

/** A write-in that is to count as an option. */
export interface Merge {
  readonly question: string;
  readonly choice: number;
  readonly written: string;
}

/** The text of a survey.yaml in which write-ins stand under `also:` of their options; a diagnostic where that would touch more. */
export async function withMerged(source: Source, merges: readonly Merge[]): Promise<string | Diagnostic> {
  const { printScalar } = await import('../../text/yaml-library.ts');
  let text = source.text;
  for (const merge of merges) {
    const here = { path: source.path, text };
    const before = await readSurvey(here);
    const error = before.diagnostics.find(({ severity }) => severity === 'error');
    if (error !== undefined) return error;
    const at = before.codebook.questions.findIndex(({ id }) => id === merge.question);
    const node = before.fields.questions?.[at]?.values.options?.[merge.choice]?.node;
    const splices = node === undefined ? undefined : alsoSplices(text, node, merge.written, (word) => printScalar(word, undefined, true));
    const after = splices === undefined ? undefined : { path: source.path, text: splice(text, splices) };
    const read = after === undefined ? undefined : await readSurvey(after);
    const isRight = read !== undefined && told(read.codebook.questions) === told(withAlso(before.codebook.questions, at, merge));
    if (after === undefined || !isRight || read.diagnostics.length > before.diagnostics.length)
      return {
        code: 'field-edit',
        severity: 'error',
        place: node === undefined ? { path: source.path } : placeOf(here, node.span),
        message: 'another wording cannot be added to this option without changing something else',
        help: 'write it by hand: {label: …, also: [other wording]}',
      };
    text = after.text;
  }
  return text;
}

function withAlso(questions: readonly SurveyQuestion[], at: number, { choice, written }: Merge): readonly SurveyQuestion[] {
  const choices = (list: readonly Choice[]) => list.map((c, i) => (i === choice ? { ...c, also: [...c.also, written] } : c));
  return questions.map((question, i) => (i === at ? { ...question, choices: choices(question.choices) } : question));
}

function told(questions: readonly SurveyQuestion[]): string {
  return JSON.stringify(questions, (_, value) => (value instanceof Map ? [...value] : value));
}

function alsoSplices(text: string, option: YamlNode, word: string, print: (word: string) => string): readonly Splice[] | undefined {
  if (option.kind === 'list') return undefined;
  if (option.kind === 'scalar') {
    if (typeof option.value !== 'string' || option.source.includes('\n')) return undefined;
    const label = /^['"]/.test(option.source) ? option.source : print(option.value);
    return [{ ...option.span, text: `{label: ${label}, also: [${print(word)}]}` }];
  }
  const also = entry(option, 'also')?.value;
  if (also?.kind === 'list' && also.items.length > 0) {
    const items = also.items.flatMap((item) => (item.kind === 'scalar' && item.value !== null ? [item.value] : []));
    if (items.length < also.items.length) return undefined;
    const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
    return listSplices(text, also, [...items, word], (item) => print(String(item)), eol);
  }
  if (also?.kind === 'scalar' && typeof also.value === 'string' && !also.source.includes('\n'))
    return [{ ...also.span, text: `[${/^['"]/.test(also.source) ? also.source : print(also.value)}, ${print(word)}]` }];
  if (also !== undefined) return undefined;
  const last = option.entries.at(-1);
  const first = option.entries[0];
  if (last === undefined || first === undefined) return undefined;
  const end = last.value.span.end;
  if (text[option.span.start] === '{') return [{ start: end, end, text: `, also: [${print(word)}]` }];
  const column = first.keySpan.start - (text.lastIndexOf('\n', first.keySpan.start - 1) + 1);
  const feed = text.indexOf('\n', end);
  const line = `${' '.repeat(column)}also: [${print(word)}]`;
  if (feed === -1) return [{ start: text.length, end: text.length, text: `\n${line}` }];
  const at = text[feed - 1] === '\r' ? feed - 1 : feed;
  return [{ start: at, end: at, text: `${text[feed - 1] === '\r' ? '\r\n' : '\n'}${line}` }];
}
