// What a reader of pages calls a place in the group's files: the notes of a day, a milestone. Paths and lines are for those who have the files.
import type { Note } from '../../model/group.ts';
import type { Target } from '../document.ts';
import type { Site } from './site.ts';

const kinds: ReadonlyMap<string, string> = new Map([
  ['milestones', 'milestone'],
  ['guidelines', 'guideline'],
  ['surveys', 'survey'],
  ['communities', 'community'],
  ['challenges', 'challenge'],
  ['recognition', 'how it is done'],
  ['tasks', 'task'],
]);

/** Words for places; undefined for one that is told best by its path. A look-up costs nothing. */
export function placeWordsOf({ view }: Pick<Site, 'view'>): (place: Target) => string | undefined {
  const byPath = new Map<string, Note[]>();
  for (const note of view.group.notes) byPath.set(note.source.path, [...(byPath.get(note.source.path) ?? []), note]);
  return ({ path, line = 1 }) => {
    const notes = byPath.get(path);
    if (notes !== undefined) {
      const note = notes.find(({ meeting: { lines } }) => lines[0] <= line && line <= lines[1]) ?? notes[0];
      return note?.meeting.date === undefined ? 'notes' : `notes of ${note.meeting.date}`;
    }
    return path === 'charter.md' ? 'charter' : kinds.get(path.slice(0, Math.max(0, path.indexOf('/'))));
  };
}
