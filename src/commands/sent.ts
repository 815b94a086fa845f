// Keeps that something went out: which channel, on which day. It sends nothing.
import type { Overview } from '../model/overview.ts';
import { channelsOf, type Outgoing, unsentChannels } from '../model/sending.ts';
import { didYouMean, nearest } from '../text/did-you-mean.ts';
import { splice } from '../text/edit.ts';
import { setEntry } from '../text/entry-edit.ts';
import { setFields } from '../text/header-edit.ts';
import type { Source } from '../text/source.ts';
import { type ThingOf, thingCalled } from './change-things.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { dayFromWords } from './day-from-words.ts';
import { openGroup } from './open-group.ts';

export const sent: Command = {
  name: 'sent',
  summary: 'keep that a recap, a survey or a call for review went out',
  description:
    'Writes the day beside the channel: under `sent:` of a survey, of a guideline or of a meeting’s note; for a survey that is closed under `results_sent:`. Channels are those of the survey, else those of wg.yaml. ' +
    'Sends nothing: wg recap makes the text, and you paste it. A channel that has a day keeps it, unless --on gives another.',
  arguments: [
    { name: 'id', description: 'a survey, a guideline or a meeting', completes: 'any-id' },
    { name: 'channel', description: 'where it went: a channel of the group', many: true },
  ],
  options: [
    { name: 'on', value: 'when', description: 'the day on which it went out, if not today; a day or words' },
    { name: 'link', value: 'url', description: 'where it can be answered, read or discussed' },
  ],
  examples: ['wg sent cafes forum --link https://forum.example.org/t/31', 'wg sent 2026-02-24 "mailing list" chat --on yesterday'],
  needs: 'group',
  writes: true,
  run,
};

async function run(context: Context, input: Input): Promise<Outcome> {
  const view = await openGroup(context);
  const thing = thingCalled(view, input.one('id') ?? '', ['survey', 'guideline', 'meeting']);
  if (typeof thing === 'string') return { usage: thing.includes('did you mean') ? thing : `${thing}${surveysThere(view)}` };
  if (thing.kind === 'meeting' && thing.id.includes('#'))
    return { usage: `${thing.note.source.path} holds several meetings, so its front matter cannot say when one of them went out` };
  const outgoing = outgoingOf(thing);
  const channels = input.all('channel').map((name) => channelCalled(view, outgoing, name));
  const wrong = channels.flatMap((channel) => ('problem' in channel ? [channel.problem] : []));
  if (wrong.length > 0) return { usage: wrong.join('\n  ') };
  const words = input.one('on');
  const on = words === undefined ? undefined : dayFromWords(words, view);
  if (on !== undefined && 'problem' in on) return { usage: `--on: ${on.problem}` };
  if (on !== undefined && on.day > view.today) return { usage: `--on: ${on.day} is still to come; what is kept is that it went out` };
  const link = input.one('link')?.trim();
  if (link !== undefined && !/^https?:\/\/[^\s<>"]{1,1900}$/i.test(link))
    return { usage: `--link takes an address such as https://forum.example.org/t/31, not \`${link}\`` };
  const { source, field, order } = await placeOf(thing, outgoing);
  let text = source.text;
  const said: string[] = [];
  for (const channel of channels) {
    const name = 'name' in channel ? channel.name : '';
    const there = outgoing.sent?.get(name);
    const day = on?.day ?? there ?? view.today;
    if (there === day) {
      said.push(`${name}: already sent on ${day}; nothing was changed`);
      continue;
    }
    const splices = await setEntry({ path: source.path, text }, field, name, day, {
      fields: order,
      entries: channelsOf(view.group, outgoing),
    });
    if ('code' in splices) return { diagnostics: [splices], exit: 2 };
    text = splice(text, splices);
    said.push(`${name}: sent on ${day} (${source.path})`);
  }
  const after = await setFields({ path: source.path, text }, link === undefined ? [] : [['link', link]], order);
  if (typeof after !== 'string') return { diagnostics: [after], exit: 2 };
  const named = new Set(channels.flatMap((channel) => ('name' in channel ? [channel.name] : [])));
  const left = unsentChannels(view.group, outgoing).filter((channel) => !named.has(channel));
  return {
    writes: after === source.text ? [] : [{ path: source.path, before: source.text, after }],
    said: [...said, left.length === 0 ? 'it is out everywhere' : `not sent yet to: ${left.join(', ')}`],
    next: nextOf(thing, view, left),
  };
}

/** Which surveys there are, where that is few enough to say: a milestone is often called like one. */
function surveysThere({ group: { surveys } }: Overview): string {
  if (surveys.length === 0 || surveys.length > 5) return '';
  return `; ${surveys.length === 1 ? 'the survey here is' : 'surveys here are'} ${surveys.map(({ slug }) => `\`${slug}\``).join(', ')}`;
}

type Sendable = ThingOf<'survey' | 'guideline' | 'meeting'>;

function outgoingOf(thing: Sendable): Outgoing {
  if (thing.kind === 'meeting') return { kind: 'meeting', ...(thing.note.sent && { sent: thing.note.sent }) };
  if (thing.kind === 'guideline') return { kind: 'guideline', ...(thing.record.fields.sent && { sent: thing.record.fields.sent }) };
  const { fields } = thing.record;
  const isOver = fields.phase === 'closed' || fields.phase === 'analysed';
  const days = isOver ? fields.results_sent : fields.sent;
  return { kind: isOver ? 'results' : 'survey', ...(fields.channels && { channels: fields.channels }), ...(days && { sent: days }) };
}

function channelCalled({ group }: Overview, outgoing: Outgoing, name: string): { readonly name: string } | { readonly problem: string } {
  const known = channelsOf(group, outgoing);
  const same = known.find((channel) => channel.toLowerCase() === name.trim().toLowerCase());
  if (same !== undefined) return { name: same };
  if (known.length === 0)
    return { problem: 'the group has no channels yet; name them in wg.yaml, such as channels: [mailing list, forum, chat]' };
  const near = nearest(name, known);
  const namedIn = outgoing.channels === undefined ? 'wg.yaml' : 'the file of the survey';
  return {
    problem: `there is no channel \`${name}\`; ${didYouMean(near, `there is ${known.join(', ')} (${namedIn} names them)`)}`,
  };
}

async function placeOf(
  thing: Sendable,
  outgoing: Outgoing,
): Promise<{ readonly source: Source; readonly field: string; readonly order: readonly string[] }> {
  const { guidelineKind, meetingKind } = await import('../model/kinds.ts');
  if (thing.kind === 'survey') {
    const { surveyKind } = await import('../model/surveys/survey-kind.ts');
    const field = outgoing.kind === 'results' ? 'results_sent' : 'sent';
    return { source: thing.record.source, field, order: Object.keys(surveyKind.fields) };
  }
  if (thing.kind === 'meeting') return { source: thing.note.source, field: 'sent', order: Object.keys(meetingKind.fields) };
  return { source: thing.record.source, field: 'sent', order: Object.keys(guidelineKind.fields) };
}

function nextOf(thing: Sendable, { directory }: Overview, left: readonly string[]): readonly string[] {
  const id = directory.idOf(thing).replace(/:[a-z]+$/, '');
  const { phase = 'draft' } = thing.kind === 'survey' ? thing.record.fields : { phase: 'open' };
  if (phase === 'draft' || phase === 'review') return [`wg done ${id}:open`];
  return left.length === 0 ? ['wg report'] : [`wg recap ${id} --for email`];
}
