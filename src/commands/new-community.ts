// Gives a community a file, filled by hand and out of what surveys have released of its answers.
import { type Answered, answersOf, type Fillable, fillable, type Proposal, proposalsOf } from '../model/answered.ts';
import type { Community } from '../model/group.ts';
import { type CommunityFields, communityKind } from '../model/kinds.ts';
import type { Overview } from '../model/overview.ts';
import { printYamlRecord } from '../model/print.ts';
import type { Results } from '../model/surveys/results.ts';
import { plural } from '../report/words.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { slugOf } from '../text/slug.ts';
import { thingCalled } from './change-things.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { madeResult } from './new-titled.ts';
import { openGroup } from './open-group.ts';
import { wrongZone } from './option-values.ts';
import { peopleNamed } from './people-named.ts';
import { publishedOf } from './published-results.ts';
import { missingSchema, schemaFrom } from './schema-file.ts';

export const newCommunity: Command = {
  name: 'new-community',
  summary: 'give a community a file: who leads it, what it needs, what leadership means there',
  description:
    'Writes communities/SLUG.yaml. With --from-survey needs, forms of recognition and what leadership means are proposed out of the results that are published of this community alone: the answers that a third or more of those gave who answered. What is given by an option stays. Where each value comes from is kept beside it. Nothing is taken from answers that were not released. For a community that has a file the proposals are shown, and nothing is changed.',
  arguments: [{ name: 'name', description: 'what the community calls itself' }],
  options: [
    { name: 'size', value: 'number', description: 'how many people are active there; counted today' },
    { name: 'leader', value: 'person', description: 'who leads it', many: true, completes: 'person' },
    { name: 'project', value: 'words', description: 'what it works on', many: true },
    { name: 'need', value: 'words', description: 'what it needs', many: true },
    { name: 'strength', value: 'words', description: 'what it can help others with', many: true },
    { name: 'leadership', value: 'words', description: 'what leadership means there, in its own words' },
    { name: 'language', value: 'tag', description: 'a language in which it works, such as da or pt-BR', many: true },
    { name: 'time-zone', value: 'zone', description: 'IANA time zone, such as Europe/Copenhagen' },
    { name: 'alias', value: 'name', description: 'another name, also the one that a questionnaire has', many: true },
    { name: 'source', value: 'place', description: 'where what is given here was told: a link, a path or an id' },
    {
      name: 'from-survey',
      value: 'survey',
      description: 'a survey with published results that are broken down by community',
      many: true,
      completes: 'survey',
    },
    {
      name: 'take',
      value: 'field=question',
      description: `which question is for which field (${fillable.join(', ')}), where its words do not say it`,
      many: true,
    },
  ],
  examples: ['wg new-community Odense --size 9 --need "a room in winter" --language da --time-zone Europe/Copenhagen'],
  needs: 'group',
  writes: true,
  run,
};

async function run(context: Context, input: Input): Promise<Outcome> {
  const name = input.one('name')?.trim() ?? '';
  if (name === '' || name.includes('\n')) return { usage: 'a community needs a name of one line' };
  const size = input.one('size');
  if (size !== undefined && !/^[1-9]\d{0,6}$/.test(size)) return { usage: '--size takes a whole number from 1, such as 12' };
  const zone = input.one('time-zone');
  const wrong = wrongZone(zone);
  if (wrong !== undefined) return { usage: wrong };
  const questions = questionsTaken(input.all('take'));
  if (typeof questions === 'string') return { usage: questions };
  const view = await openGroup(context);
  const found = view.directory.find(name, ['community']);
  const there = 'thing' in found && found.thing.kind === 'community' ? found.thing.record : undefined;
  const slug = there?.slug ?? slugOf(name, new Set(view.group.communities.map((one) => one.slug)));
  const diagnostics: Diagnostic[] = [];
  const subject = there ?? { slug, fields: { name, aliases: input.all('alias') } };
  const answered = answersAsked(context, view, input, subject, diagnostics);
  if (typeof answered === 'string') return { usage: answered };
  const asked = answered.found.flatMap(({ results }) => results.questions.map(({ id }) => id));
  const strange = asked.length === 0 ? undefined : [...questions.values()].find((id) => !asked.includes(id));
  if (strange !== undefined) return { usage: `--take: there is no question \`${strange}\`; there is ${asked.join(', ')}` };
  const proposals = answered.found.flatMap(({ results, answers }) => proposalsOf(results, answers, questions));
  const empty = answered.found.filter(({ results }) => !proposals.some(({ from }) => from.startsWith(`surveys/${results.survey}/`)));
  const told = [
    ...answered.said,
    ...proposals.map(proposalWords),
    ...empty.map(
      ({ results: { survey } }) =>
        `${survey} proposes nothing: no question is for a field (--take), or no count that may be shown is large enough`,
    ),
  ];
  if (there !== undefined)
    return {
      found: told,
      said: [`${there.path} is there already; nothing was changed`, ...toWrite(there, proposals)],
      next: [`$EDITOR ${there.path}`, `wg report communities ${there.slug}`],
      diagnostics,
      result: madeResult(slug, there.path, false),
    };
  const people = peopleNamed(view, input.all('leader'));
  const path = `communities/${slug}.yaml`;
  const fields = withProposals(givenFields(view, input, name, people.slugs), proposals);
  return {
    writes: [
      ...missingSchema(context, communityKind),
      { path, before: undefined, after: await printYamlRecord(communityKind, fields, schemaFrom('community')) },
    ],
    found: told,
    said: [`made ${path}: ${name}`, ...people.said],
    next: [`$EDITOR ${path}`, `wg report communities ${slug}`, 'wg match'],
    diagnostics,
    result: madeResult(slug, path),
  };
}

