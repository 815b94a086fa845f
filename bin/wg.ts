#!/usr/bin/env node
// The program: gives main the process as it is, and the process main's exit code. `wg --version` is answered before anything is loaded.
import { writeSync } from 'node:fs';
import version from '../package.json?version';

const argv = process.argv.slice(2);

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  showVersion();
} else {
  import('../src/main/main.ts').then(start);
}

function showVersion(): void {
  try {
    writeSync(1, `wg ${version}\n`);
  } catch {
    process.exitCode = 2;
  }
}

async function start({ main }: typeof import('../src/main/main.ts')): Promise<void> {
  process.exitCode = await main({
    argv,
    cwd: currentFolder(),
    env: process.env,
    // Opening a stream takes time, so that each is opened when it is asked for.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
  });
}

function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}
