// The first column of a Google form's answers: its header in the languages of Google Forms, and whether its times are those of the
// form's own CSV (with the owner's time zone behind them) or those of the spreadsheet.
import { headerKey } from '../header-text.ts';
import type { Head } from '../layout.ts';
import { sheetOf } from './columns.ts';

const TIMESTAMP = new Set(
  [
    ['Timestamp', 'Zeitstempel', 'Marca temporal', 'Marca de tiempo', 'Horodateur', 'Carimbo de data/hora', 'Informazioni cronologiche'],
    ['Tijdstempel', 'Tidstämpel', 'Tidsstempel', 'Tidsstämpel', 'Tidsmerke', 'Aikaleima', 'Sygnatura czasowa', 'Časová značka'],
    ['Časová pečiatka', 'Časová známka', 'Időbélyeg', 'Marcaj de timp', 'Marcă temporală', 'Отметка времени', 'Позначка часу'],
    ['Zaman damgası', 'Χρονική σήμανση', 'Marca de temps', 'Stempel waktu', 'Cap waktu', 'Dấu thời gian', 'Клеймо за време', 'Časovni žig'],
    [
      'Vremenska oznaka',
      'タイムスタンプ',
      '时间戳记',
      '时间戳',
      '時間戳記',
      '타임스탬프',
      'ประทับเวลา',
      'طابع زمني',
      'חותמת זמן',
      'टाइमस्टैम्प',
    ],
  ].flatMap((words) => words.map(headerKey)),
);

/** `2024/03/21 12:05:19 PM AST`: what stands behind the seconds is the half of the day and a zone, both in the owner's language. */
const DIRECT =
  /^\d{4}\/\d{1,2}\/\d{1,2} \d{1,2}:\d{2}:\d{2}[ \u202F](?:\S.{0,20}[ \u202F])?(?:[A-Z]{2,5}|(?:GMT|UTC)?[+\-−]\d{1,2}(?::?\d{2})?)$/;
/** A day and a time as the locales of a spreadsheet write them. */
const SHEET =
  /^\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?(?:,? {1,2}\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d{1,6})?)?(?:[ \u202F]\S{1,12}(?: \S{1,3})?)?)?$/;

/** What the times of the first column look like; undefined where the file is no Google form's. */
export function googleTimes(head: Head): 'direct' | 'sheet' | 'unknown' | undefined {
  const sheet = sheetOf(head);
  const index = sheet.keys.findIndex((key) => key !== '');
  if (!TIMESTAMP.has(sheet.keys[index] ?? '')) return undefined;
  const times = sheet.rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  if (times.length === 0) return 'unknown';
  const direct = times.filter((cell) => isDirect(cell)).length;
  if (direct * 2 > times.length) return 'direct';
  return times.filter((cell) => SHEET.test(cell)).length * 2 > times.length ? 'sheet' : undefined;
}

function isDirect(cell: string): boolean {
  return DIRECT.test(cell) && !/[ \u202F][AP]M$/.test(cell);
}

/** Whether this is the header, as its key, of the column of times. */
export function isTimestamp(key: string): boolean {
  return TIMESTAMP.has(key);
}
