// From a need to the sentence that rests on it, and back.
import type { Evidence } from '../model/evidence/evidence.ts';
import type { TraceNode } from '../model/evidence/trace.ts';
import type { TraceFacts } from '../report/trace.ts';
import { didYouMean, mayBe, nearest } from '../text/did-you-mean.ts';
import { oneOf } from './change-things.ts';
import type { Command } from './command.ts';
import { openGroup } from './open-group.ts';

export const trace: Command = {
  name: 'trace',
  summary: 'follow a need to the question, the finding and the guideline, and back',
  description:
    'Shows what a thing comes from and what it leads to: something raised in a meeting, a milestone, a survey or one of its questions (`autumn#kit`), a decision (`2026-02-24#k3xq`), a challenge, a guideline, or the sentence in a line of one (`guidelines/house-rules.md:12`). As mermaid it is a flowchart, as html a page with a picture of the ways. What follows from nearness of words alone is marked as inferred.',
  arguments: [{ name: 'id', description: 'what to follow', completes: 'any-id' }],
  options: [],
  examples: ['wg trace guidelines/house-rules', 'wg trace autumn#kit', 'wg trace questionnaire --format mermaid'],
  needs: 'group',
  writes: false,
  formats: ['terminal', 'md', 'html', 'mermaid'],
  async run(context, input) {
    const [{ evidenceOf }, { nodesCalled, traceGraph }, { traceFacts, tracePage }] = await Promise.all([
      import('../model/evidence/evidence.ts'),
      import('../model/evidence/trace.ts'),
      import('../report/trace.ts'),
    ]);
    const view = await openGroup(context);
    const evidence = await evidenceOf(view, context.files);
    const graph = traceGraph(view, evidence);
    const words = input.one('id')?.trim() ?? '';
    const thing = view.directory.find(words, ['milestone', 'guideline', 'survey']);
    const path = 'thing' in thing && 'record' in thing.thing ? thing.thing.record.path : undefined;
    const named = nodesCalled(graph, words);
    const found = named.length > 0 || path === undefined ? named : nodesCalled(graph, path);
    if (found.length === 0 && 'several' in thing) return { usage: oneOf(words, thing.several) };
    const [node] = found;
    if (node === undefined) {
      const near = nearest(
        words,
        [...graph.nodes.values()].map(({ id }) => id),
      );
      return { usage: `nothing is called \`${words}\` here; ${didYouMean(near, 'wg report evidence shows what there is')}` };
    }
    if (found.length > 1) {
      const meant = new Set(found.map(({ id, key }) => (id === words ? key : id)));
      return { usage: `${mayBe(words, [...meant])}; write one of these` };
    }
    const facts = traceFacts(graph, node, view.today, await citableOf(evidence, node));
    return { result: { document: tracePage(facts), json: facts }, diagnostics: view.diagnostics };
  },
};

/** What guidelines can cite of a question. */
async function citableOf({ grounds }: Evidence, { kind, id }: TraceNode): Promise<TraceFacts['citable']> {
  const [survey = '', question = ''] = kind === 'question' ? id.split('#') : [];
  const results = grounds.results.get(survey);
  if (results === undefined) return undefined;
  const [{ citableIn }, { resultsPath }] = await Promise.all([
    import('../model/evidence/survey-spots.ts'),
    import('../model/surveys/results.ts'),
  ]);
  return { page: resultsPath(survey, 'md'), findings: citableIn(results, question) };
}
