// The status report as a document: the order of telling, and the words. A heading with nothing under it is not there.
import { compare } from '../../model/group.ts';
import type { Light } from '../../model/lights.ts';
import { type Bar, type Block, type Document, type Item, longList, type Span } from '../document.ts';
import { forecastWords, shift } from '../slip.ts';
import { brief, plural, shortened } from '../words.ts';
import { doneItems, reachedItems, together, unsentItems } from './asks.ts';
import { healthWords } from './health.ts';
import type { ChainFacts, Entry, Said, ShownLight, StatusFacts } from './told.ts';

/** The status on one page; `bars` are the rows of its timeline. */
export function statusPage(facts: StatusFacts, bars: readonly Bar[]): Document {
  const { light, since } = facts;
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      inlines: [
        lightSpan(light),
        ...(light.text
          ? [': ', brief(light.text, LONG), ` ${light.rule.startsWith('overdue') ? 'was' : 'is'} ${lightWords(light)}`]
          : [`: ${lightWords(light)}`]),
      ],
    },
    ...section('Help wanted', helpAside(facts), facts.helpWanted.map(helpItem), 8, 'wg actions --unowned'),
    ...section(sinceHeading(since), undefined, newsItems(facts), 8, 'wg actions'),
    ...section('Needs attention', undefined, attentionItems(facts), 10, 'wg actions --overdue'),
    ...section('Waiting', undefined, waitingItems(facts.chains), 4),
    ...section(
      'Raised, and in no milestone',
      undefined,
      newestFirst(facts.raised).map(saidItem),
      facts.raised.length > 3 ? 2 : 3,
      '--json',
    ),
    ...(bars.length === 0 ? [] : timelineBlocks(facts, bars)),
    ...section(
      'Guidelines',
      undefined,
      facts.guidelines.map((g) => ({ lead: { text: g.status }, inlines: [g.text], target: g.target })),
      6,
    ),
    ...evidenceBlocks(facts),
    ...peopleBlocks(facts),
    ...nextSection(facts),
    ...doubtLine(facts),
    ...section(
      'Not understood',
      'lines kept as they are',
      facts.notUnderstood.map((n) => ({ inlines: [brief(n.text, LONG)], target: n.target })),
      3,
    ),
  ];
  const period = since ? `, since ${since.words}` : ', no meeting held yet';
  return { title: `${facts.group}: status as of ${facts.asOf}${period}`, blocks };
}

/** A light as a word with its sign. */
export function lightSpan({ colour }: Pick<Light, 'colour'>): Span {
  return { text: `${SIGN[colour]} ${colour}`, tone: TONE[colour] };
}

/** The words of a light for people: what waits is called by its title. */
export function lightWords({ words, waiter }: ShownLight): string {
  return waiter === undefined ? words : words.replace(`${waiter.id} waits`, () => `“${shortened(waiter.text, LONG)}” waits`);
}

const SIGN = { red: '✖', amber: '▲', grey: '○', green: '✔' } as const;
const TONE = { red: 'bad', amber: 'warn', grey: 'dim', green: 'good' } as const;
/** Longest wording on a page, in characters; the whole stands at the place that the line leads to. */
const LONG = 46;
/** The same where more has to stand beside it. */
const SHORT = 28;

function section(text: string, aside: string | undefined, items: readonly Item[], most: number, all?: string): readonly Block[] {
  if (items.length === 0) return [];
  const heading = { kind: 'heading', level: 2, text, ...(aside !== undefined && { aside }) } as const;
  const hint = items.length > most ? { hint: `${most} of ${items.length} shown${all === undefined ? '' : `, ${all} shows all`}` } : {};
  return [{ ...heading, ...hint }, longList(items, most)];
}

function helpAside({ counts }: StatusFacts): string {
  return `${counts.withoutOwner} of ${plural(counts.openActions, 'open next step')} ${counts.withoutOwner === 1 ? 'has' : 'have'} no owner`;
}

function helpItem(entry: Entry): Item {
  const handOff = entry.handOff ? [{ inlines: [{ text: '→ ', tone: 'dim' as const }, brief(entry.handOff, LONG, 'dim')] }] : [];
  return {
    inlines: [brief(entry.text, LONG), dim([dueOf(entry), ageOf(entry), entry.id])],
    target: entry.target,
    ...(handOff.length > 0 && { children: handOff }),
  };
}

/** ` (a, b)` out of what there is. */
function dim(parts: readonly (string | undefined)[]): Span {
  return { text: ` (${parts.filter((p) => p !== undefined).join(', ')})`, tone: 'dim' };
}

/** The day and how late it is; without a day the words that give none. */
function dueOf({ due, words, late }: Entry): string {
  if (due === undefined) return words === undefined ? 'no date' : `“${words}” gives no day`;
  return late === undefined ? `due ${due}` : `due ${due}, ${plural(late, 'day')} late`;
}

