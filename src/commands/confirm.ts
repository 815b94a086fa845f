// Makes an inferred reading a fact.

import { answerReadings } from './answer-reading.ts';
import type { Command } from './command.ts';

export const confirm: Command = {
  name: 'confirm',
  summary: 'say that an inferred reading is right',
  description:
    'What wg read out of words is shown as inferred until somebody confirms it. The answer is kept in the front matter of the note. Without an id: the list of what waits for an answer.',
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
  examples: ['wg confirm', 'wg confirm 2026-02-03#pd29'],
  needs: 'group',
  writes: true,
  formats: ['terminal', 'md'],
  run: (context, input) => answerReadings(context, input, 'confirmed'),
};
