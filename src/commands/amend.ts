// Takes goals that were raised in meetings into the charter; without an id, lists those that wait.
import { goalLine, type RaisedGoal, raisedGoals, withGoal } from '../model/charter.ts';
import type { Overview } from '../model/overview.ts';
import type { Document } from '../report/document.ts';
import { didYouMean, mayBe, nearest } from '../text/did-you-mean.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { openGroup } from './open-group.ts';

export const amend: Command = {
  name: 'amend',
  summary: 'take a goal that was raised in a meeting into the charter',
  description:
    'What was said where a meeting asked for goals (“Have we missed any goals?”) is a proposal to amend the charter. Without an id: the proposals, where each was raised, and the line that would be added. ' +
    'With an id: the line stands at the end of the goals in charter.md. wg refuse ID says that a proposal is none.',
  arguments: [{ name: 'id', description: 'a proposal, as the list shows it', optional: true, many: true }],
  options: [],
  examples: ['wg amend', 'wg amend 2026-02-03#x69j'],
  needs: 'group',
  writes: true,
  formats: ['terminal', 'md'],
  run,
};

async function run(context: Context, input: Input): Promise<Outcome> {
  const view = await openGroup(context);
  const goals = raisedGoals(view.group);
  const ids = input.all('id');
  if (ids.length === 0) {
    const open = goals.filter(({ refused, inCharter }) => !refused && !inCharter);
    const json = { schema: 'wg/amendments/1', amendments: open.map(factsOf) };
    const [first] = open;
    const next = first === undefined ? [] : [`wg amend ${idOf(first)}`, `wg refuse ${idOf(first)}`];
    return { result: { document: page(open), json }, next };
  }
  const problems: string[] = [];
  const said: string[] = [];
  const before = view.group.charter?.text;
  let text = before;
  for (const id of ids) {
    const bare = id.replace(/^#/, '');
    const hits = goals.filter((goal) => idOf(goal) === bare || goal.raised.id === bare);
    const [goal, another] = hits;
    if (goal === undefined || another !== undefined) {
      problems.push(goal === undefined ? missing(id, goals) : `${mayBe(id, hits.map(idOf))}; write one of these`);
      continue;
    }
    const line = goalLine(goal);
    if (goal.inCharter || text?.includes(line) === true) {
      said.push(`${idOf(goal)}: the charter says it already; nothing was changed`);
      continue;
    }
    text = withGoal(text === undefined ? undefined : { path: 'charter.md', text }, line, titleOf(view));
    said.push(`${idOf(goal)}: now a goal of the charter: ${goal.raised.text}`);
  }
  if (problems.length > 0) return { usage: problems.join('\n  ') };
  if (before === undefined && context.files.exists('charter.md')) return { usage: 'charter.md cannot be read; wg check says why' };
  return {
    writes: text === undefined || text === before ? [] : [{ path: 'charter.md', before, after: text }],
    said,
    next: ['git diff charter.md', 'wg amend'],
  };
}

function idOf({ note, raised }: Pick<RaisedGoal, 'note' | 'raised'>): string {
  return `${note.id}#${raised.id}`;
}

function titleOf({ group }: Overview): string {
  return group.settings.name ?? 'Charter';
}

function missing(id: string, goals: readonly RaisedGoal[]): string {
  return `there is no proposal \`${id}\`; ${didYouMean(nearest(id, goals.map(idOf)), 'wg amend without an id lists them')}`;
}

function factsOf(goal: RaisedGoal) {
  const { note, raised } = goal;
  return { id: idOf(goal), text: raised.text, target: { path: note.source.path, line: raised.line }, adds: goalLine(goal) };
}

function page(goals: readonly RaisedGoal[]): Document {
  const none = { kind: 'paragraph', inlines: ['No goal was raised that the charter does not have.'] } as const;
  const items = goals.map((goal) => {
    const { id, text, target, adds } = factsOf(goal);
    return {
      inlines: [{ text: id, tone: 'id' as const }, ` ${text}`],
      target,
      children: [{ inlines: [{ text: `adds: ${adds}`, tone: 'dim' as const }] }],
    };
  });
  return {
    title: 'Raised as goals, and not in the charter',
    blocks: goals.length === 0 ? [none] : [{ kind: 'list', items }],
  };
}
