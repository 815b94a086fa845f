// Texts without what reaches a person directly: e-mail addresses, phone numbers, and the `@` that would call somebody on a forge or in a chat.
// Days, times, years and numbers stay what they are. Every pattern is bounded.

/** What stands in the place of an address or number. */
export const leftOut = { mail: '(e-mail address left out)', phone: '(phone number left out)', link: '(link left out)' } as const;

/** The text without e-mail addresses and phone numbers, and without links that hold one or that `keeps` turns down. */
export function withoutContacts(text: string, keeps: (url: string) => boolean = () => true): string {
  let out = '';
  let at = 0;
  for (const match of text.matchAll(/\b(?:[a-z][a-z0-9+.-]{1,15}:\/\/|mailto:|tel:|sms:|(?:wa|t)\.me\/)[^\s<>"'`|)\]]{1,2000}/gi)) {
    const url = match[0];
    out += plainParts(text.slice(at, match.index));
    at = match.index + url.length;
    if (/^mailto:/i.test(url)) out += leftOut.mail;
    else if (/^(?:tel|sms):/i.test(url)) out += leftOut.phone;
    else out += holdsContact(url) || !keeps(url) ? leftOut.link : url;
  }
  return out + plainParts(text.slice(at));
}

const MAIL = /@?[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const SPELT_MAIL =
  /[\p{L}\p{N}._%+-]{1,64} ?[([{<] ?at ?[)\]}>] ?[\p{L}\p{N}-]{1,63}(?: ?(?:\.|[([{<] ?dot ?[)\]}>]| dot ) ?[\p{L}\p{N}-]{1,63}){1,8}/giu;
const SPELT_OUT = /[\p{L}\p{N}._%+-]{1,64} at [\p{L}\p{N}-]{1,63}(?: dot [\p{L}\p{N}-]{1,63}){1,8}/giu;
const NUMBER = /(?<![\p{L}\p{N}])(?:\+ ?|00)?\(?\d(?:[ ()./-]{0,3}\d){5,20}(?![\p{L}\p{N}])/gu;

function plainParts(text: string): string {
  let plain = text;
  if (plain.includes('@')) plain = plain.replace(MAIL, leftOut.mail);
  if (/\bat\b/i.test(plain)) plain = plain.replace(SPELT_MAIL, leftOut.mail).replace(SPELT_OUT, leftOut.mail);
  plain = plain.replace(NUMBER, (number) => (isPhone(number) ? leftOut.phone : number));
  return plain.includes('@') ? plain.replace(/(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_])/gu, '') : plain;
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

/** Seven digits or more that are no day, no time, no years and no count with its thousands apart. */
function isPhone(number: string): boolean {
  const digits = number.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 17) return false;
  if (/^(?:\+|00)/.test(number)) return true;
  const rest = number
    .replace(/(?<!\d)\d{4}([-./])\d{1,2}\1\d{1,2}(?!\d)/g, '')
    .replace(/(?<!\d)\d{1,2}([-./])\d{1,2}\1\d{4}(?!\d)/g, '')
    .replace(/(?<!\d)(?:19|20)\d{2}(?!\d)/g, '');
  const left = rest.replace(/\D/g, '').length;
  if (left < 7) return left === 6 && /^\(?0/.test(rest);
  if (/^\d{1,3}(?:[ .]\d{3})+$/.test(number) && !number.startsWith('0') && digits.length < 10) return false;
  // Clock times beside each other: 18.00-19.30
  if (/^[012]?\d\.[0-5]\d ?- ?[012]?\d\.[0-5]\d$/.test(number)) return false;
  return digits !== number || digits.length > 8;
}
