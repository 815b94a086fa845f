// A survey as something that others wait for: what its names mean, and what is waited for when.
import { describe, expect, test } from 'vitest';
import { surveyCoverage } from '../../../src/model/surveys/coverage.ts';
import { dueOf, isOpen, isShownPhase, keyOf } from '../../../src/model/waiting.ts';
import { milestone, type Texts, viewOf } from '../memory.ts';

const survey = (head = ''): Texts => ({
  'surveys/tools/survey.yaml': `title: Tools of all\n${head}questions:\n  - {id: a, ask: Which?, kind: text, informs: [kit]}\n`,
});
const dated = 'phases:\n  open: 2026-03-10\n  closed: 2026-03-20\n  analysed: 2026-04-01\n';

async function meaning(texts: Texts, reference: string) {
  const { directory } = await viewOf(texts);
  const found = directory.find(reference);
  if ('several' in found) return found.several.map(keyOf).join(' or ');
  return 'thing' in found ? keyOf(found.thing) : `nothing, perhaps ${found.near}`;
}

describe('a name', () => {
  const texts = { ...survey('aliases: [the questionnaire, tool list]\n'), 'milestones/kit.md': milestone('The kit') };
  test.each([
    ['tools', 'surveys/tools/survey.yaml'],
    ['surveys/tools', 'surveys/tools/survey.yaml'],
    ['surveys/tools/survey.yaml', 'surveys/tools/survey.yaml'],
    ['Tools of all', 'surveys/tools/survey.yaml'],
    ['the questionnaire', 'surveys/tools/survey.yaml'],
    ['tools:analysed', 'surveys/tools/survey.yaml'],
    ['tools:open', 'surveys/tools/survey.yaml:open'],
    ['questionnaire: closed', 'surveys/tools/survey.yaml:closed'],
    ['surveys/tools:review', 'surveys/tools/survey.yaml:review'],
    ['tools:opne', 'nothing, perhaps tools:open'],
    ['kit:open', 'nothing, perhaps undefined'],
  ])('%s means %s', async (reference, means) => {
    expect(await meaning(texts, reference)).toBe(means);
  });

  test('that a milestone has too means the milestone; with a phase, the survey', async () => {
    const both = { ...survey('aliases: [the survey]\n'), 'milestones/ask.md': milestone('Ask all', 'aliases: [the survey, tools]\n') };
    expect(await meaning(both, 'the survey')).toBe('milestones/ask.md');
    expect(await meaning(both, 'survey')).toBe('milestones/ask.md');
    expect(await meaning(both, 'tools')).toBe('milestones/ask.md');
    expect(await meaning(both, 'surveys/tools')).toBe('surveys/tools/survey.yaml');
    expect(await meaning(both, 'the survey:open')).toBe('surveys/tools/survey.yaml:open');
    const { directory } = await viewOf(both);
    const ids = directory.things.flatMap((t) => (t.kind === 'survey' ? [directory.idOf(t)] : []));
    expect(ids).toContain('surveys/tools');
    expect(ids).toContain('surveys/tools:open');
  });

  test('that a guideline has too means both', async () => {
    const both = { ...survey(), 'guidelines/tools.md': '---\ntitle: Lending\n---\n' };
    expect(await meaning(both, 'tools')).toBe('guidelines/tools.md or surveys/tools/survey.yaml');
    const three = { ...both, 'milestones/tools.md': milestone('The tools') };
    expect(await meaning(three, 'tools')).toBe('milestones/tools.md or guidelines/tools.md');
  });

  test('of every phase, as ids are shown, finds it again', async () => {
    const { directory } = await viewOf({ ...survey(), 'guidelines/tools.md': '---\ntitle: Lending\n---\n' });
    for (const thing of directory.things) expect(directory.find(directory.idOf(thing))).toEqual({ thing });
  });
});

