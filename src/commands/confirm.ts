// Makes an inferred reading a fact.
import { answerCommand } from './answer-reading.ts';

export const confirm = answerCommand(
  {
    name: 'confirm',
    summary: 'say that an inferred reading is right',
    description:
      'What wg read out of words is shown as inferred until somebody confirms it. The answer is kept in the front matter of the note. Without an id: the list of what waits for an answer.',
    examples: ['wg confirm', 'wg confirm 2026-02-03#pd29'],
  },
  'confirmed',
);
