// A light in words: for the status report and for pages that show one.
import type { Light } from '../../model/lights.ts';
import type { Span } from '../document.ts';
import { LONG_TITLE, shortened } from '../words.ts';
import type { ShownLight } from './told.ts';

/** A light as a word with its sign. */
export function lightSpan({ colour }: Pick<Light, 'colour'>): Span {
  return { text: `${SIGN[colour]} ${colour}`, tone: TONE[colour] };
}

/** The words of a light for people: what waits is called by its title. `said` gives texts as they may be shown; what is cut first may hold half a name. */
export function lightWords({ words, waiter }: ShownLight, said: (text: string) => string = (text) => text): string {
  if (waiter === undefined) return said(words);
  return words
    .split(`${waiter.id} waits`)
    .map(said)
    .join(`“${shortened(said(waiter.text), LONG_TITLE)}” waits`);
}

const SIGN = { red: '✖', amber: '▲', grey: '○', green: '✔' } as const;
const TONE = { red: 'bad', amber: 'warn', grey: 'dim', green: 'good' } as const;
