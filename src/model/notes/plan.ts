// Milestones: the lines of a list of milestones and of a timeline, with slots, what they wait for, and which are parts of the one above.
import type { Block } from '../../text/blocks.ts';
import { cellsOf, isTableSeparator } from '../../text/blocks.ts';
import { labelOf, plainWords } from '../../text/inline.ts';
import { findDates } from '../../time/mention.ts';
import type { MilestoneLine } from '../meeting.ts';
import { saysNone } from './empty-words.ts';
import { deadlineOf, type Note, sentenceAt } from './note.ts';
import type { Part } from './outline.ts';
import type { Found, Syntax } from './syntax.ts';
import { type Task, taskIn } from './task.ts';

type FoundMilestone = Omit<MilestoneLine, 'id'>;

export const plans: Syntax = {
  name: 'milestones and timelines',
  reads: 'Lists of milestones, and timelines whose lines begin with a slot or a date; lines below a colon are parts.',
  examples: [
    {
      says: 'a list and a timeline without any marks',
      note: 'Our major milestones\nSend the survey\nTimeline\n[until mid March] Send the survey:\nCollect questions\n[blocked by the survey] Write the guidelines\n',
      reads: [
        'milestone (list): Send the survey',
        'milestone (timeline): Send the survey (due 2024-03-15)',
        'milestone (timeline): Collect questions (part of line 4)',
        'milestone (timeline): Write the guidelines (blocked by the survey)',
      ],
    },
    {
      says: 'dates in front',
      note: '## Timeline\n\n- 2024-04-01: the survey is out\n- April 20 - results\n',
      reads: ['milestone (timeline): the survey is out (due 2024-04-01)', 'milestone (timeline): results (due 2024-04-20)'],
    },
  ],
  parts(note, found) {
    for (const part of note.outline.parts) {
      if (part.kind === 'milestones' || part.kind === 'timeline')
        readPart(note, part, part.kind === 'timeline' ? 'timeline' : 'list', found);
    }
  },
};

function readPart(note: Note, part: Part, where: 'list' | 'timeline', found: Found): void {
  let above: { line: number; indent: number } | undefined;
  let parent: { line: number; indent: number } | undefined;
  for (let i = part.from; i < part.to; i++) {
    const block = note.blocks[i] as Block;
    const { line } = block;
    if (block.shape === 'row') {
      if (
        !isTableSeparator(block) &&
        i > part.from &&
        (note.blocks[i + 1]?.shape !== 'row' || !isTableSeparator(note.blocks[i + 1] as Block))
      )
        putRow(note, block, where, found);
      found.taken.add(line.number);
      continue;
    }
    if (
      (block.shape !== 'bullet' && block.shape !== 'ordered' && block.shape !== 'plain') ||
      block.text === '' ||
      saysNone(plainWords(block.text))
    )
      continue;
    const sentence = sentenceAt(note, i);
    const opens = /:\s*$/.test(sentence.text);
    const dated = datedLead(sentence.text);
    const task = taskIn(dated?.rest ?? sentence.text, note.roster, block.box, true);
    const due = task.due ?? (dated === undefined ? undefined : { words: dated.words, sure: true });
    const isSlot = task.slotted || dated !== undefined;
    const isDeeper = parent !== undefined && block.indent > parent.indent;
    if (parent !== undefined && !isDeeper) parent = undefined;
    // Under a line that ends with a colon: lines without a slot of their own, as long as they go on, or deeper bullets.
    if (isSlot && !isDeeper) above = undefined;
    const partOf = isDeeper ? parent?.line : !isSlot && above !== undefined ? above.line : undefined;
    found.milestones.push(milestoneOf(note, line.number, task, due, where, partOf));
    for (let at = i; at <= sentence.last; at++) found.taken.add((note.blocks[at] as Block).line.number);
    i = sentence.last;
    if (opens) {
      above = { line: line.number, indent: block.indent };
      parent = { line: line.number, indent: block.indent };
    } else if (!isDeeper && block.shape !== 'plain') parent = { line: line.number, indent: block.indent };
  }
}

function milestoneOf(
  note: Note,
  line: number,
  task: Task,
  due: Task['due'],
  where: 'list' | 'timeline',
  partOf: number | undefined,
): FoundMilestone {
  const deadline = due === undefined ? undefined : deadlineOf(note, due);
  return {
    line,
    text: task.text.replace(/\s*:$/, ''),
    owners: task.owners,
    where,
    ...(deadline === undefined ? {} : { deadline }),
    ...(task.blockedBy === undefined ? {} : { blockedBy: task.blockedBy }),
    ...(task.nobody === undefined ? {} : { nobody: task.nobody }),
    ...(task.handOff === undefined ? {} : { handOff: task.handOff }),
    ...(partOf === undefined ? {} : { partOf }),
  };
}

// `March 2016: the survey` · `2016-03-01 - the survey` · `Q3: the guidelines`
function datedLead(text: string): { readonly words: string; readonly rest: string } | undefined {
  if (/^\\?\[/.test(text)) return undefined;
  const label = labelOf(text);
  const dash = /^([^:]{3,40}?)\s[-–—]\s/.exec(text);
  const words = label !== undefined && label.rest !== '' ? plainWords(label.label) : dash === null ? '' : plainWords(dash[1] as string);
  const rest = label !== undefined && label.rest !== '' ? label.rest : text.slice(dash?.[0].length ?? 0);
  if (words === '' || words.length > 40) return undefined;
  const isTime =
    findDates(words).length > 0 ||
    /^(?:(?:by|until|early|mid|late|end of|beginning of|start of|the|week of|next|this)[\s-]+)*(?:q[1-4]\b|h[12]\b|january|february|march|april|may|june|july|august|september|october|november|december|week|month|quarter|\d{4})[\s\d]*$/i.test(
      words,
    );
  return isTime ? { words, rest } : undefined;
}

function putRow(note: Note, block: Block, where: 'list' | 'timeline', found: Found): void {
  const cells = cellsOf(block.text)
    .map(plainWords)
    .filter((cell) => cell !== '');
  const dated = cells.find((cell) => cell.length < 40 && (findDates(cell).length > 0 || datedLead(`${cell}: x`) !== undefined));
  const text = cells.find((cell) => cell !== dated);
  if (text === undefined || dated === undefined) return;
  found.milestones.push(
    milestoneOf(note, block.line.number, taskIn(text, note.roster, undefined, false), { words: dated, sure: true }, where, undefined),
  );
}
