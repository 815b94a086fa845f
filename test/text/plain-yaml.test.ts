import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainYaml } from '../../src/text/plain-yaml.ts';
import { readYaml } from '../../src/text/yaml-library.ts';
import { growsLinearly } from './growth.ts';

function both(yaml: string, before = '') {
  const source = { path: 'a.yaml', text: `${before}${yaml}---\nbody: x\n` };
  const inner = { start: before.length, end: before.length + yaml.length };
  return { plain: readPlainYaml(source, inner), library: readYaml(source, inner) };
}

const accepts = [
  'a: b\n',
  'a: b',
  'a: no\nb: yes\nc: on\nd: off\ne: y\n',
  'a: 16:00\n',
  'a: 2016-02-26\n',
  'a: 2016-02-16#k3xq\n',
  'a: ~\nb: null\nc: Null\nd: NULL\ne: nULL\n',
  'a: true\nb: True\nc: TRUE\nd: tRUE\ne: false\n',
  'a: 0\nb: 12\nc: -5\nd: 1.50\ne: -12.25\n',
  "a: 'it''s'\nb: ''''\nc: ''\n",
  'a: "x y"\nb: ""\nc: "#x"  # c\n',
  'a:\nb: 1\n',
  'a:   \nb: 1\n',
  'a: # nothing yet\nb: 1\n',
  'a: b # c\n',
  'a: b#c\n',
  'a: b  #c\n',
  'a: #\n',
  '# c\n\na: b\n  # c\nb: c\n#\n',
  'a:\n- x\n- y: 1\n  z:\nb: 1\n',
  'a:\n  - x\n  # c\n\n  - y\n',
  'a:\n  b:\n    c: d\n  e: f\ng: h\n',
  'a:\n  - b:\n      c: d\n    e: f\n  - b: 1\n',
  'a:\n  - b:\n    - c\n    - d\n',
  '- a: b\n'.replace('- ', 'x:\n -  '),
  'a: []\nb: [ ]\nc: [x]\nd: [ x , y z,1, "q, r", \'s\' ]  # c\n',
  'a: [no, 16, true, null, ~, 2016-02-26]\n',
  'a: x]y\nb: x,y\nc: it is {x}\nd: a & b * c! | > % @ `\n',
  'a: http://example.org/x?y=1#z\n',
  'a b: c\na-b_c: d\n',
  'тема: обзор\nname: Zoë 日本 👩🏽‍💻\n'.replace('\u200d', ''),
  'a: b\r\nc:\r\n  - d\r\n  - e\r\n',
  'a: (x)\nb: /x/y\nc: .x\nd: +x\ne: ~x\n',
  'constructor: a\n__proto__: b\ntoString: c\n',
  'a: b   \n',
  'a: "x"   \nb: [x]   \n',
];

const passesOn = [
  '',
  '\n',
  '# only a comment\n',
  'a: 0x1F\n',
  'a: 0o17\n',
  'a: 1e3\n',
  'a: .5\n',
  'a: 5.\n',
  'a: +5\n',
  'a: 0123\n',
  'a: -0\n',
  'a: .inf\n',
  'a: .NaN\n',
  'a: 12345678901234567890\n',
  'a: b: c\n',
  'a: b:\n',
  'a : v\n',
  'a:\tb\n',
  '\ta: b\n',
  'a: b\t# c\n',
  'a: 1\na: 2\n',
  'a: &x 1\nb: *x\n',
  '<<: {a: 1}\n',
  'a: !!str 5\n',
  '%YAML 1.1\n---\na: no\n',
  '--- a\n',
  'a: 1\n...\nb: 1\n',
  'a: one\n  two\n',
  'a: "one\n  two"\n',
  'a: "x\\n"\n',
  'a: "x" y\n',
  "a: 'x'y\n",
  'a: "x"#c\n',
  'a: |\n  x\n',
  'a: >-\n  x\n',
  'a: {b: c}\n',
  'a: [x, [y]]\n',
  'a: [x: y]\n',
  'a: [x,, y]\n',
  'a: [x, ]\n',
  'a: [x\n  , y]\n',
  'a: [x]y\n',
  'a: [x #c\n  ]\n',
  'a:\n  - - b\n',
  'a:\n  -\n',
  'a:\n  - b\n c: d\n',
  'a:\n  b: c\n d: e\n',
  ' a: b\n',
  '- a\n- b\n',
  'a\n',
  'a: @x\n',
  'a: `x`\n',
  'a: - x\n',
  'a: ? x\n',
  '? a\n: b\n',
  'a: b\nc\n',
  'a:b\n',
  'null: a\n',
  'True: a\n',
  '1: a\n',
  '"a": b\n',
  'a: x\u00a0y\n',
  'a: x\u2028y\n',
  'a: x\u0085y\n',
  'a: \ufeffx\n',
  'a: x\0y\n',
  'a: x\ry\n',
  'a: x\u001b[31m\n',
  '<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n',
];

