import { describe, expect, it } from 'vitest';
import { dialects } from '../../../../src/model/surveys/dialects/list.ts';
import { dialectNames } from '../../../../src/model/surveys/layout.ts';
import { expectedPath, fixtures, headOf, reading } from './fixtures.ts';

describe('the dialects', () => {
  it('are one for each name, and each has fixtures', () => {
    expect(dialects.map(({ name }) => name).sort()).toEqual([...dialectNames].sort());
    expect([...new Set(fixtures.map((fixture) => fixture.split('/')[0]))].sort()).toEqual([...dialectNames].sort());
  });

  it.each(fixtures)('claim a fixture one at a time: %s', (fixture) => {
    const claiming = dialects.filter((dialect) => dialect.claims(headOf(fixture))).map(({ name }) => name);
    const [name = ''] = fixture.split('/');
    expect(claiming).toEqual(name === 'generic' ? [] : [name]);
  });

  it.each(fixtures)('read a fixture as expected: %s', async (fixture) => {
    await expect(`${JSON.stringify(reading(headOf(fixture)), undefined, 2)}\n`).toMatchFileSnapshot(expectedPath(fixture));
  });
});