function ageOf({ carried, openDays }: Entry): string | undefined {
  return carried === undefined ? undefined : `carried ${plural(carried, 'time')}, open ${plural(openDays ?? 0, 'day')}`;
}

function who(entry: Pick<Entry, 'owners'> | undefined): string {
  return entry !== undefined && entry.owners.length > 0 ? entry.owners.join(', ') : 'nobody';
}

function entryItem(lead: Span, entry: Entry): Item {
  return {
    lead,
    inlines: [brief(entry.text, LONG), dim([who(entry), entry.due ? dueOf(entry) : undefined])],
    target: entry.target,
  };
}

function evidenceBlocks({ evidence }: StatusFacts): readonly Block[] {
  if (evidence === undefined) return [];
  const { broken, suspect, claims } = evidence;
  const words = [
    broken === 0 ? '' : `${plural(broken, 'link')} of guidelines ${broken === 1 ? 'does' : 'do'} not hold`,
    suspect === 0 ? '' : plural(suspect, 'suspect link'),
    claims === 0 ? '' : `${plural(claims, 'claim')} without evidence`,
  ];
  return [
    { kind: 'heading', level: 2, text: 'Evidence', aside: words.filter((word) => word !== '').join(', '), hint: 'wg report evidence' },
  ];
}

function peopleBlocks({ health }: StatusFacts): readonly Block[] {
  const words = healthWords(health);
  return words === '' ? [] : [{ kind: 'heading', level: 2, text: 'People', aside: words }];
}

function sinceHeading(since: StatusFacts['since']): string {
  return since === undefined || since.kind === 'meeting' ? 'Since the last meeting' : `Since ${since.words}`;
}

function newsItems({ news }: StatusFacts): readonly Item[] {
  const entries = (text: string, list: readonly Entry[]): readonly Item[] => list.map((e) => entryItem({ text }, e));
  const items = (text: string, list: readonly Entry[], aside: (index: number) => string): readonly Item[] =>
    list.map((e, index) => ({
      lead: { text },
      inlines: [brief(e.text, aside(index).length > 20 ? SHORT : LONG), dim([aside(index)])],
      target: e.target,
    }));
  // What nobody owns stands under help wanted, what is late under needs attention.
  const shown = (list: readonly Entry[]): readonly Entry[] =>
    list.filter((e) => e.kind !== 'action' || (e.owners.length > 0 && e.late === undefined));
  return [
    ...news.decided.map((d) => ({ lead: { text: 'decided' }, inlines: [brief(d.text, LONG)], target: d.target })),
    // How late it is today means nothing of what is over.
    ...items('done', news.done, (index) => who(news.done[index])),
    ...items('dropped', news.dropped, (index) => who(news.dropped[index])),
    ...items('moved', news.moved, (index) => movedWords(news.moved[index])),
    ...items('blocked', news.blocked, (index) => `waits for ${news.blocked[index]?.waitsFor.join(', ')}`),
    ...entries('freed', news.freed),
    ...items('new owner', news.reowned, (index) => ownersWords(news.reowned[index])),
    ...entries('parked', news.parked),
    ...news.removed.map(({ id, text }) => ({
      lead: { text: 'gone' },
      inlines: [brief(text, LONG), dim([`${id} has no file any more`])],
    })),
    ...entries('new', shown(news.added)),
    ...entries('still open', shown(news.carriedOver)),
  ];
}

function movedWords(moved: StatusFacts['news']['moved'][number] | undefined): string {
  const { from, to, days } = moved ?? {};
  return `${from ?? 'no day'} → ${to ?? 'no day'}${days === undefined ? '' : `, ${shift(days)}`}`;
}

function ownersWords(given: StatusFacts['news']['reowned'][number] | undefined): string {
  const names = (list: readonly string[] = []): string => (list.length > 0 ? list.join(', ') : 'nobody');
  return `${names(given?.before)} → ${names(given?.owners)}`;
}

function attentionItems({ next, nextWords, ...facts }: StatusFacts): readonly Item[] {
  const items: Item[] = [...doneItems(facts.done)];
  if (nextWords) {
    items.push({
      lead: { text: 'next call', tone: 'warn' },
      inlines: ['“', brief(nextWords.words, LONG), '” gives no day'],
      target: nextWords.target,
    });
  }
  if (next?.passed) {
    items.push({
      lead: { text: 'no notes', tone: 'bad' },
      inlines: [`of the meeting announced for ${next.day}, ${plural(next.daysAgo ?? 0, 'day')} ago`],
      ...(next.target && { target: next.target }),
    });
  }
  items.push(...reachedItems(facts.reached));
  items.push(...owned(facts.overdue).map((e) => entryItem({ text: 'overdue', tone: 'bad' }, e)));
  items.push(...owned(facts.dueBeforeNext).map((e) => entryItem({ text: 'due soon', tone: 'warn' }, e)));
  items.push(...unsentItems(facts.unsent));
  items.push(...together('no next step', facts.stuck), ...together('no owner', facts.ownerless), ...together('no date', facts.withoutDate));
  return items;
}

