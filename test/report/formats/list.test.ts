import { expect, it } from 'vitest';
import { formatNamed, formats } from '../../../src/report/formats/list.ts';
import { example } from './example.ts';

it('finds each format by its name, and none by another', () => {
  for (const format of formats) expect(formatNamed(format.name)).toBe(format);
  for (const name of ['', 'TERMINAL', 'json', '__proto__', 'constructor']) expect(formatNamed(name)).toBeUndefined();
});

it.each(formats)('prints a document as $name', async (format) => {
  const text = await format.print(example, { width: 80, unicode: true });
  expect(text).toContain('Paint the gate');
  expect(text).toMatch(/[^\n]\n$/);
});
