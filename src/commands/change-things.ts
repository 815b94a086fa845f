// What the edits have in common: find the thing, change its line or its front matter, tell what is different now.

import type { ActionChange } from '../model/action-attempts.ts';
import { changeAction } from '../model/action-line.ts';
import { hintsOf } from '../model/group.ts';
import { pairingKind, taskKind } from '../model/kinds.ts';
import { readNotes } from '../model/notes/read.ts';
import type { Overview } from '../model/overview.ts';
import { pathOf, type Thing } from '../model/reference.ts';
import { type Phase, phases } from '../model/surveys/codebook.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { mayBe } from '../text/did-you-mean.ts';
import { splice } from '../text/edit.ts';
import type { Write } from '../text/files.ts';
import { type FieldChange, setFields } from '../text/header-edit.ts';
import { slugOf } from '../text/slug.ts';
import type { Source } from '../text/source.ts';
import type { Day } from '../time/day.ts';
import type { Context, Input, Outcome } from './command.ts';
import { openGroup } from './open-group.ts';

/** What is set in a survey's file: fields, and the day of a phase. */
interface SurveyChange {
  readonly fields: FieldChange;
  readonly day?: { readonly phase: Phase; readonly day: Day };
}

/** One edit verb: what it does to an action, to a milestone or guideline, and to a survey; `said` tells it, `already` that there is nothing to do. */
export interface Edit {
  readonly action: ActionChange;
  readonly milestone: FieldChange;
  readonly guideline?: FieldChange;
  readonly survey?: SurveyChange;
  /** Of a bureaucratic task or a pairing; kinds that an edit gives no fields for are not its things. */
  readonly record?: FieldChange;
  readonly said: string;
  /** How it is told behind “already”, where not as it is said. */
  readonly alreadySaid?: string;
  readonly already?: boolean;
}

/** The things of some kinds. */
export type ThingOf<K extends Thing['kind']> = Extract<Thing, { readonly kind: K }>;

/** What edits change; tasks and pairings only some of them. */
export type Changeable = ThingOf<'action' | 'milestone' | 'guideline' | 'survey' | 'task' | 'pairing'>;

/** Runs an edit over all ids of the input, all or nothing. */
export async function changeThings(
  context: Context,
  input: Input,
  edit: (view: Overview, thing: Changeable, id: string) => Edit | string,
  find: (view: Overview, id: string) => Changeable | string = changeable,
): Promise<Outcome> {
  const view = await openGroup(context);
  const texts = new Map<string, { before: Source; text: string }>();
  const said: string[] = [];
  const problems = new Set<string>();
  const seen = new Set<Thing>();
  for (const id of input.all('id')) {
    const thing = find(view, id);
    const change = typeof thing === 'string' ? thing : edit(view, thing, id);
    if (typeof thing === 'string' || typeof change === 'string') {
      problems.add(typeof thing === 'string' ? thing : String(change));
      continue;
    }
    // Named twice, by whatever names, a thing is changed once.
    if (seen.has(thing)) continue;
    seen.add(thing);
    if (change.already) {
      said.push(`${view.directory.idOf(thing)}: already ${change.alreadySaid ?? change.said}; nothing was changed`);
      continue;
    }
    const before = thing.kind === 'action' ? thing.tracked.latest.note.source : thing.record.source;
    const text = texts.get(before.path)?.text ?? before.text;
    const after = await changed(view, thing, { path: before.path, text }, change);
    if (typeof after !== 'string') return { diagnostics: [after], exit: 2 };
    texts.set(before.path, { before, text: after });
    said.push(`${view.directory.idOf(thing)}: ${change.said} (${before.path})`);
  }
  if (problems.size > 0) return { usage: [...problems].join('\n  ') };
  const writes: Write[] = [...texts]
    .filter(([, t]) => t.text !== t.before.text)
    .map(([path, t]) => ({ path, before: t.before.text, after: t.text }));
  return { writes, said, next: ['wg report'] };
}

/** The thing that can be changed by that id, or a sentence why there is none; `more` kinds are those that only some edits take. */
export function changeable(view: Overview, id: string, ...more: readonly ('task' | 'pairing')[]): Changeable | string {
  return thingCalled(view, id, ['action', 'milestone', 'guideline', 'survey', ...more]);
}

