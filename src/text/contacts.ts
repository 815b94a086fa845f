// What reaches or names a person directly: e-mail addresses, phone numbers, accounts, links to a profile, IP addresses. Finds them in a text, and
// prints texts without those that call somebody. Days, times, years and numbers stay what they are. Every pattern is bounded, and a text without
// the signs of any (`@`, digits, slashes) meets no pattern.
import type { Span } from './source.ts';

export type ContactKind = 'email' | 'phone' | 'ip' | 'profile' | 'handle' | 'coordinates';

/** One finding. */
export interface Contact extends Span {
  readonly kind: ContactKind;
}

/** What stands in the place of an address or number. */
export const leftOut = { mail: '(e-mail address left out)', phone: '(phone number left out)', link: '(link left out)' } as const;

const MAIL = /@?[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const SPELT_MAIL =
  /[\p{L}\p{N}._%+-]{1,64} ?[([{<] ?at ?[)\]}>] ?[\p{L}\p{N}-]{1,63}(?: ?(?:\.|[([{<] ?dot ?[)\]}>]| dot ) ?[\p{L}\p{N}-]{1,63}){1,8}/giu;
const SPELT_OUT = /[\p{L}\p{N}._%+-]{1,64} at [\p{L}\p{N}-]{1,63}(?: dot [\p{L}\p{N}-]{1,63}){1,8}/giu;
const NUMBER = /(?<![\p{L}\p{N}])(?:\+ ?|00)?\(?\d(?:[ \u00a0()./\u2010-\u2013-]{0,3}\d){5,20}(?![\p{L}\p{N}])/gu;
const LINK = /\b(?:[a-z][a-z0-9+.-]{1,15}:\/\/|mailto:|tel:|sms:|(?:wa|t)\.me\/)[^\s<>"'`|)\]]{1,2000}/gi;
const BARE_LINK = /(?<![\p{L}\p{N}@./_-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}\/[^\s<>"'`|)\],;]{1,200}/giu;
const MASTODON = /(?<![\p{L}\p{N}._@/-])@[\p{L}\p{N}_.-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const HANDLE = /(?<![\p{L}\p{N}._%+/-])@[\p{L}_](?:[\p{L}\p{M}\p{N}_.-]{0,200}[\p{L}\p{M}\p{N}_])?(?![\p{L}\p{M}\p{N}_/])/gu;
const IPV4 = /(?<![\p{L}\p{N}.-])(?<!\bver(?:sion|\.)? )\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}-]|\.\d)/giu;
const IPV6 = /(?<![\p{L}\p{N}:.])(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4})?(?![\p{L}\p{N}:])/giu;
const COORDINATES =
  /(?<![\p{L}\p{N}.])[-+]?\d{1,3}\.\d{3,12} ?°? ?[NS]?(?: ?[,;/] ?| )[-+]?\d{1,3}\.\d{3,12}(?: ?°? ?[EWO](?![\p{L}\p{N}])|(?![\p{L}\p{N}]|\.\d))/giu;
const ACCOUNT_ID = /(?<![\p{L}\p{N}-])\d{4}-\d{4}-\d{4}-\d{3}[\dX](?![\p{L}\p{N}-])/gu;
const FILLER = '\u0000';

/** Everything found in a text, in order, none within another. */
export function findContacts(text: string): readonly Contact[] {
  const signs = signsOf(text);
  if (signs === 0) return [];
  const found: Contact[] = [];
  let rest = (signs & OTHER_SCRIPT) === 0 ? text : asciiDigits(text);
  const look = (pattern: RegExp, kindOf: (match: string) => ContactKind | 'pass' | 'no'): void => {
    rest = rest.replace(pattern, (match: string, ...more: readonly (string | number)[]) => {
      const kind = kindOf(match);
      if (kind === 'no') return match;
      const start = more.find((part) => typeof part === 'number') as number;
      if (kind !== 'pass') found.push({ kind, start, end: start + match.length });
      return FILLER.repeat(match.length);
    });
  };
  // Digits of a link are no phone number, whatever else it is.
  if (signs & LINKED) look(LINK, (link) => linkKind(link) ?? 'pass');
  if (signs & SLASHED) look(BARE_LINK, (link) => linkKind(link) ?? 'no');
  if (signs & AT) {
    look(MASTODON, (account) => (endsInDomain(account) ? 'handle' : 'no'));
    look(MAIL, (mail) => (endsInDomain(mail) ? 'email' : 'no'));
  }
  if (signs & SPELT && /\bat\b/i.test(rest)) {
    look(SPELT_MAIL, () => 'email');
    look(SPELT_OUT, () => 'email');
  }
  if (signs & AT) look(HANDLE, () => 'handle');
  if (signs & COLONS) look(IPV6, (address) => (isIPv6(address) ? 'ip' : 'no'));
  if (signs & DIGITS) {
    if (signs & DOTS) look(COORDINATES, (pair) => (isPlace(pair) ? 'coordinates' : 'no'));
    look(ACCOUNT_ID, () => 'handle');
  }
  if (signs & DOTS) look(IPV4, (address) => (isIPv4(address) ? 'ip' : 'no'));
  if (signs & DIGITS) look(NUMBER, (number) => (isPhone(number) ? 'phone' : 'no'));
  return found.length < 2 ? found : found.sort((a, b) => a.start - b.start);
}

/** The text without e-mail addresses and phone numbers, and without links that hold one or that `keeps` turns down. */
export function withoutContacts(text: string, keeps: (url: string) => boolean = () => true): string {
  let out = '';
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const url = match[0];
    out += plainParts(text.slice(at, match.index));
    at = match.index + url.length;
    if (/^mailto:/i.test(url)) out += leftOut.mail;
    else if (/^(?:tel|sms):/i.test(url)) out += leftOut.phone;
    else out += holdsContact(url) || !keeps(url) ? leftOut.link : url;
  }
  return out + plainParts(text.slice(at));
}

function plainParts(text: string): string {
  let plain = text;
  if (plain.includes('@')) plain = plain.replace(MAIL, leftOut.mail);
  if (/\bat\b/i.test(plain)) plain = plain.replace(SPELT_MAIL, leftOut.mail).replace(SPELT_OUT, leftOut.mail);
  plain = plain.replace(NUMBER, (number) => (isPhone(number) ? leftOut.phone : number));
  return plain.includes('@') ? plain.replace(/(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_])/gu, '') : plain;
}

