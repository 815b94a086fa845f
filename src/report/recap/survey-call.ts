// What others are told of a survey: while it is open a call for answers, with why, how long it takes and what becomes of what they write; once there
// are results, what came out, of published figures alone.

import type { Survey } from '../../model/group.ts';
import type { Overview } from '../../model/overview.ts';
import type { SurveyQuestion } from '../../model/surveys/codebook.ts';
import type { Results, ResultTable } from '../../model/surveys/results.ts';
import { smallest } from '../../model/surveys/smallest.ts';
import type { Day } from '../../time/day.ts';
import { titleOf } from '../thing.ts';
import { plural, wholePercent } from '../words.ts';
import { CUT } from './facts.ts';
import { dayWords, filled, isCut, lastParts, linkOf, type NextTold, type Parts, tellingOf } from './telling.ts';

export interface SurveyCall {
  readonly schema: 'wg/recap-survey/1';
  readonly group: string;
  readonly survey: { readonly id: string; readonly title: string };
  /** `waiting`: it is closed, and there are no results yet. */
  readonly call: 'answers' | 'results' | 'waiting';
  readonly intro: readonly string[];
  readonly why: readonly string[];
  readonly questions: number;
  readonly minutes: number;
  readonly until?: Day;
  readonly link?: string;
  readonly privacy: readonly string[];
  readonly results?: {
    readonly responses: number;
    readonly period?: { readonly from: Day; readonly to: Day };
    readonly figures: readonly string[];
  };
  readonly next?: NextTold;
  readonly join: readonly string[];
}

/** What is told of a survey, and what its sender should know first. `results` are the published ones. */
export async function surveyCall(
  view: Overview,
  survey: Survey,
  results: Results | undefined,
): Promise<{ readonly facts: SurveyCall; readonly remarks: readonly string[] }> {
  const telling = await tellingOf(view);
  const { said, next, join } = telling;
  const { slug, fields, codebook } = survey;
  const phase = fields.phase ?? 'draft';
  const isOver = phase === 'closed' || phase === 'analysed';
  const call = !isOver ? 'answers' : results === undefined ? 'waiting' : 'results';
  const until = fields.phases?.get('closed');
  const link = linkOf(fields.link);
  const facts: SurveyCall = {
    schema: 'wg/recap-survey/1',
    group: telling.group,
    survey: { id: slug, title: said(fields.title ?? slug) },
    call,
    intro: (fields.intro ?? '').split(/\r?\n\s*\r?\n/).flatMap((part) => said(part) || []),
    why: whyOf(view, survey).map(said),
    questions: codebook.questions.length,
    minutes: minutesFor(codebook.questions),
    ...(until && { until }),
    ...(link && { link: said(link) }),
    privacy: privacyOf(survey, ownersNamed(view, survey).map(said)),
    ...(call === 'results' &&
      results !== undefined && {
        results: {
          responses: results.responses,
          ...(results.period && { period: results.period }),
          figures: figuresOf(results).map(said),
        },
      }),
    ...(next && { next }),
    join,
  };
  return { facts, remarks: remarksOn(facts, survey, view.today) };
}

/** Titles of what its questions are for. */
function whyOf({ directory }: Overview, { codebook }: Survey): readonly string[] {
  const titles = codebook.questions.flatMap(({ informs }) =>
    informs.flatMap((name) => {
      const found = directory.find(name, ['milestone', 'guideline']);
      return 'thing' in found ? [titleOf(found.thing)] : [];
    }),
  );
  return [...new Set(titles)];
}

function ownersNamed({ directory }: Overview, record: Survey): readonly string[] {
  return (record.fields.owners ?? []).map((owner) => {
    const found = directory.find(owner, ['person']);
    return 'thing' in found && found.thing.kind === 'person' ? (found.thing.record.fields.name ?? owner) : owner;
  });
}

/** Seconds for a question with options, for a row of a grid, and for words of one’s own. An assumption, on the long side. */
const SECONDS = { choice: 15, row: 8, text: 60 } as const;

function minutesFor(questions: readonly SurveyQuestion[]): number {
  const seconds = questions.reduce(
    (sum, question) =>
      sum + (question.kind === 'text' ? SECONDS.text : question.kind === 'grid' ? question.rows.length * SECONDS.row : SECONDS.choice),
    0,
  );
  return Math.max(1, Math.ceil(seconds / 60));
}

function privacyOf({ fields, codebook }: Survey, owners: readonly string[]): readonly string[] {
  const { k } = smallest(fields);
  const readers = owners.length === 0 ? 'those who count them' : owners.join(' and ');
  return [
    k > 1 ? `Only counts are published, and none of fewer than ${k} people.` : 'Counts are published as they are, small ones too.',
    `Answers are read by ${readers} and kept where only they see them; names, e-mail addresses and the like are taken out when they come in.`,
    ...(codebook.questions.some(({ kind }) => kind === 'text')
      ? [
          'What you write in your own words is summed up in themes; a sentence of it is quoted only where somebody looked at it and released it.',
        ]
      : []),
  ];
}

