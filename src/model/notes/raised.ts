// What the discussion leaves open: the agenda, questions with no answer below them, and what was said under a question that asked for it.
import type { Block } from '../../text/blocks.ts';
import { detached } from '../../text/detached.ts';
import { plainWords } from '../../text/inline.ts';
import { saysNone } from './empty-words.ts';
import { kindAt, type Note, sentenceAt } from './note.ts';
import type { Found, Syntax } from './syntax.ts';
import { speakerOf } from './transcript.ts';

export const agendas: Syntax = {
  name: 'agenda',
  reads: 'The outermost items under Agenda, Topics, Tagesordnung.',
  examples: [
    {
      says: 'numbered, with details',
      note: '## Agenda\n\n1. Budget (10m, Ana)\n   - figures\n2. Venue\n',
      reads: ['agenda: Budget (10m, Ana)', 'agenda: Venue'],
    },
  ],
  parts(note, found) {
    for (const part of note.outline.parts) {
      if (part.kind !== 'agenda') continue;
      const items: Block[] = [];
      for (let i = part.from; i < part.to; i++) {
        const block = note.blocks[i] as Block;
        if ((block.shape === 'bullet' || block.shape === 'ordered') && block.text !== '') items.push(block);
      }
      const least = items.reduce((least, block) => Math.min(least, block.indent), 1000);
      for (const block of items) {
        const text = plainWords(block.text);
        if (block.indent <= least + 1 && text !== '' && !saysNone(text))
          found.agenda.push({ line: block.line.number, text: detached(text) });
      }
    }
  },
};

const asksFor =
  /\b(?:goals?|objectives?|needs?|challenges?|questions?|ideas?|topics?|suggestions?|problems?|concerns?|obstacles?|barriers?|requests?|risks?|proposals?|tasks?|expectations?|wishes|gaps?|missed|missing|forgotten|else|improve|ziele|probleme|fragen|ideen|objectifs|besoins|problèmes|objetivos|necesidades|problemas|necessidades|tujuan|kebutuhan|masalah|pertanyaan)\b/i;
const asksWhom = /^(?:\W*\w+\s[-–—:]\s)?(?:who|wer|qui|quién|quem|siapa|why|warum|pourquoi|por qué|por que|mengapa)\b/i;

export const raisedThings: Syntax = {
  name: 'questions and what was raised',
  reads: 'Questions with nothing below them, and lines under a question that asked for goals, needs or questions. Always a reading.',
  examples: [
    {
      says: 'text without marks',
      note: 'Notes:\nHave we missed any goals?\nTeach newcomers\nHow do others do it?\n',
      reads: ['raised: Teach newcomers', 'question: How do others do it?'],
    },
    { says: 'an address with a question mark', note: 'Notes:\nThe form is at https://example.org/form?\n', reads: [], trap: true },
    { says: 'an introduction round is no list of needs', note: 'Notes:\nWhy are you here?\nI like the work\n', reads: [], trap: true },
  ],
  rest(note, found) {
    if (note.speech.isTranscript) return;
    for (const part of note.outline.parts) {
      if (part.kind !== 'notes' && !(part.kind === 'agenda' && !note.hasOwnNotes) && part.kind !== 'title') continue;
      const lines: number[] = [];
      for (let i = part.from; i < part.to; i++) {
        const block = note.blocks[i] as Block;
        if (block.text !== '' && (block.shape === 'plain' || block.shape === 'bullet') && kindAt(note, i) === part.kind) lines.push(i);
      }
      readTopics(note, lines, found);
    }
  },
};

function readTopics(note: Note, lines: readonly number[], found: Found): void {
  for (let at = 0; at < lines.length; at++) {
    const index = lines[at] as number;
    const block = note.blocks[index] as Block;
    const sentence = sentenceAt(note, index).text;
    if (!mayAsk(sentence)) continue;
    const text = plainWords(sentence);
    if (!isQuestion(block, text)) continue;
    const below: number[] = [];
    for (let next = at + 1; next < lines.length; next++) {
      const other = note.blocks[lines[next] as number] as Block;
      if (block.shape === 'bullet' ? other.indent <= block.indent : other.shape === 'plain' && isQuestion(other, plainWords(other.text)))
        break;
      if (block.shape === 'bullet' && isQuestion(other, plainWords(other.text))) break;
      below.push(lines[next] as number);
    }
    if (below.length === 0) {
      const next = note.blocks[lines[at + 1] ?? -1];
      // A bullet beside it may be the answer.
      const answered =
        block.shape === 'bullet' &&
        next !== undefined &&
        next.shape === 'bullet' &&
        !/\?\s*$/.test(next.text) &&
        next.indent >= block.indent &&
        next.line.number - block.line.number < 3;
      if (!answered && !found.taken.has(block.line.number) && text.length <= 400)
        found.raised.push({ line: block.line.number, text: detached(text), kind: 'question' });
      continue;
    }
    if (!asksFor.test(text) || asksWhom.test(text)) continue;
    const least = Math.min(...below.map((i) => (note.blocks[i] as Block).indent));
    for (const i of below) {
      const item = note.blocks[i] as Block;
      const words = plainWords(item.text);
      if (
        item.indent > least ||
        speakerOf(item.text) !== undefined ||
        found.taken.has(item.line.number) ||
        words.length > 800 ||
        saysNone(words)
      )
        continue;
      found.raised.push({ line: item.line.number, text: detached(words), kind: 'item', under: detached(text) });
    }
    at += below.length;
  }
}

// A question mark, and only marks behind it: plain words have fewer.
function mayAsk(text: string): boolean {
  return text.includes('?');
}

function isQuestion(block: Block, text: string): boolean {
  // A question mark of an address asks nothing.
  const words = text.includes('://') ? text.replace(/https?:\/\/\S+/g, '') : text;
  return /\?[\s*_)"”’]*$/.test(words) && speakerOf(block.text) === undefined && text.split(' ').length > 2;
}
