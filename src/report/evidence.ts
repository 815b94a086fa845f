// Coverage: what hangs loose between needs, surveys and guidelines, in both directions.
import type { Evidence } from '../model/evidence/evidence.ts';
import { evidenceIn, isWrongFigure } from '../model/evidence/standing.ts';
import { unusedIn } from '../model/evidence/unused.ts';
import type { Overview } from '../model/overview.ts';
import { placeOf } from '../text/source.ts';
import type { Day } from '../time/day.ts';
import type { Block, Document, Item, Target } from './document.ts';
import { targetOf, titleOf } from './thing.ts';
import { plural, shortened } from './words.ts';

interface Loose {
  readonly id: string;
  readonly text: string;
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
  const suspect = cited.filter(({ citation: { suspect: is } }) => is).map(linkLoose);
  const broken = cited
    .filter(({ citation }) => 'lost' in citation.aim || citation.aim.over !== undefined || isWrongFigure(citation))
    .map(linkLoose);
  const claims = living.flatMap(({ guideline: { path, slug }, claims: own }) =>
    own.map(({ text, line }): Loose => ({ id: slug, text, target: { path, line } })),
  );
  const unused = unusedIn(view, evidence);
  const asked = ({ survey, question, index }: (typeof unused.idle)[number]): Loose => {
    const node = survey.fields.questions?.[index]?.node;
    const line = node === undefined ? undefined : placeOf(survey.source, node.span).line;
    return { id: `${survey.slug}#${question.id}`, text: question.ask.text, target: { path: survey.path, ...(line && { line }) } };
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
      ...(survey && { aside: `waits for ${survey.slug}, which asks nothing for it` }),
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

const LONG = 60;

/** What is loose, what is wrong first. */
export function evidencePage(facts: EvidenceFacts): Document {
  const { group, asOf, counts } = facts;
  const section = (text: string, list: readonly Loose[]): readonly Block[] =>
    list.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text, aside: String(list.length) },
          { kind: 'list', items: list.map(itemOf) },
        ];
  const links = `${plural(counts.links, 'link')} to evidence in ${plural(counts.guidelines, 'guideline')}`;
  const state = counts.suspect + counts.broken + counts.claims === 0 ? 'none suspect or broken, no claim without' : '';
  const blocks = [
    ...section('Links that do not hold', facts.broken),
    ...section('Suspect: what they lead to changed since the last review', facts.suspect),
    ...section('Claims without evidence', facts.claimsWithoutEvidence),
    ...section('Milestones without a question', facts.milestonesWithoutQuestion),
    ...section('Questions that inform nothing', facts.questionsForNothing),
    ...section('Findings in no guideline', facts.findingsInNoGuideline),
    ...section('Challenges in no guideline', facts.challengesInNoGuideline),
    ...section('Raised, and in no milestone', facts.raisedInNoMilestone),
  ];
  const head: Block = { kind: 'paragraph', inlines: [[links, state].filter((word) => word !== '').join('; ')] };
  return { title: `${group}: evidence as of ${asOf}`, blocks: [head, ...blocks] };
}

function itemOf({ id, text, aside, target }: Loose): Item {
  return {
    inlines: [shortened(text, LONG), { text: ` (${[id, aside].filter((word) => word !== undefined).join('; ')})`, tone: 'dim' }],
    target,
  };
}
