// Guidelines on their way to what the group recommends: where each stands, what it rests on, who has read it, and what blocks its adoption.
import { type Citation, type Grounded, isEvidence } from '../model/evidence/evidence.ts';
import { type Blocker, blockersOf, evidenceIn, figureWords, isWrongFigure } from '../model/evidence/standing.ts';
import { happeningsOf } from '../model/history/happenings.ts';
import type { Life } from '../model/history/lives.ts';
import type { Overview } from '../model/overview.ts';
import { calledName } from '../model/owner.ts';
import type { Thing } from '../model/reference.ts';
import type { Day } from '../time/day.ts';
import type { Block, Document, Inline, Item, Span, Target } from './document.ts';
import { type When, whenOf, whenWords } from './slip.ts';
import { titleCalled } from './thing.ts';
import { bracketed, brief, plural, shortened } from './words.ts';

/** A link with what it leads to and how it stands. */
interface CitationFact {
  readonly text: string;
  readonly to: string;
  readonly kind: string;
  readonly title: string;
  readonly state: 'fine' | 'suspect' | 'broken' | 'wrong figure' | 'over' | 'not looked at';
  /** What is wrong with its figure, in words that follow it. */
  readonly wrong?: string;
  readonly sentence: string;
  readonly target: Target;
}

export interface GuidelineFact {
  readonly id: string;
  readonly title: string;
  readonly status: Grounded['status'];
  /** When it came to that status, by the history. */
  readonly since?: When;
  readonly owners: readonly string[];
  readonly words: number;
  readonly version: string;
  readonly readBy: readonly { readonly by: string; readonly day: string | undefined; readonly present: boolean }[];
  readonly open: readonly { readonly text: string; readonly target: Target }[];
  readonly claims: readonly { readonly text: string; readonly target: Target }[];
  readonly evidence: readonly CitationFact[];
  /** Other links: guidelines, milestones, files. */
  readonly otherLinks: number;
  /** `title` is that of what it waits for. */
  readonly blockers: readonly (Blocker & { readonly title?: string; readonly target: Target })[];
  readonly target: Target;
}

export interface GuidelinesFacts {
  readonly schema: 'wg/guidelines/1';
  readonly group: string;
  readonly asOf: Day;
  readonly missing: readonly string[];
  readonly guidelines: readonly GuidelineFact[];
}

/** What the history tells of guidelines: their lives by path, and what it cannot tell. */
export interface GuidelinesPast {
  readonly lives: ReadonlyMap<string, Life>;
  readonly missing: readonly string[];
}

/** The facts of those guidelines. */
export function guidelinesFacts(view: Overview, guidelines: readonly Grounded[], past: GuidelinesPast): GuidelinesFacts {
  return {
    schema: 'wg/guidelines/1',
    group: view.group.settings.name ?? 'this group',
    asOf: view.today,
    missing: past.missing,
    guidelines: guidelines.map((grounded) => factOf(view, grounded, past)),
  };
}

function factOf(view: Overview, grounded: Grounded, { lives }: GuidelinesPast): GuidelineFact {
  const { guideline, status, prose, version, readings, open, claims, citations } = grounded;
  const { path, slug, fields } = guideline;
  const thing: Thing = { kind: 'guideline', id: slug, record: guideline };
  const at = (line: number): Target => ({ path, line });
  const since = sinceOf(thing, lives.get(path), status);
  const evidence = evidenceIn(grounded);
  return {
    id: view.directory.idOf(thing),
    title: fields.title ?? slug,
    status,
    ...(since && { since }),
    owners: (fields.owners ?? []).map((name) => calledName(view.directory, name)),
    words: prose.words,
    version,
    readBy: readings.map((one) => ({ by: calledName(view.directory, one.by), day: one.day, present: one.version === version })),
    open: open.map(({ text, line }) => ({ text, target: at(line) })),
    claims: claims.map(({ text, line }) => ({ text, target: at(line) })),
    evidence: evidence.map((citation) => citationFact(citation, path)),
    otherLinks: citations.filter(({ aim }) => !('lost' in aim) && !isEvidence(aim)).length,
    blockers: blockersOf(view, grounded).map((blocker) => ({
      ...blocker,
      ...(blocker.what === 'waits' && { title: titleCalled(view.directory, blocker.words) }),
      target: blocker.line === undefined ? { path } : at(blocker.line),
    })),
    target: { path },
  };
}

/** When the record came to its status: the last change to it, else when it was made. */
function sinceOf(thing: Thing, life: Life | undefined, status: string): When | undefined {
  const happenings = life === undefined ? [] : happeningsOf(life);
  const last = happenings.findLast(({ change }) => change.what === 'state' && (change.to ?? 'draft') === status);
  const made = happenings.find(({ change }) => change.what === 'made');
  const found = last ?? made;
  return found && whenOf(found.moment, thing);
}

function citationFact(citation: Citation, path: string): CitationFact {
  const { link, key, aim, sentence } = citation;
  return {
    text: link.text.replace(/\s+/g, ' '),
    to: key,
    kind: 'lost' in aim ? 'nowhere' : aim.kind,
    title: 'lost' in aim ? key : aim.title,
    state: stateOf(citation),
    ...(isWrongFigure(citation) && { wrong: figureWords(citation) }),
    sentence: sentence.text,
    target: { path, line: sentence.line },
  };
}

/** How a link stands: what it leads to is as it was when somebody last read the guideline, or is not. */
export function stateOf(citation: Citation): CitationFact['state'] {
  const { aim, suspect, seen } = citation;
  if ('lost' in aim) return 'broken';
  if (aim.over !== undefined) return 'over';
  if (isWrongFigure(citation)) return 'wrong figure';
  if (suspect) return 'suspect';
  return seen === undefined && aim.kind !== 'outside' ? 'not looked at' : 'fine';
}

