// Which lines hold a word that some reader looks for at all: one cheap pass, so that the patterns run on few lines.
import type { Block } from '../../text/blocks.ts';

/** Bits of a line's keys: words that may mark an action, a decision, the next meeting, or make a promise. */
export const keys = { action: 1, decision: 2, next: 4, promise: 8 } as const;

const all = 15;

const stems: readonly (readonly [stem: string, bits: number])[] = [
  ['action', keys.action], ['todo', keys.action], ['to-do', keys.action], ['task', keys.action], ['ai', keys.action], ['wg:', keys.action],
  ['follow', keys.action | keys.next], ['next', keys.action | keys.next], ['upcoming', keys.next], ['another', keys.next], ['again', keys.next], ['nächst', keys.next],
  ['prochain', keys.next], ['próxim', keys.next], ['siguiente', keys.next], ['berikutnya', keys.next],
  ['deci', keys.decision], ['décis', keys.decision], ['resol', keys.decision], ['consens', keys.decision], ['conclu', keys.decision], ['outcome', keys.decision],
  ['agree', keys.decision], ['approv', keys.decision], ['vote', keys.decision], ['poll', keys.decision], ['result', keys.decision], ['motion', keys.decision],
  ['beschl', keys.decision], ['entsch', keys.decision], ['ergebnis', keys.decision], ['acuerdo', keys.decision], ['delibera', keys.decision], ['keputusan', keys.decision],
  ['kesepakatan', keys.decision], ['unanim', keys.decision], ['objection', keys.decision], ['favo', keys.decision],
  ['will', keys.promise], ['to', keys.promise], ['’ll', keys.promise], ["'ll", keys.promise], ['going', keys.promise], ['shall', keys.promise], ['takes', keys.promise], ['took', keys.promise],
]; // biome-ignore format: one table

const bitsOf = new Map(stems);
const pattern = new RegExp(
  `\\b(?:${stems
    .map(([stem]) => stem)
    .sort((a, b) => b.length - a.length)
    .join('|')})`,
  'gi',
);

/** The keys of each block from `from` to `to`, in order. */
export function keysOf(blocks: readonly Block[], from: number, to: number): Uint8Array {
  const found = new Uint8Array(to - from);
  for (let i = from; i < to; i++) {
    const { text, shape } = blocks[i] as Block;
    if (text.length < 3 || shape === 'row' || shape === 'quote' || shape === 'html') continue;
    let bits = 0;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null && bits !== all; match = pattern.exec(text))
      bits |= bitsOf.get(match[0].toLowerCase()) ?? 0;
    found[i - from] = bits;
  }
  return found;
}
