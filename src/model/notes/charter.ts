// Texts inside notes that are for others: parts of a charter that stand before the meeting, and the summary of it.
import type { Block } from '../../text/blocks.ts';
import type { CharterPart } from '../meeting.ts';
import type { Note } from './note.ts';
import type { Part } from './outline.ts';
import type { Syntax } from './syntax.ts';

const charterKinds: ReadonlySet<string> = new Set(['problem', 'goal', 'join', 'success', 'role']);

export const charterTexts: Syntax = {
  name: 'charter',
  reads: 'Problem, goal and how to join, where they stand before the meeting.',
  examples: [
    {
      says: 'headings without a space',
      note: '##Problem statement\nNobody helps newcomers.\n##Goal\nHelp them.\nMeeting notes - Tuesday, March 5, 16:00 UTC\nAttendees:\nAna Lopez\n',
      reads: ['time 16:00 UTC', 'present: Ana Lopez', 'charter problem: Nobody helps newcomers.', 'charter goal: Help them.'],
    },
  ],
  parts(note, found) {
    const { parts } = note.outline;
    const own = parts.filter((part) => part.named && charterKinds.has(part.kind));
    const first = parts.find(
      (part) => part.kind === 'attendees' || part.kind === 'title' || part.kind === 'agenda' || part.kind === 'notes',
    );
    const before = own.filter((part) => first === undefined || part.head < first.head);
    if (first === undefined && before.length < 2) return;
    for (const part of before) {
      const body = bodyOf(note, part, part.to);
      if (body !== undefined) found.charter.push({ part: part.kind as CharterPart['part'], heading: part.words, ...body });
    }
  },
};

const tellsOthers =
  /^(?:(?:hi|hello|hey)\b.{0,40}[,!]\s*)?(?:(?:today|yesterday|this week|last week|on \p{L}+day|in (?:today|this)[’'\p{L} ]{0,20}(?:meeting|call)),?\s+)?we(?:[’']ve| have| all)? (?:just )?(?:met|had|held|talked|discussed|gathered|got together|kicked off|started|spoke)\b/iu;

export const recaps: Syntax = {
  name: 'summary for others',
  reads: 'A part called Recap, Summary or TL;DR, or a paragraph at the end that tells what happened.',
  examples: [
    {
      says: 'a paragraph at the end',
      note: 'Notes:\nA long talk\nwe met today and had a good talk about the hall and the budget.\nJoin us!\n',
      reads: ['summary (inferred): lines 3 to 4'],
    },
    { says: 'a part of its own', note: '## TL;DR\n\nWe take the hall.\n\n## Notes\n\nTalk\n', reads: ['summary: lines 3 to 3'] },
  ],
  parts(note, found) {
    const topics = note.outline.parts.filter((one) => one.how === 'heading' && one.level > 1);
    const { parts } = note.outline;
    for (const part of [...parts, ...note.outline.labels]) {
      if (part.kind !== 'recap' || !part.named || !isOfTheWhole(topics, part)) continue;
      // Its own subheadings belong to it.
      let { to } = part;
      for (let i = parts.indexOf(part) + 1; i > 0 && parts[i]?.kind === 'recap' && parts[i]?.named === false; i++)
        to = (parts[i] as Part).to;
      const body = bodyOf(note, part, to);
      if (body === undefined) continue;
      // A title that calls the whole note a summary holds less than a part of that name.
      if (part.how === 'heading' && part.level === 1) found.recaps.push({ ...body, certainty: 'marked' });
      else return void found.recaps.unshift({ ...body, certainty: 'marked' });
    }
    if (found.recaps.length > 0 || note.speech.isTranscript) return;
    let from = -1;
    let seen = 0;
    for (let i = note.to - 1; i >= note.from && seen < 12; i--) {
      const block = note.blocks[i] as Block;
      if (block.text === '') continue;
      seen++;
      if (block.shape !== 'plain') break;
      if (block.text.length > 40 && tellsOthers.test(block.text)) from = i;
    }
    if (from === -1) return;
    let to = note.to;
    while ((note.blocks[to - 1] as Block).text === '') to--;
    const lines = note.blocks.slice(from, to);
    for (const block of lines) found.taken.add(block.line.number);
    found.recaps.push({
      lines: [(lines[0] as Block).line.number, (lines[lines.length - 1] as Block).line.number],
      text: lines.map((block) => block.line.text.trimEnd()).join('\n'),
      certainty: 'inferred',
    });
  },
};

function bodyOf(note: Note, part: Part, end: number): { readonly lines: readonly [number, number]; readonly text: string } | undefined {
  let from = part.from;
  let to = end;
  while (from < to && (note.blocks[from] as Block).text === '') from++;
  while (to > from && (note.blocks[to - 1] as Block).text === '') to--;
  const head = note.blocks[part.head];
  const inline = part.inline !== '' && head !== undefined ? [part.inline] : [];
  if (from === to)
    return inline.length === 0 || head === undefined ? undefined : { lines: [head.line.number, head.line.number], text: part.inline };
  const text = [...inline, ...note.blocks.slice(from, to).map((block) => block.line.text.trimEnd())].join('\n');
  const start = inline.length > 0 && head !== undefined ? head.line.number : (note.blocks[from] as Block).line.number;
  return { lines: [start, (note.blocks[to - 1] as Block).line.number], text };
}

// A summary of the meeting, and not of one of its topics: a heading of a high level, or a label before or after all topics.
function isOfTheWhole(topics: readonly Part[], part: Part): boolean {
  if (part.how === 'heading' && part.level <= 2) return true;
  const [first, last] = [topics[0], topics[topics.length - 1]];
  const isFirst = first === undefined || first.head > part.head;
  const isLast = last !== undefined && last.head < part.head;
  return isFirst || (isLast && part.level < 8) || (topics.length < 2 && part.level !== 10);
}
