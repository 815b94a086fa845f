// How people are named outside the repository: each as their `consent` says, by initials where nothing is said. Texts that leave are
// searched for every name by which a person is known; e-mail addresses and phone numbers never leave, whatever anybody said.
import { eng } from 'stopword';
import { withoutContacts } from '../text/contacts.ts';
import type { Note } from './group.ts';
import { namesOf } from './group.ts';
import { initialsOf, type Roll, type Somebody } from './roll.ts';

/** How somebody is named outside. */
type Consent = 'name' | 'nickname' | 'initials' | 'none';

/** What stands for a person who is not to be named. */
const somebody = 'somebody';

/** Gives names and texts as they may leave the repository. */
export interface Outside {
  /** A person as written in a note. Where the name fits several, the strictest consent of theirs holds. */
  named(written: string, note: Note): string;
  /** A text in which nobody is named otherwise than they agreed to, and without e-mail addresses, phone numbers and the `@` of mentions. */
  text(text: string): string;
  /** Those who had to be named by initials because no file says otherwise, and were. */
  readonly unasked: ReadonlySet<Somebody>;
}

/** The rule of `consent`; where there is none, initials: a person who was not asked has not agreed to more. */
function consentOf({ person }: Somebody): Consent {
  const { consent, nickname } = person?.fields ?? {};
  return consent === 'nickname' && nickname === undefined ? 'initials' : (consent ?? 'initials');
}

/** What names and texts become, for the people of a roll. */
export function outsideOf(roll: Roll): Outside {
  const hidden = findNames(roll.everybody);
  const unasked = new Set<Somebody>();
  const shown = (all: readonly Somebody[]): string | undefined => {
    const who = all.toSorted((a, b) => STRICT.indexOf(consentOf(a)) - STRICT.indexOf(consentOf(b)))[0];
    if (who === undefined) return undefined;
    const consent = consentOf(who);
    if (who.person?.fields.consent === undefined) unasked.add(who);
    return consent === 'none'
      ? somebody
      : consent === 'name'
        ? who.name
        : consent === 'nickname'
          ? (who.person?.fields.nickname ?? somebody)
          : initials(who);
  };
  // The initials of one may be the whole name of another.
  const initials = (who: Somebody): string => {
    const letters = initialsOf(who.name);
    const bearers = hidden(letters).flatMap((hit) => hit.who);
    return bearers.some((other) => other !== who && consentOf(other) === 'none') || letters === '.' ? somebody : letters;
  };
  const text = (words: string): string => {
    const rest = withoutContacts(words, (url) => !isNamed(url));
    let out = '';
    let at = 0;
    for (const { start, end, who } of hidden(rest)) {
      if (who.every((one) => consentOf(one) === 'name')) continue;
      out += rest.slice(at, start) + (shown(who) ?? '');
      at = end;
    }
    return out + rest.slice(at);
  };
  const isNamed = (words: string): boolean => hidden(words).some(({ who }) => who.some((one) => consentOf(one) !== 'name'));
  return {
    named: (written, note) => {
      const found = roll.whoIs(written, note);
      return shown(found) ?? text(initialsOf(written));
    },
    text,
    unasked,
  };
}

const STRICT: readonly Consent[] = ['none', 'initials', 'nickname', 'name'];

/** A name found in a text, and all whom it may mean. */
interface Hit {
  readonly start: number;
  readonly end: number;
  readonly who: readonly Somebody[];
}

interface Spelling {
  readonly words: readonly string[];
  /** As written, where only that counts: initials, and words that mean something else too. */
  readonly exact?: string;
  readonly who: Somebody;
}

/** Finds names in texts: at each word the longest name that begins there, whatever its accents and capitals. */
function findNames(everybody: readonly Somebody[]): (text: string) => readonly Hit[] {
  const byFirst = new Map<string, Spelling[]>();
  const joined: { readonly name: string; readonly who: Somebody }[] = [];
  for (const who of everybody) {
    for (const spelling of spellingsOf(who)) {
      if (WITHOUT_SPACES.test(spelling.written)) joined.push({ name: spelling.written, who });
      const words = wordsIn(spelling.written).map(({ folded }) => folded);
      const first = words[0];
      if (first === undefined) continue;
      const known = byFirst.get(first) ?? [];
      known.push({ words, who, ...(spelling.asWritten && { exact: bare(spelling.written) }) });
      byFirst.set(first, known);
    }
  }
  for (const known of byFirst.values()) known.sort((a, b) => b.words.length - a.words.length);
  return (text) => {
    const words = wordsIn(text);
    const hits: Hit[] = [];
    for (let at = 0; at < words.length; ) {
      const here = (byFirst.get(words[at]?.folded ?? '') ?? []).filter((s) => stands(s, words, at, text));
      const longest = here[0]?.words.length ?? 0;
      const [first, last] = [words[at], words[at + longest - 1]];
      if (first === undefined || last === undefined || longest === 0) {
        at++;
        continue;
      }
      hits.push({ start: first.start, end: last.end, who: [...new Set(here.filter((s) => s.words.length === longest).map((s) => s.who))] });
      at += longest;
    }
    return joined.length === 0 ? hits : withJoined(text, hits, joined);
  };
}

