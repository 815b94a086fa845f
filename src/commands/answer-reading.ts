// Confirming and refusing what was inferred: the answer is kept in the front matter of the note it was read from.

import { answersIn, answerTo } from '../model/answers.ts';
import { raisedGoals } from '../model/charter.ts';
import type { Note } from '../model/group.ts';
import { milestoneText, planMilestones } from '../model/import/derived.ts';
import { type Inference, inferencesOf, unansweredOf } from '../model/inferred.ts';
import type { Overview } from '../model/overview.ts';
import { slugOfClause } from '../model/title.ts';
import type { Document, Target } from '../report/document.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { mayBe } from '../text/did-you-mean.ts';
import { splice } from '../text/edit.ts';
import { removeEntry } from '../text/entry-edit.ts';
import { readFields } from '../text/fields.ts';
import type { Write } from '../text/files.ts';
import { setFields } from '../text/header-edit.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { openGroup } from './open-group.ts';

type Answer = 'confirmed' | 'refused';

/** The command that gives this answer. */
export function answerCommand(words: Pick<Command, 'name' | 'summary' | 'description' | 'examples'>, answer: Answer): Command {
  return {
    ...words,
    arguments: [
      { name: 'id', description: 'an inferred reading, as wg report shows it', optional: true, many: true, completes: 'reading' },
    ],
    options: [],
    needs: 'group',
    writes: true,
    formats: ['terminal', 'md'],
    run: (context, input) => answerReadings(context, input, answer),
  };
}

/** Keeps an answer for each id, and carries it into the files that rest on the reading. */
async function answerReadings(context: Context, input: Input, answer: Answer): Promise<Outcome> {
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
          : `${mayBe(id, hits.map(fullId))}; write one of these`,
      );
      continue;
    }
    const [hit] = hits as [Reading];
    const { note, reading } = hit;
    const full = fullId(hit);
    const other: Answer = answer === 'confirmed' ? 'refused' : 'confirmed';
    // Several answers may belong into one file.
    const kept = answers.get(note.source.path) ?? (await answersOf(note));
    answers.set(note.source.path, kept);
    const isSo = note[answer].has(reading.id) && !note[other].has(reading.id);
    if (!isSo) {
      kept[answer].add(answerTo(note.id, reading.id));
      kept[other].delete(answerTo(note.id, reading.id));
      // What counted for all meetings of a log counts for the rest of them.
      if (kept[other].delete(reading.id)) for (const one of alsoReading(view, hit)) kept[other].add(answerTo(one.id, reading.id));
    }
    const source = { path: note.source.path, text: changes.get(note.source.path)?.after ?? note.source.text };
    const text = await setFields(source, [
      [answer, [...kept[answer]]],
      [other, kept[other].size > 0 ? [...kept[other]] : undefined],
    ]);
    if (typeof text !== 'string') return { diagnostics: [text], exit: 2 };
    if (text !== note.source.text) changes.set(source.path, { path: source.path, before: note.source.text, after: text });
    const carried = await carriedOn(view, full, answer, changes);
    if ('code' in carried) return { diagnostics: [carried], exit: 2 };
    const resting = [...carried, ...(answer === 'refused' ? await partedMilestones(view, hit) : [])];
    for (const write of resting) changes.set(write.path, write);
    const paths = [source.path, ...resting.map(({ path }) => path)].join(', ');
    const turned = note[other].has(reading.id) ? `; it was ${other} before: what that changed in other files is not turned back` : '';
    said.push(`${full}: ${isSo ? `already ${answer}; nothing was changed` : `${answer}: ${reading.words} (${paths})${turned}`}`);
  }
  if (problems.length > 0) return { usage: problems.join('\n  ') };
  return { writes: [...changes.values()], said, next: ['wg report'] };
}

/** The answers that a file of notes keeps, as they are written there. */
async function answersOf({ source }: Note): Promise<Readonly<Record<Answer, Set<string>>>> {
  const { fields } = await readFields(source);
  return { confirmed: new Set(answersIn(fields, 'confirmed')), refused: new Set(answersIn(fields, 'refused')) };
}

/** The other meetings of the same file that have a reading of that id. */
function alsoReading({ group }: Overview, { note, reading }: Reading): readonly Note[] {
  return group.notes.filter(
    (one) => one !== note && one.source.path === note.source.path && inferencesOf(one.meeting).some(({ id }) => id === reading.id),
  );
}

/** Readings that nobody answered yet. */
function waitingReadings({ group }: Overview): readonly (Inference & { readonly target: Target })[] {
  return unansweredOf(group).map(({ note, reading }) => ({
    ...reading,
    id: fullId({ note, reading }),
    target: { path: note.source.path, line: reading.line },
  }));
}

function waitingPage(view: Overview): Document {
  const readings = waitingReadings(view);
  const none = { kind: 'paragraph', inlines: ['Nothing waits for an answer.'] } as const;
  const items = readings.map(({ id, words, target }) => ({ inlines: [{ text: id, tone: 'id' as const }, ` ${words}`], target }));
  return { title: 'Inferred, not confirmed', blocks: [readings.length === 0 ? none : { kind: 'list', items }] };
}

/** A reading with the note that it was read from. */
interface Reading {
  readonly note: Note;
  readonly reading: Inference;
}

function fullId({ note, reading }: Reading): string {
  return `${note.id}#${reading.id}`;
}

function findReadings(view: Overview, id: string, answer: Answer): readonly Reading[] {
  const bare = id.replace(/^#/, '');
  const found = view.group.notes.flatMap((note) =>
    inferencesOf(note.meeting)
      .map((reading) => ({ note, reading }))
      .filter((one) => one.reading.id === bare || fullId(one) === bare),
  );
  if (answer === 'confirmed' || found.length > 0) return found;
  // A goal that was raised is no reading to confirm: wg amend takes it into the charter. It can be refused all the same.
  return raisedGoals(view.group).flatMap(({ note, raised }) =>
    raised.id === bare || `${note.id}#${raised.id}` === bare
      ? [{ note, reading: { id: raised.id, line: raised.line, kind: 'goal', words: `a goal for the charter: ${raised.text}` } }]
      : [],
  );
}

/** Records that carry the reading as inferred carry it as a fact from now on, or without the fields that rested on it where it was refused. */
async function carriedOn(
  view: Overview,
  full: string,
  answer: Answer,
  changes: ReadonlyMap<string, Write>,
): Promise<readonly Write[] | Diagnostic> {
  const writes: Write[] = [];
  for (const record of [...view.group.milestones, ...view.group.people]) {
    const keys = [...(record.fields.inferred ?? [])].flatMap(([key, reading]) => (reading === full ? [key] : []));
    if (keys.length === 0) continue;
    const { path, source } = record;
    // It may rest on several readings that are answered at once, and on others that are not.
    let after = changes.get(path)?.after ?? source.text;
    for (const key of keys) {
      const text = answer === 'refused' ? await setFields({ path, text: after }, [[key, undefined]]) : after;
      if (typeof text !== 'string') return text;
      const splices = await removeEntry({ path, text }, 'inferred', key);
      if ('code' in splices) return splices;
      after = splice(text, splices);
    }
    writes.push({ path, before: source.text, after });
  }
  return writes;
}

/** A refused pair becomes two milestones. */
async function partedMilestones(view: Overview, { note, reading }: Reading): Promise<readonly Write[]> {
  const writes: Write[] = [];
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
