import { expect, test } from 'vitest';
import { makeBed, plainGroup } from '../bed.ts';

test.each(['PT', 'UTC+2', 'Pacific time', 'Europe/Berlim', ''])(
  'wg init and wg new-community do not write `%s`, which is no zone of files',
  async (zone) => {
    const bed = makeBed({});
    const init = await bed.run('init', '--name', 'Tool Library', '--zone', zone, '--yes');
    expect([init.code, init.stderr]).toEqual([2, expect.stringContaining(`\`${zone}\` is no IANA time zone`)]);
    const group = makeBed({ 'wg.yaml': plainGroup });
    const community = await group.run('new-community', 'Odense', '--time-zone', zone);
    expect([community.code, community.stderr]).toEqual([2, expect.stringContaining(`\`${zone}\` is no IANA time zone`)]);
    expect([...bed.list(), ...group.list()]).toEqual(['wg.yaml']);
  },
);

test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'])('what they write, wg check takes: %s', async (zone) => {
  const bed = makeBed({});
  await bed.run('init', '--name', 'Tool Library', '--zone', zone, '--yes');
  await bed.run('new-community', 'Odense', '--time-zone', zone);
  expect((await bed.run('check')).stdout).toContain('nothing is wrong');
  expect(bed.read('communities/odense.yaml')).toContain(`time_zone: ${zone}`);
});
