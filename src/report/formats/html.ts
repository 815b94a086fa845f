// A document, or a text of Markdown, as a page of its own: one HTML file that opens from a disk, from an attachment or on any host, without a script and
// without a request.
import type { Document } from '../document.ts';
import { html } from '../html/markup.ts';
import { printPage } from '../html/page.ts';
import { reportHtml } from '../html/report.ts';

/** The document as one HTML file. Places are told in words, because the file may stand anywhere. */
export function printHtml(document: Document): Promise<string> {
  return printPage({ title: document.title, main: reportHtml(document), footer });
}

/** A Markdown text that begins with its title. Of its links those are kept that lead to other parts of it, or to an address of http, https or mail. */
export async function printMarkdownPage(text: string): Promise<string> {
  const { renderMarkdown } = await import('../html/markdown.ts');
  const [, marked = '', rest = text] = /^# ([^\n]{0,1000})\n([\s\S]*)$/.exec(text) ?? [];
  const title = marked.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  const link = (href: string): string | undefined => (href.startsWith('#') || /^(?:https?|mailto):/i.test(href) ? href : undefined);
  const main = html`${reportHtml({ title, blocks: [] })}<section class="part">\n${renderMarkdown(rest, { link })}</section>\n`;
  return printPage({ title, main, footer });
}

const footer = html`<footer class="foot"><p>Made with wg from the group’s own notes. This page loads nothing and runs nothing.</p></footer>\n`;
