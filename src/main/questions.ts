// Who answers a command's questions: the defaults (`--yes`), a person at the terminal, or nobody; then the message says how to.
import type { Command, Option } from '../commands/command.ts';
import type { Question } from '../text/question.ts';

/** Answers by question name; a confirmed question is answered with `yes` or `no`. */
export type Answers = ReadonlyMap<string, readonly string[]>;

/** The proposed answers of all questions, undefined where one of them has none. With `--yes` a confirmation is given. */
export function proposedAnswers(questions: readonly Question[]): { readonly answers: Answers } | undefined {
  const answers = new Map<string, readonly string[]>();
  for (const { name, kind, initial } of questions) {
    if (kind === 'confirm') answers.set(name, ['yes']);
    else if (initial !== undefined) answers.set(name, typeof initial === 'string' ? [initial] : initial);
    else return undefined;
  }
  return { answers };
}

/** What is missing, with the options that answer it, and a command line to try. `argv` is what was typed. */
export function unanswered(
  command: Command,
  argv: readonly string[],
  questions: readonly Question[],
): { message: string; tryThis: string } {
  const lines = questions.flatMap((question) => [`  ${question.message}`, ...waysToAnswer(question, command)]);
  const added = questions.map((question) => {
    if (isArgument(command, question)) {
      const words = typeof question.initial === 'string' ? [question.initial] : (question.initial ?? []);
      return words.length === 0 ? question.name.toUpperCase() : words.map(quoted).join(' ');
    }
    const answer = question.choices?.[0]?.value ?? question.initial ?? optionFor(command, question)?.value?.toUpperCase();
    const value = typeof answer === 'string' ? answer : (answer?.[0] ?? 'ANSWER');
    return question.kind === 'confirm' ? `--${question.name}` : `--${question.name} ${quoted(value)}`;
  });
  return {
    message: `${command.name} has to know more:\n${lines.join('\n')}`,
    tryThis: ['wg', ...argv.map(quoted), ...added].join(' '),
  };
}

function optionFor(command: Command, question: Question): Option | undefined {
  return command.options.find((option) => option.name === question.name);
}

function isArgument(command: Command, question: Question): boolean {
  return command.arguments.some((argument) => argument.name === question.name);
}

function waysToAnswer(question: Question, command: Command): readonly string[] {
  if (isArgument(command, question)) {
    const choices = (question.choices ?? []).map(
      ({ value, label }) => `    ${label.startsWith(value) ? label : `${quoted(value)}   ${label}`}`,
    );
    return choices.length > 0 ? choices : [`    ${question.name.toUpperCase()}, as the argument`];
  }
  const option = optionFor(command, question);
  if (question.kind === 'confirm') return [`    --${question.name}`];
  if (question.choices === undefined) return [`    --${question.name} ${(option?.value ?? 'answer').toUpperCase()}`];
  const widest = Math.max(...question.choices.map(({ value }) => quoted(value).length));
  return question.choices.map(({ value, label }) =>
    `    --${question.name} ${quoted(value).padEnd(widest)}${label === value ? '' : `   ${label}`}`.trimEnd(),
  );
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
