// The note of a coming meeting: found, or made with an agenda of what is open.

import builtIn from '../../templates/meeting.md?text';
import { type Note, zoneOf } from '../model/group.ts';
import { meetingKind } from '../model/kinds.ts';
import type { ClockTime } from '../model/meeting.ts';
import { folderOfNew, inFolder, noteFolders, noteId } from '../model/note-folders.ts';
import type { Overview } from '../model/overview.ts';
import { printMarkdownRecord } from '../model/print.ts';
import { agendaLines, carriedLines } from '../report/agenda.ts';
import { plural } from '../report/words.ts';
import { relativeLink } from '../text/relative-path.ts';
import { slugOf } from '../text/slug.ts';
import type { Day } from '../time/day.ts';
import { readRhythm } from '../time/rhythm.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { dayFromWords } from './day-from-words.ts';
import type { PolledTime } from './from-poll.ts';
import { madeResult, thereAlready } from './new-titled.ts';
import { openGroup } from './open-group.ts';
import { peopleNamed } from './people-named.ts';
import { fillTemplate, templateText } from './template.ts';

export const newMeeting: Command = {
  name: 'new-meeting',
  summary: 'find or make the note of a meeting, with the agenda of what is open',
  description:
    'Makes meetings/DAY.md (or DAY.md where the group keeps its notes) with times in UTC and the members’ zones, the previous note linked, open actions carried over with their origin, unanswered questions, milestones due, and parked things that come back. ' +
    'Without words for the day: the next meeting that was announced, else the next by the group’s rhythm; with --from-poll the time that a poll found. A note that is there is left as it is.',
  arguments: [{ name: 'when', description: 'the day, in words or as year-month-day, with a time if you like', optional: true, many: true }],
  options: [
    { name: 'time', value: 'time', description: 'start with its zone, for example “16:00 UTC”' },
    { name: 'attendee', value: 'person', description: 'who is there', many: true, completes: 'person' },
    { name: 'agenda', value: 'item', description: 'one more thing to talk about', many: true },
    { name: 'title', value: 'title', description: 'heading of the note, where not the group’s name and the day' },
    {
      name: 'from-poll',
      value: 'poll',
      description: 'the day and time that a poll found: its id in polls/, or an export',
      completes: 'file',
    },
    {
      name: 'slot',
      value: 'time',
      description: 'another time of the poll: a day, with its start where there are several, or its place in the list',
    },
    { name: 'series', value: 'word', description: 'name of a second series of meetings: meetings/2016-02-16-mentors.md' },
  ],
  examples: [
    'wg new-meeting "next tuesday 16:00 UTC"',
    'wg new-meeting --from-poll next-call.csv',
    'wg new-meeting 2026-03-03 --agenda "Choose the venue"',
    'wg new-meeting',
  ],
  needs: 'group',
  writes: true,
  run,
};

/** When a meeting is: a day, and a start where one is known. */
interface When {
  readonly day: Day;
  readonly start?: ClockTime;
  readonly end?: ClockTime;
}

