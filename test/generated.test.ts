import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../src/commands/list.ts';
import { checks } from '../src/model/checks/list.ts';
import { groupKind, guidelineKind, meetingKind, milestoneKind, personKind } from '../src/model/kinds.ts';
import { syntaxes } from '../src/model/notes/syntaxes.ts';
import { commandsPage, expectPage } from './generated.ts';
import { checksPage, fieldsTable, syntaxSections, withMadeParts } from './generated-files.ts';

test('docs/commands.md says what the records of the commands say', async () => {
  await expectPage('docs/commands.md', await commandsPage(commands));
});

test('docs/checks.md has every check', async () => {
  await expectPage('docs/checks.md', checksPage(checks));
});

test('docs/file-formats.md has the fields of every kind, and every way to write notes', async () => {
  const makers = new Map([
    ...[groupKind, personKind, milestoneKind, guidelineKind, meetingKind].map((kind) => [kind.name, () => fieldsTable(kind)] as const),
    ['syntaxes', () => syntaxSections(syntaxes)] as const,
  ]);
  await expectPage('docs/file-formats.md', withMadeParts(readFileSync('docs/file-formats.md', 'utf8'), makers));
});

test('a made part without its maker, and a maker without its place, are mistakes', () => {
  const page = '<!-- made: a -->\nold\n<!-- made until here -->\n';
  expect(withMadeParts(page, new Map([['a', () => 'new $& text\n']]))).toBe(
    '<!-- made: a -->\n\nnew $& text\n\n<!-- made until here -->\n',
  );
  expect(() => withMadeParts(page, new Map())).toThrow('nothing makes a');
  expect(() => withMadeParts('', new Map([['a', () => '']]))).toThrow('no place for a');
});
