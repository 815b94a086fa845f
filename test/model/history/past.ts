// A history in memory: commits as lists of changed files, with the ids that git would give. Nothing is followed here but what a commit says.
import type { Commit, Versions } from '../../../src/text/versions.ts';

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
  const blobOf = (text: string): string => `blob:${text}`;
  const commits = steps.map(({ day, hour = 12, subject = 'Change', files = {}, renames = {} }, index): Commit => {
    const changes = Object.entries(renames).map(([path, from]) => {
      const before = tree.get(from);
      const text = files[path] ?? before ?? '';
      tree.delete(from);
      return { path, from, before: blobOf(before ?? ''), after: blobOf(text), text };
    });
    for (const { path, text } of changes) tree.set(path, text);
    for (const [path, text] of Object.entries(files)) {
      if (path in renames) continue;
      const before = tree.get(path);
      if (text === undefined) tree.delete(path);
      else tree.set(path, text);
      changes.push({
        path,
        ...(before !== undefined && { before: blobOf(before) }),
        ...(text !== undefined && { after: blobOf(text) }),
      } as (typeof changes)[number]);
    }
    const seconds = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`) / 1000;
    return { id: String(index).padStart(40, '0'), seconds, subject, changes };
  });
  return {
    commits,
    cut: false,
    texts: (blobs) => new Map(blobs.map((blob) => [blob, blob.slice('blob:'.length)])),
    dayOf: (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10),
    blobOf,
  };
}
