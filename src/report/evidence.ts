// Coverage: what hangs loose between needs, surveys and guidelines, in both directions.
import type { Citation, Evidence } from '../model/evidence/evidence.ts';
import { evidenceIn, figureWords, isWrongFigure } from '../model/evidence/standing.ts';
import { unusedIn } from '../model/evidence/unused.ts';
import type { Overview } from '../model/overview.ts';
import { placeOf } from '../text/source.ts';
import type { Day } from '../time/day.ts';
import { type Block, type Document, type Item, longList, type Target } from './document.ts';
import { targetOf, titleOf } from './thing.ts';
import { bracketed, brief, plural } from './words.ts';

interface Loose {
  readonly id: string;
  readonly text: string;
  /** Of a question: the title of its survey. */
  readonly survey?: string;
  /** A word more about it. */
  readonly aside?: string;
  readonly target: Target;
}

export interface EvidenceFacts {
  readonly schema: 'wg/evidence/1';
  readonly group: string;
  readonly asOf: Day;
  readonly counts: {
    readonly guidelines: number;
    readonly links: number;
    readonly suspect: number;
    readonly broken: number;
    readonly claims: number;
  };
  readonly claimsWithoutEvidence: readonly Loose[];
  readonly suspect: readonly Loose[];
  readonly broken: readonly Loose[];
  readonly milestonesWithoutQuestion: readonly Loose[];
  readonly questionsForNothing: readonly Loose[];
  readonly findingsInNoGuideline: readonly Loose[];
  readonly challengesInNoGuideline: readonly Loose[];
  readonly raisedInNoMilestone: readonly Loose[];
}

/** The coverage of a group. */
export function evidenceFacts(view: Overview, evidence: Evidence): EvidenceFacts {
  const living = evidence.guidelines.filter(({ status }) => status !== 'retired');
  const cited = living.flatMap((grounded) => evidenceIn(grounded).map((citation) => ({ path: grounded.guideline.path, citation })));
  const linkLoose = ({ path, citation: { link, key, sentence } }: (typeof cited)[number]): Loose => ({
    id: key,
    text: link.text.replace(/\s+/g, ' '),
    target: { path, line: sentence.line },
  });
  const suspect = cited.flatMap((one): readonly Loose[] => {
    const { aim, suspect: is } = one.citation;
    return is && !('lost' in aim) ? [{ ...linkLoose(one), aside: `: ${aim.title}` }] : [];
  });
  const broken = cited
    .filter(({ citation }) => 'lost' in citation.aim || citation.aim.over !== undefined || isWrongFigure(citation))
    .map((one): Loose => ({ ...linkLoose(one), aside: ` ${wrongWords(one.citation)}` }));
  const claims = living.flatMap(({ guideline: { path, slug }, claims: own }) =>
    own.map(({ text, line }): Loose => ({ id: slug, text, target: { path, line } })),
  );
  const unused = unusedIn(view, evidence);
  const asked = ({ survey, question, index }: (typeof unused.idle)[number]): Loose => {
    const node = survey.fields.questions?.[index]?.node;
    const line = node === undefined ? undefined : placeOf(survey.source, node.span).line;
    return {
      id: `${survey.slug}#${question.id}`,
      text: question.ask.text,
      survey: survey.fields.title ?? survey.slug,
      target: { path: survey.path, ...(line && { line }) },
    };
  };
  return {
    schema: 'wg/evidence/1',
    group: view.group.settings.name ?? 'this group',
    asOf: view.today,
    counts: { guidelines: living.length, links: cited.length, suspect: suspect.length, broken: broken.length, claims: claims.length },
    claimsWithoutEvidence: claims,
    suspect,
    broken,
    milestonesWithoutQuestion: unused.unasked.map(({ thing, survey }) => ({
      id: view.directory.idOf(thing),
      text: titleOf(thing),
      ...(survey && { aside: `waits for “${survey.fields.title ?? survey.slug}”, which asks nothing for it` }),
      target: targetOf(thing),
    })),
    questionsForNothing: unused.idle.map(asked),
    findingsInNoGuideline: unused.uncited.map((one) => ({ ...asked(one), ...(one.forGuideline && { aside: 'asked for a guideline' }) })),
    challengesInNoGuideline: unused.challenges.map(({ slug, path, fields }) => ({
      id: slug,
      text: fields.title ?? slug,
      target: { path },
    })),
    raisedInNoMilestone: unused.raised.map(({ note, raised: { id, text, line } }) => ({
      id: `${note.id}#${id}`,
      text,
      target: { path: note.source.path, line },
    })),
  };
}

