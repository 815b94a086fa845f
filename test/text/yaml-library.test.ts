import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parse12, parseDocument } from 'yaml';
import { type Printable, printScalar, printYaml, readYaml, type YamlReading } from '../../src/text/yaml-library.ts';
import { entry, toPlain, type YamlNode } from '../../src/text/yaml-node.ts';
import { growsLinearly } from './growth.ts';

function read(text: string, before = ''): YamlReading {
  const source = { path: 'wg.yaml', text: before + text };
  return readYaml(source, { start: before.length, end: source.text.length });
}

const codes = (text: string) => read(text).diagnostics.map((d) => d.code);

function plain(text: string): unknown {
  const { node } = read(text);
  return node === undefined ? undefined : JSON.parse(JSON.stringify(toPlain(node)));
}

function spans(node: YamlNode): readonly { start: number; end: number }[] {
  if (node.kind === 'scalar') return [node.span];
  const inside = node.kind === 'list' ? node.items.flatMap(spans) : node.entries.flatMap((e) => [e.keySpan, ...spans(e.value)]);
  return [node.span, ...inside];
}

describe('readYaml', () => {
  it('reads the types of YAML 1.2 and no others', () => {
    expect(plain('a: no\nb: 16:00\nc: 2016-02-26\nd: 0x1F\ne: 1e3\nf: .5\ng: ~\nh: "5"\ni: 010\nj: <<\n')).toEqual({
      a: 'no',
      b: '16:00',
      c: '2016-02-26',
      d: 31,
      e: 1000,
      f: 0.5,
      g: null,
      h: '5',
      i: 10,
      j: '<<',
    });
  });

  it('keeps what was written beside the value, with its place in the file', () => {
    const { node } = read('a: 010\nb: "x\\ty"\n', '---\n');
    if (node?.kind !== 'map') throw new Error('no map');
    expect(entry(node, 'a')?.value).toEqual({ kind: 'scalar', value: 10, source: '010', span: { start: 7, end: 10 } });
    expect(entry(node, 'b')?.value).toEqual({ kind: 'scalar', value: 'x\ty', source: '"x\\ty"', span: { start: 14, end: 20 } });
  });

  it('takes keys of any name as data', () => {
    const { node } = read('__proto__:\n  polluted: 1\nconstructor: 2\ntoString: 3\n');
    if (node?.kind !== 'map') throw new Error('no map');
    expect(node.entries.map((e) => e.key)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(entry(node, 'hasOwnProperty')).toBeUndefined();
    const object = toPlain(node) as Record<string, unknown>;
    expect(Object.keys(object)).toEqual(['constructor', 'toString']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(object)).toBeNull();
  });

  it.each(['', '\n', '# nothing\n', '---\n'])('finds nothing in %j, and nothing wrong', (text) => {
    expect(read(text)).toEqual({ diagnostics: [] });
  });

  it.each([
    ['a directive that changes the types', '%YAML 1.1\n---\na: no\n', 'yaml-unsupported'],
    ['a tag directive', '%TAG ! tag:x,2026:\n---\na: 1\n', 'yaml-unsupported'],
    ['an alias', 'a: &x 1\nb: *x\n', 'yaml-unsupported'],
    ['a merge of an alias', 'a: &x {b: 1}\nc:\n  <<: *x\n', 'yaml-unsupported'],
    ['a foreign tag', 'a: !js 1\n', 'yaml-unsupported'],
    ['a script tag', 'a: !!js/function "x"\n', 'yaml-unsupported'],
    ['a second document', 'a: 1\n---\nb: 1\n', 'yaml-unsupported'],
    ['a key that is a list', '? [a]\n: 1\n', 'yaml-unsupported'],
    ['a key that is missing', ': 1\n', 'yaml-unsupported'],
    ['a merge that was left', 'a: 1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n', 'merge-conflict'],
    ['half of a merge', 'a: 1\n>>>>>>> theirs\n', 'merge-conflict'],
    ['a second colon', 'a: b: c\n', 'yaml-syntax'],
    ['an open quote', 'a: "b\n', 'yaml-syntax'],
    ['an open bracket', 'a: [b\n', 'yaml-syntax'],
    ['a tab', 'a:\n\tb: 1\n', 'yaml-syntax'],
    ['a sign in front', 'a: @b\n', 'yaml-syntax'],
    ['a text larger than the cap', `a: ${'x'.repeat(262_144)}\n`, 'yaml-limit'],
  ])('refuses %s', (_, text, code) => {
    const { node, diagnostics } = read(text);
    expect(node).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(new Set(diagnostics.map((d) => d.code))).toEqual(new Set([code]));
    for (const d of diagnostics)
      expect(d).toMatchObject({ severity: 'error', help: expect.any(String), place: { line: expect.any(Number) } });
  });

  it('says of a key that stands twice where the second one is, and reads the first', () => {
    const { node, diagnostics } = read('a: 1\nb: 2\n"a": 3\n');
    expect(node && JSON.stringify(toPlain(node))).toBe('{"a":1,"b":2}');
    expect(diagnostics).toMatchObject([{ code: 'yaml-duplicate-key', place: { line: 3, column: 1, length: 3 } }]);
  });

  it('names the line of a conflict in the whole file', () => {
    expect(readYaml({ path: 'n.md', text: '---\na: 1\n<<<<<<< x\n---\n' }, { start: 4, end: 19 }).diagnostics).toMatchObject([
      { code: 'merge-conflict', place: { line: 3, column: 1, length: 7 } },
    ]);
  });

  it.each([
    ['open lists', '['.repeat(1000)],
    ['closed lists', '['.repeat(1000) + ']'.repeat(1000)],
    ['open maps', '{a: '.repeat(1000)],
    ['dashes', '- '.repeat(1000)],
    ['question marks', '? '.repeat(1000)],
    ['colons', 'a: '.repeat(1000)],
    ['stairs', Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}k:\n`).join('')],
    ['stairs of lists', Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}-\n`).join('')],
    ['a mixture', '- ? [{a: '.repeat(500)],
  ])('refuses %s that are nested too deep, twice in a row', (_, text) => {
    expect(codes(text)).toEqual(['yaml-limit']);
    expect(codes(text)).toEqual(['yaml-limit']);
  });

  it('reads sixty levels, and brackets that are only text', () => {
    expect(codes(`a: ${'['.repeat(60)}${']'.repeat(60)}\n`)).toEqual([]);
    expect(codes(`a: "${'[- ? '.repeat(500)}"\nb: |\n  ${'[: - '.repeat(500)}\n# ${'{'.repeat(500)}\n`)).toEqual([]);
    expect(codes(`a: {${Array.from({ length: 500 }, (_, i) => `k${i}: 1`).join(', ')}}\n`)).toEqual([]);
  });

  it.each([
    ['line ends', '\n'],
    ['blanks', ' \n'],
    ['quotes', '"'],
    ['closing brackets', ']'],
    ['anchors', '&a '],
    ['question marks', '? a\n'],
    ['commas', '[a,'],
  ])('reads 40 KB of %s in a time that grows with their number', async (_, piece) => {
    const prepare = (n: number) => () => read(piece.repeat(n / piece.length));
    expect(await growsLinearly(prepare, 20_000)).toBe(true);
  });

  it('answers the same when it is asked twice', () => {
    for (const text of ['a: [\n', 'a: 1\n', '---js\n']) expect(read(text)).toEqual(read(text));
  });

  it('reads 40,000 keys in a time that grows with their number', async () => {
    const prepare = (n: number) => {
      const text = Array.from({ length: n }, (_, i) => `k${i}:\n`).join('');
      return () => read(text.slice(0, 262_000));
    };
    expect(await growsLinearly(prepare, 20_000)).toBe(true);
  });

  it('never throws, and every span lies in the file and inside its parent', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'a: ',
        'b:',
        '- ',
        '\n',
        '\n  ',
        '[',
        ']',
        '{',
        '}',
        ',',
        ': ',
        '? ',
        '|',
        '>',
        '"',
        "'",
        '#',
        ' #',
        '&x ',
        '*x',
        '!!str ',
        '!x ',
        '---',
        '...',
        '%',
        '\t',
        '\r\n',
        '\r',
        '\u0085',
        '\u2028',
        '\ufeff',
        '\0',
        '\ud800',
        '<<: ',
        '__proto__: ',
        '<<<<<<< ',
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        const { node } = read(pieces.join(''), 'xyz');
        if (node === undefined) return;
        for (const { start, end } of spans(node)) {
          expect(start).toBeGreaterThanOrEqual(3);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(pieces.join('').length + 3);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

const nasty = [
  '',
  ' ',
  'a ',
  ' a',
  'no',
  'NO',
  'y',
  'On',
  'null',
  '~',
  'true',
  '16:00',
  '9:30',
  '190:20:30',
  '2016-02-26',
  '2016-13-01',
  '2016-02-26T10:00',
  '2016-02-26 10:00:00',
  '2016-02-16#k3xq',
  '0x1F',
  '0o17',
  '017',
  '1_000',
  '1e3',
  '.5',
  '5',
  '-1',
  '.inf',
  '.nan',
  '=',
  '<<',
  '*a',
  '&a',
  '!a',
  '@a',
  '`a`',
  '%a',
  '- a',
  '-',
  '--- a',
  '---',
  '...',
  '? a',
  '?',
  ': a',
  ':',
  'a: b',
  'a:',
  'a #b',
  'a#b',
  '#a',
  '[a',
  'a]',
  '{a',
  'a, b',
  "it's",
  '"q"',
  `"it's"`,
  'a\\b',
  'a\tb',
  'a\nb',
  'a\nb\n',
  'a\n\n',
  '\na',
  ' a\nb',
  'a \nb',
  '- a\n- b',
  'a\r\nb',
  'a\rb',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  'a\u2028b',
  '\ufeffa',
  '\ud800',
  '\u202e',
  '__proto__',
  'constructor',
  '$&',
  '---\na: 1\n---',
  '<<<<<<< ours',
  'ё',
  'تست',
  '日本',
  '👩🏽‍💻',
  'e\u0301',
  'x'.repeat(300),
  `${'word '.repeat(60)}end`,
];

const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...'0123456789.:-_eExo+ntyT /#'), maxLength: 8 }),
);
const scalar = fc.oneof({ weight: 5, arbitrary: text }, fc.integer(), fc.boolean(), fc.constant(null));
const { value: printable } = fc.letrec<{ value: Printable }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(text, tie('value')), { maxLength: 4 }).map((entries) => new Map(entries)),
  ),
}));

