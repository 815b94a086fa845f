// A list of what stands on a page, folded away.
import { html, type Markup } from './markup.ts';

/** The list, where there are at least so many entries. */
export function contentsHtml(
  label: string,
  entries: readonly { readonly id: string; readonly words: string }[],
  least: number,
): Markup | undefined {
  if (entries.length < least) return undefined;
  return html`<details class="contents"><summary>${label} (${entries.length})</summary>
<nav aria-label="${label}"><ol>
${entries.map(({ id, words }) => html`<li><a href="#${id}">${words.trim() || '–'}</a></li>\n`)}</ol></nav>
</details>
`;
}