function wrongWords(citation: Citation): string {
  if ('lost' in citation.aim) return 'leads nowhere';
  return citation.aim.over === undefined ? figureWords(citation) : `what it leads to ${citation.aim.over}`;
}

const LONG = 60;
/** More of a list stands on pages alone. */
const MOST = 10;
/** From so many questions on a survey is one entry. */
const MANY = 6;

/** What is loose, what is wrong first. */
export function evidencePage(facts: EvidenceFacts): Document {
  const { group, asOf, counts } = facts;
  const section = (text: string, hint: string, list: readonly Loose[], itemOf: (one: Loose) => Item = looseItem): readonly Block[] => {
    if (list.length === 0) return [];
    const items = foldedBySurvey(list, itemOf);
    const cut = items.length > MOST ? [`${MOST} shown, --json shows all`] : [];
    return [{ kind: 'heading', level: 2, text, aside: String(list.length), hint: [...cut, hint].join('; ') }, longList(items, MOST)];
  };
  const links = `${plural(counts.links, 'link')} to evidence in ${plural(counts.guidelines, 'guideline')}`;
  const state = counts.suspect + counts.broken + counts.claims === 0 ? 'none suspect or broken, no claim without' : '';
  const blocks = [
    ...section('Links that do not hold', 'wg check says how to go on', facts.broken, linkItem),
    ...section(
      'Suspect: what they lead to changed since the last review',
      'wg review, when you looked at them',
      facts.suspect,
      suspectItem,
    ),
    ...section('Claims without evidence', 'link to what bears them out', facts.claimsWithoutEvidence),
    ...section('Milestones without a question', 'a question names one under informs', facts.milestonesWithoutQuestion),
    ...section('Questions that inform nothing', 'informs in survey.yaml says what for', facts.questionsForNothing),
    ...section('Findings in no guideline', 'wg trace ID tells how to link to one', facts.findingsInNoGuideline),
    ...section('Challenges in no guideline', 'link to their files', facts.challengesInNoGuideline),
    ...section('Raised, and in no milestone', 'wg new-milestone takes one up', facts.raisedInNoMilestone),
  ];
  const head: Block = { kind: 'paragraph', inlines: [[links, state].filter((word) => word !== '').join('; ')] };
  return { title: `${group}: evidence as of ${asOf}`, blocks: [head, ...blocks] };
}

function looseItem({ id, text, aside, target }: Loose): Item {
  return {
    inlines: [brief(text, LONG), ...bracketed([{ hint: id }, aside], '; ')],
    target,
  };
}

/** A link is known by what it shows; where it leads is long, and seldom what is wrong with it. */
function linkItem({ text, aside = '', target }: Loose): Item {
  return { inlines: ['“', brief(text, LONG), `”${aside}`], target };
}

/** One that is suspect: what it leads to may have a long title. */
function suspectItem({ aside = '', ...one }: Loose): Item {
  const { inlines, ...rest } = linkItem(one);
  return { ...rest, inlines: [...inlines, brief(aside, LONG)] };
}

/** A survey with many questions in a list is one entry of it. */
function foldedBySurvey(list: readonly Loose[], itemOf: (one: Loose) => Item): readonly Item[] {
  const counts = new Map<string, number>();
  for (const { target } of list) counts.set(target.path, (counts.get(target.path) ?? 0) + 1);
  const told = new Set<string>();
  return list.flatMap((one): readonly Item[] => {
    const { id, survey, target } = one;
    const count = counts.get(target.path) ?? 0;
    if (survey === undefined || count < MANY) return [itemOf(one)];
    if (told.has(target.path)) return [];
    told.add(target.path);
    const hint = `wg trace ${id.slice(0, id.indexOf('#'))} lists its questions`;
    return [{ inlines: [`${count} questions of “${survey}”`, ...bracketed([{ hint }])], target: { path: target.path } }];
  });
}
