// Where things of the group go out, and where they have not gone yet.

import type { Day } from '../time/day.ts';
import type { Group } from './group.ts';
import type { Overview } from './overview.ts';

/** Something that goes out: to the channels of its own, else to the group's. `results` are those of a survey. */
export interface Outgoing {
  readonly kind: 'survey' | 'results' | 'guideline' | 'meeting';
  readonly channels?: readonly string[];
  readonly sent?: ReadonlyMap<string, Day>;
}

/** Something that is to go out and has not gone everywhere. */
export interface Unsent {
  readonly kind: Outgoing['kind'];
  readonly id: string;
  readonly title: string;
  readonly path: string;
  /** To which channels it has not gone. */
  readonly left: readonly string[];
}

/** The channels of a thing, in the order in which they are named. */
export function channelsOf(group: Group, { channels }: Pick<Outgoing, 'channels'>): readonly string[] {
  return [...new Set([...(channels ?? []), ...(group.settings.channels ?? [])])];
}

/** The channels to which a thing should go and has not gone: its own where it has such, else the group's. */
export function unsentChannels(group: Group, { channels, sent }: Pick<Outgoing, 'channels' | 'sent'>): readonly string[] {
  return (channels ?? group.settings.channels ?? []).filter((channel) => !sent?.has(channel));
}

/**
 * What should be out everywhere and is not: surveys that are open, guidelines in review; and where somebody began to send them, results of a survey and
 * the recap of the last meeting. What nobody began to send is nobody's duty.
 */
export function unsentOf({ group, last, directory }: Overview): readonly Unsent[] {
  const found: Unsent[] = [];
  const add = (outgoing: Outgoing, id: string, title: string, path: string): void => {
    const left = unsentChannels(group, outgoing);
    if (left.length > 0) found.push({ kind: outgoing.kind, id, title, path, left });
  };
  for (const record of group.surveys) {
    const { phase, channels, sent, results_sent, title = record.slug } = record.fields;
    const id = directory.idOf({ kind: 'survey', id: record.slug, record, phase: 'analysed' });
    if (phase === 'open') add({ kind: 'survey', ...(channels && { channels }), ...(sent && { sent }) }, id, title, record.path);
    if (results_sent !== undefined && results_sent.size > 0)
      add({ kind: 'results', ...(channels && { channels }), sent: results_sent }, id, title, record.path);
  }
  for (const record of group.guidelines) {
    const { status, sent, title = record.slug } = record.fields;
    if (status === 'review')
      add({ kind: 'guideline', ...(sent && { sent }) }, directory.idOf({ kind: 'guideline', id: record.slug, record }), title, record.path);
  }
  if (last?.sent !== undefined && last.sent.size > 0) add({ kind: 'meeting', sent: last.sent }, last.id, last.id, last.source.path);
  return found;
}
