// Answers to an XLSForm, from KoboToolbox or ODK Central: a column per field, named by its path through the groups; several choices are
// joined with spaces in the field's column, and mostly told once more in columns `field/choice` with 1 and 0.
import type { Column, ColumnRole, Dialect, Head, Layout } from '../layout.ts';
import { personalHeader } from '../personal-headers.ts';
import { columnsOf, plainAnswer, questionKey, type Sheet, sheetOf } from './columns.ts';
import { commonDoubts } from './doubts.ts';
import { notAnAnswer } from './rows.ts';

const BOTH = [
  [['start', 'starttime', 'meta/start'], { kind: 'time', what: 'start' }],
  [['username', 'SubmitterName', '_submitted_by', 'meta/username'], { kind: 'personal', what: 'handle' }],
  [['phonenumber'], { kind: 'personal', what: 'phone' }],
  [['email', 'meta/email'], { kind: 'personal', what: 'email' }],
  [
    ['deviceid', 'subscriberid', 'simserial', 'DeviceID', 'SubmitterID', 'instanceName', 'meta-instanceName', 'meta/instanceName'],
    { kind: 'personal', what: 'identity' },
  ],
  [['end', 'endtime', 'today', 'audit', 'meta/audit', 'meta-audit', '__version__', 'background-audio'], { kind: 'machine' }],
] as const;

const KOBO = exactly([
  ...BOTH,
  [['_submission_time'], { kind: 'time', what: 'end' }],
  [['_uuid'], { kind: 'response' }],
  [
    [
      ...[
        '_id',
        '_validation_status',
        '_notes',
        '_status',
        '__version__',
        '_version',
        '_version_',
        '_tags',
        '_index',
        '_parent_index',
        'meta/instanceID',
      ],
      ...[
        'meta/rootUuid',
        'formhub/uuid',
        '_xform_id_string',
        '_parent_table_name',
        '_submission__uuid',
        '_submission__id',
        '_attachments',
      ],
      ...['_bamboo_dataset_id', '_media_count', '_total_media', '_media_all_received', '_duration', '_date_modified', 'meta/deprecatedID'],
    ],
    { kind: 'machine' },
  ],
  [['_geolocation'], { kind: 'personal', what: 'place' }],
]);

const ODK = exactly([
  ...BOTH,
  [['SubmissionDate'], { kind: 'time', what: 'end' }],
  [['KEY'], { kind: 'response' }],
  [
    [
      ...[
        'meta-instanceID',
        'meta/instanceID',
        'AttachmentsPresent',
        'AttachmentsExpected',
        'Status',
        'ReviewState',
        'Edits',
        'FormVersion',
      ],
      ...['PARENT_KEY', 'isEncrypted'],
    ],
    { kind: 'machine' },
  ],
]);

/** Fields are called as people like, so the tools' own columns are known by their exact spelling: `Status` is ODK's, `status` a question. */
function exactly(roles: readonly (readonly [headers: readonly string[], role: ColumnRole])[]): ReadonlyMap<string, ColumnRole> {
  return new Map(roles.flatMap(([headers, role]) => headers.map((header) => [header, role] as const)));
}

export const kobo: Dialect = {
  name: 'kobo',
  tool: 'KoboToolbox, data download as CSV',
  knownBy: 'columns `_uuid` and `_submission_time`',
  claims: (head) => {
    const { headers } = sheetOf(head);
    return headers.includes('_submission_time') && (headers.includes('_uuid') || headers.includes('_id')) && !isOdk(headers);
  },
  layout: (head) => xlsformLayout(head, 'kobo', KOBO),
};

export const odk: Dialect = {
  name: 'odk',
  tool: 'ODK Central, submissions as CSV',
  knownBy: 'columns `SubmissionDate` and `KEY`',
  claims: (head) => isOdk(sheetOf(head).headers),
  layout: (head) => xlsformLayout(head, 'odk', ODK),
};

function isOdk(headers: readonly string[]): boolean {
  return headers.includes('KEY') && headers.includes('SubmissionDate');
}

