import { describe, expect, test } from 'vitest';
import { charterText, milestoneText, newPeople, type PlannedMilestone, planMilestones } from '../../src/model/import/derived.ts';
import type { Attendee, Meeting, MilestoneLine } from '../../src/model/meeting.ts';
import { action, due, meetingOf, noteOf, milestoneLine as said } from './meetings.ts';
import { groupOf, milestone, type Texts } from './memory.ts';

const attendee = (name: string, more: Partial<Attendee> = {}): Attendee => ({ line: 1, name, ...more });

async function people(attendees: readonly Attendee[], known: Texts = {}, more: Partial<Meeting> = {}) {
  const { people: there } = await groupOf(known);
  const writes = await newPeople(meetingOf({ attendees, ...more }), '2026-02-03', there);
  return Object.fromEntries(writes.map((w) => [w.path, w.after.replace(/^# .*\n/, '')]));
}

describe('a person whom nobody knows yet gets a file', () => {
  test('called by the nickname, else by the name', async () => {
    expect(Object.keys(await people([attendee('Ana Silva', { nickname: 'Ani' }), attendee('Bo Ek'), attendee('小林')]))).toEqual([
      'people/ani.yaml',
      'people/bo-ek.yaml',
      'people/小林.yaml',
    ]);
  });

  test('with what the note says of them', async () => {
    const files = await people([attendee('Ana Silva', { handle: 'anas', organisation: 'Library' })]);
    expect(files['people/ana-silva.yaml']).toBe("name: Ana Silva\n\naliases: ['@anas']\n\ncommunities: [Library]\n");
  });

  test('whose nickname is a reading until the note uses it for an owner', async () => {
    const known = await people([attendee('Ana Silva', { nickname: 'Ani' })]);
    expect(known['people/ani.yaml']).toMatch(/^name: Ana Silva\n\nnickname: Ani\n\ninferred:\n {2}nickname: 2026-02-03#[0-9a-z]{4}\n$/);
    const used = await people(
      [attendee('Ana Silva', { nickname: 'Ani' })],
      {},
      { actions: noteOf('2026-02-03', [action('Dig', { owners: ['ani'] })]).meeting.actions },
    );
    expect(used['people/ani.yaml']).toBe('name: Ana Silva\n\nnickname: Ani\n');
  });

  test('with a line for editors that names the schema', async () => {
    const [write] = await newPeople(meetingOf({ attendees: [attendee('Ana')] }), '2026-02-03', []);
    expect(write?.after.split('\n')[0]).toBe('# yaml-language-server: $schema=../.wg/person.schema.json');
  });

  test('and no second one, by whatever name the note calls them', async () => {
    const known = { 'people/ana.yaml': 'name: Ana Silva\nnickname: Ani\naliases: ["@anas"]\nhandles:\n  github: asilva\n' };
    const again = [
      attendee('ana silva'),
      attendee('Ani'),
      attendee('A. Silva', { handle: 'anas' }),
      attendee('Someone', { nickname: 'asilva' }),
    ];
    expect(await people(again, known)).toEqual({});
  });

  test('once, although the note lists them twice', async () => {
    expect(Object.keys(await people([attendee('Ana'), attendee('Ana'), attendee('ANA')]))).toEqual(['people/ana.yaml']);
  });

  test('beside another of the same short name', async () => {
    const known = { 'people/ana.yaml': 'name: Anabel Moro\n' };
    expect(Object.keys(await people([attendee('Ana.')], known))).toEqual(['people/ana-2.yaml']);
  });
});

describe('the charter', () => {
  test('is made of the parts that a note has, in its words, with a link to it', () => {
    const meeting = meetingOf({
      date: '2026-02-03' as never,
      charter: [
        { part: 'problem', heading: 'Why', lines: [1, 2], text: '\nGardens close.\n' },
        { part: 'join', heading: 'How', lines: [3, 4], text: 'Come.' },
      ],
    });
    expect(charterText(meeting, 'meetings/2026-02-03.md', 'Garden group')).toBe(
      '# Garden group\n\n## Problem\n\nGardens close.\n\n## How to join\n\nCome.\n\nFrom [the notes of 2026-02-03](meetings/2026-02-03.md).\n',
    );
    expect(charterText(meeting, 'Meeting notes/Call (#1).md', 'Garden group')).toContain('](Meeting%20notes/Call%20%28%231%29.md).');
  });

  test('is not made of nothing', () => {
    expect(charterText(meetingOf(), 'meetings/x.md', 'Garden group')).toBeUndefined();
  });
});

async function plan(
  milestones: readonly MilestoneLine[],
  known: Texts = {},
  refused: readonly string[] = [],
): Promise<readonly PlannedMilestone[]> {
  const meeting = meetingOf({ date: '2026-02-03' as never, milestones });
  return planMilestones(meeting, '2026-02-03', await groupOf(known), new Set(refused));
}

describe('the milestones of a note', () => {
  const form = said(1, 'list', 'Send a form to all gardens because we want to hear from each of them', { deadline: due('2026-02-15') });
  const rules = said(2, 'list', 'Collect the rules', { blockedBy: 'the form' });

  test('are called by the name that others use for them, which becomes an alias', async () => {
    const [first, second] = await plan([form, rules]);
    expect(first).toMatchObject({
      slug: 'form',
      fields: { aliases: ['the form'], due: '2026-02-15', due_words: '2026-02-15', due_said: '2026-02-03' },
    });
    expect(second).toMatchObject({ slug: 'collect-rules', fields: { title: 'Collect the rules', blocked_by: ['form'] } });
  });

  test('are called by their first clause where nobody refers to them', async () => {
    expect((await plan([form])).map((m) => [m.slug, m.fields.title])).toEqual([['send-form-to-all-gardens', 'Send a form to all gardens']]);
  });

  test('keep the words of what they wait for where these mean no milestone of the note', async () => {
    expect((await plan([said(2, 'list', 'Collect the rules', { blockedBy: 'the mayor' })]))[0]?.fields.blocked_by).toEqual(['the mayor']);
  });

  test('wait for a milestone that is there already', async () => {
    const known = { 'milestones/form.md': milestone('The form', 'aliases: [the form]\n') };
    const planned = await plan([said(2, 'list', 'Collect the rules', { blockedBy: 'the form' })], known);
    const view = await groupOf({ ...known, 'milestones/rules.md': milestone('Rules', `blocked_by: [${planned[0]?.fields.blocked_by}]\n`) });
    expect(view.milestones).toHaveLength(2);
    expect(['form', 'the form']).toContain(planned[0]?.fields.blocked_by?.[0]);
  });

  test.each([
    ['title', milestone('Collect the rules')],
    ['alias', milestone('Something', 'aliases: [collect the rules]\n')],
    ['first sentence', milestone('Something', '', '\nCollect the rules\n')],
    ['title in nearly the same words', milestone('Collecting rules')],
  ])('are not made again where one has the same %s', async (_, text) => {
    const [planned] = await plan([rules], { 'milestones/x.md': text });
    expect([planned?.slug, planned?.existing?.path]).toEqual(['x', 'milestones/x.md']);
  });

  test('are parts of another by a reading that the record names', async () => {
    const [, part] = await plan([form, said(5, 'timeline', 'Write the questions', { partOf: 1 })]);
    expect(part?.fields.part_of).toBe('send-form-to-all-gardens');
    expect([...(part?.fields.inferred ?? [])]).toEqual([['part_of', expect.stringMatching(/^2026-02-03#[0-9a-z]{4}$/)]]);
    const reading = part?.fields.inferred?.get('part_of')?.split('#')[1] ?? '';
    expect(
      (await plan([form, said(5, 'timeline', 'Write the questions', { partOf: 1 })], {}, [reading]))[1]?.fields.part_of,
    ).toBeUndefined();
  });

  test('have slugs that are theirs alone', async () => {
    const planned = await plan([said(1, 'list', 'Dig!'), said(2, 'list', 'Dig, dig'), said(3, 'list', 'Dig (deep)')], {
      'milestones/dig.md': milestone('Water'),
    });
    expect(new Set(planned.map((m) => m.slug)).size).toBe(3);
    expect(planned.map((m) => m.slug)).not.toContain('dig');
  });

  test('are files that say where they come from', async () => {
    const source = { path: 'meetings/2026-02-03.md', text: '' };
    const [one, two] = await plan([
      form,
      { ...form, line: 9 },
      said(5, 'timeline', 'Write the questions', { handOff: { text: 'ask Bo', owners: [] } }),
    ]);
    expect(await milestoneText(one as PlannedMilestone, source)).toBe(
      '---\ntitle: Send a form to all gardens\n\ndue: 2026-02-15\n\ndue_words: 2026-02-15\n\ndue_said: 2026-02-03\n---\n\nSend a form to all gardens because we want to hear from each of them\n\nFrom [2026-02-03](../meetings/2026-02-03.md).\n',
    );
    expect(await milestoneText(two as PlannedMilestone, source)).toBe(
      '---\ntitle: Write the questions\n---\n\nHow: ask Bo\n\nFrom [2026-02-03](../meetings/2026-02-03.md).\n',
    );
    const odd = { path: 'Meeting notes/Call [b] (#1).md', text: '' };
    expect(await milestoneText(two as PlannedMilestone, odd)).toContain(
      '\nFrom [Call \\[b\\] (#1)](../Meeting%20notes/Call%20%5Bb%5D%20%28%231%29.md).\n',
    );
  });
});
