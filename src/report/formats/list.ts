// The formats that a report can be printed in. A new one is one file and one line here; each is loaded when it is asked for.
// JSON is not here: it is printed from the facts, not from the document.
import type { Document } from '../document.ts';
import type { MarkdownOptions } from './markdown.ts';
import type { TerminalOptions } from './terminal.ts';
import { timelinesIn } from './timelines.ts';

/** What a format may need to know of where its text goes; each takes what concerns it. */
interface FormatOptions extends TerminalOptions, MarkdownOptions {}

/** One format. */
export interface Format {
  readonly name: string;
  /** For help: what one gets. */
  readonly summary: string;
  /** Whether it can show the document; where it cannot, it is not asked to. */
  suits(document: Document): boolean;
  print(document: Document, options: FormatOptions): Promise<string>;
}

/** All formats, the usual one first. */
export const formats = [
  {
    name: 'terminal',
    summary: 'for reading on a terminal',
    suits: () => true,
    print: async (document, options) => (await import('./terminal.ts')).printTerminal(document, options),
  },
  {
    name: 'md',
    summary: 'Markdown that a forge shows, with links to the lines',
    suits: () => true,
    print: async (document, options) => (await import('./markdown.ts')).printMarkdown(document, options),
  },
  {
    name: 'html',
    summary: 'a page of its own, in one file that loads nothing and runs nothing',
    suits: () => true,
    print: async (document) => (await import('./html.ts')).printHtml(document),
  },
  {
    name: 'csv',
    summary: 'a table for spreadsheets',
    suits: (document) => hasTimeline(document) || document.blocks.some(({ kind }) => kind === 'bars' || kind === 'table'),
    print: async (document) => (await import('./csv.ts')).printCsv(document),
  },
  {
    name: 'svg',
    summary: 'a picture of the timeline, for pages and screens in light and dark',
    suits: hasTimeline,
    print: async (document) => (await import('./svg.ts')).printSvg(document),
  },
  {
    name: 'mermaid',
    summary: 'the timeline, or what leads to what, as a chart that forges draw in Markdown',
    suits: (document) => hasTimeline(document) || document.graph !== undefined,
    print: async (document) =>
      document.graph === undefined
        ? (await import('./mermaid.ts')).printMermaid(document)
        : (await import('./mermaid-graph.ts')).printMermaidGraph(document, document.graph),
  },
  {
    name: 'ics',
    summary: 'a file for calendar programs',
    suits: ({ calendar }) => calendar !== undefined,
    print: async (document) => (await import('./ics.ts')).printIcs(document),
  },
] as const satisfies readonly Format[];

function hasTimeline(document: Document): boolean {
  return timelinesIn(document).length > 0;
}

/** The format of that name. */
export function formatNamed(name: string): Format | undefined {
  return formats.find((format) => format.name === name);
}
