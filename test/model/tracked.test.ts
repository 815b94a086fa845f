import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Note } from '../../src/model/group.ts';
import { carried, closedOn, trackActions } from '../../src/model/tracked.ts';
import type { Day } from '../../src/time/day.ts';
import { action, due, noteOf } from './meetings.ts';
import { groupOf } from './memory.ts';

const shape = (notes: readonly Note[]) =>
  trackActions(notes).map((t) => `${t.text}: ${t.state}, ${t.mentions.map((m) => m.note.id).join(' ')}`);

describe('an action that a later note carries', () => {
  const first = noteOf('2026-02-03', [action('Order the seeds', { owners: ['Ana'], id: 'k3xq' })]);

  test('by its id, is one action with two mentions, and the later one tells what holds', () => {
    const later = noteOf('2026-02-17', [action('Buy seeds', { owners: ['Bo'], carries: '2026-02-03#k3xq', deadline: due('2026-03-01') })]);
    const [one, ...more] = trackActions([first, later]);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ id: '2026-02-03#k3xq', text: 'Buy seeds', owners: ['Bo'], state: 'open' });
    expect(one?.origin.note.id).toBe('2026-02-03');
    expect(one?.latest.action.deadline?.due).toBe('2026-03-01');
  });

  test('is closed by a later mention, and stays closed', () => {
    const later = noteOf('2026-02-17', [action('Order the seeds', { carries: '2026-02-03#k3xq', state: 'done' })]);
    expect(shape([first, later])).toEqual(['Order the seeds: done, 2026-02-03 2026-02-17']);
  });

  test('may be opened again by a mention with its id', () => {
    const done = noteOf('2026-02-17', [action('Order the seeds', { carries: '2026-02-03#k3xq', state: 'done' })]);
    const again = noteOf('2026-03-03', [action('Order the seeds', { carries: '2026-02-03#k3xq' })]);
    expect(shape([first, done, again])).toEqual(['Order the seeds: open, 2026-02-03 2026-02-17 2026-03-03']);
  });

  test('through a mention of a mention, is still the first one', () => {
    const second = noteOf('2026-02-17', [action('Order the seeds', { carries: '2026-02-03#k3xq', id: 'aaaa' })]);
    const third = noteOf('2026-03-03', [action('Order seeds now', { carries: '2026-02-17#aaaa' })]);
    expect(trackActions([first, second, third]).map((t) => [t.id, t.mentions.length])).toEqual([['2026-02-03#k3xq', 3]]);
  });

  test('by an id that nobody knows, is an action of its own', () => {
    const later = noteOf('2026-02-17', [action('Paint the gate', { carries: '2026-02-03#zzzz' })]);
    expect(shape([first, later])).toEqual(['Order the seeds: open, 2026-02-03', 'Paint the gate: open, 2026-02-17']);
  });

  test('tells how often it was carried, and since when it is open', () => {
    const later = noteOf('2026-02-17', [action('Order the seeds', { carries: '2026-02-03#k3xq' })]);
    const [one] = trackActions([first, later]);
    expect(carried(one as never, '2026-03-05' as Day)).toEqual({ times: 1, days: 30 });
    expect(carried(one as never, '2026-01-01' as Day)).toEqual({ times: 1, days: 0 });
    expect(carried(trackActions([noteOf(undefined, [action('x')])])[0] as never, '2026-03-05' as Day)).toEqual({ times: 0, days: 0 });
  });
});

