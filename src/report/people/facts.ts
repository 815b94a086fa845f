// What there is to tell of a group's people on a day: who was there, which names are in nobody's file, how few hold the open work,
// whose turn it may be. Work before people: nothing here puts one person before another, and nothing counts what one has not done.
import { type DoubleName, doubleNames } from '../../model/double-names.ts';
import { type Note, namesOf } from '../../model/group.ts';
import type { Overview } from '../../model/overview.ts';
import { type Roll, rollOf, type Somebody } from '../../model/roll.ts';
import { sameWords } from '../../model/similar.ts';
import { isOpen } from '../../model/waiting.ts';
import { printPlainFields } from '../../text/plain-print.ts';
import { slugOf } from '../../text/slug.ts';
import type { Day } from '../../time/day.ts';
import type { Target } from '../document.ts';
import { isAway } from '../thing.ts';
import { type Turn, turnOf } from './turns.ts';

/** How often somebody was there: at `times` of the last `of` meetings; the first and the last of all. */
interface Attendance {
  readonly times: number;
  readonly of: number;
  readonly first?: Day;
  readonly last?: Day;
}

interface PersonFacts {
  readonly id: string;
  readonly name: string;
  readonly nickname?: string;
  readonly aliases: readonly string[];
  readonly handles: readonly { readonly where: string; readonly handle: string }[];
  /** As the notes write the person, where no field says so. */
  readonly alsoWritten: readonly string[];
  readonly attendance: Attendance;
  readonly target: Target;
}

/** What to write, and in which file. */
interface Advice {
  readonly path: string;
  readonly lines: readonly string[];
}

interface UnknownName {
  readonly name: string;
  readonly alsoWritten: readonly string[];
  readonly attendance: Attendance;
  readonly places: readonly (Target & { readonly as: 'attendee' | 'regrets' | 'owner' | 'leader' })[];
  readonly write: Advice;
}

interface DoubleFacts {
  readonly names: readonly [string, string];
  readonly why: DoubleName['why'];
  readonly targets: readonly Target[];
  readonly write: Advice;
}

export interface PeopleFacts {
  readonly schema: 'wg/people/1';
  readonly group: string;
  readonly asOf: Day;
  /** Meetings that say who was there: all, and those that count as the last ones. */
  readonly meetings: { readonly all: number; readonly last: number };
  readonly people: readonly PersonFacts[];
  readonly unknown: readonly UnknownName[];
  readonly doubles: readonly DoubleFacts[];
  /** Whether those of the day itself count is told by `counted`: `after` it, or `from` it on. */
  readonly newcomers: { readonly since?: Day; readonly counted: 'from' | 'after'; readonly names: readonly string[] };
  readonly openWork: {
    readonly open: number;
    readonly withoutOwner: number;
    /** How many people own the rest, and how few of them half of it. */
    readonly heldBy: number;
    readonly halfHeldBy: number;
  };
  readonly turns: readonly Turn[];
}

/** So many meetings are the last ones. */
const recent = 5;

/** The facts on a day; newcomers are those who came first on or after `since`, else after the meeting before the last five. */
export function peopleFacts(view: Overview, since?: Day): PeopleFacts {
  const { group, today } = view;
  const roll = rollOf(group, today);
  const last = new Set(roll.meetings.slice(-recent));
  const attendance = (who: Somebody): Attendance => attendanceOf(who, last);
  const strangers = roll.everybody.filter((who) => who.person === undefined);
  const files = newFiles(
    strangers,
    group.people.map((p) => p.slug),
  );
  const pathOf = (who: Somebody): string => who.person?.path ?? files.get(who) ?? '';
  return {
    schema: 'wg/people/1',
    group: group.settings.name ?? 'this group',
    asOf: today,
    meetings: { all: roll.meetings.length, last: last.size },
    people: roll.everybody.flatMap((who) => personFacts(who, attendance(who))),
    unknown: strangers.map((who) => {
      const also = newSpellings(who, [who.name]);
      return {
        name: who.name,
        alsoWritten: also,
        attendance: attendance(who),
        places: who.places.map(({ as, path, line }) => ({ as, path, ...(line !== undefined && { line }) })),
        write: { path: pathOf(who), lines: [fieldLine('name', who.name), ...aliasLines(also)] },
      };
    }),
    doubles: doubleNames(roll.everybody).map((pair) => doubleFacts(pair, pathOf(pair.one))),
    newcomers: newcomersOf(roll, since),
    openWork: openWorkOf(view, roll),
    turns: (['notes', 'chair'] as const).map((role) => turnOf(roll, role, last)),
  };
}

