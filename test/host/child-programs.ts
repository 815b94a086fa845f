// Small programs around the host's modules, for tests that need other processes: to race with, and to kill.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { putFile } from './temporary-folder.ts';

const host = fileURLToPath(new URL('../../src/host/', import.meta.url));

/** Bundles a program into a folder; in its text `HOST` stands for the folder of the host's modules. */
export async function childProgram(folder: string, name: string, text: string): Promise<string> {
  const input = putFile(folder, `${name}.ts`, text.replaceAll('HOST/', host));
  const file = `${folder}/${name}.mjs`;
  await build({ input, platform: 'node', logLevel: 'silent', output: { file, format: 'esm', codeSplitting: false } });
  return file;
}

/** Starts a program with node. */
export function start(program: string, ...args: readonly string[]): ChildProcess {
  const { FORCE_COLOR: _, ...env } = process.env;
  return spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The exit code of a program, or the signal that ended it, and what it printed. */
export function ended(child: ChildProcess): Promise<{ readonly how: number | string; readonly printed: string }> {
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ how: signal ?? code ?? 'unknown', printed: Buffer.concat(chunks).toString() }));
  });
}
