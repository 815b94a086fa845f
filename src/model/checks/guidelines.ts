// What can be wrong with where a guideline is on its way from a draft to what the group recommends.

import { placeOf } from '../../text/source.ts';
import { type Grounded, sourceOf } from '../evidence/evidence.ts';
import { readersOf } from '../evidence/standing.ts';
import type { Check } from './check.ts';

const guideline = (header: string, text: string) => ({
  'people/ana.yaml': 'name: Ana\n',
  'people/bo.yaml': 'name: Bo\n',
  'guidelines/rooms.md': `---\ntitle: Finding a room\n${header}---\n\n${text}\n`,
});
const READ = 'reviews:\n  - by: bo\n    day: 2026-03-01\n    version: 27b186e99f9c\n';

export const guidelineChecks: readonly Check[] = [
  {
    code: 'guideline-open',
    finds: 'a question or TODO that is open in a guideline which was adopted',
    reason: 'the group recommends a text that says of itself that it is not finished.',
    fix: 'answer it, or take the guideline back to review.',
    bad: guideline(`status: adopted\n${READ.replace('27b186e99f9c', '66ff1bba50cc')}`, 'Ask the library. TODO: and where there is none?'),
    good: guideline(`status: adopted\n${READ}`, 'Ask the library.'),
    findInEvidence: ({ guidelines }) =>
      guidelines.flatMap((grounded) =>
        grounded.status !== 'adopted'
          ? []
          : grounded.open.map(({ span }) => ({
              code: 'guideline-open',
              severity: 'warning' as const,
              place: placeOf(sourceOf(grounded), span),
              message: 'the guideline is adopted, and this is still open',
              help: `answer it, or take it back: wg done ${grounded.id}:review`,
            })),
      ),
  },
  {
    code: 'guideline-unread',
    finds: 'an adopted guideline whose present text nobody but its owners has read',
    reason: 'it was changed after it was adopted, and the group does not know.',
    fix: 'have somebody read it, who then says so with wg review.',
    bad: guideline(`status: adopted\nowners: [ana]\n${READ.replace('bo', 'ana')}`, 'Ask the library.'),
    good: guideline(`status: adopted\nowners: [ana]\n${READ}`, 'Ask the library.'),
    findInEvidence: ({ guidelines, grounds: { view } }) =>
      guidelines.flatMap((grounded) =>
        grounded.status !== 'adopted' || readersOf(view, grounded).length > 0
          ? []
          : [
              {
                code: 'guideline-unread',
                severity: 'note' as const,
                place: statusPlace(grounded),
                message: `nobody but its owners has read version ${grounded.version}`,
                help: `whoever reads it says so: wg review ${grounded.id}`,
              },
            ],
      ),
  },
];

function statusPlace({ guideline: { nodes, source, path } }: Grounded) {
  const node = nodes.get('status');
  return node === undefined ? { path, line: 1 } : placeOf(source, node.span);
}
