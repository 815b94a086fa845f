// The XLSForm: its file read back by another reader, and its sheets checked against the published rules for their columns.
import { unzipSync, zipSync } from 'fflate';
import readSheets from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { fieldNames } from '../../../src/model/surveys/field-names.ts';
import type { Questionnaire } from '../../../src/report/survey-forms/form.ts';
import { workbookBytes } from '../../../src/report/survey-forms/workbook.ts';
import { sheetsOf, xlsform } from '../../../src/report/survey-forms/xlsform.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';
import { everyKind, hostile, questionnaireOf } from './questionnaires.ts';
import { complaintsOf, type Workbook } from './xlsform-rules.ts';

async function read(bytes: string | Uint8Array): Promise<Workbook> {
  const sheets = await readSheets(Buffer.from(bytes as Uint8Array), { trim: false });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map((cell) => (cell === null ? null : String(cell))))]));
}

async function workbookOf(questionnaire: Questionnaire): Promise<Workbook> {
  expect(xlsform.problems(questionnaire)).toEqual([]);
  return read(await xlsform.make(questionnaire));
}

function column(workbook: Workbook, sheet: string, name: string): (string | null | undefined)[] {
  const [headers = [], ...rows] = workbook.get(sheet) ?? [];
  return rows.map((row) => row[headers.indexOf(name)]);
}

describe('the form', () => {
  it('keeps the rules for its columns, and holds every label in every language', async () => {
    const questionnaire = await questionnaireOf(everyKind);
    const workbook = await workbookOf(questionnaire);
    expect(complaintsOf(workbook)).toEqual([]);
    for (const [language, tag] of [
      ['English (en)', undefined],
      ['German (de)', 'de'],
    ] as const) {
      const texts = ['survey', 'choices'].flatMap((sheet) => column(workbook, sheet, `label::${language}`));
      for (const { ask, choices, rows, id } of questionnaire.codebook.questions) {
        // The points of a slider are numbers alone; words of its ends are its hint.
        const wordings = [ask, ...(id === 'mood' ? [] : choices.map(({ label }) => label)), ...rows.map(({ label }) => label)];
        for (const wording of wordings) expect(texts).toContain(wording.in.get(tag ?? '') ?? wording.text);
      }
    }
  });

  it('has the types of its questions', async () => {
    const workbook = await workbookOf(await questionnaireOf(everyKind));
    expect(column(workbook, 'survey', 'type')).toEqual([
      'note',
      ...['select_one role', 'text', 'select_multiple tools', 'text', 'select_one content', 'select_one easy', 'range'],
      ...[
        'begin_group',
        'select_one meet',
        'select_one meet',
        'end_group',
        'begin_group',
        'select_multiple help',
        'select_multiple help',
        'end_group',
      ],
      ...['rank first', 'decimal', 'text'],
    ]);
    expect(column(workbook, 'survey', 'relevant').filter((cell) => cell !== null)).toEqual([
      `selected($\{role}, 'other')`,
      `selected($\{tools}, 'other')`,
    ]);
    expect(column(workbook, 'survey', 'constraint').filter((cell) => cell !== null)).toEqual(['. >= 0 and . <= 168']);
  });

  it('names no language where there is one only', async () => {
    const workbook = await workbookOf(
      await questionnaireOf('title: T\nlanguage: en\nquestions:\n  - {id: why, ask: Why?, kind: text}\n', '1 Garten'),
    );
    expect(complaintsOf(workbook)).toEqual([]);
    expect(workbook.get('survey')).toEqual([
      ['type', 'name', 'label', 'appearance'],
      ['text', 'why', 'Why?', 'multiline'],
    ]);
    expect(column(workbook, 'settings', 'form_id')).toEqual(['survey_1_Garten']);
  });

  it('is the same file for the same questionnaire, and has another version where a word is another', async () => {
    const [one, two] = [await questionnaireOf(everyKind), await questionnaireOf(everyKind)];
    expect(await xlsform.make(one)).toEqual(await xlsform.make(two));
    const changed = await questionnaireOf(everyKind.replace('What do you wish?', 'What would you wish?'));
    const version = async (questionnaire: Questionnaire) => column(await workbookOf(questionnaire), 'settings', 'version');
    expect(await version(changed)).not.toEqual(await version(one));
  });

  it('does not know when and where it was made', async () => {
    const { TZ } = process.env;
    const questionnaire = await questionnaireOf(everyKind);
    try {
      const made = [];
      for (const zone of ['Pacific/Kiritimati', 'UTC', 'America/Los_Angeles']) {
        process.env.TZ = zone;
        made.push(await xlsform.make(questionnaire));
      }
      expect(made[0]).toEqual(made[1]);
      expect(made[2]).toEqual(made[1]);
    } finally {
      process.env.TZ = TZ;
    }
  });

  it('holds what tries to break out as text, as far as XML can hold it', async () => {
    const held = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
    const workbook = await workbookOf({ ...hostile, intro: undefined });
    expect(complaintsOf(workbook)).toEqual([]);
    expect(column(workbook, 'survey', 'label')).toEqual(hostile.codebook.questions.map(({ ask }) => held(ask.text)));
    expect(column(workbook, 'choices', 'label').slice(0, hostileStrings.length)).toEqual(hostileStrings.map(held));
  });

  it('refuses what an XLSForm takes for a reference', async () => {
    const questionnaire = await questionnaireOf(`title: T\nquestions:\n  - {id: cost, ask: 'Which costs? $\{x}', kind: text}\n`);
    expect(xlsform.problems(questionnaire)).toEqual([
      {
        severity: 'error',
        question: 'cost',
        message: 'an XLSForm takes `$' + '{` for the answer to another question: “Which costs? $' + '{x}”',
        help: 'write it another way, for example with a space between',
      },
    ]);
  });

  it('is found wrong by the rules where it is wrong', async () => {
    const sheets = await sheetsOf(await questionnaireOf(everyKind));
    const spoilt = (from: string, to: string): readonly string[] =>
      complaintsOf(
        new Map(sheets.map(({ name, rows }) => [name, rows.map((row) => row.map((cell) => (cell === from ? to : cell) || null))])),
      );
    expect(spoilt('select_one role', 'select_one rolle')).toEqual(['select_one rolle role: there is no list rolle']);
    expect(spoilt('tools', 'my tools')).toContain('select_multiple tools my tools has no good name');
    expect(spoilt('end_group', 'group_end')).toContain('a group is left open');
    expect(spoilt('Leitung', '')).toContain('choices row 2 has no label in some language');
    expect(spoilt('not_applicable', 'not applicable')).toContain('tools has the choice name "not applicable"');
    expect(spoilt('likert', 'cards')).toContain('select_one content content appears as cards');
  });
});

