import { describe, expect, test } from 'vitest';
import { evidenceExample } from '../../../src/model/checks/evidence-examples.ts';
import { findProblems } from '../../../src/model/checks/list.ts';
import { surveyExample } from '../../../src/model/checks/survey-places.ts';
import { findEvidence } from '../../../src/model/evidence/mend.ts';
import { withReview } from '../../../src/model/evidence/review-edit.ts';
import { blockersOf } from '../../../src/model/evidence/standing.ts';
import { nodesCalled, reached, traceGraph } from '../../../src/model/evidence/trace.ts';
import { unusedIn } from '../../../src/model/evidence/unused.ts';
import { splice } from '../../../src/text/edit.ts';
import { filesOf, settings, type Texts, viewOf } from '../memory.ts';

const people: Texts = { 'people/ana.yaml': 'name: Ana\n', 'people/bo.yaml': 'name: Bo\n' };
const LIBRARY = '[62 %](../surveys/cafes/results.md#room-library) of the cafés meet in a library.';

async function evidenceIn(texts: Texts) {
  const view = await viewOf(texts);
  const evidence = await findEvidence(view, filesOf({ ...settings, ...texts }));
  const problems = findProblems(view, undefined, evidence);
  return { view, evidence, problems, codes: problems.map(({ code }) => code), grounded: evidence.guidelines[0] };
}

/** The texts after the fixes that there are. */
async function mended(texts: Texts): Promise<Texts> {
  const { problems } = await evidenceIn(texts);
  const fixes = problems.flatMap(({ place, fix = [] }) => fix.map((one) => ({ path: place.path, one })));
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [
      path,
      splice(
        text,
        fixes.filter((fix) => fix.path === path).map(({ one }) => one),
      ),
    ]),
  );
}

/** The texts after somebody has read the guideline. */
async function reviewed(texts: Texts, by = 'bo'): Promise<Texts> {
  const { grounded } = await evidenceIn(texts);
  if (grounded === undefined) throw new Error('there is no guideline');
  const { guideline, version, citations } = grounded;
  const evidence = new Map(citations.flatMap(({ key, print }) => (print === undefined ? [] : [[key, print] as const])));
  const text = await withReview(guideline.source, { by, day: '2026-03-05', version, evidence });
  return { ...texts, [guideline.path]: String(text) };
}

const meeting = (heading: string, below: string): Texts => ({
  'meetings/2026-03-03.md': `# Call, 2026-03-03\n\n## ${heading}\n\n${below}\n\n## Else\n\nMore.\n`,
});

describe('a link is suspect', () => {
  test('when the count that it leads to changed after the review, until somebody looks again', async () => {
    const first = await reviewed({ ...people, ...evidenceExample('[Most](../surveys/cafes/results.md#room-library) meet in a library.') });
    expect((await evidenceIn(first)).codes).toEqual([]);
    const second: Texts = {
      ...first,
      'surveys/cafes/results.json': (first['surveys/cafes/results.json'] ?? '').replace('"count":24', '"count":20'),
    };
    expect((await evidenceIn(second)).codes).toEqual(['evidence-suspect']);
    expect((await evidenceIn(await reviewed(second))).codes).toEqual([]);
  });

  test('not when an action of the meeting is ticked, but when what was said there changed', async () => {
    const note = (box: string, more: string): Texts =>
      meeting('Notes', `We spoke of rooms.${more}\n\n## Next steps\n\n- [${box}] Ana: ask`);
    const first = await reviewed({
      ...people,
      ...evidenceExample('Rooms are free ([said](../meetings/2026-03-03.md)).', '', note(' ', '')),
    });
    expect((await evidenceIn({ ...first, ...note('x', '') })).codes).toEqual([]);
    expect((await evidenceIn({ ...first, ...note('x', ' They cost.') })).codes).toContain('evidence-suspect');
  });
});