/** Actions that nobody owns stand under help wanted, with their days. */
function owned(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter((e) => e.kind !== 'action' || e.owners.length > 0);
}

/** Chains that end at one root are one item: the root first, then what it holds up, then its next step. */
function waitingItems(chains: readonly ChainFacts[]): readonly Item[] {
  const byRoot = new Map<string, ChainFacts[]>();
  for (const chain of chains) {
    const root = chain.way.at(-1)?.id ?? '';
    byRoot.set(root, [...(byRoot.get(root) ?? []), chain]);
  }
  return [...byRoot.values()].map((group) => rootItem(group as [ChainFacts, ...ChainFacts[]]));
}

function rootItem(chains: readonly [ChainFacts, ...ChainFacts[]]): Item {
  const { way, whoCanFree, stuckFor, stuckSince, nextStep } = chains[0];
  const root = way.at(-1) as Entry;
  const free = whoCanFree.length > 0 ? `${whoCanFree.join(', ')} can free it` : 'nobody is named who could free it';
  const dated =
    root.due === undefined ? 'no date' : stuckFor === undefined ? dueOf(root) : `stuck since ${stuckSince}, ${plural(stuckFor, 'day')}`;
  const held = chains.map(({ way: [blocked, ...rest] }) => {
    const through = rest.slice(0, -1).map((e) => e.id);
    const beside = through.length === 0 ? [] : [dim([`through ${through.join(', ')}`])];
    return {
      lead: { text: 'holds up' },
      inlines: [brief(blocked?.text ?? '', beside.length === 0 ? LONG : SHORT), ...beside],
      ...(blocked && { target: blocked.target }),
    };
  });
  const step = nextStep
    ? [
        {
          lead: { text: 'next step' },
          inlines: [brief(nextStep.text, LONG), dim([who(nextStep), dueOf(nextStep)])],
          target: nextStep.target,
        },
      ]
    : [];
  return {
    inlines: [brief(root.text, LONG), { text: ` (${dated}; ${free})`, tone: 'dim' }],
    target: root.target,
    children: [...held, ...step],
  };
}

/** The latest notes first, each in the order of its lines. */
function newestFirst(raised: readonly Said[]): readonly Said[] {
  return [...raised].sort((a, b) => compare(b.target.path, a.target.path) || (a.target.line ?? 0) - (b.target.line ?? 0));
}

function saidItem({ text, target }: Said): Item {
  return { inlines: [brief(text, LONG)], target };
}

/** What is not certain, and what could not be told: the readings themselves stand in the list of `wg confirm`. */
function doubtLine({ inferred, missing }: StatusFacts): readonly Block[] {
  const are = inferred.length === 1 ? 'reading is' : 'readings are';
  const doubt = inferred.length === 0 ? '' : `${inferred.length} ${are} inferred: wg confirm lists them`;
  const between = doubt === '' || missing.length === 0 ? '' : '; ';
  if (doubt === '' && missing.length === 0) return [];
  return [
    {
      kind: 'paragraph',
      inlines: [
        { text: doubt + between, tone: 'dim', hint: true },
        { text: missing.join('; '), tone: 'dim' },
      ],
    },
  ];
}

function timelineBlocks({ asOf, next, forecast }: StatusFacts, bars: readonly Bar[]): readonly Block[] {
  const marks = next && !next.passed ? [{ day: next.day, label: 'next meeting' }] : [];
  return [
    { kind: 'heading', level: 2, text: 'Timeline', ...(forecast && { aside: forecastWords(forecast) }) },
    { kind: 'timeline', bars, today: asOf, marks },
  ];
}

function nextSection({ next, returning }: StatusFacts): readonly Block[] {
  const back = returning.map((e) => ({ lead: { text: 'comes back' }, inlines: [brief(e.text, LONG)], target: e.target }));
  if (next === undefined || next.passed) return section('Next meeting', undefined, back, 6);
  const start = next.start && next.end ? next.start.replace(/ \S+$/, '') : next.start;
  const end = next.end ? `–${next.end}${next.endInferred ? ' (end inferred)' : ''}` : '';
  const when = `${[next.day, start].filter(Boolean).join(' ')}${end}`;
  // Where nothing comes back, the day is the whole section.
  if (back.length === 0) return [{ kind: 'heading', level: 2, text: 'Next meeting', aside: when }];
  return section('Next meeting', undefined, [{ inlines: [when], ...(next.target && { target: next.target }) }, ...back], 6);
}
