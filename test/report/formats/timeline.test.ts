import { expect, it } from 'vitest';
import { formats } from '../../../src/report/formats/list.ts';
import { printTerminal } from '../../../src/report/formats/terminal.ts';
import { gardens } from './timeline-example.ts';

const endings = { terminal: 'txt', md: 'md', csv: 'csv', svg: 'svg', mermaid: 'mmd', ics: 'ics' };

// A page is held by what it must be (html.test.ts), not by its bytes, in which the whole style stands.
it.each(formats.filter((format): format is Exclude<typeof format, { name: 'html' }> => format.name !== 'html'))(
  'a timeline looks as kept as $name',
  async ({ name, suits, print }) => {
    expect(suits(gardens)).toBe(true);
    await expect(await print(gardens, { width: 100, unicode: true })).toMatchFileSnapshot(`golden/timeline.${endings[name]}`);
  },
);

it('looks as kept where only ASCII signs are shown, ghosts too', async () => {
  const output = printTerminal(gardens, { width: 100, unicode: false });
  await expect(output).toMatchFileSnapshot('golden/timeline-ascii.txt');
  expect(output).toMatch(/^[\n\x20-\x7e]*$/);
});
