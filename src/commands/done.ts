// Closes an action or a milestone; brings a survey to a phase, and a guideline to a status.

import type { Overview } from '../model/overview.ts';
import { pathOf } from '../model/reference.ts';
import { isOpen } from '../model/waiting.ts';
import { plural } from '../report/words.ts';
import { mayBe } from '../text/did-you-mean.ts';
import { type Changeable, changeable, changeThings, type Edit, type ThingOf, thingCalled } from './change-things.ts';
import type { Command, Context } from './command.ts';
import { doneRecord } from './end-record.ts';
import { openGroup } from './open-group.ts';

export const done: Command = {
  name: 'done',
  summary: 'mark actions, milestones, steps of surveys and guidelines, tasks or pairings as done',
  description:
    'Marks an action as done, with the day, in the latest line that names it, and pins its id; sets the status of a milestone. A phase of a survey (`tools:open`) is done when the survey has come to it, today; a survey is done when it is analysed. A guideline goes on in the same way: `rules:review` when others are to read it, `rules:adopted` when the group recommends it, and what was still open then is told; wg drop retires it. A bureaucratic task is done when it is simpler, a pairing with a note of what came out.',
  arguments: [
    {
      name: 'id',
      description:
        'an action (its id, or its place such as meetings/2026-02-24.md:35), a milestone, a phase of a survey, a status of a guideline, a task or a pairing',
      many: true,
      completes: 'any-id',
    },
  ],
  options: [{ name: 'note', value: 'words', description: 'what came out of a pairing' }],
  examples: ['wg done 2026-02-03#2k5c', 'wg done questionnaire'],
  needs: 'group',
  writes: true,
  async run(context, input) {
    const next = new Set<string>();
    const edit = (view: Overview, thing: Changeable, id: string): Edit | string => {
      if (thing.kind === 'survey') for (const line of afterPhase(view, thing)) next.add(line);
      return doneEdit(view, thing, id, input.one('note')?.trim() || undefined);
    };
    const outcome = await changeThings(context, input, edit, withStatus);
    if (outcome.usage !== undefined || outcome.exit === 2) return outcome;
    const left = await leftOpen(context, input.all('id'));
    return { ...outcome, said: [...(outcome.said ?? []), ...left], ...(next.size > 0 && { next: [...next] }) };
  },
};

const STATUS = /^(.{1,300}?):(draft|review|adopted)$/;

/** `rules:adopted` is a guideline where no other thing is called so. */
function withStatus(view: Overview, id: string): Changeable | string {
  const thing = changeable(view, id, 'task', 'pairing');
  const [, name, status] = typeof thing === 'string' ? (STATUS.exec(id.trim()) ?? []) : [];
  if (name === undefined || status === undefined) return thing;
  const guideline = thingCalled(view, name, ['guideline']);
  return typeof guideline === 'string' ? thing : guideline;
}

/** A survey and a guideline of one name have a phase and a status of one name. */
function bothMeant(view: Overview, thing: Changeable, id: string): string | undefined {
  const [, name = '', status] = thing.kind === 'survey' ? (STATUS.exec(id.trim()) ?? []) : [];
  const guideline = status === undefined ? undefined : view.group.guidelines.find(({ slug }) => slug === name);
  if (guideline === undefined || thing.kind !== 'survey') return undefined;
  return `${mayBe(id, [`${pathOf(guideline)}:${status}`, `${pathOf(thing.record)}:${status}`])}; write one of these`;
}

function doneEdit(view: Overview, thing: Changeable, id: string, note: string | undefined): Edit | string {
  const record = doneRecord(thing, view.today, note);
  if (typeof record === 'string') return record;
  const both = bothMeant(view, thing, id);
  if (both !== undefined) return both;
  if (thing.kind === 'guideline') return guidelineEdit(view, thing, STATUS.exec(id.trim())?.[2]);
  return {
    action: { kind: 'done', day: view.today },
    milestone: [
      ['status', 'done'],
      ['done', view.today],
    ],
    ...(thing.kind === 'survey' && { survey: { fields: [['phase', thing.phase]], day: { phase: thing.phase, day: view.today } } }),
    said: thing.kind === 'survey' ? `the survey is ${thing.phase}, since ${view.today}` : 'done',
    ...(thing.kind === 'survey' && { alreadySaid: `${thing.phase}, or further` }),
    already:
      thing.kind === 'survey'
        ? !isOpen(thing)
        : thing.kind === 'action'
          ? thing.tracked.state === 'done'
          : thing.kind === 'milestone' && thing.record.fields.status === 'done',
    ...record,
  };
}

function guidelineEdit(view: Overview, thing: ThingOf<'guideline'>, status: string | undefined): Edit | string {
  const name = view.directory.idOf(thing);
  const { status: now = 'draft' } = thing.record.fields;
  if (status === undefined) {
    const next = now === 'draft' ? 'review' : 'adopted';
    return now === 'retired'
      ? `${name} is retired; wg done ${name}:review takes it up again`
      : `a guideline is never done; it is ${now === 'draft' ? 'a draft' : now === 'review' ? 'in review' : now}${now === 'adopted' ? '' : `, and goes on with wg done ${name}:${next}`}`;
  }
  return {
    action: { kind: 'done', day: view.today },
    milestone: [],
    guideline: [['status', status], ...(now === 'retired' ? [['why', undefined] as const] : [])],
    said:
      status === 'review' ? 'the guideline is in review' : status === 'adopted' ? 'the guideline is adopted' : 'the guideline is a draft',
    alreadySaid: status === 'review' ? 'in review' : status,
    already: now === status,
  };
}

/** How a survey goes on that has come to a phase, or further. */
function afterPhase({ directory }: Overview, thing: ThingOf<'survey'>): readonly string[] {
  const name = directory.idOf({ ...thing, phase: 'analysed' });
  switch (isOpen(thing) ? thing.phase : (thing.record.fields.phase ?? thing.phase)) {
    case 'draft':
    case 'review':
      return [`wg export-survey ${name}`, `wg done ${name}:open`];
    case 'open':
      return [`wg recap ${name}`, `wg sent ${name} CHANNEL`];
    case 'closed':
      return [`wg import-survey FILE --survey ${name}`];
    case 'analysed':
      return [`wg report survey ${name}`];
  }
}

/** What is still open in guidelines that are adopted by this: the group decides, and should know. */
async function leftOpen(context: Context, ids: readonly string[]): Promise<readonly string[]> {
  if (!ids.some((id) => /:adopted\s*$/.test(id))) return [];
  const [{ evidenceOf }, { blockersOf }] = await Promise.all([
    import('../model/evidence/evidence.ts'),
    import('../model/evidence/standing.ts'),
  ]);
  const view = await openGroup(context);
  const { guidelines } = await evidenceOf(view, context.files);
  return ids.flatMap((id) => {
    const thing = withStatus(view, id);
    const grounded =
      typeof thing === 'string' || thing.kind !== 'guideline' ? undefined : guidelines.find((g) => g.guideline === thing.record);
    const left = grounded === undefined || grounded.status === 'adopted' ? 0 : blockersOf(view, grounded).length;
    const name = typeof thing === 'string' ? id : view.directory.idOf(thing);
    return left === 0 ? [] : [`${plural(left, 'thing')} stood between it and adoption: wg report guidelines ${name} lists them`];
  });
}
