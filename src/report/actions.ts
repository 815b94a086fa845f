// Actions as a list: which of them were asked for, in the order that serves those who look for something to do.

import { compare } from '../model/group.ts';
import type { Action } from '../model/meeting.ts';
import type { Overview } from '../model/overview.ts';
import { calledName, ownerKey } from '../model/owner.ts';
import { carried, closedOn, type Tracked } from '../model/tracked.ts';
import { plainWords } from '../text/inline.ts';
import { type Day, daysBetween } from '../time/day.ts';
import type { Block, Document, Item, Span, Target } from './document.ts';
import { titleCalled } from './thing.ts';
import { deadlineWords, plural, shortened } from './words.ts';

/** Which actions are asked for; `owners` as `ownerKey` gives them. Without `all` only open ones. */
export interface ActionsAsked {
  readonly owners: readonly string[];
  readonly unowned: boolean;
  readonly overdue: boolean;
  readonly all: boolean;
  /** Said, or with `all` closed, on this day or later. */
  readonly since?: Day;
}

type State = 'open' | 'parked' | 'resting' | 'done' | 'dropped';

interface ActionFact {
  readonly id: string;
  readonly text: string;
  /** As the group calls them; as written where nobody knows them. */
  readonly owners: readonly string[];
  /** The word that stands for an owner and names nobody. */
  readonly nobody: string | null;
  readonly handOff: string | null;
  readonly state: State;
  /** Words that the mark gives (`dropped: why`). */
  readonly stateNote: string | null;
  readonly closed: Day | null;
  readonly due: Day | null;
  readonly words: string | null;
  /** Why the words give no day. */
  readonly problem: string | null;
  /** Days since it was due, from 1; null where it is not late or not open. */
  readonly late: number | null;
  readonly parkedUntil: Day | null;
  /** As written, and the title of what it names. */
  readonly blockedBy: string | null;
  readonly blockedByTitle: string | null;
  /** The day of the meeting at which it was first said. */
  readonly said: Day | null;
  readonly carried: number;
  readonly openDays: number;
  readonly marked: boolean;
  /** Read out of words, and confirmed by nobody. */
  readonly inferred: boolean;
  readonly links: readonly string[];
  /** Of the latest mention. */
  readonly target: Target;
  /** Oldest first; the first is where it was said. */
  readonly mentions: readonly MentionFact[];
}

interface MentionFact {
  readonly id: string;
  readonly meeting: string;
  readonly day: Day | null;
  readonly text: string;
  readonly state: Action['state'];
  readonly marked: boolean;
  readonly target: Target;
}

export interface ActionsFacts {
  readonly schema: 'wg/actions/1';
  readonly group: string;
  readonly asOf: Day;
  readonly asked: {
    readonly owners: readonly string[];
    readonly unowned: boolean;
    readonly overdue: boolean;
    readonly all: boolean;
    readonly since: Day | null;
  };
  /** Of all open actions, not only of those asked for. */
  readonly counts: {
    readonly open: number;
    readonly withoutOwner: number;
    readonly overdue: number;
    readonly parked: number;
    readonly resting: number;
  };
  /** By due day, those without one last; then as they were said. */
  readonly actions: readonly ActionFact[];
}

/** The actions of a group on a day, as far as they are asked for. */
export function actionsFacts(view: Overview, asked: ActionsAsked): ActionsFacts {
  const all = view.actions.map((tracked) => ({ tracked, fact: factOf(view, tracked) }));
  const open = all.filter(({ fact }) => fact.state === 'open');
  const isAsked = ({ tracked, fact }: (typeof all)[number]): boolean =>
    (asked.all || fact.state === 'open') &&
    (!asked.unowned || fact.owners.length === 0) &&
    (!asked.overdue || fact.late !== null) &&
    (asked.owners.length === 0 || tracked.owners.some((o) => asked.owners.includes(ownerKey(view.directory, o)))) &&
    (asked.since === undefined || (fact.said ?? '') >= asked.since || (fact.closed ?? '') >= asked.since);
  return {
    schema: 'wg/actions/1',
    group: view.group.settings.name ?? 'this group',
    asOf: view.today,
    asked: { ...asked, owners: asked.owners.map((o) => calledName(view.directory, o)), since: asked.since ?? null },
    counts: {
      open: open.length,
      withoutOwner: open.filter(({ fact }) => fact.owners.length === 0).length,
      overdue: open.filter(({ fact }) => fact.late !== null).length,
      parked: all.filter(({ fact }) => fact.state === 'parked').length,
      resting: all.filter(({ fact }) => fact.state === 'resting').length,
    },
    actions: all
      .filter(isAsked)
      .map(({ fact }) => fact)
      .sort((a, b) => compare(a.due ?? '9999', b.due ?? '9999')),
  };
}

