// Everything that happened to one thing, in order: what commits changed in its record, what meetings said of it, and what is not committed yet.
import { compare } from '../model/group.ts';
import type { ActionVersion } from '../model/history/action-life.ts';
import type { FieldChange } from '../model/history/field-changes.ts';
import { type Change, happeningsOf } from '../model/history/happenings.ts';
import type { Life, Moment } from '../model/history/lives.ts';
import type { Action } from '../model/meeting.ts';
import type { Overview } from '../model/overview.ts';
import { calledName } from '../model/owner.ts';
import type { Thing } from '../model/reference.ts';
import { plainWords } from '../text/inline.ts';
import type { Day } from '../time/day.ts';
import type { Document, Target } from './document.ts';
import { type SlipSources, type When, whenOf, whenWords } from './slip.ts';
import { targetOf, titleCalled, titleOf } from './thing.ts';
import { shortened } from './words.ts';

/** One thing that happened. `what` is for scripts, `words` for people. */
interface LogEntry {
  readonly when: When;
  readonly what: Change['what'] | FieldChange['what'] | 'said' | 'done' | 'dropped' | 'reopened' | 'parked' | 'words' | 'decided';
  readonly words: string;
  readonly from?: string;
  readonly to?: string;
  readonly target?: Target;
}

export interface LogFacts {
  readonly schema: 'wg/log/1';
  readonly id: string;
  readonly kind: Thing['kind'];
  readonly text: string;
  readonly asOf: Day;
  readonly missing: readonly string[];
  /** Oldest first. */
  readonly entries: readonly LogEntry[];
  readonly target: Target;
}

/** What happened to a thing: to a record from its life and from the notes that speak of it, to an action from its versions. */
export function logFacts(
  view: Overview,
  thing: Thing,
  life: Life | undefined,
  actions: SlipSources['actions'],
  missing: readonly string[],
): LogFacts {
  const entries =
    thing.kind === 'action'
      ? actionEntries(view, thing, actions.get(thing.tracked) ?? [])
      : [...recordEntries(view, thing, life), ...noteEntries(view, thing)];
  return {
    schema: 'wg/log/1',
    id: view.directory.idOf(thing),
    kind: thing.kind,
    text: titleOf(thing),
    asOf: view.today,
    missing,
    entries: entries.sort((a, b) => compare(a.when.day, b.when.day)),
    target: targetOf(thing),
  };
}

/** What happened to a record of which all fields are told, in the same shape. */
export function fieldLogFacts(
  view: Overview,
  thing: Thing,
  changes: readonly { readonly moment: Moment; readonly change: FieldChange }[],
  missing: readonly string[],
): LogFacts {
  const entries = changes.map(({ moment, change }) => ({ when: whenOf(moment, thing), what: change.what, ...fieldWords(change) }));
  return { ...logFacts(view, thing, undefined, new Map(), missing), entries };
}

function fieldWords(change: FieldChange): Pick<LogEntry, 'words' | 'from' | 'to'> {
  if (change.what === 'made') return { words: 'made' };
  if (change.what !== 'field') return fileWords(change);
  const { field, from, to } = change;
  const name = field.replaceAll('_', ' ');
  const ends = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  if (to === undefined) return { words: `${name} taken away`, ...ends };
  const isShort = from !== undefined && from.length + to.length <= LONG;
  return { words: `${name}: ${isShort ? `${from} → ${to}` : shortened(to, LONG)}`, ...ends };
}

/** Longest value that is told, in characters. */
const LONG = 90;

/** One line per entry, its day in front. */
export function logPage({ id, text, asOf, missing, entries, target }: LogFacts): Document {
  return {
    title: `${text}: what happened, as of ${asOf}`,
    called: id,
    blocks: [
      ...missing.map((words) => ({ kind: 'paragraph' as const, inlines: [{ text: words, tone: 'warn' as const }] })),
      entries.length === 0
        ? { kind: 'paragraph', inlines: ['Nothing is known of it yet.'] }
        : {
            kind: 'list',
            items: entries.map(({ when, words, target: at }) => ({
              lead: { text: when.day },
              inlines: [words, ...(when.commit || when.uncommitted ? [{ text: `: ${whenWords(when)}`, tone: 'dim' as const }] : [])],
              target: at ?? target,
            })),
          },
    ],
  };
}

function recordEntries(view: Overview, thing: Thing, life: Life | undefined): LogEntry[] {
  if (life === undefined) return [];
  const phase = thing.kind === 'survey' && thing.phase !== 'analysed' ? thing.phase : undefined;
  return happeningsOf(life).flatMap(({ moment, change }): LogEntry[] => {
    if (phase !== undefined && change.what === 'day' && change.phase !== phase) return [];
    const told = changeWords(view, change);
    return [{ when: whenOf(moment, thing), what: change.what, ...told }];
  });
}

