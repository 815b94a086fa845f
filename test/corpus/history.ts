// Reads the history of every Markdown and YAML file of a clone, whatever it was made with, and prints what was found: numbers only.
import { resolve } from 'node:path';
import { openGit } from '../../src/host/git.ts';
import { lineagesOf } from '../../src/model/history/lineage.ts';
import { readDocument, readFields } from '../../src/text/fields.ts';
import { scalarText, type YamlMap } from '../../src/text/yaml-node.ts';
import { daysBetween, parseDay } from '../../src/time/day.ts';

/** Sweeps the clone that is named first; 1 where its history cannot be read. */
export async function run(args: readonly string[]): Promise<number> {
  const folder = resolve(args[0] ?? '.');
  const started = performance.now();
  const versions = openGit(folder, process.env).history(folder, { changes: ['.'], states: [] }, 'UTC');
  if (versions === undefined) {
    console.error(`${folder} has no history that can be read`);
    return 1;
  }
  const read = performance.now();
  const ways = lineagesOf(versions).filter(({ path }) => /\.(?:md|markdown|ya?ml)$/i.test(path));
  const blobs = ways.flatMap((way) => way.versions.flatMap(({ blob }) => blob ?? []));
  const texts = versions.texts(blobs);
  const fetched = performance.now();
  const fields = new Map<string, Promise<YamlMap | undefined>>();
  const fieldsOf = (path: string, blob: string): Promise<YamlMap | undefined> | undefined => {
    const text = texts.get(blob);
    if (text === undefined) return undefined;
    const key = `${/\.ya?ml$/i.test(path)} ${blob}`;
    const there =
      fields.get(key) ?? (/\.ya?ml$/i.test(path) ? readDocument({ path, text }) : readFields({ path, text })).then((f) => f.fields);
    fields.set(key, there);
    return there;
  };
  let [withFields, dated, moved] = [0, 0, 0];
  const moves: number[] = [];
  for (const way of ways) {
    const days = new Map<string, string>();
    let isRecord = false;
    let isMoved = false;
    for (const { path, blob } of way.versions) {
      const map = blob === undefined ? undefined : await fieldsOf(path, blob);
      if (map === undefined) continue;
      isRecord = true;
      for (const { key, value } of map.entries) {
        const day = value.kind === 'scalar' ? parseDay(scalarText(value).slice(0, 10)) : undefined;
        const before = parseDay(days.get(key) ?? '');
        if (day === undefined) continue;
        if (before !== undefined && before !== day) {
          isMoved = true;
          moves.push(daysBetween(before, day));
        }
        days.set(key, day);
      }
    }
    withFields += Number(isRecord);
    dated += Number(days.size > 0);
    moved += Number(isMoved);
  }
  moves.sort((a, b) => a - b);
  const done = performance.now();
  const seconds = (from: number, to: number): string => `${((to - from) / 1000).toFixed(2)} s`;
  console.log(
    `${versions.commits.length} commits on the first-parent line${versions.cut ? ' (shallow: the history is cut)' : ''}, read in ${seconds(started, read)}`,
  );
  console.log(
    `${ways.length} Markdown and YAML files under all their names, ${new Set(blobs).size} versions, ${texts.size} of them text, fetched in ${seconds(read, fetched)}`,
  );
  console.log(`${ways.filter((way) => new Set(way.versions.map(({ path }) => path)).size > 1).length} were renamed`);
  console.log(
    `${withFields} have fields, ${dated} of these a day, of which ${moved} moved, ${moves.length} times; the median move is ${moves[Math.floor(moves.length / 2)] ?? 0} days`,
  );
  console.log(`all versions read in ${seconds(fetched, done)}`);
  return 0;
}