function factOf({ directory, today }: Overview, tracked: Tracked): ActionFact {
  const { origin, latest, mentions, state, text, owners, inferred } = tracked;
  const { nobody, handOff, stateNote, deadline, parkedUntil, blockedBy } = latest.action;
  const due = deadline?.due ?? null;
  const isAway = state === 'open' && parkedUntil !== undefined && parkedUntil > today;
  const { times, days } = carried(tracked, today);
  return {
    id: tracked.id,
    text,
    owners: [...new Set(owners.map((owner) => calledName(directory, owner)))],
    nobody: owners.length > 0 ? null : (nobody ?? null),
    handOff: handOff?.text ?? null,
    state: isAway ? 'parked' : state,
    stateNote: stateNote ?? null,
    closed: closedOn(tracked) ?? null,
    due,
    words: deadline?.words ?? null,
    problem: deadline?.problem?.reason ?? null,
    late: state === 'open' && !isAway && due !== null && due < today ? daysBetween(due, today) : null,
    parkedUntil: parkedUntil ?? null,
    blockedBy: blockedBy ?? null,
    blockedByTitle: blockedBy === undefined ? null : titleCalled(directory, blockedBy),
    said: origin.note.meeting.date ?? null,
    carried: times,
    openDays: days,
    marked: mentions.some(({ action }) => action.certainty === 'marked'),
    inferred,
    links: latest.action.links,
    target: { path: latest.note.source.path, line: latest.action.line },
    mentions: mentions.map(({ note, action }) => ({
      id: `${note.id}#${action.id}`,
      meeting: note.id,
      day: note.meeting.date ?? null,
      text: action.text,
      state: action.state,
      marked: action.certainty === 'marked',
      target: { path: note.source.path, line: action.line },
    })),
  };
}

/** The list: what nobody does yet, what is late, what comes, what has no day; with `all` what is parked or closed, the latest first. */
export function actionsPage(facts: ActionsFacts): Document {
  const { actions, asked } = facts;
  const latestFirst = actions.toSorted((a, b) => compare(b.closed ?? '', a.closed ?? ''));
  return {
    title: `${facts.group}: ${asked.overdue ? 'overdue ' : ''}actions${askedWords(asked)} as of ${facts.asOf}`,
    blocks: [
      { kind: 'paragraph', inlines: [summary(facts)] },
      ...SECTIONS.flatMap(({ text, has }) => section(text, actions.filter(has), text === 'Late' ? lateAside(actions) : undefined)),
      ...section('Done', latestFirst.filter(isIn('done'))),
      ...section('Dropped', latestFirst.filter(isIn('dropped'))),
    ],
  };
}

const isIn =
  (state: State) =>
  (action: ActionFact): boolean =>
    action.state === state;
const isOwned = (action: ActionFact): boolean => action.state === 'open' && action.owners.length > 0;

const SECTIONS: readonly { readonly text: string; has(action: ActionFact): boolean }[] = [
  { text: 'Help wanted', has: (a) => a.state === 'open' && a.owners.length === 0 },
  { text: 'Late', has: (a) => isOwned(a) && a.late !== null },
  { text: 'To do', has: (a) => isOwned(a) && a.late === null && a.due !== null },
  { text: 'Without a day', has: (a) => isOwned(a) && a.due === null },
  { text: 'Parked', has: isIn('parked') },
  { text: 'Resting', has: isIn('resting') },
];

