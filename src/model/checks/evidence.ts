// What can rot in the evidence of guidelines: links that lead nowhere, figures that the results no longer say, what was taken back, what changed
// since somebody looked, and claims that nothing bears out. A retired guideline is let rest.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { Splice } from '../../text/edit.ts';
import { placeOf } from '../../text/source.ts';
import { type Citation, type Grounded, sourceOf } from '../evidence/evidence.ts';
import { linkSplices } from '../evidence/mend.ts';
import { isWrongFigure } from '../evidence/standing.ts';
import type { Check, EvidenceFound } from './check.ts';
import { decisionExample, evidenceExample } from './evidence-examples.ts';

const LIBRARY = '[62 %](../surveys/cafes/results.md#room-library) of the cafés meet in a library.';
const DECIDED = 'The room costs nothing ([decided](../meetings/2026-03-03.md#decisions)).';

export const evidenceChecks: readonly Check[] = [
  {
    code: 'evidence-file',
    finds: 'a link of a guideline to a file that is not there',
    reason: 'nobody can see what the sentence rests on.',
    fix: 'let the link lead to where the file is now; where a record was renamed and keeps its old name as an alias, `wg check --fix` does.',
    bad: evidenceExample(DECIDED.replace('03-03', '03-04'), '', decisionExample('We take the library')),
    good: evidenceExample(DECIDED, '', decisionExample('We take the library')),
    findInEvidence: (evidence) =>
      citationsIn(evidence).flatMap(([grounded, citation]) =>
        isLost(citation, 'file') ? [lostProblem(evidence, grounded, citation)] : [],
      ),
  },
  {
    code: 'evidence-anchor',
    finds: 'a link of a guideline to a place in a file that is not there: a heading, a decision, a question, an answer',
    reason: 'the heading was renamed, the question removed or the answer given another label, and the reader ends at the top of the page.',
    fix: 'name the place as it is called now; `wg check --fix` does where the earlier label stands under `also:`, or where the section below a renamed heading is as it was when the guideline was reviewed.',
    bad: evidenceExample(LIBRARY.replace('room-library', 'room-pub')),
    good: evidenceExample(LIBRARY),
    findInEvidence: (evidence) =>
      citationsIn(evidence).flatMap(([grounded, citation]) =>
        isLost(citation, 'anchor') ? [lostProblem(evidence, grounded, citation)] : [],
      ),
  },
  {
    code: 'evidence-figure',
    finds: 'a figure in a guideline that is not what the published results say',
    reason: 'answers came in, or were corrected, and the text still tells the old number.',
    fix: 'look whether the sentence still holds; `wg check --fix` writes the number as it is now, with as many decimals.',
    bad: evidenceExample(LIBRARY.replace('62', '58')),
    good: evidenceExample(LIBRARY),
    findInEvidence: (evidence) =>
      citationsIn(evidence).flatMap(([grounded, citation]) =>
        isWrongFigure(citation) && !isHidden(citation) ? [figureProblem(grounded, citation)] : [],
      ),
  },
  {
    code: 'evidence-hidden',
    finds: 'a figure in a guideline that cites a count which is not published',
    reason: 'it is hidden because it is small, or would give a small one away: the guideline would publish it.',
    fix: 'take the number away, or say it in words that give nobody away.',
    bad: evidenceExample('[3](../surveys/cafes/results.md#room-pub) cafés meet in a pub.', '', {}, [
      { label: 'Library', anchor: 'room-library', count: 24 },
      { label: 'Pub', anchor: 'room-pub', count: null },
    ]),
    good: evidenceExample('[A few cafés](../surveys/cafes/results.md#room) meet in a pub.'),
    findInEvidence: (evidence) =>
      citationsIn(evidence).flatMap(([grounded, citation]) =>
        isHidden(citation)
          ? [
              problem(grounded, citation, 'evidence-hidden', 'error', `the number behind \`${citation.link.text}\` is not published`, {
                help: 'take it out of the text; how many they are would narrow down who they are',
              }),
            ]
          : [],
      ),
  },
  {
    code: 'evidence-retired',
    finds: 'a guideline that rests on what was taken back: a decision struck through or refused, a retired guideline, a dropped milestone',
    reason: 'the sentence says what the group no longer says.',
    fix: 'change the sentence, or link what was decided instead.',
    bad: evidenceExample(
      'The room costs nothing ([decided](../meetings/2026-03-03.md#L5)).',
      '',
      decisionExample('~~No room that costs anything~~'),
    ),
    good: evidenceExample(
      'The room costs nothing ([decided](../meetings/2026-03-03.md#L5)).',
      '',
      decisionExample('No room that costs anything'),
    ),
    findInEvidence: (evidence) =>
      citationsIn(evidence).flatMap(([grounded, citation]) => {
        const { aim } = citation;
        if ('lost' in aim || aim.over === undefined) return [];
        const message = `“${aim.title}” ${aim.over}, and the guideline rests on it`;
        return [
          problem(grounded, citation, 'evidence-retired', 'warning', message, { help: 'change the sentence, or link what holds now' }),
        ];
      }),
  },
  {
    code: 'evidence-suspect',
    finds: 'evidence that changed after the guideline was reviewed',
    reason: 'the sentence may no longer follow from it; nobody has looked.',
    fix: 'read the sentence beside what it links to, then say so with wg review.',
    bad: evidenceExample(LIBRARY, `evidence:\n  'surveys/cafes/results.md#room-library': 000000000000\n`),
    good: evidenceExample(LIBRARY, `evidence:\n  'surveys/cafes/results.md#room-library': 82a5c7c53acd\n`),
    findInEvidence: (evidence) =>
      citationsIn(evidence).flatMap(([grounded, citation]) => {
        const { aim, suspect } = citation;
        if ('lost' in aim || !suspect || aim.over !== undefined) return [];
        const message = `“${aim.title}” is not what it was when the guideline was reviewed`;
        const help = `does the sentence still hold? then: wg review ${grounded.id}`;
        return [problem(grounded, citation, 'evidence-suspect', 'warning', message, { help })];
      }),
  },
  {
    code: 'claim-without-evidence',
    finds: 'a sentence of a guideline that speaks for many or tells a share, and links to nothing',
    reason: 'in a year nobody can tell whether communities said it, or who it was that thought so.',
    fix: 'link the answer, decision or challenge that it rests on, or say whose opinion it is. In a draft this is only a note.',
    bad: evidenceExample('Most cafés meet in a library.', 'status: review\n'),
    good: evidenceExample('[Most cafés](../surveys/cafes/results.md#room-library) meet in a library.', 'status: review\n'),
    findInEvidence: ({ guidelines }) =>
      guidelines.flatMap(({ guideline, status, claims }) =>
        status === 'retired'
          ? []
          : claims.map(
              ({ span }): Diagnostic => ({
                code: 'claim-without-evidence',
                severity: status === 'draft' ? 'note' : 'warning',
                place: placeOf(guideline.source, span),
                message: 'this sentence says something of many, and nothing that it rests on',
                help: 'link a survey’s answer, a decision, a challenge or a page; or say whose opinion it is',
              }),
            ),
      ),
  },
];

