// Values of options that several commands take, and what is said where they are none.
import { isIanaZone } from '../time/season.ts';
import type { Input } from './command.ts';

/** What is wrong with a time zone that is to be written into a file, if something is. */
export function wrongZone(zone: string | undefined): string | undefined {
  if (zone === undefined || isIanaZone(zone)) return undefined;
  return `\`${zone}\` is no IANA time zone; they are called like Europe/Berlin`;
}

/** What is wrong with the value of `--year`, if something is. */
export function wrongYear(year: string | undefined): string | undefined {
  return year === undefined || /^[12]\d{3}$/.test(year) ? undefined : `--year takes a year with four digits, not \`${year}\``;
}

/** The numbers of those options that were given, from 0; or what is wrong with one of them. */
export function wholeNumbers(input: Input, names: readonly string[]): ReadonlyMap<string, number> | string {
  const numbers = new Map<string, number>();
  for (const name of names) {
    const given = input.one(name);
    if (given === undefined) continue;
    if (!/^\d{1,9}$/.test(given)) return `--${name} takes a whole number, not \`${given}\``;
    numbers.set(name, Number(given));
  }
  return numbers;
}
