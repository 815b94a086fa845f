// Questionnaires for the tests of forms: one with every kind of question in two languages, and one whose words try to break out.
import { readSurvey } from '../../../src/model/surveys/survey-file.ts';
import type { Questionnaire } from '../../../src/report/survey-forms/form.ts';
import { hostileStrings } from '../../robust/hostile-strings.ts';

/** The questionnaire of a survey's file; fails where the file has an error. */
export async function questionnaireOf(text: string, id = 'leadership'): Promise<Questionnaire> {
  const { codebook, fields, diagnostics } = await readSurvey({ path: `surveys/${id}/survey.yaml`, text });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message, place }) => `${place.line}: ${message}`).join('\n'));
  return { id, intro: fields.intro, codebook };
}

/** Every kind of question, with signs that exports use between answers, in English and German. */
export const everyKind = `
title: Gardens, and who keeps them
language: en
intro: |
  Five minutes. Nobody is named.

  Thank you!
questions:
  - id: role
    ask: {en: What is your role?, de: Welche Rolle haben Sie?}
    kind: single
    options:
      - {label: {en: Leader, de: Leitung}}
      - {label: {en: 'Member, active', de: 'Mitglied, aktiv'}}
      - {label: {en: Member, de: Mitglied}}
    other: {en: Something else, de: Etwas anderes}
    prefer_not: true
    required: true
  - id: tools
    ask: {en: 'Which tools do you use?', de: 'Welche Werkzeuge benutzen Sie?'}
    kind: multiple
    options:
      - {label: {en: 'Kits (spade, rake, hoe)', de: 'Sets (Spaten, Rechen, Hacke)'}}
      - {label: {en: 'Spade; large', de: 'Spaten; groß'}}
      - {label: {en: Spade, de: Spaten}}
      - {label: {en: 'The "good" rake', de: 'Der „gute“ Rechen'}}
    other: true
    not_applicable: true
  - id: content
    ask: {en: How content are you?, de: Wie zufrieden sind Sie?}
    kind: scale
    from: 1
    to: 5
    ends: {1: {en: not at all, de: gar nicht}, 5: {en: very, de: sehr}}
  - id: easy
    ask: {en: It is easy to join, de: Mitmachen ist leicht}
    kind: scale
    options:
      - {label: {en: Disagree, de: Nein}}
      - {label: {en: Neither, de: Weder noch}}
      - {label: {en: Agree, de: Ja}}
    not_applicable: true
  - id: mood
    ask: {en: 'Mood, from 0 to 100', de: 'Stimmung, von 0 bis 100'}
    kind: scale
    from: 0
    to: 100
    ends: {0: {en: low, de: schlecht}, 100: {en: high, de: gut}}
  - id: meet
    ask: {en: How often do you meet?, de: Wie oft treffen Sie sich?}
    kind: grid
    rows:
      - {id: hall, label: {en: 'In the hall [old]', de: 'Im Saal [alt]'}}
      - {id: online, label: {en: Online, de: Online}}
    options:
      - {label: {en: Never, de: Nie}}
      - {label: {en: 'Weekly, or more', de: 'Wöchentlich, oder öfter'}}
    not_applicable: true
  - id: help
    ask: {en: Who helps with what?, de: Wer hilft wobei?}
    kind: grid
    several: true
    rows:
      - {id: seeds, label: {en: Seeds, de: Saatgut}}
      - {id: tea, label: {en: 'Tea, and cake', de: 'Tee, und Kuchen'}}
    options:
      - {label: {en: 'Neighbours, friends', de: 'Nachbarn, Freunde'}}
      - {label: {en: Members, de: Mitglieder}}
  - id: first
    ask: {en: What comes first?, de: Was kommt zuerst?}
    kind: ranking
    options:
      - {label: {en: 'Soil, and water', de: 'Boden, und Wasser'}}
      - {label: {en: Seeds, de: Saatgut}}
      - {label: {en: People, de: Menschen}}
  - id: hours
    ask: {en: Hours in a week, de: Stunden in der Woche}
    kind: number
    min: 0
    max: 168
    unit: h
  - id: wish
    ask: {en: What do you wish?, de: Was wünschen Sie sich?}
    kind: text
`;

/** A questionnaire that is made of strings which break out of what they are put into. */
export const hostile: Questionnaire = {
  id: 'hostile',
  intro: hostileStrings.join('\n'),
  codebook: {
    title: hostileStrings.join(' '),
    language: undefined,
    questions: hostileStrings.map((text, index) => ({
      id: `q${index}`,
      ask: { text: `${index} ${text}`, in: new Map() },
      kind: 'multiple',
      choices: hostileStrings.map((label) => ({ label: { text: label, in: new Map() }, role: 'option', also: [] })),
      rows: [],
      several: true,
      required: false,
      group: false,
      sensitive: false,
      informs: [],
      headers: [],
    })),
  },
};
