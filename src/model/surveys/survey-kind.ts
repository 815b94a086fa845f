// What a survey's file holds, field by field: the questionnaire and the key to its answers. Apart from the other kinds, so that groups without
// a survey load none of it.
import { daysByName, flag, numeral, prose, records, whole, wording, wordingOrUsual, wordingsByPoint } from '../nested-fields.ts';
import { recordKind, required, text, texts, type ValuesOf, word } from '../record.ts';
import { phases, questionKinds } from './codebook.ts';

/** What can be chosen. */
export const optionKind = recordKind('option', {
  label: required(wording('what can be chosen, as people read it')),
  value: numeral('the number that it stands for in a mean'),
  also: texts('other wordings that count as this one: earlier labels, or write-ins that mean the same'),
});

/** A row of a grid. */
export const rowKind = recordKind('row', {
  id: text('a short name for results; made from the label where none is given'),
  label: required(wording('the row, as people read it')),
});

/** One question. */
export const questionKind = recordKind('question', {
  id: text('a short name for results; made from the wording where none is given'),
  ask: required(wording('the question, as people read it')),
  kind: required(word('how it is answered', questionKinds)),
  options: records('what can be chosen (single, multiple, grid, ranking; a scale whose points are words)', optionKind, 'label'),
  from: whole('first point of a scale'),
  to: whole('last point of a scale'),
  ends: wordingsByPoint('what points of a scale are called, at least the first and the last'),
  rows: records('the rows of a grid', rowKind, 'label'),
  several: flag('whether a row of a grid takes several answers'),
  min: numeral('least number that can be answered'),
  max: numeral('largest number that can be answered'),
  unit: text('what the number counts: years, people'),
  other: wordingOrUsual('offers another answer, in the person’s own words'),
  not_applicable: wordingOrUsual('offers that the question does not apply; counted, and in no mean'),
  prefer_not: wordingOrUsual('offers not to say; counted, and in no mean'),
  required: flag('whether it must be answered'),
  group: flag('whether results may be broken down by it'),
  sensitive: flag('whether it asks for what some would rather not say'),
  informs: texts('the milestones and guidelines that the answers are for, by id'),
  headers: texts('column headers under which exports have it, where they are not the wording'),
});

/** The whole file. */
export const surveyKind = recordKind('survey', {
  title: required(text('what it is called')),
  language: text('main language of its wordings, a BCP 47 tag: en'),
  phase: word('where it is now; draft where none is given', phases),
  phases: daysByName('the day of each phase, as planned or as it came', phases),
  owners: texts('who answers for it: people, by slug or name'),
  blocked_by: texts('what its next phase waits for: milestones, guidelines, actions, phases of other surveys'),
  aliases: texts('other names'),
  channels: texts('where it is sent: a mailing list, a forum, a chat'),
  link: text('where it can be answered: a link'),
  sent: daysByName('the day on which it was sent, by channel'),
  results_sent: daysByName('the day on which its results were told, by channel'),
  intro: prose('what people read above the first question'),
  k: whole('smallest number of answers that is published; 5 where none is given', 0),
  k_reason: text('why fewer than 5 may be published'),
  questions: records('the questions, in the order in which they are asked', questionKind),
});

export type QuestionFields = typeof questionKind.fields;
export type SurveyFields = ValuesOf<typeof surveyKind.fields>;
