// The catalogue of recognition: how people are thanked, what it takes, and which communities do it.
import { formsInUse } from '../model/communities.ts';
import type { Overview } from '../model/overview.ts';
import type { Day } from '../time/day.ts';
import type { Block, Document, Inline, Item, Target } from './document.ts';
import { type Origin, originInlines, originOf } from './thing.ts';
import { brief } from './words.ts';

interface FormFacts {
  /** Null where communities name it in words and it has no file. */
  readonly id: string | null;
  readonly title: string;
  readonly how?: string;
  readonly costs?: string;
  readonly from?: Origin;
  /** What the file says below its fields: what communities tell of it. */
  readonly told?: string;
  readonly communities: readonly string[];
  readonly target?: Target;
}

export interface RecognitionFacts {
  readonly schema: 'wg/recognition/1';
  readonly group: string;
  readonly asOf: Day;
  readonly forms: readonly FormFacts[];
  /** Communities with a file, in the order of the columns. */
  readonly communities: readonly string[];
  /** Those of which nothing is written down. */
  readonly silent: readonly string[];
}

/** The facts on a day. */
export function recognitionFacts(view: Overview): RecognitionFacts {
  const { group, today, directory } = view;
  const used = formsInUse(view);
  const users = new Set(used.flatMap(({ communities }) => communities.flatMap(({ record }) => record ?? [])));
  const nameOf = (one: (typeof group.communities)[number]): string => one.fields.name ?? one.slug;
  return {
    schema: 'wg/recognition/1',
    group: group.settings.name ?? 'this group',
    asOf: today,
    forms: used.map(({ title, record, communities }) => ({
      id: record === undefined ? null : directory.idOf({ kind: 'recognition', id: record.slug, record }),
      title,
      ...(record?.fields.how !== undefined && { how: record.fields.how }),
      ...(record?.fields.costs !== undefined && { costs: record.fields.costs }),
      ...(record?.fields.source !== undefined && { from: originOf(directory, record.fields.source) }),
      ...(record !== undefined && record.body.trim() !== '' && { told: record.body.trim() }),
      communities: communities.map(({ name }) => name),
      ...(record !== undefined && { target: { path: record.path } }),
    })),
    communities: group.communities.map(nameOf).sort(),
    silent: group.communities.filter((one) => !users.has(one)).map(nameOf),
  };
}

/** So many columns of communities fit beside the forms; with more they stand in one column. */
const COLUMNS = 6;

/** The catalogue: forms by communities, then how each is done. */
export function recognitionPage({ group, asOf, forms, communities, silent }: RecognitionFacts): Document {
  const title = `${group}: recognition as of ${asOf}`;
  if (forms.length === 0)
    return {
      title,
      blocks: [paragraph('No form of recognition is written down yet.', { text: ' wg new-recognition TITLE makes one.', hint: true })],
    };
  const strangers = forms.some((form) => form.communities.some((name) => !communities.includes(name)));
  const apart = communities.length > 0 && communities.length <= COLUMNS && !strangers;
  return {
    title,
    blocks: [
      {
        kind: 'table',
        columns: ['Form', ...(apart ? communities : ['Done in']), 'Costs'],
        rows: forms.map((form) => [
          form.title,
          ...(apart ? communities.map((name) => (form.communities.includes(name) ? 'yes' : '')) : [form.communities.join(', ')]),
          form.costs ?? '',
        ]),
      },
      ...(silent.length === 0 ? [] : [paragraph(`Nothing is written down of ${silent.join(', ')}.`)]),
      ...details(forms),
    ],
  };
}

function details(forms: readonly FormFacts[]): readonly Block[] {
  const items = forms.flatMap(({ title, how, told, from, target }): readonly Item[] => {
    const children: readonly Item[] = [
      ...(told === undefined ? [] : [{ inlines: [brief(told.replace(/\s+/g, ' '), LONGEST)] }]),
      ...(from === undefined ? [] : [{ inlines: originInlines(from, 'from ') }]),
    ];
    if (how === undefined && children.length === 0) return [];
    return [
      { inlines: [{ text: title, tone: 'strong' }, ...(how === undefined ? [] : [`: ${how}`])], ...(target && { target }), children },
    ];
  });
  return items.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: 'How it is done' },
        { kind: 'list', items },
      ];
}

/** The rest stands in the file, and on pages. */
const LONGEST = 300;

function paragraph(...inlines: readonly Inline[]): Block {
  return { kind: 'paragraph', inlines };
}