/** Whether a spelling's words stand in the text from a word on, with nothing but marks between them. */
function stands({ words, exact }: Spelling, found: readonly Word[], at: number, text: string): boolean {
  for (let i = 1; i < words.length; i++) {
    const [before, word] = [found[at + i - 1], found[at + i]];
    if (before === undefined || word === undefined || word.folded !== words[i] || word.start - before.end > mostBetween) return false;
  }
  const [first, last] = [found[at], found[at + words.length - 1]];
  return exact === undefined || (first !== undefined && last !== undefined && bare(text.slice(first.start, last.end)) === exact);
}

/** Between the words of one name stand a space, a full stop, marks of emphasis, and no more. */
const mostBetween = 6;

interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}\p{Cf}]+/gu)].map((match) => ({
    folded: folded(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function folded(word: string): string {
  return bare(word).toLowerCase();
}

/** Without accents, which many leave out, and what cannot be seen. */
function bare(word: string): string {
  return word.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
}

/** Every way in which a person may stand in a text: all names, and each word of the full name. */
function spellingsOf(who: Somebody): readonly { readonly written: string; readonly asWritten: boolean }[] {
  const { person, name, written } = who;
  const whole = new Set(
    [name, ...(person === undefined ? [] : namesOf(person)), ...written].map((n) => n.normalize('NFC').replace(/^@/, '')),
  );
  const parts = new Set([...whole].filter((n) => /\s/.test(n)).flatMap((n) => n.split(/[\s.,]+/)));
  const first = /\s/.test(name) ? name.split(/\s/)[0] : undefined;
  if (person !== undefined && first !== undefined && !isOrdinary(first)) whole.add(first);
  return [
    ...[...whole].map((n) => ({
      written: n,
      asWritten: !/\s/.test(n) && (isOrdinary(n) || (person === undefined && !written.has(`@${n}`))),
    })),
    // A family name alone may be a thing (Hall, Stone): as a name it has its capital.
    ...[...parts].filter((n) => [...n].length > 2 && !PARTICLES.has(n.toLowerCase())).map((n) => ({ written: n, asWritten: true })),
  ].flatMap((spelling) => (spelling.asWritten ? capitals(spelling.written) : [spelling]));
}

/** A word that counts as written: so, with a capital, and in capitals where it is longer than initials. */
function capitals(written: string): readonly { readonly written: string; readonly asWritten: boolean }[] {
  const [first = '', ...rest] = [...written];
  const forms = isOrdinary(written) ? [written] : [written, first.toUpperCase() + rest.join(''), written.toUpperCase()];
  return [...new Set(forms)].map((form) => ({ written: form, asWritten: true }));
}

/** Initials, and first names that are words of English: in small letters they are the word. */
function isOrdinary(name: string): boolean {
  return [...name].length < 3 || ORDINARY.has(name.toLowerCase());
}

const ORDINARY: ReadonlySet<string> = new Set([
  ...eng,
  ...'april art august bill bob chase dawn dean drew eve faith frank gene grace grant guy hope iris ivy jack joy june lily mark mason may miles olive pat pearl ray rich rob rose ruby sky star sue sunny will'.split(
    ' ',
  ),
]);

const PARTICLES: ReadonlySet<string> = new Set('van von der den del dos das des bin ibn ter ten the and'.split(' '));

// Scripts that write no spaces between words.
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2}/u;

/** The hits, and the names that stand inside longer words of a script without spaces. */
function withJoined(
  text: string,
  hits: readonly Hit[],
  joined: readonly { readonly name: string; readonly who: Somebody }[],
): readonly Hit[] {
  const all = [...hits];
  for (const { name, who } of joined) {
    for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length))
      all.push({ start, end: start + name.length, who: [who] });
  }
  const kept: Hit[] = [];
  for (const hit of all.sort((a, b) => a.start - b.start || b.end - a.end)) if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
  return kept;
}
