// Reads the whole of standard input, up to a cap. It knows streams and no files.
import type { Diagnostic } from '../text/diagnostic.ts';
import type { ByteFile, FileBytes, FileText } from '../text/files.ts';
import { READ_CAP, textOf } from './disk.ts';
import { faultCode, faultWords, problem } from './syscalls.ts';

/** The name of standard input in messages. */
const NAME = 'standard input';

/** The text of a stream of bytes, or why there is none: larger than `cap` bytes, not UTF-8, or a fault while reading. */
export async function readStdin(stream: NodeJS.ReadableStream, cap: number = READ_CAP): Promise<FileText> {
  const read = await readAll(stream, cap, 'split it into smaller parts');
  return 'problem' in read ? read : textOf(NAME, Buffer.concat(read.chunks));
}

/** The bytes of a stream as a file, held in memory, so that it can be read several times; or why there are none. */
export async function openStdin(stream: NodeJS.ReadableStream, cap: number = READ_CAP): Promise<FileBytes> {
  const read = await readAll(stream, cap, 'save it as a file and name the file');
  if ('problem' in read) return read;
  const { chunks } = read;
  const file: ByteFile = {
    path: NAME,
    size: chunks.reduce((sum, { length }) => sum + length, 0),
    read(each) {
      for (const chunk of chunks) if (each(chunk) === 'stop') break;
      return undefined;
    },
  };
  return { file };
}

async function readAll(
  stream: NodeJS.ReadableStream,
  cap: number,
  help: string,
): Promise<{ readonly chunks: readonly Buffer[] } | { readonly problem: Diagnostic }> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      // Leaving the loop closes the stream, so that whoever writes into it learns that nobody reads.
      if (length > cap) return { problem: problem('too-large', NAME, `is larger than ${cap} bytes`, help) };
      chunks.push(bytes);
    }
  } catch (error) {
    const code = faultCode(error);
    if (code === 'EISDIR') return { problem: problem('not-a-file', NAME, 'is a folder', 'give it a file: `wg … - < FILE`') };
    return { problem: problem('cannot-read', NAME, `cannot be read: ${faultWords(code)}`, 'save the text in a file and name the file') };
  }
  return { chunks };
}
