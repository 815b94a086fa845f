import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnKind, nameDoubt, personalKindOf, redact } from '../../../src/model/surveys/personal-values.ts';
import { growsLinearly } from '../../text/growth.ts';

const counted = (...values: readonly string[]) => values.map((value) => [value, 1] as const);

describe('personalKindOf', () => {
  it.each([
    ['ana@example.org', 'email'],
    [' Ana <ana@example.org> ', 'email'],
    ['192.0.2.17', 'ip'],
    ['2001:db8::1', 'ip'],
    ['+49 30 901820', 'phone'],
    ['(555) 010-0199', 'phone'],
    ['07700900123', 'phone'],
    ['٠١٢٣٤٥٦٧٨٩', 'phone'],
    ['@ana', 'handle'],
    ['@ana@social.example', 'handle'],
    ['github.com/ana', 'handle'],
    ['0000-0002-1825-0097', 'handle'],
    ['-33.8688,151.2093', 'place'],
  ])('tells that %j is personal', (value, kind) => {
    expect(personalKindOf(value)).toBe(kind);
  });

  it.each([
    '',
    'n/a',
    '5: every day',
    '2026-03-05',
    '11/1/16 6:50',
    '2024/03/21 12:05:19 PM AST',
    '1.20.3',
    '10690934291',
    '1455710400',
    '100000-150000',
    '25-34',
    'HPC (SLURM, PBS)',
    'I would rather have it by e-mail, and have written so to list@example.org in the spring already',
  ])('takes %j for an answer', (value) => {
    expect(personalKindOf(value)).toBeUndefined();
  });
});

describe('columnKind', () => {
  it('takes a column for what most of its answers are', () => {
    expect(columnKind(counted('ana@example.org', 'bo@example.org', 'none'))).toBe('email');
    expect(columnKind(counted('ana@example.org', 'Forum', 'Chat', 'Wiki'))).toBeUndefined();
    expect(columnKind([])).toBeUndefined();
    expect(columnKind([['', 40]])).toBeUndefined();
  });

  it('is not misled by many who left no address', () => {
    expect(columnKind([['No', 400], ...counted('ana@example.org', 'bo@example.org', 'cy@example.org')])).toBe('email');
  });

  it('counts the ways of reaching somebody together, and names the most frequent', () => {
    expect(columnKind(counted('@ana', '@bo', 'cy@example.org', 'by the forum'))).toBe('handle');
  });

  const people = ['Ana Silva', 'Bo van der Berg', 'Cy Dorn', 'Émile Öz', 'Fay O’Neal', 'Gus Holm', 'Ivo Lindt', 'Kai Juhl'];

  it('takes names for names where the header asks for them', () => {
    expect(columnKind(counted(...people), 'Your name (for the badge)')).toBe('name');
    expect(columnKind(counted(...people), 'Nombre completo')).toBe('name');
    expect(columnKind(counted(...people), 'Name of your project')).toBeUndefined();
    expect(columnKind(counted(...people), 'Who should we thank?')).toBeUndefined();
    expect(columnKind(counted(...people), 'What are the names of the course instructors?')).toBe('name');
    expect(columnKind(counted('Ana Silva\nBo Dorn', 'Cy Dorn, Fay Holm', 'Gus Holm and Ivo Lindt'), 'Names of the organisers')).toBe(
      'name',
    );
  });

  it('doubts where only the values look like names', () => {
    expect(nameDoubt(counted(...people), 'Who should we thank?')).toMatch(/names of people/);
    expect(nameDoubt(counted(...people), 'Which city?')).toBeUndefined();
  });

  it.each([
    ['countries', ['France', 'New Zealand', 'United Kingdom', 'Brazil', 'South Africa', 'Côte d’Ivoire', 'Chad', 'Peru', 'Saint Lucia']],
    [
      'jobs',
      ['Software Engineer', 'Data Scientist', 'Team Lead', 'Professor', 'Student', 'Research Engineer', 'Open Source Lead', 'Baker'],
    ],
    ['options', ['Strongly agree', 'Agree', 'Neither', 'Disagree', 'Strongly disagree', 'Not applicable', 'Other', 'Prefer not to say']],
    ['groups', ['Garden Group', 'Seed Library', 'Tool Library', 'Repair Team', 'Open Kitchen', 'Choir', 'The Fair', 'Book Club', 'Radio']],
  ])('does not take %s for people', (_, values) => {
    expect([columnKind(counted(...values), 'Name'), nameDoubt(counted(...values))]).toEqual([undefined, undefined]);
  });
});

describe('redact', () => {
  it('says what stood there, and how many', () => {
    const { text, found } = redact(
      'Ask ana@example.org or bo@example.org (+1-555-0100, 192.0.2.7), @cy, https://github.com/dee at 52.5200, 13.4050.',
    );
    expect(text).toBe('Ask [e-mail] or [e-mail] ([phone], [IP]), [handle], [link to a profile] at [place].');
    expect(Object.fromEntries(found)).toEqual({ email: 2, phone: 1, ip: 1, handle: 2, place: 1 });
  });

  it('leaves an ordinary answer as it is', () => {
    const answer = 'We met 3 times in 2025 (about 1 000 people), see https://example.org/a/b – great!';
    expect(redact(answer)).toEqual({ text: answer, found: new Map() });
  });

  const part = fc.oneof(
    fc.constantFrom('ana@example.org', '@ana', '@ana@social.example', '+1-555-0100', '192.0.2.7', '2001:db8::1', 'github.com/ana', '[at]'),
    fc.constantFrom(
      '@',
      '.',
      ' at ',
      ' dot ',
      '://',
      '/',
      ':',
      '+',
      '0',
      '12',
      '555',
      '-',
      '(',
      ')',
      'http',
      'mailto:',
      '＠',
      '٠',
      '\u0000',
      '\n',
    ),
    fc.string({ maxLength: 4, unit: 'binary' }),
  );

  it('done twice is done once, and leaves nothing to find', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const once = redact(parts.join('')).text;
        expect(redact(once)).toEqual({ text: once, found: new Map() });
      }),
      { numRuns: 3000 },
    );
  });

  it('finds each of a chain of handles that run together', () => {
    expect(redact(`2001:db8::1${'@ana@ana@ana@social.example555'}${'@ana'.repeat(9)}`).text).not.toContain('ana');
  });

  it('leaves nothing of what was put in among words', () => {
    const secrets = ['zora.q@example.org', '+1-555-0142', '203.0.113.99', '2001:db8::77', '@zoraq', 'https://social.example/@zoraq'];
    fc.assert(
      fc.property(fc.constantFrom(...secrets), fc.lorem(), fc.lorem(), (secret, before, after) => {
        expect(redact(`${before} ${secret} ${after}`).text).not.toContain(secret);
        expect(redact(`${before} (${secret}), ${after}`).text).not.toContain(secret);
      }),
    );
  });

  it('takes time in proportion to the text', async () => {
    expect(await growsLinearly((n) => () => redact('ana@example.org +1-555-0100 '.repeat(n)), 500)).toBe(true);
  });
});
