// Actions followed across notes. An action lives where it was first said; a later line that carries it is a mention, and the latest
// mention tells its state. Copies made by hand are recognised by near-equal words and the same owners.
import { type Day, daysBetween, parseDay } from '../time/day.ts';
import { compare, isBeginning, type Note, namesOf, type Person } from './group.ts';
import type { Action } from './meeting.ts';
import { isCopy, type Topic, topicWithBits } from './near-topic.ts';
import { sameWords } from './similar.ts';

/** One line that says an action, with the note it stands in. */
interface Mention {
  readonly note: Note;
  readonly action: Action;
}

/** An action with all its mentions, oldest first. */
export interface Tracked {
  /** `2016-02-16#k3xq`: the note where it was first said, and the short id there. */
  readonly id: string;
  readonly origin: Mention;
  /** The latest mention that is not refused: what holds now. */
  readonly latest: Mention;
  readonly mentions: readonly Mention[];
  /** `resting`: open, but of the time before the day from which the group follows its actions: since then no meeting named it, and no day of its own comes. */
  readonly state: Action['state'] | 'resting';
  readonly text: string;
  readonly owners: readonly string[];
  /** Read out of words, and confirmed by nobody. */
  readonly inferred: boolean;
}

/** How often an action was carried over to a later note, and how many days it has been open on a day (or was, until it was closed). */
export function carried(tracked: Tracked, today: Day): { readonly times: number; readonly days: number } {
  const since = tracked.origin.note.meeting.date;
  const last = tracked.mentions[closingOf(tracked)]?.note;
  const notes = tracked.mentions.length === 1 ? [tracked.origin.note] : [...new Set(tracked.mentions.map((m) => m.note))];
  return {
    times: (last === undefined ? notes.length : notes.indexOf(last) + 1) - 1,
    days: since === undefined ? 0 : Math.max(0, daysBetween(since, closedOn(tracked) ?? today)),
  };
}

/** The day on which an action was closed: as its mark says, else that of the first note that says so; undefined while it is open. */
export function closedOn(tracked: Tracked): Day | undefined {
  const closing = tracked.mentions[closingOf(tracked)];
  const { state, stateNote = '' } = closing?.action ?? {};
  // Why something was dropped may name any day.
  const marked = (state === 'dropped' ? /^\d{4}-\d{2}-\d{2}/ : /\d{4}-\d{2}-\d{2}/).exec(stateNote)?.[0];
  return parseDay(marked ?? '') ?? closing?.note.meeting.date;
}

// The mention that closed it; later ones repeat that. None for an open one.
function closingOf({ mentions }: Tracked): number {
  return mentions.findLastIndex((m) => m.action.state === 'open') + 1;
}

/**
 * All actions of the notes, in the order in which they were first said. Refused readings are left out. The names of a known person are one owner.
 * Open ones that no meeting named since the day `from` rest.
 */
export function trackActions(notes: readonly Note[], people: readonly Person[] = [], from?: Day): readonly Tracked[] {
  const slugs = slugsOf(people);
  const first = notes[0];
  const before = first === undefined ? undefined : followedFrom.get(first);
  const isKnown = before !== undefined && isBeginning(notes, before.notes) && isSame(slugs, before.slugs);
  const all = isKnown ? before : { notes, slugs, tracked: follow(notes, slugs).map(trackedOf) };
  if (first !== undefined) followedFrom.set(first, all);
  const tracked = beginningOf(all, notes.length);
  return from === undefined ? tracked : tracked.map((one) => (isResting(one, from) ? { ...one, state: 'resting' } : one));
}

function isResting({ state, latest: { note, action } }: Tracked, from: Day): boolean {
  const days = [note.meeting.date, action.deadline?.due, action.parkedUntil].filter((day) => day !== undefined);
  return state === 'open' && note.meeting.date !== undefined && days.every((day) => day < from);
}

