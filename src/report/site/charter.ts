// The charter as a page: all that it says, as it was written.
import { shapeLines } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { splitLines } from '../../text/lines.ts';
import { html, type Markup } from '../html/markup.ts';
import { namesOf } from '../html/names.ts';
import { fileText, untitled } from './file-text.ts';
import { titleHtml } from './pieces.ts';
import { frameNames } from './report-section.ts';
import type { OnPage, Section, Site } from './site.ts';

/** Where the page of the charter is. */
export const charterPath = 'about.html';

/** Whether there is a charter that says anything. */
export function hasCharter({ view }: Site): boolean {
  return (view.group.charter?.text.trim() ?? '') !== '';
}

export const charter: Section = {
  pages: (site) =>
    hasCharter(site)
      ? [
          {
            path: charterPath,
            title: 'Charter',
            shows: [{ path: 'charter.md' }],
            source: 'charter.md',
            main: (on) => charterMain(site, on),
          },
        ]
      : [],
};

async function charterMain(site: Site, on: OnPage): Promise<Markup> {
  const text = site.view.group.charter?.text ?? '';
  const title = titleIn(text);
  const body = title === undefined ? text : untitled(text, title).body;
  const { markup } = await fileText(site, on, { path: 'charter.md', body, names: namesOf(frameNames), level: 2 });
  const shown = title === undefined ? site.name : site.said(title);
  return html`${titleHtml(shown, 'charter: what the group is for')}<section class="part">\n<div class="body">\n${markup}\n</div>\n</section>\n`;
}

/** The words of the first heading, where the text begins with one. */
function titleIn(text: string): string | undefined {
  const first = shapeLines(splitLines(text)).find(({ shape }) => shape !== 'blank' && shape !== 'comment');
  return first?.shape === 'heading' && first.level === 1 ? plainWords(first.text) : undefined;
}
