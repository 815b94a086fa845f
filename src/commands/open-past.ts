// How commands come by the history of the group, and what to say where there is none.
import { type Group, zoneOf } from '../model/group.ts';
import { type Life, livesOf } from '../model/history/lives.ts';
import { noteFolders } from '../model/note-folders.ts';
import type { Overview } from '../model/overview.ts';
import type { Versions } from '../text/versions.ts';
import type { Context } from './command.ts';

/** The history of a group: its commits (undefined: none), the lives of its records by path, and in plain words what cannot be told. */
export interface Past {
  readonly versions: Versions | undefined;
  readonly lives: ReadonlyMap<string, Life>;
  readonly missing: readonly string[];
}

/**
 * Reads the history of the records; of the notes also, each change of each or, which costs far less, their `states` at a moment that is asked
 * for. `also` names a folder of others, whose lives are not told.
 */
export async function openPast(
  context: Context,
  { group, today }: Overview,
  notes: 'with notes' | 'states of notes' | 'records',
  also?: string,
): Promise<Past> {
  const facts = context.git();
  const records = ['milestones', 'guidelines', 'surveys', ...(also === undefined ? [] : [also])];
  const all = notes === 'records' ? records : [...records, ...noteFolders(group.settings).map((folder) => (folder === '' ? '.' : folder))];
  const watched = { changes: notes === 'with notes' ? all : records, states: all };
  const versions = facts.inRepository ? facts.history(watched, zoneOf(group)) : undefined;
  if (versions === undefined) return { versions, lives: new Map(), missing: [missingWords(facts)] };
  const lives = await livesOf(versions, sourcesOf(group), today);
  const first = versions.commits[0];
  const cut =
    versions.cut && first !== undefined
      ? [
          `the history of this clone is cut at ${versions.dayOf(first.seconds)}: baselines may be older, so slip is not computed; git fetch --unshallow brings the rest`,
        ]
      : [];
  return { versions, lives: new Map(lives.map((life) => [life.path, life])), missing: cut };
}

function missingWords({ inRepository, problem }: ReturnType<Context['git']>): string {
  if (problem !== undefined) return `no history: ${problem.split(';')[0]}`;
  return inRepository ? 'no history, as git could not tell it' : 'no history, as there is no git repository';
}

function sourcesOf({ milestones, guidelines, surveys }: Group) {
  return [...milestones, ...guidelines, ...surveys].map(({ source }) => source);
}