const AT = 1;
const DIGITS = 2;
const DOTS = 4;
const COLONS = 8;
const SLASHED = 16;
const LINKED = 32;
const SPELT = 64;
const OTHER_SCRIPT = 128;

/** Which patterns have a chance, by one walk over the characters; 0 where none has. */
function signsOf(text: string): number {
  let digits = 0;
  let dots = 0;
  let colons = 0;
  let signs = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) {
      if (isOtherDigit(code)) {
        digits++;
        signs |= OTHER_SCRIPT;
      } else if (code > 0xff00 && code < 0xff5f) signs |= OTHER_SCRIPT | AT | (code === 0xff0e ? DOTS : 0);
    } else if (code >= 0x30 && code <= 0x39) digits++;
    else if (code === 0x40) signs |= AT;
    else if (code === 0x2e) dots++;
    else if (code === 0x3a) colons++;
    else if (code === 0x2f) signs |= SLASHED;
    else if ((code | 0x20) === 0x74 && i > 0 && (text.charCodeAt(i - 1) | 0x20) === 0x61) signs |= SPELT;
  }
  if (digits >= 6) signs |= DIGITS;
  if (digits >= 4 && dots >= 2) signs |= DOTS;
  if (colons >= 2) signs |= COLONS;
  if (colons > 0 || signs & SLASHED) signs |= LINKED;
  return signs;
}

/** Digits that are not written 0 to 9: Arabic, Persian, Devanagari and wide ones. */
function isOtherDigit(code: number): boolean {
  return (
    (code >= 0x660 && code <= 0x669) ||
    (code >= 0x6f0 && code <= 0x6f9) ||
    (code >= 0x966 && code <= 0x96f) ||
    (code >= 0xff10 && code <= 0xff19)
  );
}

/** The text with its digits as 0 to 9 and wide signs as plain ones: as long as it was, so that places stay. */
function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff01-\uff5e]/g, (sign) => {
    const code = sign.charCodeAt(0);
    return String.fromCharCode(code > 0xff00 ? code - 0xfee0 : 0x30 + ((code - (code < 0x900 ? 0 : 6)) & 15));
  });
}

/** What a link says of a person; undefined where it leads elsewhere. */
function linkKind(link: string): ContactKind | undefined {
  if (/^mailto:/i.test(link)) return 'email';
  if (/^(?:tel|sms):/i.test(link)) return 'phone';
  if (isProfile(link)) return 'profile';
  return holdsContact(link) ? 'email' : undefined;
}

const PROFILE_PATH =
  /^\/(?:@|~|(?:u|in|user|users|member|members|people|profile|profiles|sponsors)\/)[\p{L}\p{N}%_.-]{1,80}|^\/#\/@|^\/citations\?.{0,80}user=|^\/\d{4}-\d{4}-\d{4}-\d{3}[\dX]/u;
