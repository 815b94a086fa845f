import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingJson } from '../../../src/model/notes/json.ts';
import { readNotes } from '../../../src/model/notes/read.ts';
import { growsLinearly } from '../../text/growth.ts';
import { told } from './told.ts';

const read = (text: string, path = '2024-03-05.md', hints = {}) => readNotes({ path, text }, hints)[0] ?? expect.unreachable();

// The same shapes as a pasted pad without any marks has, in other words.
const pasted = [
  '##Problem',
  'New helpers do not know where to begin.',
  '##How to join',
  'Write to the list.',
  'Call notes - Tuesday, March 5, 18:00 - 19:30 UTC',
  'Participants:',
  'Ana Lopez (Nana)',
  'Bo Berg',
  'Agenda and notes:',
  'Have we forgotten any needs?',
  'A glossary for newcomers',
  'How do others welcome people?',
  'Let’s list our milestones',
  'A guide for helpers',
  'Timeline for the milestones',
  '[until the end of March - Bo] A guide for helpers:',
  'A glossary for newcomers',
  '[blocked by the guide] Translate the guide',
  'Next steps',
  '[until the end of the week - Nana] Set up another call at the same time, Tue Mar 12th - 18:00 UTC',
  '[until the end of next week - All] Collect what newcomers ask → Nana will open a pad',
  'today we met and talked about newcomers. We decided to write a guide.',
  'Join us!',
].join('\n');

describe('notes pasted without any marks', () => {
  it('are read as a whole', () => {
    expect(told(read(pasted, 'call-2024-03-05.txt'), true)).toEqual([
      'day: 2024-03-05',
      'time 18:00 UTC to 19:30',
      'present: Ana Lopez (Nana)',
      'present: Bo Berg',
      'action [Nana] Set up another call at the same time, Tue Mar 12th - 18:00 UTC (due 2024-03-10)',
      'action [nobody: All] Collect what newcomers ask (due 2024-03-17) → Nana: Nana will open a pad',
      'possible decision: We decided to write a guide.',
      'milestone (list): A guide for helpers',
      'milestone (timeline): A guide for helpers (due 2024-03-31)',
      'milestone (timeline): A glossary for newcomers (part of line 16)',
      'milestone (timeline): Translate the guide (blocked by the guide)',
      'raised: A glossary for newcomers',
      'question: How do others welcome people?',
      'charter problem: New helpers do not know where to begin.',
      'charter join: Write to the list.',
      'summary (inferred): lines 22 to 23',
      'next (inferred): 2024-03-12 18:00 UTC to 19:30 (inferred)',
    ]);
  });
  it('have no day where nothing gives the year, and the days on which the weekday fits', () => {
    const meeting = read(pasted, '-');
    expect(meeting.date).toBeUndefined();
    expect(meeting.dateDoubts).toMatchObject([
      { reason: 'no-year', candidates: ['2013-03-05', '2019-03-05', '2024-03-05', '2030-03-05'], line: 5 },
    ]);
    expect(meeting.actions[0]?.deadline?.problem?.reason).toContain('day of the meeting');
  });
  it('take the year from the hint, and say when the weekday is against it', () => {
    expect(read(pasted, '-', { year: 2019 }).date).toBe('2019-03-05');
    expect(read(pasted, '-', { year: 2020 }).dateDoubts[0]?.reason).toBe('contradiction');
  });
});

