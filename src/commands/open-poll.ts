// A scheduling poll as commands come by it: an export of a poll tool, or any table of people and times, read and counted. Names are matched with
// the people of the group here, and go no further.
import { type Group, zoneOf } from '../model/group.ts';
import { type CountedSlot, countSlots } from '../model/polls/poll.ts';
import { MOST_ROWS, type PollTable, readPollTable } from '../model/polls/table.ts';
import { plainCell, type Vote } from '../model/polls/votes.ts';
import { rollOf } from '../model/roll.ts';
import type { LeftOut } from '../report/poll.ts';
import { plural } from '../report/words.ts';
import { readCsv } from '../text/csv/read.ts';
import type { ByteFile } from '../text/files.ts';
import { slugOf } from '../text/slug.ts';
import type { Day } from '../time/day.ts';
import type { Context, Input, Outcome } from './command.ts';
import { sniffGiven } from './csv-given.ts';
import { wrongYear } from './option-values.ts';

/** A poll that was read from a file. */
export interface OpenedPoll {
  readonly id: string;
  readonly title: string;
  readonly zone: string;
  readonly participants: number;
  readonly slots: readonly CountedSlot[];
  /** How many of those who answered are people of the group. */
  readonly known: number;
  readonly leftOut: LeftOut;
  /** What was found out on the way, a sentence each. */
  readonly said: readonly string[];
}

/** Reads an export. What cannot be read ends as the outcome. */
export async function openPoll(context: Context, input: Input, group: Group, name: string, today: Day): Promise<OpenedPoll | Outcome> {
  const means = meansIn(input.all('means'));
  if (typeof means === 'string') return { usage: means };
  const given = input.one('zone');
  const year = input.one('year');
  if (given !== undefined && !(await import('../time/zone.ts')).isZone(given))
    return { usage: `\`${given}\` is no time zone; they are called like Europe/Berlin` };
  const wrong = wrongYear(year);
  if (wrong !== undefined) return { usage: wrong };
  const opened = await context.openFile(name);
  if ('problem' in opened) return { diagnostics: [opened.problem], exit: 2 };
  const { file } = opened;
  const rows = await rowsOf(file, input);
  if (!Array.isArray(rows)) return rows as Outcome;
  const order = group.settings.date_order;
  const table = readPollTable(rows, { today, ...(order && { order }), ...(year !== undefined && { year: Number(year) }) }, means);
  const refuse = (message: string, help: string): Outcome => ({
    diagnostics: [{ code: 'poll', severity: 'error', place: { path: file.path }, message, help }],
    exit: 2,
  });
  if ('problem' in table) return refuse(table.problem, table.help);
  const answers = table.rows.reduce((sum, { cells }) => sum + cells.filter((cell) => cell !== 'blank').length, 0);
  if (table.unknown * 2 > answers)
    return refuse(
      'most cells are no answers that wg knows',
      `say what they mean: ${(table.unknownWords.length > 0 ? table.unknownWords : ['word'])
        .slice(0, 3)
        .map((word) => `--means "${word}=yes"`)
        .join(' ')}`,
    );
  const written = new Set(table.slots.flatMap(({ zone }) => zone ?? []));
  const [own] = written;
  const zone = given ?? (written.size === 1 && own !== undefined && table.slots.every((slot) => slot.zone === own) ? own : zoneOf(group));
  const roll = rollOf(group, today);
  const people = table.rows.map(({ name: who }) => {
    const [one, another] = who === '' ? [] : roll.whoIs(who);
    return another === undefined ? one?.person : undefined;
  });
  const named = (row: number): string | undefined => {
    const person = people[row];
    return person === undefined || person.fields.consent === 'none' ? undefined : person.slug;
  };
  const base = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return {
    id: slugOf(input.one('poll') ?? base),
    title: input.one('title')?.trim() || base.replace(/[_-]+/g, ' ').trim() || 'Poll',
    zone,
    participants: table.rows.length,
    slots: countSlots(table, zone, input.has('names') ? named : undefined),
    known: people.filter((person) => person !== undefined).length,
    leftOut: { addresses: table.addresses, sums: table.sums, unknown: table.unknown },
    said: [zoneSaid(zone, given, own), ...saidOf(table)],
  };
}

async function rowsOf(file: ByteFile, input: Input): Promise<readonly string[][] | Outcome> {
  const sniffed = sniffGiven(file, input);
  if ('usage' in sniffed) return sniffed;
  if ('problem' in sniffed) return { diagnostics: [sniffed.problem], exit: 2 };
  const rows: string[][] = [];
  const read = await readCsv(
    file,
    sniffed.shape,
    (cells) => {
      rows.push([...cells]);
      return rows.length > MOST_ROWS ? 'stop' : undefined;
    },
    { width: 'any' },
  );
  if ('problem' in read) return { diagnostics: [read.problem], exit: 2 };
  if (rows.length > MOST_ROWS)
    return {
      diagnostics: [
        {
          code: 'poll',
          severity: 'error',
          place: { path: file.path },
          message: `this table has more than ${MOST_ROWS} rows, so it is no poll about a meeting`,
          help: 'answers to a survey are read by wg import-survey',
        },
      ],
      exit: 2,
    };
  return rows;
}

/** `так=yes`: what a word of the poll means. */
function meansIn(given: readonly string[]): ReadonlyMap<string, Vote> | string {
  const means = new Map<string, Vote>();
  for (const one of given) {
    const at = one.lastIndexOf('=');
    const vote = (['yes', 'maybe', 'no'] as const).find((known) => known === one.slice(at + 1).trim());
    if (at < 1 || vote === undefined) return `--means takes a word of the poll and yes, maybe or no: --means "так=yes", not \`${one}\``;
    means.set(plainCell(one.slice(0, at)), vote);
  }
  return means;
}

function zoneSaid(zone: string, given: string | undefined, own: string | undefined): string {
  if (own !== undefined) return `times are in ${own === zone ? zone : `${zone}, but for those that say ${own}`}, as the file has them`;
  return given === undefined
    ? `the file says no time zone; ${zone} is taken, the group’s (--zone says another)`
    : `times are in ${zone} (--zone)`;
}

function saidOf({ rows, addresses, sums, unknown, unknownWords, doubtful, order }: PollTable): readonly string[] {
  const names = rows.flatMap(({ name }) => (name === '' ? [] : [plainCell(name)]));
  const twice = names.length - new Set(names).size;
  return [
    ...(order === undefined ? [] : [`dates were read ${order === 'dmy' ? 'day first' : 'month first'}, as the order of the columns tells`]),
    ...(addresses > 0 ? [`${plural(addresses, 'e-mail address', 'e-mail addresses')} left out`] : []),
    ...(sums > 0 ? [`${plural(sums, 'row')} of sums passed over`] : []),
    ...(twice > 0 ? [`${plural(twice, 'name')} ${twice === 1 ? 'stands' : 'stand'} in more than one row; each row is counted`] : []),
    ...(unknown > 0
      ? [
          `${plural(unknown, 'cell')} could not be read as an answer, and ${unknown === 1 ? 'counts' : 'count'} as no${unknownWords.length > 0 ? `: ${unknownWords.map((word) => `“${word}”`).join(', ')}; --means says what a word means` : ''}`,
        ]
      : []),
    ...(doubtful.length > 0
      ? [`${plural(doubtful.length, 'column')} left out, as the day is doubtful: ${doubtful.slice(0, 3).join(', ')}`]
      : []),
  ];
}
