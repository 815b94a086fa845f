// Reports: facts about the group on a day, in the format asked for.

import type { Overview } from '../model/overview.ts';
import type { Document } from '../report/document.ts';
import { statusFacts } from '../report/status/facts.ts';
import { statusPage } from '../report/status/page.ts';
import { timelineBars, timelineFacts, timelinePage } from '../report/timeline.ts';
import { nearest } from '../text/did-you-mean.ts';
import type { Command } from './command.ts';
import { openGroup } from './open-group.ts';

/** A kind of report: facts for scripts, and the page made from them. */
interface ReportKind {
  readonly name: string;
  readonly summary: string;
  make(view: Overview): { readonly facts: unknown; readonly page: () => Document };
}

export const reportKinds: readonly ReportKind[] = [
  {
    name: 'status',
    summary: 'where the group stands: help wanted, what is late, what waits for what',
    make: (view) => {
      const facts = statusFacts(view);
      return { facts, page: () => statusPage(facts, timelineBars(timelineFacts(view), true)) };
    },
  },
  {
    name: 'timeline',
    summary: 'milestones and dated actions in the order of their days',
    make: (view) => {
      const facts = timelineFacts(view);
      return { facts, page: () => timelinePage(facts) };
    },
  },
];

export const report: Command = {
  name: 'report',
  summary: 'show where the group stands, or its timeline',
  description: `Reads all notes, milestones and guidelines and tells what follows from them on a day. Kinds: ${reportKinds.map((k) => `${k.name} (${k.summary})`).join('; ')}. Flawed files do not stop a report: what is wrong is said beside it.`,
  arguments: [
    {
      name: 'kind',
      description: `${reportKinds.map((k) => k.name).join(' or ')}; status where none is given`,
      optional: true,
      completes: 'report',
    },
  ],
  options: [],
  examples: ['wg report', 'wg report timeline', 'wg report --today 2026-03-01 --format md'],
  needs: 'group',
  writes: false,
  formats: ['terminal', 'md'],
  async run(context, input) {
    const name = input.one('kind') ?? 'status';
    const kind = reportKinds.find((k) => k.name === name);
    if (kind === undefined) {
      const near = nearest(
        name,
        reportKinds.map((k) => k.name),
      );
      return {
        usage: `there is no report \`${name}\`; ${near === undefined ? `there are ${reportKinds.map((k) => k.name).join(' and ')}` : `did you mean \`${near}\`?`}`,
      };
    }
    const view = await openGroup(context);
    const { facts, page } = kind.make(view);
    return {
      result: { document: page(), json: facts },
      diagnostics: view.diagnostics,
      ...(view.group.notes.length === 0 &&
        view.diagnostics.length === 0 && { next: ['wg import-notes FILE', 'wg new-meeting "next tuesday 16:00 UTC"'] }),
    };
  },
};
