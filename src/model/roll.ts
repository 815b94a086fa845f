// Who was at which meeting, and under which names: one entry for each person whom the files or the notes know. One place decides
// whom a written name means. A short form (a first name) means somebody only where it fits nobody else.
import type { Day } from '../time/day.ts';
import { compare, type Group, type Note, namesOf, type Person } from './group.ts';
import type { Attendee } from './meeting.ts';
import { sameWords } from './similar.ts';

/** A person of `people/`, or a name in the notes that is in nobody's file. */
export interface Somebody {
  /** The file; undefined where there is none. */
  readonly person?: Person;
  /** The name in the file, else as the notes write it first. */
  readonly name: string;
  /** Every way in which the notes write the person, in the order of the notes; handles with their `@`. */
  readonly written: ReadonlySet<string>;
  /** The meetings that were held with the person there, oldest first. */
  readonly presences: readonly Presence[];
  /** Each place where the notes and records name the person. */
  readonly places: readonly NamedAt[];
}

/** A person at a meeting. */
interface Presence {
  readonly note: Note;
  readonly day: Day;
  /** As written: chair, note-taker … */
  readonly role?: string;
}

/** A place where somebody is named, and as what. */
interface NamedAt {
  readonly as: 'attendee' | 'regrets' | 'owner' | 'leader';
  readonly path: string;
  readonly line?: number;
}

export interface Roll {
  /** By name. */
  readonly everybody: readonly Somebody[];
  /** Meetings held until the day that say who was there, oldest first. */
  readonly meetings: readonly Note[];
  /** Whom a name means, in a note where one is given: nobody, one, or all whom it fits. */
  whoIs(name: string, note?: Note): readonly Somebody[];
}

/** The roll of a group as of a day. Meetings of later days and cancelled ones were not held; the names in them are names all the same. */
export function rollOf(group: Group, today: Day): Roll {
  const known = emptyNames();
  for (const person of group.people) {
    const { name } = person.fields;
    bear(known, entryOf(name ?? person.slug, person), namesOf(person));
  }
  // Full names first, so that a short form in an early note can mean somebody whom only a later one names in full.
  for (const { meeting } of group.notes)
    for (const attendee of [...meeting.attendees, ...meeting.regrets]) if (/\s/.test(attendee.name.trim())) enrol(known, attendee);
  const meetings: Note[] = [];
  for (const note of group.notes) {
    if (readPeople(known, note, today)) meetings.push(note);
    readOwners(known, note);
  }
  for (const { path, fields } of [...group.milestones, ...group.guidelines])
    for (const owner of fields.owners ?? []) own(known, undefined, owner, { as: 'owner', path });
  for (const { path, fields } of group.communities)
    for (const leader of fields.leaders ?? []) own(known, undefined, leader, { as: 'leader', path });
  return {
    everybody: [...known.entries].sort((a, b) => compare(sameWords(a.name), sameWords(b.name)) || compare(a.name, b.name)),
    meetings,
    whoIs: (name, note) => meant(name, known, note === undefined ? undefined : namesIn(known, note)),
  };
}

/** The first letters of a name's words, in capitals: `EH`; of a single word the letter with a full stop: `E.`. */
export function initialsOf(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’']*/gu) ?? [];
  const letters = words
    .slice(0, 4)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
  return words.length > 1 ? letters : `${letters}.`;
}

interface Entry extends Somebody {
  readonly written: Set<string>;
  readonly presences: Presence[];
  readonly places: NamedAt[];
}

/** Names with those who bear them: as a whole, and as a short form. */
interface Names {
  readonly entries: Set<Entry>;
  readonly whole: Map<string, Set<Entry>>;
  readonly short: Map<string, Set<Entry>>;
}

type Written = Pick<Attendee, 'name' | 'handle' | 'nickname'>;

function emptyNames(): Names {
  return { entries: new Set(), whole: new Map(), short: new Map() };
}

function entryOf(name: string, person?: Person): Entry {
  return { name, ...(person && { person }), written: new Set(), presences: [], places: [] };
}

function bear(names: Names, entry: Entry, spellings: readonly string[]): void {
  names.entries.add(entry);
  for (const spelling of spellings) {
    put(names.whole, sameWords(spelling), entry);
    for (const short of shortForms(spelling)) put(names.short, short, entry);
  }
}

