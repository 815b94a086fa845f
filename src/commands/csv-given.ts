// How somebody says in which way a CSV file is written, where that is not found out.
import { type Sniffed, sniffCsv } from '../text/csv/sniff.ts';
import type { ByteFile } from '../text/files.ts';
import type { Input, Option } from './command.ts';

/** What most people may have to say: the encoding, and what stands between two cells. */
export const csvOptions: readonly Option[] = [
  { name: 'encoding', value: 'name', description: 'how the bytes are characters: utf-8, utf-16le, windows-1252 …' },
  { name: 'delimiter', value: 'character', description: 'what stands between two cells: a character, comma, semicolon, tab' },
];

/** How a CSV file is written, by the options and by what is in it; what is wrong with an option is `usage`. */
export function sniffGiven(file: ByteFile, input: Input): Sniffed | { readonly usage: string } {
  const given = (['encoding', 'delimiter', 'quote', 'escape'] as const).flatMap((name) => input.all(name).map((value) => [name, value]));
  const sniffed = sniffCsv(file, Object.fromEntries(given));
  if (!('problem' in sniffed) || sniffed.problem.code !== 'csv-setting') return sniffed;
  const { message, help } = sniffed.problem;
  return { usage: help === undefined ? message : `${message}; ${help}` };
}
