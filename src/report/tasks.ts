// Bureaucratic tasks: whom they hold up, what they take, the simpler way; and, of those that became simpler, what is saved each time.
import { communityNamed } from '../model/communities.ts';
import { type BureaucraticTask, compare } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import type { Directory } from '../model/reference.ts';
import type { Day } from '../time/day.ts';
import type { Block, Document, Inline, Item, Target } from './document.ts';
import { type Origin, originInlines, originOf } from './thing.ts';
import { plural } from './words.ts';

/** What a task takes each time. What nobody wrote down is missing. */
interface Effort {
  readonly steps?: number;
  readonly minutes?: number;
  readonly days?: number;
}

interface TaskFacts {
  readonly id: string;
  readonly title: string;
  readonly state: 'open' | 'simplified' | 'dropped';
  readonly heldUp: readonly string[];
  readonly demandedBy?: string;
  readonly neededFor?: string;
  readonly steps: readonly string[];
  readonly before: Effort;
  /** Of a task that is not open. */
  readonly after?: Effort;
  /** Before less after, for what is known of both; negative where it takes more now. */
  readonly saved?: Effort;
  readonly simpler?: string;
  readonly changed?: Day;
  readonly why?: string;
  readonly from?: Origin;
  readonly target: Target;
}

export interface TasksFacts {
  readonly schema: 'wg/tasks/1';
  readonly group: string;
  readonly asOf: Day;
  readonly tasks: readonly TaskFacts[];
  readonly open: number;
  /** Sums over the tasks that are not open, each done once. */
  readonly saved: Required<Effort>;
}

const MEASURES = ['steps', 'minutes', 'days'] as const;

/** The facts on a day: open tasks first, each state by title. */
export function tasksFacts({ group, directory, today }: Overview): TasksFacts {
  const tasks = group.tasks
    .map((record) => taskFacts(directory, record))
    .sort((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open') || compare(a.title, b.title));
  const sum = (measure: (typeof MEASURES)[number]): number => tasks.reduce((total, { saved }) => total + (saved?.[measure] ?? 0), 0);
  return {
    schema: 'wg/tasks/1',
    group: group.settings.name ?? 'this group',
    asOf: today,
    tasks,
    open: tasks.filter(({ state }) => state === 'open').length,
    saved: { steps: sum('steps'), minutes: sum('minutes'), days: sum('days') },
  };
}

function taskFacts(directory: Directory, record: BureaucraticTask): TaskFacts {
  const { slug, path, fields } = record;
  const { state = 'open', steps = [], minutes, days, demanded_by, needed_for, simpler, changed, why, source } = fields;
  const before = effort(fields.steps?.length, minutes, days);
  const after =
    state === 'open'
      ? undefined
      : state === 'dropped'
        ? effort(0, 0, 0)
        : effort(fields.steps_after?.length, fields.minutes_after, fields.days_after);
  return {
    id: directory.idOf({ kind: 'task', id: slug, record }),
    title: fields.title ?? slug,
    state,
    heldUp: (fields.held_up ?? []).map((name) => communityNamed(directory, name).name),
    ...(demanded_by !== undefined && { demandedBy: demanded_by }),
    ...(needed_for !== undefined && { neededFor: needed_for }),
    steps,
    before,
    ...(after && { after, saved: savedOf(before, after) }),
    ...(simpler !== undefined && { simpler }),
    ...(changed && { changed }),
    ...(why !== undefined && { why }),
    ...(source !== undefined && { from: originOf(directory, source) }),
    target: { path },
  };
}

function effort(steps: number | undefined, minutes: number | undefined, days: number | undefined): Effort {
  return { ...(steps !== undefined && { steps }), ...(minutes !== undefined && { minutes }), ...(days !== undefined && { days }) };
}

function savedOf(before: Effort, after: Effort): Effort {
  const less = (measure: (typeof MEASURES)[number]): number | undefined => {
    const [was, is] = [before[measure], after[measure]];
    return was === undefined || is === undefined ? undefined : was - is;
  };
  return effort(less('steps'), less('minutes'), less('days'));
}

/** The tasks as a table, what they save, and the way of each open one. */
export function tasksPage(facts: TasksFacts): Document {
  const { group, asOf, tasks, open, saved } = facts;
  const title = `${group}: bureaucratic tasks as of ${asOf}`;
  if (tasks.length === 0)
    return {
      title,
      blocks: [paragraph('No bureaucratic task is written down yet.', { text: ' wg new-task TITLE makes one.', hint: true })],
    };
  const ended = tasks.length - open;
  return {
    title,
    blocks: [
      paragraph(
        ended === 0
          ? `${plural(open, 'task')} open, and none simpler yet.`
          : `${open} open, ${ended} simpler or gone: each done once saves ${savedWords(saved) || 'nothing that is written down'}.`,
      ),
      {
        kind: 'table',
        columns: ['Task', 'State', 'Steps', 'Minutes', 'Days'],
        rows: tasks.map(({ title: task, state, before, after }): readonly Inline[] => [
          task,
          state,
          ...MEASURES.map((measure) => changeWords(before[measure], after, measure)),
        ]),
      },
      ...details(tasks),
    ],
  };
}

/** `5` where it is open, `5 → 1` where it is not; a question mark for what nobody wrote down. */
function changeWords(before: number | undefined, after: Effort | undefined, measure: (typeof MEASURES)[number]): string {
  const now = after?.[measure];
  if (before === undefined && now === undefined) return '';
  return after === undefined ? String(before) : `${before ?? '?'} → ${now ?? '?'}`;
}

/** `3 steps and 2 days, and takes 5 minutes more`; empty where nothing is saved and nothing takes more. */
function savedWords(saved: Effort): string {
  const less = effortWords(saved, 1);
  const more = effortWords(saved, -1);
  return more === '' ? less : `${less || 'nothing that is written down'}, and takes ${more} more`;
}

/** `3 steps, 40 minutes and 2 days`: what has that sign. */
function effortWords(effort: Effort, sign: 1 | -1): string {
  const parts = MEASURES.flatMap((measure) => {
    const many = sign * (effort[measure] ?? 0);
    return many > 0 ? [plural(many, measure.slice(0, -1))] : [];
  });
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function details(tasks: readonly TaskFacts[]): readonly Block[] {
  const items = tasks.flatMap(
    ({ title, state, heldUp, demandedBy, neededFor, steps, simpler, saved, changed, why, from, target }): readonly Item[] => {
      const line = (lead: string, text: string | undefined): readonly Item[] =>
        text === undefined || text === '' ? [] : [{ lead: { text: lead }, inlines: [text.replace(/\s+/g, ' ')] }];
      const children = [
        ...line('holds up', heldUp.join(', ')),
        ...line('asked by', demandedBy),
        ...line('needed for', neededFor),
        ...(state === 'open' ? line('steps', steps.join(' → ')) : []),
        ...line(state === 'open' ? 'could be' : 'is now', simpler),
        ...line('saves', saved && savedWords(saved)),
        ...line('gone', state === 'dropped' ? why : undefined),
        ...line('since', changed),
        ...(from === undefined ? [] : [{ lead: { text: 'from' }, inlines: originInlines(from, '') }]),
      ];
      return children.length === 0 ? [] : [{ inlines: [{ text: title, tone: 'strong' }], target, children }];
    },
  );
  return items.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: 'What they are about' },
        { kind: 'list', items },
      ];
}

function paragraph(...inlines: readonly Inline[]): Block {
  return { kind: 'paragraph', inlines };
}
