import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { today } from '../../src/host/clock.ts';
import { childProgram } from './child-programs.ts';
import { temporaryFolder } from './temporary-folder.ts';

// 2016-02-16T23:30:00Z
const evening = () => 1_455_665_400_000;

test.each([
  ['UTC', '2016-02-16'],
  ['Asia/Jakarta', '2016-02-17'],
  ['Pacific/Kiritimati', '2016-02-17'],
  ['America/St_Johns', '2016-02-16'],
  ['Pacific/Pago_Pago', '2016-02-16'],
])('in %s the day is %s', (zone, day) => {
  expect(today({}, zone, evening)).toEqual({ day });
});

test('SOURCE_DATE_EPOCH is the day in UTC, whatever the zone and the clock', () => {
  const day = (epoch: string) => today({ SOURCE_DATE_EPOCH: epoch }, 'Pacific/Kiritimati', evening);
  expect(['0', '1455667199', '1455667200', '951782400', '253402300799'].map(day)).toEqual(
    ['1970-01-01', '2016-02-16', '2016-02-17', '2000-02-29', '9999-12-31'].map((expected) => ({ day: expected })),
  );
  expect(day('')).toEqual({ day: '2016-02-17' });
});

test.each(['-1', '1.5', '1e9', ' 1', '0x10', '253402300800', '99999999999999999999', 'yesterday', '١٢٣'])(
  'SOURCE_DATE_EPOCH %j is refused with an example',
  (epoch) => {
    expect(today({ SOURCE_DATE_EPOCH: epoch })).toEqual({ problem: expect.stringContaining('1455667200') });
  },
);

test.each(['Mars/Olympus', '', 'Asia/Jakarta\n', '__proto__', '../etc'])('%j is told to be no time zone', (zone) => {
  expect(today({}, zone, evening)).toEqual({ problem: expect.stringContaining('Asia/Jakarta') });
});

test('the day does not depend on the language or the calendar of the machine, and without a zone is that of TZ', async () => {
  const text =
    "import { today } from 'HOST/clock.ts'; console.log(JSON.stringify([today({}, 'UTC', () => 1455665400000), today({}, undefined, () => 1455665400000)]));";
  const program = await childProgram(temporaryFolder(), 'clock', text);
  for (const LANG of ['tr_TR.UTF-8', 'ar_EG.UTF-8', 'th_TH.UTF-8', 'fa_IR.UTF-8', 'C']) {
    const env = { PATH: process.env.PATH, LANG, LC_ALL: LANG, TZ: 'Pacific/Kiritimati' };
    expect(JSON.parse(execFileSync(process.execPath, [program], { env, encoding: 'utf8' }))).toEqual([
      { day: '2016-02-16' },
      { day: '2016-02-17' },
    ]);
  }
});
