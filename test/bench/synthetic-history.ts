// The past of a synthetic group: a commit for its beginning, then one per change of a note or of a milestone's day.
import type { Commit } from '../demo/history.ts';
import { syntheticGroup } from './synthetic-group.ts';

const author = 'Ada Abara <ada@example.org>';
const begin = Date.UTC(2020, 0, 6);

/** That many commits, an hour between two. Every fourth moves the day of a milestone; the others add to a note, the notes in turn. */
export function* history(count: number, size: Parameters<typeof syntheticGroup>[0] = { notes: 100, talk: 3 }): Generator<Commit> {
  const files = [...syntheticGroup(size)];
  const texts = new Map(files);
  const notes = [...texts.keys()].filter((path) => path.startsWith('meetings/'));
  const dated = [...texts].filter(([, text]) => /^due: /m.test(text)).map(([path]) => path);
  yield { date: moment(0), author, message: 'Begin', files };
  for (let index = 1; index < count; index++) {
    const moves = index % 4 === 0;
    const list = moves ? dated : notes;
    const path = list[index % list.length] as string;
    const before = texts.get(path) as string;
    const day = new Date(Date.UTC(2026, 2, 1 + (index % 90))).toISOString().slice(0, 10);
    const after = moves ? before.replace(/^due: .*$/m, `due: ${day}`) : `${before}\nAddition ${index}.\n`;
    texts.set(path, after);
    yield { date: moment(index), author, message: moves ? `Move ${path}` : `Add to ${path}`, files: [[path, after]] };
  }
}

function moment(index: number): string {
  return new Date(begin + index * 3_600_000).toISOString();
}
