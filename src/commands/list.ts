// The list of commands, registered by hand: a name, its heading in help, and how its record is loaded when it is wanted.
// Order is that of help. Nothing but this file knows all commands; a command's module is read only when it is named (or help is).
import type { Listed } from './command.ts';

/** All commands of `wg`. */
export const commands: readonly Listed[] = [
  { name: 'init', group: 'Set up', load: async () => (await import('./init.ts')).init },
  { name: 'adopt', group: 'Set up', load: async () => (await import('./adopt.ts')).adopt },
  { name: 'completion', group: 'Set up', load: async () => (await import('./completion.ts')).completion(commands) },
  { name: 'import-notes', group: 'Write', load: async () => (await import('./import-notes.ts')).importNotes },
  { name: 'new-meeting', group: 'Write', load: async () => (await import('./new-meeting.ts')).newMeeting },
  { name: 'new-milestone', group: 'Write', load: async () => (await import('./new-milestone.ts')).newMilestone },
  { name: 'new-guideline', group: 'Write', load: async () => (await import('./new-guideline.ts')).newGuideline },
  { name: 'new-survey', group: 'Surveys', load: async () => (await import('./new-survey.ts')).newSurvey },
  { name: 'import-survey', group: 'Surveys', load: async () => (await import('./import-survey.ts')).importSurvey },
  { name: 'code', group: 'Surveys', load: async () => (await import('./code.ts')).code },
  { name: 'import-topic', group: 'Surveys', load: async () => (await import('./import-topic.ts')).importTopic },
  { name: 'export-survey', group: 'Surveys', load: async () => (await import('./export-survey.ts')).exportSurvey },
  { name: 'report', group: 'Look', load: async () => (await import('./report.ts')).report },
  { name: 'actions', group: 'Look', load: async () => (await import('./actions.ts')).actions },
  { name: 'decisions', group: 'Look', load: async () => (await import('./decisions.ts')).decisions },
  { name: 'people', group: 'Look', load: async () => (await import('./people.ts')).people },
  { name: 'recap', group: 'Look', load: async () => (await import('./recap.ts')).recap },
  { name: 'read', group: 'Look', load: async () => (await import('./read.ts')).read },
  { name: 'why', group: 'Look', load: async () => (await import('./why.ts')).why },
  { name: 'slip', group: 'Look', load: async () => (await import('./slip.ts')).slip },
  { name: 'log', group: 'Look', load: async () => (await import('./log.ts')).log },
  { name: 'when', group: 'Look', load: async () => (await import('./when.ts')).when },
  { name: 'done', group: 'Keep up to date', load: async () => (await import('./done.ts')).done },
  { name: 'drop', group: 'Keep up to date', load: async () => (await import('./drop.ts')).drop },
  { name: 'assign', group: 'Keep up to date', load: async () => (await import('./assign.ts')).assign },
  { name: 'move', group: 'Keep up to date', load: async () => (await import('./move.ts')).move },
  { name: 'park', group: 'Keep up to date', load: async () => (await import('./park.ts')).park },
  { name: 'confirm', group: 'Keep up to date', load: async () => (await import('./confirm.ts')).confirm },
  { name: 'refuse', group: 'Keep up to date', load: async () => (await import('./refuse.ts')).refuse },
  { name: 'check', group: 'Find what is wrong', load: async () => (await import('./check.ts')).check },
  { name: 'explain', group: 'Find what is wrong', load: async () => (await import('./explain.ts')).explain },
  { name: '__complete', load: async () => (await import('./completion.ts')).completeIds },
];
