// A history in memory: commits as lists of changed files, with the ids that git would give. Nothing is followed here but what a commit says.
import type { Commit, FileChange, Versions } from '../../../src/text/versions.ts';

/** One commit: `day`, an hour of it (noon where none is given), the subject, files by path (undefined removes), and renames, `from` by `to`. */
export interface Step {
  readonly day: string;
  readonly hour?: number;
  readonly subject?: string;
  readonly files?: Readonly<Record<string, string | undefined>>;
  readonly renames?: Readonly<Record<string, string>>;
}

/** The history of those steps. Blobs are the texts themselves behind a mark. */
export function pastOf(steps: readonly Step[]): Versions {
  const tree = new Map<string, string>();
  const states: ReadonlyMap<string, string>[] = [];
  const blobOf = (text: string): string => `blob:${text}`;
  const commits = steps.map(({ day, hour = 12, subject = 'Change', files = {}, renames = {} }, index): Commit => {
    states.push(new Map(tree));
    const moved = Object.entries(renames).map(([path, from]) => ({ path, from, text: files[path] ?? tree.get(from) ?? '' }));
    for (const { from } of moved) tree.delete(from);
    for (const { path, text } of moved) tree.set(path, text);
    const changes: FileChange[] = moved.map(({ path, from, text }) => ({ path, from, after: blobOf(text) }));
    for (const [path, text] of Object.entries(files)) {
      if (path in renames) continue;
      if (text === undefined) tree.delete(path);
      else tree.set(path, text);
      changes.push({ path, from: undefined, after: text === undefined ? undefined : blobOf(text) });
    }
    const seconds = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`) / 1000;
    return { id: String(index).padStart(40, '0'), seconds, subject, changes };
  });
  return {
    commits,
    cut: false,
    texts: (blobs) => new Map(blobs.map((blob) => [blob, blob.slice('blob:'.length)])),
    dayOf: (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10),
    filesBefore: (at) => new Map([...(states[at] ?? tree)].map(([path, text]) => [path, blobOf(text)])),
    changesFrom: (at) => commits.slice(at),
    broughtAt(path) {
      let name = path;
      const at = commits.findLastIndex(({ changes }, index) => {
        const change = changes.find((c) => c.path === name);
        name = change?.from ?? name;
        return change?.from === undefined && change?.after !== undefined && !states[index]?.has(name);
      });
      return at === -1 ? undefined : at;
    },
    isBlob: ({ text }, blob) => blobOf(text) === blob,
  };
}
