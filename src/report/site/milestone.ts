// The page of one milestone: how it stands and why, its day and how far it moved, what it waits for, what is done for it, and what happened.
import type { Milestone } from '../../model/group.ts';
import type { Slip } from '../../model/history/slip.ts';
import type { Light } from '../../model/lights.ts';
import type { Thing } from '../../model/reference.ts';
import type { Tracked } from '../../model/tracked.ts';
import { dueOf, isOpen, keyOf } from '../../model/waiting.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import { namesOf } from '../html/names.ts';
import { logFacts } from '../log.ts';
import { shift, slipOfThing, whenWords } from '../slip.ts';
import { lightsOf } from '../status/facts.ts';
import { lightSpan, lightWords } from '../status/light.ts';
import { pastInNotes } from '../status/news.ts';
import { isAway, targetOf, titleOf } from '../thing.ts';
import { plural } from '../words.ts';
import { fileText, untitled } from './file-text.ts';
import { meetingTitle } from './held.ts';
import type { Ties } from './milestone-ties.ts';
import { ownersHtml } from './person-link.ts';
import { type Entry, entriesHtml, factsHtml, linkHtml, noticeHtml, partHtml, titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import type { OnPage, Site } from './site.ts';

/** What stands in `main` of the page of a milestone. */
export async function milestoneMain(site: Site, on: OnPage, record: Milestone, ties: Ties): Promise<Markup> {
  const { view, said } = site;
  const thing: Thing = { kind: 'milestone', id: record.slug, record };
  const past = (await site.lately?.()) ?? pastInNotes(view);
  const names = namesOf(frameNames);
  const light = isOpen(thing) && !isAway(thing, view.today) ? lightsOf(view, past)(thing) : undefined;
  const { waiting } = view;
  const part = (heading: string, entries: readonly Entry[], aside?: string): Markup | undefined => {
    const list = entriesHtml(entries);
    return list && partHtml(names, heading, list, aside);
  };
  const entry = (other: Thing): Entry => thingEntry(site, on, other);
  const life = past.slip.lives.get(record.path);
  const log = logFacts(view, thing, life, new Map(), past.slip.missing).entries.map(
    ({ when, words, target }): Entry => ({
      lead: { text: when.day },
      words: linkHtml(said(words), target && on.link(target)),
      beside: [when.commit === undefined && when.uncommitted === undefined ? undefined : said(whenWords(when))],
    }),
  );
  return html`${titleHtml(said(titleOf(thing)), 'milestone', [
    stateNotice(site, record, light),
    factsHtml(factsOf(site, on, record, ties, slipOfThing(thing, past.slip))),
  ])}${[
    await bodyPart(site, on, record, names),
    part('Waits for', waiting.blockersOf(keyOf(thing)).map(entry)),
    part('Waits for it', waiting.waitersOf(keyOf(thing)).map(entry), 'what can begin or end when it is there'),
    part(
      'Parts',
      ties.parts.map((one) => entry({ kind: 'milestone', id: one.slug, record: one })),
    ),
    part(
      'Next steps',
      ties.actions.toReversed().map((one) => actionEntry(site, on, one)),
      'said in meetings, in its words',
    ),
    part(
      'Spoken of',
      ties.meetings.map(({ note, line }) => ({
        lead: { text: note.meeting.date ?? 'no day' },
        words: linkHtml(meetingTitle(note, site), on.link({ path: note.source.path, line })),
      })),
    ),
    part('What happened', log, past.slip.missing.map(said).join('; ') || undefined),
  ]}`;
}

/** How it stands, in words; `light` is that of one which is open, and not put aside. */
function stateNotice({ said }: Site, { fields }: Milestone, light: Light | undefined): Markup {
  const { status = 'open', done, why, parked_until } = fields;
  const because = why === undefined ? '' : `: ${said(why)}`;
  if (status === 'done') return noticeHtml('good', '✔ reached', wordsHtml(done === undefined ? '' : ` on ${done}`));
  if (status === 'dropped') return noticeHtml('dim', '✖ given up', wordsHtml(because));
  if (light === undefined)
    return noticeHtml('dim', '○ parked', wordsHtml(`${parked_until === undefined ? '' : ` until ${parked_until}`}${because}`));
  const { text, tone } = lightSpan(light);
  return noticeHtml(tone === 'bad' || tone === 'warn' || tone === 'good' ? tone : 'dim', text, wordsHtml(`: ${lightWords(light, said)}`));
}

type Facts = Parameters<typeof factsHtml>[0];

function factsOf(site: Site, on: OnPage, { fields }: Milestone, { whole }: Ties, slip: Slip | undefined): Facts {
  const { said } = site;
  const { due, due_words, due_said, owners = [], aliases = [], status } = fields;
  const isOver = status === 'done' || status === 'dropped';
  const words =
    due_words === undefined || due_words === due
      ? undefined
      : ` (“${said(due_words)}”${due_said === undefined ? '' : `, said on ${due_said}`})`;
  const moved = slip === undefined || slip.moves.length === 0 ? undefined : movedWords(slip);
  return [
    ['Due', due === undefined ? (status === undefined || status === 'open' ? 'no date yet' : undefined) : `${due}${words ?? ''}`],
    ['First due', moved],
    ['Owner', ownersHtml(site, on, owners) ?? (isOver ? undefined : 'nobody yet')],
    ['Part of', whole && linkHtml(said(whole.fields.title ?? whole.slug), on.link({ path: whole.path }))],
    ['Also called', aliases.length === 0 ? undefined : said(aliases.join(', '))],
  ];
}

function movedWords({ baseline, moves, total }: Slip): string {
  const now = total === undefined ? 'it has no day now' : total === 0 ? 'and it is back there' : `${shift(total)} since`;
  return `${baseline}; moved ${moves.length === 1 ? 'once' : plural(moves.length, 'time')}, ${now}`;
}

async function bodyPart(
  site: Site,
  on: OnPage,
  { path, body, fields }: Milestone,
  names: ReturnType<typeof namesOf>,
): Promise<Markup | undefined> {
  const own = untitled(body, fields.title ?? '').body;
  if (own.trim() === '') return undefined;
  const heading = names.ofHeading('What it is');
  const { markup } = await fileText(site, on, { path, body: own, names, level: 3 });
  return html`<section class="part">\n<div class="head"><h2 id="${heading}">What it is</h2></div>\n<div class="body">\n${markup}\n</div>\n</section>\n`;
}

/** Another thing in a line: its day, its name, who owns it. */
function thingEntry(site: Site, on: OnPage, thing: Thing): Entry {
  const due = dueOf(thing);
  const isGivenUp = thing.kind === 'milestone' && thing.record.fields.status === 'dropped';
  const state = isGivenUp ? 'given up' : !isOpen(thing) ? 'done' : isAway(thing, site.view.today) ? 'parked' : undefined;
  const late = due !== undefined && state === undefined && due < site.view.today;
  const owners = 'record' in thing && 'owners' in thing.record.fields ? (thing.record.fields.owners ?? []) : [];
  return {
    lead: { text: due ?? 'no date', tone: late ? 'warn' : 'plain' },
    words: linkHtml(site.said(titleOf(thing)), on.link(targetOf(thing))),
    beside: [state, late ? 'late' : undefined, ownersHtml(site, on, owners)],
  };
}

function actionEntry(site: Site, on: OnPage, tracked: Tracked): Entry {
  const { state, latest, owners } = tracked;
  const due = latest.action.deadline?.due;
  const late = state === 'open' && due !== undefined && due < site.view.today;
  return {
    lead: { text: state === 'open' ? (due ?? 'open') : state, tone: late ? 'warn' : state === 'done' ? 'good' : 'plain' },
    words: linkHtml(
      site.said(titleOf({ kind: 'action', id: tracked.id, tracked })),
      on.link({ path: latest.note.source.path, line: latest.action.line }),
    ),
    beside: [
      ownersHtml(site, on, owners) ?? (state === 'open' ? 'nobody owns it yet' : undefined),
      latest.note.meeting.date === undefined ? undefined : `last said on ${latest.note.meeting.date}`,
    ],
  };
}