/** All guidelines in short, or one with everything. */
export function guidelinesPage(facts: GuidelinesFacts, one: boolean): Document {
  const { group, asOf, guidelines, missing } = facts;
  const [only] = guidelines;
  const title = one && only !== undefined ? `${only.title}: a guideline, as of ${asOf}` : `${group}: guidelines as of ${asOf}`;
  const blocks: Block[] = missing.map((words) => ({ kind: 'paragraph', inlines: [{ text: words, tone: 'dim' }] }));
  if (guidelines.length === 0)
    return {
      title,
      blocks: [
        ...blocks,
        { kind: 'paragraph', inlines: ['There is no guideline yet.', { text: ' wg new-guideline TITLE begins one.', hint: true }] },
      ],
    };
  if (one && only !== undefined) return { title, blocks: [...blocks, ...detailBlocks(only)] };
  const items = guidelines.map(
    (fact): Item => ({
      lead: { text: fact.status, tone: toneOf(fact) },
      inlines: [
        fact.title,
        ...bracketed([{ hint: fact.id }, ownersWords(fact), plural(fact.words, 'word'), evidenceWords(fact), readWords(fact)], '; '),
      ],
      target: fact.target,
      children: fact.blockers.slice(0, 3).map(blockerItem).concat(moreItem(fact)),
    }),
  );
  return { title, blocks: [...blocks, { kind: 'list', items }] };
}

function toneOf({ status, blockers }: GuidelineFact): 'good' | 'warn' | 'plain' {
  if (status === 'adopted') return blockers.length === 0 ? 'good' : 'warn';
  return 'plain';
}

function dim(text: string): Span {
  return { text, tone: 'dim' };
}

function ownersWords({ owners }: GuidelineFact): string {
  return owners.length === 0 ? 'nobody owns it' : owners.join(', ');
}

function evidenceWords({ evidence }: GuidelineFact): string {
  const figures = evidence.filter(({ kind }) => kind === 'finding' || kind === 'question').length;
  if (evidence.length === 0) return 'rests on nothing';
  return `${plural(evidence.length, 'link')} to evidence${figures > 0 ? `, ${figures} to a survey` : ''}`;
}

function readWords({ readBy }: GuidelineFact): string {
  const present = readBy.filter((one) => one.present).map(({ by }) => by);
  return present.length === 0 ? 'this version is unread' : `read by ${[...new Set(present)].join(', ')}`;
}

const LONG = 60;
const LEADS: Readonly<Record<Blocker['what'], string>> = {
  'open question': 'open',
  suspect: 'suspect',
  broken: 'broken',
  figure: 'figure',
  over: 'taken back',
  claim: 'claim',
  waits: 'waits for',
  unread: 'unread',
};

function blockerItem({ what, words, title, target }: GuidelineFact['blockers'][number]): Item {
  const inlines = title === undefined ? [shortened(words, LONG)] : [brief(title, LONG), ...bracketed([{ hint: words }])];
  return { lead: { text: LEADS[what], tone: 'warn' }, inlines, target };
}

function moreItem({ blockers, id }: GuidelineFact): readonly Item[] {
  return blockers.length <= 3
    ? []
    : [{ inlines: [dim(`${blockers.length - 3} more`), { text: `: wg report guidelines ${id}`, tone: 'dim', hint: true }] }];
}

function detailBlocks(fact: GuidelineFact): readonly Block[] {
  const { status, since, blockers, evidence, readBy, claims, version } = fact;
  const when = since === undefined ? '' : ` since ${since.day}${since.commit || since.uncommitted ? ` (${whenWords(since)})` : ''}`;
  const words = [`${status}${when}`, ownersWords(fact), plural(fact.words, 'word')].join('; ');
  const section = (text: string, items: readonly Item[], aside?: string): readonly Block[] =>
    items.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text, ...(aside !== undefined && { aside }) },
          { kind: 'list', items },
        ];
  const isBlocked = status === 'adopted' ? 'What speaks against it now' : 'What blocks its adoption';
  return [
    { kind: 'paragraph', inlines: [words, { text: `; version ${version}`, hint: true }] },
    ...(blockers.length === 0 && status !== 'retired'
      ? [{ kind: 'paragraph' as const, inlines: [{ text: 'nothing blocks its adoption', tone: 'good' as const }] }]
      : section(isBlocked, blockers.map(blockerItem))),
    ...section(
      'What it rests on',
      evidence.map((one) => ({
        lead: { text: one.state, tone: one.state === 'fine' ? 'good' : one.state === 'not looked at' ? 'plain' : 'warn' },
        inlines: citedInlines(one),
        target: one.target,
      })),
      claims.length === 0 ? undefined : `${plural(claims.length, 'claim')} without evidence`,
    ),
    ...section(
      'Who has read it',
      readBy.map(({ by, day, present }) => ({
        lead: { text: day ?? 'no day' },
        inlines: [by, dim(present ? ' (the present version)' : ' (an earlier version)')],
      })),
    ),
  ];
}

/** What a link shows and where it leads. Of a survey the name of the place is long, and the wording says it. */
function citedInlines({ text, title, to, kind, wrong }: CitationFact): readonly Inline[] {
  const shown = `“${shortened(text, LONG)}”`;
  if (kind === 'nowhere') return [`${shown} leads nowhere`, dim(` (${to})`)];
  const said = brief(title, LONGER);
  const isOfSurvey = kind === 'finding' || kind === 'question' || kind === 'survey';
  return [
    `${shown}${wrong === undefined ? '' : ` ${wrong}`}: `,
    said,
    ...(isOfSurvey || kind === 'outside' ? [] : bracketed([{ hint: to }])),
  ];
}

const LONGER = 140;