function citationsIn({ guidelines }: EvidenceFound): readonly (readonly [Grounded, Citation])[] {
  return guidelines.flatMap((grounded) =>
    grounded.status === 'retired' ? [] : grounded.citations.map((citation) => [grounded, citation] as const),
  );
}

function isLost({ aim }: Citation, what: 'file' | 'anchor'): boolean {
  return 'lost' in aim && aim.lost === what;
}

function isHidden({ figure }: Citation): boolean {
  return figure !== undefined && 'problem' in figure.now && figure.now.problem === 'hidden';
}

function problem(
  grounded: Grounded,
  { link }: Citation,
  code: string,
  severity: Diagnostic['severity'],
  message: string,
  { help, fix }: { readonly help: string; readonly fix?: readonly Splice[] | undefined },
): Diagnostic {
  return { code, severity, place: placeOf(sourceOf(grounded), link.span), message, help, ...(fix && { fix }) };
}

function lostProblem({ mends }: EvidenceFound, grounded: Grounded, citation: Citation): Diagnostic {
  const { aim, link } = citation;
  if (!('lost' in aim)) throw new Error('a link that leads somewhere is not lost');
  const code = aim.lost === 'file' ? 'evidence-file' : 'evidence-anchor';
  const message = aim.lost === 'file' ? `there is no file \`${aim.path}\`` : `there is no \`#${aim.anchor}\` in ${aim.path}`;
  const now = mends.get(citation);
  if (now !== undefined && 'because' in now) {
    const fix = link.byReference ? undefined : linkSplices(grounded, citation, now.path, now.anchor);
    const name = aim.lost === 'file' ? now.path : `#${now.anchor}`;
    return problem(grounded, citation, code, 'error', message, { help: `${now.because}: \`${name}\`${byFix(fix)}`, fix });
  }
  const help = didYouMean(now?.near, 'let the link lead to where it stands now, or take it away');
  return problem(grounded, citation, code, 'error', message, { help });
}

function byFix(fix: readonly Splice[] | undefined): string {
  return fix === undefined ? '' : '; wg check --fix writes that';
}

function figureProblem(grounded: Grounded, citation: Citation): Diagnostic {
  const { figure, link, aim } = citation;
  const now = figure?.now;
  const where = 'lost' in aim ? '' : aim.title;
  if (now !== undefined && 'text' in now) {
    const fix = [{ ...link.textSpan, text: now.text }];
    const message = `the results say ${now.text} here, not ${link.text.replace(/\s+/g, ' ')}`;
    return problem(grounded, citation, 'evidence-figure', 'error', message, { help: `“${where}”${byFix(fix)}`, fix });
  }
  const message = `there is no number \`${link.text}\` behind “${where}”`;
  const help =
    now?.problem === 'whole-mean'
      ? 'a whole number is how many answered; write the mean with a decimal, or `mean` before it'
      : 'a share is written with `%`, a count as a whole number, a mean with a decimal; the link leads to one answer, or to a question';
  return problem(grounded, citation, 'evidence-figure', 'error', message, { help });
}
