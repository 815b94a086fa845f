// Under what a line of a note stands: the bullet that it hangs below, the label over its list, or the heading of its topic.
import { type Block, shapeLines } from '../text/blocks.ts';
import { plainWords } from '../text/inline.ts';
import { splitLines } from '../text/lines.ts';
import type { Source } from '../text/source.ts';
import type { Note } from './group.ts';
import { readFront } from './notes/front.ts';
import { partNamed } from './notes/words.ts';

/** Finds topics, looking at the lines of each file once. */
export function topicFinder(): (note: Note, line: number) => string | undefined {
  const shaped = new Map<Source, readonly Block[]>();
  return (note, line) => {
    const blocks = shaped.get(note.source) ?? blocksOf(note.source);
    shaped.set(note.source, blocks);
    return topicAbove(blocks, note, line);
  };
}

// A topic that stands further above than this is out of sight.
const sight = 1000;

/** The topic of a line (from 1); undefined where only the meeting's title or the name of a part of the notes (`Decisions`) stands above it. */
function topicAbove(blocks: readonly Block[], { meeting }: Note, line: number): string | undefined {
  const [from] = meeting.lines;
  const own = blocks[line - 1];
  if (own === undefined) return undefined;
  const names = ({ text, line: { number } }: Block): string | undefined => {
    const words = plainWords(text).replace(/\s*[:：]$/, '');
    const isTitle = number === meeting.title?.line || number === meeting.dateLine || number === from;
    return words === '' || isTitle || partNamed(words) !== undefined ? undefined : words;
  };
  let { indent } = own;
  let level = own.shape === 'heading' ? own.level : 8;
  let inList = isItem(own);
  for (let at = line - 2; at >= Math.max(from - 1, line - sight); at--) {
    const block = blocks[at] as Block;
    if (block.shape === 'heading') {
      // A heading of the same rank as one that names a part is no topic of that part.
      if (block.level >= level) continue;
      level = block.level;
      inList = false;
      const topic = names(block);
      if (topic !== undefined) return topic;
    } else if (inList && isItem(block) && block.indent < indent) {
      indent = block.indent;
      const topic = names(block);
      if (topic !== undefined) return topic;
    } else if (inList && block.shape === 'plain' && block.indent <= indent) {
      inList = false;
      const topic = /[:：][*_]*$/.test(block.text) ? names(block) : undefined;
      if (topic !== undefined) return topic;
    }
  }
  return undefined;
}

function isItem({ shape }: Block): boolean {
  return shape === 'bullet' || shape === 'ordered';
}

// What stands in the front matter has no shape.
function blocksOf(source: Source): readonly Block[] {
  const { bodyStart } = readFront(source);
  const blanked = source.text.slice(0, bodyStart).replace(/[^\r\n]/g, ' ');
  return shapeLines(splitLines(blanked + source.text.slice(bodyStart)));
}