function asJson(value: Printable): unknown {
  if (value instanceof Map) return { map: [...value].map(([k, v]) => [k, asJson(v)]) };
  return Array.isArray(value) ? value.map(asJson) : value;
}

function nodeAsJson(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(nodeAsJson);
  return { map: node.entries.map((e) => [e.key, nodeAsJson(e.value)]) };
}

describe('printYaml', () => {
  it('prints what is read back, in the same order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, printable), { minLength: 1, maxLength: 5 }), fc.boolean(), (entries, spaced) => {
        const value = new Map(entries);
        const { node, diagnostics } = read(printYaml(value, { spaced, comment: 'c' }));
        expect(diagnostics).toEqual([]);
        expect(node && nodeAsJson(node)).toEqual(asJson(value));
      }),
      { numRuns: 600 },
    );
  });

  it('prints what a reader of YAML 1.1 reads as the same, days aside', () => {
    fc.assert(
      fc.property(fc.oneof(text, scalar), fc.boolean(), (value, inList) => {
        if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return;
        const printed = printYaml(new Map([['a', inList ? [value] : value]]));
        const document = parseDocument(printed, { version: '1.1', schema: 'yaml-1.1' });
        expect(document.errors).toEqual([]);
        expect(document.toJS()).toEqual({ a: inList ? [value] : value });
      }),
      { numRuns: 1000 },
    );
  });

  it('never leaves a character that a terminal or another reader of YAML could take for something else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (value) => {
        expect(printYaml(value)).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/);
      }),
    );
  });

  it('prints days bare, times and doubtful words quoted, short lists in brackets, long ones in lines', () => {
    const value = new Map<string, Printable>([
      ['date', '2016-02-16'],
      ['time', '16:00'],
      ['end', null],
      ['cancelled', 'no'],
      ['tags', ['a', 'b c', '16:00', 'no']],
      ['owners', []],
      ['id', '2016-02-16#k3xq'],
      ['title', "The group's plan: what we do"],
      ['note', "it's"],
      ['people', ['one person with quite a long name', 'another person with quite a long name', 'third']],
      ['why', 'First line\nSecond line\n'],
      [
        'steps',
        [
          new Map<string, Printable>([
            ['step', 'ask'],
            ['days', 2],
          ]),
        ],
      ],
    ]);
    expect(printYaml(value, { comment: 'yaml-language-server: $schema=x.json' })).toBe(`# yaml-language-server: $schema=x.json

date: 2016-02-16
time: '16:00'
end: null
cancelled: 'no'
tags: [a, b c, '16:00', 'no']
owners: []
id: 2016-02-16#k3xq
title: "The group's plan: what we do"
note: it's
people:
  - one person with quite a long name
  - another person with quite a long name
  - third
why: |
  First line
  Second line
steps:
  - step: ask
    days: 2
`);
  });

  it('puts blank lines between the top fields when asked', () => {
    expect(
      printYaml(
        new Map([
          ['a', 1],
          ['b', 2],
        ]),
        { spaced: true },
      ),
    ).toBe('a: 1\n\nb: 2\n');
  });

  it('does not fold long lines', () => {
    expect(
      printYaml(new Map([['a', 'word '.repeat(100).trim()]]))
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1);
    expect(
      printYaml(new Map([['a', `"${'word '.repeat(100)}\t"`]]))
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1);
  });

  it('keeps the quotes that are asked for where the text allows them', () => {
    expect(printScalar('a', "'")).toBe("'a'");
    expect(printScalar('a', '"')).toBe('"a"');
    expect(printScalar('a\u0007', "'")).toBe('"a\\a"');
    expect(printScalar('a\nb')).toBe('"a\\nb"');
    expect(parse12(printScalar("it's", "'"))).toBe("it's");
  });
});
