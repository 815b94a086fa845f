// A question as data: a command returns what it still has to know, the shell asks it (or refuses, where nobody can answer).

/** One question. `name` is the option it stands for, so that the answer can be given on the command line as `--name`. */
export interface Question {
  readonly name: string;
  readonly kind: 'text' | 'choice' | 'many' | 'confirm';
  readonly message: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: string | readonly string[];
  /** Says what is wrong with an answer, or nothing. */
  readonly validate?: (answer: string) => string | undefined;
}
