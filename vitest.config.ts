import { defineConfig } from 'vitest/config';
import { bundledFiles } from './rolldown.config.ts';

export default defineConfig({
  plugins: [{ ...bundledFiles(), enforce: 'pre' }],
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A test sees no terminal, no colour and no group of the person who runs it.
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8', NO_COLOR: '1', FORCE_COLOR: '', SOURCE_DATE_EPOCH: '' },
  },
});
