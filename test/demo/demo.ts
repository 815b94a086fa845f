// `npm run demo`: the tour in a temporary folder, which stays, so that one can go on there.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { tour } from './tour.ts';

const folder = mkdtempSync(join(tmpdir(), 'wg-demo-'));
// The tour reads what wg prints, so wg sees no terminal; the person in front of this one may.
const colour = process.stdout.isTTY && process.env.NO_COLOR === undefined ? { FORCE_COLOR: '1' } : {};
process.exitCode = tour(folder, (text) => process.stdout.write(text), { ...process.env, ...colour });
process.stdout.write(`\nThe files are in ${folder}/first-day and ${folder}/weeks-later. Go on there, for example:\n`);
process.stdout.write(`  cd ${folder}/weeks-later\n  git log --oneline\n  alias wg='node ${resolve('dist/wg.cjs')}'\n  wg --help\n`);
