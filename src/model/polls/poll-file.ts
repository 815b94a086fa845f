// The file of a poll, made or brought up to date: a later export changes the counts and nothing else that stands there.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Splice, splice } from '../../text/edit.ts';
import { readDocument } from '../../text/fields.ts';
import { setFields } from '../../text/header-edit.ts';
import { placeOf, type Source } from '../../text/source.ts';
import { entry, toPlain } from '../../text/yaml-node.ts';
import { type CountedSlot, slotFields } from './poll.ts';
import { pollKind } from './poll-kind.ts';

/** A poll as it is imported. */
export interface CountedPoll {
  readonly title: string;
  readonly zone: string;
  readonly participants: number;
  readonly slots: readonly CountedSlot[];
}

/** A new file. */
export async function pollText({ title, zone, participants, slots }: CountedPoll): Promise<string> {
  const { printYaml } = await import('../../text/yaml-library.ts');
  const head = printYaml(
    new Map<string, string | number>([
      ['title', title],
      ['zone', zone],
      ['participants', participants],
    ]),
    { spaced: true },
  );
  return `# yaml-language-server: $schema=../.wg/poll.schema.json\n${head}\n${await slotsText(slots)}`;
}

/** The text of the file with these counts; the same text where it has them. A diagnostic where the file cannot be changed without touching more. */
export async function updatedPoll(source: Source, { zone, participants, slots }: CountedPoll): Promise<string | Diagnostic> {
  const counted = [['zone', zone] as const, ['participants', participants] as const];
  const text = await setFields(source, counted, Object.keys(pollKind.fields));
  if (typeof text !== 'string') return text;
  const before = await readDocument({ path: source.path, text });
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const wanted = (await slotsText(slots)).replaceAll('\n', eol);
  const own = before.fields && entry(before.fields, 'slots');
  const now = await readDocument({ path: source.path, text: wanted });
  const told = now.fields && entry(now.fields, 'slots');
  if (own !== undefined && told !== undefined && JSON.stringify(toPlain(own.value)) === JSON.stringify(toPlain(told.value))) return text;
  const end = own === undefined ? text.length : endOfLine(text, own.value.span.end);
  const start = own === undefined ? text.length : own.keySpan.start;
  const change: Splice = { start, end, text: `${own === undefined && !text.endsWith('\n') ? eol : ''}${wanted}` };
  const after = splice(text, [change]);
  const read = await readDocument({ path: source.path, text: after });
  const rest = (fields: typeof before.fields): string =>
    JSON.stringify((fields?.entries ?? []).flatMap((e) => (e.key === 'slots' ? [] : [[e.key, toPlain(e.value)]])));
  if (read.diagnostics.length > before.diagnostics.length || rest(read.fields) !== rest(before.fields))
    return {
      code: 'field-edit',
      severity: 'error',
      place: own === undefined ? { path: source.path } : placeOf(source, own.keySpan),
      message: '`slots` cannot be changed here without changing something else',
      help: 'move the file away and import the poll again',
    };
  return after;
}

async function slotsText(slots: readonly CountedSlot[]): Promise<string> {
  const { printYaml } = await import('../../text/yaml-library.ts');
  type Printable = Parameters<typeof printYaml>[0];
  const list = slots.map((slot) => new Map<string, Printable>(Object.entries(slotFields(slot))));
  return printYaml(new Map<string, Printable>([['slots', list]]));
}

/** Behind the line in which something ends. */
function endOfLine(text: string, end: number): number {
  if (end > 0 && text[end - 1] === '\n') return end;
  const feed = text.indexOf('\n', end);
  return feed === -1 ? text.length : feed + 1;
}
