// CPU seconds of whole processes, children included, measured by turns: what drifts on a machine drifts for all of a round.
import { spawnSync } from 'node:child_process';

/** One contestant: its name in the table and its command line in a given round. */
export interface Contestant {
  readonly name: string;
  readonly cwd?: string;
  command(round: number): readonly string[];
}

export interface Figure {
  readonly name: string;
  /** Median CPU seconds, user and system. */
  readonly seconds: number;
  /** Median over the rounds of this contestant's seconds by those of the first. */
  readonly ratio: number;
}

/** Runs all contestants in turn, one round to warm up and then `rounds`; the first is the floor. Throws where a command fails. */
export function byTurns(contestants: readonly Contestant[], rounds: number): readonly Figure[] {
  const taken = contestants.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    contestants.forEach((contestant, index) => {
      const seconds = cpuSeconds(contestant.command(round), contestant.cwd);
      if (round > 0) taken[index]?.push(seconds);
    });
  }
  const floor = taken[0] ?? [];
  return contestants.map(({ name }, index) => {
    const own = taken[index] ?? [];
    return { name, seconds: median(own), ratio: median(own.map((seconds, round) => seconds / (floor[round] ?? Number.NaN))) };
  });
}

/** Bash's `time`, for Node cannot say what its children used. */
function cpuSeconds(command: readonly string[], cwd = '.'): number {
  const script = 'TIMEFORMAT="%3U %3S"; { time "$@" >/dev/null 2>&1; } || { echo "ended with $?" >&2; exit 1; }';
  const { stderr, status } = spawnSync('bash', ['-c', script, 'bash', ...command], { cwd, env: environment, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr}`);
  return stderr
    .trim()
    .split(' ')
    .map(Number)
    .reduce((sum, part) => sum + part, 0);
}

/** Peak memory of a Node program in MB, as the operating system counts it. */
export function peakMegabytes(node: string, words: readonly string[], cwd: string): number {
  const watch = 'data:text/javascript,process.on("exit",()=>process.stderr.write("\\npeak "+process.resourceUsage().maxRSS))';
  // A new process counts the memory of the one that it was forked from as its own, so that a small shell stands between.
  const script = '"$@"; exit $?';
  const command = ['-c', script, 'bash', node, '--import', watch, ...words];
  const { stderr } = spawnSync('bash', command, { cwd, env: environment, encoding: 'utf8', maxBuffer: 1 << 28 });
  return Number(/peak (\d+)$/.exec(stderr)?.[1]) / 1024;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

// With NODE_EXTRA_CA_CERTS, Node 20 reads a whole bundle of certificates at each start.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name !== 'NODE_EXTRA_CA_CERTS' && name !== 'NODE_OPTIONS'),
);

/** Whether a command can be run here, with these words. */
export function isInstalled(command: string, words: readonly string[] = ['--version']): boolean {
  return spawnSync(command, words, { stdio: 'ignore' }).status === 0;
}
