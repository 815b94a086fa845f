// Explains the code of a problem.

import type { Check, ExampleFiles } from '../model/checks/check.ts';
import { checks } from '../model/checks/list.ts';
import { didYouMean, nearest } from '../text/did-you-mean.ts';
import type { Command } from './command.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'explain the code of a problem, with an example',
  description: 'Tells what a check finds, why it matters and how it is mended, with a bad and a good example. Without a code: the list.',
  arguments: [{ name: 'code', description: 'what stands in brackets behind error or warning', optional: true, completes: 'check' }],
  options: [],
  examples: ['wg explain date-contradiction', 'wg explain'],
  needs: 'nothing',
  writes: false,
  async run(_context, input) {
    const code = input.one('code');
    if (code === undefined) {
      const width = Math.max(...checks.map((c) => c.code.length));
      return {
        result: {
          text: checks.map((c) => `${c.code.padEnd(width)}  ${c.finds}\n`).join(''),
          json: { schema: 'wg/checks/1', checks: checks.map(plain) },
        },
      };
    }
    const check = checks.find((c) => c.code === code);
    if (check === undefined) {
      const near = nearest(
        code,
        checks.map((c) => c.code),
      );
      return { usage: `there is no check \`${code}\`; ${didYouMean(near, 'wg explain lists them')}` };
    }
    return { result: { text: textOf(check), json: { schema: 'wg/check-code/1', ...plain(check) } } };
  },
};

function plain({ code, finds, reason, fix, bad, good }: Check): object {
  return { code, finds, reason, fix, ...(bad && { bad }), ...(good && { good }) };
}

function textOf({ code, finds, reason, fix, bad, good }: Check): string {
  return [
    `${code}: ${finds}`,
    '',
    `Why: ${reason}`,
    `How to mend it: ${fix}`,
    ...example('Wrong', bad),
    ...example('Right', good),
    '',
  ].join('\n');
}

function example(label: string, files: ExampleFiles | undefined): readonly string[] {
  return Object.entries(files ?? {}).flatMap(([path, text]) => [
    '',
    `${label}, ${path}:`,
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line.length > 120 ? `${line.slice(0, 120)}…` : line}`.trimEnd()),
  ]);
}
