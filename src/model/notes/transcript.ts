// Who speaks in a record of what was said: lines that begin with a name or initials and a colon. They report, and promise nothing.
import type { Block } from '../../text/blocks.ts';
import { keys } from './key-words.ts';
import type { Speech } from './note.ts';
import type { Syntax } from './syntax.ts';
import { partNamed } from './words.ts';

export const transcripts: Syntax = {
  name: 'records of speech',
  reads: 'Lines with a name or initials and a colon; what is said there promises and decides nothing.',
  examples: [
    {
      says: 'initials, one of which are AI',
      note: 'Ana Lopez (AL), Bo Berg (BB), Ai Ito (AI)\n\nAL: Ana will do that, and we decided to wait.\n\nBB: Ana will do that, and we decided to wait.\n\nAI: Ana will do that, and we decided to wait.\n\nAL: Ana will do that, and we decided to wait.\n\nBB: Ana will do that, and we decided to wait.\n\nAI: Ana will do that, and we decided to wait.\n\nAL: Ana will do that, and we decided to wait.\n\nBB: Ana will do that, and we decided to wait.\n\nAI: Ana will do that, and we decided to wait.\n\nAL: Ana will do that, and we decided to wait.\n\nBB: Ana will do that, and we decided to wait.\n\nAI: Ana will do that, and we decided to wait.\n\n',
      reads: ['present: Ana Lopez (AL)', 'present: Bo Berg (BB)', 'present: Ai Ito (AI)'],
      trap: true,
    },
  ],
};

const speaker =
  /^(?:\*\*|__|_|\*)?(?:\[\d[\d:]{3,8}\]\s*)?(\p{L}[\p{L}\p{N}.’'-]{0,24}(?:\s\p{L}[\p{L}.’'-]{0,24}){0,2})(?:\s\([^()]{1,30}\))?(?:\*\*|__|_|\*)?:(?:\*\*|__|_|\*)?\s/u;
const markers =
  /^(?:ais|action|actions|action items?|todo|to do|decision|note|notes|nb|ps|fyi|link|links|q|a|c|pr|prs|issue|issues|update|updates|next steps?|question|questions|answer|topic|date|time|when|where|who|example|http|https|poll|vote|proposal|summary|conclusion|result|agenda|slides|recording|presenter|presenters|attendees|present)$/i;

/** The name before the colon of a line that may be speech. */
export function speakerOf(text: string): string | undefined {
  if (text.length < 4) return undefined;
  const colon = text.indexOf(':');
  if (colon < 1 || colon > 70) return undefined;
  const name = speaker.exec(text.slice(0, 90))?.[1];
  return name === undefined || markers.test(name) ? undefined : name;
}

/** Finds the speakers of blocks `from` to `to`; `bits` are the keys of all blocks. */
export function speechOf(blocks: readonly Block[], bits: Uint16Array, from: number, to: number): Speech {
  const counts = new Map<string, number>();
  let lines = 0;
  let spoken = 0;
  for (let i = from; i < to; i++) {
    const block = blocks[i] as Block;
    if (block.shape !== 'plain' && block.shape !== 'bullet' && block.shape !== 'ordered') continue;
    lines++;
    const name = ((bits[i] as number) & keys.colon) === 0 ? undefined : speakerOf(block.text);
    if (name === undefined) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    spoken++;
  }
  const speakers = new Set([...counts].filter(([name, count]) => count >= 3 && partNamed(name) === undefined).map(([name]) => name));
  return {
    isTranscript: speakers.size >= 2 && spoken >= 10 && spoken * 5 >= lines,
    speakers,
    labels: new Set([...counts.keys()].map((name) => name.toLowerCase())),
  };
}
