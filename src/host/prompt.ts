// Asks questions on a terminal. It knows inquirer, loads it only when there is something to ask, and lets nothing of it out:
// an answer, or that the person did not want to answer, is a value.
import { clean } from '../text/clean.ts';
import type { Question } from '../text/question.ts';

/** The answers by the names of the questions (one text, any number for `many`, `yes` or `no` for `confirm`), or that the person broke off. */
export type Answered = { readonly answers: ReadonlyMap<string, readonly string[]> } | { readonly cancelled: true };

/** Where the person sits. Questions go to standard error, as standard output belongs to the result. */
export interface PromptStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether the output shows colour. */
  readonly colour: boolean;
}

/** Asks one question after the other. Ctrl-C, Ctrl-D on an empty line and an input that ends are `cancelled`; then no answer counts. */
export async function ask(questions: readonly Question[], streams: PromptStreams): Promise<Answered> {
  const answers = new Map<string, readonly string[]>();
  if (questions.length === 0) return { answers };
  const { default: inquirer } = await import('inquirer');
  const ended = new AbortController();
  const stop = watchEnd(streams.input, () => ended.abort());
  const prompt = inquirer.createPromptModule({ input: streams.input, output: streams.output, signal: ended.signal });
  try {
    for (const question of questions) {
      if (ended.signal.aborted) return { cancelled: true };
      const theme = streams.colour ? {} : { theme: PLAIN };
      if (question.kind === 'many' && (question.choices ?? []).length === 0) {
        answers.set(question.name, []);
        continue;
      }
      const { given } = await prompt<{ given: unknown }>([{ ...promptOf(question), ...theme, name: 'given' }]);
      answers.set(question.name, answerOf(question, given));
    }
    return { answers };
  } catch (error) {
    if (error instanceof Error && BROKEN_OFF.has(error.name)) return { cancelled: true };
    throw error;
  } finally {
    stop();
  }
}

const BROKEN_OFF = new Set(['ExitPromptError', 'AbortPromptError', 'CancelPromptError']);

interface Prompt {
  readonly type: 'input' | 'select' | 'checkbox' | 'confirm';
  readonly message: string;
  readonly [more: string]: unknown;
}

/** The question as inquirer wants it; choices are told apart by their place, as their values may hold anything. */
function promptOf({ kind, message, choices = [], initial, validate }: Question): Prompt {
  const initials = initial === undefined ? [] : typeof initial === 'string' ? [initial] : initial;
  const rows = choices.map(({ value, label }, index) => ({ name: shown(label), value: index, checked: initials.includes(value) }));
  const chosen = choices.findIndex(({ value }) => initials.includes(value));
  const base = { message: shown(message) };
  switch (kind) {
    case 'text': {
      const check = (text: string) => validate?.(restored(text, initials[0]));
      const proposed = initials[0] === undefined ? {} : { default: shown(initials[0]) };
      return { ...base, ...proposed, type: 'input', validate: (text: string) => shown(check(text) ?? '') || true };
    }
    case 'choice':
      return { ...base, type: 'select', choices: rows, loop: false, ...(chosen === -1 ? {} : { default: chosen }) };
    case 'many':
      return { ...base, type: 'checkbox', choices: rows, loop: false };
    case 'confirm':
      return { ...base, type: 'confirm', default: initials[0] !== 'no' };
  }
}

function answerOf({ kind, choices = [], initial }: Question, given: unknown): readonly string[] {
  if (kind === 'confirm') return [given === true ? 'yes' : 'no'];
  if (kind === 'text') return [restored(String(given), typeof initial === 'string' ? initial : initial?.[0])];
  const indexes: readonly unknown[] = Array.isArray(given) ? given : [given];
  return indexes.flatMap((index) => choices[Number(index)]?.value ?? []);
}

/** The proposed answer is shown cleaned; who takes it means the original. */
function restored(text: string, initial: string | undefined): string {
  return initial !== undefined && text === shown(initial) ? initial : text;
}

/** A text on one line, which cannot move the cursor. */
function shown(text: string): string {
  return clean(text).replace(/[\n\t]+/g, ' ');
}

/** Calls `end` when the input can give no more answers: inquirer itself would wait for ever. Returns what stops the watching. */
function watchEnd(input: NodeJS.ReadableStream, end: () => void): () => void {
  // Ctrl-D on an empty line closes the line reader, which pauses the input; elsewhere it deletes a character.
  const onKey = (_text: unknown, key: { readonly ctrl?: boolean; readonly name?: string } | undefined): void => {
    if (key?.ctrl === true && key.name === 'd') setImmediate(() => input.isPaused() && end());
  };
  if (('readableEnded' in input && input.readableEnded === true) || !input.readable) end();
  for (const event of ENDS) input.on(event, end);
  input.on('keypress', onKey);
  return () => {
    for (const event of ENDS) input.removeListener(event, end);
    input.removeListener('keypress', onKey);
  };
}

const ENDS = ['end', 'close', 'error'];

const same = (text: string): string => text;

/** Inquirer's looks without colour; it would colour even where NO_COLOR is set. */
const PLAIN = {
  prefix: { idle: '?', done: '*' },
  icon: { cursor: '>', checked: '[x]', unchecked: '[ ]', disabledChecked: '[x]', disabledUnchecked: '[ ]' },
  style: {
    answer: same,
    message: same,
    error: (text: string) => `> ${text}`,
    defaultAnswer: (text: string) => `(${text})`,
    help: same,
    highlight: same,
    key: (text: string) => `<${text}>`,
    disabled: same,
    description: same,
    confirmDefault: (text: string) => text.toUpperCase(),
    keysHelpTip: (keys: readonly (readonly [string, string])[]) => keys.map(([key, action]) => `${key} ${action}`).join(', '),
  },
};
