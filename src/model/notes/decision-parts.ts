// Decisions under a heading or label that says so, and under an empty marker: the list's items, or the paragraphs.
import type { Block } from '../../text/blocks.ts';
import { labelOf, plainWords } from '../../text/inline.ts';
import { saysNone } from './empty-words.ts';
import { isWrapped, type Note, sentenceAt } from './note.ts';
import type { Part } from './outline.ts';
import { promiseIn } from './promise.ts';
import { type Found, putDecision, type Syntax } from './syntax.ts';
import { speakerOf } from './transcript.ts';

export const decisionParts: Syntax = {
  name: 'decisions under a heading',
  reads: 'Bullets or paragraphs under Decisions, Conclusion, Resolution and the like, or below an empty marker.',
  examples: [
    {
      says: 'bullets',
      note: '## Decisions\n\n- We meet on Tuesdays\n  - because of the hall\n- No new members before May\n',
      reads: ['decision: We meet on Tuesdays', 'decision: No new members before May'],
    },
    {
      says: 'an empty marker with bullets below',
      note: '* Venue\n  * Consensus:\n    * take the small hall\n',
      reads: ['decision: take the small hall'],
    },
    { says: 'a question is none', note: '## Decisions\n\n- Is this a valid plan?\n', reads: ['not understood: line 3'], trap: true },
  ],
  parts(note, found) {
    for (const part of [...note.outline.parts, ...note.outline.labels]) {
      if (part.kind === 'decisions' || part.kind === 'outcomes') readPart(note, part, found);
    }
  },
};

/** A word with a colon or dash at the beginning of a line that marks it as a decision. */
export const decisionMarker =
  /^[*_~\s]*\[?[*_]*(?:(?:unanimous|final|group|tac|tc|board|proposed)\s+)?(decisions?(?: made| taken)?|resolved|resolutions?|consensus|conclusions?|outcomes?|agreed|agree(?=[*_]*:[*_]*\s.{0,80}\b(?:to|the|that|we|as|will|is|not|for)\b)|approved|agreement|vote[sd]?|(?:straw )?polls?|results?|motions?(?: passed| carried)?|beschluss|beschlossen|entscheidung|ergebnis|décision|decisión|acuerdo|decisão|deliberação|keputusan|kesepakatan)[*_]*\]?[*_]*(?:\s?\([^()]{1,40}\))?[*_]*\s*(:|：|\s[-–—]\s)[*_]*\s*/iu;

// What is written beside a motion, and decides nothing.
const besideMotion =
  /^(?:summary|background|context|rationale|reasons?|details?|discussion|presente(?:d by|r)|propose(?:d by|r)|move(?:d|d by|r)|second(?:ed|ed by|er)?|against|abstain(?:ed|ing)?|abstentions?|passed\b.{0,12})$/i;

function readPart(note: Note, part: Part, found: Found): void {
  const head = note.blocks[part.head];
  if (part.inline !== '' && head !== undefined) {
    const words = plainWords(part.inline);
    found.taken.add(head.line.number);
    if (!saysNone(words) && !/\?\s*$/.test(words))
      putDecision(note, found, part.head, `${part.inline}${sentenceAt(note, part.head).text.slice(head.text.length)}`, 'marked');
    if (part.from >= part.to) return;
  }
  let least = 1000;
  let first = true;
  let bullets = false;
  for (let i = part.from; i < part.to; i++) {
    const { shape, indent } = note.blocks[i] as Block;
    if (shape === 'bullet' || shape === 'ordered') [least, bullets] = [Math.min(least, indent), true];
  }
  let skip = part.from - 1;
  for (let i = part.from; i < part.to; i++) {
    const block = note.blocks[i] as Block;
    if (i <= skip || block.text === '' || found.taken.has(block.line.number)) continue;
    if (block.shape !== 'bullet' && block.shape !== 'ordered' && block.shape !== 'plain') continue;
    const words = plainWords(block.text);
    if ((bullets && block.indent > least) || saysNone(words) || words === '') continue;
    // Items that somebody owns are actions in a part that holds both.
    if (/\?\s*$/.test(words)) {
      found.notUnderstood.add(block.line.number);
      continue;
    }
    // Somebody's task below a mere label is an action.
    if (part.how !== 'heading' && promiseIn(block.text, note.roster) === block.text) continue;
    const label = labelOf(block.text);
    if (note.next?.line === block.line.number || (label !== undefined && besideMotion.test(plainWords(label.label)))) continue;
    if (note.speech.isTranscript && speakerOf(block.text) !== undefined && !first) continue;
    if (bullets && block.shape === 'plain' && !first) continue;
    if (label !== undefined && label.rest === '' && i + 1 < part.to) continue;
    const sentence = paragraphAt(note, i, part.to);
    skip = sentence.last;
    first = false;
    putDecision(note, found, i, decisionMarker.test(sentence.text) ? sentence.text.replace(decisionMarker, '') : sentence.text, 'marked');
  }
}

// A paragraph of plain lines is one decision, whatever its line breaks; a bullet goes on where it is indented.
function paragraphAt(note: Note, index: number, to: number): { readonly text: string; readonly last: number } {
  const block = note.blocks[index] as Block;
  if (block.shape !== 'plain') return sentenceAt(note, index);
  let { text } = block;
  let last = index;
  while (last + 1 < to && text.length < 1000) {
    const next = note.blocks[last + 1] as Block;
    const before = note.blocks[last] as Block;
    if (next.shape !== 'plain' || !isWrapped(note, before, next)) break;
    text += ` ${next.text}`;
    last++;
  }
  return { text, last };
}

/** Adds what stands below a marker with nothing behind it: the outermost bullets, or one line. */
export function putBelow(note: Note, index: number, found: Found): void {
  const head = note.blocks[index] as Block;
  found.taken.add(head.line.number);
  let least = 1000;
  let blank = 0;
  for (let i = index + 1; i < note.to && i < index + 30; i++) {
    const block = note.blocks[i] as Block;
    if (block.shape === 'blank') {
      if (++blank > 1 || least < 1000) break;
      continue;
    }
    const isBullet = block.shape === 'bullet' || block.shape === 'ordered';
    if (head.shape === 'bullet' && block.indent <= head.indent) break;
    if (!isBullet && (block.shape !== 'plain' || least < 1000)) break;
    if (!isBullet) {
      if (labelOf(block.text) === undefined && !/\?\s*$/.test(block.text)) putDecision(note, found, i, block.text, 'marked');
      break;
    }
    least = Math.min(least, block.indent);
    // Somebody's task among them is an action.
    if (promiseIn(block.text, note.roster) === block.text) continue;
    if (block.indent <= least && !saysNone(plainWords(block.text)) && !/\?\s*$/.test(block.text))
      putDecision(note, found, i, block.text, 'marked');
  }
}
