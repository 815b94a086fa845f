// The register of decisions, and the possible ones that somebody has to confirm or refuse.

import { type Decided, type DecisionMention, decidedIn, isPossible } from '../model/decided.ts';
import { takenBack } from '../model/evidence/struck.ts';
import type { Overview } from '../model/overview.ts';
import { plainWords } from '../text/inline.ts';
import type { Day } from '../time/day.ts';
import { type Block, type Document, type Item, longList, type Span, type Target } from './document.ts';
import { plural, shortened } from './words.ts';

/** Which decisions are asked for: on that day or later, the possible ones alone, on the page all of them. */
export interface DecisionsAsked {
  readonly since?: Day;
  readonly possible: boolean;
  readonly all: boolean;
}

interface DecisionFact {
  readonly id: string;
  /** As it was said last. */
  readonly text: string;
  readonly meeting: string;
  readonly day: Day | null;
  /** The heading or topic above it. */
  readonly context: string | null;
  readonly target: Target;
  readonly marked: boolean;
  /** A reading that somebody confirmed. */
  readonly confirmed: boolean;
  /** Why it holds no more, in words that follow “it”; null while it holds. */
  readonly over: string | null;
  /** Oldest first. */
  readonly mentions: readonly DecisionMentionFact[];
}

interface DecisionMentionFact {
  readonly id: string;
  readonly meeting: string;
  readonly day: Day | null;
  readonly text: string;
  /** `near`: known by near-equal words, which is a reading. */
  readonly same: DecisionMention['same'];
  readonly marked: boolean;
  readonly confirmed: boolean;
  readonly target: Target;
}

export interface DecisionsFacts {
  readonly schema: 'wg/decisions/1';
  readonly group: string;
  readonly asOf: Day;
  readonly since: Day | null;
  /** Newest first. */
  readonly decisions: readonly DecisionFact[];
  /** Newest first; by the id of its latest mention each is confirmed or refused. */
  readonly possible: readonly DecisionFact[];
}

/** The decisions of a group, as far as they are asked for. */
export function decisionsFacts(view: Overview, { since, possible }: DecisionsAsked): DecisionsFacts {
  const all = decidedIn(view.group.notes).filter(({ holds }) => since === undefined || (holds.note.meeting.date ?? '') >= since);
  return {
    schema: 'wg/decisions/1',
    group: view.group.settings.name ?? 'this group',
    asOf: view.today,
    since: since ?? null,
    decisions: possible ? [] : all.filter((d) => !d.possible).map(factOf),
    possible: all.filter((d) => d.possible).map(factOf),
  };
}

function factOf({ id, holds, mentions, possible }: Decided): DecisionFact {
  const { meeting, day, text, marked, confirmed, target, ...said } = mentionOf(holds);
  // A possible decision is answered where it is read.
  return {
    id: possible ? said.id : id,
    text,
    meeting,
    day,
    context: holds.context ?? mentions.find((m) => m.context !== undefined)?.context ?? null,
    target,
    marked,
    confirmed,
    over: takenBack(holds.decision.text) ?? null,
    mentions: mentions.map(mentionOf),
  };
}

function mentionOf(mention: DecisionMention): DecisionMentionFact {
  const { note, decision, same } = mention;
  const marked = decision.certainty === 'marked';
  return {
    id: `${note.id}#${decision.id}`,
    meeting: note.id,
    day: note.meeting.date ?? null,
    text: decision.text,
    same,
    marked,
    confirmed: !marked && !isPossible(mention),
    target: { path: note.source.path, line: decision.line },
  };
}

/** The register, then the queue; without `all` the newest of each. */
export function decisionsPage(facts: DecisionsFacts, { all, possible: only }: DecisionsAsked): Document {
  const { decisions, possible } = facts;
  const none = only ? 'Nothing waits for an answer.' : 'No decision was found in the notes. A line that begins with “Decision:” is one.';
  const blocks: Block[] = [];
  if (decisions.length + possible.length === 0)
    blocks.push({ kind: 'paragraph', inlines: [facts.since && !only ? 'Nothing was decided.' : none] });
  blocks.push(...section('Decided', undefined, decisions.map(registerItem), all ? decisions.length : registerShown));
  blocks.push(
    ...section('Possible', 'wg confirm ID, wg refuse ID', possible.map(possibleItem), all || only ? possible.length : possibleShown),
  );
  return { title: `${facts.group}: decisions${facts.since === null ? '' : ` since ${facts.since}`} as of ${facts.asOf}`, blocks };
}

const registerShown = 25;
const possibleShown = 5;
/** Beside the first, so many of the latest mentions. */
const mentionsShown = 2;
/** The whole of most decisions; what is longer stands at the place that the line leads to. */
const longest = 240;

function section(text: string, commands: string | undefined, items: readonly Item[], most: number): readonly Block[] {
  if (items.length === 0) return [];
  const more = items.length > most ? `${most} of ${items.length} shown, --all shows the rest` : undefined;
  const hint = [more, commands].filter((w) => w !== undefined).join('; ');
  return [{ kind: 'heading', level: 2, text: `${text} (${items.length})`, ...(hint !== '' && { hint }) }, longList(items, most)];
}

function registerItem({ day, meeting, text, context, over, target, mentions, id }: DecisionFact): Item {
  const isHeld = (m: DecisionMentionFact): boolean => m.target.path === target.path && m.target.line === target.line;
  const same = mentions.find(isHeld)?.same;
  const others = mentions.filter((m) => !isHeld(m));
  const [first, ...later] = others;
  const hidden = later.length - mentionsShown;
  return {
    lead: { text: day ?? meeting },
    inlines: [
      ...wordsOf(text, context),
      ...(over === null ? [] : [{ text: ` ${over}`, tone: 'warn' as const }]),
      { text: ` ${id}`, tone: 'id', hint: true },
    ],
    target,
    ...(first && {
      children: [
        // That an earlier one is the same decision is a reading where what holds was known by near-equal words.
        mentionItem(first, same === 'near'),
        ...(hidden > 0 ? [{ inlines: [{ text: `said ${plural(hidden, 'more time')}`, tone: 'dim' as const }] }] : []),
        ...later.slice(-mentionsShown).map((m) => mentionItem(m, m.same === 'near')),
      ],
    }),
  };
}

function mentionItem({ day, meeting, text, same, marked, confirmed, target }: DecisionMentionFact, isNear: boolean): Item {
  const how = same === 'first' ? 'first said' : 'said again';
  const words = `${how} ${day ?? meeting}`;
  const doubt: readonly Span[] = isNear || (!marked && !confirmed) ? [{ text: ' inferred', tone: 'warn' }] : [];
  return { inlines: [{ text: `${words}: ${shortened(plainWords(text), longest / 2)}`, tone: 'dim' }, ...doubt], target };
}

function possibleItem({ text, context, target, id }: DecisionFact): Item {
  return { inlines: [{ text: id, tone: 'id', hint: true }, ' ', ...wordsOf(text, context)], target };
}

function wordsOf(text: string, context: string | null): readonly (string | Span)[] {
  const about: readonly Span[] = context === null ? [] : [{ text: ` (${shortened(context, longest / 3)})`, tone: 'dim' }];
  return [shortened(plainWords(text), longest), ...about];
}
