// The communities of a group on one page, what they say side by side; and one community on a page of its own.
import type { Answered } from '../../model/answered.ts';
import type { Block, Document, Inline, Item } from '../document.ts';
import { originInlines } from '../thing.ts';
import { bracketed, plural, wholePercent } from '../words.ts';
import type { CommunitiesFacts } from './facts.ts';

type CommunityFacts = CommunitiesFacts['communities'][number];

/** All communities, side by side. */
export function communitiesPage(facts: CommunitiesFacts): Document {
  const { group, asOf, communities } = facts;
  const title = `${group}: communities as of ${asOf}`;
  if (communities.length === 0)
    return {
      title,
      blocks: [
        words('No community has a file yet.', { text: ' wg new-community NAME makes one.', hint: true }),
        ...themeBlocks(facts),
        ...unknownBlocks(facts),
      ],
    };
  const saying = (heading: string, of: (community: CommunityFacts) => readonly string[]) => sideBySide(heading, communities, of);
  return {
    title,
    blocks: [
      {
        kind: 'table',
        columns: ['Community', 'Active', 'Counted', 'Led by', 'Works on', 'Told as hard'],
        rows: communities.map(({ name, target, size, sizeOn, leaders, projects, challenges }) => [
          { text: name, target },
          size === undefined ? '' : String(size),
          sizeOn ?? '',
          leaders.join(', '),
          projects.join('; '),
          String(challenges.length),
        ]),
      },
      ...saying('What leadership means', ({ leadership }) => (leadership === undefined ? [] : [oneLine(leadership)])),
      ...saying('Needs', ({ needs }) => needs),
      ...saying('Can help with', ({ strengths }) => strengths),
      ...saying('Begun by contributors', ({ initiatives }) => initiatives),
      ...saying('Says thank you', ({ recognition }) => recognition),
      ...themeBlocks(facts),
      ...careBlocks(communities),
      ...sideBySide(
        'Answered',
        communities,
        ({ answers }) =>
          answers.map(({ title: survey, responses }) => `${survey}${responses === null ? '' : ` (${plural(responses, 'answer')})`}`),
        'nothing is published of',
      ),
      ...unknownBlocks(facts),
    ],
  };
}

/** One community: all that its file says with where it comes from, what it told, and what it answered. */
export function communityPage({ asOf, communities, themes }: CommunitiesFacts): Document {
  const [one] = communities;
  if (one === undefined) return { title: 'no community', blocks: [] };
  const line = (lead: string, texts: readonly string[], field: string): readonly Item[] => {
    const from = one.from.find((known) => known.field === field);
    if (texts.length === 0) return [];
    return [
      { lead: { text: lead, tone: 'strong' }, inlines: [texts.join('; '), ...(from === undefined ? [] : originInlines(from, ' – from '))] },
    ];
  };
  const size =
    one.size === undefined
      ? []
      : [
          `${plural(one.size, 'person', 'people')}${one.sizeOn === undefined ? ', counted on a day that nobody wrote down' : `, counted on ${one.sizeOn}`}`,
        ];
  const items = [
    ...line('active', size, 'size'),
    ...line('works in', [...one.languages, ...(one.timeZone === undefined ? [] : [one.timeZone])], 'languages'),
    ...line('led by', one.leaders, 'leaders'),
    ...line('works on', one.projects, 'projects'),
    ...line('begun', one.initiatives, 'initiatives'),
    ...line('leadership', one.leadership === undefined ? [] : [oneLine(one.leadership)], 'leadership'),
    ...line('needs', one.needs, 'needs'),
    ...line('can help', one.strengths, 'strengths'),
    ...line('thanks by', one.recognition, 'recognition'),
    ...line('found at', one.links, 'links'),
  ];
  const told = one.challenges.map(({ title, themes: own, target }): Item => {
    const names = own.map((theme) => themes.find((known) => known.theme === theme)?.title ?? theme);
    return { inlines: [title, ...(names.length === 0 ? [] : [{ text: ` (${names.join(', ')})`, tone: 'dim' as const }])], target };
  });
  return {
    title: `${one.name} as of ${asOf}`,
    blocks: [
      items.length === 0
        ? words('Nothing is written down yet but the name; ', { text: 'its file', target: one.target }, ' takes it.')
        : { kind: 'list', items },
      ...missingBlocks(one),
      ...section('Told as hard', told),
      ...careBlocks([one]),
      ...one.answers.flatMap(answerBlocks),
    ],
  };
}

function words(...inlines: readonly Inline[]): Block {
  return { kind: 'paragraph', inlines };
}

function section(text: string, items: readonly Item[], aside?: string, hint?: string): readonly Block[] {
  return items.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text, ...(aside && { aside }), ...(hint && { hint }) },
        { kind: 'list', items },
      ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** What each says under one heading, and who has not said it. */
