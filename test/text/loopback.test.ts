import { expect, test } from 'vitest';
import { type LocalRequest, pathAsked, refusalOf } from '../../src/text/loopback.ts';

const request: LocalRequest = { method: 'GET', target: '/', host: '127.0.0.1:8116', origin: undefined, site: undefined, mode: undefined };
const status = (differs: Partial<LocalRequest>) => {
  const refusal = refusalOf({ ...request, ...differs }, 8116);
  return refusal === undefined ? 'answered' : 'status' in refusal ? refusal.status : 'events';
};

test.each<[string, Partial<LocalRequest>]>([
  ['a program that sends no headers of a browser', {}],
  ['the name localhost', { host: 'localhost:8116' }],
  ['another writing of it', { host: 'LocalHost:8116' }],
  ['a head alone', { method: 'HEAD' }],
  ['an address that somebody typed', { site: 'none', mode: 'navigate' }],
  ['a page of its own', { site: 'same-origin', mode: 'cors', origin: 'http://127.0.0.1:8116' }],
  ['a link that somebody followed from elsewhere', { site: 'cross-site', mode: 'navigate' }],
])('%s is answered', (_, differs) => expect(status(differs)).toBe('answered'));

test.each<[string, Partial<LocalRequest>, number]>([
  ['a name that a stranger made lead here', { host: 'evil.example:8116' }, 421],
  ['a name that only begins like ours', { host: '127.0.0.1.evil.example:8116' }, 421],
  ['another port', { host: '127.0.0.1:80' }, 421],
  ['no name', { host: undefined }, 421],
  ['a page elsewhere', { origin: 'https://evil.example' }, 403],
  ['a page of a file', { origin: 'null' }, 403],
  ['another server of this machine', { origin: 'http://127.0.0.1:9000' }, 403],
  ['a page elsewhere that takes ours for a script', { site: 'cross-site', mode: 'no-cors' }, 403],
  ['another port of this machine that does so', { site: 'same-site', mode: 'no-cors' }, 403],
  ['a form', { method: 'POST' }, 405],
  ['a question before one', { method: 'OPTIONS' }, 405],
])('%s is refused', (_, differs, expected) => expect(status(differs)).toBe(expected));

test('a path is read out of what was sent, and none that leads upwards', () => {
  const path = (target: string) => pathAsked({ ...request, target });
  expect(path('/meetings/caf%C3%A9.html?q=a#b')).toBe('meetings/café.html');
  expect(path('/')).toBe('');
  for (const wrong of ['/../wg.yaml', '/a/%2e%2e/b', '/%2e/x', '/a%00b', '/%zz', 'http://evil.example/', '*'])
    expect(path(wrong)).toBeUndefined();
});
