import { describe, expect, test } from 'vitest';
import { printTerminal } from '../../src/report/formats/terminal.ts';
import { peopleFacts } from '../../src/report/people/facts.ts';
import { peoplePage } from '../../src/report/people/page.ts';
import type { Day } from '../../src/time/day.ts';
import { type Texts, viewOf } from '../model/memory.ts';

const call = (attendees: readonly string[], ...actions: readonly string[]): string =>
  `# Call\n\n## Attendees\n\n${attendees.map((a) => `- ${a}\n`).join('')}\n## Next steps\n\n${actions.map((a) => `${a}\n`).join('')}`;

const facts = async (texts: Texts, today = '2026-03-05', since?: string) =>
  peopleFacts(await viewOf(texts, today), since as Day | undefined);
const page = async (texts: Texts): Promise<string> => printTerminal(peoplePage(await facts(texts)), { width: 200, unicode: true });

const people: Texts = {
  'people/ana.yaml': 'name: Ana Lopez\n',
  'people/bo.yaml': 'name: Bo Berg\nnickname: bobo\nhandles: {github: bo-b}\n',
};

describe('who was there', () => {
  test('is counted under every name by which somebody is known: alias, nickname, handle, a first name that fits nobody else', async () => {
    const { people: told } = await facts({
      ...people,
      'meetings/2026-01-01.md': call(['Ana Lopez', 'bobo']),
      'meetings/2026-01-08.md': call(['Ana', '@bo-b']),
      'meetings/2026-01-15.md': call(['ana lopez']),
    });
    expect(told.map((p) => [p.name, p.attendance.times, p.attendance.of])).toEqual([
      ['Ana Lopez', 3, 3],
      ['Bo Berg', 2, 3],
    ]);
  });

  test('is told by name, whoever was there more often', async () => {
    const texts = { ...people, 'meetings/2026-01-01.md': call(['Bo Berg']), 'meetings/2026-01-08.md': call(['Bo Berg', 'Ana Lopez']) };
    expect((await facts(texts)).people.map((p) => p.name)).toEqual(['Ana Lopez', 'Bo Berg']);
    expect(await page(texts)).toContain('Ana Lopez: at 1 of the last 2 meetings');
  });

  test('counts the last five meetings that were held and say who was there', async () => {
    const days = ['2026-01-01', '2026-01-08', '2026-01-15', '2026-01-22', '2026-01-29', '2026-02-05'];
    const held = Object.fromEntries(days.map((day) => [`meetings/${day}.md`, call(['Ana Lopez'])]));
    const { people: told, meetings } = await facts({
      ...people,
      ...held,
      'meetings/2026-02-12.md': '# Call\n\nNobody wrote who was there.\n',
      'meetings/2026-04-01.md': call(['Bo Berg']),
    });
    expect(meetings).toEqual({ all: 6, last: 5 });
    expect(told.map((p) => p.attendance)).toEqual([
      { times: 5, of: 5, first: '2026-01-01', last: '2026-02-05' },
      { times: 0, of: 5 },
    ]);
  });

  test('is nobody twice who is listed twice in one note', async () => {
    const { people: told } = await facts({ ...people, 'meetings/2026-01-01.md': call(['Ana Lopez (chair)', 'Ana Lopez (notes)']) });
    expect(told[0]?.attendance.times).toBe(1);
  });
});