describe('who waits for a phase', () => {
  const waitingFor = (words: string, head: string, more: Texts = {}) =>
    viewOf({ ...survey(head), 'milestones/kit.md': milestone('The kit', `blocked_by: ['${words}']\n`), ...more });
  const ways = async (view: ReturnType<typeof viewOf>) =>
    (await view).waiting.chains.map(({ way }) =>
      way.map((t) => (t.kind === 'survey' ? `${t.phase} ${dueOf(t) ?? '-'}` : t.id)).join(' ← '),
    );

  test('waits for the phase that comes next, and for what that waits for', async () => {
    expect(await ways(waitingFor('tools', dated))).toEqual(['kit ← analysed 2026-04-01 ← open 2026-03-10']);
    expect(await ways(waitingFor('tools:open', dated))).toEqual(['kit ← open 2026-03-10']);
    expect(await ways(waitingFor('tools:closed', `phase: open\n${dated}`))).toEqual(['kit ← closed 2026-03-20']);
    expect(await ways(waitingFor('tools', `phase: closed\n${dated}`))).toEqual(['kit ← analysed 2026-04-01']);
    expect(await ways(waitingFor('tools', ''))).toEqual(['kit ← analysed -']);
    const room = { 'milestones/room.md': milestone('A room') };
    expect(await ways(waitingFor('tools', `${dated}blocked_by: [room]\n`, room))).toEqual([
      'kit ← analysed 2026-04-01 ← open 2026-03-10 ← room',
    ]);
    expect(await ways(viewOf({ ...survey(`${dated}blocked_by: [room]\n`), ...room }))).toEqual(['open 2026-03-10 ← room']);
  });

  test('waits no longer when it is reached', async () => {
    expect(await ways(waitingFor('tools:open', `phase: open\n${dated}`))).toEqual([]);
    expect(await ways(waitingFor('tools', `phase: analysed\n${dated}`))).toEqual([]);
  });

  test('is told of a circle, of a phase of nothing, and of a milestone that has none', async () => {
    const codes = async (view: ReturnType<typeof viewOf>) => (await view).waiting.diagnostics.map((d) => `${d.code}: ${d.help}`);
    expect(await codes(waitingFor('tools', `${dated}blocked_by: [kit]\n`))).toEqual([
      'cycle: take one `blocked_by` away, or split one of them in two',
    ]);
    expect(await codes(waitingFor('room:open', dated, { 'milestones/room.md': milestone('A room') }))).toEqual([
      'dangling-reference: `room` is a milestone; only a survey has phases',
    ]);
    expect(await codes(waitingFor('tool:open', dated))).toEqual(['dangling-reference: did you mean `tools:open`?']);
  });
});

test('a survey is shown by the phase that comes next, unless a milestone of that day stands for it', async () => {
  const shown = async (texts: Texts) => {
    const { directory, waiting } = await viewOf(texts);
    return directory.things.filter((t) => isShownPhase(t, waiting)).map((t) => `${t.id} ${isOpen(t) ? 'open' : 'done'}`);
  };
  expect(await shown(survey(dated))).toEqual(['tools:open open']);
  expect(await shown(survey(`phase: open\n${dated}`))).toEqual(['tools:closed open']);
  expect(await shown(survey(`phase: analysed\n${dated}`))).toEqual(['tools done']);
  expect(await shown(survey())).toEqual([]);
  const work = (due: string) => ({ 'milestones/ask.md': milestone('Ask', `due: ${due}\nblocked_by: ["tools:open"]\n`) });
  expect(await shown({ ...survey(dated), ...work('2026-03-10') })).toEqual([]);
  expect(await shown({ ...survey(dated), ...work('2026-03-11') })).toEqual(['tools:open open']);
});

test('coverage tells what the answers are for, both ways', async () => {
  const view = await viewOf({
    'surveys/tools/survey.yaml': `title: T
questions:
  - {id: role, ask: Who?, kind: single, options: [A, B], group: true}
  - {id: a, ask: Which?, kind: text, informs: [kit, lending]}
  - {id: b, ask: Why?, kind: text, informs: [milestones/kit, kit]}
  - {id: c, ask: How?, kind: text}
  - {id: d, ask: Where?, kind: text, informs: [kitt]}
`,
    'surveys/empty/survey.yaml': 'title: E\n',
    'milestones/kit.md': milestone('The kit', 'blocked_by: [tools]\n'),
    'milestones/room.md': milestone('A room', 'blocked_by: ["tools:closed", empty]\n'),
    'guidelines/lending.md': '---\ntitle: Lending\n---\n',
    'guidelines/rules.md': '---\ntitle: Rules\nblocked_by: [tools]\n---\n',
  });
  const { informed, idle, uninformed, unclear } = surveyCoverage(view);
  expect(informed.map(({ thing, questions }) => [thing.id, questions.map((q) => q.question.id)])).toEqual([
    ['kit', ['a', 'b']],
    ['lending', ['a']],
  ]);
  expect(idle.map((q) => q.question.id)).toEqual(['c']);
  expect(uninformed.map(({ thing, survey: { slug } }) => `${thing.id} ${slug}`)).toEqual(['room tools', 'rules tools']);
  expect(unclear.map((u) => [u.question.id, u.words, 'near' in u.found && u.found.near])).toEqual([['d', 'kitt', 'kit']]);
});
