// All survey exports that are read, in the order in which they are tried. A new one is a file of its own, a line here and a folder of fixtures.
import { type Dialect, type DialectName, dialectNames, type Head, type Layout, type RefusedExport } from '../layout.ts';
import { isBlank } from './columns.ts';
import { formbricks } from './formbricks.ts';
import { generic } from './generic.ts';
import { googleForms, googleSheets } from './google.ts';
import { limesurvey } from './limesurvey.ts';
import { microsoftForms } from './microsoft-forms.ts';
import { missingMark } from './missing.ts';
import { qualtrics } from './qualtrics.ts';
import { surveymonkey } from './surveymonkey.ts';
import { tally } from './tally.ts';
import { typeform } from './typeform.ts';
import { kobo, odk } from './xlsform.ts';

/** The registered dialects; `generic` is the last, and takes what no other one claims. */
export const dialects: readonly Dialect[] = [
  googleForms,
  googleSheets,
  microsoftForms,
  surveymonkey,
  qualtrics,
  limesurvey,
  typeform,
  kobo,
  odk,
  formbricks,
  tally,
  generic,
];

/**
 * The layout of a file with this head: by the dialect that is wanted, else by the one that claims it, else the generic one.
 * Refused where the file is empty, or holds no answers by row.
 */
export function dialectOf(head: Head, wanted?: DialectName): { readonly layout: Layout } | RefusedExport {
  if (head.rows.every(isBlank)) {
    return { refused: 'has no rows', help: 'export the answers once more, with all responses, as CSV' };
  }
  const mark = missingMark(head);
  if (mark === undefined) return dialectAt(head, wanted);
  const without = (cells: readonly string[]): readonly string[] => cells.map((cell) => (cell === mark ? '' : cell));
  const told = dialectAt({ ...head, rows: head.rows.map(without) }, wanted);
  if ('refused' in told) return told;
  const { layout } = told;
  const doubt = `no cell is empty, and “${mark}” stands in many: read as cells without an answer`;
  return {
    layout: {
      ...layout,
      rowKind: (cells) => layout.rowKind(without(cells)),
      value: (cell, index) => (cell.trim() === mark ? '' : layout.value(cell, index)),
      doubts: [doubt, ...layout.doubts],
    },
  };
}

function dialectAt(head: Head, wanted: DialectName | undefined): { readonly layout: Layout } | RefusedExport {
  const claims = (of: Head): readonly Dialect[] =>
    wanted === undefined ? dialects.filter((dialect) => dialect.claims(of)) : dialects.filter(({ name }) => name === wanted);
  const claiming = claims(head);
  const below = claiming.length === 0 ? belowAbove(head) : undefined;
  const under = below === undefined ? undefined : claims(below).find(({ name }) => KNOWN_BY_HEADERS.has(name));
  if (below !== undefined && under !== undefined)
    return beneath(
      under.layout(below),
      below.above?.some((cell) => cell.trim() !== ''),
    );
  const [dialect = generic, ...others] = claiming;
  const layout = dialect.layout(head);
  if ('refused' in layout) return layout;
  const also = others.map(({ name }) => `it could as well be ${name}: choose with --dialect ${name}`);
  return { layout: also.length === 0 ? layout : { ...layout, doubts: [...also, ...layout.doubts] } };
}

/** Dialects that answers can hardly be taken for: their own columns have names. */
const KNOWN_BY_HEADERS: ReadonlySet<DialectName> = new Set(
  dialectNames.filter((name) => name !== 'generic' && name !== 'surveymonkey' && name !== 'google-sheets'),
);

/** The head from its second record on, with the first one above it. */
function belowAbove(head: Head): Head | undefined {
  const [above, ...rows] = head.rows;
  return above === undefined || rows.length === 0 ? undefined : { ...head, rows, above };
}

function beneath(layout: Layout | RefusedExport, said: boolean | undefined): { readonly layout: Layout } | RefusedExport {
  if ('refused' in layout) return layout;
  const doubt =
    'the first record is none of the tool’s: the headers are read from record 2, and what stands above them tells questions apart';
  return { layout: { ...layout, headerRows: layout.headerRows + 1, doubts: said ? [doubt, ...layout.doubts] : layout.doubts } };
}
