// Whoever reads a page knows things by their titles: ids and commands are for terminals alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBed } from '../bed.ts';

const pages = [
  ...[
    'status',
    'timeline',
    'next',
    'actions',
    'decisions',
    'slip',
    'guidelines',
    'evidence',
    'communities',
    'match',
    'recognition',
    'tasks',
  ].map((kind) => ['report', kind]),
  ['report', 'guidelines', 'house-rules'],
  ['report', 'communities', 'aarhus'],
  ['why', 'questionnaire'],
  ['why', 'cafes'],
  ['log', 'questionnaire'],
  ['slip', 'questionnaire'],
  ['trace', 'cafes'],
  ['trace', 'milestones/house-rules'],
];
/** As they stand in the example, where titles have other words. */
const ids = /cafes|aarhus-ebeltoft|edda-holm|\d{4}-\d\d-\d\d#\w|autumn#|milestones\/|guidelines\/|meetings\/|insurance-forms|room-list/;
const command = /\bwg [a-z]|--[a-z]/;

/** What is read on a page: without places, which are quiet words beside, and without its style. */
function wordsOf(page: string): string {
  return page
    .replace(/<style>.*?<\/style>|<footer.*<\/footer>/gs, '')
    .replace(/<span class="place">.*?<\/span>/gs, '')
    .replace(/<[^>]+>/g, ' ');
}

describe('on pages of the example', () => {
  let bed: ReturnType<typeof openBed>;
  beforeAll(async () => {
    bed = openBed();
    await bed.run('init', '--example');
  });
  afterAll(() => bed.remove());

  test.each(pages)('%s %s names no id and no command', async (...words: string[]) => {
    const { stdout } = await bed.run(...words, '--today', '2026-02-26', '--format', 'html');
    expect(stdout).toContain('<h1>');
    const shown = wordsOf(stdout);
    expect(shown.match(ids)?.[0]).toBeUndefined();
    expect(shown.match(command)?.[0]).toBeUndefined();
  });

  test.each([
    ['why', 'questionnaire', '(cafes:open; due 2026-03-20'],
    ['report', 'match', '(wg pair aarhus montevideo)'],
    ['report', 'communities', 'aarhus-ebeltoft)'],
  ])('%s %s on a terminal tells what to type', async (command, word, typed) => {
    const { stdout } = await bed.run(command, word, '--today', '2026-02-26');
    expect(stdout.replace(/\s+/g, ' ')).toContain(typed);
  });
});