describe('the day of a meeting', () => {
  it.each([
    ['meetings/2024-03-05-board.md', '# Board\n', '2024-03-05'],
    ['minutes/2024/CG-03-05.md', '# Agenda for the March 5 call\n', '2024-03-05'],
    ['minutes/2024/mar-05.md', '', '2024-03-05'],
    ['notes/2024/03-Mar/05-primary.md', '', '2024-03-05'],
    ['Meeting 012.md', 'When: 14/4/21, 20:00 UTC\n', '2021-04-14'],
    ['board.md', '# Minutes of 11th April 2024\n', '2024-04-11'],
    ['board.md', '---\ndate: 2024-04-11\n---\n# Minutes\n', '2024-04-11'],
  ])('of %s is found', (path, text, day) => {
    expect(read(text, path)).toMatchObject({ date: day, dateDoubts: [] });
  });
  it('is not guessed from a date that can be read in two ways, unless the file name or a setting decides', () => {
    const text = 'When: 9/12/20, 22:00 UTC\n';
    expect(read(text, 'Meeting 012.md')).toMatchObject({ dateDoubts: [{ reason: 'ambiguous', candidates: ['2020-09-12', '2020-12-09'] }] });
    expect(read(text, 'Meeting 012.md', { dateOrder: 'dmy' }).date).toBe('2020-12-09');
    expect(read(text, '2020-09-12.md').date).toBe('2020-09-12');
  });
  it('is told by a sentence that says when they met, by a line in bold, or by a part on date and place', () => {
    const day = (note: string) => read(note, 'minutes.md').date;
    const long = 'The members of the harbour library came together again, and this is what they said about the boats and the hall. ';
    expect(
      day(`# Minutes\n\nThe meeting was held at the harbour library, in the room above the boats that we all know, on March 5, 2024.\n`),
    ).toBe('2024-03-05');
    expect(day(`# Minutes\n\n${long}The boats came on March 5, 2024.\n`)).toBeUndefined();
    expect(day('# Minutes\n\n**Minutes of: 2024-03-05 UTC+1 12:00-14:00**\n')).toBe('2024-03-05');
    expect(day('# Minutes\n\n## Date, Time and Location\n\nWe met at the library, at 6:00 pm, on Tuesday,\nMarch 5, 2024.\n')).toBe(
      '2024-03-05',
    );
  });

  it('is the file name’s where the title says another, and the contradiction is told', () => {
    expect(read('# Meeting 28 August 2021\n', 'web/2021-07-28.md')).toMatchObject({
      date: '2021-07-28',
      dateDoubts: [{ reason: 'contradiction', line: 1, candidates: ['2021-08-28', '2021-07-28'] }],
    });
  });
});

describe('a log of a year', () => {
  const log =
    '# Group notes 2023\n\n## December 20\n\nCancelled.\n\n## December 6\n\nPresent: Ana, Bo\n\n- AI: Ana to call\n\n## November 22, 2023\n\n- Bo will call\n';
  it('is one meeting per dated heading, newest or oldest first, with the year from above and the people of all', () => {
    const meetings = readNotes({ path: 'notes.md', text: log });
    expect(meetings.map((m) => [m.date, m.lines, m.cancelled, m.attendees.length, m.actions.length])).toEqual([
      ['2023-12-20', [3, 6], true, 0, 0],
      ['2023-12-06', [7, 12], false, 2, 1],
      ['2023-11-22', [13, 15], false, 0, 1],
    ]);
  });
  it('is not made of the days of one gathering, of repeated templates, or of headings about other dates', () => {
    const texts = [
      '# Retreat\n\n## 2024-03-05\n\na\n\n## 2024-03-06\n\nb\n',
      '## Agenda 2024-03-05\n\n## Agenda 2024-03-05\n',
      '# 2024-03-05\n\n## Since 2024-02-05\n\n## Until 2024-04-05\n',
    ];
    for (const text of texts) expect(readNotes({ path: 'notes.md', text })).toHaveLength(1);
  });
});

describe('ids', () => {
  it('are the same for the same words whatever stands around them, and differ for the second of two equal lines', () => {
    const id = (line: string) => read(`## Action items\n\n${line}\n`).actions[0]?.id;
    expect(id('- [ ] Ana to Write  the report')).toBe(id('* [until Friday - Bo] write the report (done)'));
    const [first, second] = read('## Action items\n\n- write it\n- write it\n').actions;
    expect(first?.id).toHaveLength(4);
    expect(second?.id.length).toBeGreaterThan(4);
  });
  it('stay as pinned, and nobody else gets them', () => {
    const [free, pinned] = read('## Action items\n\n- a\n- b\n').actions;
    const again = read(`## Action items\n\n- a\n- c <!-- wg:${free?.id} -->\n- b\n`).actions;
    expect(again.map((action) => [action.text, action.pinned])).toEqual([
      ['a', false],
      ['c', true],
      ['b', false],
    ]);
    expect(again[1]?.id).toBe(free?.id);
    expect(again[0]?.id).not.toBe(free?.id);
    expect(again[2]?.id).toBe(pinned?.id);
  });
});

