// What the readers of lists of people share: the people found so far, and labels that name a role or a group.

import type { WrittenPerson } from './person.ts';
import { partNamed } from './words.ts';

/** A person on a line, before it is known what an aside means. */
export interface Found {
  readonly line: number;
  readonly person: WrittenPerson;
  readonly regrets: boolean;
  readonly role?: string;
  readonly organisation?: string;
  readonly nickname?: string;
}

/** What was read of the lists so far: people, and lines that were read or could not be. */
export interface People {
  readonly found: Found[];
  readonly unread: number[];
  readonly lines: Set<number>;
}

const roleLabel =
  /^(?:(?:co-?|vice[- ]|deputy |acting |primary |meeting |minutes |action items? |technical )*(?:chair(?:s|man|woman|person|persons|people)?|lead(?:er)?s?|president|host|scribes?|note[- ]?takers?|minutes taker|minute[- ]?takers?|facilitators?|moderators?|secretary|recorder|organi[sz]ers?|time ?keepers?|editors?|protokoll(?:ant|antin|führung|führer|führerin)?|vorsitz(?:ende[rn]?)?|schriftführer(?:in)?|leitung|sitzungsleitung|moderation|gesprächsleitung|animateur|animatrice|secrétaire|président|présidente|secret[aá]ri[oa]|presidente|moderador[a]?|relator[a]?|facilitador[a]?|ketua|sekretaris|notulis|pemimpin rapat|moderator)(?: \(?s\)?)?|notes by|minutes by|minutes taken by|chaired by|facilitated by|led by)$/i;
const watching = /\b(?:observers?|guests?|visitors?|gäste|gast|invités?|invitad[oa]s|convidad[oa]s|tamu|pengamat)\b/i;

/** Whether a label names people who only watch: `Guests`, `Observers`. */
export function isWatching(label: string): boolean {
  return watching.test(label) && label.length < 40;
}

/** Whether a label names what somebody does in the meeting: `Chair`, `Note-taker`. */
export function isRole(label: string): boolean {
  return roleLabel.test(label);
}

/** What a label inside a list of people says of those behind it; undefined where it says nothing of people. */
export function groupOf(label: string, regrets: boolean): { regrets: boolean; role: string | undefined } | undefined {
  const kind = partNamed(label);
  if (kind === 'regrets') return { regrets: true, role: undefined };
  if (kind === 'attendees') return { regrets, role: undefined };
  if (roleLabel.test(label)) return { regrets, role: label };
  if (watching.test(label) && label.length < 40) return { regrets, role: label };
  if (
    /\b(?:members?|team|others?|remote|online|in[- ]person|on[- ]?site|irl|zoom|also|staff|community|committee|board|phone|dial[- ]?in|virtual|mitglieder|vorstand|membres|miembros|membros|anggota|attendees|core|voting|non-voting|maintainers|contributors|everyone else|partial)\b/i.test(
      label,
    ) &&
    label.length < 50
  )
    return { regrets, role: undefined };
  return undefined;
}

/** Whether the name of a group says that they came another time, or were asked and may not have come: `From last week`. */
export function isOfAnotherTime(name: string): boolean {
  return name.length <= 40 && /\b(?:last|previous|prior|next|past|recently|invited|optional|cc|expected|upcoming)\b/i.test(name);
}
