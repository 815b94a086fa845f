import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf, waitingOf } from '../../src/model/waiting.ts';
import { milestone, note, type Texts, viewOf } from './memory.ts';

/** Milestones by slug: what each waits for, and more of its header. */
type Plan = Readonly<Record<string, readonly [blockedBy: readonly string[], header?: string]>>;

const filesOf = (plan: Plan): Texts =>
  Object.fromEntries(
    Object.entries(plan).map(([slug, [blockedBy, header = '']]) => [
      `milestones/${slug}.md`,
      milestone(slug, `${blockedBy.length === 0 ? '' : `blocked_by: [${blockedBy.join(', ')}]\n`}${header}`),
    ]),
  );

async function waiting(plan: Plan, more: Texts = {}) {
  const { waiting: all, directory } = await viewOf({ ...filesOf(plan), ...more });
  return {
    ...all,
    directory,
    ways: all.chains.map(({ way, frees }) => `${way.map((t) => t.id).join(' > ')} frees ${frees}`),
    codes: all.diagnostics.map((d) => `${d.code} ${d.place.path}:${d.place.line}:${d.place.column}`),
  };
}

describe('a chain', () => {
  test('leads from the blocked thing to the root, and tells how many the root frees', async () => {
    const { ways } = await waiting({ fair: [['posters']], posters: [['budget']], budget: [[]] });
    expect(ways).toEqual(['fair > posters > budget frees 2']);
  });

  test('begins once at each thing that nothing waits for', async () => {
    const { ways } = await waiting({ fair: [['budget']], shed: [['budget']], tank: [['shed']], budget: [[]] });
    expect(ways).toEqual(['fair > budget frees 3', 'tank > shed > budget frees 3']);
  });

  test('goes at a fork by the one that has no day, else by the one that is due last', async () => {
    const plan = {
      fair: [['a', 'b', 'c']],
      a: [[], 'due: 2026-03-01\n'],
      b: [[], 'due: 2026-05-01\n'],
      c: [[], 'due: 2026-04-01\n'],
    } as const;
    expect((await waiting(plan)).ways).toEqual(['fair > b frees 1']);
    expect((await waiting({ ...plan, a: [[]] })).ways).toEqual(['fair > a frees 1']);
  });

  test('that frees most comes first', async () => {
    const { ways } = await waiting({ a: [['root1']], b: [['root2']], c: [['root2']], root1: [[]], root2: [[]] });
    expect(ways).toEqual(['b > root2 frees 2', 'c > root2 frees 2', 'a > root1 frees 1']);
  });

  test('counts a diamond once', async () => {
    const { ways } = await waiting({ top: [['l', 'r']], l: [['root']], r: [['root']], root: [[]] });
    expect(ways).toEqual(['top > l > root frees 3']);
  });

  test('goes through guidelines and to actions', async () => {
    const { ways } = await waiting(
      { fair: [['rules']] },
      {
        'guidelines/rules.md': milestone('Rules', 'blocked_by: ["2026-02-03#k3xq"]\n'),
        'meetings/2026-02-03.md': note('- [Ana] Ask the town <!-- wg:k3xq -->'),
      },
    );
    expect(ways).toEqual(['fair > rules > 2026-02-03#k3xq frees 2']);
  });

  test('counts a blocker once, by whatever names it is called', async () => {
    const { blockersOf, waitersOf } = await waiting({ fair: [['budget', 'the budget', 'milestones/budget']], budget: [[]] });
    expect(blockersOf('milestones/fair.md').map(keyOf)).toEqual(['milestones/budget.md']);
    expect(waitersOf('milestones/budget.md').map(keyOf)).toEqual(['milestones/fair.md']);
  });

  test('may be named by an alias or with an article', async () => {
    expect((await waiting({ fair: [['the form']], survey: [[], 'aliases: [the form]\n'] })).ways).toEqual(['fair > survey frees 1']);
  });
});

describe('what is over does not block', () => {
  test.each(['done', 'dropped'])('a milestone that is %s', async (status) => {
    const { ways, blockersOf } = await waiting({ fair: [['budget']], budget: [[], `status: ${status}\n`] });
    expect(ways).toEqual([]);
    expect(blockersOf('milestones/fair.md')).toEqual([]);
  });

  test.each(['adopted', 'retired'])('a guideline that is %s', async (status) => {
    expect((await waiting({ fair: [['rules']] }, { 'guidelines/rules.md': milestone('Rules', `status: ${status}\n`) })).ways).toEqual([]);
  });

  test('an action that is done', async () => {
    expect(
      (await waiting({ fair: [['k3xq']] }, { 'meetings/2026-02-03.md': note('- [x] [Ana] Ask the town <!-- wg:k3xq -->') })).ways,
    ).toEqual([]);
  });

  test('what is done waits for nothing any more', async () => {
    const { ways, waitersOf } = await waiting({ fair: [['budget'], 'status: done\n'], budget: [[]] });
    expect(ways).toEqual([]);
    expect(waitersOf('milestones/budget.md')).toEqual([]);
  });

  test('but what is parked still does', async () => {
    expect((await waiting({ fair: [['budget']], budget: [[], 'status: parked\n'] })).ways).toEqual(['fair > budget frees 1']);
  });
});

