// What a coming meeting has to talk about, as lines of Markdown that read back as what they are.
import { slotText } from '../model/action-attempts.ts';
import { homeless } from '../model/coverage.ts';
import type { Note } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import { carried, type Tracked } from '../model/tracked.ts';
import { dueOf, isOpen, isShownPhase } from '../model/waiting.ts';
import { escapeMarkdown } from '../text/markdown-escape.ts';
import { relativePath } from '../text/relative-path.ts';
import type { Day } from '../time/day.ts';
import { parkedUntil, titleOf } from './thing.ts';
import { plural } from './words.ts';

/** Milestones that are due or overdue by the meeting, chains that stand still, what comes back, and questions without an answer. Links lead from `folder`. */
export function agendaLines(view: Overview, day: Day, folder = 'meetings'): readonly string[] {
  const lines: string[] = [];
  for (const thing of view.directory.things) {
    if (!('record' in thing) || !(thing.kind === 'milestone' || isShownPhase(thing, view.waiting)) || !isOpen(thing)) continue;
    const due = dueOf(thing);
    const link = `[${escapeMarkdown(titleOf(thing))}](${encodeURI(relativePath(folder, thing.record.path))})`;
    const back = parkedUntil(thing);
    if (back !== undefined) {
      if (back !== 'open end' && back <= day) lines.push(`- Comes back: ${link}`);
    } else if (due !== undefined && due <= day) lines.push(`- ${due < day ? 'Overdue' : 'Due today'}: ${link}, due ${due}`);
  }
  for (const { way } of view.waiting.chains) {
    const [blocked, root] = [way[0], way.at(-1)];
    if (blocked === undefined || root === undefined || blocked === root) continue;
    lines.push(`- Waiting: ${titleOf(blocked)} waits for ${titleOf(root)}${dueOf(root) ? `, due ${dueOf(root)}` : ', which has no date'}`);
  }
  const last = view.group.notes.findLast((n) => n.meeting.date !== undefined && n.meeting.date < day);
  if (last !== undefined) {
    for (const raised of homeless(last, view.coverage))
      lines.push(`- ${raised.kind === 'question' ? 'Question' : 'Raised'} last time: ${raised.text} (${linkTo(last, folder)})`);
  }
  return lines.slice(0, 30);
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
  return `[${note.meeting.date ?? note.id}](${encodeURI(relativePath(folder, note.source.path))})`;
}
