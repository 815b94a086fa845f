// The same input gives the same bytes wherever the machine stands and whatever language it speaks.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { putFile } from '../host/temporary-folder.ts';
import { emptyFolder, node, program, run } from '../package/program.ts';
import { seedLibrary } from './seed-library.ts';

const start = promisify(execFile);

// Kiritimati is fourteen hours ahead of UTC, St. John's three and a half behind, with summer time; Turkish has two letters i.
const places: readonly Readonly<Record<string, string>>[] = [
  { TZ: 'UTC', LC_ALL: 'C' },
  { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' },
  { TZ: 'America/St_Johns', LANG: 'ar_EG', LC_TIME: 'th_TH.UTF-8' },
];

const lines: readonly (readonly string[])[] = [
  ['import-notes', 'pad/2016-02-16.txt'],
  ['new-milestone', 'INVITE Istanbul’s LIBRARIES', '--due', 'end of next week', '--owner', 'IVO'],
  ['new-meeting', 'next tuesday 16:00 Europe/Berlin', '--agenda', 'TITLES'],
  ['move', 'RULES', 'until mid March'],
  ['done', '2016-02-09#bbbb'],
  ['report'],
  ['report', 'timeline', '--json'],
];

test('time zone and language of the machine change no byte of what is written and shown', { timeout: 60_000 }, async () => {
  const [first, ...others] = await Promise.all(places.map(everythingAt));
  expect(first).toContain('invite-istanbuls-libraries');
  for (const other of others) expect(other).toBe(first);
});

/** All outputs of the command lines and all files after them, as one text. */
async function everythingAt(place: Readonly<Record<string, string>>): Promise<string> {
  const cwd = emptyFolder();
  for (const [path, text] of Object.entries(seedLibrary)) putFile(cwd, path, text ?? '');
  run('git', ['init', '--quiet'], { cwd });
  // The last second of the 16th of February in UTC: the 17th in Kiritimati.
  const env = { PATH: process.env.PATH, HOME: cwd, SOURCE_DATE_EPOCH: '1455667199', ...place };
  const shown: string[] = [];
  for (const line of lines) {
    const { stdout, stderr } = await start(node, [program, ...line], { cwd, env });
    shown.push(line.join(' '), stdout, stderr);
  }
  const paths = readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/.git/'));
  return [...shown, ...paths.sort().flatMap((path) => [path.slice(cwd.length), readFileSync(path, 'utf8')])].join('\n');
}
