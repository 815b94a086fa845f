// Requests to a server that is for this machine alone, and which of them it may answer. A page elsewhere can make a browser ask any server on this
// machine, and a name of a stranger's can be made to lead here (DNS rebinding): so the names that a request gives are looked at, not where it comes from.

/** A request as far as it matters; headers that were not there are undefined. */
export interface LocalRequest {
  readonly method: string;
  /** With the question, as it was sent: `/meetings/2026-02-24.html?x`. */
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site` and `Sec-Fetch-Mode` (Fetch Metadata), which browsers set and pages cannot. */
  readonly site: string | undefined;
  readonly mode: string | undefined;
}

/** An answer; `events` keeps the connection open, and tells each change. */
export type LocalAnswer = { readonly status: number; readonly type: string; readonly body: string } | { readonly events: true };

/** Why a request is not answered; undefined where it may be. `port` is the server's own. */
export function refusalOf({ method, host, origin, site, mode }: LocalRequest, port: number): LocalAnswer | undefined {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !own.includes(host.toLowerCase())) return refused(421, 'this server answers to 127.0.0.1 and localhost alone');
  if (origin !== undefined && !own.some((name) => origin.toLowerCase() === `http://${name}`))
    return refused(403, 'this server answers no other page');
  // A link from elsewhere may be followed; a page elsewhere may put nothing of this one into itself.
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && mode !== 'navigate')
    return refused(403, 'this server answers no other page');
  if (method !== 'GET' && method !== 'HEAD') return refused(405, 'this server shows pages, and takes nothing');
  return undefined;
}

/** The path that a request asks for, from the site's folder, decoded; undefined where it is none. Never with `..` in it. */
export function pathAsked({ target }: LocalRequest): string | undefined {
  const [path = ''] = target.split(/[?#]/);
  if (!path.startsWith('/')) return undefined;
  try {
    const decoded = decodeURIComponent(path.slice(1));
    return decoded.split('/').some((part) => part === '..' || part === '.') || decoded.includes('\0') ? undefined : decoded;
  } catch {
    // Half of a percent code.
    return undefined;
  }
}

/** What is sent with every answer, so that no other page can show or read it and nothing is kept. */
export const localHeaders: readonly (readonly [string, string])[] = [
  ['Cache-Control', 'no-store'],
  ['Content-Security-Policy', "frame-ancestors 'none'"],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
];

function refused(status: number, words: string): LocalAnswer {
  return { status, type: 'text/plain; charset=utf-8', body: `${words}\n` };
}