describe('a line copied by hand', () => {
  const first = noteOf('2026-02-03', [action('Ask the town hall for a second water tank', { owners: ['Ana'] })]);
  const copies: readonly (readonly [string, boolean])[] = [
    ['Ask the town hall for a second water tank', true],
    ['ask the town hall for a second water tank.', true],
    ['Ask the town hall again for a second water tank', true],
    ['Ask the town hall for a bench', false],
    ['Ask the school for a second set of tools', false],
  ];
  test.each(copies)('%j is the same action: %s', (text, same) => {
    expect(trackActions([first, noteOf('2026-02-17', [action(text, { owners: ['ana'] })])])).toHaveLength(same ? 1 : 2);
  });

  test('with another owner is another action', () => {
    expect(
      trackActions([first, noteOf('2026-02-17', [action('Ask the town hall for a second water tank', { owners: ['Bo'] })])]),
    ).toHaveLength(2);
  });

  test('with an owner, where nobody had it, is the same action, taken by somebody', () => {
    const help = noteOf('2026-02-03', [action('Paint the gate', { nobody: 'All' })]);
    const taken = noteOf('2026-02-17', [action('Paint the gate', { owners: ['Bo'] })]);
    expect(trackActions([help, taken])).toMatchObject([{ owners: ['Bo'], mentions: [{}, {}] }]);
    const near = noteOf('2026-02-03', [action('Ask the town hall for a second water tank', { nobody: 'All' })]);
    expect(
      trackActions([near, noteOf('2026-02-17', [action('Ask the town hall again for a second water tank', { owners: ['Bo'] })])]),
    ).toHaveLength(1);
    expect(trackActions([help, noteOf('2026-02-17', [action('Paint the gate', { nobody: 'everyone' })])])).toHaveLength(1);
  });

  test('without a name keeps those who had it, and all takes it from them', () => {
    const bo = noteOf('2026-02-03', [action('Paint the gate', { owners: ['Bo'] })]);
    expect(trackActions([bo, noteOf('2026-02-17', [action('Paint the gate', { state: 'done' })])])).toMatchObject([
      { owners: ['Bo'], state: 'done' },
    ]);
    expect(trackActions([bo, noteOf('2026-02-17', [action('Paint the gate', { nobody: 'All' })])])).toMatchObject([
      { owners: [], state: 'open' },
    ]);
    expect(trackActions([noteOf('2026-02-03', [action('Paint the gate', { owners: ['Bo'] }), action('Paint the gate')])])).toHaveLength(2);
  });

  test('with the owners in another order is the same', () => {
    const both = noteOf('2026-02-03', [action('Paint', { owners: ['Ana', 'Bo'] })]);
    expect(trackActions([both, noteOf('2026-02-17', [action('Paint', { owners: ['bo', 'ana'] })])])).toHaveLength(1);
  });

  test('nearly alike in one note is two actions', () => {
    const tanks = ['Ask the town hall for a second water tank', 'Ask the town hall for a third water tank'];
    expect(
      trackActions([
        noteOf(
          '2026-02-03',
          tanks.map((t) => action(t)),
        ),
      ]),
    ).toHaveLength(2);
  });

  test('in the same words in one note, as in a discussion and its summary, is one action that was not carried', () => {
    const all = trackActions([noteOf('2026-02-03', [action('Clean up'), action('Clean up')])]);
    expect(all).toHaveLength(1);
    expect(carried(all[0] as never, '2026-02-04' as Day)).toEqual({ times: 0, days: 1 });
  });

  test('of an action that was closed is a new promise', () => {
    const done = noteOf('2026-02-17', [action('Ask the town hall for a second water tank', { owners: ['Ana'], state: 'done' })]);
    const again = noteOf('2026-03-03', [action('Ask the town hall for a second water tank', { owners: ['Ana'] })]);
    expect(shape([first, done, again])).toEqual([
      'Ask the town hall for a second water tank: done, 2026-02-03 2026-02-17',
      'Ask the town hall for a second water tank: open, 2026-03-03',
    ]);
  });

  test('of short words is only the same where the words are', () => {
    const call = noteOf('2026-02-03', [action('Call the plumber')]);
    expect(trackActions([call, noteOf('2026-02-17', [action('Call a plumber today')])])).toHaveLength(2);
    expect(trackActions([call, noteOf('2026-02-17', [action('call the plumber')])])).toHaveLength(1);
  });

  test('that says it is done closes the action', () => {
    const done = noteOf('2026-02-17', [action('Ask the town hall for a second water tank', { owners: ['Ana'], state: 'done' })]);
    expect(trackActions([first, done])[0]?.state).toBe('done');
  });
});