/** How many are late beside those that stand under that heading; undefined where there are none. */
export function lateAside(actions: readonly ActionFact[]): string | undefined {
  const count = actions.filter(({ owners, late }) => owners.length === 0 && late !== null).length;
  return count === 0 ? undefined : `${count} more under help wanted`;
}

/** The whole of most actions; what is longer stands at the place that the line leads to. */
const longest = 160;

function askedWords({ owners, unowned, since }: ActionsFacts['asked']): string {
  const words = [owners.length > 0 && ` of ${owners.join(', ')}`, unowned && ' of nobody', since && ` since ${since}`];
  return words.filter(Boolean).join('');
}

function summary({ counts, actions, asked }: ActionsFacts): string {
  if (counts.open + counts.parked + counts.resting + actions.length === 0) return 'nothing is open';
  const narrow = asked.owners.length > 0 || asked.unowned || asked.overdue || asked.since !== null || asked.all;
  const all = `${counts.open} open, ${counts.withoutOwner} without an owner, ${counts.overdue} late${also(counts.parked, 'parked')}${also(counts.resting, 'resting')}`;
  return narrow ? `${actions.length === 0 ? 'none' : actions.length} of these; in all: ${all}` : all;
}

function also(count: number, state: State): string {
  return count === 0 ? '' : `, ${count} ${state}`;
}

function section(text: string, actions: readonly ActionFact[], aside?: string): readonly Block[] {
  if (actions.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: `${text} (${actions.length})`, ...(aside !== undefined && { aside }) },
    { kind: 'list', items: actions.map(itemOf) },
  ];
}

function itemOf(action: ActionFact): Item {
  const details = detailsOf(action);
  const inlines = [
    shortened(plainWords(action.text), longest),
    ...(details.length === 0 ? [] : [DIM(' ('), ...details.flatMap((d, i) => (i === 0 ? [d] : [DIM(', '), d])), DIM(')')]),
    ...(action.inferred ? [{ text: ' inferred', tone: 'warn' as const }] : []),
    { text: ` ${action.id}`, tone: 'id' as const, hint: true as const },
  ];
  const children =
    action.handOff !== null && action.state === 'open' ? [{ inlines: [DIM(`→ ${shortened(action.handOff, longest)}`)] }] : [];
  return { inlines, target: action.target, ...(children.length > 0 && { children }) };
}

const DIM = (text: string): Span => ({ text, tone: 'dim' });

function detailsOf({ owners, nobody, due, words, late, state, stateNote, closed, parkedUntil, ...rest }: ActionFact): readonly Span[] {
  const details: Span[] = [];
  if (owners.length > 0) details.push(DIM(owners.join(', ')));
  else if (nobody !== null) details.push(DIM(`“${nobody}”`));
  if (state === 'done' || state === 'dropped') {
    const why = stateNote?.replace(closed ?? '', '').replace(/^[\s:,]+/, '') ?? '';
    details.push(DIM(`${state}${closed === null ? '' : ` ${closed}`}${why === '' ? '' : `: ${shortened(why, longest)}`}`));
    return details;
  }
  if (due !== null) details.push(DIM(words === null || words.includes(due) ? `due ${due}` : deadlineWords({ words, due })));
  else if (words !== null) details.push(DIM(`“${words}” gives no day`));
  if (late !== null) details.push({ text: `${plural(late, 'day')} late`, tone: 'bad' });
  if (state === 'parked') details.push(DIM(`until ${parkedUntil}`));
  if (rest.blockedByTitle !== null) details.push(DIM(`waits for ${rest.blockedByTitle}`));
  if (rest.carried > 0) details.push(DIM(`carried ${plural(rest.carried, 'time')}`));
  if (rest.openDays > 0) details.push(DIM(`open ${plural(rest.openDays, 'day')}`));
  return details;
}
