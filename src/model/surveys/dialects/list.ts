// All survey exports that are read, in the order in which they are tried. A new one is a file of its own, a line here and a folder of fixtures.
import type { Dialect, DialectName, Head, Layout, RefusedExport } from '../layout.ts';
import { isBlank } from './columns.ts';
import { formbricks } from './formbricks.ts';
import { generic } from './generic.ts';
import { googleForms, googleSheets } from './google.ts';
import { limesurvey } from './limesurvey.ts';
import { microsoftForms } from './microsoft-forms.ts';
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
  const claiming =
    wanted === undefined ? dialects.filter((dialect) => dialect.claims(head)) : dialects.filter(({ name }) => name === wanted);
  const [dialect = generic, ...others] = claiming;
  const layout = dialect.layout(head);
  if ('refused' in layout) return layout;
  const also = others.map(({ name }) => `it could as well be ${name}: choose with --dialect ${name}`);
  return { layout: also.length === 0 ? layout : { ...layout, doubts: [...also, ...layout.doubts] } };
}
