// Actions followed across notes. An action lives where it was first said; a later line that carries it is a mention, and the latest
// mention tells its state. Copies made by hand are recognised by near-equal words and the same owners.
import { type Day, daysBetween, parseDay } from '../time/day.ts';
import { compare, type Note, namesOf, type Person } from './group.ts';
import type { Action } from './meeting.ts';
import { nearlySame, sameWords, topicOf } from './similar.ts';

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
  readonly state: Action['state'];
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
  return parseDay(/\d{4}-\d{2}-\d{2}/.exec(closing?.action.stateNote ?? '')?.[0] ?? '') ?? closing?.note.meeting.date;
}

// The mention that closed it; later ones repeat that. None for an open one.
function closingOf({ mentions }: Tracked): number {
  return mentions.findLastIndex((m) => m.action.state === 'open') + 1;
}

/** All actions of the notes, in the order in which they were first said. Refused readings are left out. The names of a known person are one owner. */
export function trackActions(notes: readonly Note[], people: readonly Person[] = []): readonly Tracked[] {
  const slugs = slugsOf(people);
  const all: Followed[] = [];
  const byId = new Map<string, Followed>();
  const byWords = new Map<string, Followed>();
  const byText = new Map<string, Followed>();
  const byOwners = new Map<string, Followed[]>();
  for (const note of notes) {
    for (const action of note.meeting.actions) {
      if (note.refused.has(action.id)) continue;
      const owners = ownersKey(action, slugs);
      const text = sameWords(action.text);
      const words = `${text}\n${owners}`;
      const peers = byOwners.get(owners) ?? [];
      const ownerless = owners === '' ? [] : (byOwners.get('') ?? []);
      let followed =
        byId.get(action.carries ?? '') ??
        openOnly(byWords.get(words)) ??
        leftStanding(byWords.get(words), action, note) ??
        unlessOthers(byText.get(text), action, note, slugs) ??
        nearCopy(ownerless, peers, action, note);
      const id = `${note.id}#${action.id}`;
      if (followed === undefined) {
        followed = { key: id, mentions: [] };
        all.push(followed);
      }
      if (!peers.includes(followed)) {
        peers.push(followed);
        if (peers.length > remembered) peers.shift();
        byOwners.set(owners, peers);
      }
      followed.mentions.push({ note, action });
      byId.set(id, followed);
      byWords.set(words, followed);
      byText.set(text, followed);
    }
  }
  return all.map(trackedOf);
}

function trackedOf({ key, mentions }: Followed): Tracked {
  const origin = mentions[0] as Mention;
  const latest = mentions.at(-1) as Mention;
  return {
    id: key,
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
  readonly key: string;
  readonly mentions: Mention[];
  topic?: Topic;
}

/** The stems of a text, and a bit for each of them: what cannot be near is told by the bits. */
interface Topic {
  readonly stems: ReadonlySet<string>;
  readonly bits: number;
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
    return mayShareMost(topic, peer.topic) && nearlySame(topic.stems, peer.topic.stems) && sharesMost(topic.stems, peer.topic.stems);
  };
  return peers.findLast(isNear) ?? ownerless.findLast(isNear);
}

function topicWithBits(text: string): Topic {
  const stems = topicOf(text);
  let bits = 0;
  for (const stem of stems) {
    let hash = stem.length;
    for (let i = 0; i < stem.length; i++) hash = Math.imul(hash, 31) + stem.charCodeAt(i);
    bits |= 1 << (hash & 31);
  }
  return { stems, bits };
}

// Each bit that only one has stands for a stem, or more, that the other lacks.
function mayShareMost(a: Topic, b: Topic): boolean {
  const least = 0.75 * Math.max(a.stems.size, b.stems.size);
  return a.stems.size - countBits(a.bits & ~b.bits) >= least && b.stems.size - countBits(b.bits & ~a.bits) >= least;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** A hand edit changes a word or two; two different tasks of the same kind differ in more. */
function sharesMost(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared++;
  return shared >= 0.75 * Math.max(a.size, b.size);
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
