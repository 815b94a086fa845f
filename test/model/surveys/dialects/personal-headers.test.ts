import { describe, expect, it } from 'vitest';
import type { PersonalKind } from '../../../../src/model/surveys/layout.ts';
import { personalHeader } from '../../../../src/model/surveys/personal-headers.ts';

describe('a header that asks for what identifies a person', () => {
  it.each<readonly [header: string, what: PersonalKind]>([
    ['Email', 'email'],
    ['Email Address', 'email'],
    ['  E-mail\u00A0address * ', 'email'],
    ['3. What is your email address? (optional)', 'email'],
    ['E-Mail-Adresse', 'email'],
    ['Dirección de correo electrónico', 'email'],
    ['Adresse e-mail', 'email'],
    ['Endereço de e-mail', 'email'],
    ['Indirizzo email', 'email'],
    ['E-mailadres', 'email'],
    ['IP Address', 'ip'],
    ['Phone number', 'phone'],
    ['Telefonnummer', 'phone'],
    ['Name', 'name'],
    ['Full name (as you want it to appear)', 'name'],
    ['Wie lautet dein Name?', 'name'],
    ['¿Cuál es tu nombre?', 'name'],
    ['Nom et prénom', 'name'],
    ['Name and affiliation', 'name'],
    ['Name / E-mail', 'name'],
    ['GitHub handle', 'handle'],
    ['Your Discord username', 'handle'],
    ['Nickname', 'handle'],
    ['LocationLatitude', 'place'],
    ['gps:Latitude', 'place'],
    ['_home_longitude', 'place'],
    ['gps-Accuracy', 'place'],
    ['Postal code', 'place'],
    ['Postleitzahl', 'place'],
    ['Mailing address', 'address'],
    ['Date of birth', 'birthday'],
    ['Geburtsdatum', 'birthday'],
    ['Student ID', 'identity'],
    ['ExternalReference', 'identity'],
  ])('is known: %s', (header, what) => {
    expect(personalHeader(header)).toBe(what);
  });

  it.each([
    'Name of your community',
    'Name of community',
    'Name (of your community)',
    'What names do you use for leaders?',
    'Community name',
    'Do you read our e-mails?',
    'Email or chat: what do you prefer?',
    'How many phone calls a month?',
    'Address the hardest problem first?',
    'Which forum handles this best?',
    'Age',
    'Country',
    'City or countryside?',
    'Mobile',
    'GitHub',
    'Firma',
    '',
    '?',
    '1.',
    '__proto__',
    'constructor',
    `${'e-mail '.repeat(40)}?`,
  ])('is no part of another question: %s', (header) => {
    expect(personalHeader(header)).toBeUndefined();
  });
});
