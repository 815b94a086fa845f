// Whose turn it may be to take notes or to chair, from what the notes tell of roles. A suggestion of several, by name: never a ranking.
import { compare, type Note } from '../../model/group.ts';
import type { Roll, Somebody } from '../../model/roll.ts';
import { sameWords } from '../../model/similar.ts';
import { titleOf } from '../thing.ts';

/** A suggestion, by name: all who are suggested stand beside each other. */
export interface Turn {
  readonly role: 'notes' | 'chair';
  /** How many of the meetings say who had the role. */
  readonly told: number;
  readonly of: number;
  readonly lastBy: readonly string[];
  readonly could: readonly string[];
}

const ROLES = {
  notes:
    /\b(?:notes?|note[- ]?tak(?:er|ers|ing)|scribes?|scribing|minutes?|minuter|minute[- ]?takers?|recorder|secretary|protokoll\p{L}*|schriftführ\p{L}*|secrétaire|secretari[oa]|relator[a]?|notulis|notulen|sekretaris)(?!\p{L})/iu,
  chair:
    /\b(?:chair\p{L}*|co-?chair\p{L}*|host\p{L}*|facilitat\p{L}*|moderat\p{L}*|lead(?:er)?s?|president\p{L}*|vorsitz\p{L}*|leitung|sitzungsleitung|gesprächsleitung|animat\p{L}*|facilitador[a]?|moderador[a]?|ketua)(?!\p{L})/iu,
} as const;

/** At least so many are suggested, where there are so many. */
const several = 3;

/** More names than this are no suggestion: then it is those who were at the very last meeting. */
const many = 8;

/** Those of the last meetings who never had the role; where they are few, also those who had it longest ago. Nobody where no meeting says who had it. */
export function turnOf(roll: Roll, role: Turn['role'], last: ReadonlySet<Note>): Turn {
  const told = new Set<Note>();
  const turns = roll.everybody.map((who) => {
    const had = who.presences.filter((p) => p.role !== undefined && ROLES[role].test(p.role));
    for (const { note } of had) told.add(note);
    return { who, latest: had.at(-1), here: who.presences.some((p) => last.has(p.note)) };
  });
  const latest = roll.meetings.findLast((note) => told.has(note));
  const here = turns.filter((turn) => turn.here);
  const days = [...new Set(here.map((turn) => turn.latest?.day ?? ''))].sort();
  const could: Somebody[] = [];
  for (const day of days) {
    if (could.length >= several || told.size === 0) break;
    could.push(
      ...here
        .filter((turn) => (turn.latest?.day ?? '') === day && (turn.latest === undefined || turn.latest.note !== latest))
        .map((t) => t.who),
    );
  }
  return {
    role,
    told: told.size,
    of: roll.meetings.length,
    lastBy: latest === undefined ? [] : turns.filter((t) => t.latest?.note === latest).map((t) => calledName(t.who)),
    could: (could.length > many ? could.filter((who) => who.presences.at(-1)?.note === roll.meetings.at(-1)) : could)
      .map(calledName)
      .sort((a, b) => compare(sameWords(a), sameWords(b))),
  };
}

/** The nickname, else the name. */
function calledName({ person, name }: Somebody): string {
  return person === undefined ? name : titleOf({ kind: 'person', id: person.slug, record: person });
}
