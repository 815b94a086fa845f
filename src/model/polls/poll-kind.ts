// What the file of a scheduling poll holds: the times that were offered, and how many can come at each. Apart from the other kinds, so that groups
// without a poll load none of it.
import { records, whole } from '../nested-fields.ts';
import { day, recordKind, required, text, texts, type ValuesOf } from '../record.ts';

/** A time that was offered. */
export const slotKind = recordKind('slot', {
  day: required(day('the day')),
  start: text('start, as hours and minutes; none where the whole day was offered'),
  end: text('end; before the start it is on the next day'),
  zone: text('zone of these times, where not that of the poll'),
  label: text('what the poll says instead of a time: evening'),
  can: whole('how many can come', 0),
  if_need_be: whole('how many can come if need be', 0),
  cannot: whole('how many cannot, or did not say', 0),
  who_can: texts('people of the group who can come, by slug, where the group wants to know'),
  who_if_need_be: texts('people of the group who can come if need be'),
});

/** The whole file. */
export const pollKind = recordKind('poll', {
  title: required(text('what the poll is about')),
  zone: text('IANA time zone of its times; the group’s where none is given'),
  participants: whole('how many answered', 0),
  slots: records('the times that were offered', slotKind),
});

export type PollSlot = ValuesOf<typeof slotKind.fields>;
export type PollFields = ValuesOf<typeof pollKind.fields>;
