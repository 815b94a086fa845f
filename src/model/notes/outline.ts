// Which part of a note each line stands in: attendees, agenda, discussion, actions, … by its heading, its label, or, in text without any
// marks, by a line that is nothing but the name of a part. Keeps the many ways to write a heading from those who read the parts.
import type { Block } from '../../text/blocks.ts';
import { labelOf, plainWords } from '../../text/inline.ts';
import { findDates } from '../../time/mention.ts';
import { keys } from './key-words.ts';
import { contentOf, labelNamed, oddLabelOf, tasksNamed } from './odd-labels.ts';
import { isOfAnotherTime } from './people.ts';
import { mayName, type PartKind, partNamed } from './words.ts';

/** What a part holds: a kind that its heading names, `title` (a line that names and dates the meeting), or `other`. */
export type Kind = PartKind | 'title' | 'other';

/** A part of a note: its heading and the lines after it, up to the next part. */
export interface Part {
  /** Of the part itself, or of the part around it where its own heading names none. */
  readonly kind: Kind;
  /** Whether its own heading or label names the kind. */
  readonly named: boolean;
  /** How the part begins: a Markdown heading, a label with a colon, or a bare line of words; `start` for what stands before all of them. */
  readonly how: 'start' | 'heading' | 'label' | 'words';
  /** Index of the block with the heading; -1 at the start. */
  readonly head: number;
  /** The heading's or label's words. */
  readonly words: string;
  /** What follows the label on its own line. */
  readonly inline: string;
  /** 1 to 7 for headings, 8 for a label, 9 for words, 10 for a bullet's label. */
  readonly level: number;
  /** Blocks of the body, `from` included, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

/** The parts of one meeting's notes. */
export interface Outline {
  /** In order, each block in exactly one of them. */
  readonly parts: readonly Part[];
  /** Lines with a label that names a part and words behind it, and bullets whose label does; their body lies inside another part. */
  readonly labels: readonly Part[];
  /** The kind of the innermost part or label that a block stands in; undefined for a block of another meeting. */
  readonly kindAt: (index: number) => Kind | undefined;
}

const level8 = 8;
const level9 = 9;

/** The outline of blocks `from` to `to`; `bits` are the keys of all blocks. */
export function outlineOf(blocks: readonly Block[], bits: Uint16Array, from: number, to: number): Outline {
  const parts: Part[] = [];
  const labels: Part[] = [];
  const stack: { kind: Kind; level: number }[] = [];
  let open: Part = { kind: 'other', named: false, how: 'start', head: -1, words: '', inline: '', level: 0, from, to };
  let dated = 0;
  const begin = (part: Part) => {
    parts.push({ ...open, to: part.head });
    open = part;
  };
  for (let i = from; i < to; i++) {
    const block = blocks[i] as Block;
    if (block.shape === 'heading') {
      const words = plainWords(block.text);
      const colon = labelOf(words);
      // `## Action points :muscle:` ends with a picture and has no label.
      const label = colon !== undefined && /^[a-z0-9_+-]{2,30}:$/.test(colon.rest) ? undefined : colon;
      const plain = mayName(words) || label !== undefined ? nameOf(words, label?.label, label?.rest) : undefined;
      const kind = plain ?? (((bits[i] as number) & keys.digit) !== 0 ? namedBesideDate(words) : undefined);
      // A bold line closes nothing but bold lines: inside a list of people it is often a subtitle, in a discussion a remark.
      while (stack.length > 0 && (stack[stack.length - 1] as { level: number }).level >= block.level) stack.pop();
      const inherited = stack[stack.length - 1]?.kind ?? 'other';
      // `Attended in the past`, below those who attended.
      // `### Still open` below `## Decisions`
      const isElse = isPeople(inherited) ? isOfAnotherTime(words) : inherited === 'decisions' && stillOpen.test(words);
      const own = kind ?? (isElse ? 'other' : inherited);
      stack.push({ kind: own, level: block.level });
      const inline = kind !== undefined && label !== undefined && partNamed(label.label) === kind ? contentOf(label.rest) : '';
      begin({ kind: own, named: kind !== undefined, how: 'heading', head: i, words, inline, level: block.level, from: i + 1, to });
      continue;
    }
    // A picture of those present, and then a blank line: what follows is something else.
    if (isPeople(open.kind) && block.text.startsWith('![') && i + 1 < to && (blocks[i + 1] as Block).shape === 'blank') {
      begin(after(open, stack, i + 1, to));
      continue;
    }
    if (block.shape !== 'plain' && block.shape !== 'bullet' && block.shape !== 'ordered') {
      // A ruled line ends what a label or a bare line has opened.
      if (block.shape === 'rule' && open.level >= level8) begin(after(open, stack, i, to));
      // Behind a part in which nothing was written it ends the part: smaller headings below are of something else.
      const top = stack[stack.length - 1];
      if (block.shape === 'rule' && top !== undefined && open.how === 'heading' && isBlank(blocks, open.from, i)) top.kind = 'other';
      if (block.text === ':::' && top !== undefined && open.how === 'heading') {
        top.kind = 'other';
        begin(after(open, stack, i, to));
      }
      continue;
    }
    const held = bits[i] as number;
    const label = ((held & keys.colon) !== 0 && mayBeLabel(block) ? labelOf(block.text) : undefined) ?? oddLabelOf(block.text);
    const named = label !== undefined && mayName(label.label) ? labelNamed(plainWords(label.label)) : undefined;
    if (label !== undefined && named !== undefined && block.shape !== 'ordered') {
      const rest = contentOf(label.rest);
      const part: Part = {
        kind: named, named: true, how: 'label', head: i, words: plainWords(label.label), inline: rest, level: block.shape === 'plain' ? level8 : 10, from: i + 1, to: i + 1,
      }; // biome-ignore format: one record
      if (block.shape === 'plain' && rest === '') begin({ ...part, to });
      else labels.push(block.shape === 'bullet' ? { ...part, to: bodyEnd(blocks, i, to) } : part);
      continue;
    }
    if (block.shape === 'bullet' && block.box === undefined && isTaskWords(block.text)) {
      const below = bodyEnd(blocks, i, to);
      const end = below > i + 1 || !block.text.startsWith('**') ? below : endOfBeside(blocks, i, to);
      const task: Part = {
        kind: 'actions',
        named: true,
        how: 'label',
        head: i,
        words: block.text,
        inline: '',
        level: 10,
        from: i + 1,
        to: end,
      };
      if (end > i + 1) labels.push(task);
      continue;
    }
    if (block.shape === 'ordered' && isNumberedHead(blocks, i, to)) {
      const kind = bareName(block.text);
      if (kind !== undefined && kind !== 'agenda') {
        begin({ kind, named: true, how: 'words', head: i, words: block.text, inline: '', level: level9, from: i + 1, to });
        continue;
      }
      if (kind === undefined && open.level >= level8) begin(after(open, stack, i, to));
    } else if (block.shape === 'ordered' && block.indent === 0 && open.level > 6 && blocks[i + 1]?.shape === 'bullet') {
      // `3) The hall` over its own bullets, behind the bullets of a label.
      if (endsList(blocks, open.from, i) && blocks[i - 2]?.shape === 'bullet') begin(after(open, stack, i, to));
    }
    if (block.shape !== 'plain') continue;
    const title = dated < 2 && (held & keys.digit) !== 0 && isTitle(block, blocks[i - 1]);
    const kind = title ? 'title' : bareName(block.text);
    if (kind !== undefined) {
      if (title) dated++;
      begin({ kind, named: true, how: 'words', head: i, words: block.text, inline: '', level: level9, from: i + 1, to });
      continue;
    }
    // Behind a list of people a paragraph of sentences begins what was said.
    if (isPeople(open.kind) && open.how === 'heading' && isTold(block) && endsList(blocks, open.from, i)) {
      begin(after(open, stack, i, to));
      continue;
    }
    // A label or bare line over a list ends with the list: an unindented line of words after a blank one is something else.
    if (open.level >= level8 && open.kind !== 'title' && block.indent === 0 && endsList(blocks, open.from, i)) {
      // Under a heading that says who was there, another label over another list is another group of them.
      const isGroup = open.kind === 'attendees' && stack[stack.length - 1]?.kind === 'attendees' && /^.{2,60}:$/.test(block.text);
      if (!isGroup) begin(after(open, stack, i, to));
    }
  }
  parts.push({ ...open, to });
  const kinds = kindsOf(parts, labels, from, to);
  return { parts, labels, kindAt: (index) => kinds[index - from] };
}

function isBlank(blocks: readonly Block[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((blocks[i] as Block).shape !== 'blank') return false;
  return true;
}

function isTold({ text, indent }: Block): boolean {
  return (
    indent === 0 &&
    text.length > 100 &&
    /[.!?]$/.test(text) &&
    /\b(?:the|that|we|was|were|is|are|has|have)\b.{0,200}\b(?:the|that|to|of|was|were|is|are|has|have)\b/.test(text)
  );
}

function isPeople(kind: Kind): boolean {
  return kind === 'attendees' || kind === 'regrets';
}

function after(open: Part, stack: readonly { kind: Kind }[], at: number, to: number): Part {
  const kind = stack[stack.length - 1]?.kind ?? 'other';
  return { kind: kind === open.kind ? 'other' : kind, named: false, how: 'start', head: at, words: '', inline: '', level: 0, from: at, to };
}

function kindsOf(parts: readonly Part[], labels: readonly Part[], from: number, to: number): readonly Kind[] {
  const kinds: Kind[] = new Array(to - from);
  for (const part of parts) kinds.fill(part.kind, Math.max(from, part.head) - from, part.to - from);
  for (const label of labels) kinds.fill(label.kind, label.head - from, label.to - from);
  return kinds;
}

function nameOf(words: string, label: string | undefined, rest: string | undefined): PartKind | undefined {
  const whole = rest === undefined || rest === '' ? partNamed(words) : undefined;
  const tasks = whole === 'actions' ? undefined : tasksNamed(words);
  if (tasks !== undefined) return tasks;
  if (whole !== undefined || label === undefined || rest === undefined) return whole ?? partNamed(words);
  // `## Present: Ana, Bo` is a list; `## Follow up: the website` is a topic.
  const named = partNamed(label);
  return named === 'attendees' || named === 'regrets' || named === 'when' || named === 'next-meeting' ? named : undefined;
}

const stillOpen =
  /\b(?:open|pending|awaiting|unanswered|undecided|questions?|deferred|postponed|rejected|not decided|responsible|responsibility|responsáve(?:l|is)|responsables?|verantwortlich)\b/i;

// `January 6 Attendees`. Beside other names a date says of which meeting the whole is.
function namedBesideDate(words: string): PartKind | undefined {
  const dates = words.length > 80 ? [] : findDates(words);
  const [date] = dates;
  if (dates.length !== 1 || date === undefined) return undefined;
  const named = partNamed(`${words.slice(0, date.start)} ${words.slice(date.end)}`);
  return named === 'attendees' || named === 'regrets' || named === 'actions' || named === 'decisions' ? named : undefined;
}

// Slots, links and quotes do not begin a label.
function mayBeLabel(block: Block): boolean {
  const first = block.text.charCodeAt(0);
  return first !== 91 && first !== 33 && first !== 34;
}

// The lines below a bullet that are indented more than it is.
function bodyEnd(blocks: readonly Block[], head: number, to: number): number {
  const { indent } = blocks[head] as Block;
  let end = head + 1;
  for (let i = head + 1; i < to; i++) {
    const block = blocks[i] as Block;
    if (block.shape === 'blank') continue;
    if (block.shape === 'heading' || block.indent <= indent) break;
    end = i + 1;
  }
  return end;
}

// `- **Action items**` with the items beside it: as far as no other bullet begins in bold.
function endOfBeside(blocks: readonly Block[], head: number, to: number): number {
  const { indent } = blocks[head] as Block;
  let end = head + 1;
  while (end < to && (blocks[end] as Block).shape === 'bullet' && (blocks[end] as Block).indent >= indent) {
    if ((blocks[end] as Block).text.startsWith('**')) break;
    end++;
  }
  return end;
}

function endsList(blocks: readonly Block[], from: number, at: number): boolean {
  let first = from;
  while (first < at && (blocks[first] as Block).shape === 'blank') first++;
  const shape = blocks[first]?.shape;
  return first < at && (shape === 'bullet' || shape === 'ordered' || shape === 'row') && (blocks[at - 1] as Block).shape === 'blank';
}

// `4. Action items`, with space around it: a heading of numbered minutes, and no line of an agenda.
function isNumberedHead(blocks: readonly Block[], at: number, to: number): boolean {
  const [before, block, after] = [blocks[at - 1], blocks[at] as Block, blocks[at + 1]];
  if (block.indent > 1 || (before !== undefined && before.shape !== 'blank') || after?.shape !== 'blank') return false;
  let next = at + 1;
  while (next < to && (blocks[next] as Block).shape === 'blank') next++;
  const below = blocks[next];
  return next < to && below !== undefined && (below.shape !== 'ordered' || below.indent > block.indent);
}

// Words that head a list of tasks however they are written, so that small letters do as well.
const taskWords =
  /^(?:[*_]{0,2})(?:to-?dos?|actions?|action (?:items?|points?)|next steps?|follow-?ups?|tasks to (?:do|implement|complete)|what are (?:the |our )?next steps\?)(?:[*_]{0,2})$/i;

function isTaskWords(text: string): boolean {
  return text.length >= 4 && text.length <= 30 && taskWords.test(text);
}

// Text pasted from a document has lost its headings' marks: a short line that is only the name of a part is one.
function bareName(text: string): PartKind | undefined {
  if (isTaskWords(text)) return 'actions';
  // A bullet that a pad has written without its space.
  if (text.charCodeAt(0) === 42) return bareName(/^\*(\p{Lu}[^*]{2,60})$/u.exec(text)?.[1] ?? '');
  if (text.length > 184 || !beginsLarge(text)) return undefined;
  const bare = text.charCodeAt(text.length - 1) === 41 ? text.replace(/\s\([^()]{1,120}\)$/, '') : text;
  if (bare.length > 60 || !beginsLarge(bare) || /[.?!,;)\]}]$/.test(bare)) return undefined;
  return mayName(bare) ? partNamed(plainWords(bare)) : undefined;
}

function beginsLarge(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text);
}

const meetingWord =
  /\b(?:meetings?|minutes|notes|calls?|agenda|sync|standup|stand-up|session|sitzung|protokoll|treffen|besprechung|réunion|compte[ -]rendu|reunión|acta|reunião|ata|rapat|notulen|pertemuan)\b/iu;

// `Meeting notes - Tuesday, 16 February, 16:00 UTC`: a line of its own with a date, that names a meeting and says little else.
function isTitle(block: Block, before: Block | undefined): boolean {
  const { text } = block;
  if (text.length > 140 || !meetingWord.test(text) || /[.?!]$/.test(text)) return false;
  if (/^(?:next|previous|last|follow|upcoming|nächst|prochain|próxim|siguiente)/i.test(text)) return false;
  const dates = findDates(text);
  const [date] = dates;
  if (dates.length !== 1 || date === undefined) return false;
  const rest = `${text.slice(0, date.start)} ${text.slice(date.end)}`.replace(/\([^()]*\)/g, ' ').match(/\p{L}{2,}/gu) ?? [];
  return rest.length <= 7 && (before === undefined || before.shape !== 'bullet');
}