describe('states', () => {
  it.each([
    ['- [x] call', 'done', 'call'],
    ['- ~~call~~', 'done', 'call'],
    ['- ~~call `x` and~~ `y` ~~more~~', 'done', 'call `x` and `y` more'],
    ['- call (done)', 'done', 'call'],
    ['- call (done 2024-03-06)', 'done', 'call'],
    ['- call - DONE', 'done', 'call'],
    ['- ✅ call', 'done', 'call'],
    ['- call (dropped: too late)', 'dropped', 'call'],
    ['- [-] call', 'dropped', 'call'],
    ['- call (parked until 2024-04-01)', 'open', 'call'],
  ])('of %j is %s', (line, state, text) => {
    expect(read(`## Action items\n\n${line}\n`).actions).toMatchObject([{ state, text }]);
  });
  it('keep their notes and days', () => {
    const of = (line: string) => read(`## Action items\n\n${line}\n`).actions[0];
    expect(of('- call (done 2024-03-06)')?.stateNote).toBe('2024-03-06');
    expect(of('- call (dropped: too late)')?.stateNote).toBe('too late');
    expect(of('- call (parked until 2024-04-01)')?.parkedUntil).toBe('2024-04-01');
  });
});

describe('the next meeting', () => {
  it.each([
    ['Next meeting: 2024-03-19 @ 7 pm UTC', '2024-03-19', '19:00'],
    ['**Next meeting:** March 19, 2024', '2024-03-19', undefined],
    ['## Next meeting\n\nTuesday 19 March, 18:00 UTC', '2024-03-19', '18:00'],
    ['Nächstes Treffen: 19.03.2024', '2024-03-19', undefined],
    ['We set up a follow-up call on Tue Mar 19th - 18:00 UTC', '2024-03-19', '18:00'],
  ])('is found in %j', (text, day, time) => {
    const { nextMeeting } = read(`# Notes\n\n${text}\n`);
    expect([nextMeeting?.day, nextMeeting?.start?.time]).toEqual([day, time]);
  });
  it('is none where a line speaks of what will be done by then', () => {
    expect(read('- Ana to finish by the next meeting (March 19)\n').nextMeeting).toBeUndefined();
  });
});

