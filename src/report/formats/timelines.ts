// Which timelines a document has, and what all formats say of their rows beside where they lie.
import type { Bar, Block, Document, Tone } from '../document.ts';

export type Timeline = Extract<Block, { readonly kind: 'timeline' }>;

/** The document's timelines that have rows: those among its blocks, and its picture. */
export function timelinesIn({ blocks, picture }: Document): readonly Timeline[] {
  return [...blocks, ...(picture === undefined ? [] : [picture])].filter(
    (block): block is Timeline => block.kind === 'timeline' && block.bars.length > 0,
  );
}

/** What rows of a kind are called together. */
export const kindsOfBars: Readonly<Record<Bar['mark'], string>> = { milestone: 'Milestones', action: 'Next steps', meeting: 'Meetings' };

/** What a tone says in a word, for whoever sees no colour; empty where it says nothing. */
export function toneWord(tone: Tone): string {
  return tone === 'good' ? 'done' : tone === 'bad' ? 'urgent' : tone === 'warn' ? 'attention' : '';
}
