// What a recap tells those who were not at a meeting. Names are as people agreed to, in names and in texts; nothing else leaves here.
// Readings that nobody confirmed are left out, and said to the one who makes the recap.
import { joinLines, withAddresses } from '../../model/charter.ts';
import { type Outside, outsideOf } from '../../model/consent.ts';
import { type Note, zoneOf } from '../../model/group.ts';
import type { Action } from '../../model/meeting.ts';
import type { Overview } from '../../model/overview.ts';
import { rollOf } from '../../model/roll.ts';
import type { Tracked } from '../../model/tracked.ts';
import { clean } from '../../text/clean.ts';
import { leftOut } from '../../text/contacts.ts';
import type { Source } from '../../text/source.ts';
import type { Day } from '../../time/day.ts';
import { nextFacts } from '../next.ts';
import { plural } from '../words.ts';

interface Step {
  readonly text: string;
  readonly owners: readonly string[];
  readonly due?: Day;
  /** The words of a deadline that gives no day. */
  readonly words?: string;
}

/** A time on the clocks of a zone; the day may be another one there. */
interface Clock {
  readonly zone: string;
  readonly day: Day;
  readonly start: string;
  readonly end?: string;
}

export interface RecapFacts {
  readonly schema: 'wg/recap/1';
  readonly group: string;
  readonly meeting: { readonly id: string; readonly day?: Day };
  readonly decided: readonly string[];
  readonly nextSteps: readonly Step[];
  readonly helpWanted: readonly Step[];
  /** In UTC, then in the group's zone; a time that cannot be placed is told as it was written. */
  readonly next?: { readonly day: Day; readonly clocks: readonly Clock[]; readonly asWritten?: string };
  readonly join: readonly string[];
}

/** The facts of a recap, and what its maker should know before it is sent. */
export interface Recap {
  readonly facts: RecapFacts;
  readonly remarks: readonly string[];
}

/** The recap of a meeting; `charter` is the text of `charter.md`, where there is one. */
export async function recapOf(view: Overview, note: Note, charter: Source | undefined): Promise<Recap> {
  const { group, today } = view;
  const outside = outsideOf(rollOf(group, today));
  const said = (text: string): string => clean(oneLine(outside.text(withAddresses(oneLine(text)))));
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
  const next = await nextOf(view);
  const facts: RecapFacts = {
    schema: 'wg/recap/1',
    group: clean(oneLine(group.settings.name ?? 'Our group')),
    meeting: { id: note.id, ...(meeting.date && { day: meeting.date }) },
    decided: meeting.decisions.filter(isSure).map((d) => said(d.text)),
    nextSteps: steps.filter(owned).map(step),
    // Help is asked for only as long as it is wanted.
    helpWanted: steps.filter((a) => !owned(a) && tracked.get(a)?.state !== 'done' && tracked.get(a)?.state !== 'dropped').map(step),
    ...(next && { next }),
    join: (charter === undefined ? [] : (joinLines(charter) ?? [])).map((line) => clean(oneLine(outside.text(line)))),
  };
  return { facts, remarks: remarksOn(view, note, facts, outside) };
}

function oneLine(text: string): string {
  return text.replace(/[\s\u0085\u2028\u2029]+/g, ' ').trim();
}

function trackedIn({ actions }: Overview, note: Note): ReadonlyMap<Action, Tracked> {
  return new Map(actions.flatMap((t) => t.mentions.filter((m) => m.note === note).map((m) => [m.action, t] as const)));
}

async function nextOf(view: Overview): Promise<RecapFacts['next']> {
  const { next, elsewhere } = await nextFacts(view);
  if (next === undefined) return undefined;
  const { day, start, endInferred } = next;
  const zones = ['UTC', zoneOf(view.group)];
  // An end that was only reckoned is nobody's word.
  const clocks = elsewhere
    .filter(({ zone }) => zones.includes(zone))
    .map(({ zone, day: there, start: from, end }) => ({
      zone,
      day: there,
      start: from,
      ...(end !== undefined && !endInferred && { end }),
    }));
  return { day, clocks, ...(start && clocks.length === 0 && { asWritten: clean(`${start.time} ${start.zone}`) }) };
}

function remarksOn({ next }: Overview, note: Note, facts: RecapFacts, { unasked }: Outside): readonly string[] {
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
  const all = JSON.stringify(facts);
  if (Object.values(leftOut).some((words) => all.includes(words)))
    remarks.push(
      'e-mail addresses, phone numbers and links that name somebody were left out; say another way to reach the group in charter.md',
    );
  if (next?.passed) remarks.push(`the meeting announced for ${next.day} has passed without notes, so no next meeting is told`);
  else if (facts.next === undefined) remarks.push('no next meeting is known: wg new-meeting "next tuesday 16:00 UTC"');
  if (facts.join.length === 0) remarks.push('charter.md has no part “How to join”, so nobody is told how');
  return remarks;
}
