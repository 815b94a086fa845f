import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bar, Document } from '../../../src/report/document.ts';
import { printCsv } from '../../../src/report/formats/csv.ts';
import { clean } from '../../../src/text/clean.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { anyDocument, hostile } from './documents.ts';
import { gardens } from './timeline-example.ts';

/** The rows as an independent reader finds them. */
const read = (csv: string): string[][] => parse(csv, { bom: true, skip_empty_lines: true, relax_column_count: true });

const bar = (words: Partial<Bar>): Bar => ({ label: 'Soil survey', tone: 'plain', mark: 'milestone', ...words });
const chart = (bars: readonly Bar[]): Document => ({
  title: 'Gardens',
  blocks: [{ kind: 'timeline', bars, today: '2031-03-12', marks: [{ day: '2031-03-18', label: 'next meeting' }] }],
});

describe('a timeline as CSV', () => {
  it('is one row for each row of the timeline, with its first day, its span, its state and its place', () => {
    const [heads, ...rows] = read(printCsv(gardens));
    expect(heads).toEqual(['Section', 'What', 'Kind', 'First due', 'From', 'Due', 'State', 'Note', 'File', 'Line']);
    expect(rows.map((row) => row.slice(1, 8))).toEqual([
      ['List the tools of all gardens', 'milestone', '', '', '2031-02-28', 'done', 'done'],
      ['Soil survey', 'milestone', '2031-02-24', '', '2031-03-10', 'urgent', '2 d late'],
      ['Dig new beds; sand & "peat-free" earth first', 'milestone', '2031-03-26', '2031-03-14', '2031-04-02', '', 'waits for soil'],
      ['Open day', 'milestone', '', '2031-04-21', '2031-04-30', '', 'waits for beds, guide, late April'],
      ['Planting guide', 'milestone', '', '', '', '', 'waits for soil'],
      ['Ask every allotment which tools are missing', 'action', '', '', '2031-03-11', 'attention', '1 d late'],
      ['Bring seeds to the spring meeting', 'action', '', '', '2031-03-21', '', ''],
      ['Spring meeting', 'meeting', '', '', '2031-03-22', '', ''],
    ]);
    expect(rows.map((row) => row.slice(8)).slice(0, 2)).toEqual([
      ['milestones/tools.md', '2'],
      ['milestones/soil-survey.md', '3'],
    ]);
  });

  it('stands below the headings of its report, beside other tables', () => {
    const blocks: Document['blocks'] = [
      { kind: 'heading', level: 1, text: 'Who is where' },
      { kind: 'table', columns: ['Garden'], rows: [['North bank']] },
      { kind: 'heading', level: 1, text: 'Timeline' },
      ...chart([bar({ to: '2031-03-20' })]).blocks,
    ];
    const rows = read(printCsv({ title: 'Status', blocks }));
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['Section', 'Garden'],
      ['Who is where', 'North bank'],
      ['Section', 'What'],
      ['Timeline', 'Soil survey'],
    ]);
  });

  it('gives every text back, and none that a spreadsheet runs', () => {
    const texts = [...hostileStrings, ...hostile];
    const rows = read(printCsv(chart(texts.map((text) => bar({ label: text, note: text, target: { path: text } }))))).slice(1);
    expect(rows).toHaveLength(texts.length);
    for (const [at, text] of texts.entries()) {
      const whole = clean(text.replace(/\s+/g, ' ').trim());
      for (const cell of [rows[at]?.[1], rows[at]?.[7], rows[at]?.[8]]) {
        expect(cell?.replace(/^'/, '')).toBe(whole.replace(/^'/, ''));
        expect(cell).not.toMatch(/^\s*[=+@-](?!\d+$)/);
      }
    }
  });

  it('reads a day that does not exist as none, and has a row for all the same', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const rows = read(printCsv({ ...document, blocks: document.blocks.filter(({ kind }) => kind === 'timeline') })).slice(1);
        expect(rows).toHaveLength(document.blocks.flatMap((block) => (block.kind === 'timeline' ? block.bars : [])).length);
        for (const row of rows) for (const cell of row.slice(3, 6)) expect(cell).toMatch(/^(?:\d{4}-\d\d-\d\d)?$/);
      }),
      { numRuns: 200 },
    );
  });
});
