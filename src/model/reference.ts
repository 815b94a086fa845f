// Names for things: a slug, a path, an alias, a title, `the survey`, `2016-02-16#k3xq`. One place decides what a reference means.
import { nearest } from '../text/did-you-mean.ts';
import {
  type BureaucraticTask,
  type Community,
  type Group,
  type Guideline,
  type Milestone,
  type Note,
  namesOf,
  type Pairing,
  type Person,
  type Recognition,
  type Survey,
} from './group.ts';
import { sameWords } from './similar.ts';
import { type Phase, phases } from './surveys/codebook.ts';
import type { Tracked } from './tracked.ts';

export type Thing =
  | { readonly kind: 'milestone'; readonly id: string; readonly record: Milestone }
  | { readonly kind: 'guideline'; readonly id: string; readonly record: Guideline }
  /** A survey as something to wait for: one of its phases. The survey itself is its last one, `analysed`; the others have ids such as `tools:open`. */
  | { readonly kind: 'survey'; readonly id: string; readonly record: Survey; readonly phase: Phase }
  | { readonly kind: 'person'; readonly id: string; readonly record: Person }
  | { readonly kind: 'community'; readonly id: string; readonly record: Community }
  | { readonly kind: 'recognition'; readonly id: string; readonly record: Recognition }
  | { readonly kind: 'task'; readonly id: string; readonly record: BureaucraticTask }
  | { readonly kind: 'pairing'; readonly id: string; readonly record: Pairing }
  | { readonly kind: 'meeting'; readonly id: string; readonly note: Note }
  | { readonly kind: 'action'; readonly id: string; readonly tracked: Tracked };

/** The kinds of things that are work: that wait for each other, have days, and are over at some time. */
export const workKinds = ['milestone', 'guideline', 'survey', 'action'] as const satisfies readonly Thing['kind'][];

export type Found =
  | { readonly thing: Thing }
  | { readonly several: readonly Thing[] }
  | { readonly missing: string; readonly near: string | undefined };

/** Finds things by reference. Made once per group; a look-up costs little. */
export interface Directory {
  find(reference: string, kinds?: readonly Thing['kind'][]): Found;
  /** The shortest reference that finds the thing: its slug where it is unique, else its path. */
  idOf(thing: Thing): string;
  readonly things: readonly Thing[];
}

