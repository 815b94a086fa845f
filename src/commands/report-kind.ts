// A kind of report, and the short name that it may have as a command of its own: `wg actions` is `wg report actions`.
import type { Overview } from '../model/overview.ts';
import type { Document } from '../report/document.ts';
import type { Command, Context, Input, Option, Outcome } from './command.ts';
import { openGroup } from './open-group.ts';

/** What a kind tells: facts for scripts and the page made from them, or why the command line asks for nothing. */
type Told = { readonly facts: unknown; readonly page: () => Document } | { readonly usage: string };

/** A kind of report. `options` are its own; other kinds refuse them. */
export interface ReportKind {
  readonly name: string;
  readonly summary: string;
  readonly options?: readonly Option[];
  /** `again` where it quotes few of the notes' texts, so that they need not be kept. */
  readonly texts?: 'again';
  make(view: Overview, input: Input, context: Context): Told | Promise<Told>;
}

/** Tells one kind about the group. */
export async function tellReport(context: Context, input: Input, kind: ReportKind): Promise<Outcome> {
  const view = await openGroup(context, kind.texts);
  const told = await kind.make(view, input, context);
  if ('usage' in told) return told;
  return {
    result: { document: told.page(), json: told.facts },
    diagnostics: view.diagnostics,
    ...(view.group.notes.length === 0 &&
      view.diagnostics.length === 0 && { next: ['wg import-notes FILE', 'wg new-meeting "next tuesday 16:00 UTC"'] }),
  };
}

/** The command that is a kind's short name. */
export function shortNamed(kind: ReportKind, words: Pick<Command, 'description' | 'examples'>): Command {
  return {
    name: kind.name,
    summary: kind.summary,
    description: `${words.description} The same as \`wg report ${kind.name}\`.`,
    arguments: [],
    options: kind.options ?? [],
    examples: words.examples,
    needs: 'group',
    writes: false,
    formats: ['terminal', 'md'],
    run: (context, input) => tellReport(context, input, kind),
  };
}