describe('owners', () => {
  const first = noteOf('2026-02-03', [action('Paint the gate', { owners: ['Ana'] })]);
  const second = (...owners: readonly string[]) => noteOf('2026-02-17', [action('Paint the gate', { owners })]);

  test.each([[['Ana', 'Bo']], [['Ana Ruiz']], [['@ana']]])('%j and Ana share the action, in the same words', (owners) => {
    expect(trackActions([first, second(...owners)])).toMatchObject([{ owners, mentions: [{}, {}] }]);
  });

  test('of which none is the same have an action each, in one note also where one is', () => {
    expect(trackActions([first, second('Anastasia')])).toHaveLength(2);
    const both = [action('Paint the gate', { owners: ['Ana'] }), action('Paint the gate', { owners: ['Ana', 'Bo'] })];
    expect(trackActions([noteOf('2026-02-03', both)])).toHaveLength(2);
  });

  test('are one where they are names of one person, and two where two people have the name', async () => {
    const { people } = await groupOf({
      'people/runa.yaml': 'name: Ana Ruiz\nnickname: Runa\n',
      'people/bo.yaml': 'name: Bo Lind\nnickname: Bo\n',
    });
    const tank = 'Ask the town hall for a second water tank';
    const asked = (text: string, day: string, owner: string) => noteOf(day, [action(text, { owners: [owner] })]);
    const notes = [asked(tank, '2026-02-03', 'Ana Ruiz'), asked(`${tank} again`, '2026-02-17', 'runa')];
    expect(trackActions(notes, people)).toHaveLength(1);
    expect(trackActions(notes)).toHaveLength(2);
    expect(trackActions([asked(tank, '2026-02-03', 'Ana'), asked(`${tank} again`, '2026-02-17', 'runa')], people)).toHaveLength(1);
    const twins = await groupOf({ 'people/a.yaml': 'name: Ana\naliases: [Runa]\n', 'people/b.yaml': 'name: Bea\naliases: [Runa]\n' });
    expect(trackActions([asked(tank, '2026-02-03', 'Ana'), asked(`${tank} again`, '2026-02-17', 'runa')], twins.people)).toHaveLength(2);
  });
});

describe('a closed line that is copied on as closed', () => {
  const at = (day: string, state: 'open' | 'done' | 'dropped', stateNote?: string) =>
    noteOf(day, [action('Paint the gate', { owners: ['Ana'], state, ...(stateNote && { stateNote }) })]);

  test('closes nothing again: the first note that says so tells the day', () => {
    const [one, ...more] = trackActions([
      at('2026-02-03', 'open'),
      at('2026-02-10', 'open'),
      at('2026-02-17', 'done'),
      at('2026-02-24', 'done'),
    ]);
    expect(more).toEqual([]);
    expect(closedOn(one as never)).toBe('2026-02-17');
    expect(carried(one as never, '2026-03-05' as Day)).toEqual({ times: 2, days: 14 });
  });

  test('has the day that its mark says', () => {
    const [one] = trackActions([at('2026-02-03', 'open'), at('2026-02-17', 'done', 'done 2026-02-12')]);
    expect(closedOn(one as never)).toBe('2026-02-12');
    expect(closedOn(trackActions([at('2026-02-03', 'open')])[0] as never)).toBeUndefined();
  });

  test('has no day that stands in the reason why it was dropped', () => {
    const dropped = (words: string) => closedOn(trackActions([at('2026-02-03', 'open'), at('2026-02-17', 'dropped', words)])[0] as never);
    expect(dropped('no money before 2027-01-01')).toBe('2026-02-17');
    expect(dropped('2026-02-12: no money before 2027-01-01')).toBe('2026-02-12');
  });

  test('is something else where it comes much later, was never open, or ends in another way', () => {
    expect(trackActions([at('2026-02-03', 'open'), at('2026-02-17', 'done'), at('2026-05-05', 'done')])).toHaveLength(2);
    expect(trackActions([at('2026-02-03', 'done'), at('2026-02-17', 'done')])).toHaveLength(2);
    expect(trackActions([at('2026-02-03', 'open'), at('2026-02-17', 'done'), at('2026-02-24', 'dropped')])).toHaveLength(2);
  });
});

describe('readings', () => {
  test('that are refused are no mentions', () => {
    const notes = [noteOf('2026-02-03', [action('Paint', { id: 'aaaa', certainty: 'inferred' })], { refused: ['aaaa'] })];
    expect(trackActions(notes)).toEqual([]);
  });

  test('stay inferred until one of the mentions is marked or confirmed', () => {
    const guess = action('Paint', { id: 'aaaa', certainty: 'inferred' });
    expect(trackActions([noteOf('2026-02-03', [guess])])[0]?.inferred).toBe(true);
    expect(trackActions([noteOf('2026-02-03', [guess], { confirmed: ['aaaa'] })])[0]?.inferred).toBe(false);
    expect(trackActions([noteOf('2026-02-03', [guess]), noteOf('2026-02-17', [action('Paint')])])[0]?.inferred).toBe(false);
  });
});

