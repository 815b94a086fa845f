// A kind of report, and the short name that it may have as a command of its own: `wg actions` is `wg report actions`.
import type { Overview } from '../model/overview.ts';
import type { Document } from '../report/document.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Argument, Command, Context, Input, Option, Outcome } from './command.ts';
import { openGroup } from './open-group.ts';

/** What a kind tells: facts for scripts and the page made from them, with what is wrong in files that it alone reads; or a text of Markdown as it is; or why the command line asks for nothing. */
export type Told =
  | { readonly facts: unknown; readonly text: string; readonly diagnostics?: readonly Diagnostic[] }
  | { readonly facts: unknown; readonly page: () => Document; readonly diagnostics?: readonly Diagnostic[] }
  | { readonly usage: string };

/** A kind of report. `options` are its own; other kinds refuse them. */
export interface ReportKind {
  readonly name: string;
  readonly summary: string;
  readonly options?: readonly Option[];
  /** The thing that it may be asked about; its name is `id`. Other kinds take none. */
  readonly argument?: Argument & { readonly name: 'id' };
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
    result: { ...('text' in told ? { text: told.text } : { document: told.page() }), json: told.facts },
    diagnostics: [...view.diagnostics, ...(told.diagnostics ?? [])],
    ...(view.group.notes.length === 0 &&
      kind.name !== 'survey' &&
      view.diagnostics.length === 0 && { next: ['wg import-notes FILE', 'wg new-meeting "next tuesday 16:00 UTC"'] }),
  };
}

/** The command that is a kind's short name. */
export function shortNamed(kind: ReportKind, words: Pick<Command, 'description' | 'examples'>): Command {
  return {
    name: kind.name,
    summary: kind.summary,
    description: `${words.description} The same as \`wg report ${kind.name}\`.`,
    arguments: kind.argument === undefined ? [] : [kind.argument],
    options: kind.options ?? [],
    examples: words.examples,
    needs: 'group',
    writes: false,
    formats: ['terminal', 'md', 'html'],
    run: (context, input) => tellReport(context, input, kind),
  };
}
