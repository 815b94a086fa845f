// What the reports on guidelines and their evidence tell.
import { evidenceOf } from '../model/evidence/evidence.ts';
import type { Overview } from '../model/overview.ts';
import { evidenceFacts, evidencePage } from '../report/evidence.ts';
import { guidelinesFacts, guidelinesPage } from '../report/guidelines.ts';
import { joinedGuidelines } from '../report/guidelines-joined.ts';
import { thingCalled } from './change-things.ts';
import type { Context, Input } from './command.ts';
import { openPast } from './open-past.ts';
import type { Told } from './report-kind.ts';

/** All guidelines, one, or the adopted ones joined. */
export async function tellGuidelines(view: Overview, input: Input, context: Context): Promise<Told> {
  const id = input.one('id');
  const thing = id === undefined ? undefined : thingCalled(view, id, ['guideline']);
  if (typeof thing === 'string') return { usage: thing };
  if (input.has('all') && !input.has('joined')) return { usage: '--all goes with --joined; without it all guidelines are told anyway' };
  const { guidelines } = await evidenceOf(view, context.files);
  const wanted = thing === undefined ? guidelines : guidelines.filter(({ guideline }) => guideline === thing.record);
  const past = await openPast(context, view, 'records');
  const facts = guidelinesFacts(view, wanted, past);
  if (!input.has('joined')) return { facts, page: () => guidelinesPage(facts, thing !== undefined) };
  const chosen = wanted.filter(({ status }) => (thing !== undefined || input.has('all') ? status !== 'retired' : status === 'adopted'));
  if (chosen.length === 0) return { usage: 'no guideline is adopted yet; --all joins those that are not too' };
  const { name = 'this group' } = view.group.settings;
  return { facts, text: joinedGuidelines(`${name}: guidelines`, chosen) };
}

/** What hangs loose. */
export async function tellEvidence(view: Overview, context: Context): Promise<Told> {
  const facts = evidenceFacts(view, await evidenceOf(view, context.files));
  return { facts, page: () => evidencePage(facts) };
}
