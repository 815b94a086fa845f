// A file that is only in memory, handed over in pieces of any size, through one buffer as from a disk.
import { expect } from 'vitest';
import { type CsvReading, type CsvTotals, readCsv } from '../../../src/text/csv/read.ts';
import type { CsvGiven, CsvShape } from '../../../src/text/csv/shape.ts';
import { sniffCsv } from '../../../src/text/csv/sniff.ts';
import type { Diagnostic } from '../../../src/text/diagnostic.ts';
import type { ByteFile } from '../../../src/text/files.ts';

/** A file of these bytes, or of a text in UTF-8. */
export function memoryFile(content: string | Uint8Array, piece = 256 * 1024): ByteFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const buffer = new Uint8Array(Math.max(1, Math.min(piece, bytes.length)));
  return {
    path: 'answers.csv',
    size: bytes.length,
    read(each) {
      for (let at = 0; at < bytes.length; at += piece) {
        const part = bytes.subarray(at, at + piece);
        buffer.set(part);
        if (each(buffer.subarray(0, part.length)) === 'stop') return undefined;
      }
      return undefined;
    },
  };
}

/** A file of this many pieces, each made when it is read, so that a large file takes no memory. */
export function madeFile(pieces: number, pieceAt: (index: number) => Uint8Array): ByteFile {
  return {
    path: 'answers.csv',
    size: 0,
    read(each) {
      for (let index = 0; index < pieces; index++) if (each(pieceAt(index)) === 'stop') return undefined;
      return undefined;
    },
  };
}

/** The shape that is found; the test fails where none is. */
export function shapeOf(file: ByteFile, given: CsvGiven = {}): CsvShape {
  const found = sniffCsv(file, given);
  return 'shape' in found ? found.shape : expect.unreachable(found.problem.message);
}

export interface Everything {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly totals?: CsvTotals;
  readonly broken: readonly string[];
  readonly problem?: Diagnostic;
}

/** All records of a file with their lines, and `line code` of what is broken. */
export async function everything(file: ByteFile, given: CsvGiven & CsvReading = {}): Promise<Everything> {
  const rows: string[][] = [];
  const lines: number[] = [];
  const result = await readCsv(
    file,
    shapeOf(file, given),
    (cells, line) => {
      rows.push([...cells]);
      lines.push(line);
      return undefined;
    },
    given,
  );
  if ('problem' in result) return { rows, lines, broken: [told(result.problem)], problem: result.problem };
  return { rows, lines, totals: result.totals, broken: result.broken.map(told) };
}

function told({ code, place }: Diagnostic): string {
  return `${place.line} ${code}`;
}
