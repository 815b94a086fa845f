// The script for Google Forms: what it makes, run against a stand-in for the service; that nothing in the questionnaire gets out of its
// string; and what the service refuses.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codebookIn, type Questionnaire } from '../../../src/report/survey-forms/form.ts';
import { googleForms, scriptText } from '../../../src/report/survey-forms/google-forms.ts';
import { runScript } from './forms-service.ts';
import { everyKind, hostile, questionnaireOf } from './questionnaires.ts';

async function formOf(questionnaire: Questionnaire, login = false) {
  const [form, ...others] = runScript(String(await googleForms.make(questionnaire)), { login });
  if (form === undefined || others.length > 0) throw new Error('the script makes one form');
  return form;
}

function single(yaml: string): Promise<Questionnaire> {
  return questionnaireOf(`title: T\nquestions:\n  - ${yaml.trim().replaceAll('\n', '\n    ')}\n`);
}

describe('the script', () => {
  it('makes an item for each question, with its labels as they are', async () => {
    const form = await formOf(await questionnaireOf(everyKind));
    expect(form.title).toBe('Gardens, and who keeps them');
    expect(form.set.get('setDescription')).toEqual(['Five minutes. Nobody is named.\n\nThank you!']);
    const shown = form.items.map(({ type, set }) => {
      const args = (name: string): string => (set.get(name) ?? []).flat().join(' / ');
      const calls = [...set.keys()].filter((name) => !['setTitle', 'setValidation', 'setRequired'].includes(name));
      return [`${type} ${args('setTitle')}${set.get('setRequired')?.[0] ? ' *' : ''}`, ...calls.map((name) => `${name} ${args(name)}`)];
    });
    const hundred = Array.from({ length: 99 }, (_, index) => index + 1).join(' / ');
    expect(shown).toEqual([
      [
        'MultipleChoiceItem What is your role? *',
        'setChoiceValues Leader / Member, active / Member / Prefer not to say',
        'showOtherOption true',
      ],
      [
        'CheckboxItem Which tools do you use?',
        'setChoiceValues Kits (spade, rake, hoe) / Spade; large / Spade / The "good" rake / Not applicable',
        'showOtherOption true',
      ],
      ['ScaleItem How content are you?', 'setBounds 1 / 5', 'setLabels not at all / very'],
      ['MultipleChoiceItem It is easy to join', 'setChoiceValues Disagree / Neither / Agree / Not applicable'],
      ['ListItem Mood, from 0 to 100', `setChoiceValues 0 (low) / ${hundred} / 100 (high)`],
      ['GridItem How often do you meet?', 'setRows In the hall [old] / Online', 'setColumns Never / Weekly, or more / Not applicable'],
      ['CheckboxGridItem Who helps with what?', 'setRows Seeds / Tea, and cake', 'setColumns Neighbours, friends / Members'],
      [
        'GridItem What comes first?',
        'setHelpText 1 is your first choice',
        'setRows Soil, and water / Seeds / People',
        'setColumns 1 / 2 / 3',
      ],
      ['TextItem Hours in a week', 'setHelpText h'],
      ['ParagraphTextItem What do you wish?'],
    ]);
  });

  it('asks for no account and no address, and tells where the form is', async () => {
    const form = await formOf(await questionnaireOf(everyKind), true);
    expect(Object.fromEntries(form.set)).toMatchObject({
      setCollectEmail: [false],
      setLimitOneResponsePerUser: [false],
      setRequireLogin: [false],
    });
    expect(form.logged.map(([, address]) => address)).toEqual([
      'https://docs.google.com/forms/d/example/edit',
      'https://docs.google.com/forms/d/e/example/viewform',
    ]);
    // Only Workspace accounts can set this, so it is not touched where it is not on.
    expect((await formOf(await questionnaireOf(everyKind))).set.has('setRequireLogin')).toBe(false);
  });

  it('speaks the language that is wanted', async () => {
    const { codebook, ...rest } = await questionnaireOf(everyKind);
    const form = await formOf({ ...rest, codebook: codebookIn(codebook, 'de') });
    const titles = form.items.map(({ set }) => set.get('setTitle')?.[0]);
    expect(titles).toContain('Welche Werkzeuge benutzen Sie?');
    expect(form.items.find(({ type }) => type === 'ScaleItem')?.set.get('setLabels')).toEqual(['gar nicht', 'sehr']);
    expect(form.items.find(({ set }) => set.has('setValidation'))?.set.get('setHelpText')).toEqual(['1 ist die erste Wahl']);
  });

  it.each([
    ['from: 0\nto: 10', 'ScaleItem'],
    ['from: 1\nto: 3', 'ScaleItem'],
    ['from: 1\nto: 2', 'MultipleChoiceItem'],
    ['from: -2\nto: 2', 'MultipleChoiceItem'],
    ['from: 1\nto: 5\nnot_applicable: true', 'MultipleChoiceItem'],
    ['from: 1\nto: 11', 'MultipleChoiceItem'],
    ['from: 0\nto: 100', 'ListItem'],
    ['options: [bad, fair, good]', 'MultipleChoiceItem'],
  ])('takes Google’s own scale only for what it can show: %j', async (fields, type) => {
    const form = await formOf(await single(`ask: How?\nkind: scale\n${fields}`));
    expect(form.items.map((item) => item.type)).toEqual([type]);
  });

  it.each([
    ['', 'requireNumber', []],
    ['min: 0.5', 'requireNumberGreaterThanOrEqualTo', [0.5]],
    ['max: 1e21', 'requireNumberLessThanOrEqualTo', [1e21]],
    ['min: -3\nmax: 3', 'requireNumberBetween', [-3, 3]],
  ])('holds a number to its bounds: %j', async (fields, rule, args) => {
    const form = await formOf(await single(`ask: How much?\nkind: number\n${fields}`));
    const [validation] = (form.items[0]?.set.get('setValidation') ?? []) as { readonly made: ReadonlyMap<string, unknown> }[];
    expect([...(validation?.made ?? [])]).toEqual([[rule, args]]);
  });

  it('keeps words of a scale that Google has no place for as help', async () => {
    const form = await formOf(await single('ask: How?\nkind: scale\nfrom: 1\nto: 4\nends: {2: so-so, 4: good}'));
    expect(Object.fromEntries(form.items[0]?.set ?? [])).toMatchObject({ setHelpText: ['2: so-so'], setLabels: ['', 'good'] });
  });
});