function put(map: Map<string, Set<Entry>>, key: string, entry: Entry): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, new Set([entry]));
  else there.add(entry);
}

/** `Edda` and `Edda H` for `Edda Holm`. */
function shortForms(name: string): readonly string[] {
  const words = sameWords(name).split(/[\s.]+/);
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  return words.length < 2 || [...first].length < 2 ? [] : [first, `${first} ${[...last][0] ?? ''}`];
}

function spellings({ name, handle, nickname }: Written): readonly string[] {
  return [name, handle, nickname].filter((n) => n !== undefined);
}

/** Whom a name means: those of its own meeting come first, and a whole name before a short form. */
function meant(name: string, known: Names, here: Names | undefined): readonly Entry[] {
  const key = sameWords(name);
  const found = here?.whole.get(key) ?? known.whole.get(key) ?? here?.short.get(key) ?? known.short.get(key);
  return [...(found ?? [])];
}

/** The one whom an attendee's name or handle means; undefined where there is none, or several. */
function identified(known: Names, { name, handle }: Written): Entry | undefined {
  const byName = meant(name, known, undefined);
  if (byName.length === 1) return byName[0];
  const byHandle = handle === undefined ? [] : [...(known.whole.get(sameWords(handle)) ?? [])];
  return byHandle.length === 1 ? byHandle[0] : undefined;
}

/** The entry of an attendee or owner, made where nobody is meant. */
function enrol(known: Names, who: Written): Entry {
  const entry = identified(known, who) ?? entryOf(who.name);
  bear(known, entry, spellings(who));
  return entry;
}

function namesIn(known: Names, { meeting }: Note): Names {
  const here = emptyNames();
  for (const attendee of [...meeting.attendees, ...meeting.regrets]) {
    const entry = identified(known, attendee);
    if (entry !== undefined) bear(here, entry, spellings(attendee));
  }
  return here;
}

/** Takes down who is listed in a note; whether a meeting was held that says who was there. */
function readPeople(known: Names, note: Note, today: Day): boolean {
  const { meeting, source } = note;
  const day = meeting.date !== undefined && meeting.date <= today && !meeting.cancelled ? meeting.date : undefined;
  const takeDown = (attendee: Attendee, as: NamedAt['as']): Entry => {
    const entry = enrol(known, attendee);
    write(entry, attendee.name);
    if (attendee.handle !== undefined) write(entry, `@${attendee.handle}`);
    if (attendee.nickname !== undefined) write(entry, attendee.nickname);
    entry.places.push({ as, path: source.path, line: attendee.line });
    return entry;
  };
  for (const attendee of meeting.attendees) {
    const { presences } = takeDown(attendee, 'attendee');
    const { role } = attendee;
    const last = presences.at(-1);
    if (day === undefined) continue;
    // Some notes list a person twice: among those who were there, and beside a role.
    if (last?.note !== note) presences.push({ note, day, ...(role !== undefined && { role }) });
    else if (role !== undefined)
      presences[presences.length - 1] = { ...last, role: last.role === undefined ? role : `${last.role}, ${role}` };
  }
  for (const attendee of meeting.regrets) takeDown(attendee, 'regrets');
  return day !== undefined && meeting.attendees.length > 0;
}

function readOwners(known: Names, note: Note): void {
  const { meeting, source, refused } = note;
  const here = namesIn(known, note);
  const readAll = (owners: readonly string[], line: number): void => {
    for (const owner of owners) own(known, here, owner, { as: 'owner', path: source.path, line });
  };
  for (const { id, owners, handOff, line } of meeting.actions) {
    if (!refused.has(id)) readAll([...owners, ...(handOff?.owners ?? [])], line);
  }
  for (const { owners, handOff, line } of meeting.milestones) readAll([...owners, ...(handOff?.owners ?? [])], line);
}

/** Takes down an owner; a name that fits several is left to those who look for doubles. */
function own(known: Names, here: Names | undefined, owner: string, place: NamedAt): void {
  const found = meant(owner, known, here);
  const entry = found.length === 1 && found[0] ? found[0] : enrol(known, { name: owner.replace(/^@/, '') });
  write(entry, owner);
  entry.places.push(place);
}

function write(entry: Entry, spelling: string): void {
  entry.written.add(spelling);
}