// What was followed, by the first note. Reports compare a group with what it was some notes ago.
const followedFrom = new WeakMap<Note, AllFollowed>();

interface AllFollowed {
  readonly notes: readonly Note[];
  readonly slugs: Slugs;
  readonly tracked: readonly Tracked[];
}

function isSame(a: Slugs, b: Slugs): boolean {
  return a.size === b.size && [...a].every(([name, slug]) => b.get(name) === slug);
}

/** The actions as they were `count` notes from the beginning: following never looks ahead, so they have the mentions of those notes. */
function beginningOf({ notes, tracked }: AllFollowed, count: number): readonly Tracked[] {
  if (count === notes.length) return tracked;
  const later = new Set(notes.slice(count));
  return tracked.flatMap((one) => {
    if (!later.has(one.latest.note)) return one;
    const mentions = one.mentions.filter(({ note }) => !later.has(note));
    return mentions.length === 0 ? [] : trackedOf({ mentions });
  });
}

function follow(notes: readonly Note[], slugs: Slugs): readonly Followed[] {
  const all: Followed[] = [];
  const byId = new Map<string, Followed>();
  // Few groups carry lines on by their ids.
  const isCarrying = notes.some(({ meeting }) => meeting.actions.some(({ carries }) => carries !== undefined));
  const byText = new Map<string, Followed>();
  const byOwners = new Map<string, Owned>();
  const nobody: Owned = { peers: [], byText: new Map() };
  byOwners.set('', nobody);
  for (const note of notes) {
    for (const action of note.meeting.actions) {
      if (note.refused.has(action.id)) continue;
      const owners = ownersKey(action, slugs);
      const text = sameWords(action.text);
      let own = byOwners.get(owners);
      if (own === undefined) {
        own = { peers: [], byText: new Map() };
        byOwners.set(owners, own);
      }
      const equal = own.byText.get(text);
      let followed =
        byId.get(action.carries ?? '') ??
        openOnly(equal) ??
        leftStanding(equal, action, note) ??
        unlessOthers(byText.get(text), action, note, slugs) ??
        nearCopy(own === nobody ? [] : nobody.peers, own.peers, action, note);
      if (followed === undefined) {
        followed = { mentions: [] };
        all.push(followed);
      }
      if (!own.peers.includes(followed)) {
        own.peers.push(followed);
        if (own.peers.length > remembered) own.peers.shift();
      }
      followed.mentions.push({ note, action });
      if (isCarrying) byId.set(`${note.id}#${action.id}`, followed);
      if (equal !== followed) own.byText.set(text, followed);
      byText.set(text, followed);
    }
  }
  return all;
}

/** What was followed of the same owners: the latest, and by their words. */
interface Owned {
  readonly peers: Followed[];
  readonly byText: Map<string, Followed>;
}

function trackedOf({ mentions }: Pick<Followed, 'mentions'>): Tracked {
  const origin = mentions[0] as Mention;
  const latest = mentions.at(-1) as Mention;
  return {
    id: `${origin.note.id}#${origin.action.id}`,
    origin,
    latest,
    mentions,
    state: latest.action.state,
    text: latest.action.text,
    owners: ownersNow(mentions),
    inferred: mentions.every(({ note, action }) => action.certainty === 'inferred' && !note.confirmed.has(action.id)),
  };
}

interface Followed {
  readonly mentions: Mention[];
  topic?: Topic;
}

/** Copies made by hand come soon: of each owner, so many of the latest actions are compared. */
const remembered = 20;

/** An action that was closed is not carried on by a new line in the same words: that is a new promise. */
function openOnly(followed: Followed | undefined): Followed | undefined {
  return followed?.mentions.at(-1)?.action.state === 'open' ? followed : undefined;
}