function attendanceOf({ presences }: Somebody, last: ReadonlySet<Note>): Attendance {
  const [first, latest] = [presences[0]?.day, presences.at(-1)?.day];
  return {
    times: presences.filter(({ note }) => last.has(note)).length,
    of: last.size,
    ...(first && { first }),
    ...(latest && { last: latest }),
  };
}

function personFacts(who: Somebody, attendance: Attendance): readonly PersonFacts[] {
  const { person, name } = who;
  if (person === undefined) return [];
  const { nickname, aliases = [], handles = new Map<string, string>() } = person.fields;
  return [
    {
      id: person.slug,
      name,
      ...(nickname !== undefined && { nickname }),
      aliases,
      handles: [...handles].map(([where, handle]) => ({ where, handle })),
      alsoWritten: newSpellings(who, namesOf(person)),
      attendance,
      target: { path: person.path },
    },
  ];
}

/** As the notes write somebody, without what is known: a word of the name tells nobody anything new. */
function newSpellings({ name, written }: Somebody, known: readonly string[]): readonly string[] {
  const said = new Set([...known, ...name.split(/\s+/)].map(sameWords));
  return [...written].filter((spelling) => !said.has(sameWords(spelling)));
}

/** Paths of the files that strangers would get. */
function newFiles(strangers: readonly Somebody[], slugs: readonly string[]): ReadonlyMap<Somebody, string> {
  const taken = new Set(slugs);
  return new Map(
    strangers.map((who) => {
      const plain = slugOf(who.name);
      const slug = taken.has(plain) ? slugOf(who.name, taken) : plain;
      taken.add(slug);
      return [who, `people/${slug}.yaml`];
    }),
  );
}

function aliasLines(aliases: readonly string[]): readonly string[] {
  return aliases.length === 0 ? [] : [fieldLine('aliases', aliases)];
}

/** A field as a line of YAML; what needs escapes is printed as JSON, which YAML is too. */
function fieldLine(key: string, value: string | readonly string[]): string {
  return printPlainFields([[key, value]], false)?.trimEnd() ?? `${key}: ${JSON.stringify(value)}`;
}

function doubleFacts({ one, other, why }: DoubleName, path: string): DoubleFacts {
  const aliases = [...new Set([...(one.person?.fields.aliases ?? []), other.name])];
  return {
    names: [one.name, other.name],
    why,
    targets: [one, other].flatMap(firstPlace),
    write: { path, lines: [...(one.person === undefined ? [fieldLine('name', one.name)] : []), ...aliasLines(aliases)] },
  };
}

function firstPlace({ person, places }: Somebody): readonly Target[] {
  if (person !== undefined) return [{ path: person.path }];
  const [first] = places;
  return first === undefined ? [] : [{ path: first.path, ...(first.line !== undefined && { line: first.line }) }];
}

function newcomersOf(roll: Roll, since: Day | undefined): PeopleFacts['newcomers'] {
  // At the first meeting everybody is new.
  const before = roll.meetings.at(-recent - 1) ?? roll.meetings[0];
  const after = before?.meeting.date;
  const isNew = (first: Day): boolean => (since === undefined ? after !== undefined && first > after : first >= since);
  const names = roll.everybody.flatMap(({ name, presences: [first] }) => (first !== undefined && isNew(first.day) ? [name] : []));
  const from = since ?? after;
  return { ...(from && { since: from }), counted: since === undefined ? 'after' : 'from', names };
}

/** The owned next steps are counted once each, however many own them. */
function openWorkOf(view: Overview, roll: Roll): PeopleFacts['openWork'] {
  const held = new Map<Somebody | string, number>();
  let open = 0;
  let withoutOwner = 0;
  const owners: ReadonlySet<Somebody | string>[] = [];
  for (const thing of view.directory.things) {
    if (thing.kind !== 'action' || !isOpen(thing) || isAway(thing, view.today)) continue;
    open++;
    const { owners: names, latest } = thing.tracked;
    if (names.length === 0) withoutOwner++;
    else owners.push(new Set(names.map((name) => onlyOne(roll.whoIs(name, latest.note)) ?? name)));
  }
  for (const set of owners) for (const who of set) held.set(who, (held.get(who) ?? 0) + 1);
  let left = owners;
  let few = 0;
  // Those who hold most, until half of the steps are among theirs; who they are is not told.
  for (const [who] of [...held].sort((a, b) => b[1] - a[1])) {
    if (left.length * 2 <= owners.length) break;
    left = left.filter((set) => !set.has(who));
    few++;
  }
  return { open, withoutOwner, heldBy: held.size, halfHeldBy: few };
}

function onlyOne<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}
