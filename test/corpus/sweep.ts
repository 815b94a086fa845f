// `npm run corpus -- KIND FOLDER`: sweeps over real-world files, to see how much is understood. One sweep per kind.
import { run as draw } from './draw.ts';
import { run as history } from './history.ts';
import { run as notes } from './notes.ts';
import { run as score } from './score.ts';
import { run as surveys } from './surveys.ts';

const sweeps = new Map<string, (args: readonly string[]) => number | Promise<number>>([
  ['notes', notes],
  ['draw', draw],
  ['history', history],
  ['score', score],
  ['surveys', surveys],
]);
const [kind = '', ...rest] = process.argv.slice(2);
const sweep = sweeps.get(kind);
if (sweep === undefined) console.error(`usage: npm run corpus -- KIND FOLDER, with a kind of: ${[...sweeps.keys()].join(', ')}`);
process.exitCode = sweep === undefined ? 2 : await sweep(rest);
