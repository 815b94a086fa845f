// What a meeting came to, a call for answers to a survey, or for comments on a guideline: one text for others, ready to paste.
import type { Note } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import { type Channel, channels, textFor } from '../report/recap/channels.ts';
import { recapOf, recapParts } from '../report/recap/facts.ts';
import { type ThingOf, thingCalled } from './change-things.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { dayFromWords } from './day-from-words.ts';
import { openGroup } from './open-group.ts';
import { publishedOf } from './published-results.ts';

export const recap: Command = {
  name: 'recap',
  summary: 'tell others what a meeting came to, or ask them to answer a survey or comment on a guideline',
  description:
    'Makes a text, ready to paste. Of a meeting (the last one where nothing is named): what was decided, next steps with owners and days, help wanted, the next meeting in UTC and the group’s zone, and how to join from charter.md. ' +
    'Of an open survey: what it is for, how long it takes, until when, where, and what becomes of the answers; of a closed one: what came out, of published figures. Of a guideline: what it says, what is open, how to comment. ' +
    'Each person is named as the `consent` in their file says (name, nickname, initials, none), in texts too; without it by initials. E-mail addresses and phone numbers never leave. ' +
    'For Telegram the text is kept within one message of 4,096 characters. What nobody confirmed is left out. When it is out: wg sent.',
  arguments: [
    {
      name: 'id',
      description: 'a meeting (id or day), a survey or a guideline; the last meeting where none is given',
      optional: true,
      completes: 'any-id',
    },
  ],
  options: [
    { name: 'for', value: 'place', description: 'where it will be pasted; email where none is given', choices: channels },
    { name: 'until', value: 'when', description: 'last day for comments on a guideline; a day or words' },
  ],
  examples: [
    'wg recap',
    'wg recap 2026-02-24 --for telegram',
    'wg recap cafes --for discourse',
    'wg recap guidelines/house-rules --until "end of next week"',
  ],
  needs: 'group',
  writes: false,
  async run(context, input) {
    const view = await openGroup(context);
    const found = toldOf(view, input.one('id'));
    if (typeof found === 'string') return { usage: found };
    const channel = (input.one('for') ?? 'email') as Channel;
    if (input.has('until') && found.kind !== 'guideline')
      return { usage: `--until is the last day for comments on a guideline; that of a survey is in its phases, and a meeting has none` };
    if (found.kind === 'survey') return surveyRecap(context, view, found, channel);
    if (found.kind === 'guideline') return guidelineRecap(view, input, found, channel);
    const { facts, remarks } = await recapOf(view, found.note);
    return { result: { text: textFor(recapParts(facts), channel), json: facts }, said: remarks, diagnostics: view.diagnostics };
  },
};

type Told = ThingOf<'survey' | 'guideline'> | { readonly kind: 'meeting'; readonly note: Note };

/** The thing of that name, a meeting also by its day, the last one without a name; or a sentence why there is none. */
function toldOf(view: Overview, name: string | undefined): Told | string {
  const { group, last } = view;
  if (name === undefined)
    return last === undefined
      ? 'no meeting was held yet; a recap is made from its note: wg import-notes FILE'
      : { kind: 'meeting', note: last };
  const thing = thingCalled(view, name, ['meeting', 'survey', 'guideline']);
  const [ofDay, another] = typeof thing === 'string' ? group.notes.filter((n) => n.meeting.date === name) : [];
  if (ofDay === undefined) return thing;
  return another === undefined ? { kind: 'meeting', note: ofDay } : `there are several meetings \`${name}\`; name one by its file`;
}

async function surveyRecap(context: Context, view: Overview, { record }: ThingOf<'survey'>, channel: Channel): Promise<Outcome> {
  const { surveyCall, surveyParts } = await import('../report/recap/survey-call.ts');
  const diagnostics = [...view.diagnostics];
  const { facts, remarks } = await surveyCall(view, record, publishedOf(context, record.slug, diagnostics));
  return { result: { text: textFor(surveyParts(facts), channel), json: facts }, said: remarks, diagnostics };
}

async function guidelineRecap(view: Overview, input: Input, { record }: ThingOf<'guideline'>, channel: Channel): Promise<Outcome> {
  if (record.fields.status === 'retired') return { usage: `${record.path} is retired, so there is nothing to ask for` };
  const words = input.one('until');
  const day = words === undefined ? undefined : dayFromWords(words, view);
  if (day !== undefined && 'problem' in day) return { usage: `--until: ${day.problem}` };
  const { reviewCall, reviewParts } = await import('../report/recap/review-call.ts');
  const { facts, remarks } = await reviewCall(view, record, day?.day);
  return { result: { text: textFor(reviewParts(facts), channel), json: facts }, said: remarks, diagnostics: view.diagnostics };
}
