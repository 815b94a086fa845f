// The kinds of records that people keep in YAML: what each holds, field by field. The docs and the JSON Schemas are made from this.
import { daysByName, prose, records, whole } from './nested-fields.ts';
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
  actions_from: day('open actions that no meeting named since this day rest: they are neither counted nor shown as open'),
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

/** That somebody read a guideline: `wg review` writes it. */
export const reviewKind = recordKind('review', {
  by: required(text('who read it: a person, by slug or name')),
  day: required(day('day on which it was read')),
  version: required(text('fingerprint of the text that was read: what stands below the front matter')),
});

export const guidelineKind = recordKind('guideline', {
  title: required(text('what it guides')),
  status: word('draft, review, adopted or retired; draft where none is given', ['draft', 'review', 'adopted', 'retired']),
  owners: texts('who writes it: people, by slug or name'),
  blocked_by: texts('what it waits for'),
  aliases: texts('other names'),
  link: text('where it is discussed: a link'),
  sent: daysByName('the day on which people were asked to review it, by channel'),
  why: text('why it was retired'),
  reviews: records('who has read which version', reviewKind),
  evidence: textsByName('fingerprints of what its links led to when somebody last looked, by path and place'),
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

export const communityKind = recordKind('community', {
  name: required(text('what the community calls itself')),
  aliases: texts('other names, also as questionnaires have it'),
  size: count('how many people are active there'),
  size_on: day('day on which they were counted'),
  languages: texts('languages in which it works, as tags: da, pt-BR'),
  time_zone: text('IANA time zone'),
  leaders: texts('who leads it: people, by slug or name'),
  projects: texts('what it works on'),
  initiatives: texts('what contributors who do not lead it have begun, or lead themselves'),
  leadership: prose('what leadership means there, in its own words'),
  needs: texts('what it needs'),
  strengths: texts('what it can help others with'),
  recognition: texts('how it says thank you: forms in recognition/, by slug or title, or in words'),
  shepherds: texts('smaller communities that it looks after already'),
  shepherded_by: texts('larger communities that look after it already'),
  links: texts('where to find it'),
  from: textsByName('where the value of a field comes from: a link, a path or an id, by the name of the field'),
});

export const recognitionKind = recordKind('form of recognition', {
  title: required(text('how people are thanked, in a few words')),
  aliases: texts('other names'),
  how: text('how it is done, and by whom'),
  costs: text('what it costs, in money and in time; “nothing” where it does'),
  communities: texts('communities that do it'),
  source: text('where it was told: a link, a path or an id'),
});

export const taskKind = recordKind('bureaucratic task', {
  title: required(text('what has to be done before the work can be')),
  aliases: texts('other names'),
  held_up: texts('who is held up by it: communities, or roles in words'),
  demanded_by: text('who demands it'),
  needed_for: text('why it is needed'),
  steps: texts('what somebody has to do, step by step'),
  minutes: whole('minutes of work each time', 0),
  days: whole('days from the first step to the end, each time', 0),
  simpler: prose('the simpler way'),
  state: word('open, simplified, or dropped where nobody has to do it any more; open where none is given', [
    'open',
    'simplified',
    'dropped',
  ]),
  steps_after: texts('the steps since it is simpler'),
  minutes_after: whole('minutes of work since then', 0),
  days_after: whole('days from the first step to the end since then', 0),
  changed: day('day on which it became simpler, or was dropped'),
  why: text('why nobody has to do it any more'),
  source: text('where it was told: a link, a path or an id'),
});

export const pairingKind = recordKind('pairing', {
  between: required(texts('two communities, first the one that looks after the other; or two people who meet')),
  since: day('day on which it was agreed'),
  why: text('what it is for'),
  follow_up: day('day on which the group asks how it goes'),
  state: word('state; open where none is given', ['open', 'done', 'dropped']),
  ended: day('day on which it was done or dropped'),
  outcome: text('what came out'),
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
    link: text('where the recap can be read: a link'),
    sent: daysByName('the day on which its recap went out, by channel'),
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
export type CommunityFields = ValuesOf<typeof communityKind.fields>;
export type RecognitionFields = ValuesOf<typeof recognitionKind.fields>;
export type TaskFields = ValuesOf<typeof taskKind.fields>;
export type PairingFields = ValuesOf<typeof pairingKind.fields>;
