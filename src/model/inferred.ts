// Every reading of a note that is not a fact: what it is, where it stands, and the short id by which it is confirmed or refused.
import type { Group, Note } from './group.ts';
import { hashOf } from './id.ts';
import type { Meeting, NextMeeting } from './meeting.ts';
import { milestonesOf } from './restated.ts';

export interface Inference {
  readonly id: string;
  readonly line: number;
  readonly kind: 'action' | 'decision' | 'nickname' | 'part' | 'same-milestone' | 'next-meeting' | 'recap' | 'goal';
  /** In words, to be shown after "inferred:". */
  readonly words: string;
}

/** All inferred readings of a meeting, refused ones too, in the order of lines. */
export function inferencesOf(meeting: Meeting): readonly Inference[] {
  const found: Inference[] = [];
  for (const a of meeting.actions) {
    if (a.certainty === 'inferred')
      found.push({ id: a.id, line: a.line, kind: 'action', words: `an action of ${a.owners.join(', ') || 'nobody'}: ${a.text}` });
  }
  for (const d of meeting.decisions) {
    if (d.certainty === 'inferred') found.push({ id: d.id, line: d.line, kind: 'decision', words: `a possible decision: ${d.text}` });
  }
  for (const p of meeting.attendees) {
    if (p.nickname !== undefined && !usedAsOwner(meeting, p.nickname)) {
      found.push({ id: nicknameReading(p.name, p.nickname), line: p.line, kind: 'nickname', words: `${p.name} is called ${p.nickname}` });
    }
  }
  for (const m of meeting.milestones.length === 0 ? [] : milestonesOf(meeting)) {
    if (m.partOf)
      found.push({
        id: m.partOf.reading,
        line: m.lines.at(-1) ?? 1,
        kind: 'part',
        words: `“${m.title}” is a part of the milestone in line ${m.partOf.line}`,
      });
    if (m.doubt)
      found.push({
        id: m.doubt.reading,
        line: m.doubt.lines[0],
        kind: 'same-milestone',
        words: `lines ${m.doubt.lines.join(' and ')} name one milestone in different words`,
      });
  }
  const next = meeting.nextMeeting;
  if (next && (next.certainty === 'inferred' || next.endInferred)) {
    const when = `${next.day ?? next.words} ${next.start?.time ?? ''}`.trim();
    found.push({
      id: nextReading(next),
      line: next.line,
      kind: 'next-meeting',
      words: next.certainty === 'inferred' ? `the next meeting is on ${when}` : `the next meeting ends at ${next.end?.time}`,
    });
  }
  if (meeting.recap?.certainty === 'inferred')
    found.push({ id: hashOf('recap'), line: meeting.recap.lines[0], kind: 'recap', words: 'the summary for others' });
  return found.sort((a, b) => a.line - b.line);
}

/** Readings that nobody confirmed or refused, and that no file of a person says already, with their notes. */
export function unansweredOf({
  notes,
  people,
}: Pick<Group, 'notes' | 'people'>): readonly { readonly note: Note; readonly reading: Inference }[] {
  const known = new Set(
    people.flatMap(({ fields: { name, nickname, inferred } }) =>
      name !== undefined && nickname !== undefined && !inferred?.has('nickname') ? [nicknameReading(name, nickname)] : [],
    ),
  );
  return notes.flatMap((note) =>
    inferencesOf(note.meeting)
      .filter(({ id, kind }) => !note.confirmed.has(id) && !note.refused.has(id) && !(kind === 'nickname' && known.has(id)))
      .map((reading) => ({ note, reading })),
  );
}

/** The id under which a nickname is confirmed or refused. */
export function nicknameReading(name: string, nickname: string): string {
  return hashOf(`nickname ${name} ${nickname}`);
}

/** A nickname that the note uses for an owner is confirmed by that use. */
export function usedAsOwner(meeting: Meeting, nickname: string): boolean {
  const name = nickname.toLowerCase();
  const used = (owners: readonly string[] | undefined): boolean => owners?.some((o) => o.toLowerCase() === name) ?? false;
  return [...meeting.actions, ...meeting.milestones].some((a) => used(a.owners) || used(a.handOff?.owners));
}

/** The id of the reading that a note's words say when the next meeting is, or when it ends. */
function nextReading({ words }: NextMeeting): string {
  return hashOf(`next meeting ${words}`);
}

/** The next meeting as a note says it, without what somebody refused: all of it, or its inferred end. */
export function nextSaid({ meeting: { nextMeeting }, refused }: Note): NextMeeting | undefined {
  if (nextMeeting === undefined || refused.size === 0 || !refused.has(nextReading(nextMeeting))) return nextMeeting;
  if (nextMeeting.certainty === 'inferred') return undefined;
  const { end: _, endInferred: __, ...rest } = nextMeeting;
  return rest;
}
