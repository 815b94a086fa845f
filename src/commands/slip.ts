// How far the group's days moved.
import { actionLives } from '../model/history/action-life.ts';
import type { Overview } from '../model/overview.ts';
import { type Thing, workKinds } from '../model/reference.ts';
import { slipFacts, slipPage } from '../report/slip.ts';
import { titleOf } from '../report/thing.ts';
import { thingCalled } from './change-things.ts';
import type { Context } from './command.ts';
import { openPast } from './open-past.ts';
import { type ReportKind, shortNamed } from './report-kind.ts';

export const slipKind: ReportKind = {
  name: 'slip',
  summary: 'how far each day moved from where it first stood',
  argument: { name: 'id', description: 'one thing; all that have a day where none is given', optional: true, completes: 'any-id' },
  texts: 'again',
  async make(view, input, context) {
    const id = input.one('id');
    const one = id === undefined ? undefined : thingCalled(view, id, workKinds);
    if (typeof one === 'string') return { usage: one };
    const facts = await slipOfThings(view, one, context);
    return { facts, page: () => slipPage(facts, one && titleOf(one)) };
  },
};

async function slipOfThings(view: Overview, one: Thing | undefined, context: Context) {
  // A survey is asked for as a whole: each of its phases has a day.
  const things = view.directory.things.filter((thing) =>
    one === undefined
      ? thing.kind !== 'person' && thing.kind !== 'meeting'
      : thing === one || (one.kind === 'survey' && one.phase === 'analysed' && thing.kind === 'survey' && thing.record === one.record),
  );
  const past = await openPast(context, view, one === undefined || one.kind === 'action' ? 'with notes' : 'records');
  const dated = things.flatMap((thing) => (thing.kind === 'action' ? [thing.tracked] : []));
  const actions = await actionLives(dated, view.group, past.versions, view.today);
  return slipFacts(view, things, { lives: past.lives, actions, missing: past.missing, cut: past.versions?.cut ?? false });
}

export const slip = shortNamed(slipKind, {
  description:
    'Reads the history of the group’s files: the first day that a milestone or a phase of a survey had on the main line is its baseline, and each move is shown with its day and the words of its commit; changes within a day count as one. Actions move in meetings and by edits of their notes. From five finished things on it also says how late this group usually is.',
  examples: ['wg slip', 'wg slip questionnaire', 'wg slip --json'],
});
