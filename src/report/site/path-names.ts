// Names of files, and of places on pages, that anybody may read: they can tell a person’s name as well as a text can, and pages have paths of their own.
import { hashOf } from '../../model/id.ts';

type Said = (text: string) => string;

/** Whether a path of the group may stand on a page as it is: it names nobody otherwise than they agreed to. Asked often; answers are kept. */
export function pathTeller(said: Said): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const there = known.get(path);
    if (there !== undefined) return there;
    const may = namesNobody(said, path);
    known.set(path, may);
    return may;
  };
}

/** The path of the page of a record: by its slug, where that names nobody, else by a hash of it. */
export function pagePath(folder: string, slug: string, said: Said): string {
  return `${folder}/${namesNobody(said, slug) ? slug : hashOf(slug, 12)}.html`;
}

/** Whether a path, or the name of a place on a page, names nobody otherwise than they agreed to. */
export function namesNobody(said: Said, path: string): boolean {
  // Days and times in the names of notes look like the numbers of phones.
  const words = path.startsWith('people/') ? path : path.replace(/(?<![\p{L}\p{N}])\d{4,}/gu, '0');
  return said(words).toLowerCase() === words.toLowerCase();
}