describe('a link that rotted is mended where it can be known how', () => {
  test('a renamed heading, by what stands below it', async () => {
    const link = 'Rooms are free ([said](../meetings/2026-03-03.md#rooms)).';
    const first = await reviewed({ ...people, ...evidenceExample(link, '', meeting('Rooms', 'All are free.')) });
    const moved: Texts = { ...first, ...meeting('Free rooms', 'All are free.') };
    expect((await evidenceIn(moved)).codes).toEqual(['evidence-anchor']);
    const after = await mended(moved);
    expect(after['guidelines/rooms.md']).toContain('(../meetings/2026-03-03.md#free-rooms)');
    // The review knows it under its new name.
    expect((await evidenceIn(after)).grounded?.citations[0]?.seen).toBe((await evidenceIn(first)).grounded?.citations[0]?.seen);
  });

  test('a renamed heading is left to people where its section changed too', async () => {
    const link = 'Rooms are free ([said](../meetings/2026-03-03.md#rooms)).';
    const first = await reviewed({ ...people, ...evidenceExample(link, '', meeting('Rooms', 'All are free.')) });
    const moved: Texts = { ...first, ...meeting('Free rooms', 'Some are free.') };
    expect(await mended(moved)).toEqual(moved);
  });

  test('another label of an answer, by the earlier one under `also:`', async () => {
    const survey = surveyExample();
    const relabelled = (survey['surveys/cafes/survey.yaml'] ?? '').replace(
      '[Library, School]',
      '[{label: A library, also: [Library]}, School]',
    );
    const answers = [{ label: 'A library', anchor: 'room-a-library', count: 24 }];
    const texts = evidenceExample(LIBRARY, '', { 'surveys/cafes/survey.yaml': relabelled }, answers);
    expect((await evidenceIn(texts)).codes).toEqual(['evidence-anchor']);
    expect((await mended(texts))['guidelines/rooms.md']).toContain('[62 %](../surveys/cafes/results.md#room-a-library)');
  });

  test('a renamed record, by its alias, and a file that was moved, by its name', async () => {
    const link = 'As [agreed](../milestones/venue.md), and [told](../milestones/damp.md).';
    const texts = evidenceExample(link, '', {
      'milestones/hall.md': '---\ntitle: The hall\naliases: [venue]\n---\n',
      'challenges/damp.md': '---\ntitle: It is damp\n---\n\nAll is wet.\n',
    });
    expect((await evidenceIn(texts)).codes).toEqual(['evidence-file', 'evidence-file']);
    const after = await mended(texts);
    expect(after['guidelines/rooms.md']).toContain('As [agreed](../milestones/hall.md), and [told](../challenges/damp.md).');
    expect((await evidenceIn(after)).codes).toEqual([]);
  });

  test('a survey in another folder, by its alias', async () => {
    const renamed = Object.fromEntries(
      Object.entries(evidenceExample(LIBRARY)).map(([path, text]) => [
        path.replace('surveys/cafes/', 'surveys/towns/'),
        path.endsWith('survey.yaml') ? `${text}aliases: [cafes]\n` : text,
      ]),
    );
    const after = await mended(renamed);
    expect(after['guidelines/rooms.md']).toContain('(../surveys/towns/results.md#room-library)');
  });

  test('a removed question is not', async () => {
    const texts = evidenceExample('[39](../surveys/cafes/results.md#rooms) answered.');
    const { problems } = await evidenceIn(texts);
    expect(problems).toMatchObject([{ code: 'evidence-anchor', help: 'did you mean `room`?' }]);
    expect(problems[0]?.fix).toBeUndefined();
  });

  test('a wrong figure, and nothing else of its line', async () => {
    const texts = evidenceExample(
      '**[58,2 %](../surveys/cafes/results.md#room-library)**  of the cafés, [20 of 30](../surveys/cafes/results.md#room-library).',
    );
    const after = await mended(texts);
    expect(after['guidelines/rooms.md']).toContain(
      '**[61,5 %](../surveys/cafes/results.md#room-library)**  of the cafés, [24 of 39](../surveys/cafes/results.md#room-library).',
    );
    expect(await mended(after)).toEqual(after);
  });
});

describe('a decision that was taken back', () => {
  const link = (id: string) => `Rooms are free ([decided](../meetings/2026-03-03.md#${id})).`;

  test.each([
    ['struck through', '- ~~We take only free rooms~~'],
    ['taken back in words', '- We take only free rooms (withdrawn 2026-03-05)'],
  ])('%s, is told, also under the id that it had', async (_, line) => {
    const before = await viewOf(meeting('Decisions', '- We take only free rooms'));
    const id = before.group.notes[0]?.meeting.decisions[0]?.id ?? '';
    const { codes } = await evidenceIn(evidenceExample(link(id), '', meeting('Decisions', line)));
    expect(codes).toEqual(['evidence-retired']);
  });
});

describe('what blocks the adoption of a guideline', () => {
  test('is told with its lines: questions, claims, what does not hold, what it waits for, and that nobody read it', async () => {
    const { view, grounded } = await evidenceIn({
      ...people,
      ...evidenceExample(`Most cafés agree. And why?\n\n${LIBRARY.replace('62', '60')}`, 'owners: [ana]\nblocked_by: [kit]\n'),
    });
    if (grounded === undefined) throw new Error('there is no guideline');
    expect(blockersOf(view, grounded).map(({ what, line }) => [what, line])).toEqual([
      ['open question', 7],
      ['figure', 9],
      ['claim', 7],
      ['waits', undefined],
      ['unread', undefined],
    ]);
  });

  test('an owner who reads it is no reader, and an earlier version does not count', async () => {
    const texts: Texts = { ...people, ...evidenceExample(LIBRARY, 'owners: [ana]\n') };
    const unread = async (now: Texts) => {
      const { view, grounded } = await evidenceIn(now);
      return grounded !== undefined && blockersOf(view, grounded).some(({ what }) => what === 'unread');
    };
    expect(await unread(await reviewed(texts, 'Ana'))).toBe(true);
    const read = await reviewed(texts);
    expect(await unread(read)).toBe(false);
    expect(await unread({ ...read, 'guidelines/rooms.md': `${read['guidelines/rooms.md']}\nMore.\n` })).toBe(true);
  });
});

