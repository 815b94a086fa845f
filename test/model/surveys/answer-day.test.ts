// On which day an answer came.
import { describe, expect, test } from 'vitest';
import { answerDays } from '../../../src/model/surveys/answer-day.ts';
import { layoutOf } from './kept-answers.ts';

const layout = layoutOf(['When', 'time'], ['Role', 'answer']);

function daysOf(times: readonly string[], order?: 'dmy' | 'mdy'): readonly (string | undefined)[] {
  const days = answerDays(layout, order);
  for (const time of times) days.look([time]);
  return times.map((time) => days.read([time]));
}

describe('the day of an answer', () => {
  test.each([
    ['2024/03/21 12:05:19 PM AST', '2024-03-21'],
    ['2017-07-18 08:28:09', '2017-07-18'],
    ['2026-03-01T23:59:59.000+02:00', '2026-03-01'],
    ['13/12/2024 14:10:02', '2024-12-13'],
    ['12/13/2024 14:10:02', '2024-12-13'],
    ['1.3.2026 10:00', '2026-03-01'],
    ['7/22/20 11:00:22', '2020-07-22'],
    ['', undefined],
    ['yesterday', undefined],
    ['2026-02-30', undefined],
  ])('of `%s` is %s', (time, day) => {
    expect(daysOf([time])).toEqual([day]);
  });

  test('is read by the order that another row shows', () => {
    expect(daysOf(['03/04/2026 10:00', '28/04/2026 11:00'])).toEqual(['2026-04-03', '2026-04-28']);
    expect(daysOf(['03/04/2026 10:00', '04/28/2026 11:00'])).toEqual(['2026-03-04', '2026-04-28']);
  });

  test('is read by the order of the group where no row shows one, and else not at all', () => {
    expect(daysOf(['03/04/2026'], 'mdy')).toEqual(['2026-03-04']);
    expect(daysOf(['03/04/2026'])).toEqual([undefined]);
    const days = answerDays(layout, undefined);
    days.look(['03/04/2026']);
    expect(days.doubt()).toContain('date_order');
  });
});
