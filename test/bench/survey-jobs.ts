// Surveys in `npm run bench`: `wg import-survey` in a dry run against what others need to count the different answers of each column, as far as
// they are installed. Each peer reads the file once, and prints every column's answers with their counts.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Contestant, isInstalled, peakMegabytes } from './measure.ts';
import { surveyExport, surveyHeaders } from './survey-files.ts';

/** One survey job: its contestants, the floor first and wg second, how often they run, and what wg needs at its peak. */
export interface SurveyJob {
  readonly contestants: readonly Contestant[];
  readonly rounds: number;
  peak(): number;
}

/** From how many rows a peer that takes seconds for ten thousand is left out. */
const MANY = 50_000;

/** A survey of so many answers, written below `top`, and everybody who can count it. */
export function surveyJob(top: string, rows: number, program: string): SurveyJob {
  const node = process.execPath;
  const path = join(top, `survey-${rows}.csv`);
  const file = openSync(path, 'w');
  for (const piece of surveyExport({ rows })) writeSync(file, piece);
  closeSync(file);
  const words = [program, 'import-survey', path, '--dry-run', '--json', '--private'];
  const peers = peersOf(path, pythonItself()).filter(({ command, most }) => rows <= (most ?? rows) && isInstalled(command[0] ?? ''));
  return {
    contestants: [
      { name: 'Node counts newlines', command: () => [node, '-e', countNewlines, path] },
      { name: 'wg import-survey', cwd: top, command: () => [node, ...words] },
      ...peers.map(({ name, command }) => ({ name, command: () => command })),
    ],
    rounds: rows >= 500_000 ? 1 : rows >= MANY ? 5 : 9,
    peak: () => peakMegabytes(node, words, top),
  };
}

interface Peer {
  readonly name: string;
  readonly command: readonly string[];
  /** The most rows that it is asked for. */
  readonly most?: number;
}

function peersOf(path: string, python: string): readonly Peer[] {
  const fields = surveyHeaders.join(',');
  const duckdb = isInstalled('duckdb') || !isInstalled(python, ['-c', 'import duckdb']) ? ['duckdb'] : [python, '-c', duckdbInPython];
  return [
    { name: 'Python, csv and Counter', command: [python, '-c', countInPython, path] },
    { name: 'csv-parse, as a stream', command: [process.execPath, '-e', countWithCsvParse, path] },
    { name: 'miller, count-distinct', command: ['mlr', '--icsv', '--ojson', 'count-distinct', '-u', '-f', fields, path] },
    { name: 'DuckDB, histograms', command: [...duckdb, '-c', histograms(path)] },
    { name: 'sqlite3, group by', command: ['sqlite3', ':memory:', '.mode csv', `.import '${path}' answers`, groupBy()] },
    { name: 'csvkit, csvstat', command: ['csvstat', path], most: MANY },
  ];
}

/** Python's own program: the command may be a script that looks for it first. */
function pythonItself(): string {
  const { stdout } = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  return stdout?.trim() || 'python3';
}

const countNewlines = `
  const { openSync, readSync } = require('node:fs');
  const buffer = Buffer.allocUnsafe(1 << 16);
  const file = openSync(process.argv[1]);
  let lines = 0;
  for (let length; (length = readSync(file, buffer)) > 0; ) for (let at = 0; at < length; at++) if (buffer[at] === 10) lines++;
  console.log(lines);`;

const countInPython = `
import csv, json, sys
from collections import Counter
rows = csv.reader(open(sys.argv[1], newline='', encoding='utf-8'))
header = next(rows)
counts = [Counter() for _ in header]
for row in rows:
    for count, cell in zip(counts, row):
        count[cell] += 1
print(json.dumps(dict(zip(header, counts))))`;

const countWithCsvParse = `
  const { createReadStream } = require('node:fs');
  const { parse } = require('csv-parse');
  (async () => {
    let counts;
    for await (const row of createReadStream(process.argv[1]).pipe(parse())) {
      if (counts === undefined) { counts = row.map(() => new Map()); continue; }
      for (let at = 0; at < row.length; at++) counts[at].set(row[at], (counts[at].get(row[at]) ?? 0) + 1);
    }
    console.log(JSON.stringify(counts.map((count) => [...count])));
  })();`;

const duckdbInPython = 'import duckdb, sys; print(duckdb.sql(sys.argv[-1]).fetchall())';

function histograms(path: string): string {
  return `SELECT histogram(COLUMNS(*)) FROM read_csv('${path}', header = true, all_varchar = true)`;
}

function groupBy(): string {
  return surveyHeaders.map((header) => `SELECT "${header}", count(*) FROM answers GROUP BY 1;`).join(' ');
}