export function directoryOf(group: Group, actions: readonly Tracked[]): Directory {
  const things: Thing[] = [
    ...group.milestones.map((record) => ({ kind: 'milestone' as const, id: record.slug, record })),
    ...group.guidelines.map((record) => ({ kind: 'guideline' as const, id: record.slug, record })),
    ...group.surveys.flatMap(phasesOf),
    ...group.people.map((record) => ({ kind: 'person' as const, id: record.slug, record })),
    ...group.communities.map((record) => ({ kind: 'community' as const, id: record.slug, record })),
    ...group.recognition.map((record) => ({ kind: 'recognition' as const, id: record.slug, record })),
    ...group.tasks.map((record) => ({ kind: 'task' as const, id: record.slug, record })),
    ...group.pairings.map((record) => ({ kind: 'pairing' as const, id: record.slug, record })),
    ...group.notes.map((note) => ({ kind: 'meeting' as const, id: note.id, note })),
    ...actions.map((tracked) => ({ kind: 'action' as const, id: tracked.id, tracked })),
  ];
  const exact = new Map<string, Thing[]>();
  const loose = new Map<string, Thing[]>();
  const byFirstName = new Map<string, Thing[]>();
  const put = (map: Map<string, Thing[]>, name: string, thing: Thing): void => {
    const there = map.get(name);
    if (there === undefined) map.set(name, [thing]);
    else if (!there.includes(thing)) there.push(thing);
  };
  for (const thing of things) {
    if (!('record' in thing) || (thing.kind === 'survey' && thing.phase !== LAST)) continue;
    for (const name of exactNames(thing)) put(exact, name.toLowerCase(), thing);
    for (const name of looseNames(thing)) put(loose, looseName(name), thing);
    if (thing.kind === 'person') put(byFirstName, looseName(thing.record.fields.name ?? '').split(' ')[0] ?? '', thing);
  }
  // Meetings and actions are many, and seldom called by name: their names are gathered when somebody asks for one that may be theirs.
  const gathered = new Map<LateNames, Map<string, Thing[]>>();
  const few = new Map<string, readonly Thing[]>();
  let lengths: ReadonlySet<number> | undefined;
  const late = (of: LateNames, name: string): readonly Thing[] => {
    if (of === 'meetings') {
      lengths ??= new Set(group.notes.flatMap((note) => meetingNames(note).map((own) => own.toLowerCase().length)));
      if (!lengths.has(name.length)) return [];
    }
    if (of === 'short ids' && (few.has(name) || few.size < 20)) {
      const called = few.get(name) ?? things.filter((thing) => thing.kind === 'action' && hasShortId(thing.tracked, name));
      few.set(name, called);
      return called;
    }
    let names = gathered.get(of);
    if (names === undefined) {
      names = new Map();
      for (const thing of things) {
        if ('record' in thing || (thing.kind === 'meeting') !== (of === 'meetings')) continue;
        for (const own of of === 'short ids' && thing.kind === 'action' ? shortIds(thing.tracked) : exactNames(thing))
          put(names, own.toLowerCase(), thing);
      }
      gathered.set(of, names);
    }
    return names.get(name) ?? [];
  };
  const exactly = (name: string, kinds?: readonly Thing['kind'][]): readonly Thing[] => {
    const isShort = /^[0-9a-z]{3,12}$/.test(name);
    const mayBeAction = isShort || /#|:\d+$/.test(name);
    return [
      ...(exact.get(name) ?? []),
      ...(kinds === undefined || kinds.includes('meeting') ? late('meetings', name) : []),
      ...((kinds === undefined || kinds.includes('action')) && mayBeAction ? late(isShort ? 'short ids' : 'actions', name) : []),
    ];
  };
  const hasLesser = things.some(({ kind }) => LESSER.includes(kind));
  // Owners are looked up again and again.
  const found = new Map<string, Found>();
  const find = (reference: string, kinds?: readonly Thing['kind'][]): Found => {
    const key = `${kinds?.join() ?? ''}:${reference}`;
    let one = found.get(key);
    if (one === undefined) {
      one = lookUp(reference, kinds);
      found.set(key, one);
    }
    return one;
  };
  // `x:open` is a phase of the survey x. A name that a milestone has means the milestone, also where a survey has it: making a survey must not
  // change what a name has meant in the notes until then.
  const lookUp = (reference: string, kinds?: readonly Thing['kind'][]): Found => {
    if (group.surveys.length === 0 || kinds?.includes('survey') === false) return lookUpPlain(reference, kinds);
    const [, name, phase] = PHASED.exec(reference.trim()) ?? [];
    if (name !== undefined) {
      const base = lookUpPlain(name, ['survey']);
      const record = 'thing' in base && 'record' in base.thing ? base.thing.record : undefined;
      const one = things.find((t) => t.kind === 'survey' && t.record === record && t.phase === phase);
      if (one !== undefined) return { thing: one };
      if ('several' in base) return base;
    }
    const found = lookUpPlain(reference, kinds);
    const hits = 'thing' in found ? [found.thing] : 'several' in found ? found.several : [];
    if (kinds?.length === 1 || !hits.some(({ kind }) => kind === 'survey')) return found;
    const rest = lookUpPlain(
      reference,
      (kinds ?? NO_SURVEY).filter((kind) => kind !== 'survey'),
    );
    const others = 'thing' in rest ? [rest.thing] : 'several' in rest ? rest.several : [];
    return others.some(({ kind }) => kind === 'milestone') ? rest : found;
  };
  const lookUpPlain = (reference: string, kinds?: readonly Thing['kind'][]): Found => {
    const greater = (kinds ?? GREATER).filter((kind) => !LESSER.includes(kind));
    if (!hasLesser || greater.length === 0 || greater.length === kinds?.length) return lookUpAmong(reference, kinds);
    const found = lookUpAmong(reference, greater);
    return 'missing' in found ? lookUpAmong(reference, kinds) : found;
  };
  const lookUpAmong = (reference: string, kinds?: readonly Thing['kind'][]): Found => {
    const of = (all: readonly Thing[] | undefined): readonly Thing[] =>
      all?.filter((t) => kinds === undefined || kinds.includes(t.kind)) ?? [];
    for (const hits of [
      exactly(reference.trim().toLowerCase(), kinds),
      loose.get(looseName(reference)),
      byFirstName.get(looseName(reference)),
    ].map(of)) {
      if (hits.length === 1) return { thing: hits[0] as Thing };
      if (hits.length > 1) return { several: hits };
    }
    // A suggestion is looked for only where somebody asks for it.
    return {
      missing: reference,
      get near() {
        return nearestName(reference, of(things));
      },
    };
  };
  const idOf = (thing: Thing): string => {
    if (!('record' in thing)) return thing.id;
    const { kind, record } = thing;
    if (kind !== 'survey' && !LESSER.includes(kind))
      return exactly(thing.id.toLowerCase()).filter((t) => !LESSER.includes(t.kind)).length > 1 ? pathOf(record) : thing.id;
    const found = find(record.slug);
    const name = 'thing' in found && 'record' in found.thing && found.thing.record === record ? record.slug : pathOf(record);
    return kind === 'survey' && thing.phase !== LAST ? `${name}:${thing.phase}` : name;
  };
  return { find, idOf, things };
}

