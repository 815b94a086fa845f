// The kinds of records that people keep in YAML: what each holds, field by field. The docs and the JSON Schemas are made from this.
import { count, day, recordKind, required, text, texts, textsByName, type ValuesOf, word } from './record.ts';

export const groupKind = recordKind('group', {
  format: required(count('version of the layout of this repository; 1')),
  name: required(text('what the group calls itself')),
  time_zone: text('IANA time zone of the group, for example Europe/Berlin; UTC where none is given'),
  week_ends: word('last day of a week in deadlines', ['sunday', 'friday']),
  date_order: word('what 03/04 means: day first or month first; without it such a date is asked about', ['dmy', 'mdy']),
  meeting: text('when the group usually meets, in words: every Tuesday 16:00 UTC'),
  meeting_minutes: count('usual length of a meeting, in minutes'),
  channels: texts('where the group reaches people: a mailing list, a forum, a chat'),
  notes: texts('folders with the notes, where they are not in meetings/; new notes go into the first; `.` is the root'),
});

export const personKind = recordKind('person', {
  name: required(text('the name as the person writes it')),
  nickname: text('the short name used in notes'),
  aliases: texts('other names and initials under which notes know the person'),
  handles: textsByName('account names by place, for example `github: ana`'),
  time_zone: text('IANA time zone, for meeting times'),
  communities: texts('communities that the person belongs to'),
  consent: word('how the person is named outside the repository; initials where nothing is said', ['name', 'nickname', 'initials', 'none']),
  email_hash: text('SHA-256 of the lower-case e-mail address, so that git knows who "me" is without storing the address'),
  inferred: textsByName('fields that were read out of notes and not yet confirmed, with the reading they come from'),
});

export const milestoneKind = recordKind('milestone', {
  title: required(text('what will be there when it is reached')),
  status: word('state of the work; open where none is given', ['open', 'done', 'dropped', 'parked']),
  due: day('last day'),
  due_words: text('the words that the day came from'),
  due_said: day('day on which those words were said; they count from it'),
  owners: texts('who does it: people, by slug or name'),
  blocked_by: texts('what it waits for: milestones, guidelines or actions, by id or alias'),
  part_of: text('the milestone that this one is a part of'),
  aliases: texts('other names: the survey'),
  done: day('day it was reached'),
  parked_until: day('day on which it comes back'),
  why: text('why it was dropped or parked'),
  inferred: textsByName('fields that were read out of notes and not yet confirmed, with the reading they come from'),
});

export const guidelineKind = recordKind('guideline', {
  title: required(text('what it guides')),
  status: word('draft, review, adopted or retired; draft where none is given', ['draft', 'review', 'adopted', 'retired']),
  owners: texts('who writes it: people, by slug or name'),
  blocked_by: texts('what it waits for'),
  aliases: texts('other names'),
  why: text('why it was retired'),
});

export const challengeKind = recordKind('challenge', {
  title: required(text('what is hard, in a clause')),
  community: text('the community that tells it'),
  told: day('day on which it was told'),
  by: text('who told it: a person, by slug, where they agreed to be named'),
  source: text('link to where it was told'),
  themes: texts('its themes, by their ids in challenges/themes.yaml; none where it was looked at and fits no theme'),
  imported: text('the post that it was imported from, and SHA-256 of the text as it was imported'),
});

/** What `wg` itself knows in the front matter of a meeting; other tools' keys are theirs. */
export const meetingKind = recordKind(
  'meeting',
  {
    title: text('what the meeting is called, where not after the group'),
    date: day('day of the meeting'),
    start: text('start with its zone, for example "16:00 UTC"'),
    end: text('end with its zone'),
    source: text('name and SHA-256 of the text that was imported'),
    confirmed: texts('inferred readings that somebody confirmed'),
    refused: texts('inferred readings that somebody refused'),
  },
  false,
);

export type GroupFields = ValuesOf<typeof groupKind.fields>;
export type PersonFields = ValuesOf<typeof personKind.fields>;
export type MilestoneFields = ValuesOf<typeof milestoneKind.fields>;
export type GuidelineFields = ValuesOf<typeof guidelineKind.fields>;
export type ChallengeFields = ValuesOf<typeof challengeKind.fields>;
