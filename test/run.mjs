// Builds wg, then runs a TypeScript script of this project: `node test/run.mjs FILE [ARGUMENT…]`, from the root. Node 20 does not
// strip types itself. A script that imports lazily has to wait for it at its top level, for what was made of it is removed at its end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { loadConfig } from 'rolldown/config';

const [script, ...rest] = process.argv.slice(2);
const config = await loadConfig('rolldown.config.ts');
await build(config);
const dir = mkdtempSync(join(tmpdir(), 'wg-script-'));
try {
  await build({
    input: { script },
    platform: 'node',
    plugins: config.plugins.filter(({ name }) => name === 'bundled-files' || name === 'leave-out'),
    logLevel: 'warn',
    output: { dir, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
  });
  process.argv = [process.argv[0], script, ...rest];
  await import(pathToFileURL(join(dir, 'script.mjs')).href);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
