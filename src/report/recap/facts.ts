// What a recap tells those who were not at a meeting. Names are as people agreed to, in names and in texts; nothing else leaves here.
// Readings that nobody confirmed are left out, and said to the one who makes the recap.
import { takenBack } from '../../model/evidence/struck.ts';
import type { Note } from '../../model/group.ts';
import type { Action } from '../../model/meeting.ts';
import type { Overview } from '../../model/overview.ts';
import type { Tracked } from '../../model/tracked.ts';
import { clean } from '../../text/clean.ts';
import type { Day } from '../../time/day.ts';
import { plural } from '../words.ts';
import { dayWords, filled, isCut, lastParts, type NextTold, type Parts, type Telling, tellingOf } from './telling.ts';

interface Step {
  readonly text: string;
  readonly owners: readonly string[];
  readonly due?: Day;
  /** The words of a deadline that gives no day. */
  readonly words?: string;
}

export interface RecapFacts {
  readonly schema: 'wg/recap/1';
  readonly group: string;
  readonly meeting: { readonly id: string; readonly day?: Day };
  readonly decided: readonly string[];
  readonly nextSteps: readonly Step[];
  readonly helpWanted: readonly Step[];
  readonly next?: NextTold;
  readonly join: readonly string[];
}

/** The facts of a recap, and what its maker should know before it is sent. */
export interface Recap {
  readonly facts: RecapFacts;
  readonly remarks: readonly string[];
}

/** The recap of a meeting. */
export async function recapOf(view: Overview, note: Note): Promise<Recap> {
  const telling = await tellingOf(view);
  const { outside, said, next, join } = telling;
  const { meeting } = note;
  const isSure = ({ id, certainty }: { readonly id: string; readonly certainty: string }): boolean =>
    !note.refused.has(id) && (certainty === 'marked' || note.confirmed.has(id));
  const tracked = trackedIn(view, note);
  const steps = meeting.actions.filter((a) => isSure(a) && a.state === 'open' && a.parkedUntil === undefined);
  const step = (action: Action): Step => {
    const owners = (action.owners.length > 0 ? action.owners : (tracked.get(action)?.owners ?? [])).map((o) =>
      clean(outside.named(o, note)),
    );
    const { deadline } = action;
    return {
      text: said(action.text),
      owners: [...new Set(owners)],
      ...(deadline?.due && { due: deadline.due }),
      ...(deadline && deadline.due === undefined && { words: said(deadline.words) }),
    };
  };
  const owned = (action: Action): boolean => action.owners.length > 0 || (tracked.get(action)?.owners.length ?? 0) > 0;
  const facts: RecapFacts = {
    schema: 'wg/recap/1',
    group: telling.group,
    meeting: { id: note.id, ...(meeting.date && { day: meeting.date }) },
    decided: meeting.decisions.filter((d) => isSure(d) && takenBack(d.text) === undefined).map((d) => said(d.text)),
    nextSteps: steps.filter(owned).map(step),
    // Help is asked for only as long as it is wanted.
    helpWanted: steps.filter((a) => !owned(a) && tracked.get(a)?.state !== 'done' && tracked.get(a)?.state !== 'dropped').map(step),
    ...(next && { next }),
    join,
  };
  return { facts, remarks: remarksOn(view, note, facts, outside) };
}

function trackedIn({ actions }: Overview, note: Note): ReadonlyMap<Action, Tracked> {
  return new Map(actions.flatMap((t) => t.mentions.filter((m) => m.note === note).map((m) => [m.action, t] as const)));
}

function remarksOn({ next }: Overview, note: Note, facts: RecapFacts, { unasked }: Telling['outside']): readonly string[] {
  const remarks: string[] = [];
  if (facts.decided.length + facts.nextSteps.length + facts.helpWanted.length === 0)
    remarks.push(
      `${note.id} holds no decision and no next step that is marked as one, so there is little to tell; see wg read ${note.source.path}`,
    );
  const doubtful = [...note.meeting.actions, ...note.meeting.decisions].filter(
    ({ id, certainty }) => certainty === 'inferred' && !note.confirmed.has(id) && !note.refused.has(id),
  ).length;
  if (doubtful > 0)
    remarks.push(
      `${plural(doubtful, 'reading')} of ${note.id} ${doubtful === 1 ? 'is' : 'are'} inferred, not confirmed, and left out; wg confirm lists them`,
    );
  const files = [...unasked].flatMap(({ person }) => (person === undefined ? [] : [person.path])).sort();
  if (files.length > 0) remarks.push(`by initials, as there is no \`consent\` in ${files.join(', ')}: name, nickname, initials or none`);
  const strangers = [...unasked].filter(({ person }) => person === undefined).map(({ name }) => name);
  if (strangers.length > 0) remarks.push(`by initials, as no file of people/ knows them: ${strangers.join(', ')}`);
  if (isCut(facts)) remarks.push(CUT);
  if (next?.passed) remarks.push(`the meeting announced for ${next.day} has passed without notes, so no next meeting is told`);
  else if (facts.next === undefined) remarks.push('no next meeting is known: wg new-meeting "next tuesday 16:00 UTC"');
  if (facts.join.length === 0) remarks.push('charter.md has no part “How to join”, so nobody is told how');
  return remarks;
}

/** Said where addresses were left out. */
export const CUT =
  'e-mail addresses, phone numbers and links that name somebody were left out; say another way to reach the group in charter.md';

/** The recap in words. */
export function recapParts({ group, meeting, decided, nextSteps, helpWanted, next, join }: RecapFacts): Parts {
  return filled(`${group}: ${meeting.day === undefined ? 'our meeting' : `meeting of ${dayWords(meeting.day)}`}`, [
    { heading: 'Decided', lines: decided, listed: true },
    { heading: 'Next steps', lines: nextSteps.map(stepWords), listed: true },
    { heading: 'Help wanted', lines: helpWanted.map(stepWords), listed: true },
    ...lastParts({ next, join }),
  ]);
}

function stepWords({ text, owners, due, words }: Step): string {
  const when = due === undefined ? words : `by ${dayWords(due)}`;
  const aside = [...(owners.length > 0 ? [owners.join(', ')] : []), ...(when === undefined ? [] : [when])].join(', ');
  return aside === '' ? text : `${text} (${aside})`;
}