async function run(context: Context, input: Input): Promise<Outcome> {
  const view = await openGroup(context);
  const polled = input.has('from-poll') ? await (await import('./from-poll.ts')).polledTime(context, view, input) : undefined;
  if (polled !== undefined && !('day' in polled)) return polled;
  if (polled === undefined && input.has('slot')) return { usage: '--slot names a time of a poll: --from-poll says which' };
  const settled = polled === undefined ? whenOf(view, input) : whenPolled(view, input, polled);
  if ('problem' in settled) return { usage: settled.problem };
  if ('ask' in settled)
    return {
      questions: [
        { name: 'when', kind: 'text', message: 'When is the meeting? A day, or words such as “next tuesday 16:00 UTC”.' },
        ...offers(context, view, input),
      ],
    };
  const series = input.one('series');
  const folders = noteFolders(view.group.settings);
  const latest = view.group.notes.findLast((n) => n.meeting.date !== undefined && noteLies(n, folders[0]));
  const folder = folderOfNew(folders, latest?.source.path, settled.day);
  const made = inFolder(folder, `${settled.day}${series === undefined ? '' : `-${slugOf(series)}`}.md`);
  // A group with folders of its own has its own names for notes too.
  const there =
    view.group.settings.notes === undefined || series !== undefined
      ? undefined
      : view.group.notes.find((n) => n.meeting.date === settled.day && noteLies(n, folders[0]));
  const path = there?.source.path ?? made;
  const id = noteId(path, folders);
  if (there !== undefined || context.files.exists(path))
    return thereAlready(id, path, 'is there already', [`wg read ${path}`, 'wg report']);
  const questions = offers(context, view, input);
  if (questions.length > 0) return { questions };
  const template = templateText(context, 'meeting', builtIn);
  if ('problem' in template) return { diagnostics: [template.problem], exit: 2 };
  const previous = view.group.notes.findLast((n) => n.meeting.date !== undefined && n.meeting.date < settled.day);
  const asked = input
    .all('agenda')
    .flatMap((a) => a.split(';'))
    .filter((a) => a.trim() !== '');
  // What moved is known from the history alone.
  const { lives } = context.git().inRepository ? await (await import('./open-past.ts')).openPast(context, view, 'records') : noPast;
  const agenda = [...asked.map((a) => `- ${oneLine(a)}`), ...agendaLines(view, settled.day, folder, lives)];
  const actions = carriedLines(view, settled.day, folder);
  const title = input.one('title')?.trim() || `${view.group.settings.name ?? 'Meeting'}, ${settled.day}`;
  const body = fillTemplate(
    template.text,
    new Map([
      ['title', oneLine(title)],
      ['date', settled.day],
      ['group', view.group.settings.name ?? ''],
      ['times', await timesLine(view, settled)],
      ['previous', previous ? `Previous meeting: [${previous.meeting.date}](${relativeLink(folder, previous.source.path)})` : ''],
      ['attendees', attendeeLines(view, input).join('\n') || '<!-- one line each: - Name (organisation, role) -->'],
      ['agenda', agenda.join('\n') || '<!-- one line each: - what to talk about -->'],
      ['actions', actions.join('\n') || '<!-- one line each: - [until WHEN - OWNER] what -->'],
    ]),
  );
  const clock = (t: ClockTime | undefined): string | undefined => t && (t.zone ? `${t.time} ${t.zone}` : t.time);
  const [start, end] = [clock(settled.start), clock(settled.end)];
  const header = { date: settled.day, ...(start && { start }), ...(end && { end }) };
  return {
    ...(polled && { found: polled.said }),
    writes: [{ path, before: undefined, after: await printMarkdownRecord(meetingKind, header, body) }],
    said: [
      `made ${path}: ${settled.day}${start ? `, ${start}` : ''}${actions.length > 0 ? `; ${plural(actions.length, 'open action')} carried over` : ''}${agenda.length > 0 ? `; ${plural(agenda.length, 'line')} on the agenda` : ''}`,
      ...peopleNamed(view, input.all('attendee')).said,
      ...leftOut(view),
    ],
    next: [`$EDITOR ${path}`, `wg read ${path}`],
    result: madeResult(id, path),
  };
}

const noPast = { lives: new Map() };

function whenOf(view: Overview, input: Input, day?: Day): When | { readonly problem: string } | { readonly ask: true } {
  const words = day ?? input.all('when').join(' ').trim();
  const clock = input.one('time');
  const usual = usualStart(view);
  const given: ClockTime | undefined =
    clock === undefined
      ? undefined
      : { time: clock.split(' ')[0] ?? clock, ...(clock.includes(' ') && { zone: clock.slice(clock.indexOf(' ') + 1) }) };
  if (given !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(given.time))
    return { problem: `--time takes a start such as “16:00 UTC”, not \`${clock}\`` };
  if (words !== '') {
    const found = dayFromWords(words, view);
    if ('problem' in found) return found;
    const said: ClockTime | undefined = found.time && { time: found.time.start, ...(found.time.zone && { zone: found.time.zone }) };
    const end = found.time?.end;
    return withEnd(view, {
      day: found.day,
      ...((given ?? said ?? usual) && { start: (given ?? said ?? usual) as ClockTime }),
      ...(end && { end: { time: end, ...(found.time?.zone && { zone: found.time.zone }) } }),
    });
  }
  const { next } = view;
  if (next === undefined || next.passed) {
    const rhythm = view.group.settings.meeting === undefined ? undefined : readRhythm(view.group.settings.meeting);
    if (rhythm === undefined || next === undefined) return { ask: true };
    return {
      problem: `the meeting announced for ${next.day} has passed without notes; say which one you mean: wg new-meeting ${next.day}, or a coming day`,
    };
  }
  const start = given ?? next.start ?? usual;
  return withEnd(view, { day: next.day, ...(start && { start }), ...(next.end && { end: next.end }) });
}

