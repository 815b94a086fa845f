// Which milestone an action restates, and which things said in a meeting found no home. Readings by nearness of words: inferred.
import type { Group, Guideline, Milestone, Note } from './group.ts';
import type { Raised } from './meeting.ts';
import { covers, nearlySame, sameWords, topicOf } from './similar.ts';
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
      const same = milestones.wordings.find((w) => w.words === words);
      if (same) return { milestone: same.record, how: 'same words' };
      const near = milestones.find(topicOf(text), nearlySame);
      return near && { milestone: near, how: 'nearly the same words' };
    },
    home: (text) => all.find(topicOf(text), covers),
  };
}

/** A wording of a record, with what it is compared by. */
interface Wording<R> {
  readonly record: R;
  readonly words: string;
  readonly topic: ReadonlySet<string>;
}

/** Wordings by stem, so that only those are compared that share a stem. */
function indexOf<R>(wordings: readonly Wording<R>[]) {
  const byStem = new Map<string, Wording<R>[]>();
  for (const wording of wordings) for (const stem of wording.topic) byStem.set(stem, [...(byStem.get(stem) ?? []), wording]);
  const find = (topic: ReadonlySet<string>, test: (a: ReadonlySet<string>, b: ReadonlySet<string>) => boolean): R | undefined => {
    const sharing = new Set([...topic].flatMap((stem) => byStem.get(stem) ?? []));
    return wordings.find((w) => sharing.has(w) && test(topic, w.topic))?.record;
  };
  return { wordings, find };
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
