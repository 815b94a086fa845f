// Answers of a Microsoft form (the workbook saved as CSV): `ID`, start and completion time, e-mail and name in the language of the owner.
// Several answers end in a semicolon each; a question asked again gets 2, 3, … behind its wording, since a workbook's headers differ.
import { headerKey } from '../header-text.ts';
import type { ColumnRole, Dialect, Head, Layout } from '../layout.ts';
import { columnsOf, plainAnswer, type Sheet, sheetOf, toolColumns } from './columns.ts';
import { commonDoubts } from './doubts.ts';
import { notAnAnswer } from './rows.ts';

const START = [
  ...['Start time', 'Startzeit', 'Hora de inicio', 'Heure de début', 'Hora de início', 'Ora di inizio', 'Begintijd', 'Starttid'],
  ...['Starttidspunkt', 'Godzina rozpoczęcia', 'Čas zahájení', 'Kezdési időpont', 'Aloitusaika', 'Başlangıç zamanı', 'Время начала'],
  ...['Час початку', '開始時刻', '开始时间', '開始時間', '시작 시간'],
];
const END = [
  ...['Completion time', 'Fertigstellungszeit', 'Abschlusszeit', 'Hora de finalización', 'Heure de fin', 'Hora de conclusão'],
  ...[
    'Hora da conclusão',
    'Ora di completamento',
    'Tijd van voltooien',
    'Voltooiingstijd',
    'Eindtijd',
    'Slutförandetid',
    'Tid för slutförande',
  ],
  ...['Sluttidspunkt', 'Fuldførelsestidspunkt', 'Fullføringstid', 'Godzina ukończenia', 'Čas dokončení', 'Befejezési időpont'],
  ...['Valmistumisaika', 'Tamamlanma zamanı', 'Время выполнения', 'Час завершення', '完了時刻', '完成时间', '完成時間', '완료 시간'],
];

const TOOL_COLUMNS = toolColumns([
  [['ID'], { kind: 'response' }],
  [START, { kind: 'time', what: 'start' }],
  [END, { kind: 'time', what: 'end' }],
  [['E-post', 'メール', '电子邮件', '電子郵件', '이메일'], { kind: 'personal', what: 'email' }],
  [['Namn', 'Navn', '名前', '姓名', '名稱', '이름'], { kind: 'personal', what: 'name' }],
  [
    [
      ...['Last modified time', 'Zeitpunkt der letzten Änderung', 'Hora de la última modificación', 'Heure de la dernière modification'],
      ...[
        'Hora da última modificação',
        'Ora ultima modifica',
        'Tijd van laatste wijziging',
        'Total points',
        'Gesamtpunktzahl',
        'Puntos totales',
      ],
      ...[
        'Total de points',
        'Total de pontos',
        'Punti totali',
        'Totaal aantal punten',
        'Quiz feedback',
        'Quizfeedback',
        'Grade posted time',
      ],
      ...['Time the quiz grade was posted', 'Language', 'Sprache', 'Idioma', 'Langue', 'Lingua', 'Taal'],
    ],
    { kind: 'machine' },
  ],
]);

const KEYS = (words: readonly string[]) => new Set(words.map(headerKey));
const STARTS = KEYS(START);
const ENDS = KEYS(END);

export const microsoftForms: Dialect = {
  name: 'microsoft-forms',
  tool: 'Microsoft Forms, “Open in Excel”, saved as CSV',
  knownBy: 'the first columns are `ID`, `Start time`, `Completion time` (or these in another language)',
  claims: (head) => {
    const { keys } = sheetOf(head);
    return keys[0] === 'id' && STARTS.has(keys[1] ?? '') && ENDS.has(keys[2] ?? '');
  },
  layout: microsoftLayout,
};

/** The tool's own columns stand before the questions; `Language` further right is a question. */
const OWN = 10;

function microsoftLayout(head: Head): Layout {
  const sheet = sheetOf(head);
  const asked = repeatedQuestions(sheet);
  const columns = columnsOf(sheet, (key, index) => (index < OWN ? TOOL_COLUMNS.get(key) : undefined) ?? asked(key, index));
  const skip = notAnAnswer(sheet, columns);
  return {
    dialect: 'microsoft-forms',
    headerRows: sheet.headers.length === 0 ? 0 : sheet.at + 1,
    columns,
    separators: [';'],
    rowKind: (cells) => skip(cells) ?? 'complete',
    value: (cell) => (cell.endsWith(';') ? cell.slice(0, -1) : cell),
    doubts: commonDoubts(sheet, columns),
  };
}

/** What a quiz adds to a question (`Points - …`, `Feedback - …`), and a question that is asked again. */
function repeatedQuestions(sheet: Sheet): (key: string, index: number) => ColumnRole | undefined {
  const headers = new Set(sheet.keys);
  return (key, index) => {
    const dash = / [-–—] /.exec(key.slice(0, 40));
    if (dash !== null && headers.has(key.slice(dash.index + 3)) && QUIZ.has(key.slice(0, dash.index))) return { kind: 'machine' };
    const again = /^(.*\D)([2-9]|[1-9]\d)$/.exec(key);
    const [, base = '', count = ''] = again ?? [];
    const before = Number(count) === 2 ? base : `${base}${Number(count) - 1}`;
    if (again === null || !headers.has(base) || !headers.has(before)) return undefined;
    return plainAnswer(index, (sheet.headers[index] ?? '').slice(0, -count.length).trim());
  };
}

const QUIZ = new Set(
  ['points', 'feedback', 'punkte', 'puntos', 'comentarios', 'commentaires', 'pontos', 'comentários', 'punti', 'commenti', 'punten'].map(
    headerKey,
  ),
);
