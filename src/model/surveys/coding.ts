// Coding one answer after the other, as a state that keys change. Knows no terminal and no file: what is to be kept comes out as a value, and
// whoever keeps it goes on with the state that came with it.
import type { Key } from '../../text/key.ts';

/** Something to be coded: a text under an id, with its themes where it was coded before. */
export interface Codable {
  readonly id: string;
  readonly text: string;
  readonly codes: readonly string[] | undefined;
  /** Themes that the rules propose. */
  readonly proposed: readonly string[];
}

/** A theme as whoever codes sees it. */
export interface Label {
  readonly id: string;
  readonly title: string;
}

/** Where a coder is. */
export interface Coding {
  readonly items: readonly Codable[];
  readonly themes: readonly Label[];
  /** The item in view; as many as there are items when all are through. */
  readonly at: number;
  readonly picked: readonly string[];
  /** The title of a theme that is being typed; undefined while themes are picked. */
  readonly typed?: string;
  /** Codes that were kept, the latest last, each with those before it. */
  readonly kept: readonly { readonly at: number; readonly before: readonly string[] | undefined }[];
  /** All was coded before: each is looked at again. */
  readonly again: boolean;
  readonly ended: boolean;
  /** What the person should know of the last key. */
  readonly said?: string;
}

/** What is to be kept: the themes of an item (undefined: as if never coded), or a new theme. */
export type Keep =
  | { readonly kind: 'codes'; readonly id: string; readonly themes: readonly string[] | undefined }
  | { readonly kind: 'theme'; readonly title: string };

/** The state after a key, and what has to be kept before it holds. */
export interface Step {
  readonly state: Coding;
  readonly keep?: Keep;
}

/** Begins at the first item that was not coded. */
export function beginCoding(items: readonly Codable[], themes: readonly Label[]): Coding {
  const first = items.findIndex(({ codes }) => codes === undefined);
  const again = first === -1;
  return look({ items, themes, at: 0, picked: [], kept: [], again, ended: items.length === 0 }, again ? 0 : first);
}

/** How many items are coded. */
export function codedIn({ items }: Coding): number {
  return items.filter(({ codes }) => codes !== undefined).length;
}

/** The keys of themes, in their order; themes beyond have none, and are coded with `--set`. */
export const themeKeys: readonly string[] = [...'123456789acdefghijklmortvwxyzACDEFGHIJKLMORTVWXYZ'];

/** What the other keys do, in three short lines. */
export const codingKeys = [
  'Keys: those of the themes pick them; Enter keeps what is picked and goes on;',
  '0 no theme fits, p pick what is proposed (*), n new theme, s skip, b back,',
  'u undo, q quit, ? tells the keys.',
].join('\n');

const LONGEST_TITLE = 80;

/** The state after a key. Enter keeps what is picked and goes on, 0 says that no theme fits; s, b, u, n, p and q skip, go back, undo, make a theme, take what is proposed, and end. */
export function press(state: Coding, key: Key): Step {
  const quiet = without(state);
  if ('name' in key && key.name === 'break') return { state: { ...quiet, ended: true } };
  if (state.typed !== undefined) return typing(quiet, state.typed, key);
  const item = state.items[state.at];
  if ('name' in key) return key.name === 'enter' ? enter(quiet, item) : { state: quiet };
  switch (key.char) {
    case '0':
      return item === undefined ? { state: quiet } : keepCodes(quiet, item, []);
    case 's':
      return { state: onward(quiet) };
    case 'b':
      return { state: state.at === 0 ? { ...quiet, said: 'this is the first one' } : look(quiet, state.at - 1) };
    case 'u':
      return undo(quiet);
    case 'n':
      return { state: { ...quiet, typed: '' } };
    case 'p':
      return { state: proposals(quiet, item) };
    case 'q':
      return quit(quiet, item);
    case '?':
      return { state: { ...quiet, said: codingKeys } };
    default:
      return { state: pick(quiet, key.char) };
  }
}

