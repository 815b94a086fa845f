// Documents that nobody would write on purpose: hostile texts in every place of every block, for properties.
import fc from 'fast-check';
import type { Bar, Block, Document, Graph, Inline, Item, Target, Tone } from '../../../src/report/document.ts';

/** Texts that break a terminal, a Markdown page, or an alignment. */
export const hostile: readonly string[] = [
  '',
  ' ',
  '\u001B[31mred\u001B[0m',
  '\u001B]8;;https://example.org\u001B\\link\u001B]8;;\u001B\\',
  '\u001B]52;c;AAAA\u0007',
  'a\rb',
  'a\r\nb\n\nc',
  '\u009B31m',
  '\u0000',
  '\u202Eevil\u202C',
  '\u2066x\u2069',
  'lone \uD800 surrogate',
  '\uDC00',
  '\u2028',
  '\u200B\u200D\u200C\uFEFF',
  '<script>alert(1)</script>',
  '<!-- --> <b>bold</b>',
  '![image](https://example.org/x.png)',
  '[link](javascript:alert(1))',
  'ends with !',
  '!',
  '\\',
  '\\!',
  'ends with \\',
  '`code`',
  '``',
  '*a* **b** _c_ __d__ ~~e~~',
  '*',
  '_',
  '# heading',
  '## closed ##',
  '- item',
  '+ item',
  '1. item',
  '1',
  '. x',
  '> quote',
  '---',
  '===',
  '| a | b |',
  '\\|',
  '||',
  '&amp; &#33; &copy;',
  '&',
  'amp;',
  '<https://example.org>',
  '[ ] todo',
  '[x]: /reference',
  ':---:',
  '```js',
  '    code',
  '\ttab',
  '$1 $& $`',
  '__proto__',
  'e\u0301'.repeat(30),
  'a\u0300\u0301\u0302\u0303\u0304\u0305',
  '\u0903\u0903\u0903\u0903',
  '\u1100\u1100\u1100\u1161\u11A8',
  '👩‍👩‍👧‍👦 family',
  '🇦🇹🇯🇵🇦',
  '1\uFE0F\u20E3',
  '\u20E3',
  '❤',
  '\uFE0F',
  '地域の庭づくりの手引き：土壌調査の結果を待っています。',
  '、。」',
  '한국어도 여기에 있습니다',
  'שלום עולם',
  'ｶﾞｷﾞ',
  'x'.repeat(300),
  '漢'.repeat(120),
  'word '.repeat(60),
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostile) },
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('Paint the gate', 'a', 'until Friday'),
);
const tone = fc.constantFrom<Tone>('plain', 'strong', 'dim', 'good', 'warn', 'bad', 'id');
const path = fc.oneof(
  text,
  fc.constantFrom(
    'meetings/2031-03-04.md',
    '../outside.md',
    '/etc/passwd',
    'C:\\x',
    '//host/x',
    'javascript:alert(1)',
    'a b/(c).md',
    'reports/x.md',
  ),
);
const target: fc.Arbitrary<Target> = fc.record({ path, line: fc.nat(9999) }, { requiredKeys: ['path'] });
const inline: fc.Arbitrary<Inline> = fc.oneof(text, fc.record({ text, tone, target }, { requiredKeys: ['text'] }));
const inlines = fc.array(inline, { maxLength: 5 });
const { item } = fc.letrec<{ item: Item }>((tie) => ({
  item: fc.record(
    {
      lead: fc.record({ text, tone }, { requiredKeys: ['text'] }),
      inlines,
      target,
      children: fc.array(tie('item'), { maxLength: 2 }),
    },
    { requiredKeys: ['inlines'] },
  ),
}));
const day = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 28 }).map((number) => `2031-03-${String(number).padStart(2, '0')}`) },
  fc.constantFrom('2031-05-30', '2030-12-31', '1000-01-01', '9999-12-31', '2031-02-30', 'soon', ''),
);
const bar: fc.Arbitrary<Bar> = fc.record(
  {
    label: text,
    from: day,
    to: day,
    baseline: day,
    moves: fc.array(day, { maxLength: 3 }),
    window: fc.boolean(),
    tone,
    mark: fc.constantFrom('milestone', 'action', 'meeting'),
    note: text,
    depth: fc.integer({ min: -1, max: 9 }),
    target,
  },
  { requiredKeys: ['label', 'tone', 'mark'] },
);
const heading = fc.record(
  { kind: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const, 3 as const), text, aside: text },
  { requiredKeys: ['kind', 'level', 'text'] },
);

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A chart of counts, its anchors included where they are wanted. */
export const chartOf = (anchor: fc.Arbitrary<string> | undefined): fc.Arbitrary<Block> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('bars' as const),
      bars: fc.array(
        fc.record(
          { label: text, count: fc.nat(2000), base: fc.nat(2000), low: share, high: share, ...(anchor && { anchor }) },
          { requiredKeys: ['label', 'base'] },
        ),
        { maxLength: 5 },
      ),
    }),
    fc.record({
      kind: fc.constant('opposed' as const),
      scale: fc.array(text, { maxLength: 5 }),
      bars: fc.array(
        fc.record({ label: text, shares: fc.array(share, { maxLength: 6 }), note: text }, { requiredKeys: ['label', 'shares'] }),
        {
          maxLength: 4,
        },
      ),
    }),
    fc.record({
      kind: fc.constant('pairs' as const),
      times: fc.tuple(text, text),
      bars: fc.array(fc.record({ label: text, before: share, after: share, low: share, high: share }, { requiredKeys: ['label'] }), {
        maxLength: 4,
      }),
    }),
  );

const counted: fc.Arbitrary<Inline> = fc.record({ text, share: fc.oneof(share, fc.constant('hidden' as const)) });

/** Any text, hostile ones among them. */
export const anyText = text;

/** Any block but a timeline. */
export const wordBlock: fc.Arbitrary<Block> = fc.oneof(
  heading,
  fc.record({ kind: fc.constant('paragraph' as const), inlines }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(item, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(text, { maxLength: 6 }),
    rows: fc.array(fc.array(fc.oneof(inline, counted), { maxLength: 7 }), { maxLength: 4 }),
  }),
  chartOf(undefined),
);

const timeline: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('timeline' as const),
  bars: fc.array(bar, { maxLength: 6 }),
  today: day,
  marks: fc.array(fc.record({ day, label: text }), { maxLength: 3 }),
});

const place = fc.constantFrom('a', 'b', 'c', 'd', '', '__proto__');

/** Any graph, circles and ways to nowhere among them. */
export const anyGraph: fc.Arbitrary<Graph> = fc.record({
  nodes: fc.array(
    fc.record(
      { id: place, label: text, kind: text, called: text, note: text, strong: fc.boolean(), tone, target },
      { requiredKeys: ['id', 'label'] },
    ),
    { maxLength: 6 },
  ),
  edges: fc.array(fc.record({ from: place, to: place, label: text, faint: fc.boolean() }, { requiredKeys: ['from', 'to'] }), {
    maxLength: 8,
  }),
});

/** Any document with blocks of these kinds. */
export function documentOf(block: fc.Arbitrary<Block>): fc.Arbitrary<Document> {
  return fc.record({ title: text, blocks: fc.array(block, { maxLength: 6 }) });
}

/** Any document. */
export const anyDocument = documentOf(fc.oneof({ weight: 3, arbitrary: wordBlock }, { weight: 1, arbitrary: timeline }));
