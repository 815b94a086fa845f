// What the options of `wg code` do, without anybody at a terminal. Texts of answers are shown only where that was asked for.
import { namesOf, type Survey, zoneOf } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import { candidatesIn } from '../model/surveys/candidates.ts';
import { partsOf, type SurveyQuestion } from '../model/surveys/codebook.ts';
import { smallest } from '../model/surveys/smallest.ts';
import { answersOf } from '../model/surveys/store.ts';
import { type SameOption, sameOptions, withMerged } from '../model/surveys/write-ins.ts';
import { codingPage, suggestionsPage } from '../report/survey/coding.ts';
import { plural } from '../report/words.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { mayBe } from '../text/did-you-mean.ts';
import type { Write } from '../text/files.ts';
import type { Desk } from './coding-desk.ts';
import type { Context, Input, Outcome } from './command.ts';
import { peopleNamed } from './people-named.ts';
import { planRelease, planThemes, strangeTheme } from './theme-plans.ts';
import { unknownMe, whoAmI } from './who-am-i.ts';

/** Of these options one says what is done. */
const modes = ['list', 'set', 'unset', 'new-theme', 'apply-rules', 'suggest', 'merge-write-ins', 'release', 'publish'] as const;

type Mode = (typeof modes)[number];

/** What is asked for; undefined where nothing is, and a usage error where that cannot be done in one run. */
export function modeOf(input: Input): Mode | { readonly usage: string } | undefined {
  const asked = modes.filter((mode) => input.has(mode));
  if (asked.length > 1 && !asked.every((mode) => mode === 'set' || mode === 'unset'))
    return { usage: `one at a time: ${asked.map((mode) => `--${mode}`).join(' or ')}` };
  const stray = ['theme', 'quote', 'by'].find((name) => input.has(name) && !input.has('release'));
  return stray === undefined ? asked[0] : { usage: `--${stray} goes with --release` };
}

/** Does what an option asks for, to what lies on a desk. */
export async function runMode(mode: Mode, desk: Desk, view: Overview, context: Context, input: Input): Promise<Outcome> {
  switch (mode) {
    case 'set':
    case 'unset':
      return setCodes(desk, context, input);
    case 'new-theme':
      return newThemes(desk, context, input.all('new-theme'));
    case 'apply-rules':
      return applyRules(desk, context);
    case 'suggest':
      return suggest(desk, view);
    case 'release':
      return release(desk, view, context, input);
    default:
      return listItems(desk, input.has('private'));
  }
}

/** Lists what is to be coded. Of challenges, which are in git, the texts are shown in any case. */
export function listItems(desk: Desk, isPrivate: boolean): Outcome {
  const showsText = isPrivate || desk.survey === undefined;
  const facts = {
    schema: 'wg/coding/1',
    of: desk.words,
    title: desk.title,
    themes: desk.themes.map(({ id, title }) => ({ id, title })),
    items: desk.items.map(({ id, text, codes, proposed }) => ({
      id,
      coded: codes ?? null,
      proposed,
      ...(desk.byRules.has(id) && { byRules: true as const }),
      ...(showsText ? { text } : { words: text.split(/\s+/).filter((word) => word !== '').length }),
    })),
  };
  return {
    result: { json: facts, document: codingPage(facts, desk.item) },
    next: desk.items.length === 0 ? [] : [`wg code ${desk.words}`],
  };
}

async function setCodes(desk: Desk, context: Context, input: Input): Promise<Outcome> {
  const wrong: string[] = [];
  const changes: [string, readonly string[] | undefined][] = input.all('unset').map((id) => [id, undefined]);
  for (const given of input.all('set')) {
    const at = given.indexOf('=');
    const themes = given
      .slice(at + 1)
      .split(',')
      .flatMap((id) => id.trim() || []);
    if (at < 1) wrong.push(`--set takes an answer and its themes, such as a1b2c3=time,money, not \`${given}\``);
    else changes.push([given.slice(0, at).trim(), [...new Set(themes)]]);
  }
  for (const [at, [given, themes]] of changes.entries()) {
    const id = itemCalled(desk, given);
    if ('problem' in id) wrong.push(id.problem);
    else changes[at] = [id.id, themes];
    const strange = themes?.find((theme) => !desk.themes.some((one) => one.id === theme));
    if (strange !== undefined) wrong.push(strangeTheme(desk, strange));
  }
  if (wrong.length > 0) return { usage: [...new Set(wrong)].join('\n  ') };
  return changed(await desk.keep(context, changes, 'hand'), desk, `${plural(changes.length, desk.item)} coded`);
}

/** The item whose id is given, or begins so: ids of answers are long. */
function itemCalled({ items, item, words }: Desk, given: string): { readonly id: string } | { readonly problem: string } {
  const exact = items.find(({ id }) => id === given);
  const near = exact === undefined && given.length >= 4 ? items.filter(({ id }) => id.startsWith(given)) : [];
  const found = exact ?? (near.length === 1 ? near[0] : undefined);
  if (found !== undefined) return { id: found.id };
  const problem =
    near.length > 1
      ? `${mayBe(
          given,
          near.map(({ id }) => id),
        )}; write one of these`
      : `there is no ${item} \`${given}\`; wg code ${words} --list has the ids, of which the beginning is enough`;
  return { problem };
}

