// Reads every note of a folder and prints, per subfolder, how much was understood. Shows numbers only, no text of anybody's notes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Meeting } from '../../src/model/meeting.ts';
import { readNotes } from '../../src/model/notes/read.ts';
import { splitLines } from '../../src/text/lines.ts';
import { notesIn } from './notes-in.ts';

const columns: readonly (readonly [head: string, count: (meeting: Meeting) => number])[] = [
  ['meetings', () => 1],
  ['dated', (m) => Number(m.date !== undefined)],
  ['date doubts', (m) => m.dateDoubts.length],
  ['with attendees', (m) => Number(m.attendees.length > 0)],
  ['attendees', (m) => m.attendees.length],
  ['actions', (m) => m.actions.filter((a) => a.certainty === 'marked').length],
  ['possible', (m) => m.actions.filter((a) => a.certainty === 'inferred').length],
  ['owned', (m) => m.actions.filter((a) => a.owners.length > 0).length],
  ['due', (m) => m.actions.filter((a) => a.deadline?.due !== undefined).length],
  ['decisions', (m) => m.decisions.filter((d) => d.certainty === 'marked').length],
  ['possible', (m) => m.decisions.filter((d) => d.certainty === 'inferred').length],
  ['next meeting', (m) => Number(m.nextMeeting?.day !== undefined)],
  ['cancelled', (m) => Number(m.cancelled)],
  ['not understood', (m) => m.notUnderstood.length],
];

/** Sweeps the folder that is named first; 1 where a file could not be read back byte for byte. */
export function run(args: readonly string[]): number {
  const [root] = args;
  if (root === undefined) {
    console.error('name the folder with the notes');
    return 2;
  }
  const rows = new Map<string, number[]>();
  let broken = 0;
  let size = 0;
  let files = 0;
  const from = process.cpuUsage().user;
  for (const name of notesIn(root)) {
    const text = readFileSync(join(root, name), 'utf8');
    const folder = name.includes('/') ? name.slice(0, name.indexOf('/')) : '.';
    files++;
    size += text.length;
    const joined = splitLines(text).map((line) => text.slice(line.start, line.next));
    if (joined.join('') !== text) {
      broken++;
      console.error(`${name}: the lines do not give the file again`);
    }
    const row = rows.get(folder) ?? columns.map(() => 0);
    for (const meeting of readNotes({ path: name, text }))
      for (const [i, [, count]] of columns.entries()) row[i] = (row[i] ?? 0) + count(meeting);
    rows.set(folder, row);
  }
  const time = (process.cpuUsage().user - from) / 1e6;
  const sums = columns.map((_, i) => [...rows.values()].reduce((sum, row) => sum + (row[i] ?? 0), 0));
  console.log(`| folder | ${columns.map(([head]) => head).join(' | ')} |\n|---|${columns.map(() => '---:|').join('')}`);
  for (const [folder, row] of [...rows, ['all', sums] as const]) console.log(`| ${folder} | ${row.join(' | ')} |`);
  console.error(`${files} files, ${(size / 1e6).toFixed(2)} MB, ${time.toFixed(2)} s of CPU`);
  return broken === 0 ? 0 : 1;
}
