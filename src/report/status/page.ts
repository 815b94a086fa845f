// The status report as a document: the order of telling, and the words. A heading with nothing under it is not there.
import { compare } from '../../model/group.ts';
import { type Bar, type Block, type Document, type Item, longList } from '../document.ts';
import { forecastWords } from '../slip.ts';
import { bracketed, brief, LONG_TITLE, plural } from '../words.ts';
import { attentionItems } from './asks.ts';
import { newsItems, sinceHeading } from './happened.ts';
import { healthWords } from './health.ts';
import { ageOf, dueOf } from './item.ts';
import { lightSpan, lightWords } from './light.ts';
import type { Entry, Said, StatusFacts } from './told.ts';
import { waitingItems } from './waiting.ts';

/** The status on one page; `bars` are the rows of its timeline. */
export function statusPage(facts: StatusFacts, bars: readonly Bar[]): Document {
  const { light, since } = facts;
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      inlines: [
        lightSpan(light),
        ...(light.text
          ? [
              ': ',
              brief(light.text, LONG_TITLE),
              ...bracketed([whichAction(light)]),
              ` ${light.rule.startsWith('overdue') ? 'was' : 'is'} ${lightWords(light)}`,
            ]
          : [`: ${lightWords(light)}`]),
      ],
    },
    ...section('Help wanted', helpAside(facts), facts.helpWanted.map(helpItem), 8, 'wg actions --unowned'),
    ...section(sinceHeading(since), undefined, newsItems(facts), 8, '--json'),
    ...section('Needs attention', undefined, attentionItems(facts), 10, '--json'),
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
      facts.notUnderstood.map((n) => ({ inlines: [brief(n.text, LONG_TITLE)], target: n.target })),
      3,
    ),
  ];
  const period = since ? `, since ${since.words}` : ', no meeting held yet';
  return { title: `${facts.group}: status as of ${facts.asOf}${period}`, blocks };
}

/** Of an action, of which there may be many, those who type commands read the id as well. */
function whichAction({ thing }: StatusFacts['light']): { readonly hint: string } | undefined {
  return thing?.includes('#') ? { hint: thing } : undefined;
}

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
  const handOff = entry.handOff ? [{ inlines: [{ text: '→ ', tone: 'dim' as const }, brief(entry.handOff, LONG_TITLE, 'dim')] }] : [];
  return {
    inlines: [brief(entry.text, LONG_TITLE), ...bracketed([dueOf(entry), ageOf(entry), { hint: entry.id }])],
    target: entry.target,
    ...(handOff.length > 0 && { children: handOff }),
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

/** The latest notes first, each in the order of its lines. */
function newestFirst(raised: readonly Said[]): readonly Said[] {
  return [...raised].sort((a, b) => compare(b.target.path, a.target.path) || (a.target.line ?? 0) - (b.target.line ?? 0));
}

function saidItem({ text, target }: Said): Item {
  return { inlines: [brief(text, LONG_TITLE)], target };
}

/** What is not certain, and what could not be told: the readings themselves stand in the list of `wg confirm`. */
function doubtLine({ inferred, missing, counts }: StatusFacts): readonly Block[] {
  const are = inferred.length === 1 ? 'reading is' : 'readings are';
  const doubts = [
    ...(counts.resting === 0
      ? []
      : [`${plural(counts.resting, 'old next step rests', 'old next steps rest')}: wg actions --all lists them`]),
    ...(inferred.length === 0 ? [] : [`${inferred.length} ${are} inferred: wg confirm lists them`]),
  ];
  const doubt = doubts.join('; ');
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
  const back = returning.map((e) => ({ lead: { text: 'comes back' }, inlines: [brief(e.text, LONG_TITLE)], target: e.target }));
  if (next === undefined || next.passed) return section('Next meeting', undefined, back, 6);
  const start = next.start && next.end ? next.start.replace(/ \S+$/, '') : next.start;
  const end = next.end ? `–${next.end}${next.endInferred ? ' (end inferred)' : ''}` : '';
  const when = `${[next.day, start].filter(Boolean).join(' ')}${end}`;
  // Where nothing comes back, the day is the whole section.
  if (back.length === 0) return [{ kind: 'heading', level: 2, text: 'Next meeting', aside: when }];
  return section('Next meeting', undefined, [{ inlines: [when], ...(next.target && { target: next.target }) }, ...back], 6);
}
