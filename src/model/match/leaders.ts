// Which leaders should meet: those whose communities work on the same, and who have not been at one meeting.
import { pairOf } from '../communities.ts';
import { compare, type Person } from '../group.ts';
import type { Overview } from '../overview.ts';
import { rollOf, type Somebody } from '../roll.ts';
import { bothSides, type Clocks, endedWords, type Match, type Side, sharedProjects, type Weighed } from './side.ts';

/** Pairs of leaders; two who lead several communities may be in several pairs. */
export function leaderMatches(view: Overview, sides: readonly Side[], hours: number, offsetOf: Clocks): readonly Match[] {
  const byPerson = new Map(rollOf(view.group, view.today).everybody.map((one) => [one.person, one]));
  const leaders = sides.map((side) => leadersOf(view, side, byPerson));
  const paired = pairedPeople(view);
  return sides.flatMap((one, i) =>
    sides.slice(i + 1).flatMap((other, j) => {
      const projects = sharedProjects(one, other);
      if (projects.length === 0) return [];
      return (leaders[i] ?? []).flatMap((first) =>
        (leaders[i + 1 + j] ?? []).flatMap((second): readonly Match[] => {
          if (first.person === second.person || haveMet(first.who, second.who)) return [];
          const before = paired.get(peopleKey(first.person, second.person));
          if (before !== undefined && before.state !== 'dropped') return [];
          const offsets = [first, second].map(({ person }, at) => offsetOf(person.fields.time_zone) ?? [one, other][at]?.offset);
          const both = bothSides(one, other, hours, [offsets[0], offsets[1]]);
          const [a, b] = [first, second].sort((x, y) => compare(x.name, y.name)) as [Leader, Leader];
          return [
            {
              ids: [a.id, b.id],
              names: [a.name, b.name],
              reasons: [...projects, { what: 'attendance', words: 'no notes have both at one meeting' }, ...both.reasons],
              against: [
                ...both.against,
                ...[a, b].flatMap(({ name, who }): readonly Weighed[] =>
                  who.presences.length > 0
                    ? []
                    : [{ what: 'attendance', words: `${name} is in no list of attendees; they may know each other from elsewhere` }],
                ),
                ...(before === undefined ? [] : [{ what: 'pairing' as const, words: endedWords(before.ended, before.outcome) }]),
              ],
            },
          ];
        }),
      );
    }),
  );
}

interface Leader {
  readonly id: string;
  readonly person: Person;
  readonly name: string;
  readonly who: Somebody;
}

/** The leaders of a community that have a file; one who leads two communities is in both. */
function leadersOf({ directory }: Overview, { record }: Side, byPerson: ReadonlyMap<Person | undefined, Somebody>): readonly Leader[] {
  return (record.fields.leaders ?? []).flatMap((name): readonly Leader[] => {
    const found = directory.find(name, ['person']);
    if (!('thing' in found) || found.thing.kind !== 'person') return [];
    const person = found.thing.record;
    const who = byPerson.get(person);
    return who === undefined
      ? []
      : [{ id: directory.idOf(found.thing), person, name: person.fields.nickname ?? person.fields.name ?? person.slug, who }];
  });
}

function haveMet(one: Somebody, other: Somebody): boolean {
  const notes = new Set(one.presences.map(({ note }) => note));
  return other.presences.some(({ note }) => notes.has(note));
}

function peopleKey(one: Person, other: Person): string {
  return [one.path, other.path].sort().join('\n');
}

function pairedPeople({ group, directory }: Overview) {
  return new Map(
    group.pairings.flatMap((pairing) => {
      const pair = pairOf(directory, pairing);
      return pair?.kind === 'meeting' ? [[peopleKey(...pair.people), pairing.fields] as const] : [];
    }),
  );
}
