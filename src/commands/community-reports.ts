// The reports of what communities say: side by side, their forms of recognition, the tasks that hold them up.
import { recognitionFacts, recognitionPage } from '../report/recognition.ts';
import { tasksFacts, tasksPage } from '../report/tasks.ts';
import type { ReportKind } from './report-kind.ts';

export const communitiesKind: ReportKind = {
  name: 'communities',
  summary: 'what communities say of themselves, side by side',
  argument: { name: 'id', description: 'a community by its id, name or alias; without it all', optional: true, completes: 'community' },
  texts: 'again',
  make: async (view, input, context) => (await import('./tell-communities.ts')).tellCommunities(view, input, context),
};

export const recognitionKind: ReportKind = {
  name: 'recognition',
  summary: 'how communities say thank you: a catalogue',
  texts: 'again',
  make: (view) => {
    const facts = recognitionFacts(view);
    return { facts, page: () => recognitionPage(facts) };
  },
};

export const tasksKind: ReportKind = {
  name: 'tasks',
  summary: 'bureaucratic tasks, and what their simpler ways save',
  texts: 'again',
  make: (view) => {
    const facts = tasksFacts(view);
    return { facts, page: () => tasksPage(facts) };
  },
};