function changeWords({ directory }: Overview, change: Change): Pick<LogEntry, 'words' | 'from' | 'to'> {
  const names = (list: readonly string[]): string => calledIn(directory, list);
  const titles = (list: readonly string[]): string => list.map((one) => `“${titleCalled(directory, one)}”`).join(', ');
  switch (change.what) {
    case 'made': {
      const days = [...change.days].map(([phase, day]) => (phase === '' ? `due ${day}` : `${phase} ${day}`)).join(', ');
      return { words: days === '' ? 'made' : `made, ${days}` };
    }
    case 'day': {
      const what = change.phase === '' ? 'due' : change.phase;
      const ends = { ...(change.from && { from: change.from }), ...(change.to && { to: change.to }) };
      return { words: change.from === undefined ? `${what} ${change.to}` : `${what} ${change.from} → ${change.to ?? 'no day'}`, ...ends };
    }
    case 'state':
      return {
        words: `${change.from ?? 'open'} → ${change.to ?? 'open'}`,
        ...(change.from && { from: change.from }),
        ...(change.to && { to: change.to }),
      };
    case 'owners':
      return {
        words: [
          change.added.length > 0 ? `taken by ${names(change.added)}` : '',
          change.removed.length > 0 ? `given up by ${names(change.removed)}` : '',
        ]
          .filter((part) => part !== '')
          .join(', '),
      };
    case 'waits':
      return {
        words: [
          change.added.length > 0 ? `waits for ${titles(change.added)}` : '',
          change.removed.length > 0 ? `waits no more for ${titles(change.removed)}` : '',
        ]
          .filter((part) => part !== '')
          .join(', '),
      };
    case 'title':
      return { words: `now called “${change.to ?? ''}”`, ...(change.from && { from: change.from }), ...(change.to && { to: change.to }) };
    default:
      return fileWords(change);
  }
}

function fileWords(change: Extract<Change, { what: 'renamed' | 'removed' | 'back' }>): Pick<LogEntry, 'words' | 'from' | 'to'> {
  if (change.what === 'renamed') return { words: `moved to ${change.to}`, from: change.from, to: change.to };
  return { words: change.what === 'back' ? 'its file came back' : 'its file was removed' };
}

/** Next steps that restate a milestone, as meetings said them. */
function noteEntries(view: Overview, thing: Thing): LogEntry[] {
  if (thing.kind !== 'milestone') return [];
  return view.actions.flatMap((tracked) => {
    if (view.coverage.restates(tracked)?.milestone !== thing.record) return [];
    return tracked.mentions.flatMap(({ note, action }): LogEntry[] => {
      const day = note.meeting.date;
      if (day === undefined || day > view.today) return [];
      const state = action.state === 'open' ? 'next step' : action.state;
      const words = `${state}: ${plainWords(action.text)}`;
      return [
        {
          when: { day },
          what: action.state === 'open' ? 'said' : action.state,
          words,
          target: { path: note.source.path, line: action.line },
        },
      ];
    });
  });
}

function actionEntries(view: Overview, thing: Thing, versions: readonly ActionVersion[]): LogEntry[] {
  let before: Action | undefined;
  return versions.flatMap(({ moment, note, said, action }) => {
    const when: When = said ? { day: moment.day } : whenOf(moment, thing);
    const target = { path: note.source.path, line: action.line };
    const told = before === undefined ? [firstWords(view, action)] : differences(view, before, action);
    before = action;
    const entries = told.length === 0 && said ? [{ what: 'said' as const, words: 'carried over' }] : told;
    return entries.map((entry) => ({ when, target, ...entry }));
  });
}

/** People as the group calls them. */
function calledIn(directory: Overview['directory'], names: readonly string[]): string {
  return names.map((name) => calledName(directory, name)).join(', ');
}

type Told = Pick<LogEntry, 'what' | 'words' | 'from' | 'to'>;

function firstWords({ directory }: Overview, { deadline, owners, nobody }: Action): Told {
  const who = owners.length > 0 ? calledIn(directory, owners) : (nobody ?? 'nobody');
  return { what: 'made', words: `said, ${who}${deadline?.due ? `, due ${deadline.due}` : ''}` };
}

function differences({ directory }: Overview, before: Action, now: Action): readonly Told[] {
  const told: Told[] = [];
  const names = (list: readonly string[]): string => (list.length === 0 ? 'nobody' : calledIn(directory, list));
  if (before.state !== now.state)
    told.push(
      now.state === 'open'
        ? { what: 'reopened', words: 'opened again' }
        : { what: now.state, words: `${now.state}${now.stateNote ? ` (${now.stateNote})` : ''}` },
    );
  const [from, to] = [before.deadline?.due, now.deadline?.due];
  if (from !== to)
    told.push({ what: 'day', words: `due ${from ?? 'no day'} → ${to ?? 'no day'}`, ...(from && { from }), ...(to && { to }) });
  if (names(before.owners) !== names(now.owners))
    told.push({ what: 'owners', words: `from ${names(before.owners)} to ${names(now.owners)}` });
  if (now.parkedUntil !== undefined && before.parkedUntil !== now.parkedUntil)
    told.push({ what: 'parked', words: `parked until ${now.parkedUntil}`, to: now.parkedUntil });
  if (before.text !== now.text) told.push({ what: 'words', words: `now “${plainWords(now.text)}”` });
  return told;
}
