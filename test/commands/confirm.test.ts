// What rests on inferred readings, in records that hold several of them.
import { expect, test } from 'vitest';
import { makeBed } from '../bed.ts';

const NOTES =
  'Call notes - Tuesday, February 16, 16:00 - 17:00 UTC\nPresent:\nInes Okoro\nMarek Vala (Maro)\nNext steps\n[until the end of the week - Ines] Organise the next call at the same time next week Tue Feb 23rd - 16:00 UTC\n';

/** A group with two readings of a note, and a file that rests on both. */
async function bedWith(inferred: (ids: readonly string[]) => string, eol = '\n') {
  const bed = makeBed({ 'wg.yaml': 'format: 1\nname: Garden group\n', 'meetings/2016-02-16.md': `---\ndate: 2016-02-16\n---\n${NOTES}` });
  const listed = JSON.parse((await bed.run('confirm', '--json')).stdout) as { readings: { id: string }[] };
  const ids = listed.readings.map(({ id }) => id);
  expect(ids).toHaveLength(2);
  const person = `name: Marek Vala # as he writes it\n\nnickname: Maro\n\naliases: [Nes]\n\n${inferred(ids)}\nconsent: name\n`;
  bed.put({ 'people/maro.yaml': person.replaceAll('\n', eol) });
  return { bed, ids };
}

const block = ([one, other]: readonly string[]) => `inferred:\n  # of a call\n  aliases: ${one}\n  nickname: ${other} # sure?\n`;
const flow = ([one, other]: readonly string[]) => `inferred: {aliases: ${one}, nickname: ${other}}\n`;

test.each(['\n', '\r\n'])('a confirmed reading leaves the others of a record inferred, with their comments (%j)', async (eol) => {
  const { bed, ids } = await bedWith(block, eol);
  const before = bed.read('people/maro.yaml');
  expect((await bed.run('confirm', ids[1] ?? '')).code).toBe(0);
  expect(bed.read('people/maro.yaml')).toBe(before.replace(`  nickname: ${ids[1]} # sure?${eol}`, ''));
});

test('in brackets too, the first or the last', async () => {
  const { bed, ids } = await bedWith(flow);
  const before = bed.read('people/maro.yaml');
  expect((await bed.run('confirm', ids[0] ?? '')).code).toBe(0);
  expect(bed.read('people/maro.yaml')).toBe(before.replace(`aliases: ${ids[0]}, `, ''));
  bed.put({ 'people/maro.yaml': before });
  expect((await bed.run('confirm', ids[1] ?? '')).code).toBe(0);
  expect(bed.read('people/maro.yaml')).toBe(before.replace(`, nickname: ${ids[1]}`, ''));
});

test('two readings that are refused at once take both of their fields along', async () => {
  const { bed, ids } = await bedWith(block);
  expect((await bed.run('refuse', ...ids)).code).toBe(0);
  expect(bed.read('people/maro.yaml')).toBe('name: Marek Vala # as he writes it\n\nconsent: name\n');
});

test('two readings that are confirmed at once leave their fields, and nothing that is inferred', async () => {
  const { bed, ids } = await bedWith(flow);
  expect((await bed.run('confirm', ...ids)).code).toBe(0);
  expect(bed.read('people/maro.yaml')).toBe('name: Marek Vala # as he writes it\n\nnickname: Maro\n\naliases: [Nes]\n\nconsent: name\n');
});

test('an answer in a log counts for its meeting alone, also where another one says the same words', async () => {
  const meeting = (day: string): string =>
    `# Call ${day}\n\n## Present\n\n- Ines Okoro\n- Marek Vala (Maro)\n\n## Next steps\n\n- [until the end of the week - Ines] Write to the schools\n\n`;
  const log = `---\ntitle: Log\n---\n\n${meeting('2016-02-16')}${meeting('2016-02-23')}`;
  const bed = makeBed({ 'wg.yaml': 'format: 1\nname: Garden group\n', 'meetings/log.md': log });
  const waiting = async (): Promise<readonly string[]> =>
    (JSON.parse((await bed.run('confirm', '--json')).stdout) as { readings: { id: string }[] }).readings.map(({ id }) => id);
  const [one = '', other = ''] = await waiting();
  expect(one.slice(one.lastIndexOf('#'))).toBe(other.slice(other.lastIndexOf('#')));
  expect((await bed.run('refuse', one)).code).toBe(0);
  expect(await waiting()).toEqual([other]);
  expect(bed.read('meetings/log.md')).toContain(`refused: ['${one.slice('log#'.length)}']`);
  expect((await bed.run('refuse', one)).stderr).toContain('already refused');
  expect((await bed.run('confirm', one, other)).code).toBe(0);
  expect(await waiting()).toEqual([]);
  expect(bed.read('meetings/log.md')).not.toContain('refused');
  // As it was written before, an answer counts for all of them.
  bed.put({ 'meetings/log.md': log.replace('title: Log', `title: Log\nrefused: [${one.slice(one.lastIndexOf('#') + 1)}]`) });
  expect(await waiting()).toEqual([]);
  // Who answers one of them otherwise changes nothing for the rest.
  expect((await bed.run('confirm', one)).code).toBe(0);
  expect(bed.read('meetings/log.md')).toContain(`refused: ['${other.slice('log#'.length)}']\nconfirmed: ['${one.slice('log#'.length)}']\n`);
});
