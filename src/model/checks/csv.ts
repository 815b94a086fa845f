// What can be wrong with a CSV file, and with the place for what is private. Found while reading and writing.
import type { Check } from './check.ts';

const whole = 'a row that is misread would change the counts without anybody seeing it.';

export const csvChecks: readonly Check[] = [
  { code: 'csv-not-text', finds: 'a file that is no text', reason: whole, fix: 'export the answers as CSV.' },
  { code: 'csv-empty', finds: 'a CSV file with nothing in it', reason: 'there is nothing to count.', fix: 'export the answers again.' },
  {
    code: 'csv-encoding',
    finds: 'bytes that do not fit the encoding of a CSV file',
    reason: 'replacing them would turn names and options into others.',
    fix: 'export it again as UTF-8, or name its encoding with --encoding.',
  },
  {
    code: 'csv-setting',
    finds: 'a delimiter, quote or encoding that cannot be used',
    reason: 'the file cannot be read by it.',
    fix: 'give one character, or one of the names in the message.',
  },
  {
    code: 'csv-unclosed-quote',
    finds: 'a quote that begins a cell and is never closed',
    reason: 'all rows behind it would be one cell.',
    fix: 'close the quote where it begins, or read on with --skip-broken.',
  },
  {
    code: 'csv-text-after-quote',
    finds: 'text between a closing quote and the next cell',
    reason: whole,
    fix: 'write a quote within a quoted cell twice, or read on with --skip-broken.',
  },
  {
    code: 'csv-stray-quote',
    finds: 'a quote in the middle of a cell that does not begin with one',
    reason: whole,
    fix: 'quote the cell, or say --quote none where quotes are plain characters.',
  },
  {
    code: 'csv-record-too-long',
    finds: 'a record that is longer than any answer could be',
    reason: 'nearly always a quote was not closed.',
    fix: 'look at the line where it begins, or read on with --skip-broken.',
  },
  {
    code: 'csv-too-many-cells',
    finds: 'a record with more cells than the header',
    reason: 'answers would stand under the wrong questions.',
    fix: 'quote the cell that holds a delimiter, or read on with --skip-broken.',
  },
  {
    code: 'csv-too-few-cells',
    finds: 'a record with fewer cells than the header, where the survey tool never cuts any',
    reason: 'answers would stand under the wrong questions.',
    fix: 'look for a line break in a cell that is not quoted, or read on with --skip-broken.',
  },
  {
    code: 'csv-swallowed-rows',
    finds: 'rows that lie within one quoted cell',
    reason: 'a quote that is not closed takes the rows behind it along, and their answers are lost.',
    fix: 'close the quote, or say --accept-long-cells where the cell is meant so.',
  },
  {
    code: 'csv-too-many-broken',
    finds: 'a file in which more than a thousand records cannot be read',
    reason: 'it is probably written in another way than it is read.',
    fix: 'name its delimiter, quote or encoding.',
  },
  {
    code: 'survey-export',
    finds: 'a file of a survey tool that holds counts or charts, and no answers by row',
    reason: 'what people answered together cannot be found out from counts.',
    fix: 'export the single answers; the message says where in the tool.',
  },
  {
    code: 'survey-rows',
    finds: 'another number of answers than --expect-rows says',
    reason: 'a quote that swallows rows, or a cut download, loses answers without a word.',
    fix: 'look at the place that the message names, or download the file again.',
  },
  {
    code: 'answers-damaged',
    finds: 'kept answers below private/ that are not as `wg import-survey` wrote them',
    reason: 'figures made of them could not be trusted.',
    fix: 'remove the file and import the last whole export again.',
  },
  {
    code: 'private-key',
    finds: 'a key below private/ that cannot be one',
    reason: 'by the key an answer is known again when an export is imported a second time.',
    fix: 'put it back from a copy, or remove it: the next import replaces all answers that are kept here.',
  },
];
