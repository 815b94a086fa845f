// The rows of a table that stands where others write labels: `| Date | 2024-03-05 |`, with what is told in the first cell of two.
// A row whose first cell is empty goes on with the one above it.
import { type Block, cellsOf, isTableSeparator } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import type { Outline, Part } from './outline.ts';
import { partNamed } from './words.ts';

// Such a table stands at the top.
const near = 60;

/** The rows near the top of a meeting's notes that tell of its people or its day, as labels with what stands beside them. */
export function fieldRows(blocks: readonly Block[], outline: Outline): readonly Part[] {
  const found: Part[] = [];
  const { from = 0 } = outline.parts[0] ?? {};
  const { to = 0 } = outline.parts[outline.parts.length - 1] ?? {};
  let above: Part | undefined;
  for (let i = from; i < Math.min(to, from + near); i++) {
    const block = blocks[i] as Block;
    if (block.shape !== 'row' || isTableSeparator(block)) {
      if (block.shape !== 'row') above = undefined;
      continue;
    }
    const cells = cellsOf(block.text);
    const [name = '', value = ''] = cells;
    const words = plainWords(name);
    const kind = words === '' ? above?.kind : partNamed(words);
    const next = blocks[i + 1];
    const isHead = next !== undefined && isTableSeparator(next);
    // The head of a table of people names its columns.
    const isField = cells.length === 2 && value !== '' && (kind === 'when' ? /\d/.test(value) : !isHead || value.includes(','));
    above = undefined;
    if (!isField || (kind !== 'attendees' && kind !== 'regrets' && kind !== 'when')) continue;
    above = {
      kind,
      named: true,
      how: 'label',
      head: i,
      words,
      inline: value.replace(/<br\s?\/?>/gi, ', '),
      level: 8,
      from: i + 1,
      to: i + 1,
    };
    found.push(above);
  }
  return found;
}

/** Those of them that tell the day or the time, as lines. */
export function dayRows(blocks: readonly Block[], outline: Outline): readonly { readonly line: number; readonly text: string }[] {
  return fieldRows(blocks, outline)
    .filter(({ kind }) => kind === 'when')
    .map(({ head, inline }) => ({ line: (blocks[head] as Block).line.number, text: plainWords(inline) }));
}
