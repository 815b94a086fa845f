// The register: what a group decided, out of all its notes. A decision that later notes repeat or put in other words is one decision with
// several mentions, and the latest that is no mere reading tells what holds. Refused readings are left out.
import { linksIn, plainWords } from '../text/inline.ts';
import { compare, type Note } from './group.ts';
import type { Decision } from './meeting.ts';
import { nearlySame, overlap, sameWords, topicOf } from './similar.ts';
import { topicFinder } from './topic-above.ts';

/** One line that says a decision, with the note it stands in. `same` tells how it was known to be the decision of the first mention. */
export interface DecisionMention {
  readonly note: Note;
  readonly decision: Decision;
  /** The heading or the topic under which it stands. */
  readonly context: string | undefined;
  readonly same: 'first' | 'words' | 'near';
}

/** A decision with all its mentions, oldest first. */
export interface Decided {
  /** `2016-02-16#k3xq`: the note where it was first said, and the short id there. */
  readonly id: string;
  /** What holds: the latest mention that is marked or confirmed; of a possible decision the latest one. */
  readonly holds: DecisionMention;
  readonly mentions: readonly DecisionMention[];
  /** Read out of words in every mention, and confirmed by nobody. */
  readonly possible: boolean;
}

/** The decisions and the possible decisions of the notes, by the day of what holds, newest first. */
export function decidedIn(notes: readonly Note[]): readonly Decided[] {
  const all: Followed[] = [];
  const byWords = new Map<string, Followed>();
  const byStem = new Map<string, Followed[]>();
  const topicOfLine = topicFinder();
  for (const note of notes) {
    for (const decision of note.meeting.decisions) {
      if (note.refused.has(decision.id)) continue;
      const text = plainWords(decision.text);
      const topic = topicOf(text);
      const said = { decision, note, topic, about: aboutOf(decision.text) };
      // What stands above is read in the text again, and of most decisions nobody asks for it.
      const mention = (same: DecisionMention['same']): DecisionMention => ({
        note,
        decision,
        get context() {
          return topicOfLine(note, decision.line);
        },
        same,
      });
      // A few words (`Accepted.`) say what was decided only together with what stands above them.
      const isAlone = note.meeting.decisions.length === 1;
      const above = (): string | undefined => (isAlone ? undefined : topicOfLine(note, decision.line));
      const words = topic.size < telling ? `${note.id}\n${above()}\n${sameWords(text)}` : sameWords(text);
      const equal = byWords.get(words);
      const near = equal ?? nearest(byStem, said);
      const followed = near ?? { key: `${note.id}#${decision.id}`, mentions: [], ...said };
      if (near === undefined) all.push(followed);
      followed.mentions.push(mention(near === undefined ? 'first' : equal === undefined ? 'near' : 'words'));
      followed.topic = said.topic;
      byWords.set(words, followed);
      remember(byStem, followed);
    }
  }
  // What was said last stands above what was said before it in the same note.
  return all.map(decidedOf).reverse().sort(newestFirst);
}

interface Said {
  readonly note: Note;
  readonly decision: Decision;
  readonly topic: ReadonlySet<string>;
  readonly about: string;
}

interface Followed {
  readonly key: string;
  readonly mentions: DecisionMention[];
  /** Of the latest mention. */
  topic: ReadonlySet<string>;
  /** What it names that is not a matter of wording: addresses and numbers of issues. */
  readonly about: string;
}

function decidedOf({ key, mentions }: Followed): Decided {
  const holds = mentions.findLast((m) => !isPossible(m)) ?? (mentions.at(-1) as DecisionMention);
  return {
    id: key,
    holds,
    mentions,
    possible: isPossible(holds),
  };
}

/** Whether a mention is a reading that nobody confirmed. */
export function isPossible({ note, decision }: DecisionMention): boolean {
  return decision.certainty === 'inferred' && !note.confirmed.has(decision.id);
}

function newestFirst(a: Decided, b: Decided): number {
  return compare(b.holds.note.meeting.date ?? '', a.holds.note.meeting.date ?? '');
}

/** So many words with a topic say by themselves what was decided. */
const telling = 4;

/** Of each word so many of the latest decisions are compared. */
const remembered = 12;

function remember(byStem: Map<string, Followed[]>, followed: Followed): void {
  for (const stem of followed.topic) {
    const there = byStem.get(stem) ?? [];
    if (there.includes(followed)) there.splice(there.indexOf(followed), 1);
    there.push(followed);
    if (there.length > remembered) there.shift();
    byStem.set(stem, there);
  }
}

/**
 * The decision that these words repeat or revise: three quarters of the larger topic, four words or more, about the same addresses and issues.
 * Two lines of one note that the writer marked both are two decisions.
 */
function nearest(byStem: ReadonlyMap<string, readonly Followed[]>, said: Said): Followed | undefined {
  if (said.topic.size < telling) return undefined;
  let best: Followed | undefined;
  let most = 0.75;
  for (const candidate of new Set([...said.topic].slice(0, 60).flatMap((stem) => byStem.get(stem) ?? []))) {
    if (candidate.about !== said.about || !nearlySame(said.topic, candidate.topic)) continue;
    const beside = candidate.mentions.findLast((m) => m.note === said.note);
    if (beside !== undefined && beside.decision.certainty === said.decision.certainty) continue;
    const share = overlap(said.topic, candidate.topic).shared / Math.max(said.topic.size, candidate.topic.size);
    if (share < most) continue;
    most = share;
    best = candidate;
  }
  return best;
}

function aboutOf(text: string): string {
  return [...linksIn(text), ...(text.slice(0, 2000).match(/[#!]\d{1,9}\b/g) ?? [])].sort(compare).join(' ');
}
