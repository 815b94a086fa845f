// Where files of a repository can be seen and edited in a browser: the address of its remote, read as that of a forge. Knows the ways of the large forges' addresses.

/** Addresses of files on a forge; paths are from the group's root. */
export interface Forge {
  /** Its name, for people. */
  readonly name: string;
  /** The page of the repository. */
  readonly home: string;
  view(path: string, line?: number): string;
  edit(path: string): string;
}

interface Manner {
  readonly name: string;
  readonly isHost: (host: string) => boolean;
  readonly view: string;
  readonly edit: string;
  readonly line: string;
}

// A host of one's own is told by a part of its name.
const manners: readonly Manner[] = [
  { name: 'GitHub', isHost: named('github'), view: '/blob/BRANCH/PATH', edit: '/edit/BRANCH/PATH', line: '#L' },
  { name: 'GitLab', isHost: named('gitlab'), view: '/-/blob/BRANCH/PATH', edit: '/-/edit/BRANCH/PATH', line: '#L' },
  {
    name: 'Forgejo',
    isHost: (host) => ['codeberg', 'forgejo', 'gitea'].some((name) => named(name)(host)),
    view: '/src/branch/BRANCH/PATH',
    edit: '/_edit/BRANCH/PATH',
    line: '#L',
  },
  { name: 'Bitbucket', isHost: named('bitbucket'), view: '/src/BRANCH/PATH', edit: '/src/BRANCH/PATH?mode=edit', line: '#lines-' },
];

/** The forge of a remote such as `git@github.com:ada/library.git`; undefined for one that is not known. `folder` is the group's within the repository. */
export function forgeOf(remote: string, branch: string, folder = ''): Forge | undefined {
  const at = placeOf(remote.trim());
  const manner = at && manners.find(({ isHost }) => isHost(at.host));
  if (at === undefined || manner === undefined) return undefined;
  const home = `https://${at.host}${at.port}/${encoded(at.path)}`;
  const filled = (way: string, path: string): string =>
    home + way.replace('BRANCH', () => encoded(branch)).replace('PATH', () => encoded(folder === '' ? path : `${folder}/${path}`));
  return {
    name: manner.name,
    home,
    view: (path, line) => `${filled(manner.view, path)}${line === undefined ? '' : `${manner.line}${line}`}`,
    edit: (path) => filled(manner.edit, path),
  };
}

function named(name: string): (host: string) => boolean {
  return (host) => host.split('.').some((part) => part === name || part.startsWith(`${name}-`) || part.endsWith(`-${name}`));
}

/** Host and path of `https://host/path.git`, `ssh://git@host:22/path` or `git@host:path`; names and secrets in front of the host are dropped, and so is a port of ssh. */
function placeOf(remote: string): { readonly host: string; readonly port: string; readonly path: string } | undefined {
  const [, port = ''] = /^https?:\/\/(?:[^/@\s]{0,500}@)?[^/:@\s]{1,253}(:\d{1,5})\//i.exec(remote) ?? [];
  const [, ofUrl, wayOfUrl] =
    /^(?:https?|ssh|git):\/\/(?:[^/@\s]{0,500}@)?([^/:@\s]{1,253})(?::\d{1,5})?\/([^\s?#]{1,500})$/i.exec(remote) ?? [];
  const [, ofScp, wayOfScp] = /^(?:[^/@:\s]{1,200}@)?([^/:@\s]{1,253}):([^\s?#]{1,500})$/.exec(remote) ?? [];
  const host = (ofUrl ?? ofScp)?.toLowerCase();
  const path = (wayOfUrl ?? wayOfScp)?.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  if (host === undefined || path === undefined || !/^[\w.-]+$/.test(host) || !path.includes('/')) return undefined;
  return { host, port, path };
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
