// What is understood of one meeting's notes, as data with lines. Marked (the writer said what it is) and inferred
// (wg read it out of words) stay apart everywhere. Nothing here knows how a note is written or stored.
import type { Day } from '../time/day.ts';

/** `marked`: the writer marked it as such. `inferred`: read from the words; shown as such, and may be confirmed or refused. */
export type Certainty = 'marked' | 'inferred';

/** A clock time as the note gives it: `HH:MM` and the zone as written (`UTC`, `PST`, `Europe/Berlin`); no zone where none is said. */
export interface ClockTime {
  readonly time: string;
  readonly zone?: string;
}

export interface Attendee {
  readonly line: number;
  readonly name: string;
  /** Without the `@`. */
  readonly handle?: string;
  /** The other name in parentheses or quotes, or the initials that the note uses for the person. */
  readonly nickname?: string;
  /** Chair, note-taker, … as written. */
  readonly role?: string;
  readonly organisation?: string;
  /** Words that say that the person was there for a part only. */
  readonly partial?: string;
}

/** A deadline: the words, and the days that they mean. Without `due` there is a reason why no day follows from them. */
export interface Deadline {
  readonly words: string;
  readonly due?: Day;
  readonly from?: Day;
  readonly to?: Day;
  /** The due day stands for a span of days (mid March). */
  readonly window?: boolean;
  /** Why there is no day: not resolvable, ambiguous, contradictory. */
  readonly problem?: {
    readonly kind: 'none' | 'ambiguous' | 'error' | 'recurrence';
    readonly reason: string;
    readonly candidates: readonly string[];
  };
}

/** What stands behind an arrow: `→ Ana will open a document`. Its owners are people named as doing it. */
export interface HandOff {
  readonly text: string;
  readonly owners: readonly string[];
}

export interface Action {
  /** Short hash of its first text, or the id pinned in a trailing comment. Unique within its meeting; `MEETING#id` elsewhere. */
  readonly id: string;
  readonly pinned: boolean;
  readonly line: number;
  /** Offsets of the whole line in the file, without its end: what an edit replaces parts of. */
  readonly span: { readonly start: number; readonly end: number };
  /** The task itself: without bullet, box, slot, owner label, hand-off, done mark and comment. */
  readonly text: string;
  /** People as written; never `All` and its kind. */
  readonly owners: readonly string[];
  /** The word that stands where an owner should and names nobody (`All`, `TBD`), as written. */
  readonly nobody?: string;
  readonly deadline?: Deadline;
  readonly blockedBy?: string;
  readonly handOff?: HandOff;
  readonly state: 'open' | 'done' | 'dropped';
  /** Day and words that a mark gives (`(done 2016-02-20)`, `(dropped: why)`). */
  readonly stateNote?: string;
  /** Put aside until this day: `(parked until 2016-04-01)`. Still open. */
  readonly parkedUntil?: Day;
  /** `MEETING#id` of the action that this line carries on, where the line says so. */
  readonly carries?: string;
  readonly certainty: Certainty;
  readonly links: readonly string[];
}

export interface Decision {
  readonly id: string;
  readonly line: number;
  readonly text: string;
  readonly certainty: Certainty;
}

/** A line that names a milestone: in a list of milestones, or with a time slot in a timeline. The same milestone may be said several times. */
export interface MilestoneLine {
  readonly id: string;
  readonly line: number;
  /** Without slot, hand-off and end marks (`:`). */
  readonly text: string;
  readonly deadline?: Deadline;
  /** Words of what it waits for (`the survey`). */
  readonly blockedBy?: string;
  readonly owners: readonly string[];
  readonly nobody?: string;
  readonly handOff?: HandOff;
  /** The line of the milestone above, ending with a colon, that this one is a part of. Always inferred. */
  readonly partOf?: number;
  readonly where: 'list' | 'timeline';
}

/** Something said in the discussion that may need a home: a question without an answer below it, or a goal, need or task raised under a question. */
export interface Raised {
  readonly id: string;
  readonly line: number;
  readonly text: string;
  readonly kind: 'question' | 'item';
  /** The topic or question under which it stands. */
  readonly under?: string;
}

/** A part of the charter found in notes: problem, goal, how to join. Lines from..to are its body. */
export interface CharterPart {
  readonly part: 'problem' | 'goal' | 'join' | 'success' | 'role';
  readonly heading: string;
  readonly lines: readonly [from: number, to: number];
  readonly text: string;
}

export interface NextMeeting {
  readonly line: number;
  readonly words: string;
  readonly day?: Day;
  readonly start?: ClockTime;
  readonly end?: ClockTime;
  /** The end is the usual length added to the start. */
  readonly endInferred?: boolean;
  readonly certainty: Certainty;
  readonly problem?: string;
}

/** A meeting's own day could not be settled: what was found, and the days it may be. */
export interface DateDoubt {
  readonly line?: number;
  readonly words: string;
  readonly reason: 'no-date' | 'no-year' | 'ambiguous' | 'contradiction' | 'impossible';
  readonly candidates: readonly Day[];
}

export interface Agenda {
  readonly line: number;
  readonly text: string;
}

export interface Meeting {
  readonly path: string;
  /** First and last line in the file (from 1), the whole file unless it is a year log. */
  readonly lines: readonly [from: number, to: number];
  readonly title?: { readonly line: number; readonly text: string };
  readonly date?: Day;
  readonly dateLine?: number;
  readonly start?: ClockTime;
  readonly end?: ClockTime;
  readonly dateDoubts: readonly DateDoubt[];
  readonly cancelled: boolean;
  readonly attendees: readonly Attendee[];
  readonly regrets: readonly Attendee[];
  readonly agenda: readonly Agenda[];
  readonly actions: readonly Action[];
  readonly decisions: readonly Decision[];
  readonly milestones: readonly MilestoneLine[];
  readonly raised: readonly Raised[];
  readonly charter: readonly CharterPart[];
  readonly nextMeeting?: NextMeeting;
  /** The summary written for others (first and last line). Inferred unless under a heading of its own. */
  readonly recap?: { readonly lines: readonly [from: number, to: number]; readonly text: string; readonly certainty: Certainty };
  /** Lines of structured parts, or with a marker, that could not be read. */
  readonly notUnderstood: readonly number[];
}

/** What the reader is told from outside the text. */
export interface ReadingHints {
  /** Answers the question of a missing year. */
  readonly year?: number;
  readonly dateOrder?: 'dmy' | 'mdy';
  readonly weekEnds?: 'sunday' | 'friday';
  /** Names by which the group's people are known (names, nicknames, handles), beside those of the note itself. */
  readonly people?: ReadonlySet<string>;
  /** Zone of times that name none. */
  readonly zone?: string;
}