describe('readPlainYaml', () => {
  it.each(accepts)('reads %j as the library does', (yaml) => {
    const { plain, library } = both(yaml, '---\n');
    expect(plain).toBeDefined();
    expect(library.diagnostics).toEqual([]);
    expect(plain).toEqual(library.node);
  });

  it.each(passesOn)('leaves %j to the library', (yaml) => {
    expect(both(yaml).plain).toBeUndefined();
  });

  it.each([
    ['a long key', `${'a'.repeat(200)}: b\n`],
    ['a long text', `a: ${'x'.repeat(70_000)}\n`],
    ['deep nesting', Array.from({ length: 30 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
    ['many keys', Array.from({ length: 600 }, (_, i) => `k${i}: 1\n`).join('')],
  ])('leaves %s to the library', (_, yaml) => {
    expect(both(yaml).plain).toBeUndefined();
  });

  it('equals the library on whatever it accepts', { timeout: 60_000 }, () => {
    const scalar = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'x',
          'no',
          '16:00',
          '2016-02-26',
          '0x1F',
          '1e3',
          '.5',
          '5.',
          '~',
          'null',
          '07',
          '-1',
          '-',
          '--',
          '- a',
          '12',
          '1.5',
          'a b',
          'a: b',
          'a:',
          'a #c',
          'a#c',
          '#c',
          ' #c',
        ),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          "'it''s'",
          "'a",
          '"a b"',
          '"a\\n"',
          '"a" b',
          '[a, b]',
          '[a,b ]',
          '[]',
          '[',
          '[a, "b"] # c',
          '{}',
          '{a: b}',
          '&a',
          '*a',
          '!x',
          '|',
          '>',
          '%',
          '@',
          '`',
          '<<',
          '?',
          ':',
          ',',
          ']',
        ),
      },
      { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
      { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'0123456789.-+eExo_:'), maxLength: 6 }) },
    );
    const indent = fc.constantFrom('', '', '', '', '  ', '  ', '    ', ' ', '\t');
    const dash = fc.constantFrom('', '', '', '- ', '-  ', '- - ', '-');
    const key = fc.constantFrom('a:', 'b:', 'c:', 'd e:', 'f :', 'g', '', '', '"h":', 'null:', '1:', '__proto__:', 'ж:');
    const space = fc.constantFrom(' ', ' ', ' ', ' ', '', '  ', '\t', ' # ', ' \n  ');
    const end = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', ' \n', '\n\n', ' # c\n', '\n# c\n', '\n  # c\n', '\r', '\n---\n', '');
    const line = fc.tuple(indent, dash, key, space, scalar, end).map((parts) => parts.join(''));
    const friendly = fc
      .tuple(
        fc.constantFrom('', '', '', '  ', '  - ', '- '),
        fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        fc.constantFrom(': x', ':', ': 12', ": 'q'", ': [a, 2]', ':  "y" # c', ': 3 of 4'),
        fc.constantFrom('\n', '\r\n', '\n\n'),
      )
      .map((parts) => parts.join(''));
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(line, friendly, friendly, friendly), { minLength: 1, maxLength: 6 }), (lines) => {
        const { plain, library } = both(lines.join(''), '---\n');
        if (plain === undefined) return;
        accepted++;
        expect(library.diagnostics).toEqual([]);
        expect(plain).toEqual(library.node);
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it.each([
    ['keys', (n: number) => Array.from({ length: n / 8 }, (_, i) => `k${i}: 1\n`).join('')],
    ['blank lines', (n: number) => '\n'.repeat(n)],
    ['spaces', (n: number) => `a: x${' '.repeat(n)}y\n`],
    ['quotes', (n: number) => `a: '${"''".repeat(n / 2)}\n`],
    ['items', (n: number) => `a: [${'x, '.repeat(n / 3)}x]\n`],
    ['hashes', (n: number) => `a: ${'#'.repeat(n)}\n`],
    ['colons', (n: number) => 'a:'.repeat(n / 2)],
  ])('takes linear time over many %s', async (_, make) => {
    const prepare = (n: number) => {
      const text = make(n);
      return () => readPlainYaml({ path: 'a', text }, { start: 0, end: text.length });
    };
    expect(await growsLinearly(prepare, 30_000)).toBe(true);
  });
});