describe('the reading as data', () => {
  it('has every fixed key, null for what is not there, and times with their zone', () => {
    const json = readingJson(
      readNotes({
        path: '2024-03-05.md',
        text: 'When: 16:00 - 17:00 UTC\nPresent: Ana @ana\n\n- TODO(ana): call by Friday\n\nDecision: go\n',
      }),
    );
    expect(json).toMatchObject({
      schema: 'wg/reading/1',
      meetings: [
        {
          path: '2024-03-05.md',
          lines: [1, 6],
          date: '2024-03-05',
          start: '2024-03-05T16:00Z',
          end: '2024-03-05T17:00Z',
          cancelled: false,
          attendees: [{ name: 'Ana', handle: 'ana', role: null, partial: null }],
          regrets: [],
          actions: [{ line: 4, text: 'call by Friday', owners: ['ana'], due: '2024-03-08', done: false, marked: true }],
          decisions: [{ line: 6, text: 'go', marked: true }],
          nextMeeting: null,
          notUnderstood: [],
        },
      ],
    });
    expect(readingJson(readNotes({ path: 'x', text: '' }))).toMatchObject({
      meetings: [{ date: null, start: null, attendees: [], actions: [], lines: [1, 1] }],
    });
  });
});

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    '# ',
    '## 2024-03-05',
    '- ',
    '- [ ] ',
    '[until ',
    ' - Ana]',
    'AI: ',
    'ACTION ITEM',
    'Attendees:',
    'Present: ',
    'Ana',
    ', ',
    '(',
    ')',
    '[',
    ']',
    '|',
    '\n',
    '\r\n',
    '\n\n',
    '```',
    '<!--',
    '-->',
    '<table>',
    '<tr><td>',
    '**',
    '~~',
    '→',
    ' to ',
    ' will ',
    'write',
    '?',
    'Decision: ',
    'Next meeting: ',
    '\u0000',
    '\u202e',
    '\ufeff',
    '\ud800',
    '---\n',
    'date: 2024-03-05\n',
    '  ',
    '\t',
    '__proto__',
    'constructor: ',
    '9/12/20',
    'Milestones',
    ':',
  ); // prettier-ignore
  it('is read without a throw, twice the same, with lines that exist', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const meetings = readNotes({ path: 'notes.md', text });
        expect(readNotes({ path: 'notes.md', text })).toEqual(meetings);
        const count = text.split('\n').length;
        for (const meeting of meetings) {
          for (const action of meeting.actions) {
            expect(action.line).toBeGreaterThanOrEqual(1);
            expect(action.line).toBeLessThanOrEqual(count);
            expect(text.slice(action.span.start, action.span.end)).not.toContain('\n');
          }
          expect(new Set(meeting.actions.map((action) => action.id)).size).toBe(meeting.actions.length);
        }
      }),
      { numRuns: 300 },
    );
  });
  it.each([
    ['a long line', (n: number) => 'AI: Ana to write '.repeat(n)],
    ['a long list of names', (n: number) => `Present: ${'Ana (Acme, '.repeat(n)}`],
    ['many brackets', (n: number) => '- [until [[(('.repeat(n)],
    ['deep nesting', (n: number) => Array.from({ length: n / 10 }, (_, i) => `${' '.repeat(i % 200)}- Action items:`).join('\n')],
    [
      'unclosed fences and comments',
      (n: number) => Array.from({ length: n / 10 }, (_, i) => `${'~'.repeat(3 + (i % 40))}${i % 2 ? '' : 'x'}\n<!-- x`).join('\n'),
    ],
    [
      'many dated headings',
      (n: number) => Array.from({ length: n / 10 }, (_, i) => `## 2024-0${1 + (i % 9)}-${10 + (i % 18)}\n- x`).join('\n'),
    ],
    ['many labels', (n: number) => 'Summary: x\nPresent: Ana\nActions:\n'.repeat(n / 10)],
    ['many questions', (n: number) => 'Notes:\n'.concat('Which goals do we miss?\n- a?\n'.repeat(n / 8))],
    ['spaces', (n: number) => `- ${' '.repeat(n * 4)}x\n`.repeat(4)],
    ['names as headings over tasks', (n: number) => `## Action items\n\n### All\n\n- a\n\n${'### Ana\n\n- b\n\n'.repeat(n / 15)}`],
    ['names as labels over tasks', (n: number) => `## Action items\n\n${'Ana:\n\n- b\n\n'.repeat(n / 15)}`],
    ['a wrapped paragraph of names', (n: number) => `== Present ==\n\n${'Ana Lopez, Bo\nBerg, Cy\n'.repeat(n / 20)}`],
    ['groups of people', (n: number) => `## Attendees\n\n${'Acme: Ana Lopez, Bo Berg\n'.repeat(n / 20)}`],
    ['boxes of people', (n: number) => `## Attendees\n\n${'[ ] Ana Lopez (Acme)\n'.repeat(n / 20)}`],
    ['fields in a table', (n: number) => `| Key | Value |\n|---|---|\n${'| Attendees | Ana |\n| | Bo |\n'.repeat(n / 20)}`],
    ['motions', (n: number) => 'Moved by Ana, seconded by Bo.\nMotion passed.\n\n'.repeat(n / 20)],
    ['names at the end of tasks', (n: number) => `## Action items\n\n${'- order cups (Ana)\n- paint - Bo\n'.repeat(n / 20)}`],
    ['table rows', (n: number) => `## Attendees\n\n${'| a | b |\n'.repeat(n / 4)}`],
  ] as const)('takes at most about twice the time for twice as much: %s', async (_, make) => {
    const prepare = (n: number) => {
      const source = { path: 'notes.md', text: make(n) };
      return () => readNotes(source);
    };
    expect(await growsLinearly(prepare, 15_000)).toBe(true);
  });
});
