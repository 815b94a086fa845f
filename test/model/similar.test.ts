import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, nearlySame, overlap, sameWords, topicOf } from '../../src/model/similar.ts';

describe('the words that carry the topic of a text', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Send the questionnaires to all of the gardens', ['send', 'questionnair', 'garden']],
    ['Sending a questionnaire to a garden', ['send', 'questionnair', 'garden']],
    ['We need to please, please do it', []],
    ['Fragebögen verschicken', ['fragebögen', 'verschicken']],
    ['Смета на ремонт', ['смета', 'на', 'ремонт']],
    ['', []],
    ['— … !', []],
    ['cafe\u0301 café', ['café']],
  ];
  test.each(cases)('%j', (text, stems) => {
    expect([...topicOf(text)]).toEqual(stems);
  });
});

describe('texts that are equal but for marks', () => {
  const same: readonly (readonly [string, string])[] = [
    ['Say what “repaired” means', 'say what "repaired" means.'],
    ['Send it:', '  send   it '],
    ['**Send** it', '`Send` it!'],
    ['Ｓend it', 'send it'],
    ['- Send it', 'Send it'],
    ["the gardeners' list", 'the gardeners’ list'],
  ];
  test.each(same)('%j and %j are', (a, b) => {
    expect(sameWords(a)).toBe(sameWords(b));
  });
  const other: readonly (readonly [string, string])[] = [
    ['Send it', 'Send them'],
    ['Add a shed', 'Add shed'],
    ['C++ course', 'C course'],
    ['Phase 1', 'Phase 2'],
  ];
  test.each(other)('%j and %j are not', (a, b) => {
    expect(sameWords(a)).not.toBe(sameWords(b));
  });
  test('comparing twice says the same as once', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => sameWords(sameWords(text)) === sameWords(text)));
  });
});

describe('sentences in nearly the same words', () => {
  const cases: readonly (readonly [string, string, boolean, boolean])[] = [
    // a, b, nearly the same, the smaller mostly said by the larger
    ['Send the questionnaire to all gardens', 'Sending questionnaires to every garden', true, true],
    ['Build a shed', 'Build the shed!', true, true],
    ['Build a shed', 'Paint a shed', false, false],
    ['Shed', 'shed', true, false],
    ['Seeds for spring', 'Order the seeds for spring from the shop in town', false, true],
    ['Define the seed list', 'Simplify the water plan', false, false],
    ['', '', false, false],
    ['the', 'of', false, false],
    ['Ask the mayor about water', 'Ask the mayor about a roof', false, true],
    ['Ask the mayor of the town about water', 'Ask the mayor of the town about a roof', true, true],
  ];
  test.each(cases)('%j and %j: %s, %s', (a, b, same, covered) => {
    expect([nearlySame(topicOf(a), topicOf(b)), covers(topicOf(a), topicOf(b))]).toEqual([same, covered]);
    expect([nearlySame(topicOf(b), topicOf(a)), covers(topicOf(b), topicOf(a))]).toEqual([same, covered]);
  });

  test('the shares of an overlap lie between 0 and 1 and do not depend on the order', () => {
    const topic = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')).map((words) => new Set(words));
    fc.assert(
      fc.property(topic, topic, (a, b) => {
        const { shared, ofSmaller, ofBoth } = overlap(a, b);
        expect(overlap(b, a)).toEqual({ shared, ofSmaller, ofBoth });
        for (const share of [ofSmaller, ofBoth]) expect(share >= 0 && share <= 1).toBe(true);
        expect(ofBoth).toBeLessThanOrEqual(ofSmaller);
      }),
    );
  });
});
