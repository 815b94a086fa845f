// What the commands that make a record with a title have in common: the title, the record that has it already, and what scripts are told.
import type { Overview } from '../model/overview.ts';
import type { Thing } from '../model/reference.ts';
import { sameWords } from '../model/similar.ts';
import { slugOf } from '../text/slug.ts';
import { thingCalled } from './change-things.ts';
import type { Context, Input, Outcome } from './command.ts';
import { openGroup } from './open-group.ts';

const KINDS = {
  milestones: 'a milestone',
  guidelines: 'a guideline',
  surveys: 'a survey',
  recognition: 'a form of recognition',
  tasks: 'a task',
} as const;

interface Titled {
  readonly slug: string;
  readonly path: string;
  readonly fields: { readonly title?: string };
}

/** What a new record is made with: its title, the group, and the slugs that are taken. */
interface Begun {
  readonly title: string;
  readonly view: Overview;
  readonly taken: ReadonlySet<string>;
}

/** Reads the title of what is to be made; an outcome where it is none, or one of the records has it. */
export async function beginTitled(
  context: Context,
  input: Input,
  kind: keyof typeof KINDS,
  nextFor: (same: Titled) => readonly string[],
): Promise<Begun | Outcome> {
  const title = input.one('title')?.trim() ?? '';
  if (title === '' || title.includes('\n')) return { usage: `${KINDS[kind]} needs a title of one line` };
  const view = await openGroup(context);
  const records: readonly Titled[] = view.group[kind];
  const same = records.find(({ fields, slug }) => sameWords(fields.title ?? slug) === sameWords(title));
  if (same !== undefined) return thereAlready(same.slug, same.path, 'has that title already', nextFor(same));
  return { title, view, taken: new Set(records.map(({ slug }) => slug)) };
}

/** What is wrong with `--slug`, if something is; `pathOf` tells the path that it leads to. */
export function wrongSlug(slug: string | undefined, taken: ReadonlySet<string>, pathOf: (slug: string) => string): readonly string[] {
  if (slug === undefined) return [];
  if (slugOf(slug) !== slug) return [`--slug takes letters and digits with dashes between, such as \`${slugOf(slug)}\``];
  return taken.has(slug) ? [`${pathOf(slug)} is there already, under another title`] : [];
}

/** References to the things of these kinds that words mean; the words themselves, and a problem, where they mean none. */
export function idsCalled(
  view: Overview,
  words: readonly string[],
  kinds: readonly Thing['kind'][],
  problems: string[],
): readonly string[] {
  return words.map((id) => {
    const thing = thingCalled(view, id, kinds);
    if (typeof thing !== 'string') return view.directory.idOf(thing);
    problems.push(thing);
    return id;
  });
}

/** The outcome where nothing is made, as a file `is` what it would be. */
export function thereAlready(id: string, path: string, is: string, next: readonly string[]): Outcome {
  return { said: [`${path} ${is}; nothing was changed`], next, result: madeResult(id, path, false) };
}

/** What scripts are told of a thing that was made, or was there. */
export function madeResult(id: string, path: string, made = true): NonNullable<Outcome['result']> {
  return { json: { schema: 'wg/made/1', id, path, made } };
}
