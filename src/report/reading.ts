// What was understood of notes, as a document: for `wg read`.
import type { Action, Attendee, ClockTime, Meeting } from '../model/meeting.ts';
import type { Block, Document, Inline, Item } from './document.ts';
import { deadlineWords, doubtWords, plural, promiseWords } from './words.ts';

/** One part per meeting; `texts` gives the text of each path, so that what was not understood can be shown. */
export function readingPage(meetings: readonly Meeting[], texts: ReadonlyMap<string, string>): Document {
  return { title: plural(meetings.length, 'meeting'), blocks: meetings.flatMap((m) => meetingBlocks(m, texts.get(m.path) ?? '')) };
}

function meetingBlocks(meeting: Meeting, text: string): readonly Block[] {
  const { path } = meeting;
  const at = (line: number) => ({ path, line });
  const inferred = (certainty: Action['certainty']): readonly Inline[] =>
    certainty === 'inferred' ? [{ text: ' inferred', tone: 'warn' }] : [];
  const lines = text.split('\n');
  return [
    { kind: 'heading', level: 1, text: `${meeting.date ?? 'no date'}${times(meeting)}`, aside: `${path}:${meeting.lines[0]}` },
    ...(meeting.cancelled ? [{ kind: 'paragraph', inlines: ['cancelled'] } as const] : []),
    ...part(
      'Doubts about the date',
      meeting.dateDoubts.map((d) => ({
        inlines: [
          d.words === '' ? 'no day of the meeting was found' : `“${d.words}” ${doubtWords(d)}`,
          d.candidates.length > 0 ? `, may be ${d.candidates.join(' or ')}` : '',
        ],
        ...(d.line && { target: at(d.line) }),
      })),
    ),
    ...part(
      'Attendees',
      meeting.attendees.map((a) => ({ inlines: [personWords(a)], target: at(a.line) })),
    ),
    ...part(
      'Regrets',
      meeting.regrets.map((a) => ({ inlines: [personWords(a)], target: at(a.line) })),
    ),
    ...part(
      'Milestones',
      meeting.milestones.map((m) => ({
        inlines: [
          m.text,
          {
            text: m.deadline ? ` (${deadlineWords(m.deadline)})` : m.blockedBy ? ` (waits for ${m.blockedBy})` : '',
            tone: 'dim',
          },
        ],
        target: at(m.line),
      })),
    ),
    ...part(
      'Actions',
      meeting.actions.map((a) => ({ inlines: [actionWords(a), ...inferred(a.certainty)], target: at(a.line) })),
    ),
    ...part(
      'Decisions',
      meeting.decisions.map((d) => ({ inlines: [d.text, ...inferred(d.certainty)], target: at(d.line) })),
    ),
    ...part(
      'Raised',
      meeting.raised.map((r) => ({ inlines: [r.text], target: at(r.line) })),
    ),
    ...part(
      'Next meeting',
      meeting.nextMeeting
        ? [
            {
              inlines: [
                meeting.nextMeeting.day ? `${meeting.nextMeeting.day}${times(meeting.nextMeeting)}` : `“${meeting.nextMeeting.words}”`,
                ...inferred(meeting.nextMeeting.certainty),
              ],
              target: at(meeting.nextMeeting.line),
            },
          ]
        : [],
    ),
    ...part(
      'Not understood',
      meeting.notUnderstood.map((line) => ({ inlines: [(lines[line - 1] ?? '').trim()], target: at(line) })),
    ),
  ];
}

function part(text: string, items: readonly Item[]): readonly Block[] {
  return items.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: `${text} (${items.length})` },
        { kind: 'list', items },
      ];
}

function personWords({ name, handle, nickname, role, organisation, partial }: Attendee): string {
  const more = [nickname, handle && `@${handle}`, role, organisation, partial].filter((w) => w !== undefined && w !== '');
  return more.length === 0 ? name : `${name} (${more.join(', ')})`;
}

function actionWords(action: Action): string {
  return `${action.text} (${promiseWords(action)}${action.state === 'open' ? '' : `, ${action.state}`})`;
}

/** `, 16:00–17:00 UTC`, or nothing. */
export function times({ start, end }: { readonly start?: ClockTime; readonly end?: ClockTime }): string {
  if (start === undefined) return '';
  const zone = start.zone ?? end?.zone;
  return `, ${start.time}${end ? `–${end.time}` : ''}${zone ? ` ${zone}` : ''}`;
}
