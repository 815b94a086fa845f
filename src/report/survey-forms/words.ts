// The few words that a form says by itself, in the languages in which it says them; in every other language it says them in English.
// Knows no questionnaire.

/** What a form says beside the questionnaire. */
export interface FormWords {
  /** What the numbers of a ranking mean. */
  readonly rank: string;
  /** What the star behind a question means; the star stands between spaces. */
  readonly needed: string;
}

/** The words of a form in a language, by its BCP 47 tag. */
export function formWords(language: string | undefined): FormWords {
  return words.get(language?.split('-')[0]?.toLowerCase() ?? 'en') ?? english;
}

const english: FormWords = { rank: '1 is your first choice', needed: 'Questions with * need an answer.' };

const words: ReadonlyMap<string, FormWords> = new Map([
  ['en', english],
  ['de', { rank: '1 ist die erste Wahl', needed: 'Fragen mit * bitte in jedem Fall beantworten.' }],
  ['fr', { rank: '1 est votre premier choix', needed: 'Les questions avec * demandent une réponse.' }],
  ['es', { rank: '1 es su primera opción', needed: 'Las preguntas con * necesitan respuesta.' }],
  ['pt', { rank: '1 é a sua primeira escolha', needed: 'As perguntas com * precisam de resposta.' }],
  ['id', { rank: '1 adalah pilihan pertama', needed: 'Pertanyaan dengan * wajib dijawab.' }],
]);
