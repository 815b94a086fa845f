// The register: what a group decided, out of all its notes. A decision that later notes repeat or put in other words is one decision with
// several mentions, and the latest that is no mere reading tells what holds. Refused readings are left out.
import { linksIn, plainWords } from '../text/inline.ts';
import { compare, isBeginning, type Note } from './group.ts';
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
  const first = notes[0];
  if (first === undefined) return [];
  const before = registers.get(first);
  const register = before !== undefined && isBeginning(before.notes, notes) ? before : newRegister();
  for (const note of notes.slice(register.notes.length)) enter(register, note);
  register.notes = notes;
  registers.set(first, register);
  // What was said last stands above what was said before it in the same note.
  return register.all.map(decidedOf).reverse().sort(newestFirst);
}

// Decisions as they are followed from note to note.
interface Register {
  notes: readonly Note[];
  readonly all: Followed[];
  readonly byWords: Map<string, Followed>;
  readonly byStem: Map<string, Followed[]>;
  readonly topicOfLine: ReturnType<typeof topicFinder>;
  readonly mention: (note: Note, decision: Decision, same: DecisionMention['same']) => DecisionMention;
}

// By the first note: a report asks for the decisions of a group as it was some notes ago, and then of the group.
const registers = new WeakMap<Note, Register>();

function newRegister(): Register {
  const topicOfLine = topicFinder();
  return { notes: [], all: [], byWords: new Map(), byStem: new Map(), topicOfLine, mention: mentionMaker(topicOfLine) };
}

// What stands above a line is read in the text again, and of most decisions nobody asks for it. One getter serves all mentions.
function mentionMaker(topicOfLine: Register['topicOfLine']): Register['mention'] {
  const late: { -readonly [K in keyof DecisionMention]?: DecisionMention[K] } = {
    get context() {
      const { note, decision } = this as DecisionMention;
      return topicOfLine(note, decision.line);
    },
  };
  return (note, decision, same) => {
    const mention: { -readonly [K in keyof DecisionMention]: DecisionMention[K] } = Object.create(late);
    mention.note = note;
    mention.decision = decision;
    mention.same = same;
    return mention;
  };
}

function enter({ all, byWords, byStem, topicOfLine, mention }: Register, note: Note): void {
  const texts = note.meeting.decisions.map(({ text }) => plainWords(text));
  const wordings = texts.map(sameWords);
  const areDifferent = wordings.length < 2 || new Set(wordings).size === wordings.length;
  note.meeting.decisions.forEach((decision, index) => {
    if (note.refused.has(decision.id)) return;
    const topic = topicOf(texts[index] as string);
    const said: Said = { decision, note, topic, about: aboutOf(decision.text) };
    const own = wordings[index] as string;
    // A few words (`Accepted.`) say what was decided only together with what stands above them.
    const above = (): string | undefined => (areDifferent ? undefined : topicOfLine(note, decision.line));
    const words = topic.size < telling ? `${note.id}\n${above()}\n${own}` : own;
    const equal = byWords.get(words);
    const near = equal ?? nearest(byStem, said);
    const followed: Followed = near ?? { mentions: [], topic, about: said.about };
    if (near === undefined) all.push(followed);
    followed.mentions.push(mention(note, decision, near === undefined ? 'first' : equal === undefined ? 'near' : 'words'));
    followed.topic = topic;
    byWords.set(words, followed);
    remember(byStem, followed);
  });
}

interface Said {
  readonly note: Note;
  readonly decision: Decision;
  readonly topic: ReadonlySet<string>;
  /** What it names that is not a matter of wording: addresses and numbers of issues. */
  readonly about: string;
}

interface Followed {
  readonly mentions: DecisionMention[];
  /** Of the latest mention. */
  topic: ReadonlySet<string>;
  readonly about: string;
}

function decidedOf({ mentions }: Followed): Decided {
  const first = mentions[0] as DecisionMention;
  const holds = mentions.findLast((m) => !isPossible(m)) ?? (mentions.at(-1) as DecisionMention);
  return { id: `${first.note.id}#${first.decision.id}`, holds, mentions: [...mentions], possible: isPossible(holds) };
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
    const there = byStem.get(stem);
    if (there === undefined) {
      byStem.set(stem, [followed]);
      continue;
    }
    const at = there.lastIndexOf(followed);
    if (at === there.length - 1) continue;
    if (at !== -1) there.splice(at, 1);
    there.push(followed);
    if (there.length > remembered) there.shift();
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
  if (!text.includes('://') && !/[#!]\d/.test(text)) return '';
  return [...linksIn(text), ...(text.slice(0, 2000).match(/[#!]\d{1,9}\b/g) ?? [])].sort(compare).join(' ');
}