function sideBySide(
  heading: string,
  communities: readonly CommunityFacts[],
  of: (community: CommunityFacts) => readonly string[],
  none = 'not written down:',
): readonly Block[] {
  const said = communities.filter((community) => of(community).length > 0);
  const isLong = said.some(({ name }) => name.length > LONGEST_LEAD);
  const silent = communities.filter((community) => of(community).length === 0).map(({ name }) => name);
  return section(
    heading,
    said.map((community) => ({ lead: { text: `${community.name}${isLong ? ':' : ''}` }, inlines: [of(community).join('; ')] })),
    silent.length === 0 ? undefined : `${none} ${silent.join(', ')}`,
  );
}

function themeBlocks({ themes }: CommunitiesFacts): readonly Block[] {
  if (themes.length === 0) return [];
  return [
    {
      kind: 'heading',
      level: 2,
      text: 'Told as hard',
      ...(themes.some(({ theme }) => theme === null) && { hint: 'wg code challenges gives themes' }),
    },
    {
      kind: 'table',
      columns: ['Theme', 'Told', 'Where'],
      rows: themes.map(({ title, told, communities }) => [
        title,
        String(told),
        communities.map(({ name, told: times }) => (times === 1 ? name : `${name} ${times}`)).join(', '),
      ]),
    },
  ];
}

/** Each two once: those with a pairing on the side of the one that looks after the other. */
function careBlocks(communities: readonly CommunityFacts[]): readonly Block[] {
  const sentences = communities.flatMap(({ name, looksAfter, lookedAfterBy }) => [
    ...looksAfter.map((care) => careItem(name, care.name, care.pairing)),
    ...(communities.length > 1 ? [] : lookedAfterBy.map((care) => careItem(care.name, name, care.pairing))),
  ]);
  return section('Who looks after whom', sentences);
}

function careItem(shepherd: string, shepherded: string, pairing: CommunityFacts['looksAfter'][number]['pairing']): Item {
  const days = [
    ...(pairing?.since ? [`since ${pairing.since}`] : []),
    ...(pairing?.followUp ? [`asked again on ${pairing.followUp}`] : []),
  ];
  return {
    inlines: [
      `${shepherd} looks after ${shepherded}`,
      ...(pairing?.why === undefined ? [] : [`: ${pairing.why}`]),
      ...(pairing === undefined ? [] : bracketed([...days, { hint: pairing.id }])),
    ],
  };
}

function unknownBlocks({ unknown }: CommunitiesFacts): readonly Block[] {
  return section(
    'Named, and without a file',
    unknown.map(({ name, people, challenges }) => {
      const named = [
        ...(people === 0 ? [] : [plural(people, 'person', 'people')]),
        ...(challenges === 0 ? [] : [plural(challenges, 'challenge')]),
      ];
      return { inlines: [`${name}: named by ${named.join(' and ')}`] };
    }),
    undefined,
    'wg new-community NAME makes one',
  );
}

/** What its file has room for and does not say. */
function missingBlocks(one: CommunityFacts): readonly Block[] {
  const missing = [
    ...(one.size === undefined ? ['how many are active'] : []),
    ...(one.leaders.length === 0 ? ['who leads it'] : []),
    ...(one.projects.length === 0 ? ['what it works on'] : []),
    ...(one.leadership === undefined ? ['what leadership means'] : []),
    ...(one.needs.length === 0 ? ['what it needs'] : []),
    ...(one.strengths.length === 0 ? ['what it can help with'] : []),
    ...(one.recognition.length === 0 ? ['how it says thank you'] : []),
  ];
  return missing.length === 0 || missing.length === 7
    ? []
    : [{ kind: 'paragraph', inlines: [{ text: `Not written down: ${missing.join(', ')}.`, tone: 'dim' }] }];
}

/** Longer names do not fit into the column in front of a list, and run into the text. */
const LONGEST_LEAD = 18;

/** What a community answered: of each question the answers whose counts are shown. */
function answerBlocks({ survey, title, responses, weight, tables }: Answered): readonly Block[] {
  const rows = tables.flatMap(({ title: question, n, cells, mean }): readonly (readonly Inline[])[] => {
    const shown = cells.flatMap(({ label, count }): readonly (readonly string[])[] =>
      count === null ? [] : [[label, String(count), n === 0 ? '' : `${wholePercent(count / n)} %`]],
    );
    const told = mean === undefined ? shown : [...shown, ['mean', String(mean.mean), '']];
    return told.map((cell, at) => [...(at === 0 ? [question, String(n)] : ['', '']), ...cell]);
  });
  if (rows.length === 0) return [];
  const care = weight === 'does-not-decide' ? ', too few to decide' : weight === 'carefully' ? ', to be read with care' : '';
  return [
    { kind: 'heading', level: 2, text: title, ...(responses !== null && { aside: `${plural(responses, 'answer')}${care}` }), hint: survey },
    { kind: 'table', columns: ['Question', 'n', 'Answer', 'Count', 'Share'], rows },
  ];
}
