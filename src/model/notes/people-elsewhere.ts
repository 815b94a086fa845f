// People outside of a list that says so: a first paragraph of names with initials, a first table of names, lines that give a role.
import { type Block, cellsOf, isTableSeparator } from '../../text/blocks.ts';
import { labelOf, plainWords } from '../../text/inline.ts';
import type { Outline } from './outline.ts';
import { type Found, isRole, type People } from './people.ts';
import { isPeopleHead, isRoll, peopleInRows, tableRows } from './people-tables.ts';
import { personIn, piecesOf, type WrittenPerson } from './person.ts';
import type { Syntax } from './syntax.ts';

export const peopleElsewhere: Syntax = {
  name: 'people without a list',
  reads: 'Names with initials in the first paragraph, and lines that say who does what in the meeting.',
  examples: [
    {
      says: 'a first paragraph with initials',
      note: '# Notes\n\nAna Lopez (AL), Bo Berg (BB), Cy Diaz (CD)\n',
      reads: ['present: Ana Lopez (AL)', 'present: Bo Berg (BB)', 'present: Cy Diaz (CD)'],
    },
    { says: 'a role beside the list', note: 'Present: Ana, Bo\nNote-taker: Bo\n', reads: ['present: Ana', 'present: Bo (Note-taker)'] },
    {
      says: 'others below those who were there',
      note: 'Present: Ana, Bo\n\nOthers: Cy\n',
      reads: ['present: Ana', 'present: Bo', 'present: Cy'],
    },
    {
      says: 'a heading with a role',
      note: '## Attendees\n\n- Ana Lopez\n- Bo\n\n## Note taker: Ana\n\n## Primary facilitator\n\n- Bo\n- Cy\n',
      reads: ['present: Ana Lopez (Note taker)', 'present: Bo (Primary facilitator)'],
    },
    {
      says: 'a role whose person is nobody of the list, further away',
      note: 'Present: Ana, Bo\n\n## Meeting roles\n\n* Action item scribe: Cy\n',
      reads: ['present: Ana', 'present: Bo'],
      trap: true,
    },
  ],
};

/** A first paragraph that is the list itself (`Ana Lopez (AL), Bo Berg (BB)`), or a first table of names. */
export function readUnlabelled(blocks: readonly Block[], outline: Outline, people: People): void {
  const first = outline.parts[0];
  let seen = 0;
  for (let i = first?.from ?? 0; i < blocks.length && seen < 15; i++) {
    const block = blocks[i] as Block;
    if (outline.kindAt(i) === undefined) break;
    if (block.shape === 'blank' || block.shape === 'comment' || block.shape === 'rule') continue;
    seen++;
    const next = blocks[i + 1];
    if (block.shape === 'row' && next !== undefined && isTableSeparator(next) && isPeopleHead(cellsOf(block.text).map(plainWords))) {
      const rows = tableRows(blocks, { from: i, to: blocks.length });
      if (rows === undefined) continue;
      people.found.push(...peopleInRows(rows.rows));
      for (const line of rows.lines) people.lines.add(line);
      i += rows.lines.length - 1;
      continue;
    }
    if (block.shape === 'html' && /^<table\b/i.test(block.text)) {
      const table = tableRows(blocks, { from: i, to: blocks.length });
      if (table === undefined || !isRoll(table.rows)) continue;
      people.found.push(...peopleInRows(table.rows));
      for (const line of table.lines) people.lines.add(line);
      i += table.lines.length - 1;
      continue;
    }
    if (block.shape !== 'plain' || !/\(\p{Lu}{2,4}\d?\)/u.test(block.line.text.slice(0, 400))) continue;
    const label = labelOf(block.text);
    const isGroup =
      label !== undefined && /^(?:remote|in[- ]person|online|on[- ]?site|local|phone|dial[- ]?in)\b/i.test(plainWords(label.label));
    if (label !== undefined && !isGroup) continue;
    const pieces = piecesOf(isGroup && label !== undefined ? block.line.text.slice(block.line.text.indexOf(':') + 1) : block.line.text);
    const persons = pieces.map((piece) => personIn(piece));
    const good = persons.filter((person): person is WrittenPerson => typeof person === 'object');
    const initialled = good.filter((person) => person.asides.some((aside) => /^\p{Lu}{2,4}\d?$/u.test(aside))).length;
    if (good.length < 2 || good.length * 10 < pieces.length * 8 || initialled * 2 < good.length) continue;
    people.lines.add(block.line.number);
    for (const person of good) people.found.push({ line: block.line.number, person, regrets: person.absent });
  }
}

