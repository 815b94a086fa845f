// What is understood of any notes file, inside a group or not. Writes nothing.

import { hintsOf, loadGroup, zoneOf } from '../model/group.ts';
import type { Meeting, ReadingHints } from '../model/meeting.ts';
import { readingJson } from '../model/notes/json.ts';
import { readNotes } from '../model/notes/read.ts';
import { readingPage } from '../report/reading.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Command } from './command.ts';
import { emptyFile } from './empty-file.ts';
import { wrongYear } from './option-values.ts';

export const read: Command = {
  name: 'read',
  summary: 'show what is understood of notes, and write nothing',
  description:
    'Reads files of notes as people write them and shows attendees, actions, decisions, dates and the lines that were not understood. Works anywhere; inside a group its people help to tell owners.',
  arguments: [{ name: 'file', description: 'notes to read; - is standard input', many: true, completes: 'file' }],
  options: [{ name: 'year', value: 'year', description: 'year of dates that are written without one' }],
  examples: ['wg read meetings/2026-02-24.md', 'wg read repair-cafes-2026-02-03.txt --json'],
  needs: 'nothing',
  writes: false,
  formats: ['terminal', 'md', 'html'],
  async run(context, input) {
    const year = input.one('year');
    const wrong = wrongYear(year);
    if (wrong !== undefined) return { usage: wrong };
    const group = context.inGroup ? await loadGroup(context.files) : undefined;
    const hints: ReadingHints = {
      ...(group && hintsOf(group.settings, group.people)),
      ...(group && { zone: zoneOf(group) }),
      ...(year && { year: Number(year) }),
    };
    const diagnostics: Diagnostic[] = [];
    const meetings: Meeting[] = [];
    const texts = new Map<string, string>();
    const files = input.all('file');
    for (const [i, name] of files.entries()) {
      context.progress(i, files.length, name);
      const file = await context.readFile(name);
      if ('problem' in file) {
        diagnostics.push(file.problem);
        continue;
      }
      if (file.source.text.trim() === '') {
        diagnostics.push(emptyFile(file.source.path));
        continue;
      }
      meetings.push(...readNotes(file.source, hints));
      texts.set(file.source.path, file.source.text);
    }
    if (diagnostics.length === files.length) return { diagnostics, exit: 2 };
    return {
      result: { document: readingPage(meetings, texts), json: readingJson(meetings) },
      diagnostics,
      ...(diagnostics.length > 0 && { exit: 1 as const }),
    };
  },
};
