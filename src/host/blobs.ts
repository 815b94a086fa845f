// The ids of git's blobs, and their bytes: a few by one `cat-file`; of many, one tells their sizes, then one brings as many as fit into memory at
// once. No filter and no conversion runs.
import { createHash } from 'node:crypto';

/** Starts git with input, and gives what it printed; undefined where it failed. */
export type AskBlobs = (args: readonly ['cat-file', ...string[]], input: string) => Buffer | undefined;

/** The largest blob that is read, and all of them together, in bytes; the rest is left out. */
export interface Limits {
  readonly largest: number;
  readonly altogether: number;
}

/** The ids that git gives texts in a repository of which one id is known (SHA-1, or SHA-256 with 64 digits): hashes of `blob LENGTH`, NUL and the bytes. */
export function blobIds(known: string | undefined): (text: string) => string {
  const algorithm = known?.length === 64 ? 'sha256' : 'sha1';
  return (text) => {
    const bytes = Buffer.from(text);
    return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  };
}

/** So many bytes are asked for at once. */
const BATCH = 24 * 1024 * 1024;

/** So few blobs are asked for without their sizes first: nearly always they fit, and one process less is started. */
const FEW = 4000;

/** Hands over the bytes of blobs, each once; gives the ids of those that are too large. What is missing in this clone is in neither. */
export function readBlobs(
  ask: AskBlobs,
  blobs: readonly string[],
  { largest, altogether }: Limits,
  each: (blob: string, bytes: Buffer) => void,
): readonly string[] {
  const wanted = [...new Set(blobs)];
  if (wanted.length === 0) return [];
  const large: string[] = [];
  let sum = 0;
  const fits = (blob: string, bytes: number): boolean => {
    const isLarge = bytes > largest || sum + bytes > altogether;
    if (isLarge) large.push(blob);
    else sum += bytes;
    return !isLarge;
  };
  const few = wanted.length > FEW ? undefined : ask(['cat-file', '--batch', '--buffer'], `${wanted.join('\n')}\n`);
  if (few !== undefined) {
    readBatch(few, (blob, bytes) => fits(blob, bytes.length) && each(blob, bytes));
    return large;
  }
  const batches: string[][] = [[]];
  let inBatch = 0;
  for (const line of (ask(['cat-file', '--batch-check', '--buffer'], `${wanted.join('\n')}\n`)?.toString('latin1') ?? '').split('\n')) {
    const [blob = '', kind, size] = line.split(' ');
    const bytes = Number(size);
    if (kind !== 'blob' || !fits(blob, bytes)) continue;
    if (inBatch + bytes > BATCH) {
      batches.push([]);
      inBatch = 0;
    }
    batches.at(-1)?.push(blob);
    inBatch += bytes;
  }
  for (const batch of batches) if (batch.length > 0) readBatch(ask(['cat-file', '--batch', '--buffer'], `${batch.join('\n')}\n`), each);
  return large;
}

/** `ID blob SIZE`, a line feed, the bytes, a line feed; one after the other. */
function readBatch(out: Buffer | undefined, each: (blob: string, bytes: Buffer) => void): void {
  for (let at = 0; out !== undefined && at < out.length; ) {
    const line = out.indexOf(10, at);
    if (line === -1) break;
    const [blob = '', kind, size] = out.toString('latin1', at, line).split(' ');
    at = line + 1;
    if (kind !== 'blob') continue;
    each(blob, out.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
}
