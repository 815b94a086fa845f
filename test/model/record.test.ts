import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupKind, guidelineKind, meetingKind, milestoneKind, personKind } from '../../src/model/kinds.ts';
import { printMarkdownRecord, printYamlRecord } from '../../src/model/print.ts';
import {
  count,
  day,
  type Fields,
  type RecordKind,
  readRecord,
  recordKind,
  required,
  schemaOf,
  text,
  texts,
  textsByName,
  type ValuesOf,
  word,
} from '../../src/model/record.ts';
import { questionKind, surveyKind } from '../../src/model/surveys/survey-kind.ts';
import { readDocument, readFields } from '../../src/text/fields.ts';
import { addDays, type Day } from '../../src/time/day.ts';
import { isValid, schemaProblems } from './json-schema.ts';

const sample = recordKind('sample', {
  name: required(text('what it is called')),
  size: count('how large'),
  due: day('last day'),
  state: word('how it stands', ['open', 'done']),
  owners: texts('who does it'),
  handles: textsByName('accounts'),
});

const kinds: readonly RecordKind<Fields>[] = [
  groupKind,
  personKind,
  milestoneKind,
  guidelineKind,
  meetingKind,
  surveyKind,
  questionKind,
  sample,
];

async function read(yaml: string, kind: RecordKind<Fields> = sample) {
  const source = { path: 'a.yaml', text: yaml };
  const { fields, diagnostics } = await readDocument(source);
  expect(diagnostics).toEqual([]);
  const record = readRecord(kind, source, fields);
  return { ...record, problems: record.diagnostics.map((d) => `${d.code} ${d.place.line}:${d.place.column ?? 0}`) };
}

describe('a field is read by its kind', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['name: Ana', { name: 'Ana' }],
    ['name: 12', { name: '12' }],
    ['name: 007', { name: '007' }],
    ['name: yes', { name: 'yes' }],
    ['name: true', { name: 'true' }],
    ['name: 2026-02-03', { name: '2026-02-03' }],
    ['name: "  Ana  "', { name: 'Ana' }],
    ['name: A\nsize: 60', { name: 'A', size: 60 }],
    ['name: A\ndue: 2026-02-28', { name: 'A', due: '2026-02-28' }],
    ["name: A\ndue: '2026-02-28'", { name: 'A', due: '2026-02-28' }],
    ['name: A\nstate: done', { name: 'A', state: 'done' }],
    ['name: A\nowners: ana', { name: 'A', owners: ['ana'] }],
    ['name: A\nowners: [ana, 7]', { name: 'A', owners: ['ana', '7'] }],
    ['name: A\nowners:\n  - ana\n  - bo', { name: 'A', owners: ['ana', 'bo'] }],
    ['name: A\nowners: []', { name: 'A', owners: [] }],
    ['name: A\nowners:', { name: 'A', owners: [] }],
    ['name: A\nhandles:\n  github: ana', { name: 'A', handles: new Map([['github', 'ana']]) }],
    ['name: A\nhandles: { __proto__: x }', { name: 'A', handles: new Map([['__proto__', 'x']]) }],
    ['name: A\ndue:', { name: 'A' }],
    ['name: A\nsize: ~', { name: 'A' }],
  ];
  test.each(cases)('%j', async (yaml, values) => {
    expect(await read(yaml)).toMatchObject({ values, problems: [] });
  });
});

describe('what cannot be read has a place and a way on', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['name: A\nsize: many', 'field-value 2:7', 'a whole number from 1'],
    ['name: A\nsize: 0', 'field-value 2:7', 'a whole number from 1'],
    ['name: A\nsize: 1.5', 'field-value 2:7', 'a whole number from 1'],
    ['name: A\ndue: 2026-02-30', 'field-date 2:6', 'year-month-day'],
    ['name: A\ndue: 28.2.2026', 'field-date 2:6', 'year-month-day'],
    ['name: A\ndue: [2026-02-28]', 'field-date 2:6', 'year-month-day'],
    ['name: A\nstate: Done', 'field-value 2:8', 'one of: open, done'],
    ['name: A\nowners: { a: b }', 'field-value 2:9', 'a list of texts'],
    ['name: A\nowners: [ana, [bo]]', 'field-value 2:9', 'a list of texts'],
    ['name: A\nhandles: [ana]', 'field-value 2:10', 'one text each'],
    ['name: |\n  two\n  lines', 'field-value 1:7', 'a line of text'],
    ['name:\nsize: 1', 'field-value 1:1', 'a line of text'],
    ['name: ""', 'field-value 1:7', 'a line of text'],
  ];
  test.each(cases)('%j', async (yaml, place, help) => {
    const { problems, diagnostics } = await read(yaml);
    expect(problems).toEqual([place]);
    expect(diagnostics[0]?.help).toContain(help);
  });

  test('an unknown field is named, with the one that was probably meant', async () => {
    const { problems, diagnostics } = await read('name: A\nonwers: [ana]\n');
    expect(problems).toEqual(['unknown-key 2:1']);
    expect(diagnostics[0]).toMatchObject({ severity: 'warning', help: 'did you mean `owners`?' });
  });

  test('where no field is near, all fields are told', async () => {
    expect((await read('name: A\nzzzzzz: 1\n')).diagnostics[0]?.help).toBe('its fields are: name, size, due, state, owners, handles');
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a field called %s is unknown like any other', async (name) => {
    const { problems, values } = await read(`name: A\n${name}: x\n`);
    expect(problems).toEqual(['unknown-key 2:1']);
    expect(Object.keys(values)).toEqual(['name']);
  });

  test('a field that must be there is asked for, once', async () => {
    expect((await read('size: 3\n')).problems).toEqual(['missing-field 1:0']);
    expect(readRecord(sample, { path: 'a.yaml', text: '' }, undefined).diagnostics.map((d) => d.code)).toEqual(['missing-field']);
  });

  test('a missing field is told beside other problems', async () => {
    expect((await read('size: many\n')).problems).toEqual(['field-value 1:7', 'missing-field 1:0']);
  });

  test('all problems come in one run, and what could be read is given', async () => {
    const { problems, values } = await read('name: A\nsize: no\ndue: never\nstate: done\nx: 1\n');
    expect(problems).toEqual(['field-value 2:7', 'field-date 3:6', 'unknown-key 5:1']);
    expect(values).toEqual({ name: 'A', state: 'done' });
  });
});