/** The thing of these kinds that an id means, or a sentence why there is none. */
export function thingCalled<K extends Thing['kind']>(view: Overview, id: string, kinds: readonly K[]): ThingOf<K> | string {
  const { directory } = view;
  const found = directory.find(id, kinds);
  if ('thing' in found) return found.thing as ThingOf<K>;
  if ('several' in found) return oneOf(id, found.several);
  const other = directory.find(id);
  if ('thing' in other) {
    const wanted = [...KINDS].flatMap(([kind, words]) => (kinds.some((one) => one === kind) ? [words] : []));
    return `\`${id}\` is ${KINDS.get(other.thing.kind)}, not ${wanted.join(', ').replace(/, (?=[^,]*$)/, ' or ')}`;
  }
  const [only] = kinds.length === 1 ? kinds : [];
  const near = found.near === undefined ? holdingWord(view, id, kinds) : [found.near];
  const hint = near.length === 0 ? whatThereIs(view, kinds) : `did you mean ${near.map((one) => `\`${one}\``).join(' or ')}?`;
  return `${only === 'person' ? 'nobody' : only === 'survey' ? 'no survey' : 'nothing'} is called \`${id}\`; ${hint}`;
}

/** A sentence about a name of several things. */
export function oneOf(name: string, things: readonly Thing[]): string {
  const paths = things.map((thing) => ('record' in thing ? pathOf(thing.record) : thing.id));
  return `${mayBe(name, paths)}; write one of these`;
}

/** How somebody finds what there is of these kinds. */
function whatThereIs({ group: { surveys } }: Overview, kinds: readonly Thing['kind'][]): string {
  if (kinds.includes('community')) return 'wg report communities shows what there is';
  if (kinds.includes('person')) return 'people are files in people/';
  if (kinds.some((kind) => kind !== 'survey')) return 'wg report and wg report timeline show what there is';
  return surveys.length === 0 ? 'there is none yet: wg new-survey begins one' : `there is ${surveys.map(({ slug }) => slug).join(', ')}`;
}

/** Ids of up to three records whose id has the words of what was typed: `italia` for `mozilla-italia`. */
function holdingWord({ directory }: Overview, typed: string, kinds: readonly Thing['kind'][]): readonly string[] {
  const word = slugOf(typed);
  if (typed.trim().length < 3) return [];
  const ids = directory.things.flatMap((thing) =>
    'record' in thing && kinds.includes(thing.kind) && `-${thing.id.replace(/:[a-z]+$/, '')}-`.includes(`-${word}-`)
      ? [directory.idOf(thing).replace(/:[a-z]+$/, '')]
      : [],
  );
  const near = [...new Set(ids)];
  return near.length > 3 ? [] : near;
}

const KINDS: ReadonlyMap<Thing['kind'], string> = new Map([
  ['action', 'an action'],
  ['milestone', 'a milestone'],
  ['guideline', 'a guideline'],
  ['survey', 'a survey'],
  ['meeting', 'a meeting'],
  ['person', 'a person'],
  ['community', 'a community'],
  ['recognition', 'a form of recognition'],
  ['task', 'a bureaucratic task'],
  ['pairing', 'a pairing'],
]);

async function changed(view: Overview, thing: Changeable, source: Source, change: Edit): Promise<string | Diagnostic> {
  if (thing.kind === 'action') {
    const hints = hintsOf(view.group.settings, view.group.people);
    const { action: asRead, note } = thing.tracked.latest;
    // An earlier change of this run may have moved what stands below it.
    const again = source.text === note.source.text ? [asRead] : readNotes(source, hints).flatMap(({ actions }) => actions);
    const action = again.find(({ line }) => line === asRead.line);
    const { id, origin } = thing.tracked;
    const carries = origin.note === note ? undefined : id;
    const text = action === undefined ? undefined : changeAction(source, action, change.action, hints, carries);
    return (
      text ?? {
        code: 'line-not-edited',
        severity: 'error',
        place: { path: source.path, line: asRead.line, column: 1, excerpt: note.source.text.slice(asRead.span.start, asRead.span.end) },
        message: 'this line cannot be changed without changing what else it says',
        help: 'change it with your editor; the form that always works is `- [until WHEN - OWNER] text`',
      }
    );
  }
  if (thing.kind === 'survey') return changedSurvey(source, change.survey);
  if (thing.kind === 'task' || thing.kind === 'pairing')
    return setFields(source, change.record ?? [], Object.keys((thing.kind === 'task' ? taskKind : pairingKind).fields));
  const fields = thing.kind === 'guideline' ? (change.guideline ?? change.milestone) : change.milestone;
  return setFields(source, fields);
}

async function changedSurvey(source: Source, change: SurveyChange | undefined): Promise<string | Diagnostic> {
  const { surveyKind } = await import('../model/surveys/survey-kind.ts');
  const { setEntry } = await import('../text/entry-edit.ts');
  const order = Object.keys(surveyKind.fields);
  const text = await setFields(source, change?.fields ?? [], order);
  if (typeof text !== 'string' || change?.day === undefined) return text;
  const { phase, day } = change.day;
  const splices = await setEntry({ path: source.path, text }, 'phases', phase, day, { fields: order, entries: phases });
  return 'code' in splices ? splices : splice(text, splices);
}
