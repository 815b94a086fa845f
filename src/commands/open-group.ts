// How commands come by the group and its day.
import { type Group, loadGroup, zoneOf } from '../model/group.ts';
import { type Overview, overviewOf } from '../model/overview.ts';
import type { Context } from './command.ts';

/** The group with all that follows from it on the as-of day. What only tells of it reads the few texts that it quotes `again`. */
export async function openGroup(context: Context, texts: 'kept' | 'again' = 'kept'): Promise<Overview> {
  const group: Group = await loadGroup(context.files, texts);
  return overviewOf(group, context.today(zoneOf(group)));
}