function xlsformLayout(head: Head, dialect: 'kobo' | 'odk', own: ReadonlyMap<string, ColumnRole>): Layout {
  const sheet = sheetOf(head);
  const fields = fieldRoles(sheet, dialect, own);
  const columns: readonly Column[] = columnsOf(sheet, (_, index) => own.get(sheet.headers[index] ?? '') ?? fields(index));
  const skip = notAnAnswer(sheet, columns);
  return {
    dialect,
    headerRows: sheet.headers.length === 0 ? 0 : sheet.at + 1,
    columns,
    separators: [' '],
    rowKind: (cells) => skip(cells) ?? 'complete',
    value: (cell) => cell,
    doubts: commonDoubts(sheet, columns),
  };
}

/** Parts of a place that the tools split into columns of their own: Kobo's `_spot_latitude`, ODK's `spot-Latitude`. */
const PLACE = /(?:^_(.*)_(?:latitude|longitude|altitude|precision)|-(?:Latitude|Longitude|Altitude|Accuracy))$/;

function fieldRoles(
  sheet: Sheet,
  dialect: 'kobo' | 'odk',
  own: ReadonlyMap<string, ColumnRole>,
): (index: number) => ColumnRole | undefined {
  const places = new Map<string, number>();
  for (const [index, header] of sheet.headers.entries()) if (header !== '' && !places.has(header)) places.set(header, index);
  const parents = new Map<number, number>();
  for (const [index, header] of sheet.headers.entries()) {
    const parent = parentOf(header, places);
    if (parent !== undefined && parent < index && isChosenOrNot(sheet, index)) parents.set(index, parent);
  }
  const split = new Set(parents.values());
  const spots = new Set(sheet.headers.map((header) => PLACE.exec(header)?.[1]));
  const groups = groupsIn(sheet.headers);
  return (index) => {
    const header = sheet.headers[index] ?? '';
    if (header === '' || own.has(header)) return undefined;
    const parent = parents.get(index);
    const title = fieldName(sheet.headers[parent ?? index] ?? '', dialect);
    if (parent !== undefined) {
      return { kind: 'answer', question: questionKey(parent), title, option: header.slice((sheet.headers[parent] ?? '').length + 1) };
    }
    if (split.has(index)) return { kind: 'machine' };
    if (PLACE.test(header) || spots.has(title)) return { kind: 'personal', what: 'place' };
    if (header.endsWith('_URL') && places.has(header.slice(0, -4))) return { kind: 'machine' };
    const what = personalHeader(header.slice(groups.get(header) ?? 0)) ?? personalHeader(title);
    return what === undefined ? plainAnswer(index, title) : { kind: 'personal', what };
  };
}

/** The field without its groups; in ODK's headers a hyphen may as well be part of a name, so the path stays. */
function fieldName(header: string, dialect: 'kobo' | 'odk'): string {
  if (dialect === 'odk') return header;
  return /\s/.test(header) ? header : header.slice(header.lastIndexOf('/') + 1);
}

/** Where the field's own name begins in headers such as `about-name`, where at least two fields stand under `about-`. */
function groupsIn(headers: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const group = (header: string) => header.slice(0, header.lastIndexOf('-') + 1);
  for (const header of headers) counts.set(group(header), (counts.get(group(header)) ?? 0) + 1);
  return new Map(headers.filter((header) => (counts.get(group(header)) ?? 0) > 1).map((header) => [header, group(header).length]));
}

/** The column of the field whose choice this is: what stands before a slash is a header itself; a choice may hold slashes too. */
function parentOf(header: string, places: ReadonlyMap<string, number>): number | undefined {
  let at = header.lastIndexOf('/');
  for (let tries = 0; at > 0 && tries < 8; tries += 1) {
    const found = places.get(header.slice(0, at));
    if (found !== undefined) return found;
    at = header.lastIndexOf('/', at - 1);
  }
  return undefined;
}

function isChosenOrNot(sheet: Sheet, index: number): boolean {
  return sheet.rows.every((row) => /^(?:[01](?:\.0)?|true|false|)$/i.test((row[index] ?? '').trim()));
}