/** `Chair: Ana` · `Note-taker: Bo`, near the top or under meeting roles: a role of a person, who counts as present when the line stands in the list's own block. */
export function readRoles(blocks: readonly Block[], outline: Outline, people: People): void {
  const [start, stop] = [outline.parts[0]?.from ?? 0, outline.parts[outline.parts.length - 1]?.to ?? 0];
  // Made for the first line with a role; most notes have none.
  let known: ReadonlyMap<string, number> | undefined;
  const isNear = (line: number) => [line - 1, line + 1, line - 2, line + 2].some((other) => people.lines.has(other));
  for (let i = start; i < Math.min(stop, start + 60); i++) {
    const block = blocks[i] as Block;
    const isHead = block.shape === 'heading';
    if ((!isHead && block.shape !== 'plain' && block.shape !== 'bullet') || block.text.length > 120) continue;
    if (people.lines.has(block.line.number)) continue;
    const label = labelOf(block.text) ?? (isHead ? { label: block.text, rest: '' } : undefined);
    if (label === undefined || (label.rest === '' && !isHead)) continue;
    const words = plainWords(label.label);
    if (!isHead && alsoThere.test(words) && isNear(block.line.number)) readOthers(label.rest, block.line.number, people);
    if (!isRole(words)) continue;
    for (const piece of label.rest === '' ? below(blocks, i + 1, stop) : piecesOf(label.rest)) {
      const person = personIn(piece);
      if (person === undefined || person === 'none') continue;
      known ??= new Map(people.found.flatMap((one, at) => namesOf(one).map((name) => [name, at] as const)));
      const at = known.get(person.name.toLowerCase()) ?? known.get((person.handle ?? '').toLowerCase());
      const one = at === undefined ? undefined : people.found[at];
      if (one !== undefined && at !== undefined) people.found[at] = { ...one, role: one.role ?? plainWords(label.label) };
      else if (isHead) continue;
      else if (isNear(block.line.number) || outline.kindAt(i) === 'attendees')
        people.found.push({ line: block.line.number, person, regrets: false, role: plainWords(label.label) });
    }
  }
}

// The names right below a heading that names a role.
function below(blocks: readonly Block[], from: number, to: number): readonly string[] {
  const names: string[] = [];
  for (let i = from; i < Math.min(to, from + 8); i++) {
    const { shape, text } = blocks[i] as Block;
    if (shape === 'blank') continue;
    if ((shape !== 'bullet' && shape !== 'plain') || text.length > 80) break;
    names.push(...piecesOf(text));
  }
  return names;
}

// `Others: Cy`, below a line of those who were there.
const alsoThere =
  /^(?:others?|other (?:people|attendees|participants)|guests?|remote(?:ly)?|online|in[- ]person|on[- ]?site|by phone|via zoom)$/i;

function readOthers(list: string, line: number, people: People): void {
  const persons = piecesOf(list.replace(/\.\s*$/, '')).map((piece) => personIn(piece));
  if (!persons.every((person) => person !== undefined)) return;
  people.lines.add(line);
  for (const person of persons) if (person !== 'none') people.found.push({ line, person, regrets: person.absent });
}

function namesOf(one: Found): readonly string[] {
  const name = one.person.name.toLowerCase();
  const first = name.split(' ')[0] as string;
  return [
    first,
    name,
    ...(one.person.handle === undefined ? [] : [one.person.handle.toLowerCase()]),
    ...one.person.asides.map((aside) => aside.toLowerCase()),
  ];
}
