// Reports: facts about the group on a day, in the format asked for.

import { nextFacts, nextPage } from '../report/next.ts';
import { didYouMean, nearest } from '../text/did-you-mean.ts';
import { actionsKind } from './actions.ts';
import type { Command, Input, Option } from './command.ts';
import { communitiesKind, recognitionKind, tasksKind } from './community-reports.ts';
import { decisionsKind } from './decisions.ts';
import { evidenceKind, guidelinesKind } from './evidence-reports.ts';
import { matchKind } from './match.ts';
import { peopleKind } from './people.ts';
import { type ReportKind, tellReport } from './report-kind.ts';
import { written } from './report-write.ts';
import { slipKind } from './slip.ts';
import { statusKind, timelineKind } from './status.ts';
import { surveyKind } from './survey.ts';

export const reportKinds: readonly ReportKind[] = [
  statusKind,
  timelineKind,
  {
    name: 'next',
    summary: 'the next meeting, on the clocks of everybody’s zone',
    make: async (view) => {
      const facts = await nextFacts(view);
      return { facts, page: () => nextPage(facts) };
    },
  },
  actionsKind,
  decisionsKind,
  peopleKind,
  slipKind,
  surveyKind,
  guidelinesKind,
  evidenceKind,
  communitiesKind,
  matchKind,
  recognitionKind,
  tasksKind,
];

export const report: Command = {
  name: 'report',
  summary: 'show where the group stands, or one part of it',
  description: `Reads all notes, milestones and guidelines and tells what follows from them on a day. Kinds: ${reportKinds.map((k) => `${k.name} (${k.summary})`).join('; ')}. Flawed files do not stop a report: what is wrong is said beside it. As ics, the timeline and the next meeting are files for calendar programs.`,
  arguments: [
    {
      name: 'kind',
      description: `${reportKinds.map((k) => k.name).join(', ')}; status where none is given`,
      optional: true,
      completes: 'report',
    },
    {
      name: 'id',
      description: `${reportKinds.flatMap(({ name, argument }) => (argument === undefined ? [] : [`${name}: ${argument.description}`])).join('; ')}`,
      optional: true,
      completes: 'any-id',
    },
  ],
  options: [
    ...optionsOf(reportKinds),
    { name: 'write', description: 'write it to reports/KIND.md; what stands around it there, the story for instance, is kept' },
    { name: 'into', value: 'file', description: 'write it between two marks in this Markdown file', completes: 'file' },
  ],
  examples: [
    'wg report',
    'wg report timeline',
    'wg report --today 2026-03-01 --format md',
    'wg report next --format ics',
    'wg report --write',
  ],
  needs: 'group',
  writes: false,
  writesWith: ['write', 'into'],
  formats: ['terminal', 'md', 'html', 'csv', 'svg', 'mermaid', 'ics'],
  async run(context, input) {
    const name = input.one('kind') ?? 'status';
    const kind = reportKinds.find((k) => k.name === name);
    if (kind === undefined) {
      const names = reportKinds.map((k) => k.name);
      return { usage: `there is no report \`${name}\`; ${didYouMean(nearest(name, names), `there are ${names.join(', ')}`)}` };
    }
    const wrong = notTaken(kind, input);
    if (wrong !== undefined) return { usage: wrong };
    const told = await tellReport(context, input, kind);
    return input.has('write') || input.has('into') ? written(context, input, kind.name, told) : told;
  },
};

/** The options of all kinds, each once, with the kinds that take it. */
function optionsOf(kinds: readonly ReportKind[]): readonly Option[] {
  const merged = new Map<string, Option>();
  for (const { name, options } of kinds) {
    for (const option of options ?? []) {
      const there = merged.get(option.name);
      const description = `${name}: ${option.description}`;
      merged.set(option.name, { ...option, description: there === undefined ? description : `${there.description}; ${description}` });
    }
  }
  return [...merged.values()];
}

/** A sentence about an option that only other kinds take. */
function notTaken(kind: ReportKind, input: Input): string | undefined {
  if (input.has('id') && kind.argument === undefined)
    return `wg report ${kind.name} is about the whole group, and takes no \`${input.one('id')}\``;
  const wrong = optionsOf(reportKinds).find(({ name }) => input.has(name) && !kind.options?.some((own) => own.name === name));
  if (wrong === undefined) return undefined;
  const takers = reportKinds.filter(({ options }) => options?.some(({ name }) => name === wrong.name)).map(({ name }) => name);
  return `wg report ${kind.name} does not take --${wrong.name}; wg report ${takers.join(' and ')} does`;
}
