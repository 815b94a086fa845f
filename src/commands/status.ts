// The two reports that tell where the group stands: on one page, and as bars along its days. Both look into the history.
import { saidLives } from '../model/history/action-life.ts';
import { newsInNotes, newsSince } from '../model/history/period.ts';
import type { Overview } from '../model/overview.ts';
import { statusFacts } from '../report/status/facts.ts';
import type { StatusPast } from '../report/status/news.ts';
import { statusPage } from '../report/status/page.ts';
import type { EvidenceCounts } from '../report/status/told.ts';
import { timelineBars, timelineFacts, timelinePage } from '../report/timeline.ts';
import type { Context, Input } from './command.ts';
import { openPast } from './open-past.ts';
import type { ReportKind } from './report-kind.ts';
import { beginOf } from './since-when.ts';

export const statusKind: ReportKind = {
  name: 'status',
  summary: 'where the group stands: help wanted, what is late, what waits for what',
  texts: 'again',
  options: [
    {
      name: 'since',
      value: 'when',
      description: 'tell what happened since the last meeting (the usual), a day, words such as “2 weeks ago”, or a commit',
    },
  ],
  async make(view, input, context) {
    const past = await statusPast(view, input, context);
    if ('problem' in past) return { usage: past.problem };
    const facts = statusFacts(view, past, await evidenceCounts(view, context));
    return { facts, page: () => statusPage(facts, timelineBars(timelineFacts(view, past.slip, 'no actions'), true)) };
  },
};

async function evidenceCounts(view: Overview, { files }: Context): Promise<EvidenceCounts | undefined> {
  if (view.group.guidelines.length === 0) return undefined;
  const [{ evidenceOf }, { evidenceFacts }] = await Promise.all([import('../model/evidence/evidence.ts'), import('../report/evidence.ts')]);
  const { broken, suspect, claims } = evidenceFacts(view, await evidenceOf(view, files)).counts;
  return { broken, suspect, claims };
}

export const timelineKind: ReportKind = {
  name: 'timeline',
  summary: 'milestones and dated actions in the order of their days',
  texts: 'again',
  async make(view, _input, context) {
    const { lives, versions } = await openPast(context, view, 'records');
    const facts = timelineFacts(view, { lives, actions: saidLives(view.today), cut: versions?.cut ?? false });
    return { facts, page: () => timelinePage(facts) };
  },
};

/** The history of a status report: its period, and the lives of things. Without a history the notes tell what they can. */
export async function statusPast(view: Overview, input: Input, context: Context): Promise<StatusPast | { readonly problem: string }> {
  const words = input.one('since') ?? 'last meeting';
  const found = beginOf(view, words, context.git());
  // Before the first meeting there is no period, and nothing to complain of either.
  if ('problem' in found && input.has('since')) return found;
  const past = await openPast(context, view, 'states of notes');
  const slip = {
    lives: past.lives,
    actions: saidLives(view.today),
    missing: past.versions === undefined ? [] : past.missing,
    cut: past.versions?.cut ?? false,
  };
  if ('problem' in found) return { news: newsInNotes(view, view.today), slip };
  return { since: found.since, news: await newsSince(view, found.begin, past.versions), slip };
}
