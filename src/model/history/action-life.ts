// The lives of actions: what each meeting said of them, and what commits changed in those notes afterwards. A mention counts from the day of its
// meeting, an edit from its commit.
import type { Versions } from '../../text/versions.ts';
import type { Day } from '../../time/day.ts';
import { type Group, hintsOf, type Note, readNote } from '../group.ts';
import type { Action } from '../meeting.ts';
import { nearlySame, sameWords, topicOf } from '../similar.ts';
import type { Tracked } from '../tracked.ts';
import { lineagesOf } from './lineage.ts';
import type { Moment } from './lives.ts';

/** An action as a note had it at one moment. `said`: the meeting's own word, not a later edit of the note. */
export interface ActionVersion {
  readonly moment: Moment;
  readonly note: Note;
  readonly said: boolean;
  readonly action: Action;
}

/** A note's text at a commit, as the actions in it. */
interface Edition {
  readonly moment: Moment;
  readonly actions: readonly Action[];
}

/**
 * The versions of each action in the order of their days; without a history only the meetings' words. Commits of later days are not looked at.
 * Each version of a note is read once.
 */
export async function actionLives(
  actions: readonly Tracked[],
  group: Group,
  versions: Versions | undefined,
  today: Day,
): Promise<ReadonlyMap<Tracked, readonly ActionVersion[]>> {
  const notes = new Set(actions.flatMap(({ mentions }) => mentions.map(({ note }) => note.source.path)));
  const editions = versions === undefined ? new Map<string, Edition[]>() : await editionsOf(notes, group, versions, today);
  return new Map(actions.map((tracked) => [tracked, lifeOf(tracked, editions, today)]));
}

/** The meetings' words alone, without reading an old version of any note. A life is told when it is asked for: of most actions nobody asks. */
export function saidLives(today: Day): { get(tracked: Tracked): readonly ActionVersion[] } {
  return { get: (tracked) => lifeOf(tracked, new Map(), today) };
}

async function editionsOf(
  notes: ReadonlySet<string>,
  group: Group,
  versions: Versions,
  today: Day,
): Promise<ReadonlyMap<string, readonly Edition[]>> {
  const ways = lineagesOf(versions).filter(({ path }) => notes.has(path));
  const texts = versions.texts(ways.flatMap((way) => way.versions.flatMap(({ blob }) => blob ?? [])));
  const hints = hintsOf(group.settings, group.people);
  const editions = new Map<string, Edition[]>();
  for (const way of ways) {
    const own: Edition[] = [];
    for (const { commit, blob } of way.versions) {
      const text = blob === undefined ? undefined : texts.get(blob);
      const day = versions.dayOf(commit.seconds) as Day;
      if (text === undefined || day > today) continue;
      const meetings = await readNote({ path: way.path, text }, hints, [], way.path);
      own.push({ moment: { day, commit }, actions: meetings.flatMap(({ meeting }) => meeting.actions) });
    }
    editions.set(way.path, own);
  }
  return editions;
}

function lifeOf({ mentions }: Tracked, editions: ReadonlyMap<string, readonly Edition[]>, today: Day): readonly ActionVersion[] {
  const all: ActionVersion[] = [];
  for (const { note, action } of mentions) {
    const held = note.meeting.date;
    let before: Action | undefined;
    for (const { moment, actions } of editions.get(note.source.path) ?? []) {
      const found = findIn(actions, action, before);
      if (found === undefined || (before !== undefined && isSame(before, found))) continue;
      const said = before === undefined && held !== undefined;
      all.push({ moment: said ? { day: held } : moment, note, said, action: found });
      before = found;
    }
    if (before === undefined) all.push({ moment: { day: held ?? today }, note, said: true, action });
    else if (!isSame(before, action)) all.push({ moment: { day: today }, note, said: false, action });
  }
  // A line that was ticked in an old note after a later one was written is the later word.
  return all.sort((a, b) => (a.moment.day < b.moment.day ? -1 : a.moment.day > b.moment.day ? 1 : 0));
}

/** The action in an earlier text of its note: by its id, by its words, or by words that are nearly those. */
function findIn(actions: readonly Action[], now: Action, before: Action | undefined): Action | undefined {
  const known = before === undefined ? [now] : [before, now];
  return (
    actions.find(({ id }) => known.some((action) => action.id === id)) ??
    actions.find(({ text }) => known.some((action) => sameWords(action.text) === sameWords(text))) ??
    actions.find(({ text }) => known.some((action) => nearlySame(topicOf(action.text), topicOf(text))))
  );
}

function isSame(a: Action, b: Action): boolean {
  return (
    a.state === b.state &&
    a.deadline?.due === b.deadline?.due &&
    a.owners.join('\n') === b.owners.join('\n') &&
    a.parkedUntil === b.parkedUntil &&
    a.text === b.text
  );
}
