// The date that a file's path tells: in its name, or in the name together with folders of a year or a month.
import { type Day, dayOf, parseDay, partsOf } from '../../time/day.ts';
import { findDates, findPartialDate } from '../../time/mention.ts';
import { monthNamed } from '../../time/names.ts';

/** What the path of a file says of the day. */
export interface PathDate {
  readonly words: string;
  readonly day?: Day;
  readonly candidates?: readonly Day[];
  readonly partial?: { readonly month: number; readonly dayOfMonth: number };
  readonly impossible?: true;
  /** From the name or the nearest folder that is a year. */
  readonly year?: number;
}

/** The date in a file's path: its name, or its name together with folders of a year, a month. */
export function dateOfPath(path: string): PathDate {
  const folders = path.split('/');
  const name = (folders.pop() ?? '').replace(/\.[A-Za-z]{1,8}$/, '');
  const alone = name.length === 10 || name.charAt(10) === '-' ? parseDay(name.slice(0, 10)) : undefined;
  if (alone !== undefined) return { words: alone, day: alone, year: partsOf(alone).year };
  const spaced = name.replace(/_/g, ' ');
  const [full] = findDates(spaced).filter((one) => one.partial === undefined);
  if (full?.day !== undefined) return { words: full.words, day: full.day, year: partsOf(full.day).year };
  if (full?.candidates !== undefined) return { words: full.words, candidates: full.candidates };
  if (full?.impossible === true) return { words: full.words, impossible: true };
  let year: number | undefined;
  let month: number | undefined;
  for (const folder of folders.reverse().slice(0, 3)) {
    const match = /^(?:.*[^\d])?((?:19|20)\d\d)(?:[-_.](\d\d))?$/.exec(folder);
    if (match !== null && year === undefined) {
      year = Number(match[1]);
      month ??= match[2] === undefined ? undefined : Number(match[2]);
    } else if (year === undefined && month === undefined) {
      const number = /^(\d\d)(?:[-_. ].*)?$/.exec(folder);
      month = number === null ? monthNamed(folder) : Number(number[1]);
    }
  }
  const partial = findPartialDate(spaced);
  if (partial !== undefined) {
    const day = year === undefined ? undefined : dayOf(year, partial.month, partial.dayOfMonth);
    return { words: name, partial, ...(day === undefined ? {} : { day }), ...(year === undefined ? {} : { year }) };
  }
  const dayNumber = /^(\d\d)(?!\d)/.exec(name);
  if (year !== undefined && month !== undefined && dayNumber !== null) {
    const day = dayOf(year, month, Number(dayNumber[1]));
    if (day !== undefined) return { words: path, day, year };
  }
  const bare = /(?:^|[^\d])((?:19|20)\d\d)(?:[^\d]|$)/.exec(name);
  year = bare === null ? year : Number(bare[1]);
  return { words: name, ...(year === undefined ? {} : { year }) };
}
