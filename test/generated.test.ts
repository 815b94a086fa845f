import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../src/commands/list.ts';
import { checks } from '../src/model/checks/list.ts';
import {
  challengeKind,
  communityKind,
  groupKind,
  guidelineKind,
  meetingKind,
  milestoneKind,
  pairingKind,
  personKind,
  recognitionKind,
  reviewKind,
  taskKind,
} from '../src/model/kinds.ts';
import { syntaxes } from '../src/model/notes/syntaxes.ts';
import { pollKind, slotKind } from '../src/model/polls/poll-kind.ts';
import { dialects } from '../src/model/surveys/dialects/list.ts';
import { importKind } from '../src/model/surveys/import-record.ts';
import { optionKind, questionKind, rowKind, surveyKind } from '../src/model/surveys/survey-kind.ts';
import { quoteKind, themeKind } from '../src/model/surveys/themes.ts';
import { commandsPage, expectPage } from './generated.ts';
import { checksPage, dialectsTable, fieldsTable, syntaxSections, withMadeParts } from './generated-files.ts';

test('docs/commands.md says what the records of the commands say', async () => {
  await expectPage('docs/commands.md', await commandsPage(commands));
});

test('docs/checks.md has every check', async () => {
  await expectPage('docs/checks.md', checksPage(checks));
});

test('docs/file-formats.md has the fields of every kind, and every way to write notes', async () => {
  const makers = new Map([
    ...[groupKind, personKind, milestoneKind, guidelineKind, reviewKind, challengeKind, meetingKind].map(
      (kind) => [kind.name, () => fieldsTable(kind)] as const,
    ),
    ...[communityKind, recognitionKind, taskKind, pairingKind].map((kind) => [kind.name, () => fieldsTable(kind)] as const),
    ...[surveyKind, questionKind, optionKind, rowKind, importKind].map((kind) => [kind.name, () => fieldsTable(kind)] as const),
    ...[pollKind, slotKind].map((kind) => [kind.name, () => fieldsTable(kind)] as const),
    ['syntaxes', () => syntaxSections(syntaxes)] as const,
  ]);
  await expectPage('docs/file-formats.md', withMadeParts(readFileSync('docs/file-formats.md', 'utf8'), makers));
});

test('docs/surveys.md has every dialect, and the fields of themes', async () => {
  const makers = new Map([
    ['dialects', () => dialectsTable(dialects)],
    ...[themeKind, quoteKind].map((kind) => [kind.name, () => fieldsTable(kind)] as const),
  ]);
  await expectPage('docs/surveys.md', withMadeParts(readFileSync('docs/surveys.md', 'utf8'), makers));
});

test('a made part without its maker, and a maker without its place, are mistakes', () => {
  const page = '<!-- made: a -->\nold\n<!-- made until here -->\n';
  expect(withMadeParts(page, new Map([['a', () => 'new $& text\n']]))).toBe(
    '<!-- made: a -->\n\nnew $& text\n\n<!-- made until here -->\n',
  );
  expect(() => withMadeParts(page, new Map())).toThrow('nothing makes a');
  expect(() => withMadeParts('', new Map([['a', () => '']]))).toThrow('no place for a');
});
