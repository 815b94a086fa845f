import { expect, it } from 'vitest';
import type { Document } from '../../../src/report/document.ts';
import { formatNamed, formats } from '../../../src/report/formats/list.ts';
import type { Calendar } from '../../../src/time/calendar.ts';
import type { Day } from '../../../src/time/day.ts';
import { example } from './example.ts';

it('finds each format by its name, and none by another', () => {
  for (const format of formats) expect(formatNamed(format.name)).toBe(format);
  for (const name of ['', 'TERMINAL', 'json', '__proto__', 'constructor']) expect(formatNamed(name)).toBeUndefined();
});

const calendar: Calendar = {
  name: 'Riverside Gardeners',
  asOf: '2031-03-12' as Day,
  events: [
    {
      uid: 'gate@riverside-gardeners.wg',
      changes: 0,
      title: 'Paint the gate',
      notes: [],
      category: 'action',
      when: { from: '2031-03-14' as Day, to: '2031-03-14' as Day },
    },
  ],
};

it.each(formats)('prints a document that suits it as $name', async (format) => {
  const document = { ...example, calendar };
  expect(format.suits(document)).toBe(true);
  const text = await format.print(document, { width: 80, unicode: true });
  expect(text).toContain(format.name === 'csv' ? 'North bank' : 'Paint the gate');
  expect(text).toMatch(/[^\n]\n$/);
});

it('knows that a document without a calendar suits all formats but that of calendars', () => {
  expect(formats.filter((format) => !format.suits(example)).map(({ name }) => name)).toEqual(['ics']);
});

it('knows that only a timeline with rows can be drawn, and only rows can be a table', () => {
  const timeline = { kind: 'timeline', today: '2031-03-12', marks: [], bars: [] } as const;
  const bar = { label: 'Paint the gate', tone: 'plain', mark: 'action' } as const;
  const suited = (blocks: Document['blocks']): readonly string[] =>
    formats.filter(({ suits }) => suits({ title: 'Gardens', blocks })).map(({ name }) => name);
  expect(suited([timeline])).toEqual(['terminal', 'md', 'html']);
  expect(suited([timeline, { ...timeline, bars: [bar] }])).toEqual(['terminal', 'md', 'html', 'csv', 'svg', 'mermaid']);
});
