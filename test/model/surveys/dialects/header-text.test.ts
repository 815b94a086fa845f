import { expect, test } from 'vitest';
import { sameHeader, shownHeader } from '../../../../src/model/surveys/header-text.ts';

test('headers are the same whatever space, case, apostrophe and composition of letters they have', () => {
  expect(sameHeader('Which channels do\u00A0you  read?', 'Which channels do you read?')).toBe(true);
  expect(sameHeader("\uFEFFWhat's new?", 'what’s new? ')).toBe(true);
  expect(sameHeader('Rôle', 'Ro\u0302le')).toBe(true);
  expect(sameHeader("'=A", '=A')).toBe(true);
  expect(sameHeader('Role', 'Rôle')).toBe(false);
  expect(sameHeader('Role', 'Role 2')).toBe(false);
});

test('a header is shown without marks that nobody sees and without the mask of formulas', () => {
  expect(shownHeader("\uFEFF'=cmd ")).toBe('=cmd');
  expect(shownHeader("'tis the season?")).toBe("'tis the season?");
  expect(shownHeader('a\u00A0b')).toBe('a\u00A0b');
});