describe('a text in the script', () => {
  it('is that text, and no sign in it ends a string, a line or a script element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const literal = scriptText(text);
        expect(JSON.parse(literal)).toBe(text);
        expect(runScript(`function makeForm() { FormApp.create("x").setDescription(${literal}); }`)[0]?.set.get('setDescription')).toEqual([
          text,
        ]);
        expect(literal).not.toMatch(/[\n\r\u2028\u2029<>\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it('stays one in a questionnaire that tries everything', async () => {
    const form = await formOf(hostile);
    expect(form.title).toBe(hostile.codebook.title);
    expect(form.set.get('setDescription')).toEqual([hostile.intro]);
    expect(form.items.map(({ set }) => [set.get('setTitle'), set.get('setChoiceValues')])).toEqual(
      hostile.codebook.questions.map(({ ask, choices }) => [[ask.text], [choices.map(({ label }) => label.text)]]),
    );
  });
});

describe('what Google refuses', () => {
  it.each([
    [
      'two choices with the same words',
      'ask: Which?\nkind: single\noptions: [A, B, "A "]',
      ['Google Forms refuses two choices with the same words: “A”'],
    ],
    [
      'two rows with the same words',
      'ask: Which?\nkind: grid\nrows: [{id: a, label: R}, {id: b, label: R}]\noptions: [A, B]',
      ['Google Forms refuses two rows with the same words: “R”'],
    ],
  ])('is said before: %s', async (_, yaml, messages) => {
    const questionnaire = await single(yaml);
    expect(
      googleForms
        .problems(questionnaire)
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message),
    ).toEqual(messages);
    await expect(formOf(questionnaire)).rejects.toThrow('refuses');
  });

  it('includes two questions with the same words, for the answers would not say which is which', async () => {
    const questionnaire = await questionnaireOf(
      'title: T\nquestions:\n  - {id: a, ask: Why?, kind: text}\n  - {id: b, ask: "Why? ", kind: text}\n  - {id: c, ask: How?, kind: text}\n',
    );
    expect(googleForms.problems(questionnaire).map(({ question }) => question)).toEqual(['b']);
  });

  it('is nothing in the questionnaire of every kind; what is shown otherwise is a note', async () => {
    expect(googleForms.problems(await questionnaireOf(everyKind))).toEqual([
      { severity: 'note', question: 'role', message: 'Google Forms shows “Something else” as “Other”, in its own words' },
    ]);
  });
});
