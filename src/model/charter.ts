// What the charter says: problem, goal, when the group has succeeded, how to join, as lines of plain words. The charter is prose for people; its
// parts are found by their headings. A goal is added as one line at the end of its part, and nothing else is touched.
import { type Block, shapeLines } from '../text/blocks.ts';
import { linksIn, plainWords } from '../text/inline.ts';
import { splitLines } from '../text/lines.ts';
import { escapeMarkdown } from '../text/markdown-escape.ts';
import { relativeLink } from '../text/relative-path.ts';
import type { Source } from '../text/source.ts';
import type { Group, Note } from './group.ts';
import type { Raised } from './meeting.ts';
import { partNamed } from './notes/words.ts';
import { nearlySame, sameWords, topicOf } from './similar.ts';

/** A part of the charter that `wg` looks for. */
type Part = 'problem' | 'goal' | 'success' | 'join';

/** The lines under “How to join”, each bullet and each paragraph one; addresses behind links are told. Undefined where there is no such part, or nothing in it. */
export function joinLines(charter: Source): readonly string[] | undefined {
  return charterLines(charter, 'join');
}

/** The lines of a part, as `joinLines` gives them. */
export function charterLines(charter: Source, part: Part): readonly string[] | undefined {
  const out: string[] = [];
  let open = false;
  for (const { shape, text } of blocksOf(charter, part).own) {
    if (shape === 'heading') open = false;
    if (shape === 'heading' || shape === 'comment' || shape === 'rule') continue;
    const words = isOrigin(text) ? '' : withAddresses(text);
    if (words === '') open = false;
    else if (open && shape === 'plain') out[out.length - 1] += ` ${words}`;
    else {
      out.push(words);
      open = true;
    }
  }
  return out.length === 0 ? undefined : out;
}

/** A part of the charter as it is written, in Markdown without its heading; undefined where there is no such part, or nothing in it. */
export function charterText(charter: Source, part: Part): string | undefined {
  return written(blocksOf(charter, part).own);
}

/** What the charter says before its first part, below its title; undefined where that is nothing. */
export function charterOpening(charter: Source): string | undefined {
  const blocks = shapeLines(splitLines(charter.text));
  const isHeading = ({ shape }: Block): boolean => shape === 'heading';
  const from = blocks.findIndex(({ shape }) => shape !== 'blank' && shape !== 'comment');
  const first = blocks[from];
  const isTitle = first !== undefined && isHeading(first) && partNamed(plainWords(first.text)) === undefined;
  const rest = blocks.slice(isTitle ? from + 1 : Math.max(0, from));
  const end = rest.findIndex(isHeading);
  return written(end === -1 ? rest : rest.slice(0, end));
}

function written(blocks: readonly Block[]): string | undefined {
  const own = blocks.filter(({ shape, text }, at) => !isOrigin(text) && !(at === 0 && shape === 'rule'));
  const text = own
    .map(({ line }) => line.text)
    .join('\n')
    .trim();
  return text === '' || own.every(({ shape }) => shape === 'blank' || shape === 'comment' || shape === 'rule') ? undefined : text;
}

/** `wg` itself says where it took the words from. */
function isOrigin(text: string): boolean {
  return /^From \[the notes of [^\]]{1,60}\]\([^)]{1,300}\)\.$/.test(text);
}

/** The lines below the first heading that names a part, up to the next of its level; and the heading. */
function blocksOf(charter: Source, part: Part): { readonly heading: Block | undefined; readonly own: readonly Block[] } {
  const own: Block[] = [];
  let heading: Block | undefined;
  for (const block of shapeLines(splitLines(charter.text))) {
    const isHeading = block.shape === 'heading';
    if (heading !== undefined && isHeading && block.level <= heading.level) break;
    if (heading !== undefined) own.push(block);
    else if (isHeading && partNamed(plainWords(block.text)) === part) heading = block;
  }
  return { heading, own };
}

/** The words of a line; an address that only stands behind a link is put behind its words. */
export function withAddresses(text: string): string {
  const words = plainWords(text);
  const hidden = linksIn(text).filter((url) => !words.includes(url));
  return hidden.length === 0 ? words : `${words} (${hidden.join(', ')})`;
}

/** A goal that was raised in a meeting. `inCharter` where the charter says it already. */
export interface RaisedGoal {
  readonly note: Note;
  readonly raised: Raised;
  readonly refused: boolean;
  readonly inCharter: boolean;
}

const ASKS_FOR_GOALS = /\b(?:goals?|objectives?|aims?|ziele?|objectifs?|buts|objetivos?|metas|tujuan)\b/i;

/** What was said where a meeting asked for goals, oldest first: proposals to amend the charter. */
export function raisedGoals({ notes, charter }: Pick<Group, 'notes' | 'charter'>): readonly RaisedGoal[] {
  const lines = charter === undefined ? [] : (charterLines(charter, 'goal') ?? []);
  const said = lines.map((line) => ({ words: sameWords(line), topic: topicOf(line) }));
  return notes.flatMap((note) =>
    note.meeting.raised
      .filter(({ kind, under }) => kind === 'item' && under !== undefined && ASKS_FOR_GOALS.test(under))
      .map((raised) => {
        const [words, topic] = [sameWords(raised.text), topicOf(raised.text)];
        const inCharter = said.some((line) => line.words.includes(words) || nearlySame(topic, line.topic));
        return { note, raised, refused: note.refused.has(raised.id), inCharter };
      }),
  );
}

/** The line that says a goal, with a link to where it was raised. */
export function goalLine({ note, raised }: Pick<RaisedGoal, 'note' | 'raised'>): string {
  return `- ${escapeMarkdown(raised.text)} ([${note.meeting.date ?? note.id}](${relativeLink('', note.source.path)}))`;
}

/** The charter with a line more at the end of its goals; where it has no such part, with that part at its end. `title` is for a charter that is not there yet. */
export function withGoal(charter: Source | undefined, line: string, title: string): string {
  if (charter === undefined) return `# ${escapeMarkdown(title)}\n\n## Goal\n\n${line}\n`;
  const { text } = charter;
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const { heading, own } = blocksOf(charter, 'goal');
  if (heading === undefined)
    return `${text}${text === '' || text.endsWith('\n') ? '' : eol}${text.trim() === '' ? '' : eol}## Goal${eol}${eol}${line}${eol}`;
  const sub = own.findIndex(({ shape }) => shape === 'heading');
  const body = (sub === -1 ? own : own.slice(0, sub)).filter((block) => block.text !== '' && !isOrigin(block.text));
  const last = body.at(-1);
  const after = last ?? heading;
  const feed = text.indexOf('\n', after.line.start);
  const at = feed === -1 ? text.length : feed + 1;
  const isList = last?.shape === 'bullet' || (last !== undefined && last.indent > 0);
  const lead = `${feed === -1 ? eol : ''}${isList ? '' : eol}`;
  return `${text.slice(0, at)}${lead}${line}${eol}${text.slice(at)}`;
}
