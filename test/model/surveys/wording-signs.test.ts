import { describe, expect, test } from 'vitest';
import { asksTwice, type Sign, signIn } from '../../../src/model/surveys/wording-signs.ts';

describe('a wording betrays itself', () => {
  const cases: readonly (readonly [Sign, string, string])[] = [
    ['personal', 'en', 'What is your e-mail address?'],
    ['personal', 'en', 'Your full name'],
    ['personal', 'en', 'Email'],
    ['personal', 'en', 'Please leave a phone number'],
    ['personal', 'en', 'What is your date of birth?'],
    ['personal', 'de', 'Wie heißt du?'],
    ['personal', 'de-AT', 'Bitte Ihre E-Mail-Adresse'],
    ['personal', 'es', '¿Cuál es su correo electrónico?'],
    ['personal', 'fr', 'Quel est votre nom ?'],
    ['personal', 'pt', 'Qual é o seu nome?'],
    ['personal', 'it', 'Il tuo indirizzo'],
    ['leading', 'en', 'Don’t you think that calls are too long?'],
    ['leading', 'en', 'How great was the evening?'],
    ['leading', 'de', 'Finden Sie nicht auch, dass das zu lang ist?'],
    ['leading', 'es', '¿No cree que es demasiado?'],
    ['leading', 'fr', 'Ne pensez-vous pas que c’est trop ?'],
    ['double', 'en', 'What do you use and why?'],
    ['double', 'en', 'How easy and quick was it?'],
    ['double', 'en', 'How clear and short are the rules?'],
    ['double', 'de', 'Was nutzt du und warum?'],
    ['double', 'es', '¿Qué usas y por qué?'],
    ['sensitive', 'en', 'What is your gender?'],
    ['sensitive', 'en', 'How old are you?'],
    ['sensitive', 'de', 'Dein Geschlecht'],
    ['sensitive', 'fr', 'Quel âge avez-vous ?'],
    ['sensitive', 'it', 'Qual è la tua età?'],
    ['sensitive', 'pt', 'Qual é a sua renda?'],
  ];
  test.each(cases)('%s, %s: %s', (sign, tag, text) => {
    expect(signIn(text, tag, sign)).toBeTypeOf('string');
  });
});

describe('an honest wording is left alone', () => {
  test.each([
    'What is the name of your café?',
    'What would you name the group?',
    'How many people live in your town?',
    'How do you address new volunteers?',
    'How useful was the guide?',
    'How satisfied are you with the tools?',
    'Which parts of the guide and the videos have you used?',
    'Terms and conditions: have you read them?',
    'At what stage are you?',
    'How often do you send an e-mail to the list?',
    'Which languages do you speak at the café?',
    'Is the village hall easy to find?',
  ])('%s', (text) => {
    for (const sign of ['personal', 'leading', 'double', 'sensitive'] as const)
      expect([sign, signIn(text, 'en', sign)]).toEqual([sign, undefined]);
    expect(asksTwice(text)).toBe(false);
  });
});

test('a language without a list is read as English is', () => {
  expect(signIn('What is your gender?', 'da', 'sensitive')).toBe('gender');
  expect(signIn('What is your gender?', undefined, 'sensitive')).toBe('gender');
});

test('two question marks are two questions', () => {
  expect(asksTwice('Do you visit others? How often?')).toBe(true);
  expect(asksTwice('Do you visit others?? ')).toBe(false);
});

test('a wording of any length is looked at in no time', () => {
  const long = 'how many '.repeat(200_000);
  for (const sign of ['personal', 'leading', 'double', 'sensitive'] as const) expect(signIn(long, 'en', sign)).toBeUndefined();
});
