import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Day } from '../../src/time/day.ts';
import { type Due, readDue } from '../../src/time/due.ts';

const page = readFileSync(new URL('../../docs/dates.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \|$/gm)].map(([, words, reading]) => [words ?? '', reading ?? ''] as const);

test('the page has its examples', () => {
  expect(rows.length).toBeGreaterThan(50);
});

test.each(rows)('docs/dates.md: “%s” is %s', (words, reading) => {
  expect(shown(readDue(words, '2016-02-16' as Day, { meetingTime: { start: '16:00', zone: 'UTC' } }))).toBe(reading);
});

function shown(due: Due): string {
  switch (due.kind) {
    case 'date':
      return due.from;
    case 'window':
      return `${due.from} to ${due.to}, due ${due.due}`;
    case 'none':
      return 'no date';
    case 'recurrence':
      return `series: ${due.rrule}`;
    case 'ambiguous':
    case 'error':
      return due.candidates.length === 0 ? due.kind : `${due.kind}: ${due.candidates.join(', ')}`;
  }
}
