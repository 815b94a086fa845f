// The conversation of `wg code`: it shows one text after the other, takes keys, and keeps what was decided before the next one is shown.
// What keys do is decided in model/surveys/coding.ts.
import { beginCoding, type Codable, type Coding, codedIn, codingKeys, press, themeKeys, withTheme } from '../model/surveys/coding.ts';
import type { SameOption } from '../model/surveys/write-ins.ts';
import { plural } from '../report/words.ts';
import type { Desk } from './coding-desk.ts';
import type { Outcome, Talk } from './command.ts';
import { planTheme } from './theme-plans.ts';

/** Talks through what is on a desk. */
export async function talkThrough(desk: Desk, talk: Talk): Promise<Outcome> {
  let state = beginCoding(desk.items, desk.themes);
  const before = codedIn(state);
  await talk.show(`${headOf(desk, state)}\n`);
  let shown: number | undefined;
  let typed: string | undefined;
  while (!state.ended) {
    if (shown !== state.at) await talk.show(itemScreen(state, desk, talk.width));
    shown = state.at;
    await talk.show(promptOf(state, typed));
    typed = state.typed;
    const key = await talk.key();
    if (key === undefined) break;
    const step = press(state, key);
    const kept = step.keep === undefined ? step.state : await keep(desk, talk, state, step);
    if ((state.typed !== undefined && kept.typed === undefined) || kept.ended) await talk.show('\n');
    state = kept;
  }
  return endOf(desk, state, before);
}

/** The state after what has to be kept was kept; the state before with the reason, where it could not be. */
async function keep(desk: Desk, talk: Talk, before: Coding, { state, keep: what }: ReturnType<typeof press>): Promise<Coding> {
  if (what === undefined) return state;
  if (what.kind === 'codes') {
    const failed = await talk.save((context) => desk.keep(context, [[what.id, what.themes]], 'hand'));
    return failed === undefined ? state : { ...before, said: `this was not kept: ${failed}` };
  }
  let made: { readonly id: string; readonly title: string } | undefined;
  const failed = await talk.save(async (context) => {
    const plan = await planTheme(context, desk, what.title);
    if ('theme' in plan) made = plan.theme;
    return plan.outcome;
  });
  if (failed !== undefined || made === undefined) return { ...state, said: `the theme was not made: ${failed ?? 'nothing was written'}` };
  return withTheme(state, made);
}

function headOf(desk: Desk, state: Coding): string {
  const coded = codedIn(state);
  const rest = state.again ? 'all were coded before; each is shown again' : `${desk.items.length - coded} to go`;
  return [
    desk.title,
    `${plural(desk.items.length, desk.item)}, ${coded} coded, ${rest}`,
    codingKeys,
    'Each is kept at once; wg code goes on where you stopped.',
  ].join('\n');
}

/** The whole text, and the themes with their keys; what the rules propose has a star. */
function itemScreen(state: Coding, desk: Desk, width: number): string {
  const item = state.items[state.at];
  if (item === undefined) return '';
  const head = `── ${desk.item} ${state.at + 1} of ${state.items.length}, ${codedIn(state)} coded `;
  return `\n${head.padEnd(Math.min(width, 80), '─')}\n\n${item.text.trim()}\n\n${themeLines(state, item)}`;
}

function themeLines({ themes }: Coding, { proposed }: Codable): string {
  if (themes.length === 0) return 'There is no theme yet; n makes one.\n';
  const lines = themes.map(({ id, title }, index) => {
    const key = themeKeys[index];
    return `  ${key ?? ' '} ${proposed.includes(id) ? '*' : ' '} ${title}${key === undefined ? ` (no key is left: wg code --set ANSWER=${id})` : ''}\n`;
  });
  return lines.join('');
}

/** What is picked, in a line of its own; of a title that is being typed what came with the last key, or all of it where that took something away. */
function promptOf({ said, typed, picked, themes }: Coding, before: string | undefined): string {
  if (typed !== undefined) {
    if (before !== undefined && typed.startsWith(before)) return typed.slice(before.length);
    return `${before === undefined ? '' : '\n'}New theme (Enter makes it, Esc leaves it): ${typed}`;
  }
  const titles = picked.map((id) => themes.find((theme) => theme.id === id)?.title ?? id);
  return `${said === undefined ? '' : `(${said})\n`}> ${titles.length === 0 ? 'nothing picked' : titles.join(', ')}\n`;
}

function endOf(desk: Desk, state: Coding, before: number): Outcome {
  const coded = codedIn(state);
  const left = state.items.length - coded;
  const more = coded - before;
  const all = plural(state.items.length, `${desk.item} has its themes`, `${desk.item}s have their themes`);
  const said = [`${more > 0 ? `${more} more coded; ` : ''}${coded} of ${all}${left === 0 ? '' : `, ${left} to go`}`];
  const next = left > 0 ? [`wg code ${desk.words}`] : desk.survey === undefined ? [] : [`wg code ${desk.survey.slug} --publish`];
  return { said, next };
}

/** Asks of each write-in that is nearly an option whether it is that option; gives those that are. Undefined where the person broke off. */
export async function talkOfMerging(offers: readonly SameOption[], talk: Talk): Promise<readonly SameOption[]> {
  const taken: SameOption[] = [];
  for (const [index, offer] of offers.entries()) {
    const times = offer.count === 1 ? 'once' : `${offer.count} times`;
    const typo = offer.how === 'typo' ? ' (but for a typo)' : '';
    await talk.show(
      `${index + 1} of ${offers.length}: “${offer.written}”, written in ${times}. Is it the option “${offer.label}”${typo}? y/n/q `,
    );
    for (let answer = ''; !/^[ynq]$/.test(answer); ) {
      const key = await talk.key();
      if (key === undefined || ('name' in key && key.name === 'break')) return taken;
      answer = 'char' in key ? key.char : '';
      if (answer === 'y') taken.push(offer);
      if (answer === 'q') return taken;
    }
    await talk.show('\n');
  }
  return taken;
}
