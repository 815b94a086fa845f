// private/surveys/ID/codes.yaml: which themes each answer has, by its short id. Rows of answers stay out of git, and a theme for each answer is
// such a row. What a person said, and what the rules said with a person's leave, stand apart.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { readDocument } from '../../text/fields.ts';
import { placeOf, type Source } from '../../text/source.ts';
import { entry, scalarText, type YamlMap, type YamlNode } from '../../text/yaml-node.ts';

/** Themes by question and answer; none for an answer that was looked at and fits no theme. */
type CodesByQuestion = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

export interface Codes {
  readonly hand: CodesByQuestion;
  readonly rules: CodesByQuestion;
}

export const noCodes: Codes = { hand: new Map(), rules: new Map() };

/** Where the codes of a survey are kept. */
export function codesPath(survey: string): string {
  return `private/surveys/${survey}/codes.yaml`;
}

/** Reads the file; a diagnostic where it is not what was written, so that nothing in it is lost by writing it anew. */
export async function readCodes(source: Source): Promise<Codes | Diagnostic> {
  const { fields, diagnostics } = await readDocument(source);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error !== undefined) return error;
  if (fields === undefined) return noCodes;
  const strange = fields.entries.find(({ key }) => key !== 'hand' && key !== 'rules');
  const hand = bySource(fields, 'hand');
  const rules = bySource(fields, 'rules');
  if (strange === undefined && 'codes' in hand && 'codes' in rules) return { hand: hand.codes, rules: rules.codes };
  const wrong = 'wrong' in hand ? hand.wrong : 'wrong' in rules ? rules.wrong : strange?.value;
  return {
    code: 'codes-damaged',
    severity: 'error',
    place: wrong === undefined ? { path: source.path } : { ...placeOf(source, wrong.span), excerpt: '' },
    message: 'the codes are not as they were written',
    help: 'below `hand` and `rules` stand questions, below each its answers, and behind each a list of themes',
  };
}

function bySource(fields: YamlMap, key: string): { readonly codes: CodesByQuestion } | { readonly wrong: YamlNode } {
  const codes = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const node = entry(fields, key)?.value;
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) return { codes };
  if (node.kind !== 'map') return { wrong: node };
  for (const question of node.entries) {
    if (question.value.kind !== 'map') return { wrong: question.value };
    const answers = new Map<string, readonly string[]>();
    for (const answer of question.value.entries) {
      const list = answer.value;
      if (list.kind !== 'list') return { wrong: list };
      const themes = list.items.flatMap((item) => (item.kind === 'scalar' ? [scalarText(item)] : []));
      answers.set(answer.key, themes);
    }
    codes.set(question.key, answers);
  }
  return { codes };
}

const HEAD = '# Made by wg code: themes of answers by their short ids. Comments of your own are not kept.\n';

/** Prints the file, sorted, so that the same codes are the same bytes. */
export async function printCodes({ hand, rules }: Codes): Promise<string> {
  const { printYaml } = await import('../../text/yaml-library.ts');
  const sorted = (codes: CodesByQuestion) =>
    new Map(byKey(codes).flatMap(([question, answers]) => (answers.size === 0 ? [] : [[question, new Map(byKey(answers))] as const])));
  const parts = [...Object.entries({ hand: sorted(hand), rules: sorted(rules) })].filter(([, codes]) => codes.size > 0);
  return parts.length === 0 ? HEAD : HEAD + printYaml(new Map(parts));
}

function byKey<V>(map: ReadonlyMap<string, V>): readonly (readonly [string, V])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The codes with another list for some answers to a question; undefined takes an answer's away. */
export function withCodes(
  codes: Codes,
  by: keyof Codes,
  question: string,
  changes: Iterable<readonly [string, readonly string[] | undefined]>,
): Codes {
  const answers = new Map(codes[by].get(question));
  for (const [answer, themes] of changes) {
    if (themes === undefined) answers.delete(answer);
    else answers.set(answer, themes);
  }
  return { ...codes, [by]: new Map(codes[by]).set(question, answers) };
}

/** The themes of an answer: what a person said, else what the rules said; undefined where nobody and nothing coded it. */
export function codesOf(codes: Codes, question: string, answer: string): readonly string[] | undefined {
  return codes.hand.get(question)?.get(answer) ?? codes.rules.get(question)?.get(answer);
}
