// Random edits of actions and milestones against a plain model of them: after each command the group says what the model says,
// in whatever order people do things, and a command that the model calls empty changes nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Bed, openBed } from '../bed.ts';
import { seedLibrary } from './seed-library.ts';

/** What holds for an action, as the plain model keeps it. */
interface State {
  readonly state: 'open' | 'done' | 'dropped';
  readonly owners: readonly string[];
  readonly due: string;
}

type Model = Readonly<Record<string, State>>;

const start: Model = {
  aaaa: { state: 'open', owners: ['Odi'], due: '2016-02-20' },
  bbbb: { state: 'open', owners: ['Tamsin'], due: '2016-02-26' },
  cccc: { state: 'open', owners: [], due: '2016-03-01' },
  dddd: { state: 'open', owners: ['Odi'], due: '2016-03-02' },
};

/** A command on some actions, and what it makes of one of them in the model; undefined where it has to be refused. */
interface Step {
  readonly words: readonly string[];
  readonly ids: readonly string[];
  next(was: State): State | undefined;
}

const ids = fc.uniqueArray(fc.constantFrom('aaaa', 'bbbb', 'cccc', 'dddd'), { minLength: 1, maxLength: 2 });
const days = fc.constantFrom('2016-03-05', '2016-03-20', '2016-04-30');
const people: readonly (readonly [slug: string, name: string])[] = [
  ['odi', 'Odi'],
  ['tamsin', 'Tamsin Vale'],
  ['ivo', 'ivy'],
];
const reasons = fc.constantFrom('no time', 'the school does it', 'until mid March we wait', 'Odi - and others', 'a: b');

const full = (id: string): string => `2016-02-09#${id}`;

const step: fc.Arbitrary<Step> = fc.oneof(
  ids.map((on): Step => ({ words: ['done', ...on.map(full)], ids: on, next: (was) => ({ ...was, state: 'done' }) })),
  fc
    .tuple(ids, reasons)
    .map(([on, why]): Step => ({ words: ['drop', ...on.map(full), '--why', why], ids: on, next: (was) => ({ ...was, state: 'dropped' }) })),
  fc
    .tuple(ids, days)
    .map(([[on = ''], day]): Step => ({ words: ['move', full(on), day], ids: [on], next: (was) => ({ ...was, due: day }) })),
  fc.tuple(ids, fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 2, selector: ([slug]) => slug })).map(
    ([[on = ''], owners]): Step => ({
      words: ['assign', full(on), ...owners.map(([slug]) => slug)],
      ids: [on],
      next: (was) => ({ ...was, owners: owners.map(([, name]) => name) }),
    }),
  ),
  fc.tuple(ids, days).map(
    ([on, day]): Step => ({
      words: ['park', ...on.map(full), '--until', day],
      ids: on,
      next: (was) => (was.state === 'open' ? was : undefined),
    }),
  ),
);

async function stateOf(bed: Bed): Promise<Model> {
  const { stdout } = await bed.run('read', 'meetings/2016-02-09.md', '--json');
  const [{ actions }] = JSON.parse(stdout).meetings;
  return Object.fromEntries(actions.map(({ id, state, owners, due }: State & { id: string }) => [id, { state, owners, due }]));
}

test('after any commands on actions the note says what a plain model says', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const bed = openBed();
      try {
        bed.put(seedLibrary);
        let model = start;
        expect(await stateOf(bed)).toEqual(model);
        for (const { words, ids: on, next } of steps) {
          const before = bed.read('meetings/2016-02-09.md');
          const { code, stderr } = await bed.run(...words);
          const then = on.map((id) => [id, next(model[id] as State)] as const);
          const refused = then.some(([, state]) => state === undefined);
          expect(code, `${words.join(' ')}\n${stderr}\n${before}`).toBe(refused ? 2 : 0);
          if (!refused) model = { ...model, ...Object.fromEntries(then) } as Model;
          const once = bed.read('meetings/2016-02-09.md');
          if (refused) expect(once, words.join(' ')).toBe(before);
          expect(await stateOf(bed), `${words.join(' ')}\n${before}\n${once}`).toEqual(model);
          await bed.run(...words);
          expect(bed.read('meetings/2016-02-09.md'), `${words.join(' ')}, again`).toBe(once);
        }
        expect(bed.list()).toEqual(Object.keys(seedLibrary).sort());
      } finally {
        bed.remove();
      }
    }),
    { numRuns: 15 },
  );
});

interface Fields {
  readonly status?: string;
  readonly due?: string;
  readonly owners?: readonly string[];
}

const edit: fc.Arbitrary<{ readonly words: readonly string[]; readonly sets: Fields }> = fc.oneof(
  fc.constant({ words: ['done', 'rules'], sets: { status: 'done' } }),
  reasons.map((why) => ({ words: ['drop', 'rules', '--why', why], sets: { status: 'dropped' } })),
  days.map((due) => ({ words: ['move', 'rules', due], sets: { due } })),
  days.map((day) => ({ words: ['park', 'rules', '--until', day], sets: { status: 'parked' } })),
  fc.subarray(['odi', 'tamsin', 'ivo'], { minLength: 1 }).map((owners) => ({ words: ['assign', 'rules', ...owners], sets: { owners } })),
);

test('after any commands on a milestone its fields say what a plain model says, and its text stays', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 3, maxLength: 10 }), async (edits) => {
      const bed = openBed();
      try {
        bed.put(seedLibrary);
        let model: Fields = { due: '2016-03-04', owners: ['odi'] };
        for (const { words, sets } of edits) {
          const { code, stderr } = await bed.run(...words);
          expect(code, stderr).toBe(0);
          model = { ...model, ...sets };
          const text = bed.read('milestones/rules.md');
          expect(text.endsWith('---\n\nSo that nobody has to guess.\n'), text).toBe(true);
          expect(parse(text.split('---\n')[1] ?? ''), text).toMatchObject({ title: 'Write the lending rules', ...model });
          expect((await bed.run('check')).stdout).toMatch(/^nothing is wrong\n/);
          await bed.run(...words);
          expect(bed.read('milestones/rules.md'), `${words.join(' ')}, again`).toBe(text);
        }
      } finally {
        bed.remove();
      }
    }),
    { numRuns: 12 },
  );
});
