// Writes down a bureaucratic task: what holds people up, and the simpler way.
import { taskKind } from '../model/kinds.ts';
import { printYamlRecord } from '../model/print.ts';
import { sameWords } from '../model/similar.ts';
import { slugOfClause } from '../model/title.ts';
import type { Command, Input } from './command.ts';
import { openGroup } from './open-group.ts';
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
    const title = input.one('title')?.trim() ?? '';
    if (title === '' || title.includes('\n')) return { usage: 'a task needs a title of one line' };
    const [minutes, days] = [wholeNumber(input, 'minutes'), wholeNumber(input, 'days')];
    if (typeof minutes === 'string' || typeof days === 'string') return { usage: String(typeof minutes === 'string' ? minutes : days) };
    const { group, directory } = await openGroup(context);
    const same = group.tasks.find((task) => sameWords(task.fields.title ?? task.slug) === sameWords(title));
    if (same)
      return {
        said: [`${same.path} has that title already; nothing was changed`],
        next: [`$EDITOR ${same.path}`, 'wg report tasks'],
        result: { json: { schema: 'wg/made/1', id: same.slug, path: same.path, made: false } },
      };
    const heldUp = input.all('holds-up').map((name) => {
      const found = directory.find(name, ['community']);
      return 'thing' in found ? directory.idOf(found.thing) : name;
    });
    const line = (name: string): string | undefined => input.one(name)?.trim() || undefined;
    const [demandedBy, neededFor, simpler, source] = ['demanded-by', 'needed-for', 'simpler', 'source'].map(line);
    const slug = slugOfClause(title, new Set(group.tasks.map((task) => task.slug)));
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
      result: { json: { schema: 'wg/made/1', id: slug, path, made: true } },
    };
  },
};

/** The number of an option from 0, or a sentence why it is none. */
function wholeNumber(input: Input, name: string): number | string | undefined {
  const words = input.one(name);
  if (words === undefined) return undefined;
  return /^\d{1,6}$/.test(words) ? Number(words) : `--${name} takes a whole number, such as 20`;
}
