// A report before it has a format: blocks of inlines, each able to lead to a file and line. Knows no flags and no files.
import type { Calendar } from '../time/calendar.ts';

/** What a piece of text stands for; a format decides how it looks. Never the only carrier of a meaning. */
export type Tone = 'plain' | 'strong' | 'dim' | 'good' | 'warn' | 'bad' | 'id';

/** A place that a line of a report leads to. */
export interface Target {
  readonly path: string;
  readonly line?: number;
}

/** A place in words: `milestones/survey.md:3`. */
export function placeWords({ path, line }: Target): string {
  return line === undefined ? path : `${path}:${line}`;
}

export interface Span {
  readonly text: string;
  /** The words before they were shortened for a line of a screen; pages show them instead. */
  readonly whole?: string;
  /** Words for those who type commands; pages leave them out. */
  readonly hint?: true;
  /** In a cell of a table: the name under which links find it. */
  readonly anchor?: string;
  /** In a cell of a table of counts: the share that it tells, from 0 to 1, or that it is hidden. Its words say the same. */
  readonly share?: number | 'hidden';
  readonly tone?: Tone;
  readonly target?: Target;
}

export type Inline = string | Span;

/** One entry of a list: its words, the place it comes from (shown at the end of the line), and what hangs below it. `lead` is one short word in front (done, moved), aligned within its list. */
export interface Item {
  readonly lead?: Span;
  readonly inlines: readonly Inline[];
  readonly target?: Target;
  readonly children?: readonly Item[];
}

/** One row of a timeline. Days are ISO; `from` equal to `to` is a single day; without both the row has no date. `baseline` is where the end first was, `moves` where it was in between, in the order of the moves. */
export interface Bar {
  /** By which other bars of the timeline name it in `after`: what they wait for. */
  readonly id?: string;
  readonly after?: readonly string[];
  readonly label: string;
  readonly from?: string;
  readonly to?: string;
  readonly baseline?: string;
  readonly moves?: readonly string[];
  readonly window?: boolean;
  readonly tone: Tone;
  readonly mark: 'milestone' | 'action' | 'meeting';
  readonly note?: string;
  readonly depth?: number;
  readonly target?: Target;
}

/** One counted answer of a chart. Without a count it is hidden. Shares are of `base`; `low` and `high` bound the share, from 0 to 1. */
export interface CountBar {
  readonly label: string;
  readonly anchor?: string;
  readonly count?: number;
  readonly base: number;
  readonly low?: number;
  readonly high?: number;
}

/** One row of a chart of opposites: the shares of the points of its scale, from 0 to 1, in their order; none where they are hidden. */
export interface OpposedBar {
  readonly label: string;
  readonly shares: readonly number[];
  readonly note?: string;
}

/** One answer at two times: its shares, from 0 to 1, none where they are hidden; `low` and `high` bound their difference. */
export interface PairBar {
  readonly label: string;
  readonly before?: number;
  readonly after?: number;
  readonly low?: number;
  readonly high?: number;
}

export type Block =
  /** `anchor` is a name under which links find it: letters, digits, `-` and `_`. */
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly text: string;
      readonly aside?: string;
      /** More of it, for those who type commands; pages leave it out. */
      readonly hint?: string;
      readonly anchor?: string;
    }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  /** `rest` are further items, for which pages alone have room. */
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly rest?: readonly Item[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly Inline[])[] }
  | { readonly kind: 'bars'; readonly bars: readonly CountBar[] }
  /** The middle of the scale stands in the middle. */
  | { readonly kind: 'opposed'; readonly scale: readonly string[]; readonly bars: readonly OpposedBar[] }
  /** What the two times are called; formats of text leave it out, for a table beside it tells the same. */
  | { readonly kind: 'pairs'; readonly times: readonly [before: string, after: string]; readonly bars: readonly PairBar[] }
  | {
      readonly kind: 'timeline';
      readonly bars: readonly Bar[];
      readonly today: string;
      readonly marks: readonly { readonly day: string; readonly label: string }[];
    };

/** A thing of a graph: its name, in a word what it is, what is typed for it (which pages leave out), and a few words more. `strong` is what was asked for. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly kind?: string;
  readonly called?: string;
  readonly note?: string;
  readonly strong?: boolean;
  /** Never the only carrier of its meaning: the note says it too. */
  readonly tone?: Tone;
  readonly target?: Target;
}

/** A way from one thing to another; a faint one is inferred. One whose things are not there is left out. */
export interface GraphWay {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  readonly faint?: boolean;
}

/** Things and the ways between them. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphWay[];
}

/** What a report tells, ready for any format that suits it. */
export interface Document {
  readonly title: string;
  /** What those type for the thing that it is about, to stand behind the title; pages leave it out. */
  readonly called?: string;
  readonly blocks: readonly Block[];
  /** Its days as entries for calendar programs, where the report has such; formats of text leave them out. */
  readonly calendar?: Calendar;
  /** Its days as a picture, where the blocks tell them in words; formats of text leave it out. */
  readonly picture?: Extract<Block, { readonly kind: 'timeline' }>;
  /** What it tells as things and ways, for formats that draw such; formats of text leave it out, as the blocks say the same. */
  readonly graph?: Graph;
}

// More than a reader looks over.
const mostOnPages = 60;

/** A list of which screens show the first `most` items, and pages more of them; there is said how many are left out there as well. */
export function longList(items: readonly Item[], most: number): Extract<Block, { readonly kind: 'list' }> {
  if (items.length <= most) return { kind: 'list', items };
  const left = items.length - mostOnPages;
  const more: readonly Item[] = left > 0 ? [{ inlines: [{ text: `and ${left} more`, tone: 'dim' }] }] : [];
  return { kind: 'list', items: items.slice(0, most), rest: [...items.slice(most, Math.max(most, mostOnPages)), ...more] };
}

/** The title for those who type commands: what is called so stands before `: what as of when`. */
export function titleWithId({ title, called }: Document): string {
  const at = title.lastIndexOf(': ');
  return called === undefined || at === -1 ? title : `${title.slice(0, at)} (${called})${title.slice(at)}`;
}

/** What formats for those who type commands say beside a heading; '' where that is nothing. */
export function besideOf({ aside, hint }: Extract<Block, { readonly kind: 'heading' }>): string {
  return [aside, hint].filter((words) => words !== undefined).join('; ');
}

/** The level of the document's outermost headings, 1 to 3; formats count from it, so that no level is skipped. 3 where there are none. */
export function topLevelOf(document: Document): 1 | 2 | 3 {
  return document.blocks.reduce<1 | 2 | 3>((top, block) => (block.kind === 'heading' && block.level < top ? block.level : top), 3);
}
