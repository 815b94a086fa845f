// Actions followed across notes. An action lives where it was first said; a later line that carries it is a mention, and the latest
// mention tells its state. Copies made by hand are recognised by near-equal words and the same owners.
import { type Day, daysBetween } from '../time/day.ts';
import { compare, type Note } from './group.ts';
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

/** How often an action was carried over to a later note, and how many days it has been open on a day. */
export function carried(tracked: Tracked, today: Day): { readonly times: number; readonly days: number } {
  const since = tracked.origin.note.meeting.date;
  return {
    times: new Set(tracked.mentions.map((m) => m.note)).size - 1,
    days: since === undefined ? 0 : Math.max(0, daysBetween(since, today)),
  };
}

/** All actions of the notes, in the order in which they were first said. Refused readings are left out. */
export function trackActions(notes: readonly Note[]): readonly Tracked[] {
  const all: Followed[] = [];
  const byId = new Map<string, Followed>();
  const byWords = new Map<string, Followed>();
  const byText = new Map<string, Followed>();
  const byOwners = new Map<string, Followed[]>();
  for (const note of notes) {
    for (const action of note.meeting.actions) {
      if (note.refused.has(action.id)) continue;
      const owners = ownersKey(action);
      const text = sameWords(action.text);
      const words = `${text}\n${owners}`;
      const peers = byOwners.get(owners) ?? [];
      const ownerless = owners === '' ? [] : (byOwners.get('') ?? []);
      let followed =
        byId.get(action.carries ?? '') ??
        openOnly(byWords.get(words)) ??
        unlessOwned(byText.get(text), owners, note) ??
        nearCopy([...ownerless, ...peers], action, note);
      if (followed === undefined) {
        followed = { key: `${note.id}#${action.id}`, mentions: [] };
        all.push(followed);
      }
      if (!peers.includes(followed)) {
        peers.push(followed);
        if (peers.length > remembered) peers.shift();
        byOwners.set(owners, peers);
      }
      followed.mentions.push({ note, action });
      byId.set(`${note.id}#${action.id}`, followed);
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
  topic?: ReadonlySet<string>;
}

/** Copies made by hand come soon: of each owner, so many of the latest actions are compared. */
const remembered = 20;

/** An action that was closed is not carried on by a new line in the same words: that is a new promise. */
function openOnly(followed: Followed | undefined): Followed | undefined {
  return followed?.mentions.at(-1)?.action.state === 'open' ? followed : undefined;
}

/** An action in the same words in another note, where one of the two lines names no owner: somebody took it, or it was ticked without a name. */
function unlessOwned(followed: Followed | undefined, owners: string, note: Note): Followed | undefined {
  const last = followed?.mentions.at(-1);
  if (last === undefined || last.note === note || (owners !== '' && ownersKey(last.action) !== '')) return undefined;
  return openOnly(followed);
}

/** Those whom the latest mention names that names anybody; a word that means nobody (`All`) takes the action away from them. */
function ownersNow(mentions: readonly Mention[]): readonly string[] {
  return mentions.findLast(({ action }) => action.owners.length > 0 || action.nobody !== undefined)?.action.owners ?? [];
}

/** An action of the same owners, or of nobody, that is still open, in near-equal words, said in another note. */
function nearCopy(peers: readonly Followed[], action: Action, note: Note): Followed | undefined {
  const open = peers.filter((p) => openOnly(p) !== undefined && p.mentions.at(-1)?.note !== note);
  if (open.length === 0) return undefined;
  const topic = topicOf(action.text);
  if (topic.size < 4) return undefined;
  return open.findLast((peer) => {
    peer.topic ??= topicOf((peer.mentions.at(-1) as Mention).action.text);
    return nearlySame(topic, peer.topic) && sharesMost(topic, peer.topic);
  });
}

/** A hand edit changes a word or two; two different tasks of the same kind differ in more. */
function sharesMost(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared++;
  return shared >= 0.75 * Math.max(a.size, b.size);
}

function ownersKey(action: Action): string {
  return action.owners
    .map((o) => o.toLowerCase())
    .sort(compare)
    .join(', ');
}
