// The settings of a group: wg.yaml. Apart from the rest of the group, so that commands which need no more load no more.
import type { Diagnostic } from '../text/diagnostic.ts';
import { readDocument } from '../text/fields.ts';
import type { Files } from '../text/files.ts';
import { placeOf, type Source } from '../text/source.ts';
import { type GroupFields, groupKind } from './kinds.ts';
import { readRecord } from './record.ts';

/** The layout of a group's repository that this program reads and writes. */
export const knownFormat = 1;

/** The settings and their file; what is wrong is added to the diagnostics. Undefined where the file cannot be read. */
export async function readSettings(files: Files, diagnostics: Diagnostic[]): Promise<{ source: Source; fields: GroupFields } | undefined> {
  const file = files.read('wg.yaml');
  if ('problem' in file) {
    diagnostics.push(file.problem);
    return undefined;
  }
  const read = await readDocument(file.source);
  diagnostics.push(...read.diagnostics);
  const record = readRecord(groupKind, file.source, read.fields);
  if (read.diagnostics.length === 0) diagnostics.push(...record.diagnostics);
  const { format } = record.values;
  if (format !== undefined && format !== knownFormat) {
    diagnostics.push({
      code: 'format',
      severity: 'error',
      place: placeOf(file.source, record.nodes.get('format')?.span ?? { start: 0, end: 0 }),
      message: `this repository has format ${format}; this wg knows ${knownFormat}`,
      help: 'install a newer wg',
    });
  }
  return { source: file.source, fields: record.values };
}
