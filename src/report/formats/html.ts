// A document as a page of its own: one HTML file that opens from a disk, from an attachment or on any host, without a script and without a request.
import type { Document } from '../document.ts';
import { html } from '../html/markup.ts';
import { printPage } from '../html/page.ts';
import { reportHtml } from '../html/report.ts';

/** The document as one HTML file. Places are told in words, because the file may stand anywhere. */
export function printHtml(document: Document): Promise<string> {
  const footer = html`<footer class="foot"><p>Made with wg from the group’s own notes. This page loads nothing and runs nothing.</p></footer>\n`;
  return printPage({ title: document.title, main: reportHtml(document), footer });
}
