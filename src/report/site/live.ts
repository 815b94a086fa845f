// What makes a page that is open while somebody edits show the change. Only the server of `wg serve` puts it into pages.
import type { PageScript } from '../html/page.ts';

/** Where, on the server, pages wait for changes. */
export const changesPath = '.changes';

/** Waits for a change, as server-sent events (HTML Standard, 9.2), and shows the page anew. */
export const liveScript: PageScript = {
  text: `new EventSource('/${changesPath}').onmessage = () => location.reload();`,
  may: 'ask',
};