describe('notes as files', () => {
  const meeting = (lines: string): string => `# Call\n\n## Next steps\n\n${lines}`;

  test('count in the order of their days, however their files are called', async () => {
    const { notes } = await groupOf({
      'meetings/b.md': `---\ndate: 2026-02-03\n---\n${meeting('- [until March 13 - Ana] Order the seeds\n')}`,
      'meetings/a.md': `---\ndate: 2026-02-17\n---\n${meeting('- [x] [until March 13 - Ana] Order the seeds\n')}`,
    });
    expect(shape(notes)).toEqual(['Order the seeds: done, b a']);
  });

  test('of which several meetings stand in one file are as many notes, with the day in the id', async () => {
    const { notes } = await groupOf({
      'meetings/2026.md':
        '# Garden group 2026\n\n## 2026-02-03\n\nAttendees: Ana, Bo\n\n### Action items\n\n- [until March 13 - Ana] Order the seeds\n\n## 2026-02-17\n\nAttendees: Ana, Bo\n\n### Action items\n\n- [x] [until March 13 - Ana] Order the seeds\n',
    });
    expect(notes.map((n) => n.id)).toEqual(['2026#2026-02-03', '2026#2026-02-17']);
    expect(shape(notes)).toEqual(['Order the seeds: done, 2026#2026-02-03 2026#2026-02-17']);
  });

  test('without a day come first, and nothing is lost', async () => {
    const { notes } = await groupOf({ 'meetings/x.md': meeting('- [Ana] Paint\n'), 'meetings/2026-02-03.md': meeting('- [Ana] Dig\n') });
    expect(shape(notes)).toEqual(['Paint: open, x', 'Dig: open, 2026-02-03']);
  });
});

test('the actions of a beginning of the notes are the same, whether all were followed before or not', () => {
  const said = fc.record({
    text: fc.constantFrom(
      'Ask the town hall for a second water tank',
      'Ask the town hall again for a second water tank',
      'ask the town hall for a water tank!',
      'Paint',
      'paint.',
      'Order seeds',
    ),
    owners: fc.constantFrom<readonly string[]>([], ['Ana'], ['ana'], ['Bo'], ['Ana', 'Bo'], ['Ana Ruiz']),
    state: fc.constantFrom<'open' | 'done' | 'dropped'>('open', 'open', 'open', 'done', 'dropped'),
    carries: fc.constantFrom(undefined, undefined, '2026-01-01#a0', '2026-01-02#a1'),
  });
  fc.assert(
    fc.property(fc.array(fc.array(said, { maxLength: 4 }), { minLength: 1, maxLength: 8 }), fc.nat(8), (meetings, count) => {
      const make = () =>
        meetings.map((actions, n) =>
          noteOf(
            `2026-01-0${n + 1}`,
            actions.map(({ text, carries, ...rest }, i) => action(text, { ...rest, id: `a${i}`, ...(carries && { carries }) })),
          ),
        );
      const [notes, fresh] = [make(), make()];
      trackActions(notes);
      expect(trackActions(notes.slice(0, count))).toEqual(trackActions(fresh.slice(0, count)));
    }),
  );
});

test('a hundred notes of a hundred actions are followed', () => {
  const notes = Array.from({ length: 100 }, (_, n) =>
    noteOf(
      `2026-${String(1 + Math.floor(n / 28)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
      Array.from({ length: 100 }, (_, i) => action(`Task ${i} of the garden`)),
    ),
  );
  expect(trackActions(notes)).toHaveLength(100);
});

describe('an open action of the time before the day from which a group follows its actions', () => {
  const from = '2026-01-01' as Day;
  const stateOf = (notes: readonly Note[]) => trackActions(notes, [], from).map(({ state }) => state);

  test('rests, and one that was closed is closed', () => {
    expect(stateOf([noteOf('2025-02-03', [action('Paint the gate'), action('Oil the gate', { state: 'done' })])])).toEqual([
      'resting',
      'done',
    ]);
    expect(stateOf([noteOf('2026-01-01', [action('Paint the gate')])])).toEqual(['open']);
    expect(stateOf([noteOf(undefined, [action('Paint the gate')])])).toEqual(['open']);
  });

  test('is followed where a later meeting names it, or a day of its own comes', () => {
    expect(stateOf([noteOf('2025-02-03', [action('Paint the gate')]), noteOf('2026-02-03', [action('Paint the gate')])])).toEqual(['open']);
    expect(stateOf([noteOf('2025-02-03', [action('Paint the gate', { deadline: due('2026-05-01') })])])).toEqual(['open']);
    expect(stateOf([noteOf('2025-02-03', [action('Paint the gate', { parkedUntil: from })])])).toEqual(['open']);
  });

  test('is the same whatever was asked for before', () => {
    const notes = [noteOf('2025-02-03', [action('Paint the gate')])];
    expect([trackActions(notes), trackActions(notes, [], from), trackActions(notes)].map(([one]) => one?.state)).toEqual([
      'open',
      'resting',
      'open',
    ]);
  });
});
