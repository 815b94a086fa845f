// At what time a meeting is, from a line that tells it in one zone or several.
import type { Block } from '../../text/blocks.ts';
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

/** Whether a text tells a time to the second, or finer: a program wrote when something was made, and nobody when they meet. */
export function isStamp(text: string): boolean {
  return /\d:\d\d:(?:(?!00)\d\d|\d\d\.\d)/.test(text);
}

const opened =
  /\b(?:called? (?:the meeting )?to order|(?:meeting|call|session) (?:was )?(?:start(?:ed|s)?|began|begins|opened|opens|convened|commenced)|(?:started|opened|convened) at|(?:meeting|assembly) (?:was )?held (?:at|on|in)|start(?= \d{1,2}:\d\d))\b/i;

// When somebody opened the meeting, as minutes tell it: `Called to order at 7:05 PM`.
function openedAt(blocks: readonly Block[], hints: ReadingHints): Times {
  for (const { text, shape } of blocks) {
    if (text.length > 200 || shape === 'row' || !/\d/.test(text)) continue;
    const verb = opened.exec(text);
    if (verb === null || /\b(?:next|previous|last|will|until)\b/i.test(text)) continue;
    const { start } = timesIn(text.slice(verb.index, verb.index + 160), hints.zone);
    if (start !== undefined) return { start };
  }
  return {};
}

/** The times of the front matter, else of the first of these lines that tells one in UTC, else of the first that tells one, else when the first lines say that the meeting was opened. */
export function timesOf(front: Front, texts: readonly string[], hints: ReadingHints, first: readonly Block[] = []): Times {
  if (front.start !== undefined) {
    const start = timesIn(front.start.text, hints.zone);
    const end = front.end === undefined ? start.end : timesIn(front.end.text, start.start?.zone ?? hints.zone).start;
    if (start.start !== undefined) return end === undefined ? { start: start.start } : { start: start.start, end };
  }
  const found = texts
    .filter((text) => !isStamp(text))
    .map((text) => timesIn(text, hints.zone))
    .filter((times) => times.start !== undefined);
  return found.find((times) => /^(?:utc|gmt|z)\b/i.test(times.start?.zone ?? '')) ?? found[0] ?? openedAt(first, hints);
}

/** Whether a line near the top may date the meeting: a short one, or a sentence that says that it was held. */
export function mayDate(text: string): boolean {
  if (text.length <= 100) return true;
  return (
    text.length <= 300 &&
    /\b(?:was held|held (?:at|on|in)|took place|versammel|fand\b.*\bstatt|s[’']est réuni|se reuni|reuniu-se)/i.test(text)
  );
}