function changed(outcome: Outcome, desk: Desk, words: string): Outcome {
  if (outcome.exit === 2) return outcome;
  const paths = (outcome.writes ?? []).filter(({ before, after }) => before !== after).map(({ path }) => path);
  const where = paths.length > 3 ? `${paths.length} files` : paths.join(', ');
  const said = paths.length === 0 ? 'coded so already; nothing was changed' : `${words} (${where})`;
  return { ...outcome, said: [said], next: desk.survey === undefined ? [] : [`wg code ${desk.survey.slug} --publish`] };
}

async function newThemes(desk: Desk, context: Context, titles: readonly string[]): Promise<Outcome> {
  const wanted = titles.map((given) => given.trim());
  if (wanted.some((title) => title === '' || /[\r\n]/.test(title))) return { usage: 'a theme needs a title of one line' };
  const { outcome, made } = await planThemes(context, desk, wanted);
  if (made.length === 0) return outcome;
  return {
    ...outcome,
    said: [
      ...(outcome.said ?? []),
      `made the theme${made.length === 1 ? '' : 's'} ${made.map(({ id }) => `\`${id}\``).join(', ')} in ${desk.file.path}`,
    ],
    next: [`wg code ${desk.words}`, `$EDITOR ${desk.file.path}`],
  };
}

async function applyRules(desk: Desk, context: Context): Promise<Outcome> {
  if (desk.themes.every(({ words, patterns }) => words.size === 0 && patterns.length === 0))
    return {
      usage: `no theme has rules; write \`words:\` or \`patterns:\` into ${desk.file.path}, or code by hand: wg code ${desk.words}`,
    };
  const open = desk.items.filter(({ id }) => !desk.byHand.has(id));
  const changes = open.map(({ id, text }): readonly [string, readonly string[] | undefined] => {
    const proposed = desk.rules.propose(text);
    return [id, proposed.length === 0 ? undefined : proposed];
  });
  // A challenge that a rule fits is coded in its own file; what no rule fits is left to people.
  const found = changes.filter(([, themes]) => themes !== undefined);
  const outcome = await desk.keep(context, desk.survey === undefined ? found : changes, 'rules');
  const none = open.length - found.length;
  const words = `${plural(found.length, desk.item)} coded by the rules, ${desk.byHand.size} by hand before`;
  return changed(outcome, desk, none === 0 ? words : `${words}; ${none} fit no rule: wg code ${desk.words}`);
}

function suggest(desk: Desk, { group }: Overview): Outcome {
  const least = desk.survey === undefined ? 1 : smallest(desk.survey.fields).k;
  const found = candidatesIn({
    texts: desk.items.map(({ text }) => text),
    rules: desk.rules,
    languages: desk.languages,
    least,
    names: group.people.flatMap(namesOf),
  });
  const facts = { schema: 'wg/theme-candidates/1', of: desk.words, least: Math.max(least, 3), languages: found };
  return { result: { json: facts, document: suggestionsPage(facts, desk.item) }, next: [`$EDITOR ${desk.file.path}`] };
}

async function release(desk: Desk, view: Overview, context: Context, input: Input): Promise<Outcome> {
  const [answer, theme] = [input.one('release') ?? '', input.one('theme')];
  if (theme === undefined) return { usage: '--release needs --theme: a quotation stands for a theme' };
  const by = input.one('by') ?? (await whoAmI(context, view.group.people));
  if (by === undefined) return { usage: `who releases it? ${unknownMe}, or say it with --by` };
  const { said } = peopleNamed(view, [by]);
  const item = itemCalled(desk, answer);
  if ('problem' in item) return { usage: item.problem };
  const outcome = await planRelease(desk, {
    answer: item.id,
    theme,
    words: input.one('quote'),
    by,
    date: context.today(zoneOf(view.group)),
  });
  return outcome.writes === undefined ? outcome : { ...outcome, said: [...(outcome.said ?? []), ...said] };
}

/** The write-ins of a question that may be one of its options. */
export function offersOf({ files }: Context, { slug, codebook }: Survey, question: SurveyQuestion): readonly SameOption[] | Diagnostic {
  const own = partsOf(codebook).flatMap((part, index) => (part.question.id === question.id ? [index] : []));
  const written = new Map<string, number>();
  const problem = answersOf(files, slug, codebook, ({ answer }) => {
    for (const index of own) for (const text of answer.values[index]?.written ?? []) written.set(text, (written.get(text) ?? 0) + 1);
  });
  return problem ?? sameOptions(question, written);
}

/** Plans to count write-ins as options from now on. */
export async function mergeWriteIns(
  context: Context,
  { slug, path }: Survey,
  question: SurveyQuestion,
  taken: readonly SameOption[],
): Promise<Outcome> {
  const there = context.files.read(path);
  if ('problem' in there) return { diagnostics: [there.problem], exit: 2 };
  const after = await withMerged(
    there.source,
    taken.map(({ choice, written }) => ({ question: question.id, choice, written })),
  );
  if (typeof after !== 'string') return { diagnostics: [after], exit: 2 };
  const writes: readonly Write[] = [{ path, before: there.source.text, after }];
  const labels = [...new Set(taken.map(({ label }) => `“${label}”`))].join(', ');
  return {
    writes,
    said: [`${plural(taken.length, 'write-in now counts', 'write-ins now count')} as ${labels} (also: in ${path})`],
    next: [`git diff ${path}`, `wg import-survey FILE --survey ${slug}`],
  };
}
