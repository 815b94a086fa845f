// Makes a folder the repository of a group.

import { communityKind, groupKind, pairingKind, personKind, taskKind } from '../model/kinds.ts';
import { printYamlRecord } from '../model/print.ts';
import { schemaOf } from '../model/record.ts';
import { knownFormat } from '../model/settings.ts';
import { surveyKind } from '../model/surveys/survey-kind.ts';
import { themesKind } from '../model/surveys/themes.ts';
import { textOf, type Write } from '../text/files.ts';
import { readRhythm } from '../time/rhythm.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { ignoreRule } from './ignore-rule.ts';
import { wrongZone } from './option-values.ts';
import { siteWorkflow, workflowForges } from './site-workflow.ts';

export const init: Command = {
  name: 'init',
  summary: 'make this folder the memory of a group',
  description:
    'Writes wg.yaml, the rule that keeps private/ out of git, and the schemas that editors complete YAML files by. Makes a git repository where there is none; never commits. With --ci it writes the one file by which GitHub or GitLab makes and shows the pages of wg site.',
  arguments: [],
  options: [
    { name: 'name', value: 'name', description: 'what the group calls itself' },
    { name: 'zone', value: 'zone', description: 'IANA time zone of the group, for example Europe/Berlin' },
    { name: 'meeting', value: 'words', description: 'when it usually meets: “every Tuesday 16:00 UTC”' },
    { name: 'week-ends', value: 'day', description: 'last day of a week in deadlines', choices: ['sunday', 'friday'] },
    {
      name: 'ci',
      value: 'forge',
      description: 'in a group: write the workflow by which the forge makes and shows its pages (wg site) after each push',
      choices: workflowForges,
    },
    { name: 'example', description: 'write the complete example group (invented people) instead' },
  ],
  examples: ['wg init --name "Community Leadership" --yes', 'wg init --example', 'wg init --ci github'],
  needs: 'nothing',
  writes: true,
  run,
};

async function run(context: Context, input: Input): Promise<Outcome> {
  const forge = workflowForges.find((name) => name === input.one('ci'));
  if (context.inGroup && forge !== undefined) return siteWorkflow(context, forge);
  if (context.inGroup) return { said: ['there is a group here already; nothing was changed'], next: ['wg report'] };
  if (forge !== undefined) return { usage: 'there is no group here yet; begin it with wg init, then wg init --ci shows its pages' };
  const initGit = !context.git().inRepository;
  if (input.has('example')) return { ...(await exampleGroup(context)), initGit };
  const name = input.one('name')?.trim();
  if (!name)
    return {
      questions: [
        {
          name: 'name',
          kind: 'text',
          message: 'What is the group called?',
          initial: context.rootName,
          validate: (a) => (a.trim() === '' ? 'a name is needed' : undefined),
        },
      ],
    };
  const [zone, meeting] = [input.one('zone'), input.one('meeting')];
  const wrong = wrongZone(zone);
  if (wrong !== undefined) return { usage: wrong };
  if (meeting !== undefined && readRhythm(meeting) === undefined)
    return { usage: `\`${meeting}\` is no rhythm that wg knows; try “every Tuesday 16:00 UTC” or “2nd Tuesday of each month”` };
  const settings = await printYamlRecord(
    groupKind,
    {
      format: knownFormat,
      name,
      time_zone: zone ?? 'UTC',
      week_ends: input.one('week-ends') === 'friday' ? 'friday' : 'sunday',
      ...(meeting && { meeting }),
    },
    '.wg/group.schema.json',
  );
  const rule = ignoreRule(context);
  if ('problem' in rule) return { diagnostics: [rule.problem], exit: 2 };
  const writes = [...schemas(context), ...rule, { path: 'wg.yaml', before: undefined, after: settings }];
  const made = writes.filter(({ before, after }) => before !== after).map(({ path }) => path);
  const said = [`${name} begins here`, `made ${made.join(', ')}${initGit ? ', and a git repository' : ''}`];
  return { initGit, writes, said, next: ['wg import-notes FILE', 'wg new-meeting "next tuesday 16:00 UTC"'] };
}

function schema(context: Context, name: string, content: object): Write {
  return fileOf(context, `.wg/${name}.schema.json`, `${JSON.stringify(content, null, 2)}\n`);
}

function schemas(context: Context): readonly Write[] {
  return [
    schema(context, groupKind.name, schemaOf(groupKind)),
    schema(context, personKind.name, schemaOf(personKind)),
    schema(context, surveyKind.name, schemaOf(surveyKind)),
    schema(context, 'themes', schemaOf(themesKind)),
  ];
}

/** A file with this text, in the place of what is there: an earlier run may have been stopped before its end. */
function fileOf(context: Context, path: string, after: string): Write {
  return { path, before: textOf(context.files.read(path)), after };
}

async function exampleGroup(context: Context): Promise<Outcome> {
  const files = (await import('../../data/example?folder')).default.filter(([path]) => path !== '.gitignore');
  const writes = files.map(([path, text]) => fileOf(context, path, text));
  const other = writes.find(({ path, before, after }) => before !== after && context.files.exists(path));
  if (other !== undefined) return { usage: `this folder is not empty (${other.path} is there); make a new one for the example` };
  const rule = ignoreRule(context);
  if ('problem' in rule) return { diagnostics: [rule.problem], exit: 2 };
  return {
    writes: [
      ...writes.filter(({ path }) => path !== 'wg.yaml'),
      ...schemas(context),
      // Elsewhere the first file of a kind brings its schema along.
      schema(context, 'community', schemaOf(communityKind)),
      schema(context, 'task', schemaOf(taskKind)),
      schema(context, 'pairing', schemaOf(pairingKind)),
      ...rule,
      ...writes.filter(({ path }) => path === 'wg.yaml'),
    ],
    said: [`made an invented group of ${writes.length} files`],
    next: ['wg report --today 2026-03-04', 'wg read meetings/*.md'],
  };
}
