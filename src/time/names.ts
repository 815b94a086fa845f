// The names of months and weekdays: English with its abbreviations, and German, French, Spanish, Portuguese and Indonesian.
// A name that would be a common word of another meaning beside a number (`set`, `out`, `do`, `mar.` for Tuesday) is left out.
import type { Weekday } from './day.ts';

const monthWords: readonly string[] = [
  'january jan januar jänner janvier janv enero ene janeiro januari',
  'february feb februar février févr fevrier febrero fevereiro fev februari',
  'march mar märz mär maerz mars marzo março marco maret',
  'april apr avril avr abril abr',
  'may mai mayo maio mei',
  'june jun juni juin junio junho',
  'july jul juli juillet juil julio julho',
  'august aug août aout agosto ago agustus agu',
  'september sep sept septembre septiembre setiembre setembro',
  'october oct oktober okt octobre octubre outubro',
  'november nov novembre noviembre novembro',
  'december dec dezember dez décembre déc decembre diciembre dic dezembro desember des',
];

const weekdayWords: readonly string[] = [
  'monday mon montag lundi lunes segunda senin',
  'tuesday tue tues dienstag mardi martes terça selasa',
  'wednesday wed weds mittwoch mercredi miércoles miercoles quarta rabu',
  'thursday thu thur thurs donnerstag jeudi jueves quinta kamis',
  'friday fri freitag vendredi viernes sexta jumat',
  'saturday sat samstag sonnabend samedi sábado sabado sabtu',
  'sunday sun sonntag dimanche domingo minggu',
];

const months = table(monthWords);
const weekdays = table(weekdayWords);
const english: readonly string[] = monthWords.map((words) => capital(words));
const englishDays: readonly string[] = weekdayWords.map((words) => capital(words));

/** The month 1..12 that a word names, in any case, without a full stop. */
export function monthNamed(word: string): number | undefined {
  return months.get(fold(word));
}

/** The weekday that a word names, in any case, without a full stop. */
export function weekdayNamed(word: string): Weekday | undefined {
  return weekdays.get(fold(word)) as Weekday | undefined;
}

/** The English name of a month 1..12. */
export function monthName(month: number): string {
  return english[month - 1] ?? String(month);
}

/** The English name of a weekday. */
export function weekdayName(weekday: Weekday): string {
  return englishDays[weekday - 1] ?? String(weekday);
}

// Names arrive composed or decomposed (NFD) from pasted text; `toLowerCase` does not depend on the machine's language.
function fold(word: string): string {
  return word.toLowerCase().normalize('NFC');
}

function table(rows: readonly string[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap((row, index) => row.split(' ').map((word) => [word, index + 1] as const)));
}

function capital(words: string): string {
  const word = words.slice(0, words.indexOf(' '));
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
