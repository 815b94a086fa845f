// At what time a meeting is, from a line that tells it in one zone or several.
import { findTimes } from '../../time/mention.ts';
import type { ClockTime, ReadingHints } from '../meeting.ts';
import type { Front } from './front.ts';
import { remembered } from './remembered.ts';

/** When a meeting begins and ends; nothing where no time is told. */
export interface Times {
  readonly start?: ClockTime;
  readonly end?: ClockTime;
}

const timeIn = remembered((text) => {
  const times = findTimes(text);
  return times.find((time) => time.zone !== undefined && /^(?:utc|gmt|z)\b/i.test(time.zone)) ?? times[0];
});

/** The times of a line: those in UTC where it gives several, else the first. */
export function timesIn(text: string, zone: string | undefined): Times {
  const best = timeIn(text);
  if (best === undefined) return {};
  const named = best.zone ?? zone;
  const clock = (time: string): ClockTime => (named === undefined ? { time } : { time, zone: named });
  return best.end === undefined ? { start: clock(best.start) } : { start: clock(best.start), end: clock(best.end) };
}

/** The times of the front matter, else of the first of these lines that tells one in UTC, else of the first that tells one. */
export function timesOf(front: Front, texts: readonly string[], hints: ReadingHints): Times {
  if (front.start !== undefined) {
    const start = timesIn(front.start.text, hints.zone);
    const end = front.end === undefined ? start.end : timesIn(front.end.text, start.start?.zone ?? hints.zone).start;
    if (start.start !== undefined) return end === undefined ? { start: start.start } : { start: start.start, end };
  }
  const found = texts.map((text) => timesIn(text, hints.zone)).filter((times) => times.start !== undefined);
  return found.find((times) => /^(?:utc|gmt|z)\b/i.test(times.start?.zone ?? '')) ?? found[0] ?? {};
}
