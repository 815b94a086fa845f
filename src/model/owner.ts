// Owners as notes name them: when two names are one person, and what the group calls that person.
import type { Directory, Thing } from './reference.ts';
import { sameWords } from './similar.ts';

/** By what owners are compared: the slug of the person, else the name as written without case and marks. */
export function ownerKey(directory: Directory, name: string): string {
  const found = directory.find(name, ['person']);
  return 'thing' in found ? found.thing.id : sameWords(name);
}

/** What the group calls a person: the nickname, else the name; as written where nobody knows it. */
export function calledName(directory: Directory, name: string): string {
  const found = directory.find(name, ['person']);
  if (!('thing' in found) || found.thing.kind !== 'person') return name;
  const { fields, slug } = found.thing.record;
  return fields.nickname ?? fields.name ?? slug;
}

/** Who owns a thing, as written; nobody for a meeting or a person. */
export function ownersOf(thing: Thing): readonly string[] {
  if (thing.kind === 'action') return thing.tracked.owners;
  return 'record' in thing && 'owners' in thing.record.fields ? (thing.record.fields.owners ?? []) : [];
}
