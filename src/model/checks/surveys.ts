// What can be wrong in the file of a survey and with its plan: its questions as data, its phases, and what the answers are for.
import { didYouMean } from '../../text/did-you-mean.ts';
import { pathOf } from '../reference.ts';
import { unsentChannels } from '../sending.ts';
import { phases } from '../surveys/codebook.ts';
import { surveyCoverage } from '../surveys/coverage.ts';
import type { Check } from './check.ts';
import { askable, inQuestion, inSurvey, questionExample, severityOf, surveyExample, toMend } from './survey-places.ts';

export const surveyChecks: readonly Check[] = [
  {
    code: 'survey-id',
    finds: 'an id in a survey that stands twice, or cannot be one',
    reason: 'results, themes and links name a question by its id: with two of one name the answers would be mixed.',
    fix: 'give each question, and each row of a grid, a short id of its own.',
    bad: questionExample('id: room\nask: How many people fit in?\nkind: number\n'),
    good: questionExample('id: seats\nask: How many people fit in?\nkind: number\n'),
  },
  {
    code: 'question-options',
    finds: 'a question without what can be answered',
    reason: 'it cannot be put into a form, and answers to it cannot be counted.',
    fix: 'write the options, the rows of a grid, or the first and the last point of a scale.',
    bad: questionExample('id: day\nask: On which day?\nkind: single\n'),
    good: questionExample('id: day\nask: On which day?\nkind: single\noptions: [Saturday, Sunday]\n'),
  },
  {
    code: 'question-field',
    finds: 'a field that does not go with the kind of its question',
    reason: 'it is without effect, and what was meant is not asked.',
    fix: 'take it away, or choose the kind that it goes with.',
    bad: questionExample('id: day\nask: On which day?\nkind: single\noptions: [Saturday, Sunday]\nrows: [Morning]\n'),
    good: questionExample('id: day\nask: On which day?\nkind: grid\noptions: [Saturday, Sunday]\nrows: [Morning]\n'),
  },
  {
    code: 'usual-words',
    finds: '`other: true` and its like in a language whose usual words wg does not know',
    reason: 'people would read English words below a question in their own language.',
    fix: 'write the words themselves: `other: Andet`.',
    bad: questionExample('id: day\nask: Hvilken dag?\nkind: single\noptions: [Lørdag, Søndag]\nother: true\n', 'language: da\n'),
    good: questionExample('id: day\nask: Hvilken dag?\nkind: single\noptions: [Lørdag, Søndag]\nother: Andet\n', 'language: da\n'),
  },
  {
    code: 'phase-order',
    finds: 'phases of a survey whose days are not in their order',
    reason: 'what waits for the survey would wait for a day that cannot be.',
    fix: 'correct the days: draft, review, open, closed, analysed.',
    bad: surveyExample('phases:\n  open: 2126-03-20\n  closed: 2126-03-10\n'),
    good: surveyExample('phases:\n  open: 2126-03-10\n  closed: 2126-03-20\n'),
    find: ({ group }) =>
      group.surveys.flatMap((survey) => {
        const dated = phases.flatMap((phase) => {
          const day = survey.fields.phases?.get(phase);
          return day === undefined ? [] : [{ phase, day }];
        });
        return dated.slice(1).flatMap(({ phase, day }, i) => {
          const before = dated[i];
          if (before === undefined || before.day <= day) return [];
          const message = `\`${phase}\` is on ${day}, before \`${before.phase}\` on ${before.day}`;
          const help = 'correct one of the two days, for example with wg move';
          return [{ code: 'phase-order', severity: 'error', place: inSurvey(survey, 'phases'), message, help } as const];
        });
      }),
  },
  {
    code: 'survey-not-sent',
    finds: 'a survey that was to be open, and went out nowhere',
    reason: 'all that waits for its answers waits longer than anybody knows.',
    fix: 'send it (wg recap makes the text) and keep that it is out: wg sent ID CHANNEL; or move the day with wg move.',
    bad: surveyExample('phase: open\nphases:\n  open: 2026-03-01\nchannels: [forum]\n'),
    good: surveyExample('phase: open\nphases:\n  open: 2026-03-01\nchannels: [forum]\nsent:\n  forum: 2026-03-01\n'),
    find: (view) =>
      askable(view).flatMap((survey) => {
        const { phase, phases: days, channels, sent } = survey.fields;
        const planned = days?.get('open');
        const isLate = planned !== undefined && planned < view.today;
        if (phase !== 'open' && !isLate) return [];
        const missing = unsentChannels(view.group, { ...(channels && { channels }), ...(sent && { sent }) });
        if (phase === 'open' && missing.length === 0 && (sent?.size ?? 0) > 0) return [];
        const message =
          phase !== 'open'
            ? `it was to open on ${planned}, and is in the phase ${phase ?? 'draft'}`
            : missing.length > 0
              ? `it is open, and was not sent to: ${missing.join(', ')}`
              : 'it is open, and nothing says where it was sent';
        const help =
          phase === 'open'
            ? `wg sent ${survey.slug} CHANNEL, for each channel that it went to`
            : `wg done ${survey.slug}:open, or wg move ${survey.slug}:open DAY`;
        const place = inSurvey(survey, phase === 'open' ? 'phase' : 'phases');
        return [{ code: 'survey-not-sent', severity: 'warning', place, message, help } as const];
      }),
  },
  {
    code: 'k-reason',
    finds: 'a survey that publishes numbers under 5 without saying why',
    reason: 'with one or two answers in a cell, others find out who said it.',
    fix: 'take `k` away, or write the reason under `k_reason`: everybody agreed to be named.',
    bad: surveyExample('k: 2\n'),
    good: surveyExample('k: 2\nk_reason: all cafés agreed to be shown\n'),
    find: ({ group }) =>
      group.surveys.flatMap((survey) => {
        const { k, k_reason } = survey.fields;
        if (k === undefined || k >= 5 || k_reason !== undefined) return [];
        const help = 'add `k_reason: …`, or take `k` away; 5 is used then';
        const message = `numbers from ${k} would be published, and nothing says why`;
        return [{ code: 'k-reason', severity: 'error', place: inSurvey(survey, 'k'), message, help } as const];
      }),
  },
  {
    code: 'survey-name',
    finds: 'a name that a survey shares with a milestone',
    reason:
      'the name means the milestone, as it did in the notes before there was a survey; who means the answers waits for the wrong thing.',
    fix: 'take the name away from the survey; what waits for its answers says so: `blocked_by: [cafes:analysed]`.',
    bad: { ...surveyExample('aliases: [the kit]\n'), 'milestones/kit.md': '---\ntitle: The starter kit\naliases: [the kit]\n---\n' },
    good: { ...surveyExample('aliases: [the answers]\n'), 'milestones/kit.md': '---\ntitle: The starter kit\naliases: [the kit]\n---\n' },
    find: ({ group, directory }) =>
      group.surveys.flatMap((survey) =>
        [
          ...(survey.fields.aliases ?? []).map((name, item) => ({ name, item, field: 'aliases' })),
          { name: survey.slug, item: 0, field: 'title' },
        ].flatMap(({ name, item, field }) => {
          const found = directory.find(name, ['milestone']);
          if (!('thing' in found) || !('record' in found.thing)) return [];
          const message = `\`${name}\` means ${found.thing.record.path}, not this survey`;
          const help = `the survey itself is called \`${pathOf(survey)}\`, and its phases \`${survey.slug}:closed\``;
          return [{ code: 'survey-name', severity: 'note', place: inSurvey(survey, field, item), message, help } as const];
        }),
      ),
  },
  {
    code: 'informs-nothing',
    finds: 'a question that informs no milestone and no guideline',
    reason: 'nobody said what the answers are for; it costs everybody time, and nothing comes of it.',
    fix: 'name what it is for under `informs`, or take the question away. One that only groups the others (`group: true`) needs none.',
    bad: surveyExample('', '  - id: day\n    ask: On which day?\n    kind: single\n    options: [Saturday, Sunday]\n'),
    good: questionExample('id: day\nask: On which day?\nkind: single\noptions: [Saturday, Sunday]\n'),
    find: (view) => {
      const coverage = surveyCoverage(view);
      return askable(view).flatMap((survey) => {
        const idle = coverage.idle.filter((asked) => asked.survey === survey);
        const [first] = idle;
        const names = idle.slice(0, 3).map(({ question }) => `\`${question.id}\``);
        const more = idle.length > names.length ? ` and ${idle.length - names.length} more` : '';
        const which = idle.length === 1 ? names.join('') : `${idle.length} questions`;
        const list = idle.length === 1 ? '' : ` (${names.join(', ')}${more})`;
        return first === undefined
          ? []
          : [
              toMend(
                'informs-nothing',
                survey,
                inQuestion(first, 'ask'),
                `nothing says what the answers to ${which} are for${list}`,
                'add `informs: […]` with a milestone or a guideline',
              ),
            ];
      });
    },
  },
  {
    code: 'informs-unknown',
    finds: 'a question that informs something that is not there, or may be two things',
    reason: 'who reads the milestone does not find the answers.',
    fix: 'write the slug, path or alias of a milestone or guideline.',
    bad: surveyExample('', '  - id: day\n    ask: On which day?\n    kind: single\n    options: [Saturday, Sunday]\n    informs: [kitt]\n'),
    good: questionExample('id: day\nask: On which day?\nkind: single\noptions: [Saturday, Sunday]\n'),
    find: (view) =>
      surveyCoverage(view).unclear.map(({ at, words, found, ...asked }) => ({
        code: 'informs-unknown',
        severity: 'error',
        place: inQuestion(asked, 'informs', at),
        message:
          'several' in found
            ? `\`${words}\` may be ${found.several.map((t) => ('record' in t ? pathOf(t.record) : t.id)).join(' or ')}`
            : `no milestone and no guideline is called \`${words}\``,
        help:
          'several' in found
            ? 'write the path, for example `milestones/kit`'
            : didYouMean(found.near, 'write the slug, path or alias of one'),
      })),
  },
  {
    code: 'survey-uninformed',
    finds: 'a milestone or guideline that waits for a survey with no question for it',
    reason: 'when the answers are there, it is found that nobody asked.',
    fix: 'ask it, and name the milestone under `informs` of the question; or do not wait for the survey.',
    bad: { ...surveyExample(), 'guidelines/rules.md': '---\ntitle: House rules\nblocked_by: ["cafes:analysed"]\n---\n' },
    good: {
      ...surveyExample(),
      'milestones/kit.md': '---\ntitle: The starter kit\nblocked_by: ["cafes:analysed"]\n---\n',
    },
    find: (view) =>
      surveyCoverage(view).uninformed.flatMap(({ thing, survey }) =>
        askable(view).includes(survey)
          ? [
              {
                code: 'survey-uninformed',
                severity: severityOf(survey),
                place: inSurvey(survey, 'questions'),
                message: `\`${view.directory.idOf(thing)}\` waits for this survey, and no question informs it`,
                help: `add \`informs: [${view.directory.idOf(thing)}]\` to the questions that it needs`,
              },
            ]
          : [],
      ),
  },
  {
    code: 'survey-results',
    finds: 'a results.json that cannot be read',
    reason: 'the report of the survey, and guidelines that name its figures, take them from this file.',
    fix: 'let `wg import-survey` write it anew, or take the last version that git has.',
  },
];
