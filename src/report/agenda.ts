// What a coming meeting has to talk about, as lines of Markdown that read back as what they are.

import { slotText } from '../model/action-attempts.ts';
import { homeless } from '../model/coverage.ts';
import { doneQuestion, doneWords } from '../model/done-question.ts';
import type { Note } from '../model/group.ts';
import { type Change, happeningsOf } from '../model/history/happenings.ts';
import type { Life } from '../model/history/lives.ts';
import type { Overview } from '../model/overview.ts';
import { carried, type Tracked } from '../model/tracked.ts';
import { dueOf, isOpen, isShownPhase } from '../model/waiting.ts';
import { escapeMarkdown } from '../text/markdown-escape.ts';
import { relativeLink } from '../text/relative-path.ts';
import type { Day } from '../time/day.ts';
import { comesBack, titleOf } from './thing.ts';
import { plural } from './words.ts';

/**
 * What happened to records since the last meeting, as far as their `lives` tell; milestones that are due or overdue by the meeting, chains that stand still, what comes back, and questions without an answer. Links
 * lead from `folder`.
 */
export function agendaLines(
  view: Overview,
  day: Day,
  folder = 'meetings',
  lives: ReadonlyMap<string, Life> = new Map(),
): readonly string[] {
  const lines: string[] = newsLines(view, folder, lives);
  lines.push(...doneLines(view, folder));
  for (const thing of view.directory.things) {
    if (!('record' in thing) || !isOpen(thing)) continue;
    if (thing.kind !== 'milestone' && thing.kind !== 'pairing' && !isShownPhase(thing, view.waiting)) continue;
    const due = dueOf(thing);
    const link = `[${escapeMarkdown(titleOf(thing))}](${relativeLink(folder, thing.record.path)})`;
    const back = comesBack(thing);
    if (back !== undefined) {
      if (back !== 'open end' && back <= day) lines.push(`- Comes back: ${link}`);
    } else if (due !== undefined && due <= day) lines.push(`- ${due < day ? 'Overdue' : 'Due today'}: ${link}, due ${due}`);
  }
  for (const { way } of view.waiting.chains) {
    const [blocked, root] = [way[0], way.at(-1)];
    if (blocked === undefined || root === undefined || blocked === root) continue;
    const [waits, for_] = [blocked, root].map((thing) => escapeMarkdown(titleOf(thing)));
    lines.push(`- Waiting: ${waits} waits for ${for_}${dueOf(root) ? `, due ${dueOf(root)}` : ', which has no date'}`);
  }
  const last = view.group.notes.findLast((n) => n.meeting.date !== undefined && n.meeting.date < day);
  if (last !== undefined) {
    for (const raised of homeless(last, view.coverage))
      lines.push(`- ${raised.kind === 'question' ? 'Question' : 'Raised'} last time: ${raised.text} (${linkTo(last, folder)})`);
  }
  return lines.slice(0, 30);
}

/** The question whether the group is done, with what its charter calls success. */
function doneLines({ group }: Overview, folder: string): readonly string[] {
  const done = doneQuestion(group);
  if (done === undefined) return [];
  const words = doneWords(done);
  const said = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
  if (group.charter === undefined) return [`- Are we done? ${said}; there is no charter that says when the group has succeeded`];
  const link = `[charter](${relativeLink(folder, group.charter.path)})`;
  const success = done.success.map((line) => escapeMarkdown(line)).join(' ');
  return [
    `- Are we done? ${said}. ${success === '' ? `The ${link} does not say when the group has succeeded` : `Success, by the ${link}: ${success}`}`,
  ];
}

/** What was moved, reached, given to others or made to wait since the last meeting. */
function newsLines({ group, last }: Overview, folder: string, lives: ReadonlyMap<string, Life>): string[] {
  const since = last?.meeting.date;
  if (since === undefined) return [];
  return [...group.milestones, ...group.surveys, ...group.guidelines].flatMap(({ path, slug, fields: { title } }) => {
    const life = lives.get(path);
    const news = life === undefined ? [] : happeningsOf(life).filter(({ moment }) => moment.day > since);
    const link = `[${escapeMarkdown(title ?? slug)}](${relativeLink(folder, path)})`;
    return news.flatMap(({ change }) => changeLine(change, link) ?? []);
  });
}

function changeLine(change: Change, link: string): string | undefined {
  switch (change.what) {
    case 'day':
      return change.from && change.to && `- Moved: ${link}${change.phase === '' ? '' : `, ${change.phase}`}, ${change.from} → ${change.to}`;
    case 'state':
      return change.to === undefined ? undefined : `- Now ${escapeMarkdown(change.to)}: ${link}`;
    case 'waits':
      return change.added.length === 0 ? undefined : `- Waits now: ${link}, for ${escapeMarkdown(change.added.join(', '))}`;
    default:
      return undefined;
  }
}

/** Open actions as mentions: the line says where the action comes from, how often it was carried and how old it is, and holds its id. */
export function carriedLines(view: Overview, day: Day, folder = 'meetings'): readonly string[] {
  return view.actions.filter((a) => a.state === 'open' && !a.inferred && isHere(a, day)).map((a) => carriedLine(a, day, folder));
}

function isHere(action: Tracked, day: Day): boolean {
  const until = action.latest.action.parkedUntil;
  return until === undefined || until <= day;
}

function carriedLine(action: Tracked, day: Day, folder: string): string {
  const { latest, origin, owners, text, id } = action;
  const { deadline, nobody, handOff } = latest.action;
  const slot = slotText(latest.action, owners.join(', ') || (nobody ?? ''), deadline?.due);
  const { times, days } = carried(action, day);
  const from = `from ${linkTo(origin.note, folder)}, carried ${plural(times + 1, 'time')}, open ${plural(days, 'day')}`;
  // What is handed on comes last: whatever stands behind the arrow is a part of it.
  return `- [ ] ${slot}${text} (${from})${handOff ? ` → ${handOff.text}` : ''} <!-- wg:${id} -->`;
}

function linkTo(note: Note, folder: string): string {
  return `[${note.meeting.date ?? note.id}](${relativeLink(folder, note.source.path)})`;
}
