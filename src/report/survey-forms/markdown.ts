// The questionnaire as a page: to print and fill in by hand, or to paste into a forum or a mail, where it reads as well without a renderer.
import type { SurveyQuestion } from '../../model/surveys/codebook.ts';
import { escapeMarkdown } from '../../text/markdown-escape.ts';
import { type FormTarget, LONG_SCALE, type Questionnaire } from './form.ts';
import { formWords } from './words.ts';

export const markdown: FormTarget = {
  name: 'markdown',
  tool: 'a page to print or to post',
  ending: 'md',
  manyLanguages: false,
  problems: () => [],
  make: async (questionnaire) => pageOf(questionnaire),
};

const ROUND = '( )';
const SQUARE = '☐';
// Between spaces a run of underscores is no markup; alone in its paragraph it is a line across the page. Both are what is wanted.
const GAP = '________________';
const LINE = '_'.repeat(60);

function pageOf({ codebook, intro }: Questionnaire): string {
  const star = codebook.questions.some(({ required }) => required) ? [formWords(codebook.language).needed] : [];
  const blocks = [
    `# ${escapeMarkdown(codebook.title)}`,
    ...(intro ?? '').split(/\n\s*\n/).flatMap((paragraph) => (paragraph.trim() === '' ? [] : [escapeMarkdown(paragraph)])),
    ...star,
    ...codebook.questions.flatMap((question, index) => [
      `## ${index + 1}. ${escapeMarkdown(question.ask.text)}${question.required ? ' *' : ''}`,
      ...answerOf(question, codebook.language),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function answerOf(question: SurveyQuestion, language: string | undefined): readonly string[] {
  const { kind, several, rows, unit } = question;
  const shown = question.choices.map(({ role, label }) => ({ role, label: escapeMarkdown(label.text) }));
  const list = (box: string): readonly string[] => [
    shown.map(({ role, label }) => `- ${box} ${label}${role === 'other' ? `: ${GAP}` : ''}`).join('\n'),
  ];
  switch (kind) {
    case 'single':
      return list(ROUND);
    case 'multiple':
      return list(SQUARE);
    case 'scale': {
      const ends = [shown[0]?.label, shown.at(-1)?.label];
      if (shown.length > LONG_SCALE) return [`${GAP} ${ends.join(' – ')}`];
      // Short points stand in one line, as on every printed scale.
      const isShort = shown.every(({ role, label }) => role === 'option' && label.length <= 20);
      return isShort ? [shown.map(({ label }) => `${ROUND} ${label}`).join(' \u2003')] : list(ROUND);
    }
    case 'grid': {
      const box = several ? SQUARE : ROUND;
      const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
      return [
        [
          line([' ', ...shown.map(({ label }) => label)]),
          line(['---', ...shown.map(() => ':-:')]),
          ...rows.map(({ label }) => line([escapeMarkdown(label.text), ...shown.map(() => box)])),
        ].join('\n'),
      ];
    }
    case 'ranking':
      return [`${escapeMarkdown(formWords(language).rank)}:`, shown.map(({ label }) => `- ____ ${label}`).join('\n')];
    case 'number':
      return [`${GAP}${unit === undefined ? '' : ` ${escapeMarkdown(unit)}`}`];
    case 'text':
      return [LINE, LINE, LINE];
  }
}