/** Which question is for which field; a sentence where an option says neither. */
function questionsTaken(words: readonly string[]): ReadonlyMap<Fillable, string> | string {
  const taken = new Map<Fillable, string>();
  for (const word of words) {
    const [name = '', question = ''] = word.split('=', 2).map((part) => part.trim());
    const field = fillable.find((one) => one === name);
    if (field === undefined || question === '') return `--take is FIELD=QUESTION, with a field of ${fillable.join(', ')}; not \`${word}\``;
    taken.set(field, question);
  }
  return taken;
}

interface Asked {
  readonly found: readonly { readonly results: Results; readonly answers: Answered }[];
  readonly said: readonly string[];
}

/** What the surveys that are asked for have released of the community; a sentence where there is no such survey. */
function answersAsked(
  context: Context,
  view: Overview,
  input: Input,
  community: Parameters<typeof answersOf>[1],
  diagnostics: Diagnostic[],
): Asked | string {
  const found: { results: Results; answers: Answered }[] = [];
  const said: string[] = [];
  for (const name of input.all('from-survey')) {
    const thing = thingCalled(view, name, ['survey']);
    if (typeof thing === 'string') return thing;
    const { slug } = thing.record;
    const results = publishedOf(context, slug, diagnostics);
    if (results === undefined) {
      said.push(`${slug} has no published results yet`);
      continue;
    }
    const answers = answersOf(results, community);
    if (answers === undefined)
      said.push(
        results.breakdowns.length === 0
          ? `${slug} is not broken down by community: write \`group: true\` below the question that asks for it in ${thing.record.path}, and import the answers again`
          : `${slug} has released nothing of this community alone: it is no group there, or too few answered (wg report survey ${slug})`,
      );
    else found.push({ results, answers });
    if (results.quotes !== undefined)
      said.push(
        `${plural(results.quotes.length, 'quotation')} released in ${slug} ${results.quotes.length === 1 ? 'belongs' : 'belong'} to no community, as nobody knows whose they are`,
      );
  }
  return { found, said };
}

function proposalWords({ field, question, values, from, n, hidden }: Proposal): string {
  const unseen = hidden === 0 ? '' : `; ${hidden} more may have been given as often, and ${hidden === 1 ? 'is' : 'are'} hidden`;
  return `${field}, out of \`${question}\` (${n} answered): ${values.join('; ')} (${from})${unseen}`;
}

/** The lines that somebody may write into a file that is there, for what it does not say yet. */
function toWrite({ path, fields }: Community, proposals: readonly Proposal[]): readonly string[] {
  const fitting = proposals.filter(({ field }) => (fields[field]?.length ?? 0) === 0);
  if (fitting.length === 0) return [];
  const lines = fitting.map(({ field, values }) =>
    field === 'leadership'
      ? `leadership: ${JSON.stringify(values.join('; '))}`
      : `${field}: [${values.map((value) => JSON.stringify(value)).join(', ')}]`,
  );
  return [
    `what it does not say yet, to be written into ${path} if it is right:`,
    ...lines.map((line) => `  ${line}`),
    '  and below `from:`',
    ...fitting.map(({ field, from }) => `    ${field}: ${from}`),
  ];
}

function givenFields(view: Overview, input: Input, name: string, leaders: readonly string[]): CommunityFields {
  const size = input.one('size');
  const leadership = input.one('leadership')?.trim() || undefined;
  const zone = input.one('time-zone');
  const fields: CommunityFields = {
    name,
    aliases: input.all('alias'),
    ...(size !== undefined && { size: Number(size), size_on: view.today }),
    languages: input.all('language'),
    ...(zone !== undefined && { time_zone: zone }),
    leaders,
    projects: input.all('project'),
    ...(leadership !== undefined && { leadership }),
    needs: input.all('need'),
    strengths: input.all('strength'),
  };
  const source = input.one('source')?.trim();
  if (source === undefined || source === '') return fields;
  const filled = Object.entries(fields).filter(
    ([key, value]) => SOURCED.includes(key) && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return filled.length === 0 ? fields : { ...fields, from: new Map(filled.map(([key]) => [key, source])) };
}

/** Fields that somebody told; the others are facts that anybody can look up. */
const SOURCED: readonly string[] = ['size', 'projects', 'leadership', 'needs', 'strengths'];

/** The fields with what is proposed for those that are empty. */
function withProposals(fields: CommunityFields, proposals: readonly Proposal[]): CommunityFields {
  let { needs, leadership, recognition } = fields;
  const from = new Map(fields.from);
  for (const { field, values, from: place } of proposals) {
    if (field === 'needs' && (needs ?? []).length === 0) needs = values;
    else if (field === 'recognition' && (recognition ?? []).length === 0) recognition = values;
    else if (field === 'leadership' && leadership === undefined) leadership = values.join('; ');
    else continue;
    from.set(field, place);
  }
  return {
    ...fields,
    ...(needs && { needs }),
    ...(leadership !== undefined && { leadership }),
    ...(recognition && { recognition }),
    ...(from.size > 0 && { from }),
  };
}
