// `npm run bench`: wg against its floor and the peers that are installed, as ratios, with the bars that docs/performance.md names.
// `-- --notes N` and `-- --commits N` change the size of the large groups (10,000 each). Nothing here is a test: machines differ.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeRepository } from '../demo/history.ts';
import { byTurns, type Contestant, isInstalled, peakMegabytes } from './measure.ts';
import { syntheticGroup, writeFiles } from './synthetic-group.ts';
import { history } from './synthetic-history.ts';

const { values } = parseArgs({ options: { notes: { type: 'string', default: '10000' }, commits: { type: 'string', default: '10000' } } });
const node = process.execPath;
const program = resolve('dist/wg.cjs');
const top = mkdtempSync(join(tmpdir(), 'wg-bench-'));

const wg = (name: string, cwd: string, command: (round: number) => readonly string[]): Contestant => ({
  name,
  cwd,
  command: (round) => [node, program, ...command(round)],
});

const others = (commands: readonly (readonly [string, ...string[]])[], cwd: string): readonly Contestant[] =>
  commands.filter(([command]) => isInstalled(command)).map((words) => ({ name: words.join(' '), cwd, command: () => words }));

const floor: Contestant = { name: 'node -e 0', command: () => [node, '-e', '0'] };

const readAll = `
  const { openSync, readSync, closeSync, readdirSync } = require('node:fs');
  const buffer = Buffer.allocUnsafe(1 << 22);
  for (const entry of readdirSync('.', { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.parentPath.includes('.git')) continue;
    const file = openSync(entry.parentPath + '/' + entry.name);
    buffer.latin1Slice(0, readSync(file, buffer));
    closeSync(file);
  }`;

function job(title: string, bar: number, rounds: number, contestants: readonly Contestant[]): void {
  console.log(`\n${title} (bar for wg: ${bar} x)`);
  for (const { name, seconds, ratio } of byTurns(contestants, rounds)) {
    const verdict = name.startsWith('wg ') ? (ratio <= bar ? '  within' : '  OVER') : '';
    console.log(`  ${ratio.toFixed(2).padStart(8)} x  ${seconds.toFixed(3).padStart(8)} s  ${name}${verdict}`);
  }
}

function group(name: string, notes: number): string {
  const folder = join(top, name);
  writeFiles(folder, syntheticGroup({ notes }));
  return folder;
}

try {
  console.log(`Node ${process.versions.node}; CPU seconds of whole processes, medians of pairs run in turn`);

  const small = group('small', 12);
  job('start', 1.35, 31, [
    floor,
    wg('wg --version', small, () => ['--version']),
    ...others(
      [
        ['git', '--version'],
        ['hledger', '--version'],
        ['gh', '--version'],
        ['task', '--version'],
        ['npm', '--version'],
      ],
      small,
    ),
  ]);

  const day = (round: number) => new Date(Date.UTC(2026, 3, 1 + round)).toISOString().slice(0, 10);
  job('make a note', 1.7, 21, [
    floor,
    wg('wg new-meeting', small, (round) => ['new-meeting', day(round), '--no-input', '--today', '2026-03-04']),
  ]);

  const large = group('large', Number(values.notes));
  const report = ['report', '--today', '2026-03-04'];
  job(`status report, ${values.notes} notes`, 2.2, 7, [
    { name: 'Node reads all files', cwd: large, command: () => [node, '-e', readAll] },
    wg('wg report', large, () => report),
    ...others([['rg', '-c', 'until', '.']], large),
  ]);
  console.log(
    `  ${peakMegabytes(node, [program, ...report], large)
      .toFixed(0)
      .padStart(8)} MB at its peak, of 150 MB`,
  );

  const past = join(top, 'past');
  makeRepository(past, history(Number(values.commits)));
  job(`status report, ${values.commits} commits`, 2.2, 7, [
    { name: 'git log --name-only', cwd: past, command: () => ['git', '--no-pager', 'log', '--name-only'] },
    wg('wg report', past, () => report),
  ]);
} finally {
  rmSync(top, { recursive: true, force: true });
}
