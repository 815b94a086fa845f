// What an import understood, as a document: counts first, then each thing with its line, then what was not understood.
import type { Note } from '../model/group.ts';
import type { PlannedMilestone } from '../model/import/derived.ts';
import { inferencesOf } from '../model/inferred.ts';
import type { Action, Meeting } from '../model/meeting.ts';
import { clauseOf } from '../model/title.ts';
import type { Block, Document, Item } from './document.ts';
import { times } from './reading.ts';
import { plural, promiseWords } from './words.ts';

export interface ImportFacts {
  readonly path: string;
  readonly note: Note;
  readonly meetings: readonly Meeting[];
  readonly planned: readonly PlannedMilestone[];
  /** Paths of the files that are made or changed. */
  readonly made: readonly string[];
  readonly again: boolean;
  readonly yearFrom: string | undefined;
}

export function importPage({ path, note, meetings, planned, made, again, yearFrom }: ImportFacts): Document {
  const { meeting } = note;
  if (meetings.length > 1) return logPage(path, meetings, made);
  if (made.length === 0)
    return { title: path, blocks: [{ kind: 'paragraph', inlines: ['Nothing changed: this text was imported before.'] }] };
  const blocks: Block[] = [];
  blocks.push({
    kind: 'paragraph',
    inlines: [`${again ? 'Read again' : 'Read'} as the meeting of ${meeting.date}${times(meeting)}${yearFrom ? ` (${yearFrom})` : ''}.`],
  });
  blocks.push(
    ...listOf(
      'Attendees',
      meeting.attendees.map((a) => ({ inlines: [a.name, a.nickname ? ` (${a.nickname})` : ''], target: { path, line: a.line } })),
    ),
  );
  blocks.push(
    ...listOf(
      'Milestones',
      planned.map((m) => milestoneItem(m, path)),
    ),
  );
  blocks.push(
    ...listOf(
      'Actions',
      meeting.actions.map((a) => actionItem(a, note.id, path)),
    ),
  );
  blocks.push(
    ...listOf(
      'Decisions',
      meeting.decisions.filter((d) => d.certainty === 'marked').map((d) => ({ inlines: [d.text], target: { path, line: d.line } })),
    ),
  );
  if (meeting.nextMeeting?.day) {
    const { day, start, end, endInferred, line } = meeting.nextMeeting;
    blocks.push(
      ...listOf('Next meeting', [
        {
          inlines: [`${day}${times({ ...(start && { start }), ...(end && { end }) })}${endInferred ? ', end inferred' : ''}`],
          target: { path, line },
        },
      ]),
    );
  }
  const open = inferencesOf(meeting).filter((i) => !note.confirmed.has(i.id) && !note.refused.has(i.id));
  blocks.push(
    ...listOf(
      'Inferred',
      open.map((i) => ({ inlines: [i.words, { text: ` ${note.id}#${i.id}`, tone: 'id' as const }], target: { path, line: i.line } })),
      'wg confirm ID, wg refuse ID',
    ),
  );
  const lines = note.source.text.split('\n');
  blocks.push(
    ...listOf(
      'Not understood',
      meeting.notUnderstood.map((line) => ({ inlines: [(lines[line - 1] ?? '').trim()], target: { path, line } })),
      'lines kept as they are',
    ),
  );
  return { title: `${path}: ${plural(made.length, 'file')} written`, blocks };
}

function logPage(path: string, meetings: readonly Meeting[], made: readonly string[]): Document {
  const rows = meetings.map((m) => [
    m.date ?? 'no date',
    String(m.attendees.length),
    String(m.actions.length),
    String(m.decisions.length),
    String(m.notUnderstood.length),
  ]);
  return {
    title: made.length === 0 ? path : `${path}: ${plural(meetings.length, 'meeting')}`,
    blocks: [{ kind: 'table', columns: ['meeting', 'attendees', 'actions', 'decisions', 'not understood'], rows }],
  };
}

function listOf(text: string, items: readonly Item[], aside?: string): readonly Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: `${text} (${items.length})`, ...(aside && { aside }) },
    { kind: 'list', items },
  ];
}

function milestoneItem({ named, slug, fields, existing }: PlannedMilestone, path: string): Item {
  const about = [
    fields.due,
    fields.due_words && fields.due_words !== fields.due ? `“${fields.due_words}”` : undefined,
    fields.blocked_by && `waits for ${fields.blocked_by.join(', ')}`,
    fields.part_of && `part of ${fields.part_of}`,
    existing && 'was there already',
  ];
  const words = about.filter((w) => w !== undefined).join(', ');
  return {
    inlines: [{ text: slug, tone: 'id' }, `: ${named.title}`, { text: words === '' ? ' (no date)' : ` (${words})`, tone: 'dim' }],
    target: { path, line: named.lines[0] ?? 1 },
  };
}

function actionItem(action: Action, noteId: string, path: string): Item {
  const more = `${promiseWords(action)}${action.certainty === 'inferred' ? ', inferred' : ''}`;
  return {
    inlines: [clauseOf(action.text), { text: ` (${more})`, tone: 'dim' }, { text: ` ${noteId}#${action.id}`, tone: 'id' }],
    target: { path, line: action.line },
  };
}