describe('references that cannot be followed', () => {
  test('have their place, and the thing that was probably meant', async () => {
    const { codes, diagnostics } = await waiting({ fair: [['budget', 'budgt']], budget: [[]] });
    expect(codes).toEqual(['dangling-reference milestones/fair.md:3:22']);
    expect(diagnostics[0]).toMatchObject({ message: 'nothing is called `budgt`', help: 'did you mean `budget`?' });
  });

  test('are told of closed things too', async () => {
    expect((await waiting({ fair: [['nothing'], 'status: done\n'] })).codes).toEqual(['dangling-reference milestones/fair.md:3:14']);
  });

  test('with two meanings name both', async () => {
    const { diagnostics } = await waiting({ fair: [['budget']], budget: [[]] }, { 'guidelines/budget.md': milestone('Spending') });
    expect(diagnostics.map((d) => [d.code, d.message])).toEqual([
      ['ambiguous-reference', '`budget` may be milestones/budget.md or guidelines/budget.md'],
    ]);
  });

  test('of a list in lines stand on their own line', async () => {
    const { codes } = await waiting({}, { 'milestones/fair.md': '---\ntitle: Fair\nblocked_by:\n  - a\n  - b\n---\n' });
    expect(codes).toEqual(['dangling-reference milestones/fair.md:4:5', 'dangling-reference milestones/fair.md:5:5']);
  });
});

describe('things that wait for each other', () => {
  test.each([1, 2, 3, 7])('a circle of %s is one cycle, told once, with the way round', async (size) => {
    const slugs = Array.from({ length: size }, (_, i) => `m${i}`);
    const { diagnostics, ways } = await waiting(Object.fromEntries(slugs.map((slug, i) => [slug, [[slugs[(i + 1) % size] as string]]])));
    expect(diagnostics.map((d) => [d.code, d.message])).toEqual([['cycle', `these wait for each other: ${[...slugs, 'm0'].join(' → ')}`]]);
    expect(ways).toEqual([]);
  });

  test('two circles are two cycles', async () => {
    const { diagnostics } = await waiting({ a: [['b']], b: [['a']], c: [['d']], d: [['c']] });
    expect(diagnostics).toHaveLength(2);
  });

  test('a chain into a circle ends there', async () => {
    const { ways, diagnostics } = await waiting({ top: [['a']], a: [['b']], b: [['a']] });
    expect(diagnostics).toHaveLength(1);
    expect(ways).toEqual(['top > a > b frees 2']);
  });

  test('the circle is broken when one of them is done', async () => {
    const { diagnostics, ways } = await waiting({ a: [['b']], b: [['a'], 'status: done\n'] });
    expect([diagnostics, ways]).toEqual([[], []]);
  });
});

test('a chain of 5,000 things, and a circle of as many, are followed to their end', async () => {
  const size = 5000;
  const slugs = Array.from({ length: size }, (_, i) => `m${i}`);
  const things = slugs.map((slug, i) => ({
    kind: 'milestone' as const,
    id: slug,
    record: {
      slug,
      path: `milestones/${slug}.md`,
      source: { path: `milestones/${slug}.md`, text: '' },
      fields: { title: slug, blocked_by: [slugs[i + 1] ?? 'none'] },
      body: '',
      nodes: new Map(),
    },
  }));
  const byId = new Map(things.map((t) => [t.id, t]));
  const find = (closed: boolean) => (reference: string) => {
    const thing = byId.get(reference) ?? (closed ? things[0] : undefined);
    return thing === undefined ? { missing: reference, near: undefined } : { thing };
  };
  const line = waitingOf({ find: find(false), idOf: (t) => t.id, things });
  expect(line.chains.map((c) => [c.way.length, c.frees])).toEqual([[size, size - 1]]);
  expect(line.diagnostics.map((d) => d.code)).toEqual(['dangling-reference']);
  const circle = waitingOf({ find: find(true), idOf: (t) => t.id, things });
  expect(circle.diagnostics.map((d) => d.code)).toEqual(['cycle']);
});

describe('the day by which a thing is wanted', () => {
  test('is the earliest among all that waits for it, itself included', async () => {
    const { inheritedDue } = await waiting({
      fair: [['posters'], 'due: 2026-04-01\n'],
      posters: [['budget']],
      budget: [[], 'due: 2026-05-01\n'],
      shed: [[]],
      tank: [[], 'due: 2026-06-01\n'],
    });
    expect(['fair', 'posters', 'budget', 'shed', 'tank'].map((slug) => inheritedDue(`milestones/${slug}.md`))).toEqual([
      '2026-04-01',
      '2026-04-01',
      '2026-04-01',
      undefined,
      '2026-06-01',
    ]);
  });

  test('is told in a circle as well', async () => {
    const { inheritedDue } = await waiting({ a: [['b'], 'due: 2026-04-01\n'], b: [['a']] });
    expect(inheritedDue('milestones/b.md')).toBe('2026-04-01');
  });
});

test('in any plan no chain repeats a thing, every root waits for nothing or lies in a circle, and no chain is there without a blocker', async () => {
  const plan = fc
    .array(fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 3 }), { minLength: 1, maxLength: 8 })
    .map((edges) =>
      Object.fromEntries(edges.map((to, i) => [`m${i}`, [[...new Set(to)].filter((n) => n < edges.length).map((n) => `m${n}`)]] as const)),
    );
  await fc.assert(
    fc.asyncProperty(plan, async (made) => {
      const { chains, blockersOf, diagnostics } = await waiting(made as Plan);
      const circular = diagnostics.some((d) => d.code === 'cycle');
      for (const { way, frees } of chains) {
        const keys = way.map(keyOf);
        expect(new Set(keys).size).toBe(keys.length);
        expect(way.length).toBeGreaterThan(1);
        expect(frees).toBeGreaterThanOrEqual(1);
        if (!circular) expect(blockersOf(keys.at(-1) as string)).toEqual([]);
      }
      const blocked = Object.keys(made).some((slug) => blockersOf(`milestones/${slug}.md`).length > 0);
      if (!circular) expect(chains.length > 0).toBe(blocked);
    }),
    { numRuns: 80 },
  );
});
