// The milestones that a note names, each once: the same one is often said in a list, again in a timeline, and again as a part.

import { hashOf } from './id.ts';
import type { Deadline, HandOff, Meeting, MilestoneLine } from './meeting.ts';
import { covers, overlap, sameWords, topicOf } from './similar.ts';
import { clauseOf } from './title.ts';

/** One milestone as a note gives it, from all the lines that say it. */
export interface NamedMilestone {
  /** Short id of its first line. */
  readonly id: string;
  readonly lines: readonly number[];
  readonly title: string;
  /** The whole sentence, as first written. */
  readonly text: string;
  readonly deadline?: Deadline;
  readonly blockedBy?: string;
  readonly owners: readonly string[];
  readonly nobody?: string;
  readonly handOff?: HandOff;
  /** The milestone above whose colon makes this one its part; always inferred. */
  readonly partOf?: { readonly line: number; readonly reading: string };
  /** Two lines were taken for one milestone although their words differ. */
  readonly doubt?: { readonly lines: readonly [number, number]; readonly reading: string };
}

/** Merges restatements. A pair whose reading id is in `refused` stays two; a refused line is no milestone. */
export function milestonesOf(meeting: Meeting, refused: ReadonlySet<string> = new Set()): readonly NamedMilestone[] {
  const byWords = new Map<string, MilestoneLine[]>();
  for (const line of meeting.milestones) {
    if (refused.has(line.id)) continue;
    const words = sameWords(line.text);
    const same = byWords.get(words);
    if (same) same.push(line);
    else byWords.set(words, [line]);
  }
  const groups = [...byWords.values()];
  const doubts = joinDoubtful(groups, refused);
  return groups.map((group) => named(group, doubts.get(group), refused));
}

/** Of so many milestones on either side the words are compared; nobody plans more in one meeting. */
const compared = 200;

/** The id under which the doubtful joining of two lines is confirmed or refused. */
function pairReading(a: MilestoneLine, b: MilestoneLine): string {
  return hashOf(`one milestone: ${a.text} = ${b.text}`);
}

/**
 * A milestone said in one place only may be a restatement in other words of one that is said only in the other place: at least three
 * fifths of the shorter topic, and nearer to it than to any other.
 */
function joinDoubtful(groups: MilestoneLine[][], refused: ReadonlySet<string>): Map<MilestoneLine[], NonNullable<NamedMilestone['doubt']>> {
  const doubts = new Map<MilestoneLine[], NonNullable<NamedMilestone['doubt']>>();
  const onlyIn = (where: MilestoneLine['where']) =>
    groups
      .filter((g) => g.every((m) => m.where === where))
      .slice(0, compared)
      .map((group) => ({ group, topic: topicOf((group[0] as MilestoneLine).text) }));
  const listed = onlyIn('list');
  for (const { group: late, topic } of onlyIn('timeline')) {
    const near = listed
      .filter((early) => covers(topic, early.topic))
      .sort((a, b) => overlap(topic, b.topic).ofSmaller - overlap(topic, a.topic).ofSmaller)[0];
    if (near === undefined) continue;
    const [a, b] = [near.group[0] as MilestoneLine, late[0] as MilestoneLine];
    const reading = pairReading(a, b);
    if (refused.has(reading)) continue;
    listed.splice(listed.indexOf(near), 1);
    groups.splice(groups.indexOf(near.group), 1);
    late.unshift(...near.group);
    doubts.set(late, { lines: [a.line, b.line], reading });
  }
  return doubts;
}

function named(group: readonly MilestoneLine[], doubt: NamedMilestone['doubt'], refused: ReadonlySet<string>): NamedMilestone {
  // What a timeline says of a milestone is fuller than its name in a list: of two wordings it gives the title.
  const first = (doubt && group.find((m) => m.where === 'timeline')) ?? (group[0] as MilestoneLine);
  const withDeadline = group.find((m) => m.deadline?.due) ?? group.find((m) => m.deadline);
  const part = group.find((m) => m.partOf !== undefined);
  const reading = part && hashOf(`part of: ${part.text}`);
  const blockedBy = group.find((m) => m.blockedBy)?.blockedBy;
  const nobody = group.find((m) => m.nobody)?.nobody;
  const handOff = group.find((m) => m.handOff)?.handOff;
  return {
    id: (group[0] as MilestoneLine).id,
    lines: group.map((m) => m.line),
    title: clauseOf(first.text),
    text: first.text,
    owners: [...new Set(group.flatMap((m) => m.owners))],
    ...(withDeadline?.deadline && { deadline: withDeadline.deadline }),
    ...(blockedBy && { blockedBy }),
    ...(nobody && { nobody }),
    ...(handOff && { handOff }),
    ...(part?.partOf !== undefined && reading && !refused.has(reading) && { partOf: { line: part.partOf, reading } }),
    ...(doubt && { doubt }),
  };
}