describe('a review is written', () => {
  const text = '---\ntitle: "Rooms" # so called\n\nstatus: draft\n---\n\nText.\n';
  const review = (by: string, evidence: Readonly<Record<string, string>>, version = 'aaaaaaaaaaaa') => ({
    by,
    day: '2026-03-05',
    version,
    evidence: new Map(Object.entries(evidence)),
  });
  const write = async (before: string, one: ReturnType<typeof review>): Promise<string> => {
    const after = await withReview({ path: 'guidelines/rooms.md', text: before }, one);
    if (typeof after !== 'string') throw new Error(after.message);
    return after;
  };

  test('by the smallest edits: comments, quotes and line ends stay', async () => {
    const first = await write(text, review('bo', { 'a.md#b': '123456789012', 'c.md': '1e2345678901' }));
    expect(first).toBe(
      [
        '---\ntitle: "Rooms" # so called\n\nstatus: draft\n\nreviews:\n  - by: bo\n    day: 2026-03-05\n    version: aaaaaaaaaaaa',
        "\n\nevidence:\n  'a.md#b': '123456789012'\n  c.md: '1e2345678901'\n---\n\nText.\n",
      ].join(''),
    );
    const second = await write(
      first.replace('by: bo', 'by: bo # in a hurry'),
      review('ana', { 'c.md': 'bbbbbbbbbbbb', 'd e.md': 'cccccccccccc' }, 'dddddddddddd'),
    );
    expect(second).toContain(
      '  - by: bo # in a hurry\n    day: 2026-03-05\n    version: aaaaaaaaaaaa\n  - by: ana\n    day: 2026-03-05\n    version: dddddddddddd\n',
    );
    expect(second).toContain('evidence:\n  c.md: bbbbbbbbbbbb\n  d e.md: cccccccccccc\n---');
  });

  test('twice it is the same text', async () => {
    const one = review('bo', { 'a.md#b': 'aaaaaaaaaaab' });
    const first = await write(text, one);
    expect(await write(first, one)).toBe(first);
  });

  test.each([
    ['without front matter', 'Text.\n'],
    ['with Windows line ends', text.replaceAll('\n', '\r\n')],
    ['in braces and brackets', '---\ntitle: A\nreviews: []\nevidence: {}\n---\nText.\n'],
    ['with another in brackets', '---\ntitle: A\nreviews: [{by: x, day: 2026-01-01, version: y}]\nevidence: {"q r": s}\n---\nText.\n'],
    ['without values', '---\ntitle: A\nreviews:\nevidence:\n---\nText.\n'],
  ])('into a file %s', async (_, before) => {
    const after = await write(before, review('bo', { 'a.md#b': 'aaaaaaaaaaab' }));
    expect(after.endsWith(before.slice(-6))).toBe(true);
    expect(after.includes('\r\n')).toBe(before.includes('\r\n'));
    expect(after.replaceAll('\r\n', '\n')).toMatch(/by: bo\n {4}day: 2026-03-05\n/);
  });
});

describe('the trace', () => {
  test('leads from what was raised over milestone, question and finding to the sentence and its guideline, and back', async () => {
    const { view, evidence } = await evidenceIn(
      evidenceExample(LIBRARY, '', {
        'meetings/2026-03-03.md': '# Call, 2026-03-03\n\n## Notes\n\nShould the starter kit be there for all towns?\n',
        'milestones/kit.md': '---\ntitle: The starter kit for all towns\n---\n',
      }),
    );
    const graph = traceGraph(view, evidence);
    const [finding] = nodesCalled(graph, 'cafes#room-library');
    expect(finding?.kind).toBe('finding');
    const way = (back: boolean) => reached(graph, finding?.key ?? '', back).map(({ from, to }) => graph.nodes.get(back ? from : to)?.kind);
    expect(way(false)).toEqual(['sentence', 'guideline']);
    expect(way(true)).toEqual(['question', 'survey', 'milestone', 'raised']);
    expect(nodesCalled(graph, 'guidelines/rooms')).toHaveLength(1);
  });

  test('ends where milestones are parts of each other', async () => {
    const { view, evidence } = await evidenceIn({
      'milestones/a.md': '---\ntitle: A\npart_of: b\n---\n',
      'milestones/b.md': '---\ntitle: B\npart_of: a\n---\n',
    });
    expect(reached(traceGraph(view, evidence), 'milestones/a.md', false)).toHaveLength(2);
  });
});

test('what hangs loose is what no guideline cites', async () => {
  const challenge = { 'challenges/damp.md': '---\ntitle: It is damp\n---\n' };
  const loose = async (text: string, header = '') => {
    const { view, evidence } = await evidenceIn(evidenceExample(text, header, challenge));
    const { uncited, challenges, unasked } = unusedIn(view, evidence);
    return [uncited.length, challenges.length, unasked.length];
  };
  expect(await loose('Nothing.')).toEqual([1, 1, 0]);
  expect(await loose(`${LIBRARY} It is [damp](../challenges/damp.md).`)).toEqual([0, 0, 0]);
  expect(await loose(LIBRARY, 'status: retired\n')).toEqual([1, 1, 0]);
});
