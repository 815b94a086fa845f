import { describe, expect, it } from 'vitest';
import { readNotes } from '../../../src/model/notes/read.ts';
import { syntaxes } from '../../../src/model/notes/syntaxes.ts';
import { told } from './told.ts';

describe.each(syntaxes.map((syntax) => [syntax.name, syntax] as const))('%s', (_, syntax) => {
  it.each(syntax.examples.map((example) => [example.says, example] as const))('reads: %s', (_says, example) => {
    const meetings = readNotes({ path: example.path ?? '2024-03-05.md', text: example.note });
    const lines = meetings.flatMap((meeting) => told(meeting, example.path !== undefined));
    expect(lines).toEqual(example.reads);
  });
  it('has an example, and a name of its own', () => {
    expect(syntax.examples.length).toBeGreaterThan(0);
    expect(syntaxes.filter((other) => other.name === syntax.name)).toHaveLength(1);
  });
});
