// What the charter says of how to join, as lines of plain words. The charter is prose for people; nothing else of it is read.
import { shapeLines } from '../text/blocks.ts';
import { linksIn, plainWords } from '../text/inline.ts';
import { splitLines } from '../text/lines.ts';
import type { Source } from '../text/source.ts';
import { partNamed } from './notes/words.ts';

/** The lines under “How to join”, each bullet and each paragraph one; addresses behind links are told. Undefined where there is no such part, or nothing in it. */
export function joinLines(charter: Source): readonly string[] | undefined {
  const out: string[] = [];
  let level: number | undefined;
  let open = false;
  for (const { shape, level: own, text } of shapeLines(splitLines(charter.text))) {
    if (shape === 'heading') {
      if (level !== undefined && own <= level) break;
      if (level === undefined && partNamed(plainWords(text)) === 'join') level = own;
      open = false;
      continue;
    }
    if (level === undefined || shape === 'comment' || shape === 'rule') continue;
    // `wg` itself says where it took the words from.
    const words = /^From \[the notes of [^\]]{1,60}\]\([^)]{1,300}\)\.$/.test(text) ? '' : withAddresses(text);
    if (words === '') open = false;
    else if (open && shape === 'plain') out[out.length - 1] += ` ${words}`;
    else {
      out.push(words);
      open = true;
    }
  }
  return out.length === 0 ? undefined : out;
}

/** The words of a line; an address that only stands behind a link is put behind its words. */
export function withAddresses(text: string): string {
  const words = plainWords(text);
  const hidden = linksIn(text).filter((url) => !words.includes(url));
  return hidden.length === 0 ? words : `${words} (${hidden.join(', ')})`;
}
