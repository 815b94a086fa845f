// Everything that happened to a thing, across notes and commits.

import { actionLives } from '../model/history/action-life.ts';
import { fieldChanges } from '../model/history/field-changes.ts';
import { workKinds } from '../model/reference.ts';
import { fieldLogFacts, logFacts, logPage } from '../report/log.ts';
import { thingCalled } from './change-things.ts';
import type { Command } from './command.ts';
import { openGroup } from './open-group.ts';
import { openPast } from './open-past.ts';

/** The kinds whose fields are told one by one. */
const fieldKinds = ['community', 'recognition', 'task', 'pairing'] as const;

export const log: Command = {
  name: 'log',
  summary: 'tell everything that happened to a thing, across notes and commits',
  description:
    'Lists in order what commits changed in the record of a milestone, guideline or survey (its day, owners, state, name, what it waits for) and what meetings said of it; for an action each meeting that carried it and each later edit of its line. Of a community, recognition, task or pairing it lists the fields that changed. A thing is followed when its file is renamed. What is not committed yet is marked.',
  arguments: [
    { name: 'id', description: 'a milestone, guideline, survey or action; a community, recognition, task or pairing', completes: 'any-id' },
  ],
  options: [],
  examples: ['wg log milestones/house-rules', 'wg log questionnaire --json'],
  needs: 'group',
  writes: false,
  formats: ['terminal', 'md', 'html'],
  async run(context, input) {
    const view = await openGroup(context, 'again');
    const thing = thingCalled(view, input.one('id') ?? '', [...workKinds, ...fieldKinds]);
    if (typeof thing === 'string') return { usage: thing };
    if (thing.kind !== 'action' && fieldKinds.some((kind) => kind === thing.kind)) {
      const { source } = thing.record;
      const { versions, missing } = await openPast(context, view, 'records', source.path.slice(0, source.path.indexOf('/')));
      const changes = versions === undefined ? [] : await fieldChanges(versions, source, view.today);
      const facts = fieldLogFacts(view, thing, changes, missing);
      return { result: { document: logPage(facts), json: facts }, diagnostics: view.diagnostics };
    }
    const past = await openPast(context, view, thing.kind === 'action' ? 'with notes' : 'records');
    const actions = await actionLives(thing.kind === 'action' ? [thing.tracked] : [], view.group, past.versions, view.today);
    const life = thing.kind === 'action' ? undefined : past.lives.get(thing.record.path);
    const facts = logFacts(view, thing, life, actions, past.missing);
    return { result: { document: logPage(facts), json: facts }, diagnostics: view.diagnostics };
  },
};