/** A line that was closed and is copied on as closed, because nobody took it out of the list, closes nothing a second time. */
function leftStanding(followed: Followed | undefined, action: Action, note: Note): Followed | undefined {
  const last = followed?.mentions.at(-1);
  if (followed === undefined || last === undefined || last.note === note || last.action.state !== action.state) return undefined;
  const [before, now] = [last.note.meeting.date, note.meeting.date];
  if (before === undefined || now === undefined || daysBetween(before, now) > standing) return undefined;
  // What was never open is told anew each time it is done.
  return followed.mentions.some((m) => m.action.state === 'open') ? followed : undefined;
}

/** So many days later, the next list of a group that meets each month still holds it. */
const standing = 40;

/**
 * An action in the same words in another note, where one of the two lines names no owner (somebody took it, or it was ticked without a name) or
 * both name one of them (somebody joined, or is written with another part of the name).
 */
function unlessOthers(followed: Followed | undefined, { owners }: Action, note: Note, slugs: Slugs): Followed | undefined {
  const last = followed?.mentions.at(-1);
  if (last === undefined || last.note === note) return undefined;
  const before = last.action.owners;
  const share = owners.some((o) => before.some((b) => isPartOf(nameOf(o, slugs), nameOf(b, slugs))));
  return owners.length === 0 || before.length === 0 || share ? openOnly(followed) : undefined;
}

/** `Ana` is a part of `Ana Ruiz`, and the other way round. */
function isPartOf(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short === long || long.startsWith(`${short} `);
}

/** Those whom the latest mention names that names anybody; a word that means nobody (`All`) takes the action away from them. */
function ownersNow(mentions: readonly Mention[]): readonly string[] {
  return mentions.findLast(({ action }) => action.owners.length > 0 || action.nobody !== undefined)?.action.owners ?? [];
}

/** An action of the same owners, or of nobody, that is still open, in near-equal words, said in another note. */
function nearCopy(ownerless: readonly Followed[], peers: readonly Followed[], action: Action, note: Note): Followed | undefined {
  const isOpen = (peer: Followed): boolean => openOnly(peer) !== undefined && peer.mentions.at(-1)?.note !== note;
  if (!peers.some(isOpen) && !ownerless.some(isOpen)) return undefined;
  const topic = topicWithBits(action.text);
  if (topic.stems.size < 4) return undefined;
  const isNear = (peer: Followed): boolean => {
    if (!isOpen(peer)) return false;
    peer.topic ??= topicWithBits((peer.mentions.at(-1) as Mention).action.text);
    return isCopy(topic, peer.topic);
  };
  return peers.findLast(isNear) ?? ownerless.findLast(isNear);
}

type Slugs = ReadonlyMap<string, string>;

// The slug of each name that only one person has, and of first names that nobody else has.
function slugsOf(people: readonly Person[]): Slugs {
  const whole = slugsByName(people, namesOf);
  const first = slugsByName(people, ({ fields }) => (fields.name === undefined ? [] : [fields.name.split(/\s/, 1)[0] ?? '']));
  const all = [...[...first].filter(([name]) => !whole.has(name)), ...whole];
  return new Map(all.flatMap(([name, slugs]) => (slugs.size === 1 ? [[name, [...slugs][0] as string] as const] : [])));
}

function slugsByName(people: readonly Person[], names: (person: Person) => readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const slugs = new Map<string, Set<string>>();
  for (const person of people) {
    for (const name of names(person).map((n) => nameOf(n))) slugs.set(name, (slugs.get(name) ?? new Set()).add(person.slug));
  }
  return slugs;
}

function nameOf(written: string, slugs?: Slugs): string {
  const name = (written.startsWith('@') ? written.slice(1) : written).toLowerCase();
  return slugs?.get(name) ?? name;
}

function ownersKey({ owners }: Action, slugs: Slugs): string {
  if (owners.length < 2) return owners.length === 0 ? '' : nameOf(owners[0] as string, slugs);
  return owners
    .map((o) => nameOf(o, slugs))
    .sort(compare)
    .join(', ');
}