const LAST: Phase = 'analysed';
const NO_SURVEY: readonly Thing['kind'][] = ['milestone', 'guideline', 'person', 'meeting', 'action'];
const GREATER: readonly Thing['kind'][] = [...NO_SURVEY, 'survey'];
// A town is a community and may be a milestone too: what is told of communities must not change what a name has meant until then.
const LESSER: readonly Thing['kind'][] = ['community', 'recognition', 'task', 'pairing'];
const PHASED = new RegExp(`^([^]{1,300}?): ?(${phases.join('|')})$`);

/** The phases of a survey, the last one first: it stands for the survey. */
function phasesOf(record: Survey): readonly Thing[] {
  return phases
    .toReversed()
    .map((phase) => ({ kind: 'survey', id: phase === LAST ? record.slug : `${record.slug}:${phase}`, record, phase }));
}

/** The path by which a record is called: without its ending; of a survey its folder. */
export function pathOf({ path }: { readonly path: string }): string {
  return path.replace(path.startsWith('surveys/') ? /\/survey\.yaml$/ : /\.(?:md|yaml)$/, '');
}

// An action is called by an id, by the place of a line, or by the short end of an id.
type LateNames = 'meetings' | 'actions' | 'short ids';

function shortIds({ mentions }: Tracked): readonly string[] {
  return mentions.length === 1 ? [(mentions[0] as Tracked['latest']).action.id] : mentions.map((m) => m.action.id);
}

function hasShortId({ mentions }: Tracked, id: string): boolean {
  for (const { action } of mentions) if (action.id === id) return true;
  return false;
}

function meetingNames({ id, source: { path } }: Note): readonly string[] {
  return [id, path, path.replace(/\.md$/, '')];
}

// The short end of an id has no meaning, so it is compared with the ends of the same note alone.
function nearestName(reference: string, things: readonly Thing[]): string | undefined {
  const hash = reference.lastIndexOf('#');
  const note = reference.slice(0, hash + 1);
  const actions = things.flatMap((t) => (t.kind === 'action' ? [t.id] : [])).filter((id) => id.startsWith(note));
  const short = nearest(
    reference.slice(hash + 1),
    actions.map((id) => id.slice(id.lastIndexOf('#') + 1)),
  );
  const meant = short === undefined ? undefined : actions.find((id) => id.endsWith(`#${short}`));
  if (meant !== undefined || note.length > 1) return meant;
  return nearest(
    reference,
    things.flatMap((t) => (t.kind === 'action' ? [] : [t.id, ...aliasesOf(t)])),
  );
}

function exactNames(thing: Thing): readonly string[] {
  if (thing.kind === 'action') {
    const ids = thing.tracked.mentions.map((m) => m.action.id);
    const places = thing.tracked.mentions.map((m) => `${m.note.source.path}:${m.action.line}`);
    return [...thing.tracked.mentions.map((m) => `${m.note.id}#${m.action.id}`), ...ids, ...ids.map((id) => `#${id}`), ...places];
  }
  if (thing.kind === 'meeting') return meetingNames(thing.note);
  return [thing.record.slug, thing.record.path, pathOf(thing.record), ...aliasesOf(thing)];
}

function looseNames(thing: Thing): readonly string[] {
  if (thing.kind === 'action' || thing.kind === 'meeting') return [];
  if (thing.kind === 'person') return namesOf(thing.record);
  const { fields } = thing.record;
  return ['name' in fields ? fields.name : 'title' in fields ? fields.title : undefined, ...aliasesOf(thing), thing.id].map((n) => n ?? '');
}

function aliasesOf(thing: Thing): readonly string[] {
  return 'record' in thing && thing.kind !== 'pairing' ? (thing.record.fields.aliases ?? []) : [];
}

/** A name as it is compared: `the Survey`, `@ana` and `survey` are one name. */
export function looseName(name: string): string {
  return sameWords(name).replace(/^(?:the|our) /, '');
}
