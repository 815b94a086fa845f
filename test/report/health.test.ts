import { describe, expect, test } from 'vitest';
import { healthOf, healthWords } from '../../src/report/status/health.ts';
import type { Day } from '../../src/time/day.ts';
import { viewOf } from '../model/memory.ts';

const call = (attendees: readonly string[], ...steps: readonly string[]): string =>
  `# Call\n\n## Attendees\n\n${attendees.map((name) => `- ${name}\n`).join('')}\n## Next steps\n\n${steps.map((step) => `- ${step}\n`).join('')}`;
const group = { 'wg.yaml': 'format: 1\nname: Kites\n', 'people/ana.yaml': 'name: Ana Ruiz\naliases: [Anita]\n' };

async function health(texts: Readonly<Record<string, string>>, since?: string) {
  return healthOf(await viewOf({ ...group, ...texts }, '2026-03-05'), since as Day | undefined);
}

describe('the health of a group', () => {
  test('tells who came, who came first, and on how few the open work rests', async () => {
    const facts = await health(
      {
        'meetings/2026-02-03.md': call(['Ana Ruiz', 'Bo']),
        'meetings/2026-03-03.md': call(
          ['Anita', 'Bo', 'Cem'],
          '[until 2026-04-01 - Ana] Sew',
          '[until 2026-04-01 - Anita] Glue',
          '[until 2026-04-01 - All] Fly',
        ),
      },
      '2026-03-03',
    );
    expect(facts).toEqual({ attended: 3, newcomers: ['Cem'], owned: 2, heldBy: 1 });
    expect(healthWords(facts)).toBe('3 at the last meeting, new: Cem; 1 person holds the 2 owned next steps');
  });

  test('calls nobody new in the first notes of all', async () => {
    expect((await health({ 'meetings/2026-03-03.md': call(['Ana Ruiz', 'Bo']) }, '2026-03-03')).newcomers).toEqual([]);
  });

  test('has nothing to tell of a group without notes', async () => {
    expect(healthWords(await health({}))).toBe('');
  });
});
