import { describe, expect, it } from 'vitest';
import { findContacts, withoutContacts } from '../../src/text/contacts.ts';
import { growsLinearly } from './growth.ts';

const kindsIn = (text: string) => findContacts(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe('findContacts', () => {
  it.each([
    ['Write to ana@example.org, or call +1-555-0100.', ['email ana@example.org', 'phone +1-555-0100']],
    ['Ana <ana.silva+x@mail.example.org>; bob@example.org', ['email ana.silva+x@mail.example.org', 'email bob@example.org']],
    ['ana [at] example [dot] org', ['email ana [at] example [dot] org']],
    ['ana at example dot org', ['email ana at example dot org']],
    ['почта: аня@пример.испытание', ['email аня@пример.испытание']],
    ['連絡先：ａｎａ＠example.org', ['email ａｎａ＠example.org']],
    ['from 192.0.2.17 and 2001:db8::1', ['ip 192.0.2.17', 'ip 2001:db8::1']],
    ['2001:db8:0:0:0:0:0:1 ::ffff:192.0.2.1', ['ip 2001:db8:0:0:0:0:0:1', 'ip ::ffff:192.0.2.1']],
    ['ask @ana or @bo@social.example', ['handle @ana', 'handle @bo@social.example']],
    ['call 201-5550, 415 201-5500 or 555-1200', ['phone 201-5550', 'phone 415 201-5500', 'phone 555-1200']],
    ['see https://github.com/ana and forum.example.org/u/bo', ['profile https://github.com/ana', 'profile forum.example.org/u/bo']],
    ['I live at 52.5200, 13.4050', ['coordinates 52.5200, 13.4050']],
    ['هاتف ٠١٢٣٤٥٦٧٨٩', ['phone ٠١٢٣٤٥٦٧٨٩']],
    ['फ़ोन +९१ ९८७६५ ४३२१०', ['phone +९१ ९८७६५ ४३२१०']],
    ['https://example.org/?email=ana@example.org', ['email https://example.org/?email=ana@example.org']],
  ])('finds in %j', (text, found) => {
    expect(kindsIn(text)).toEqual(found);
  });

  it.each([
    'react@18.2.0 and @types/node',
    'https://github.com/ana/project and github.com/explore',
    'std::vector, a::b, 18:00:02, 00:1a:2b:3c:4d:5e',
    'v1.2.3.4, version 10.1.2.3, 1.20.3',
    '2026-03-05 18:00-19:30, 05.03.2026 18.00-19.30, 20260305-1930',
    '1 000 000 of 1.000.000; 3.14159265; 100 000 - 150 000',
    '101-1000 people, 501 - 1500, 1501-10000',
    'ISBN 978-3-16-148410-0, 2020 2021 2022',
    '10 / 20 / 30 / 40 and 1 2 3 4 5 6 7 8',
    'https://example.org/12345678901',
    'that is all at noon, at 5 pm, a @ b',
  ])('finds nothing in %j', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  it.each(['a', 'a@', '@', '1 ', '1.1.1.', '1.123 ', 'a:', 'http://a@', 'a at ', 'a dot at ', '@a-', '＠1', 'a.b/'])(
    'takes time in proportion to a text of %j',
    async (part) => {
      expect(await growsLinearly((n) => () => findContacts(part.repeat(n / part.length)), 40_000)).toBe(true);
    },
  );
});

describe('withoutContacts', () => {
  it('keeps days, times and amounts, and the name of an account without its sign', () => {
    expect(withoutContacts('On 2026-03-05 at 18:00 @ana paid 1 000 000; ana@example.org, +1-555-0100')).toBe(
      'On 2026-03-05 at 18:00 ana paid 1 000 000; (e-mail address left out), (phone number left out)',
    );
  });
});
