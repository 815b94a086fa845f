import { describe, expect, it } from 'vitest';
import { dialectOf } from '../../../../src/model/surveys/dialects/list.ts';
import type { DialectName, Layout } from '../../../../src/model/surveys/layout.ts';
import { headOf } from './fixtures.ts';

function layoutOf(rows: readonly (readonly string[])[], wanted?: DialectName): Layout {
  const got = dialectOf({ rows, delimiter: ',', name: 'answers.csv' }, wanted);
  if ('refused' in got) throw new Error(got.refused);
  return got.layout;
}

describe('rows', () => {
  it('of numbers without a time stay answers where no row has a time', () => {
    const layout = layoutOf([
      ['Timestamp', 'Length', 'Pace'],
      ['', '4', '5'],
      ['', '3', '2'],
    ]);
    expect(layout.rowKind(['', '4', '5'])).toBe('complete');
  });

  it('of numbers stay answers where the file has no times at all', () => {
    expect(
      layoutOf([
        ['Length', 'Pace'],
        ['4', '4.5'],
      ]).rowKind(['4', '4.5']),
    ).toBe('complete');
  });

  it('that begin with the word total are answers where words follow', () => {
    const layout = layoutOf([
      ['What do you want?', 'Why?'],
      ['Total', 'because'],
    ]);
    expect(layout.rowKind(['Total', 'because'])).toBe('complete');
    expect(layout.rowKind(['Total', '17'])).toEqual({ skip: 'an average or a total, not an answer' });
  });

  it.each(['1', '2', '9', '17', 'Survey Preview', 'Survey Test', 'Umfragevorschau'])(
    'of Qualtrics with the status %s are tests',
    (status) => {
      const layout = layoutOf([
        ['StartDate', 'Status', 'Progress', 'Finished', 'Q1'],
        ['2020-01-01 10:00:00', 'IP Address', '100', 'True', 'x'],
      ]);
      expect(layout.rowKind(['2020-01-01 10:00:00', status, '100', 'True', 'x'])).toBe('test');
      expect(layout.rowKind(['2020-01-01 10:00:00', 'IP Address', '100', 'True', 'x'])).toBe('complete');
      expect(layout.rowKind(['2020-01-01 10:00:00', '0', '40', '0', 'x'])).toBe('partial');
    },
  );
});

describe('cells', () => {
  it('of LimeSurvey lose the mask of formulas, and only that', () => {
    const got = dialectOf(headOf('limesurvey/code'));
    const value = 'layout' in got ? got.layout.value : undefined;
    expect(value?.("'=1+1", 0)).toBe('=1+1');
    expect(value?.("'t Hooft", 0)).toBe("'t Hooft");
  });

  it('of Microsoft Forms lose the last semicolon', () => {
    const got = dialectOf(headOf('microsoft-forms/form'));
    expect('layout' in got && got.layout.value('Pad;Chat;', 6)).toBe('Pad;Chat');
  });

  it('of Typeform lose a slash at the beginning', () => {
    const got = dialectOf(headOf('typeform/joined'));
    expect('layout' in got && got.layout.value(' / Pad / Chat', 1)).toBe('Pad / Chat');
  });
});

describe('times of Google', () => {
  const first = (time: string) =>
    dialectOf({
      rows: [
        ['Timestamp', 'Role'],
        [time, 'x'],
      ],
      delimiter: ',',
      name: 'answers.csv',
    });

  it.each([
    '2024/03/21 12:05:19 PM AST',
    '2020/04/27 2:51:48 nachm. OESZ',
    '2020/05/07 6:26:01 p. m. GMT-5',
    '2020/05/07 6:26:01 PM GMT+05:30',
    '2020/05/07 6:26:01 午後 JST',
  ])('are the form’s own: %s', (time) => {
    expect(first(time)).toMatchObject({ layout: { dialect: 'google-forms' } });
  });

  it.each([
    '12/13/2024 14:10:02',
    '11/1/16 6:50',
    '2024-03-21 12:05:19',
    '21.03.2024 12:05:19',
    '3/21/2024 2:05:19 PM',
    '2024/03/21 12:05:19',
  ])('are a spreadsheet’s: %s', (time) => {
    expect(first(time)).toMatchObject({ layout: { dialect: 'google-sheets' } });
  });

  it.each(['2024-03-21T12:05:19Z', '1711022719', 'yesterday'])('are none: %s', (time) => {
    expect(first(time)).toMatchObject({ layout: { dialect: 'generic' } });
  });
});

it('a dialect that is wanted is taken, whatever the file looks like', () => {
  expect(
    layoutOf(
      [
        ['Timestamp', 'Role'],
        ['12/13/2024 14:10:02', 'x'],
      ],
      'google-forms',
    ).separators,
  ).toEqual([';']);
});
