// How one path below the root leads to another: what a relative link says.

/** The way from a folder ('' is the root) to a path, both relative to the root and with `/`. */
export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** The same as the target of a Markdown link, whatever the file is called. */
export function relativeLink(folder: string, path: string): string {
  return encodeURI(relativePath(folder, path)).replace(/[()#?]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
