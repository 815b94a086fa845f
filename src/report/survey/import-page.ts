// The screen of an import: a line for each question, what is doubtful, and nothing that its facts do not hold. Whether these are exact or as
// they may be published was decided before.
import type { Block, Document, Inline, Item } from '../document.ts';
import { plural } from '../words.ts';
import type { ImportSurveyFacts, QuestionFacts } from './import-json.ts';

/** How many options stand on a question's line. */
const SHOWN = 4;
/** How long a wording may be on its line. */
const LONGEST = 60;

/** The document of an import. `survey` is the id under which answers are kept, where they are. */
export function importSurveyPage(facts: ImportSurveyFacts, survey: string | undefined): Document {
  const { questions, doubts, counted, partial, test } = facts;
  const aside = [...(partial > 0 ? [`${partial} partial`] : []), ...(test > 0 ? [plural(test, 'test')] : [])];
  return {
    title: `${survey ?? 'Survey'}: ${plural(counted, 'answer')}`,
    blocks: [
      ...(aside.length === 0 ? [] : [{ kind: 'paragraph' as const, inlines: [`Counted apart: ${aside.join(', ')}.`] }]),
      { kind: 'heading', level: 2, text: 'Questions', aside: String(questions.length) },
      { kind: 'list', items: questions.map(questionItem) },
      ...listed('To look at', doubts),
    ],
  };
}

function listed(text: string, sentences: readonly string[]): readonly Block[] {
  if (sentences.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text, aside: String(sentences.length) },
    { kind: 'list', items: sentences.map((sentence) => ({ inlines: [sentence] })) },
  ];
}

function questionItem({ id, title, row, kind, answered, options, mean, n }: QuestionFacts): Item {
  const words = row === undefined ? title : `${title} [${row}]`;
  const short = words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words;
  const inlines: readonly Inline[] = [
    { text: id, tone: 'id' },
    ` ${kind}, ${answered === null ? 'number hidden' : `${answered} answered`}`,
    { text: `: ${short}`, tone: 'dim' },
  ];
  const figures = [...optionWords(options), ...(mean === null ? [] : [`mean ${hundredths(mean)} (n = ${n})`])];
  return { inlines, ...(figures.length > 0 && { children: [{ inlines: [figures.join(', ')] }] }) };
}

function optionWords(options: QuestionFacts['options']): readonly string[] {
  const shown = [...options].sort((a, b) => (b.count ?? -1) - (a.count ?? -1)).slice(0, SHOWN);
  const rest = options.length - shown.length;
  const words = shown.map(({ label, count, listed }) => {
    const short = label.length > 40 ? `${label.slice(0, 39).trimEnd()}…` : label;
    return `${short}${listed ? '' : ' (written)'}: ${count ?? 'hidden'}`;
  });
  return rest === 0 ? words : [...words, `and ${rest} more`];
}

function hundredths(mean: number): string {
  return (Math.round(mean * 100) / 100).toString();
}
