// The two reports on what guidelines rest on: the guidelines themselves, and what hangs loose. What they tell is loaded when somebody asks.
import type { ReportKind } from './report-kind.ts';

export const guidelinesKind: ReportKind = {
  name: 'guidelines',
  summary: 'where each guideline stands, what it rests on, what blocks its adoption; or all joined for publishing',
  argument: { name: 'id', description: 'one guideline, with all its evidence', optional: true, completes: 'any-id' },
  options: [
    { name: 'joined', description: 'the adopted guidelines as one Markdown document, with links as seen from reports/' },
    { name: 'all', description: 'with --joined: those that are not adopted too' },
  ],
  make: async (view, input, context) => (await import('./tell-evidence.ts')).tellGuidelines(view, input, context),
};

export const evidenceKind: ReportKind = {
  name: 'evidence',
  summary: 'claims without evidence, questions that inform nothing, findings, challenges and needs that nobody took up',
  make: async (view, _input, context) => (await import('./tell-evidence.ts')).tellEvidence(view, context),
};
