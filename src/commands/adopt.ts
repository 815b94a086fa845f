// Takes the minutes that a group has already for its memory, as they are.

import { findNotes, type NotesFound } from '../model/adoption.ts';
import { type Group, loadGroup } from '../model/group.ts';
import { groupKind } from '../model/kinds.ts';
import { noteFolders } from '../model/note-folders.ts';
import { printYamlRecord } from '../model/print.ts';
import { knownFormat } from '../model/settings.ts';
import { adoptionFacts, adoptionPage } from '../report/adoption.ts';
import { plural } from '../report/words.ts';
import type { Files, Write } from '../text/files.ts';
import type { Day } from '../time/day.ts';
import { readSince } from '../time/since.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { ignoreRule } from './ignore-rule.ts';
import { wrongZone } from './option-values.ts';

export const adopt: Command = {
  name: 'adopt',
  summary: 'make a group of a folder of minutes that is there already',
  description:
    'Writes wg.yaml, which says where the notes are, and the rule that keeps private/ out of git; no other file is moved or changed. ' +
    'Without a folder it looks for Markdown notes of meetings and proposes what it finds. Shows what was understood, and what is doubtful.',
  arguments: [
    {
      name: 'folder',
      description: 'where the notes are, all levels below it too; new notes go into the first',
      optional: true,
      many: true,
      completes: 'file',
    },
  ],
  options: [
    { name: 'name', value: 'name', description: 'what the group calls itself; else the name of this folder' },
    {
      name: 'actions-from',
      value: 'day',
      description: 'let open actions rest that no meeting named since this day; else all that were never closed count as open',
    },
    { name: 'zone', value: 'zone', description: 'IANA time zone of the group, for example Europe/Berlin' },
  ],
  examples: ['wg adopt', 'wg adopt meetings --name "Repair Café Exchange"'],
  needs: 'nothing',
  writes: true,
  formats: ['terminal', 'md'],
  run,
};

async function run(context: Context, input: Input): Promise<Outcome> {
  const named = foldersNamed(context, input.all('folder'));
  if ('wrong' in named) return { usage: named.wrong };
  const zone = input.one('zone');
  const wrong = wrongZone(zone);
  if (wrong !== undefined) return { usage: wrong };
  const since = input.one('actions-from');
  const from = since === undefined ? undefined : readSince(since, context.today(zone));
  if (since !== undefined && from === undefined)
    return { usage: `\`${since}\` names no day to look back to; write it as year-month-day, or \`2 years ago\`` };
  if (context.inGroup) return again(context, named.folders, from);
  const name = (input.one('name') ?? context.rootName).trim();
  if (name === '') return { usage: 'a group has a name: --name NAME' };
  let { folders } = named;
  if (folders.length === 0) {
    const found = findNotes(context.files);
    const [only] = found;
    if (only === undefined)
      return { usage: 'no folder with notes of meetings was found here; name it, or begin with an empty group: wg init' };
    if (found.length > 1 || context.asks) return { questions: [folderQuestion(found)] };
    folders = [only.folder];
  }
  const notes = folders.map((folder) => (folder === '' ? '.' : folder));
  const settings = await printYamlRecord(groupKind, {
    format: knownFormat,
    name,
    ...(zone && { time_zone: zone }),
    ...(from && { actions_from: from }),
    notes,
  });
  const group = await loadGroup(withSettings(context.files, settings));
  const empty = folders.find((f) => !group.notes.some(({ source }) => f === '' || source.path.startsWith(`${f}/`)));
  if (empty !== undefined) return { usage: `there are no Markdown notes in \`${empty === '' ? '.' : empty}\`` };
  const rule = ignoreRule(context);
  if ('problem' in rule) return { diagnostics: [rule.problem], exit: 2 };
  const writes = [...rule, { path: 'wg.yaml', before: undefined, after: settings }];
  return {
    ...shown(context, group, writes),
    writes,
    said: [
      `${name} begins here, with ${plural(group.notes.length, 'meeting')}`,
      `made ${writes.map(({ path }) => path).join(', ')}; nothing else was changed, and new notes go into ${notes[0] === '.' ? 'this folder' : notes[0]}`,
    ],
    next: ['wg report', 'wg check'],
  };
}

/** In a group nothing is written; what its notes say is shown again. */
async function again(context: Context, folders: readonly string[], from: Day | undefined): Promise<Outcome> {
  if (from !== undefined)
    return { usage: `there is a group here already; to let old actions rest, write into wg.yaml: actions_from: ${from}` };
  const group = await loadGroup(context.files);
  const there = noteFolders(group.settings);
  const other = folders.find((folder) => !there.includes(folder));
  if (other !== undefined) {
    const all = [...there, other].map((f) => (f === '' ? '.' : f)).join(', ');
    return { usage: `there is a group here already; to read these notes too, write into wg.yaml: notes: [${all}]` };
  }
  return {
    ...shown(context, group, []),
    said: ['there is a group here already; nothing was changed'],
    next: ['wg report', 'wg check'],
  };
}

function shown({ files }: Context, group: Group, writes: readonly Write[]): Outcome {
  // Of the root, where everything lies, nobody wants to read what is no note.
  const inside = noteFolders(group.settings).flatMap((folder) => (folder === '' ? [] : files.list(folder, true)));
  const facts = adoptionFacts(group, [...new Set(inside)]);
  return {
    result: { document: adoptionPage(facts), json: { schema: 'wg/adoption/1', ...facts, wrote: writes.map(({ path }) => path) } },
    diagnostics: group.diagnostics,
  };
}

function foldersNamed({ files, pathFromRoot }: Context, names: readonly string[]): { folders: readonly string[] } | { wrong: string } {
  const folders: string[] = [];
  for (const name of names) {
    const path = pathFromRoot(name);
    if (path === undefined) return { wrong: `\`${name}\` lies outside of this folder; go to a folder above both and name it there` };
    if (path !== '' && !files.exists(path)) return { wrong: `there is no folder \`${path}\` here` };
    if (path !== '' && 'source' in files.read(path)) return { wrong: `\`${path}\` is a file; name the folder it lies in` };
    if (!folders.includes(path)) folders.push(path);
  }
  return { folders };
}

function folderQuestion(found: readonly NotesFound[]) {
  const choices = found.map(({ folder, files }) => ({
    value: folder === '' ? '.' : folder,
    label: `${folder === '' ? 'this folder' : folder} (${plural(files, 'file')})`,
  }));
  return {
    name: 'folder',
    kind: 'many' as const,
    message: 'Which folders hold the notes? (new ones go into the first)',
    choices,
    initial: choices.map(({ value }) => value),
  };
}

/** The files as they will be once the settings are written. */
function withSettings(files: Files, text: string): Files {
  return {
    list: files.list,
    exists: (path) => path === 'wg.yaml' || files.exists(path),
    read: (path) => (path === 'wg.yaml' ? { source: { path, text } } : files.read(path)),
    openBytes: files.openBytes,
  };
}
