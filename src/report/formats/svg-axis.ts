// Where a day lies in a picture, and which days its axis names. The one place that knows d3-scale; heavy, so reached by `import()` alone.
import { scaleUtc } from 'd3-scale';
import { addDays, type Day, dayOf, daysBetween, partsOf } from '../../time/day.ts';
import { textWidth } from './svg-text.ts';
import { shownDays } from './timeline-scale.ts';

/** A word at a place of the axis. */
interface Tick {
  readonly x: number;
  readonly text: string;
}

export interface Axis {
  /** Where a day lies. One before (-1) or after (1) what is shown lies at the edge. */
  at(day: Day): { readonly x: number; readonly beyond: -1 | 0 | 1 };
  /** Days, months or years, as many as are easily read. */
  readonly ticks: readonly Tick[];
  /** The months or years in which the ticks lie; the first one stands at the left edge. */
  readonly spans: readonly Tick[];
}

const fewestDays = 14;
const milliseconds = 86_400_000;
// Of the words of the axis, in pixels.
const tickSize = 12;

/** The axis that shows all days, except those long before or after `today`, between two edges in pixels. */
export function axisOf(days: readonly Day[], today: Day, left: number, right: number): Axis {
  const shown = shownDays(days, today);
  const span = daysBetween(shown.first, shown.last);
  const air = Math.max(1, Math.ceil(span / 30), Math.ceil((fewestDays - span) / 2));
  const [first, last] = [addDays(shown.first, -air), addDays(shown.last, air)];
  const scale = scaleUtc([momentOf(first), momentOf(last)], [left, right]);
  const place = (moment: Date): number => Math.round(scale(moment) * 10) / 10;
  const found = scale.ticks(9);
  const step = found.length < 2 ? 1 : ((found[1]?.getTime() ?? 0) - (found[0]?.getTime() ?? 0)) / milliseconds;
  // d3 lets weeks begin on Sunday; ISO 8601 has Monday.
  const isWeekly = step === 7 && found.every((moment) => moment.getUTCDay() === 0);
  const moments = isWeekly ? found.map((moment) => new Date(moment.getTime() + milliseconds)) : found;
  const words = scale.tickFormat(0, step < 28 ? '%-d' : step < 360 ? '%b' : '%Y');
  return {
    at: (day) => {
      const beyond = day < first ? -1 : day > last ? 1 : 0;
      return { x: beyond === 0 ? place(momentOf(day)) : beyond < 0 ? left : right, beyond };
    },
    ticks: moments.map((moment) => ({ x: place(moment), text: words(moment) })).filter(({ x }) => x >= left && x <= right),
    spans: step < 360 ? spansOf(first, last, step < 28, (day) => place(momentOf(day))) : [],
  };
}

/** The months, or the years; January and the first month with the year. One that has no room for its name is left out. */
function spansOf(first: Day, last: Day, isMonthly: boolean, place: (day: Day) => number): readonly Tick[] {
  const found: Tick[] = [];
  for (let day: Day | undefined = first; day !== undefined && day <= last; ) {
    const { year, month }: { year: number; month: number } = partsOf(day);
    const next: Day | undefined = isMonthly && month < 12 ? dayOf(year, month + 1, 1) : dayOf(year + 1, 1, 1);
    const room = place(next === undefined || next > last ? last : next) - place(day);
    const withYear = found.length === 0 || month === 1;
    const text = !isMonthly ? String(year) : withYear ? `${names[month - 1]} ${year}` : (names[month - 1] ?? '');
    if (textWidth(text, tickSize) + 6 <= room) found.push({ x: place(day), text });
    day = next;
  }
  return found;
}

const names: readonly string[] = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function momentOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
