// The rules for due phrases that name no day: what is undecided, vague, counted from an event, or an earliest day.
// They give the reason, so that nobody takes silence for a date.
import type { Rule } from './due-grammar.ts';

const undecided: ReadonlySet<string> = new Set([
  'tbd',
  'tba',
  'tbc',
  'to be decided',
  'to be determined',
  'to be announced',
  'to be confirmed',
  'unknown',
  'none',
  'no date',
  'n/a',
  'na',
  '',
]);
const vague: ReadonlySet<string> = new Set([
  'asap',
  'as soon as possible',
  'soon',
  'very soon',
  'immediately',
  'now',
  'later',
  'eventually',
  'someday',
  'some day',
  'sometime',
  'next time',
  'shortly',
  'whenever',
  'when possible',
  '24/7',
]);
const endless: ReadonlySet<string> = new Set([
  'ongoing',
  'continuous',
  'continuously',
  'always',
  'forever',
  'permanent',
  'rolling',
  'open-ended',
  'recurring',
]);

/** The rules that are tried before those for days. */
export const refusals: readonly Rule[] = [
  {
    name: 'undecided',
    examples: ['TBD', 'to be decided', '??'],
    read: (words) => (undecided.has(words) ? { kind: 'none', reason: 'it is not decided yet' } : undefined),
  },
  {
    name: 'no-end',
    examples: ['ongoing'],
    read: (words) => (endless.has(words) ? { kind: 'none', reason: 'it has no end' } : undefined),
  },
  {
    name: 'earliest-day',
    examples: ['not before March 15', 'after the survey', 'no earlier than Friday', 'starting next week'],
    read: (words) =>
      /^(?:not before|not until|no earlier than|not earlier than|no sooner than|after|since|starting|as of|earliest) /.test(words)
        ? { kind: 'none', reason: 'an earliest day is not a deadline' }
        : undefined,
  },
  {
    name: 'dependency',
    examples: ['blocked by the survey', 'waiting for review', 'once the draft is ready'],
    read: (words) =>
      /^(?:blocked|waiting|depend(?:s|ing|ent)|pending|when|once|as soon as|if|unless) ./.test(words) && !vague.has(words)
        ? { kind: 'none', reason: 'it waits for something else, and names no day' }
        : undefined,
  },
  {
    name: 'vague',
    examples: ['ASAP', 'very soon', 'in a few weeks', 'around March 15', 'in the summer', 'hopefully Friday'],
    read(words) {
      if (vague.has(words)) return { kind: 'none', reason: 'it names no day' };
      if (
        /^(?:around|about|approximately|approx\.?|roughly|circa|ca\.?|maybe|perhaps|probably|possibly|hopefully|tentatively|ideally|in about) .|^~/.test(
          words,
        )
      ) {
        return { kind: 'none', reason: 'it is only about when; without that word it would be a date' };
      }
      if (/(?:^| )(?:few|couple(?: of)?|several|some|many) (?:more )?(?:days?|weeks?|months?|years?)\b/.test(words))
        return { kind: 'none', reason: 'it names no number' };
      if (/(?:^| )(?:business|working|work) days?\b/.test(words))
        return { kind: 'none', reason: 'which days are working days is not known' };
      if (/^(?:(?:in|this|next|early|mid|late|by|end of) ?-?)*(?:the )?(?:spring|summer|autumn|winter)(?: [0-9]{4})?$/.test(words)) {
        return { kind: 'none', reason: 'seasons begin on different days in different places' };
      }
      return undefined;
    },
  },
];

/** The rules that are tried last. */
export const remainders: readonly Rule[] = [
  {
    name: 'open-start',
    examples: ['from March 15', 'from next week on'],
    read: (words) => (/^from ./.test(words) ? { kind: 'none', reason: 'an earliest day is not a deadline' } : undefined),
  },
];
