// What can be wrong with the times of day in notes: two zones on one line that do not fit, and the name of the other season.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Day, dayOf, daysBetween, partsOf } from '../../time/day.ts';
import { findDates, findTimes, type TimeMention } from '../../time/mention.ts';
import { nameInSeason, offsetOnDay } from '../../time/season.ts';
import { writtenOffset } from '../../time/zone-names.ts';
import type { Overview } from '../overview.ts';
import type { Check } from './check.ts';
import { linesWith, placeIn, severityIn } from './recent.ts';

const note = (line: string): Record<string, string> => ({ 'meetings/2026-07-09.md': `# Call\n\n${line}\n` });

const WHEN = 'It is a warning in the latest note and in those to come, and only a note in older ones, where nobody can come late any more.';

export const timeChecks: readonly Check[] = [
  {
    code: 'utc-contradiction',
    finds: 'a local time beside one in UTC that is not the same time',
    reason: `half of the people come an hour early or late. ${WHEN}`,
    fix: 'correct one of the two; wg when WORDS shows a time in other zones.',
    bad: note('Next call on 16 July 2026, 16:00 UTC (10:00 PDT)'),
    good: note('Next call on 16 July 2026, 16:00 UTC (9:00 PDT)'),
    find: (view) => timeLines(view).flatMap((line) => contradictionsIn(view, line)),
  },
  {
    code: 'season',
    finds: 'the winter name of a zone in summer, or the summer name in winter',
    reason: `a PST in July is one hour off, and who reckons from it comes at the wrong time. ${WHEN}`,
    fix: 'write the name that holds on that day, or the one for all the year: PT instead of PST or PDT.',
    bad: note('Next call on 16 July 2026, 9:00 PST'),
    good: note('Next call on 16 July 2026, 9:00 PDT'),
    find: (view) =>
      timeLines(view).flatMap((line) =>
        line.times.flatMap((time) => {
          const zone = time.zone ?? '';
          const right = nameInSeason(zone, line.day);
          if (right === undefined) return [];
          return [
            {
              code: 'season',
              severity: severityIn(view, line.note),
              place: placeIn(line, time.offset, time.words.length),
              message: `on ${line.day} the clocks show ${right}, not ${zone.toUpperCase()}`,
              help: `write ${right}, if ${time.start} was meant as people’s clocks show it`,
            },
          ];
        }),
      ),
  },
];

type TimeLine = ReturnType<typeof linesWith>[number] & { readonly day: Day; readonly times: readonly TimeMention[] };

// Names of zones that change with the season, or the two that stand beside a local time.
const ZONES = /\b(?:[PMCE][SD]T|UTC|GMT|BST|W?ES?T|CES?T|MES?Z|EES?T|AE[SD]T|NZ[SD]T)\b/g;

function timeLines({ group }: Overview): readonly TimeLine[] {
  return linesWith(group.notes, ZONES).flatMap((line) => {
    const times = findTimes(line.text).filter(({ zone }) => zone !== undefined);
    const day = times.length === 0 ? undefined : dayMeant(line.text, line.note.meeting.date);
    return day === undefined ? [] : [{ ...line, day, times }];
  });
}

/** The day of which a line speaks: the one it names, the year taken from the meeting; without one, that of the meeting. */
function dayMeant(text: string, meeting: Day | undefined): Day | undefined {
  const [named] = findDates(text);
  if (named === undefined) return meeting;
  if (named.day !== undefined || named.partial === undefined || meeting === undefined) return named.day;
  const { month, dayOfMonth } = named.partial;
  const { year } = partsOf(meeting);
  const near = [year, year + 1].map((y) => dayOf(y, month, dayOfMonth)).find((d) => d !== undefined && daysBetween(meeting, d) > -180);
  return near;
}

const BETWEEN = /^[\s()[\]/|=,;:≈*_–—-]{0,10}(?:(?:or|aka|ie|is|that is|which is|equals|on|at)[\s,:]{1,3})?[\s([]{0,3}$/i;

/** Whether the words between two times let them stand for one: `16:00 UTC (9:00 PDT)`, `9am PT / 16:00 UTC`, `5pm UTC (June 28, 9am PT)`. */
function areOne(between: string): boolean {
  if (between.length > 60) return false;
  let rest = between;
  for (const { start, end } of [...findDates(between)].reverse()) rest = rest.slice(0, start) + rest.slice(end);
  return BETWEEN.test(rest);
}

function contradictionsIn(view: Overview, line: TimeLine): readonly Diagnostic[] {
  const { times, text, day } = line;
  const groups: TimeMention[][] = [];
  for (const time of times) {
    const before = groups.at(-1)?.at(-1);
    if (before !== undefined && areOne(text.slice(before.endOffset, time.offset))) groups.at(-1)?.push(time);
    else groups.push([time]);
  }
  return groups.flatMap((group) => {
    const utc = group.filter(({ zone }) => writtenOffset(zone ?? '') === 0);
    const [first] = utc;
    if (first === undefined) return [];
    return group.flatMap((time) => {
      const zone = time.zone ?? '';
      const offset = offsetOnDay(zone, day);
      // A name of the other season is told as that.
      if (utc.includes(time) || offset === undefined || nameInSeason(zone, day) !== undefined) return [];
      const there = minutes(time.start) - offset;
      if (utc.some((u) => sameTime(minutes(u.start), there))) return [];
      return [
        {
          code: 'utc-contradiction',
          severity: severityIn(view, line.note),
          place: placeIn(line, time.offset, time.words.length),
          message: `${time.start} ${zone} on ${day} is ${clock(there)} UTC, and beside it stands ${first.start} UTC`,
          help: `${first.start} UTC is ${clock(minutes(first.start) + offset)} ${zone}; correct one of the two`,
        },
      ];
    });
  });
}

const DAY = 24 * 60;

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function sameTime(a: number, b: number): boolean {
  return (((a - b) % DAY) + DAY) % DAY === 0;
}

function clock(time: number): string {
  const at = ((time % DAY) + DAY) % DAY;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
