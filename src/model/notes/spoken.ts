// People whom a note without a list of attendees names beside what they say or bring: `[Ana] …`, `… (Ana)`, `Ana: …`. They are known for
// promises only, and are no attendees. Keeps from others how a name is told from a topic that stands in the same place.
import type { Block } from '../../text/blocks.ts';
import { keys } from './key-words.ts';
import { looksLikeName } from './person.ts';
import { isNoName } from './verbs.ts';
import { partNamed } from './words.ts';

/** Names of people who speak in a text, as written, and the text, in which a word that is also written small is no name. */
export interface Spoken {
  readonly names: ReadonlySet<string>;
  readonly text: string;
}

// Topics, products and marks that stand where a speaker's name does.
const noSpeakers: ReadonlySet<string> = new Set(
  (
    'action actions agreed agenda all also alternative answer anyone approved april azure background backend benefits blocked blog branch budget bug bugs cancelled chair chat closed cloud code comment comments community completed ' +
    'conclusion concern concerns cons context continued core data date deadline decided decision deferred demo dependencies design details discord discuss discussion docs documentation done draft edit email europe event events everyone example ' +
    'february feedback finance fix fixed follow followup friday frontend future github goal goals google governance history host idea important info infrastructure intro issue issues january java july june kubernetes later legal linux link ' +
    'links london maintenance marketing maybe members merged microsoft milestone missing mobile monday motion moved music name needs next node note notes november number october offtopic ongoing open opened option optional options other outcome ' +
    'owner pending plan plans platform policy poll postponed present pros previous priority problem progress project proposal proposed python question questions reason recap recording regrets related release releases reminder report resolution ' +
    'resolved result results review risk risks roadmap roles rust saturday scribe security september server skipped slack slides social solution sources spec staging stale stats status subject suggestion summary sunday survey talk task tbd team ' +
    'tech test testing tests thanks thoughts thursday time timeline title todo tooling topic topics tuesday unresolved update updates upcoming urgent venue version video vote waiting warning web webinar website wednesday welcome who why wiki windows ' +
    'wip workshop yes zoom august december march note-taker board committee council group office staff chairs people users developers editors maintainers contributors volunteers organizers organisers speakers hosts leads both each some ' +
    'nobody none somebody someone everybody anybody also then there here please should could would'
  ).split(' '),
);

const tagged = /^(?:\\[-+*]\s*)?\\?[[(]([^[\]()\\]{2,40})\\?[\])](?![([])/;
const taggedLast = /\s\\?[[(]([^[\]()\\]{2,40})\\?[\])][.\s]*$/;

/** Adds the names that stand before or behind what is said in blocks `from` to `to`; `bits` are the keys of all blocks. */
export function addSpoken(blocks: readonly Block[], bits: Uint16Array, from: number, to: number, names: Set<string>): void {
  for (let i = from; i < to && names.size < 500; i++) {
    const { shape, text } = blocks[i] as Block;
    if ((shape !== 'bullet' && shape !== 'plain' && shape !== 'ordered') || text.length < 4) continue;
    const first = text.charCodeAt(0);
    if (first === 91 || first === 92 || first === 40) add(tagged.exec(text.slice(0, 60))?.[1], names);
    else if (((bits[i] as number) & keys.colon) !== 0) add(speakerFirst(text.slice(0, 80)), names);
    if (((bits[i] as number) & keys.promise) !== 0) {
      const name = takerIn(text.slice(0, 400));
      if (name !== undefined) add(name, names);
    }
    const last = text.charCodeAt(text.length - 1);
    if (shape !== 'plain' && (last === 41 || last === 93)) add(taggedLast.exec(text.slice(-60))?.[1], names);
  }
}

// These patterns are made when they are first asked for.
function speakerFirst(text: string): string | undefined {
  return /^(?:\*\*|__)?(\p{Lu}[\p{L}’'-]{1,20}(?:\s\p{Lu}[\p{L}.’'-]{0,20}){0,2})(?:\*\*|__)?:(?:\*\*|__)?\s/u.exec(text)?.[1];
}

// One to three words with capitals; inside the first there is none, as in the names of products.
function isPersonal(name: string): boolean {
  return /^\p{Lu}\p{Ll}+(?:[-’']\p{L}\p{Ll}*)?(?:\s\p{Lu}[\p{L}’'-]*\.?){0,2}$/u.test(name);
}

// What people take on and things do not, so that an unknown name before it is a person's.
function takerIn(text: string): string | undefined {
  return /(?:^|\s\(|[.,;]\s|\s[-–—]\s|\b(?:and|but|so|then)\s)(\p{Lu}\p{Ll}[\p{L}’'-]{0,20}(?:\s\p{Lu}[\p{L}.’'-]{0,20}){0,2})\s(?:will|to)\s(?:also\s|try to\s)?(?:(?:take|have) a (?:closer |quick )?look|look (?:into|at)|reach out|follow up|get back|(?:e-?mail|ping|ask|talk to|check with|write to) |send (?:an? |the |out |something )|leave (?:a )?comment|file (?:an? |the )|open (?:an? )(?:[Ii]ssue|PR|[Tt]icket|[Bb]ug)|set up a|double[- ]check)/u.exec(
    text,
  )?.[1];
}

function add(name: string | undefined, names: Set<string>): void {
  if (name !== undefined && mayBePerson(name)) names.add(name);
}

/** Whether a word where a person's name should stand is one: no topic, no verb, no part of notes. */
export function mayBePerson(name: string): boolean {
  const words = name.split(' ');
  return (
    isPersonal(name) &&
    !words.some((word) => noSpeakers.has(word.toLowerCase())) &&
    looksLikeName(name) &&
    !isNoName(words[0] as string) &&
    !/(?:ing|tion|tions|ment|ments|ness|ysis|ware)$/.test(name) &&
    partNamed(name) === undefined
  );
}

/** Whether a name is written in small letters so often in a text that it may be an ordinary word. */
export function isWrittenSmall(name: string, text: string): boolean {
  const small = name.toLowerCase();
  return countOf(small, text, false) * 3 > countOf(small.charAt(0).toUpperCase() + small.slice(1), text, true);
}

// Small letters in brackets are a tag, and no ordinary word.
function countOf(word: string, text: string, tags: boolean): number {
  let count = 0;
  for (let at = text.indexOf(word), tries = 0; at !== -1 && tries < 100; at = text.indexOf(word, at + 1), tries++)
    if (!isPartOfWord(text, at - 1) && !isPartOfWord(text, at + word.length) && (tags || !/[[(]/.test(text.charAt(at - 1)))) count++;
  return count;
}

// Letters, and the signs inside addresses and handles.
function isPartOfWord(text: string, at: number): boolean {
  return at >= 0 && at < text.length && /[\p{L}\p{N}@/_.-]/u.test(text.charAt(at)) && !/^[.]\s/.test(text.slice(at, at + 2));
}
