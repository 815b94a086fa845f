// What follows from the files of communities, forms of recognition and pairings together: each fact may be written on either side, and is read from
// both. Names that are in no file stay names.
import { type Community, compare, type Pairing, type Person, type Recognition } from './group.ts';
import type { Overview } from './overview.ts';
import type { Directory } from './reference.ts';
import { sameWords } from './similar.ts';

/** A community as somebody names it: its file where it has one. */
export interface Named {
  readonly name: string;
  readonly record?: Community;
}

/** One community looks after another: a field of one of them says so, or a pairing, with its state. */
export interface Shepherding {
  readonly shepherd: Named;
  readonly shepherded: Named;
  readonly pairing?: Pairing;
}

/** A form of recognition with the communities that use it; without a file it is in their words alone. */
export interface FormInUse {
  readonly title: string;
  readonly record?: Recognition;
  readonly communities: readonly Named[];
}

/** Whom a pairing is between: `shepherding` of two communities, or two people who `meet`. */
export type Pair =
  | { readonly kind: 'shepherding'; readonly shepherd: Community; readonly shepherded: Community }
  | { readonly kind: 'meeting'; readonly people: readonly [Person, Person] };

/** The community of a name, with or without a file. */
export function communityNamed(directory: Directory, name: string): Named {
  const found = directory.find(name, ['community']);
  if (!('thing' in found) || found.thing.kind !== 'community') return { name };
  const { record } = found.thing;
  return { name: record.fields.name ?? record.slug, record };
}

/** By what communities are compared: the path of the file, else the words of the name. */
export function communityKey({ name, record }: Named): string {
  return record?.path ?? sameWords(name);
}

/** Whom a pairing is between; undefined where it does not name two communities or two people. */
export function pairOf(directory: Directory, { fields }: Pairing): Pair | undefined {
  const { between = [] } = fields;
  const [one, other] = between.map((name) => communityNamed(directory, name).record);
  if (between.length !== 2) return undefined;
  if (one !== undefined && other !== undefined)
    return one === other ? undefined : { kind: 'shepherding', shepherd: one, shepherded: other };
  const people = between.flatMap((name) => {
    const found = directory.find(name, ['person']);
    return 'thing' in found && found.thing.kind === 'person' ? [found.thing.record] : [];
  });
  const [first, second] = people;
  return first === undefined || second === undefined || first === second ? undefined : { kind: 'meeting', people: [first, second] };
}

/** Who looks after whom, and who did by a pairing that is over: each two once, a pairing before a field. */
export function shepherdings({ group, directory }: Overview): readonly Shepherding[] {
  const found = new Map<string, Shepherding>();
  const add = (one: Shepherding): void => {
    const key = `${communityKey(one.shepherd)}\n${communityKey(one.shepherded)}`;
    const there = found.get(key)?.pairing?.fields.state ?? 'open';
    if (!found.has(key) || (there !== 'open' && (one.pairing?.fields.state ?? 'open') === 'open')) found.set(key, one);
  };
  for (const pairing of group.pairings) {
    const pair = pairOf(directory, pairing);
    if (pair?.kind !== 'shepherding') continue;
    const named = (record: Community): Named => ({ name: record.fields.name ?? record.slug, record });
    add({ shepherd: named(pair.shepherd), shepherded: named(pair.shepherded), pairing });
  }
  for (const record of group.communities) {
    const own: Named = { name: record.fields.name ?? record.slug, record };
    for (const name of record.fields.shepherds ?? []) add({ shepherd: own, shepherded: communityNamed(directory, name) });
    for (const name of record.fields.shepherded_by ?? []) add({ shepherd: communityNamed(directory, name), shepherded: own });
  }
  return [...found.values()];
}

/** The catalogue of recognition: forms with a file by title, then those that communities name in words. */
export function formsInUse({ group, directory }: Overview): readonly FormInUse[] {
  const forms = new Map<string, { title: string; record?: Recognition; users: Map<string, Named> }>();
  for (const record of group.recognition) {
    const users = (record.fields.communities ?? []).map((name) => communityNamed(directory, name));
    forms.set(record.path, {
      title: record.fields.title ?? record.slug,
      record,
      users: new Map(users.map((user) => [communityKey(user), user])),
    });
  }
  for (const community of group.communities) {
    const user: Named = { name: community.fields.name ?? community.slug, record: community };
    for (const words of community.fields.recognition ?? []) {
      const found = directory.find(words, ['recognition']);
      const key = 'thing' in found && found.thing.kind === 'recognition' ? found.thing.record.path : sameWords(words);
      const form = forms.get(key) ?? { title: words, users: new Map<string, Named>() };
      form.users.set(communityKey(user), user);
      forms.set(key, form);
    }
  }
  return [...forms.values()]
    .sort((a, b) => Number(a.record === undefined) - Number(b.record === undefined) || compare(sameWords(a.title), sameWords(b.title)))
    .map(({ users, ...form }) => ({ ...form, communities: [...users.values()].sort((a, b) => compare(a.name, b.name)) }));
}
