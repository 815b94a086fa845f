// Who was there, and who sent regrets, from all the lists of one meeting. Says what the words beside a name mean; gives each person once.
import type { Block } from '../../text/blocks.ts';
import type { Attendee } from '../meeting.ts';
import { fieldRows } from './field-rows.ts';
import type { Outline } from './outline.ts';
import { type Found, isRole, type People } from './people.ts';
import { readRoles, readUnlabelled } from './people-elsewhere.ts';
import { readPeople } from './people-lists.ts';
import { looksLikeName } from './person.ts';

/** What the lists of people gave. `lines` are those that were read, or stand in a list and say nothing. */
export interface Attendance {
  readonly attendees: readonly Attendee[];
  readonly regrets: readonly Attendee[];
  readonly notUnderstood: readonly number[];
  readonly lines: ReadonlySet<number>;
}

/** Reads all lists of people of one meeting. `spoken` are the names that later lines speak or own work as. */
export function readAttendance(blocks: readonly Block[], outline: Outline, isSpoken: (name: string) => boolean): Attendance {
  const people: People = { found: [], unread: [], lines: new Set() };
  const lists = [...outline.parts, ...outline.labels, ...fieldRows(blocks, outline)].filter(
    ({ kind }) => kind === 'attendees' || kind === 'regrets',
  );
  for (const part of lists.sort((a, b) => a.head - b.head)) {
    if (people.lines.has(blocks[part.head]?.line.number ?? 0)) continue;
    readPeople(blocks, part, part.kind === 'regrets', people);
  }
  if (people.found.length === 0) readUnlabelled(blocks, outline, people);
  readRoles(blocks, outline, people);
  return { ...settle(people.found, isSpoken), notUnderstood: people.unread, lines: people.lines };
}

// Says what the asides mean, and gives each person once.
function settle(found: readonly Found[], isSpoken: (name: string) => boolean): Pick<Attendance, 'attendees' | 'regrets'> {
  const counts = new Map<string, number>();
  for (const { person } of found) for (const aside of person.asides) counts.set(aside, (counts.get(aside) ?? 0) + 1);
  const withAside = found.filter((one) => one.person.asides.length + one.person.beside.length > 0).length;
  const mostHave = withAside * 10 > found.length * 6;
  const attendees: Attendee[] = [];
  const regrets: Attendee[] = [];
  const seen = new Map<string, 'attendees' | 'regrets'>();
  const roles = rolesOf(found);
  for (const one of found) {
    const { person } = one;
    if (roles.has(one)) continue;
    const isNickname = (aside: string) => {
      if (aside.length > 30 || (counts.get(aside) ?? 0) > 1 || aside.split(' ').length > 2) return false;
      if (isInitials(aside, person.name) || isSpoken(aside)) return true;
      return !mostHave && looksLikeName(aside) && (isWithin(aside, person.name) || !/\s/.test(aside)) && !/^\p{Lu}{2,}$/u.test(aside);
    };
    const nickname = one.nickname ?? person.nickname ?? person.asides.find(isNickname) ?? quoted(person.name);
    const isOther = (aside: string) => aside !== nickname;
    const organisation = one.organisation ?? person.asides.find(isOther) ?? person.beside.find(isOther);
    const role = person.role ?? one.role ?? [...roles.entries()].find(([, of]) => of === one)?.[0].role;
    const attendee: { -readonly [K in keyof Attendee]: Attendee[K] } = { line: one.line, name: person.name };
    if (person.handle !== undefined) attendee.handle = person.handle;
    if (nickname !== undefined) attendee.nickname = nickname;
    if (role !== undefined) attendee.role = role;
    if (organisation !== undefined) attendee.organisation = organisation;
    if (person.partial !== undefined) attendee.partial = person.partial;
    const key = (person.handle ?? person.name).toLowerCase();
    const list = one.regrets ? 'regrets' : 'attendees';
    if (seen.get(key) === list || (seen.has(key) && list === 'attendees')) continue;
    seen.set(key, list);
    (one.regrets ? regrets : attendees).push(attendee);
  }
  return { attendees, regrets };
}

// `Chair: Ana` beside a list with one Ana Lopez: her role, and nobody else.
function rolesOf(found: readonly Found[]): ReadonlyMap<Found, Found> {
  const roles = new Map<Found, Found>();
  for (const one of found) {
    const { name } = one.person;
    if (one.role === undefined || !isRole(one.role) || name.includes(' ')) continue;
    const same = found.filter((other) => other.person.name.startsWith(`${name} `) && !other.regrets);
    if (same.length === 1) roles.set(one, same[0] as Found);
  }
  return roles;
}

function quoted(name: string): string | undefined {
  if (!/["“„«]/.test(name)) return undefined;
  return /["“„«]([\p{L}\p{N} .-]{2,30})["”“»]/u.exec(name)?.[1];
}

function isInitials(aside: string, name: string): boolean {
  if (!/^\p{Lu}{2,4}\d?$/u.test(aside)) return false;
  const letters = name.toUpperCase().normalize('NFD');
  return letters.startsWith(aside.charAt(0)) && isWithin(aside, name);
}

// Whether the letters stand in the name in this order: `Bibi` in `Oda Lindqvist` does not, `Nico` in `Nicola` does.
function isWithin(aside: string, name: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of aside.toLowerCase().replace(/[^\p{L}]/gu, '')) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
