// What in the values of a survey identifies a person: one cell, a column by its cells, free text. Knows values only; what a header says of its
// column is the dialect's matter.
import { type Contact, type ContactKind, findContacts } from '../../text/contacts.ts';
import type { PersonalKind } from './layout.ts';

/** A text without identifiers, and how many of each kind stood in it. */
export interface Redacted {
  readonly text: string;
  readonly found: ReadonlyMap<PersonalKind, number>;
}

const kinds: Readonly<Record<ContactKind, { readonly kind: PersonalKind; readonly instead: string }>> = {
  email: { kind: 'email', instead: '[e-mail]' },
  phone: { kind: 'phone', instead: '[phone]' },
  ip: { kind: 'ip', instead: '[IP]' },
  profile: { kind: 'handle', instead: '[link to a profile]' },
  handle: { kind: 'handle', instead: '[handle]' },
  coordinates: { kind: 'place', instead: '[place]' },
};

/** What a cell is where an identifier makes up at least half of it; a longer text that holds one is a matter of `redact`. */
export function personalKindOf(value: string): PersonalKind | undefined {
  if (value.length > 1000) return undefined;
  const found = findContacts(value);
  const [first] = found;
  if (first === undefined) return undefined;
  const covered = found.reduce((sum, { start, end }) => sum + end - start, 0);
  if (2 * covered < value.trim().length) return undefined;
  if (first.kind === 'phone' && !isWrittenAsPhone(value.slice(first.start, first.end))) return undefined;
  return kinds[first.kind].kind;
}

/** Bare digits may be an amount or a number of something: as a phone number they begin with `+` or one or two zeros, or stand in groups. */
function isWrittenAsPhone(number: string): boolean {
  return /[^\p{Nd}]/u.test(number.trim()) || /^[0٠۰०０]{1,2}\p{Nd}{8,14}$/u.test(number);
}

/** More than this share of the answers, or of the different values, makes a column personal. */
const MOST = 0.5;
/** A column that is looked at by its different values alone has at least this many of them. */
const SEVERAL = 3;

/**
 * What a column is, from its distinct values with their counts: personal where more than half of its answers, or of its different values, are
 * (“no” and “n/a” may be most of the answers under “your e-mail, if you like”). Empty values do not count. Names only where the header says so too.
 */
export function columnKind(values: Iterable<readonly [value: string, count: number]>, header = ''): PersonalKind | undefined {
  let answers = 0;
  let distinct = 0;
  let personalAnswers = 0;
  let personalDistinct = 0;
  const byKind = new Map<PersonalKind, number>();
  const people = namesIn(header);
  for (const [value, count] of values) {
    if (value.trim() === '') continue;
    answers += count;
    distinct++;
    people.add(value, count);
    const kind = personalKindOf(value);
    if (kind === undefined) continue;
    personalAnswers += count;
    personalDistinct++;
    byKind.set(kind, (byKind.get(kind) ?? 0) + count);
  }
  const isMost = personalAnswers > MOST * answers || (distinct >= SEVERAL && personalDistinct > MOST * distinct);
  if (isMost) return [...byKind].sort((a, b) => b[1] - a[1])[0]?.[0];
  return people.verdict() === 'names' ? 'name' : undefined;
}

/**
 * Why a column that is kept may hold names of people all the same, in words for the analyst: its values look like names and hardly any comes twice,
 * but its header does not say so, and cities, job titles and projects look alike.
 */
export function nameDoubt(values: Iterable<readonly [value: string, count: number]>, header = ''): string | undefined {
  const people = namesIn(header);
  for (const [value, count] of values) if (value.trim() !== '') people.add(value, count);
  if (people.verdict() !== 'perhaps') return undefined;
  return 'the values look like names of people; if they are, take the column out';
}