const line = fc.oneof(
  fc.constantFrom(
    'no',
    'yes',
    '16:00',
    '12:30:45',
    '0x1f',
    '1e3',
    'null',
    '~',
    '2026-02-03',
    '- a',
    '# a',
    'a: b',
    "it's",
    '"q"',
    '[x]',
    '{y}',
    '&a',
    '*a',
    '%a',
    '@a',
    '`a`',
    '\u202ea',
    '=cmd',
    '---',
    '...',
    'é',
    '012',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
);
const texts1 = line.map((t) => t.replace(/[\r\n\u0085\u2028\u2029]/g, ' ').trim()).filter((t) => t !== '' && !/\p{Cs}/u.test(t));
const days = fc.integer({ min: 0, max: 40000 }).map((n) => addDays('1990-01-01' as Day, n));
const values = fc.record(
  {
    name: texts1,
    size: fc.integer({ min: 1, max: 1_000_000 }),
    due: days,
    state: fc.constantFrom('open' as const, 'done' as const),
    owners: fc.array(texts1, { minLength: 1, maxLength: 4 }),
    handles: fc.uniqueArray(fc.tuple(texts1, texts1), { maxLength: 3, minLength: 1, selector: ([k]) => k }).map((e) => new Map(e)),
  },
  { requiredKeys: ['name'] },
);

describe('what is printed is read again', () => {
  test('any record, as YAML and as front matter', async () => {
    await fc.assert(
      fc.asyncProperty(values, async (record) => {
        const yaml = await printYamlRecord(sample, record as ValuesOf<typeof sample.fields>, 's.json');
        expect((await read(yaml)).values).toEqual(record);
        const source = { path: 'a.md', text: await printMarkdownRecord(sample, record as ValuesOf<typeof sample.fields>, '\nBody.\n') };
        const { fields, bodyStart, diagnostics } = await readFields(source);
        expect(diagnostics).toEqual([]);
        expect(readRecord(sample, source, fields).values).toEqual(record);
        expect(source.text.slice(bodyStart)).toBe('\nBody.\n');
      }),
      { numRuns: 150 },
    );
  });

  test('fields come in the order of their kind, with a blank line between, and without those that hold nothing', async () => {
    const printed = await printYamlRecord(
      milestoneKind,
      { owners: [], due: '2026-03-01' as Day, title: 'Venue', aliases: ['the hall'] },
      '../x.json',
    );
    expect(printed).toBe('# yaml-language-server: $schema=../x.json\ntitle: Venue\n\ndue: 2026-03-01\n\naliases: [the hall]\n');
  });

  test('the header takes the line ends of the body, and the body stays as it is', async () => {
    const printed = await printMarkdownRecord(meetingKind, { date: '2026-03-01' as Day, start: '16:00 UTC' }, 'a\r\nb\n', '\r\n');
    expect(printed).toBe("---\r\ndate: 2026-03-01\r\nstart: '16:00 UTC'\r\n---\r\na\r\nb\n");
  });
});

describe('the JSON Schema of a kind', () => {
  test.each(kinds.map((k) => [k.name, k] as const))('of a %s is draft-07, closed, and describes every field', (_, kind) => {
    const schema = schemaOf(kind) as {
      $schema: string;
      additionalProperties: boolean;
      properties: Record<string, { description: string }>;
    };
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(schemaProblems(schema)).toEqual([]);
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties)).toEqual(Object.keys(kind.fields));
    for (const { description } of Object.values(schema.properties)) expect(description).toMatch(/\S/);
  });

  // Two things are left to either side: an editor also marks a field with nothing behind its colon, and the reader alone knows the calendar.
  test('refuses what the reader refuses, and lets pass what it reads', async () => {
    const scalar = fc.oneof(
      fc.constantFrom<unknown>(
        'ana',
        'open',
        'done',
        'draft',
        'friday',
        'Done',
        '2026-02-28',
        '28.2.',
        '',
        ' ',
        true,
        0,
        1,
        7,
        -1,
        1.5,
        'two\nlines',
      ),
      texts1,
    );
    const value = fc.oneof(
      scalar,
      fc.array(scalar, { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('github', 'forum', 'en', 'label', 'open', '1'), scalar, { maxKeys: 2 }),
    );
    for (const kind of kinds) {
      const schema = schemaOf(kind);
      const names = [...Object.keys(kind.fields), 'other'];
      const valid = fc.oneof(value, fc.constant('a good line'));
      await fc.assert(
        fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), valid, { maxKeys: 4 }), async (given) => {
          const whole = {
            ...Object.fromEntries(
              Object.entries(kind.fields).flatMap(([n, f]) => (f.required ? [[n, n === 'format' ? 1 : n === 'kind' ? 'text' : 'A']] : [])),
            ),
            ...given,
          };
          const source = { path: 'a.yaml', text: JSON.stringify(whole) };
          const { fields } = await readDocument(source);
          const accepted = readRecord(kind, source, fields).diagnostics.length === 0;
          expect({ whole, accepted: isValid(schema, whole) }).toEqual({ whole, accepted });
        }),
        { numRuns: 120 },
      );
    }
  });
});
