// Writes down a bureaucratic task: what holds people up, and the simpler way.
import { taskKind } from '../model/kinds.ts';
import { printYamlRecord } from '../model/print.ts';
import { slugOfClause } from '../model/title.ts';
import type { Command } from './command.ts';
import { beginTitled, madeResult } from './new-titled.ts';
import { wholeNumbers } from './option-values.ts';
import { missingSchema, schemaFrom } from './schema-file.ts';

export const newTask: Command = {
  name: 'new-task',
  summary: 'write down a bureaucratic task that holds people up',
  description:
    'Writes tasks/SLUG.yaml: who is held up, the steps, the time, who demands it and why, the simpler way. When it is simpler, write `steps_after`, `minutes_after` or `days_after` into the file, and wg done SLUG; when nobody has to do it any more, wg drop SLUG. wg report tasks sums up what that saves.',
  arguments: [{ name: 'title', description: 'what has to be done' }],
  options: [
    { name: 'step', value: 'words', description: 'a step, in the order in which they are taken', many: true },
    { name: 'minutes', value: 'number', description: 'minutes of work each time' },
    { name: 'days', value: 'number', description: 'days from the first step to the end' },
    { name: 'holds-up', value: 'who', description: 'a community, or a role in words', many: true, completes: 'community' },
    { name: 'demanded-by', value: 'who', description: 'who demands it' },
    { name: 'needed-for', value: 'words', description: 'why it is needed' },
    { name: 'simpler', value: 'words', description: 'the simpler way' },
    { name: 'source', value: 'place', description: 'where it was told: a link, a path or an id' },
  ],
  examples: ['wg new-task "Borrow the hall of the school" --step "Ask the head" --step "Sign twice" --days 9 --holds-up Aarhus'],
  needs: 'group',
  writes: true,
  async run(context, input) {
    const numbers = wholeNumbers(input, ['minutes', 'days']);
    if (typeof numbers === 'string') return { usage: numbers };
    const begun = await beginTitled(context, input, 'tasks', ({ path }) => [`$EDITOR ${path}`, 'wg report tasks']);
    if (!('view' in begun)) return begun;
    const { title, view, taken } = begun;
    const { directory } = view;
    const heldUp = input.all('holds-up').map((name) => {
      const found = directory.find(name, ['community']);
      return 'thing' in found ? directory.idOf(found.thing) : name;
    });
    const line = (name: string): string | undefined => input.one(name)?.trim() || undefined;
    const [demandedBy, neededFor, simpler, source] = ['demanded-by', 'needed-for', 'simpler', 'source'].map(line);
    const [minutes, days] = [numbers.get('minutes'), numbers.get('days')];
    const slug = slugOfClause(title, taken);
    const path = `tasks/${slug}.yaml`;
    const fields = {
      title,
      held_up: heldUp,
      ...(demandedBy !== undefined && { demanded_by: demandedBy }),
      ...(neededFor !== undefined && { needed_for: neededFor }),
      steps: input.all('step'),
      ...(minutes !== undefined && { minutes }),
      ...(days !== undefined && { days }),
      ...(simpler !== undefined && { simpler }),
      ...(source !== undefined && { source }),
    };
    return {
      writes: [
        ...missingSchema(context, taskKind, 'task'),
        { path, before: undefined, after: await printYamlRecord(taskKind, fields, schemaFrom('task')) },
      ],
      said: [`made ${path}: ${title}`],
      next: [`$EDITOR ${path}`, 'wg report tasks'],
      result: madeResult(slug, path),
    };
  },
};
