// What a milestone is tied to: the whole that it is a part of, its parts, the next steps that do it, and the meetings that spoke of it. Made once for all.
import { targetOf as pathOfLink } from '../../model/evidence/aims.ts';
import { linksOf } from '../../model/evidence/links.ts';
import { compare, type Milestone, type Note } from '../../model/group.ts';
import type { Overview } from '../../model/overview.ts';
import type { Directory } from '../../model/reference.ts';
import type { Tracked } from '../../model/tracked.ts';

/** What one milestone is tied to. */
export interface Ties {
  readonly whole?: Milestone;
  /** By due day. */
  readonly parts: readonly Milestone[];
  /** Next steps in its words, and those that wait for it, in the order in which they were said. */
  readonly actions: readonly Tracked[];
  /** The meetings that named it, with the first line that does, oldest first. */
  readonly meetings: readonly { readonly note: Note; readonly line: number }[];
}

/** The ties of all milestones; a look-up costs nothing. */
export function tiesOf(view: Overview): (milestone: Milestone) => Ties {
  const { group, directory, coverage, actions } = view;
  const empty = (): Filled => ({ parts: [], actions: [], meetings: new Map() });
  const ties = new Map(group.milestones.map((one) => [one.path, empty()]));
  if (ties.size > 0) {
    for (const one of group.milestones.toSorted(byDue)) {
      const whole = called(directory, one.fields.part_of);
      const own = ties.get(one.path);
      if (whole === undefined || whole === one || own === undefined) continue;
      own.whole = whole;
      ties.get(whole.path)?.parts.push(one);
    }
    for (const tracked of actions) {
      const both = [coverage.restates(tracked)?.milestone, called(directory, tracked.latest.action.blockedBy)];
      for (const path of new Set(both.map((one) => one?.path))) ties.get(path ?? '')?.actions.push(tracked);
    }
    for (const note of group.notes)
      for (const { text, line } of note.meeting.milestones) mention(ties.get(coverage.home(text)?.path ?? ''), note, line);
    for (const { path, note, line } of linksToMilestones(group.notes)) mention(ties.get(path), note, line);
  }
  return ({ path }) => {
    const { meetings, ...rest } = ties.get(path) ?? empty();
    const all = [...meetings].map(([note, line]) => ({ note, line }));
    return { ...rest, meetings: all.sort((a, b) => compare(a.note.meeting.date ?? '', b.note.meeting.date ?? '')) };
  };
}

/** By due day, those without one last. */
export function byDue(a: Milestone, b: Milestone): number {
  return compare(a.fields.due ?? '9999', b.fields.due ?? '9999') || compare(a.slug, b.slug);
}

interface Filled {
  whole?: Milestone;
  readonly parts: Milestone[];
  readonly actions: Tracked[];
  readonly meetings: Map<Note, number>;
}

function called(directory: Directory, name: string | undefined): Milestone | undefined {
  const found = name === undefined ? undefined : directory.find(name, ['milestone']);
  return found !== undefined && 'thing' in found && found.thing.kind === 'milestone' ? found.thing.record : undefined;
}

function mention(ties: Filled | undefined, note: Note, line: number): void {
  if (ties !== undefined) ties.meetings.set(note, Math.min(line, ties.meetings.get(note) ?? line));
}

/** Links of notes that lead into milestones/. A year log holds several notes. */
function* linksToMilestones(notes: readonly Note[]): Generator<{ readonly path: string; readonly note: Note; readonly line: number }> {
  const byPath = new Map<string, Note[]>();
  for (const note of notes) byPath.set(note.source.path, [...(byPath.get(note.source.path) ?? []), note]);
  for (const [from, those] of byPath) {
    const text = those[0]?.source.text ?? '';
    if (!text.includes('milestones/')) continue;
    const folder = from.split('/').slice(0, -1).join('/');
    for (const { target, span } of linksOf(text).links) {
      const path = pathOfLink(target, folder)?.path;
      if (path === undefined || !path.startsWith('milestones/')) continue;
      const line = lineAt(text, span.start);
      const note = those.find(({ meeting }) => meeting.lines[0] <= line && line <= meeting.lines[1]);
      if (note !== undefined) yield { path, note, line };
    }
  }
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