describe('the names of fields', () => {
  const names = async (yaml: string) => fieldNames((await questionnaireOf(`title: T\nquestions:\n${yaml}`)).codebook);

  it('are the ids where those are valid, and never one that is taken or the tools’ own', async () => {
    const fields = await names(
      `${['why-not', 'Why_Not', 'größe', 'grosse', '年齢', '2026-plans', 'end', 'intro', 'meta', 'x_other']
        .map((id) => `  - {id: '${id}', ask: '${id}?', kind: text}\n`)
        .join('')}  - {id: x, ask: X?, kind: single, options: [a, b], other: true}\n`,
    );
    expect(fields.map(({ name, other }) => [name, ...(other === undefined ? [] : [other])].join(' '))).toEqual([
      ...['why-not', 'Why_Not', 'grosse', 'grosse_2', 'q5', 'q_2026-plans', 'end_2', 'intro_2', 'meta_2', 'x_other', 'x x_other_2'],
    ]);
  });

  it('tell choices apart whatever their letters are', async () => {
    const [field] = await names(
      "  - {id: a, ask: A?, kind: single, options: [C, C++, 'C#', はい, いいえ, Other, 'N/A'], other: true, not_applicable: 'N/A!'}\n",
    );
    expect(field?.choices).toEqual(['c', 'c_2', 'c_3', 'option_4', 'option_5', 'other_2', 'n_a', 'other', 'not_applicable']);
  });

  it('of points are their numbers', async () => {
    const [field] = await names('  - {id: a, ask: A?, kind: scale, from: -1, to: 1, ends: {1: good}, prefer_not: true}\n');
    expect(field?.choices).toEqual(['-1', '0', '1', 'prefer_not_to_say']);
  });
});

describe('a spreadsheet file', () => {
  it('holds every text as text', async () => {
    const rows = [['=1+1', '007', '1.20', ' spaces  kept ', '_x0041_', 'true', '2026-01-01', 'two\nlines', '<&>"\'', '😀']];
    expect(await read(await workbookBytes([{ name: 'a & b', rows }]))).toEqual(new Map([['a & b', rows]]));
  });

  it('keeps its columns past the alphabet', async () => {
    const row = Array.from({ length: 801 }, (_, index) => (index % 3 === 1 ? '' : `c${index}`));
    expect((await read(await workbookBytes([{ name: 's', rows: [row] }]))).get('s')).toEqual([row.map((cell) => cell || null)]);
  });

  it('is an ordinary zip', async () => {
    const bytes = await workbookBytes([{ name: 's', rows: [['x']] }]);
    const parts = unzipSync(bytes);
    expect(Object.keys(parts)[0]).toBe('[Content_Types].xml');
    expect(zipSync(parts, { mtime: '1980-01-01T00:00:00', level: 6 })).toEqual(bytes);
  });
});
