import { defineConfig } from 'vitest/config';
import { bundledFiles } from './rolldown.config.ts';

const alone = ['host', 'robust', 'browser', 'package', 'bench', 'demo'].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  plugins: [{ ...bundledFiles(), enforce: 'pre' }],
  test: {
    maxWorkers: 2,
    pool: 'forks',
    // Files of tests that start processes, disturb the disk or drive a browser have a process each. The others, most of them, share one, which saves a
    // third of the time: what they test is made of functions without a state of their own, and sharing shows it where that is not so.
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: alone, isolate: false } },
    ],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A test sees no terminal, no colour and no group of the person who runs it.
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8', NO_COLOR: '1', FORCE_COLOR: '', SOURCE_DATE_EPOCH: '' },
  },
});
