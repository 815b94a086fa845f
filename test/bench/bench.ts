// `npm run bench`: wg against its floor and the peers that are installed, as ratios, with the bars that docs/performance.md names.
// `-- --notes N` and `-- --commits N` change the size of the large groups (10,000 each), `-- --rows N` (up to 1,000,000) that of the large
// survey (100,000), `-- survey` runs the jobs with surveys alone. Nothing here is a test: machines differ.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeRepository } from '../demo/history.ts';
import { byTurns, type Contestant, isInstalled, peakMegabytes } from './measure.ts';
import { surveyJob } from './survey-jobs.ts';
import { syntheticGroup, writeFiles } from './synthetic-group.ts';
import { history } from './synthetic-history.ts';

const { values, positionals } = parseArgs({
  options: {
    notes: { type: 'string', default: '10000' },
    commits: { type: 'string', default: '10000' },
    rows: { type: 'string', default: '100000' },
  },
  allowPositionals: true,
});
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

const log = ['git', '--no-pager', 'log', '--name-only'];

/** The bar is a number of times the floor, or names with which the peers begin that wg is to be ahead of. */
function job(title: string, bar: number | readonly string[], rounds: number, contestants: readonly Contestant[]): void {
  console.log(`\n${title} (bar for wg: ${typeof bar === 'number' ? `${bar} x` : `ahead of ${bar.join(' and ')}`})`);
  const figures = byTurns(contestants, rounds);
  const isPeer = (name: string) => typeof bar !== 'number' && bar.some((peer) => name.startsWith(peer));
  const most = typeof bar === 'number' ? bar : Math.min(...figures.filter(({ name }) => isPeer(name)).map(({ ratio }) => ratio));
  for (const { name, seconds, ratio } of figures) {
    const verdict = name.startsWith('wg ') ? (ratio <= most ? '  within' : '  OVER') : '';
    console.log(`  ${ratio.toFixed(2).padStart(8)} x  ${seconds.toFixed(3).padStart(8)} s  ${name}${verdict}`);
  }
}

function group(name: string, notes: number): string {
  const folder = join(top, name);
  writeFiles(folder, syntheticGroup({ notes }));
  return folder;
}

function memory(megabytes: number, bar: number): void {
  console.log(`  ${megabytes.toFixed(0).padStart(8)} MB at its peak, of ${bar} MB`);
}

function surveyJobs(): void {
  const rows = Number(values.rows);
  const sizes: readonly (readonly [rows: number, bar: number | readonly string[]])[] = [
    [10_000, 4],
    [rows, rows < 1_000_000 ? ['Python', 'DuckDB'] : ['DuckDB']],
  ];
  for (const [count, bar] of sizes) {
    const { contestants, rounds, peak } = surveyJob(top, count, program);
    job(`survey ${count.toLocaleString('en')} x 30, counted`, bar, rounds, contestants);
    memory(peak(), 250);
  }
}

function groupJobs(): void {
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
  memory(peakMegabytes(node, [program, ...report], large), 150);

  const past = join(top, 'past');
  makeRepository(past, history(Number(values.commits)));
  job(`status report, ${values.commits} commits`, 2.2, 7, [
    { name: 'git log --name-only', cwd: past, command: () => log },
    wg('wg report', past, () => report),
  ]);
  memory(peakMegabytes(node, [program, ...report], past), 150);

  const whole = join(top, 'whole');
  makeRepository(whole, history(Number(values.commits), { notes: Number(values.notes) }));
  const both = [...log, ' > /dev/null && "$@"'].join(' ');
  job(`status report, ${values.notes} notes and ${values.commits} commits`, 2.2, 3, [
    { name: 'git log --name-only, and Node reads all files', cwd: whole, command: () => ['bash', '-c', both, 'bash', node, '-e', readAll] },
    wg('wg report', whole, () => report),
  ]);
  memory(peakMegabytes(node, [program, ...report], whole), 150);
}

try {
  console.log(`Node ${process.versions.node}; CPU seconds of whole processes, medians of pairs run in turn`);
  if (!positionals.includes('survey')) groupJobs();
  surveyJobs();
} finally {
  rmSync(top, { recursive: true, force: true });
}