describe('names in nobody’s file', () => {
  test('are found among attendees and owners, each with its places and the file to write', async () => {
    const { unknown } = await facts({
      ...people,
      'meetings/2026-01-01.md': call(['Ana Lopez', 'Cy Dahl'], '- [Cy] Dig', '- [@dee] Sow'),
      'milestones/m.md': '---\ntitle: M\nowners: [cy dahl, ana]\n---\n',
    });
    expect(unknown.map((u) => [u.name, u.places.map((p) => `${p.as} ${p.path}:${p.line ?? ''}`), u.write])).toEqual([
      [
        'Cy Dahl',
        ['attendee meetings/2026-01-01.md:6', 'owner meetings/2026-01-01.md:10', 'owner milestones/m.md:'],
        { path: 'people/cy-dahl.yaml', lines: ['name: Cy Dahl'] },
      ],
      ['dee', ['owner meetings/2026-01-01.md:11'], { path: 'people/dee.yaml', lines: ['name: dee'] }],
    ]);
  });

  test('get lines that YAML reads back, whatever the name', async () => {
    const { unknown } = await facts({ 'meetings/2026-01-01.md': call(['No', 'Ana: "x"', "O'Neil Yes"]) });
    for (const { write } of unknown)
      expect(write.lines[0]).toMatch(/^name: (?:'[^']*'|"(?:[^"\\]|\\.)*"|[^'"[\]{}:#]+(?:'[^'"[\]{}:#]*)?)$/);
  });

  test('leave out what was refused', async () => {
    const text = call(['Ana Lopez'], '- [@dee] Sow <!-- wg:aaaa -->');
    expect((await facts({ ...people, 'meetings/2026-01-01.md': text })).unknown).toHaveLength(1);
    expect((await facts({ ...people, 'meetings/2026-01-01.md': `---\nrefused: [aaaa]\n---\n${text}` })).unknown).toEqual([]);
  });
});

describe('names that may be one person', () => {
  const doubles = async (texts: Texts) => (await facts(texts)).doubles.map((d) => [...d.names, d.why, d.write.path, ...d.write.lines]);

  test('are near-equal names, with the alias to write beside those that are there', async () => {
    expect(
      await doubles({
        'people/tomas.yaml': 'name: Tomás Rey\naliases: [TR]\n',
        'meetings/2026-01-01.md': call(['Tomas Rey', 'Rey, Tomás']),
      }),
    ).toEqual([['Tomás Rey', 'Tomas Rey', 'nearly the same name', 'people/tomas.yaml', 'aliases: [TR, Tomas Rey]']]);
  });

  test('are initials, and a first name that more than one bears', async () => {
    expect(
      await doubles({
        'people/bo.yaml': 'name: Bo Berg\n',
        'people/al.yaml': 'name: Ana Lopez\n',
        'people/am.yaml': 'name: Ana Meyer\n',
        'meetings/2026-01-01.md': call(['BB', 'Ana']),
      }),
    ).toEqual([
      ['Ana Lopez', 'Ana', 'short form', 'people/al.yaml', 'aliases: [Ana]'],
      ['Ana Meyer', 'Ana', 'short form', 'people/am.yaml', 'aliases: [Ana]'],
      ['Bo Berg', 'BB', 'initials', 'people/bo.yaml', 'aliases: [BB]'],
    ]);
  });

  test('are two files with one handle', async () => {
    expect(
      await doubles({
        'people/ana.yaml': 'name: Ana Lopez\nhandles: {github: al}\n',
        'people/nana.yaml': 'name: Nana\nhandles: {forum: AL}\n',
      }),
    ).toEqual([['Ana Lopez', 'Nana', 'same handle', 'people/ana.yaml', 'aliases: [Nana]']]);
  });

  test('are not two people whose names only sound alike in part', async () => {
    expect(await doubles({ 'meetings/2026-01-01.md': call(['Ana Lopez', 'Ana Meyer', 'Bo Lopez', 'Ina', 'Ida', 'Mara', 'Mark']) })).toEqual(
      [],
    );
  });
});

test('newcomers are those who came first after the meeting before the last five, or from the day asked for', async () => {
  const days = ['2026-01-01', '2026-01-08', '2026-01-15', '2026-01-22', '2026-01-29', '2026-02-05'];
  const texts = {
    ...people,
    ...Object.fromEntries(days.map((day, i) => [`meetings/${day}.md`, call(i > 2 ? ['Ana Lopez', 'Bo Berg'] : ['Ana Lopez'])])),
  };
  expect((await facts(texts)).newcomers).toEqual({ since: '2026-01-01', counted: 'after', names: ['Bo Berg'] });
  expect((await facts(texts, '2026-03-05', '2026-01-29')).newcomers).toEqual({ since: '2026-01-29', counted: 'from', names: [] });
  expect((await facts({ ...people, 'meetings/2026-01-01.md': call(['Ana Lopez']) })).newcomers.names).toEqual([]);
});

test('how few hold the open work is told in counts, and names nobody', async () => {
  const texts = {
    ...people,
    'meetings/2026-01-01.md': call(
      ['Ana Lopez', 'Bo Berg'],
      '- [Ana] Dig the bed',
      '- [Ana Lopez] Sow the beans',
      '- [Ana] Mow the lawn',
      '- [Bo] Weed the path',
      '- [Ana, Bo] Water it all',
      '- [all] Rest',
      '- [x] [Bo] Plan',
    ),
  };
  expect((await facts(texts)).openWork).toEqual({ open: 6, withoutOwner: 1, heldBy: 2, halfHeldBy: 1 });
  const work = (await page(texts)).split('Open work')[1]?.split('Turns')[0] ?? '';
  expect(work).toContain('1 person holds half of them or more');
  expect(work).not.toMatch(/Ana|Bo/);
});

describe('whose turn it may be', () => {
  const turns = async (texts: Texts) =>
    (await facts({ ...people, 'people/cy.yaml': 'name: Cy Dahl\n', 'people/dee.yaml': 'name: Dee Eng\nnickname: ada\n', ...texts })).turns;

  test('is told by name: those who were there lately and never took notes', async () => {
    const [notes] = await turns({
      'meetings/2026-01-01.md': call(['Ana Lopez (notes)', 'Bo Berg', 'Cy Dahl', 'Dee Eng']),
      'meetings/2026-01-08.md': call(['Ana Lopez', 'Bo Berg', 'Cy Dahl', 'Dee Eng']),
    });
    expect(notes).toEqual({ role: 'notes', told: 1, of: 2, lastBy: ['Ana Lopez'], could: ['ada', 'bobo', 'Cy Dahl'] });
  });

  test('is also theirs who took them longest ago, where few never did; never of those who did last', async () => {
    const [notes, chair] = await turns({
      'meetings/2026-01-01.md': call(['Ana Lopez (note-taker)', 'Bo Berg', 'Dee Eng (facilitator)']),
      'meetings/2026-01-08.md': call(['Ana Lopez', 'Bo Berg (scribe)', 'Dee Eng']),
      'meetings/2026-01-15.md': call(['Ana Lopez', 'Bo Berg', 'Dee Eng (minutes)']),
    });
    expect(notes?.could).toEqual(['Ana Lopez', 'bobo']);
    expect(notes?.lastBy).toEqual(['ada']);
    expect(chair).toMatchObject({ told: 1, could: ['Ana Lopez', 'bobo'] });
  });

  test('is of those who were at the last meeting, where many never took notes', async () => {
    const crowd = ['Eva', 'Finn', 'Gus', 'Hal', 'Ida', 'Jon', 'Kim', 'Leo', 'Mia', 'Ned'].map((name) => `${name} Ong`);
    const [notes] = await turns({
      'meetings/2026-01-01.md': call(['Ana Lopez (notes)', ...crowd]),
      'meetings/2026-01-08.md': call(['Ana Lopez', 'Mia Ong', 'Gus Ong']),
    });
    expect(notes?.could).toEqual(['Gus Ong', 'Mia Ong']);
  });

  test('is nobody’s where no note says who took them', async () => {
    const texts = { 'meetings/2026-01-01.md': call(['Ana Lopez', 'Bo Berg']) };
    expect((await turns(texts)).map((t) => t.could)).toEqual([[], []]);
    expect(await page({ ...people, ...texts })).toContain('No notes say who took them');
  });
});

test('a group without people and notes has a page that says so', async () => {
  expect(await page({})).toContain('No notes say yet who was there.');
});
