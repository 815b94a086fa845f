// Groups made of texts, without a disk: what tests of the model and of reports read.
import { expect } from 'vitest';
import { type Group, loadGroup } from '../../src/model/group.ts';
import { type Overview, overviewOf } from '../../src/model/overview.ts';
import type { Files } from '../../src/text/files.ts';
import type { Day } from '../../src/time/day.ts';

/** Texts by path. */
export type Texts = Readonly<Record<string, string>>;

/** The files of a group, where they need not be said. */
export const settings: Texts = { 'wg.yaml': 'format: 1\nname: Garden group\n' };

/** Reads from texts as from a disk. */
export function filesOf(texts: Texts): Files {
  const all = new Map(Object.entries(texts));
  return {
    list: (folder, deep = false) =>
      [...all.keys()].filter((p) => p.startsWith(`${folder}/`) && (deep || !p.slice(folder.length + 1).includes('/'))).sort(),
    exists: (path) => all.has(path) || [...all.keys()].some((p) => p.startsWith(`${path}/`)),
    read: (path) => {
      const text = all.get(path);
      return text === undefined
        ? { problem: { code: 'missing', severity: 'error', place: { path }, message: 'there is no such file' } }
        : { source: { path, text } };
    },
    openBytes: (path) => expect.unreachable(`${path} is read as text here`),
  };
}

/** The group of some texts; its settings are given where the texts have none. */
export function groupOf(texts: Texts): Promise<Group> {
  return loadGroup(filesOf({ ...settings, ...texts }));
}

/** The group on a day. */
export async function viewOf(texts: Texts, today = '2026-03-05'): Promise<Overview> {
  return overviewOf(await groupOf(texts), today as Day);
}

/** A milestone's file. */
export function milestone(title: string, header = '', body = ''): string {
  return `---\ntitle: ${title}\n${header}---\n${body}`;
}

/** A note with a list of next steps. */
export function note(...actions: readonly string[]): string {
  return `# Call\n\n## Next steps\n\n${actions.map((a) => `${a}\n`).join('')}`;
}