/** The state with a theme that was made just now, or was there before, picked for the item in view. */
export function withTheme(state: Coding, theme: Label): Coding {
  const has = (ids: readonly string[]): boolean => ids.includes(theme.id);
  return {
    ...state,
    themes: has(state.themes.map(({ id }) => id)) ? state.themes : [...state.themes, theme],
    picked: has(state.picked) ? state.picked : [...state.picked, theme.id],
  };
}

function without({ typed: _typed, said: _said, ...state }: Coding): Coding {
  return state;
}

function look(state: Coding, at: number): Coding {
  return { ...state, at, picked: state.items[at]?.codes ?? [], ...(at >= state.items.length && { ended: true }) };
}

/** The next one that is not coded; the next one, where all are looked at again. */
function onward(state: Coding): Coding {
  const next = state.again ? state.at + 1 : state.items.findIndex(({ codes }, index) => index > state.at && codes === undefined);
  return look(state, next === -1 ? state.items.length : next);
}

function enter(state: Coding, item: Codable | undefined): Step {
  if (item === undefined) return { state: { ...state, ended: true } };
  if (state.picked.length > 0) return keepCodes(state, item, state.picked);
  return { state: { ...state, said: 'nothing is picked; 0 says that no theme fits, s leaves it for later' } };
}

function keepCodes(state: Coding, item: Codable, themes: readonly string[]): Step {
  const kept = [...state.kept, { at: state.at, before: item.codes }];
  return { state: onward({ ...coded(state, state.at, themes), kept }), keep: { kind: 'codes', id: item.id, themes } };
}

function coded(state: Coding, at: number, codes: readonly string[] | undefined): Coding {
  return { ...state, items: state.items.map((item, index) => (index === at ? { ...item, codes } : item)) };
}

function undo(state: Coding): Step {
  const last = state.kept.at(-1);
  const item = last && state.items[last.at];
  if (last === undefined || item === undefined) return { state: { ...state, said: 'nothing was coded in this sitting' } };
  const before = look({ ...coded(state, last.at, last.before), kept: state.kept.slice(0, -1), ended: false }, last.at);
  return { state: before, keep: { kind: 'codes', id: item.id, themes: last.before } };
}

function proposals(state: Coding, item: Codable | undefined): Coding {
  const more = (item?.proposed ?? []).filter((id) => !state.picked.includes(id));
  return more.length === 0 ? { ...state, said: 'the rules propose nothing more' } : { ...state, picked: [...state.picked, ...more] };
}

function quit(state: Coding, item: Codable | undefined): Step {
  const ended = { ...state, ended: true };
  const isNew = item !== undefined && state.picked.length > 0 && state.picked.join(' ') !== item.codes?.join(' ');
  return isNew
    ? { state: { ...keepCodes(state, item, state.picked).state, ended: true }, keep: { kind: 'codes', id: item.id, themes: state.picked } }
    : { state: ended };
}

function pick(state: Coding, char: string): Coding {
  const theme = state.themes[themeKeys.indexOf(char)];
  if (theme === undefined) return { ...state, said: `\`${char}\` is no key of a theme; ? tells the keys` };
  const { id } = theme;
  return { ...state, picked: state.picked.includes(id) ? state.picked.filter((one) => one !== id) : [...state.picked, id] };
}

function typing(state: Coding, typed: string, key: Key): Step {
  if ('char' in key) return { state: { ...state, typed: (typed + key.char).slice(0, LONGEST_TITLE) } };
  const title = typed.trim();
  switch (key.name) {
    case 'backspace':
      return { state: { ...state, typed: [...typed].slice(0, -1).join('') } };
    case 'escape':
      return { state };
    case 'enter':
      return title === '' ? { state } : { state, keep: { kind: 'theme', title } };
    default:
      return { state: { ...state, typed } };
  }
}
