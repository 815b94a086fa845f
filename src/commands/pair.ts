// Records that one community looks after another, or that two people are to meet, with the day on which the group asks how it went.
import { shepherdings } from '../model/communities.ts';
import { type PairingFields, pairingKind } from '../model/kinds.ts';
import type { Overview } from '../model/overview.ts';
import { printYamlRecord } from '../model/print.ts';
import type { Thing } from '../model/reference.ts';
import { slugOf } from '../text/slug.ts';
import { addDays } from '../time/day.ts';
import { thingCalled } from './change-things.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { dayFromWords } from './day-from-words.ts';
import { madeResult, thereAlready } from './new-titled.ts';
import { openGroup } from './open-group.ts';
import { missingSchema, schemaFrom } from './schema-file.ts';

export const pair: Command = {
  name: 'pair',
  summary: 'record that a community looks after another, or that two people meet',
  description:
    'Writes pairings/A-B.yaml. Of two communities the first looks after the second. The group asks again on the day of --until, or in eight weeks: then the pairing comes back in the report and the agenda, until wg done PAIRING --note says what came out.',
  arguments: [
    { name: 'one', description: 'the community that looks after the other; or a person', completes: 'community' },
    { name: 'other', description: 'the community that is looked after; or a person', completes: 'community' },
  ],
  options: [
    { name: 'why', value: 'words', description: 'what it is for' },
    { name: 'until', value: 'when', description: 'when the group asks how it goes; a day or words' },
  ],
  examples: ['wg pair edda-holm pia-lund --why "both lend tools" --until "mid April"'],
  needs: 'group',
  writes: true,
  run,
};

/** Eight weeks: long enough for something to happen, short enough to be remembered. */
const USUAL_DAYS = 56;

async function run(context: Context, input: Input): Promise<Outcome> {
  const view = await openGroup(context);
  const two = twoOf(view, input.one('one') ?? '', input.one('other') ?? '');
  if (typeof two === 'string') return { usage: two };
  const [one, other] = two;
  const between = two.map((thing) => view.directory.idOf(thing));
  const slug = slugOf(two.map(({ id }) => id).join(' '));
  const same = view.group.pairings.find((pairing) => isSame(view, pairing.fields, two) && (pairing.fields.state ?? 'open') === 'open');
  if (same)
    return thereAlready(same.slug, same.path, 'pairs them already', [`wg move ${same.slug} WHEN`, `wg done ${same.slug} --note "…"`]);
  const words = input.one('until');
  const until = words === undefined ? { day: addDays(view.today, USUAL_DAYS) } : dayFromWords(words, view);
  if ('problem' in until) return { usage: until.problem };
  const taken = new Set(view.group.pairings.map((pairing) => pairing.slug));
  const id = taken.has(slug) ? slugOf(two.map((thing) => thing.id).join(' '), taken) : slug;
  const why = input.one('why')?.trim() || undefined;
  const path = `pairings/${id}.yaml`;
  const fields: PairingFields = { between, since: view.today, ...(why !== undefined && { why }), follow_up: until.day };
  const isShepherding = one.kind === 'community';
  const known = shepherdings(view).some(
    ({ shepherd, shepherded, pairing }) =>
      pairing === undefined &&
      one.kind === 'community' &&
      other.kind === 'community' &&
      shepherd.record === one.record &&
      shepherded.record === other.record,
  );
  const turned: readonly [Half, Half] = [other, one];
  const reverse = view.group.pairings.find(
    (pairing) => isSame(view, pairing.fields, turned) && (pairing.fields.state ?? 'open') === 'open',
  );
  return {
    writes: [
      ...missingSchema(context, pairingKind),
      { path, before: undefined, after: await printYamlRecord(pairingKind, fields, schemaFrom('pairing')) },
    ],
    said: [
      `made ${path}: ${nameOf(one)} ${isShepherding ? 'looks after' : 'and'} ${nameOf(other)}${isShepherding ? '' : ' meet'}; asked again on ${until.day}`,
      ...(reverse === undefined ? [] : [`${reverse.path} has them the other way round; wg drop ${reverse.slug} --why WORDS ends that one`]),
      ...(known ? ['their files say so already; the pairing is what is followed up'] : []),
    ],
    next: ['wg match', `wg done ${id} --note "what came out"`],
    result: madeResult(id, path),
  };
}

type Half = Extract<Thing, { kind: 'community' | 'person' }>;

/** Two communities or two people; a sentence where they are not. */
function twoOf(view: Overview, one: string, other: string): readonly [Half, Half] | string {
  // A town and a person may have one name; two of the same kind are meant.
  for (const kind of ['community', 'person'] as const) {
    const [first, second] = [one, other].map((name) => view.directory.find(name, [kind]));
    if (first === undefined || second === undefined || !('thing' in first) || !('thing' in second)) continue;
    if (first.thing === second.thing) return `\`${one}\` and \`${other}\` are the same`;
    return [first.thing as Half, second.thing as Half];
  }
  const [first, second] = [one, other].map((name) => thingCalled(view, name, ['community', 'person']));
  if (typeof first === 'string') return first;
  if (typeof second === 'string') return second;
  return 'a pairing is of two communities or of two people, not of one and one';
}

/** Whether a pairing is between the same two: of communities in the same order. */
function isSame(view: Overview, { between = [] }: PairingFields, two: readonly [Half, Half]): boolean {
  const things = between.map((name) => {
    const found = view.directory.find(name, [two[0].kind]);
    return 'thing' in found ? found.thing : undefined;
  });
  const [first, second] = things;
  if (first === two[0] && second === two[1]) return true;
  return two[0].kind === 'person' && first === two[1] && second === two[0];
}

function nameOf({ record }: Half): string {
  const { name } = record.fields;
  return ('nickname' in record.fields ? record.fields.nickname : undefined) ?? name ?? record.slug;
}
