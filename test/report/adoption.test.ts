import { expect, test } from 'vitest';
import { adoptionFacts, adoptionPage } from '../../src/report/adoption.ts';
import { printTerminal } from '../../src/report/formats/terminal.ts';
import { groupOf, note } from '../model/memory.ts';

const steps = ['Paint', 'Oil', 'Count', 'Write', 'Sort'].map((verb) => `- ${verb} the gate`);
const archive = { 'meetings/2021-03-02.md': note(...steps, '- Look for a lathe'), 'meetings/2025-03-04.md': note('- Look for a lathe') };

test('adopting years of notes says how many open actions are old, and how they are let rest', async () => {
  const facts = adoptionFacts(await groupOf(archive), []);
  expect(facts.old).toEqual({ before: '2024-09-02', count: 5, open: 6 });
  const page = printTerminal(adoptionPage(facts), { width: 200, unicode: true });
  expect(page).toContain('5 of 6 open actions were last named before 2024-09-02. `actions_from: 2024-09-02` in wg.yaml lets them rest');
});

test('a few old actions, and those that rest already, are not spoken of', async () => {
  const few = { ...archive, 'meetings/2021-03-02.md': note(...steps.slice(1)) };
  expect(adoptionFacts(await groupOf(few), []).old).toBeNull();
  const settled = { ...archive, 'wg.yaml': 'format: 1\nname: Gate\nactions_from: 2024-01-01\n' };
  expect(adoptionFacts(await groupOf(settled), []).old).toBeNull();
  expect(adoptionFacts(await groupOf({}), []).old).toBeNull();
});
