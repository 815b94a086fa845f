// Which addresses and numbers in tracked files are somebody's, and how they are told without telling them.
import type { ContactKind } from '../../text/contacts.ts';

/** Whether what was found is an address or number of somebody. Outside of surveys accounts and links are what people go by, and are meant. */
export function isAddress(kind: ContactKind, value: string, inSurvey: boolean): boolean {
  if (kind === 'email') return !/^(?:https?|ssh|git|svn):\/\//i.test(value) || inSurvey;
  if (kind === 'ip') return isPublicIp(value);
  if (kind !== 'phone') return false;
  const digits = value.replace(/\D/g, '').length;
  if (/^tel:/i.test(value)) return true;
  if (/^\+/.test(value)) return digits >= 8;
  // Without a country's code only what is written like a number to call: 030 9018-2000, (555) 010-0199.
  return (
    inSurvey && digits <= 12 && (/^\(?0[1-9]\d{1,4}\)?[ /-]{1,3}\d{3}/.test(value) || /^\(?\d{3}\)?[ .-]{1,2}\d{3}[.-]\d{4}$/.test(value))
  );
}

/** Versions (`2.0.1.5`), masks, and addresses that only mean something inside a network are nobody's. */
function isPublicIp(value: string): boolean {
  if (value.includes(':')) return !/^(?:fe80|f[cd][0-9a-f]{2}):/i.test(value);
  const [a = 0, b = 0, ...rest] = value.split('.').map(Number);
  if ([a, b, ...rest].every((part) => part < 32)) return false;
  return !(a === 0 || a === 10 || a === 127 || a >= 224 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b < 32));
}

const OFFICES =
  /^(?:git|hg|svn|info|contact|hello|support|help|admin|office|press|security|conduct|abuse|postmaster|webmaster|no-?reply|do-?not-?reply|list|lists|team|board|events?|all|everyone|announce|discuss|dev|users?|devel)(?:[+-][^@]{0,40})?@/;
const LISTS =
  /(?:[-_.](?:list|discuss|announce|dev|users|devel|group|team|council|committee|chairs|editors|wg|sig)|(?:^|[-_.])(?:wg|sig)[-_.][^@]{1,60})@/;
const LIST_HOSTS =
  /@(?:[^@]{1,120}\.)?(?:lists?|groups?|googlegroups|freelists|listserv|mailman|lists?-[a-z]{1,20})\.[a-z0-9.-]{2,80}$|@group\.calendar\.google\.com/;

/** Whether an address is one of a mailing list, an office or a machine rather than of a person. */
export function isShared(address: string): boolean {
  return OFFICES.test(address) || LISTS.test(address) || LIST_HOSTS.test(address);
}

/** What was found, told by its kind and its first letter or number. */
export function masked(kind: ContactKind, value: string): string {
  const first = [...value.replace(/^(?:mailto:|tel:|@)/i, '')][0] ?? '';
  if (kind === 'email') return `an e-mail address (${first}…@…)`;
  return kind === 'ip' ? `an IP address (${first}…)` : `a phone number (${first}…)`;
}