const ONE_NAME = /^\/[\p{L}\p{N}%_.-]{1,80}(?:[/?#].{0,200})?$/u;
/** On these sites the first part of every path is somebody. On the forges what lies below it is a project. */
const SOCIAL = /^(?:twitter|x|facebook|instagram|threads|keybase|t|wa|tiktok)\.(?:com|net|io|me)$/;
const FORGE = /^(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)$/;
const NO_PERSON =
  /^\/(?:about|explore|features|login|join|topics|orgs|search|share|sharer|intent|hashtag|home|groups|pages|events|marketplace|pricing|settings|signup)(?:[/?#.]|$)/;

function isProfile(link: string): boolean {
  const parts = /^(?:[a-z][a-z0-9+.-]{1,15}:\/\/)?(?:www\.)?([^/?#:]{1,253})(?::\d{1,5})?([/?#].*)?$/i.exec(link.slice(0, 600));
  const host = parts?.[1]?.toLowerCase() ?? '';
  const path = parts?.[2] ?? '';
  if (path.length < 2 || NO_PERSON.test(path)) return false;
  if (PROFILE_PATH.test(path)) return true;
  if (SOCIAL.test(host)) return ONE_NAME.test(path);
  return FORGE.test(host) && ONE_NAME.test(path) && !/^\/[^/]{1,80}\/[^?#]/.test(path);
}

function holdsContact(url: string): boolean {
  let text = url;
  try {
    text = decodeURIComponent(url);
  } catch {
    // A broken escape is read as it stands.
  }
  return new RegExp(MAIL.source, 'u').test(text) || /(?:^|\/)wa\.me\/|[?&](?:phone|tel|email|mail)=|\/\+\d{6}/i.test(text);
}

/** `name@1.2.3` is the version of a package: a domain ends in a word. */
function endsInDomain(address: string): boolean {
  return /\.(?:xn--[a-z0-9-]{1,59}|[\p{L}\p{M}]{2,63})[.-]?$/iu.test(address.slice(-66));
}

function isIPv4(address: string): boolean {
  return address.split('.').every((part) => Number(part) <= 255 && (part.length === 1 || !part.startsWith('0')));
}

/** RFC 4291: eight groups, or fewer with one `::`. Times (`18:00:02`) and names of code (`a::b`) are none. */
function isIPv6(address: string): boolean {
  const halves = address.split('::');
  const groups = address.split(':').filter((group) => group !== '');
  if (halves.length > 2 || !/\d/.test(address)) return false;
  const whole = groups.length + (address.includes('.') ? 1 : 0);
  return halves.length === 2 ? whole >= 2 && whole < 8 && /^(?:[0-9a-f]{3,4}:|::ffff:)/i.test(address) : whole === 8;
}

function isPlace(pair: string): boolean {
  const [latitude = 999, longitude = 999] = [...pair.matchAll(/\d{1,3}\.\d{1,12}/g)].map(Number);
  return latitude <= 90 && longitude <= 180;
}

/** A class of amounts, which begins behind a round number: `101-1000`, `501 - 1500`. */
function isClass(number: string): boolean {
  const [, from = '', to = ''] = /^([1-9]\d{0,5}) ?[-\u2013] ?([1-9]\d{1,6})$/.exec(number.trim()) ?? [];
  return /[01]$/.test(from) && /(?:00|99)$/.test(to) && Number(from) < Number(to);
}

/** Seven digits or more that are no day, no time, no years, no book, and no count with its thousands apart. */
function isPhone(number: string): boolean {
  const digits = number.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 17) return false;
  if (/^(?:\+|00)/.test(number)) return true;
  const rest = number
    .replace(/(?<!\d)\d{4}([-./])\d{1,2}\1\d{1,2}(?!\d)/g, '')
    .replace(/(?<!\d)\d{1,2}([-./])\d{1,2}\1\d{4}(?!\d)/g, '')
    .replace(/(?<!\d)(?:19|20)\d{2}(?:[01]\d[0-3]\d)?(?!\d)/g, '');
  const left = rest.replace(/\D/g, '').length;
  if (left < 7) return left === 6 && /^\(?0/.test(rest);
  if (/^\d{1,3}(?:[ .]\d{3})+$/.test(number) && !number.startsWith('0') && digits.length < 10) return false;
  // Clock times beside each other: 18.00-19.30
  if (/^[012]?\d\.[0-5]\d ?- ?[012]?\d\.[0-5]\d$/.test(rest.trim())) return false;
  // A number with decimals, a version, a range of amounts.
  if (/^\d+\.\d+$/.test(number) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(number)) return false;
  if (/^[1-9][\d .]{0,10}(?:00|99) ?[-\u2013] ?[1-9][\d .]{0,10}(?:00|99)$/.test(number)) return false;
  if (isClass(number)) return false;
  if (digits.length === 13 && /^97[89]/.test(digits)) return false;
  // Points of a scale or a list of small numbers: no phone number is written in groups that are all so short.
  const short = digits.length / (number.match(/\d+/g)?.length ?? 1) <= 2;
  if (short && !/^\(?0[1-9]/.test(number)) return false;
  return digits !== number || digits.length > 8;
}
