import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { progressOn } from '../../src/main/progress.ts';

/** What is shown of work that takes 100 ms a step, ten steps. */
function shownFor(isTTY: boolean, env: Readonly<Record<string, string>> = {}): string {
  const stderr = Object.assign(new PassThrough(), { isTTY });
  const quiet = new PassThrough();
  const clock = { time: 0 };
  const progress = progressOn({ argv: [], cwd: '/', env, stdin: quiet, stdout: quiet, stderr }, () => clock.time);
  for (let step = 1; step <= 10; step++) {
    progress.show(step, 10, 'reading \u001b[2J notes');
    clock.time += 100;
  }
  progress.clear();
  return stderr.read()?.toString() ?? '';
}

test('long work shows a line that replaces itself and goes away', () => {
  const line = (step: number): string => `\r\u001b[Kreading ␛[2J notes ${step}/10`;
  expect(shownFor(true)).toBe(`${[6, 7, 8, 9, 10].map(line).join('')}\r\u001b[K`);
});

test('nothing is shown where there is no terminal, or a dumb one', () => {
  expect(shownFor(false)).toBe('');
  expect(shownFor(true, { TERM: 'dumb' })).toBe('');
});
