// Takes an inferred reading back, with what rested on it.

import { answerReadings } from './answer-reading.ts';
import type { Command } from './command.ts';

export const refuse: Command = {
  name: 'refuse',
  summary: 'say that an inferred reading is wrong',
  description:
    'The reading is not shown again and nothing rests on it any more: a part becomes a milestone of its own, a nickname goes, a doubtful pair becomes two. The answer is kept in the front matter of the note. Without an id: the list of what waits for an answer.',
  arguments: [
    {
      name: 'id',
      description: 'an inferred reading, as wg report shows it',
      optional: true,
      many: true,
      completes: 'reading',
    },
  ],
  options: [],
  examples: ['wg refuse 2026-02-03#pd29'],
  needs: 'group',
  writes: true,
  formats: ['terminal', 'md'],
  run: (context, input) => answerReadings(context, input, 'refused'),
};
