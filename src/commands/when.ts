// Explains a date in words: which days it means from a given day, and by which rule.

import { readSettings } from '../model/settings.ts';
import { parseDay } from '../time/day.ts';
import { readDue } from '../time/due.ts';
import type { Command } from './command.ts';

export const when: Command = {
  name: 'when',
  summary: 'explain which day words such as “until mid March” mean',
  description:
    'Resolves a date in words from a day (--from, else today) with the rules that notes are read by, and says which rule fired. What cannot be resolved has a reason instead of a day; nothing is guessed.',
  arguments: [{ name: 'phrase', description: 'the words', many: true }],
  options: [
    { name: 'from', value: 'day', description: 'the day on which it was said' },
    { name: 'week-ends', value: 'day', description: 'last day of a week', choices: ['sunday', 'friday'] },
    { name: 'date-order', value: 'order', description: 'what 03/04 means', choices: ['dmy', 'mdy'] },
  ],
  examples: ['wg when "until mid March" --from 2026-02-16', 'wg when next friday'],
  needs: 'nothing',
  writes: false,
  async run(context, input) {
    const settings = context.inGroup ? ((await readSettings(context.files, []))?.fields ?? {}) : {};
    const given = input.one('from');
    const from = given === undefined ? context.today(settings.time_zone) : parseDay(given);
    if (from === undefined) return { usage: `--from takes a day of the calendar such as 2026-02-16, not \`${given}\`` };
    const weekEnds = input.one('week-ends') ?? settings.week_ends;
    const dateOrder = input.one('date-order') ?? settings.date_order;
    const due = readDue(input.all('phrase').join(' '), from, {
      ...(weekEnds && { weekEnds: weekEnds as 'sunday' | 'friday' }),
      ...(dateOrder && { dateOrder: dateOrder as 'dmy' | 'mdy' }),
    });
    const lines = [due.explanation];
    if ('due' in due) lines.push(`due ${due.due}${due.from !== due.to ? ` (${due.from} to ${due.to})` : ''}`);
    if ('candidates' in due && due.candidates.length > 0) lines.push(`may be: ${due.candidates.join(' or ')}`);
    lines.push(`rule: ${due.rule}`);
    return { result: { text: `${lines.join('\n')}\n`, json: { schema: 'wg/when/1', saidOn: from, ...due } } };
  },
};
