// Which milestone an action restates, and which things said in a meeting found no home. Readings by nearness of words: inferred.
import type { Group, Guideline, Milestone, Note } from './group.ts';
import type { Raised } from './meeting.ts';
import { areNearlySame, isCovered, type Likeness, nearlySame, sameWords, topicOf } from './similar.ts';
import type { Tracked } from './tracked.ts';

/** A milestone that an action restates: in the same words, or nearly. */
interface Restatement {
  readonly milestone: Milestone;
  readonly how: 'same words' | 'nearly the same words';
}

/** Compares texts with the milestones and guidelines of a group; topics are computed once. */
export interface Coverage {
  restates(action: Tracked): Restatement | undefined;
  /** The record that takes up what was raised, if there is one. */
  home(text: string): Milestone | Guideline | undefined;
}

export function coverageOf(group: Group): Coverage {
  const milestones = indexOf(group.milestones.flatMap(wordingsOf));
  const all = indexOf([...group.milestones, ...group.guidelines].flatMap(wordingsOf));
  return {
    restates: ({ text }) => {
      const words = sameWords(text);
      const same = milestones.called(words);
      if (same) return { milestone: same, how: 'same words' };
      const near = milestones.find(topicOf(text), areNearlySame);
      return near && { milestone: near, how: 'nearly the same words' };
    },
    home: (text) => all.find(topicOf(text), isCovered),
  };
}

/** A wording of a record, with what it is compared by. */
interface Wording<R> {
  readonly record: R;
  readonly words: string;
  readonly topic: ReadonlySet<string>;
}

/** Wordings by their words, and by stem, so that how much one shares with others is counted and not looked for. The first that fits is found. */
function indexOf<R>(wordings: readonly Wording<R>[]) {
  const byWords = new Map<string, R>();
  const byStem = new Map<string, number[]>();
  for (const [at, { record, words, topic }] of wordings.entries()) {
    if (!byWords.has(words)) byWords.set(words, record);
    for (const stem of topic) {
      const there = byStem.get(stem);
      if (there === undefined) byStem.set(stem, [at]);
      else there.push(at);
    }
  }
  const shared = new Uint16Array(wordings.length);
  const find = (topic: ReadonlySet<string>, isLike: Likeness): R | undefined => {
    shared.fill(0);
    for (const stem of topic) for (const at of byStem.get(stem) ?? []) shared[at] = (shared[at] ?? 0) + 1;
    return wordings.find((wording, at) => isLike(shared[at] ?? 0, topic.size, wording.topic.size))?.record;
  };
  return { called: (words: string): R | undefined => byWords.get(words), find };
}

/** The title and the first paragraph of the body: what a record says it is about. */
function wordingsOf<R extends Milestone | Guideline>(record: R): readonly Wording<R>[] {
  const paragraph = record.body.trimStart().split(/\r?\n[ \t]*\r?\n/, 1)[0] ?? '';
  const text = paragraph
    .replace(/^[>#\s]+/gm, ' ')
    .replace(/\[([^\]]{0,200})\]\([^)]{0,300}\)/g, '$1')
    .trim();
  return [record.fields.title ?? record.slug, text]
    .filter((t) => t !== '')
    .map((t) => ({ record, words: sameWords(t), topic: topicOf(t) }));
}

/** What was raised in a note and is taken up by no milestone, guideline or action of that note. */
export function homeless(note: Note, coverage: Coverage): readonly Raised[] {
  if (note.meeting.raised.length === 0) return [];
  const promised = note.meeting.actions.map((a) => topicOf(a.text));
  return note.meeting.raised.filter((r) => {
    if (note.refused.has(r.id) || coverage.home(r.text) !== undefined) return false;
    const topic = topicOf(r.text);
    return !promised.some((p) => nearlySame(topic, p));
  });
}
