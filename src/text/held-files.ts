// Files that are held as texts: an earlier state of a folder, read like the folder itself.
import type { Files } from './files.ts';

/** Those texts, by path, as files. */
export function heldFiles(texts: ReadonlyMap<string, string>): Files {
  const paths = [...texts.keys()].sort();
  const missing = (path: string) => ({
    problem: { code: 'missing', severity: 'error', place: { path }, message: 'there was no such file' } as const,
  });
  return {
    list(folder, deep) {
      const start = folder === '' ? '' : `${folder}/`;
      return paths.filter((path) => path.startsWith(start) && (deep || !path.slice(start.length).includes('/')));
    },
    exists: (path) => texts.has(path) || paths.some((other) => other.startsWith(`${path}/`)),
    read(path) {
      const text = texts.get(path);
      return text === undefined ? missing(path) : { source: { path, text } };
    },
    openBytes(path) {
      const text = texts.get(path);
      if (text === undefined) return missing(path);
      const bytes = new TextEncoder().encode(text);
      return { file: { path, size: bytes.length, read: (each) => void each(bytes) } };
    },
  };
}
