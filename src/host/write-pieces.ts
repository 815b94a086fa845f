// Writes an open file piece by piece, with little memory: small pieces are gathered. The first fault is kept, so that it cannot get lost
// in the code that hands over the pieces.
import type { Diagnostic } from '../text/diagnostic.ts';
import { noPermission } from './inside.ts';
import { type DiskOps, faultCode, faultWords, problem } from './syscalls.ts';

const GATHERED = 64 * 1024;

/** A file that is being written. */
interface PieceWriting {
  /** Takes the next piece; throws where the disk refuses it, or where a text holds half of a character. */
  put(content: string | Uint8Array): void;
  /** Writes what is gathered. */
  end(): undefined;
  /** What went wrong first. */
  fault(): Diagnostic | undefined;
}

/** Writes to a descriptor; `path` is for messages. */
export function writePieces(path: string, fd: number, ops: DiskOps): PieceWriting {
  const faults: Diagnostic[] = [];
  let gathered = '';

  function write(bytes: Uint8Array): void {
    try {
      writeWhole(fd, bytes, ops);
    } catch (error) {
      faults.push(cannotWrite(path, faultCode(error), 'nothing was changed; make room or check the permissions, then try again'));
      throw error;
    }
  }

  function flush(): undefined {
    if (gathered !== '') write(Buffer.from(gathered));
    gathered = '';
  }

  function put(content: string | Uint8Array): void {
    if (faults.length > 0) throw new Error(`${path}: more was put after a fault`);
    if (typeof content !== 'string') {
      flush();
      write(content);
      return;
    }
    const broken = brokenText(path, content);
    if (broken !== undefined) {
      faults.push(broken);
      throw new Error(`${path}: half of a character`);
    }
    gathered += content;
    if (gathered.length >= GATHERED) flush();
  }

  return { put, end: flush, fault: () => faults[0] };
}

/** That a text holds half of a character, which no file can: it would be replaced silently. */
export function brokenText(path: string, text: string): Diagnostic | undefined {
  if (!/[\ud800-\udfff]/u.test(text)) return undefined;
  return problem('not-utf8', path, 'the new text holds half of a character', 'write that character anew');
}

/** The diagnostic for a fault while writing. */
export function cannotWrite(path: string, code: string, help: string): Diagnostic {
  if (code === 'EACCES' || code === 'EPERM') return noPermission(path);
  return problem('cannot-write', path, `cannot be written: ${faultWords(code)}`, help);
}

/** Writes all bytes, however few the disk takes at once. */
export function writeWhole(fd: number, bytes: Uint8Array, ops: DiskOps): void {
  for (let at = 0; at < bytes.length; ) {
    const took = ops.write(fd, bytes, at, bytes.length - at);
    if (took === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC', syscall: 'write' });
    at += took;
  }
}
