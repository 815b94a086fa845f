// Takes an inferred reading back, with what rested on it.
import { answerCommand } from './answer-reading.ts';

export const refuse = answerCommand(
  {
    name: 'refuse',
    summary: 'say that an inferred reading is wrong',
    description:
      'The reading is not shown again and nothing rests on it any more: a part becomes a milestone of its own, a nickname goes, a doubtful pair becomes two. The answer is kept in the front matter of the note. Without an id: the list of what waits for an answer.',
    examples: ['wg refuse 2026-02-03#pd29'],
  },
  'refused',
);
