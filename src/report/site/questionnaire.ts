// What a survey asks, as a page shows it: its questions with what can be answered, by the names under which guidelines link to them.
import type { Choice, SurveyQuestion } from '../../model/surveys/codebook.ts';
import { wordsHtml } from '../html/inline.ts';
import { html, type Markup } from '../html/markup.ts';
import type { Names } from '../html/names.ts';
import { namesNobody } from './path-names.ts';

/** The questions as a numbered list; `informs` tells what a question is for. Numbers are those of the whole questionnaire. */
export function questionsHtml(
  questions: readonly (readonly [number: number, question: SurveyQuestion])[],
  said: (text: string) => string,
  names: Names,
  informs: (question: SurveyQuestion) => Markup | undefined,
): Markup {
  return html`<ol class="questions">
${questions.map(([number, question]) => {
  const id = nameOf(question.id, said, names) ?? names.ofHeading(said(question.ask.text));
  return html`<li value="${number}"><h3 id="${id}">${wordsHtml(said(question.ask.text))}</h3>
${answersHtml(question, said, names)}${informs(question)}</li>
`;
})}</ol>`;
}

function nameOf(id: string, said: (text: string) => string, names: Names): string | undefined {
  return namesNobody(said, id) ? names.exactly(id) : undefined;
}

function answersHtml(question: SurveyQuestion, said: (text: string) => string, names: Names): Markup {
  const { kind, choices, rows, several, required, min, max, unit } = question;
  const how = (words: string): Markup => html`<p class="aside">${said(words)}${required ? '; needed' : ''}</p>\n`;
  const list = html`<ul class="choices">${choices.map((choice) => html`<li>${choiceWords(choice, said)}</li>`)}</ul>\n`;
  switch (kind) {
    case 'single':
      return html`${how('one answer')}${list}`;
    case 'multiple':
      return html`${how('several answers')}${list}`;
    case 'scale':
      return html`${how('one point of a scale')}${list}`;
    case 'ranking':
      return html`${how('to be put in order')}${list}`;
    case 'grid': {
      const items = rows.map(({ id, label }) => {
        const name = nameOf(`${question.id}-${id}`, said, names);
        return html`<li${name === undefined ? undefined : html` id="${name}"`}>${wordsHtml(said(label.text))}</li>\n`;
      });
      return html`<ul class="plain-list">
${items}</ul>
${how(several ? 'for each of these several answers' : 'for each of these one answer')}${list}`;
    }
    case 'number': {
      const bounds = [min === undefined ? '' : `from ${min}`, max === undefined ? '' : `to ${max}`].filter((word) => word !== '');
      return how(['a number', ...bounds, ...(unit === undefined ? [] : [`(${unit})`])].join(' '));
    }
    case 'text':
      return how('words of one’s own');
  }
}

function choiceWords({ label, role }: Choice, said: (text: string) => string): string {
  return `${said(label.text)}${role === 'other' ? ' …' : ''}`;
}