/** The time of a poll. A poll about days alone leaves the start as it usually is. */
function whenPolled(view: Overview, input: Input, { day, start, end }: PolledTime): When | { readonly problem: string } {
  const usual = start === undefined ? whenOf(view, input, day) : undefined;
  if (usual !== undefined) return 'ask' in usual ? { day } : usual;
  return withEnd(view, { day, ...(start && { start }), ...(end && { end }) });
}

/** The start of the group's rhythm, else of its last meeting. */
function usualStart({ group, last }: Overview): ClockTime | undefined {
  const time = group.settings.meeting === undefined ? undefined : readRhythm(group.settings.meeting)?.time;
  if (time) return { time: time.start, zone: time.zone ?? group.settings.time_zone ?? 'UTC' };
  return last?.meeting.start;
}

/** A meeting without an end has the usual length, if the settings give one. */
function withEnd(view: Overview, when: When): When {
  const minutes = view.group.settings.meeting_minutes;
  if (when.end !== undefined || when.start === undefined || minutes === undefined) return when;
  const [h = '0', m = '0'] = when.start.time.split(':');
  const at = Number(h) * 60 + Number(m) + minutes;
  if (at >= 24 * 60) return when;
  const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  return { ...when, end: { time, ...(when.start.zone && { zone: when.start.zone }) } };
}

/** What a person at a terminal may still be asked; never needed. */
function offers(context: Context, { group }: Overview, input: Input): NonNullable<Outcome['questions']> {
  if (!context.asks) return [];
  const people = group.people.map((p) => ({ value: p.slug, label: p.fields.name ?? p.slug }));
  return [
    ...(people.length > 0 && !input.has('attendee')
      ? [{ name: 'attendee', kind: 'many' as const, message: 'Who will be there? (none is fine)', choices: people }]
      : []),
    ...(input.has('agenda')
      ? []
      : [{ name: 'agenda', kind: 'text' as const, message: 'Anything for the agenda? (several with ; between, or nothing)', initial: '' }]),
  ];
}

/** What is not carried over, as nobody confirmed that it was promised. */
function leftOut({ actions }: Overview): readonly string[] {
  const count = actions.filter((a) => a.state === 'open' && a.inferred).length;
  if (count === 0) return [];
  return [
    `${count} possible ${count === 1 ? 'action is' : 'actions are'} not carried over, as nobody confirmed ${count === 1 ? 'it' : 'them'}: wg confirm`,
  ];
}

function attendeeLines({ directory }: Overview, input: Input): readonly string[] {
  return input.all('attendee').map((name) => {
    const found = directory.find(name, ['person']);
    if (!('thing' in found) || found.thing.kind !== 'person') return `- ${oneLine(name)}`;
    const { name: full, nickname } = found.thing.record.fields;
    return `- ${full ?? name}${nickname && nickname !== full ? ` (${nickname})` : ''}`;
  });
}

/** The day and times in UTC, and in the zone of each member who gives one. */
async function timesLine(view: Overview, { day, start, end }: When): Promise<string> {
  if (start === undefined) return day;
  const zone = start.zone ?? zoneOf(view.group);
  const own = `${day}, ${start.time}${end ? `–${end.time}` : ''} ${zone}`;
  const zones = [...new Set(view.group.people.flatMap((p) => p.fields.time_zone ?? []))].filter((z) => z !== zone);
  if (zone === 'UTC' && zones.length === 0) return own;
  const { inZone, toInstant } = await import('../time/zone.ts');
  const instant = toInstant(day, start.time, zone);
  if ('problem' in instant) return own;
  const shown = ['UTC', ...zones]
    .filter((z) => z !== zone)
    .flatMap((z) => {
      const there = inZone(instant.utc, z);
      if (there === undefined || 'problem' in there) return [];
      return [`${there.day === day ? '' : `${there.day} `}${there.time} ${z}`];
    });
  return shown.length === 0 ? own : `${own} (${shown.join(', ')})`;
}

function noteLies(note: Note, folder: string): boolean {
  return folder === '' || note.source.path.startsWith(`${folder}/`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
