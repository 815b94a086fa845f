// Confirming and refusing what was inferred: the answer is kept in the front matter of the note it was read from.

import { raisedGoals } from '../model/charter.ts';
import type { Milestone, Note, Person } from '../model/group.ts';
import { milestoneText, planMilestones } from '../model/import/derived.ts';
import { type Inference, inferencesOf, unansweredOf } from '../model/inferred.ts';
import type { Overview } from '../model/overview.ts';
import { slugOfClause } from '../model/title.ts';
import type { Document, Target } from '../report/document.ts';
import type { Write } from '../text/files.ts';
import { setFields } from './change-things.ts';
import type { Context, Input, Outcome } from './command.ts';
import { openGroup } from './open-group.ts';

type Answer = 'confirmed' | 'refused';

/** Keeps an answer for each id, and carries it into the files that rest on the reading. */
export async function answerReadings(context: Context, input: Input, answer: Answer): Promise<Outcome> {
  const view = await openGroup(context);
  if (input.all('id').length === 0)
    return { result: { document: waitingPage(view), json: { schema: 'wg/inferred/1', readings: waitingReadings(view) } } };
  const said: string[] = [];
  const problems: string[] = [];
  const changes = new Map<string, Write>();
  const answers = new Map<string, Readonly<Record<Answer, Set<string>>>>();
  for (const id of input.all('id')) {
    const hits = findReadings(view, id, answer);
    if (hits.length !== 1) {
      problems.push(
        hits.length === 0
          ? `there is no inferred reading \`${id}\`; wg confirm without an id lists those that wait`
          : `\`${id}\` may be ${hits.map((h) => `${h.note.id}#${h.reading.id}`).join(' or ')}; write one of these`,
      );
      continue;
    }
    const [{ note, reading }] = hits as [{ note: Note; reading: Inference }];
    const full = `${note.id}#${reading.id}`;
    const other: Answer = answer === 'confirmed' ? 'refused' : 'confirmed';
    // Several answers may belong into one file.
    const kept = answers.get(note.source.path) ?? { confirmed: new Set(note.confirmed), refused: new Set(note.refused) };
    answers.set(note.source.path, kept);
    kept[answer].add(reading.id);
    kept[other].delete(reading.id);
    const source = { path: note.source.path, text: changes.get(note.source.path)?.after ?? note.source.text };
    const text = await setFields(source, [
      [answer, [...kept[answer]]],
      [other, kept[other].size > 0 ? [...kept[other]] : undefined],
    ]);
    if (typeof text !== 'string') return { diagnostics: [text], exit: 2 };
    if (text !== note.source.text) changes.set(source.path, { path: source.path, before: note.source.text, after: text });
    const resting = answer === 'refused' ? await withdrawn(view, note, reading) : await settled(view, full);
    for (const write of resting) changes.set(write.path, write);
    const paths = [source.path, ...resting.map(({ path }) => path)].join(', ');
    const isSo = note[answer].has(reading.id) && !note[other].has(reading.id);
    said.push(`${full}: ${isSo ? `already ${answer}; nothing was changed` : `${answer}: ${reading.words} (${paths})`}`);
  }
  if (problems.length > 0) return { usage: problems.join('\n  ') };
  return { writes: [...changes.values()], said, next: ['wg report'] };
}

/** Readings that nobody answered yet. */
function waitingReadings({ group }: Overview): readonly (Inference & { readonly target: Target })[] {
  return unansweredOf(group).map(({ note, reading }) => ({
    ...reading,
    id: `${note.id}#${reading.id}`,
    target: { path: note.source.path, line: reading.line },
  }));
}

function waitingPage(view: Overview): Document {
  const readings = waitingReadings(view);
  const none = { kind: 'paragraph', inlines: ['Nothing waits for an answer.'] } as const;
  const items = readings.map(({ id, words, target }) => ({ inlines: [{ text: id, tone: 'id' as const }, ` ${words}`], target }));
  return { title: 'Inferred, not confirmed', blocks: [readings.length === 0 ? none : { kind: 'list', items }] };
}

function findReadings(view: Overview, id: string, answer: Answer): readonly { note: Note; reading: Inference }[] {
  const bare = id.replace(/^#/, '');
  const found = view.group.notes.flatMap((note) =>
    inferencesOf(note.meeting)
      .filter((reading) => reading.id === bare || `${note.id}#${reading.id}` === bare)
      .map((reading) => ({ note, reading })),
  );
  if (answer === 'confirmed' || found.length > 0) return found;
  // A goal that was raised is no reading to confirm: wg amend takes it into the charter. It can be refused all the same.
  return raisedGoals(view.group).flatMap(({ note, raised }) =>
    raised.id === bare || `${note.id}#${raised.id}` === bare
      ? [{ note, reading: { id: raised.id, line: raised.line, kind: 'goal', words: `a goal for the charter: ${raised.text}` } }]
      : [],
  );
}

/** Records that carry the reading as inferred carry it as a fact from now on. */
async function settled(view: Overview, full: string): Promise<readonly Write[]> {
  const writes: Write[] = [];
  for (const { record } of resting(view, full)) {
    const text = await setFields(record.source, [['inferred', undefined]]);
    if (typeof text === 'string') writes.push({ path: record.path, before: record.source.text, after: text });
  }
  return writes;
}

/** Fields that rested on a refused reading go; a refused pair becomes two milestones. */
async function withdrawn(view: Overview, note: Note, reading: Inference): Promise<readonly Write[]> {
  const writes: Write[] = [];
  for (const { record, key } of resting(view, `${note.id}#${reading.id}`)) {
    const text = await setFields(record.source, [
      [key, undefined],
      ['inferred', undefined],
    ]);
    if (typeof text === 'string') writes.push({ path: record.path, before: record.source.text, after: text });
  }
  if (reading.kind === 'same-milestone') {
    const planned = planMilestones(note.meeting, note.id, view.group, new Set([...note.refused, reading.id]));
    for (const m of planned) {
      if (!m.named.lines.includes(reading.line)) continue;
      const taken = new Set(view.group.milestones.map((r) => r.slug));
      const slug = m.existing === undefined ? m.slug : slugOfClause(m.named.text, taken);
      if (view.group.milestones.some((r) => r.fields.title === m.named.title)) continue;
      writes.push({ path: `milestones/${slug}.md`, before: undefined, after: await milestoneText(m, note.source) });
    }
  }
  return writes;
}

/** The records, with the field, that rest on a reading. */
function resting(view: Overview, full: string): readonly { readonly record: Milestone | Person; readonly key: string }[] {
  return [...view.group.milestones, ...view.group.people].flatMap((record) =>
    [...(record.fields.inferred ?? [])].filter(([, reading]) => reading === full).map(([key]) => ({ record, key })),
  );
}