/** More figures are not told: they stand in the results. */
const MOST_FIGURES = 12;

/** For each question its most frequent answers, or its mean; what is hidden in the results is not told here either. */
function figuresOf({ questions, tables, themes }: Results): readonly string[] {
  const lines = questions.flatMap(({ id, ask }) => {
    const own = tables.filter(({ question }) => question === id);
    const coded = themes.filter(({ question, part }) => question === id || part === id);
    return [...own.filter(({ kind }) => kind !== 'text'), ...coded].flatMap((table) => {
      const words = tableWords(table);
      return words === '' ? [] : [`${table.row === undefined ? ask : `${ask} ${table.title}:`} ${words}`];
    });
  });
  return lines.slice(0, MOST_FIGURES);
}

function tableWords({ cells, n, mean, kind }: ResultTable): string {
  if (mean !== undefined && (kind === 'number' || kind === 'scale')) return `on average ${mean.mean} (${mean.n} answers)`;
  const shown = cells
    .flatMap(({ label, role, count }) => (role === 'option' && count !== null && count > 0 ? [{ label, count }] : []))
    .sort((a, b) => b.count - a.count)
    .slice(0, 2);
  return shown.map(({ label, count }) => `${label} ${wholePercent(count / n)} % (${count} of ${n})`).join(', ');
}

function remarksOn(facts: SurveyCall, { fields, path }: Survey, today: Day): readonly string[] {
  const { call, survey, until, link } = facts;
  const phase = fields.phase ?? 'draft';
  const remarks: string[] = [];
  if (call === 'answers' && phase !== 'open') remarks.push(`${path} is in the phase ${phase}; once it is sent: wg done ${survey.id}:open`);
  if (call === 'answers' && until === undefined) remarks.push(`it does not say until when: wg move ${survey.id}:closed DAY`);
  if (call === 'answers' && until !== undefined && until < today)
    remarks.push(`${until}, the last day for answers, is over: wg done ${survey.id}:closed, or wg move ${survey.id}:closed DAY`);
  if (call === 'answers' && link === undefined)
    remarks.push(`no link says where it can be answered: write \`link: https://…\` in ${path}, or wg sent ${survey.id} CHANNEL --link URL`);
  if (call === 'waiting') remarks.push(`there are no results of ${survey.id} yet: wg import-survey FILE`);
  if (isCut(facts)) remarks.push(CUT);
  const channels = fields.channels ?? [];
  const went = call === 'results' ? fields.results_sent : fields.sent;
  const left = channels.filter((channel) => !went?.has(channel));
  if (call !== 'waiting' && left.length > 0)
    remarks.push(`not sent yet to ${left.join(', ')}; once it is: wg sent ${survey.id} ${quoted(left[0] ?? '')}`);
  return remarks;
}

function quoted(word: string): string {
  return /^[\p{L}\p{N}_.-]+$/u.test(word) ? word : `"${word}"`;
}

/** In words. */
export function surveyParts(facts: SurveyCall): Parts {
  const { group, survey, call, intro, why, questions, minutes, until, link, privacy, results } = facts;
  const last = lastParts(facts);
  if (call === 'waiting')
    return filled(`${group}: ${survey.title} is closed`, [
      {
        heading: 'Thank you',
        lines: ['Thank you to all who answered. The answers are being read; what came out will be told here.'],
        listed: false,
      },
      ...last,
    ]);
  if (call === 'results') {
    const { responses = 0, period, figures = [] } = results ?? {};
    const days = period === undefined ? '' : `, from ${dayWords(period.from)} to ${dayWords(period.to)}`;
    return filled(`${group}: what came out of ${survey.title}`, [
      { heading: 'Thank you', lines: [`${plural(responses, 'person', 'people')} answered${days}. Thank you.`], listed: false },
      { heading: 'What came out', lines: figures, listed: true },
      { heading: 'What it is for', lines: why, listed: true },
      { heading: 'What is published', lines: privacy.slice(0, 1), listed: false },
      ...last,
    ]);
  }
  const where = link === undefined ? [] : [`Answer here: ${link}`];
  const day = until === undefined ? '' : ` Answers are welcome until ${dayWords(until)}.`;
  return filled(`${group} asks: ${survey.title}`, [
    { heading: 'What it is', lines: intro, listed: false },
    {
      heading: 'Please answer',
      lines: [...where, `${plural(questions, 'question')}, about ${plural(minutes, 'minute')}.${day}`],
      listed: false,
    },
    { heading: 'What it is for', lines: why, listed: true },
    { heading: 'What becomes of your answers', lines: privacy, listed: true },
    ...last,
  ]);
}