/** The text with each identifier replaced by what it is. Doing it again changes nothing. */
export function redact(text: string): Redacted {
  const found = new Map<PersonalKind, number>();
  // What stood beside an identifier may be read as another one now: a chain of them takes as many turns.
  let plain = text;
  for (let turn = 0; turn < 20; turn++) {
    const contacts = findContacts(plain);
    if (contacts.length === 0) break;
    for (const { kind } of contacts) found.set(kinds[kind].kind, (found.get(kinds[kind].kind) ?? 0) + 1);
    plain = replaced(plain, contacts);
  }
  return { text: plain, found };
}

function replaced(text: string, contacts: readonly Contact[]): string {
  let out = '';
  let at = 0;
  for (const { kind, start, end } of contacts) {
    out += text.slice(at, start) + kinds[kind].instead;
    at = end;
  }
  return out + text.slice(at);
}

/** Two or three words (with particles), each with a capital first; scripts without capitals are not told apart this way. */
const NAME =
  /^\p{Lu}[\p{L}\p{M}'’.-]{0,30}(?: (?:(?:de|da|do|dos|di|del|della|la|le|van|von|der|den|bin|al|el|ter|ten|y|e) ){0,2}\p{Lu}[\p{L}\p{M}'’.-]{0,30}){1,2}$/u;
const NO_NAME =
  /\b(?:group|team|university|college|institute|foundation|association|society|school|council|company|project|network|working|open|software|engineer|developer|manager|director|professor|student|scientist|analyst|designer|lead|leader|maintainer|united|republic|kingdom|island|islands|north|south|east|west|new|san|saint|st|los|city|strongly|agree|disagree|very|not|yes|no|prefer|other|data|science|research|library|libraries|community|events?|code|user|inc|ltd|gmbh|e\.v)\b\.?/iu;
const PERSON_HEADER =
  /(?:^|[^\p{L}])(?:your|full|first|last|family|given|sur|real|respondent|contact|vor|nach)?[ -]?(?:name|surname|nombre|apellidos?|nom|prénom|nome|cognome|sobrenome|naam|navn|namn|nimi|imię|nazwisko|jméno|имя|фио|фамилия|ім'я|όνομα|isim|ad soyad|tên)(?![\p{L}])|姓名|名前|氏名|이름|성명|नाम|الاسم|שם/iu;
/** Whose names are asked for. */
const NAMES_OF =
  /\bnames? of (?:\p{L}{1,12} ){0,3}(?:instructors?|teachers?|lecturers?|supervisors?|mentors?|speakers?|presenters?|authors?|maintainers?|organi[sz]ers?|colleagues?|persons?|people|contacts?|members?|nominees?|leaders?|chairs?)\b/iu;
const NO_PERSON_HEADER =
  /organi[sz]|company|employer|project|communit|group|team|institut|universit|school|librar|package|tool|software|product|event|city|town|country|place|region|job|title|role|position|user ?name|file|domain|projekt|gruppe|firma|verein|stadt|land|ciudad|país|empresa|organizaci|entreprise|ville|pays|公司|国|市/iu;

interface Names {
  add(value: string, count: number): void;
  verdict(): 'names' | 'perhaps' | 'no';
}

function namesIn(header: string): Names {
  const values: string[] = [];
  let answers = 0;
  return {
    add(value, count) {
      answers += count;
      values.push(value);
    },
    verdict() {
      // Options come again and again. The patterns take long to be made ready, and few columns need them.
      const distinct = values.length;
      if (distinct < SEVERAL || distinct < 0.9 * answers) return 'no';
      const shaped = values.filter(looksLikeName).length;
      if (2 * shaped < distinct) return 'no';
      if (NAMES_OF.test(header)) return 'names';
      if (NO_PERSON_HEADER.test(header)) return 'no';
      if (PERSON_HEADER.test(header)) return 'names';
      return distinct >= 8 && shaped >= 0.8 * distinct ? 'perhaps' : 'no';
    },
  };
}

/** One name, or several with line ends, commas or “and” between them. */
function looksLikeName(value: string): boolean {
  if (value.length > 80 || !value.includes(' ')) return false;
  return value.split(/[\n,;&]| and /, 6).every((name) => NAME.test(name.trim()) && !NO_NAME.test(name));
}
