// What two communities are compared by: what each needs, works on and could give, the languages it works in and how its clocks go; and what
// speaks for or against any two of them.
import type { Day } from '../../time/day.ts';
import { formsInUse } from '../communities.ts';
import type { Community } from '../group.ts';
import type { Overview } from '../overview.ts';
import { overlap, sameWords, topicOf } from '../similar.ts';

/** Something that was weighed, and what it says. */
export interface Weighed {
  readonly what: 'need' | 'project' | 'language' | 'clock' | 'size' | 'pairing' | 'care' | 'attendance';
  readonly words: string;
}

/** Two who could be paired, by their ids: of communities first the one that would look after the other. */
export interface Match {
  readonly ids: readonly [string, string];
  readonly names: readonly [string, string];
  readonly reasons: readonly Weighed[];
  readonly against: readonly Weighed[];
}

/** What is known of a community, ready to be compared. */
export interface Side {
  readonly record: Community;
  readonly id: string;
  readonly name: string;
  readonly needs: readonly Said[];
  readonly projects: readonly Said[];
  /** What it could give, with the words that say how. */
  readonly gives: readonly { readonly as: string; readonly said: Said }[];
  readonly languages: ReadonlySet<string>;
  readonly offset: number | undefined;
}

interface Said {
  readonly text: string;
  readonly words: string;
  readonly topic: ReadonlySet<string>;
}

/** Minutes ahead of UTC at noon of a day, by zone; undefined for none and for one that cannot be read. */
export type Clocks = (zone: string | undefined) => number | undefined;

/** The clocks of a day. */
export async function clocksOn(day: Day): Promise<Clocks> {
  const offsets = new Map<string, number | undefined>();
  const { inZone } = await import('../../time/zone.ts');
  return (zone) => {
    if (zone === undefined) return undefined;
    if (!offsets.has(zone)) offsets.set(zone, minutesOf(inZone(`${day}T12:00Z`, zone)?.offset));
    return offsets.get(zone);
  };
}

/** The communities of a group. */
export function sidesOf(view: Overview, offsetOf: Clocks): readonly Side[] {
  const forms = formsInUse(view);
  return view.group.communities.map((record): Side => {
    const { name, needs = [], projects = [], strengths = [], initiatives = [], languages = [], time_zone } = record.fields;
    const thanks = forms.filter(({ communities }) => communities.some((user) => user.record === record)).map(({ title }) => title);
    const giving = (as: string, texts: readonly string[]) => texts.map((text) => ({ as, said: saidOf(text) }));
    return {
      record,
      id: view.directory.idOf({ kind: 'community', id: record.slug, record }),
      name: name ?? record.slug,
      needs: needs.map(saidOf),
      projects: projects.map(saidOf),
      gives: [
        ...giving('can help with', strengths),
        ...giving('saw contributors begin', initiatives),
        ...giving('works on', projects),
        ...giving('says thank you by', thanks),
      ],
      languages: new Set(languages.map((tag) => tag.toLowerCase().split('-')[0] ?? '')),
      offset: offsetOf(time_zone),
    };
  });
}

function saidOf(text: string): Said {
  return { text, words: sameWords(text), topic: topicOf(text) };
}

function minutesOf(offset: string | undefined): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(offset ?? '') ?? [];
  return hours === undefined ? undefined : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Whether two short texts are about the same: the same words, or half of the words of the shorter one. */
export function isAlike(a: Said, b: Said): boolean {
  return a.words === b.words || overlap(a.topic, b.topic).ofSmaller >= 0.5;
}

/** Projects that both work on: one reason, however many there are. */
export function sharedProjects(one: Side, other: Side): readonly Weighed[] {
  const pairs = one.projects.flatMap((project) => {
    const alike = other.projects.find((theirs) => isAlike(project, theirs));
    if (alike === undefined) return [];
    return [alike.words === project.words ? `“${project.text}”` : `“${project.text}” and “${alike.text}”`];
  });
  return pairs.length === 0 ? [] : [{ what: 'project', words: `both work on ${pairs.join('; ')}` }];
}

/** Languages and clocks. What is not written down speaks neither for a pair nor against it, and is said. */
export function bothSides(
  one: Side,
  other: Side,
  hours: number,
  [first, second]: readonly [number | undefined, number | undefined],
): Pick<Match, 'reasons' | 'against'> {
  const reasons: Weighed[] = [];
  const against: Weighed[] = [];
  const shared = [...one.languages].filter((tag) => other.languages.has(tag));
  const mute = [one, other].filter(({ languages }) => languages.size === 0).map(({ name }) => name);
  if (shared.length > 0) reasons.push({ what: 'language', words: `both work in ${shared.join(', ')}` });
  else if (mute.length > 0)
    against.push({
      what: 'language',
      words: `nothing says in which languages ${mute.join(' and ')} ${mute.length === 1 ? 'works' : 'work'}`,
    });
  else against.push({ what: 'language', words: 'they have no language in common' });
  if (first === undefined || second === undefined) {
    against.push({ what: 'clock', words: 'nothing says how far apart their clocks are' });
    return { reasons, against };
  }
  const apart = Math.abs(first - second) / 60;
  const words = apart === 0 ? 'their clocks are the same' : `their clocks are ${apart} ${apart === 1 ? 'hour' : 'hours'} apart`;
  (apart <= hours ? reasons : against).push({ what: 'clock', words });
  return { reasons, against };
}

/** That two were paired before. */
export function endedWords(day: Day | undefined, outcome: string | undefined): string {
  return `they were paired${day === undefined ? '' : ` until ${day}`}${outcome === undefined ? '' : `: ${outcome}`}`;
}
