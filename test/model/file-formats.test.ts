import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findProblems } from '../../src/model/checks/list.ts';
import {
  challengeKind,
  communityKind,
  groupKind,
  guidelineKind,
  meetingKind,
  milestoneKind,
  pairingKind,
  personKind,
  recognitionKind,
  taskKind,
} from '../../src/model/kinds.ts';
import { pollKind, slotKind } from '../../src/model/polls/poll-kind.ts';
import { optionKind, questionKind, rowKind, surveyKind } from '../../src/model/surveys/survey-kind.ts';
import { viewOf } from './memory.ts';

const page = readFileSync('docs/file-formats.md', 'utf8');
const files = Object.fromEntries(
  [...page.matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm)].map(([, path, text]) => [path as string, text as string]),
);

test('the examples of the page are one group in which nothing is wrong', async () => {
  const view = await viewOf(files, '2026-02-20');
  expect(findProblems(view)).toEqual([]);
  const { people, milestones, guidelines, surveys, challenges, notes } = view.group;
  const sizes = [people, milestones, guidelines, surveys, challenges, notes].map(({ length }) => length);
  expect(sizes).toEqual([2, 3, 1, 1, 1, 2]);
  const { communities, recognition, tasks, pairings } = view.group;
  expect([communities, recognition, tasks, pairings].map(({ length }) => length)).toEqual([2, 1, 2, 1]);
  expect(notes.flatMap((n) => n.meeting.notUnderstood)).toEqual([]);
});

test('the examples say what the page says of them', async () => {
  const { actions, waiting, next, group } = await viewOf(files, '2026-02-20');
  expect(actions.map((a) => [a.text, a.owners.join(), a.state, a.latest.action.deadline?.due, a.mentions.length])).toEqual([
    ['Draft the form', 'Ana', 'done', '2026-02-08', 2],
    ['Ask the town for a shed', 'Bo', 'open', '2026-02-27', 2],
    ['Collect the rules that gardens already have', 'Ana', 'open', '2026-03-15', 2],
    ['Find out who prints signs', 'Bo', 'open', undefined, 1],
  ]);
  expect(waiting.chains.map((c) => c.way.map((t) => t.id))).toEqual([
    ['lending', 'form'],
    ['gardens:open', 'form'],
  ]);
  expect(next?.day).toBe('2026-03-03');
  expect(group.notes[0]?.meeting.decisions.map((d) => d.text)).toEqual(['The form has at most ten questions']);
  expect(group.notes[0]?.meeting.regrets.map((p) => p.name)).toEqual(['Cy Moreau']);
});

test('every field of every kind is in some example', () => {
  const all = Object.values(files).join('\n');
  const answered = page.slice(page.indexOf('## Inferred readings'));
  const ofCommunities = [communityKind, recognitionKind, taskKind, pairingKind];
  const kinds = [pollKind, groupKind, personKind, milestoneKind, guidelineKind, surveyKind, challengeKind, meetingKind, ...ofCommunities];
  const missing = kinds.flatMap((kind) =>
    Object.keys(kind.fields).filter((field) => !new RegExp(`^${field}:`, 'm').test(all) && !new RegExp(`^${field}:`, 'm').test(answered)),
  );
  expect(missing).toEqual(['end']);
  const nested = [questionKind, optionKind, rowKind, slotKind].flatMap((kind) => Object.keys(kind.fields));
  expect(nested.filter((field) => !new RegExp(`[ {]${field}: `).test(all))).toEqual([]);
});
