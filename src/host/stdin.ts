// Reads the whole of standard input, up to a cap. It knows streams and no files.
import type { FileText } from '../text/files.ts';
import { READ_CAP, textOf } from './disk.ts';
import { faultCode, faultWords, problem } from './syscalls.ts';

/** The name of standard input in messages. */
const NAME = 'standard input';

/** The text of a stream of bytes, or why there is none: larger than `cap` bytes, not UTF-8, or a fault while reading. */
export async function readStdin(stream: NodeJS.ReadableStream, cap: number = READ_CAP): Promise<FileText> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      // Leaving the loop closes the stream, so that whoever writes into it learns that nobody reads.
      if (length > cap) return { problem: problem('too-large', NAME, `is larger than ${cap} bytes`, 'split it into smaller parts') };
      chunks.push(bytes);
    }
  } catch (error) {
    const code = faultCode(error);
    if (code === 'EISDIR') return { problem: problem('not-a-file', NAME, 'is a folder', 'give it a file: `wg … - < FILE`') };
    return { problem: problem('cannot-read', NAME, `cannot be read: ${faultWords(code)}`, 'save the text in a file and name the file') };
  }
  return textOf(NAME, Buffer.concat(chunks));
}
