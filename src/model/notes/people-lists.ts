// Lists of people under a heading or label: bullets, comma lists, plain lines, groups and roles inside the list, tables.
import type { Block } from '../../text/blocks.ts';
import { labelOf, plainWords } from '../../text/inline.ts';
import type { Part } from './outline.ts';
import { groupOf, isOfAnotherTime, isWatching, type People } from './people.ts';
import {
  areSentences,
  areSeveral,
  beforeGroups,
  boxOf,
  initialsAmong,
  isFullyNamed,
  isGroupOfMany,
  isInvitation,
  plainBox,
  spacedNames,
  wrappedList,
} from './people-pieces.ts';
import { peopleInRows, tableRows } from './people-tables.ts';
import { initialsIn, personIn, piecesOf } from './person.ts';
import type { Syntax } from './syntax.ts';

export const peopleLists: Syntax = {
  name: 'lists of people',
  reads: 'People under a heading, a label or a bare line that says who was there or who was not.',
  examples: [
    {
      says: 'bullets with handle, organisation and role',
      note: '## Attendees\n\n* Ana Lopez @ana (Acme, chair)\n* Bo Berg (Acme) - joined at 16:20 UTC\n',
      reads: ['present: Ana Lopez @ana (chair; Acme)', 'present: Bo Berg (Acme; joined at 16:20 UTC)'],
    },
    {
      says: 'a label with a comma list, and regrets on the same line',
      note: '**Present:** Ana, Bo (Acme), @cy. Regrets: Dee\n',
      reads: ['present: Ana', 'present: Bo (Acme)', 'present: cy @cy', 'regrets: Dee'],
    },
    {
      says: 'a label, then plain lines, as pasted from a document',
      note: 'Attendees:\nAna Lopez (Nana)\nBo Berg\nAgenda and Notes:\nWelcome\n',
      reads: ['present: Ana Lopez (Nana)', 'present: Bo Berg'],
    },
    {
      says: 'groups inside the list',
      note: '## Attendance\n\n* Team members: ana, bo\n* Others: cy (30min late)\n* Unavailable: dee\n',
      reads: ['present: ana', 'present: bo', 'present: cy (30min late)', 'regrets: dee'],
    },
    {
      says: 'a dash for the colon',
      note: '**Present** - Ana, Bo\n\nRegrets — Cy Diaz\n',
      reads: ['present: Ana', 'present: Bo', 'regrets: Cy Diaz'],
    },
    { says: 'a dash before other words', note: '- Present - the plan for May\n', reads: [], trap: true },
    {
      says: 'a paragraph of names that is wrapped',
      note: '== Present ==\n\nAna Lopez, Bo Berg,\nCy Diaz, Dee\nMoss, Eli Roth\n\n== Away ==\n\nFay Gold\n',
      reads: ['present: Ana Lopez', 'present: Bo Berg', 'present: Cy Diaz', 'present: Dee Moss', 'present: Eli Roth', 'regrets: Fay Gold'],
    },
    {
      says: 'initials before the name, and nothing but initials',
      note: '## Participants\n\n- AL - Ana Lopez, Acme, Lima, vice-chair (chairing)\n\nApologies: BB CD EvaM\n',
      reads: ['present: Ana Lopez (AL; chairing; Acme)', 'regrets: BB', 'regrets: CD', 'regrets: EvaM'],
    },
    { says: 'other languages', note: 'Teilnehmende: Ana, Bo\nEntschuldigt: Cy\n', reads: ['present: Ana', 'present: Bo', 'regrets: Cy'] },
    {
      says: 'names with commas, initials and ordinary words in them',
      note: 'Present:\n- David A. Berg, Acme\n- Lopez Jr, Ana M\n- Minh An Ng\n',
      reads: ['present: David A. Berg (Acme)', 'present: Lopez Jr, Ana M', 'present: Minh An Ng'],
    },
    { says: 'a verb is no list', note: '### Present the new site\n\nIt looks good.\n', reads: [], trap: true },
    {
      says: 'two people on one line, and remarks in parentheses',
      note: '## Attendees\n\n- Ana Lopez, Bo Berg (Acme)\n- Cy Diaz (new!)\n- Dee Moss, Acme Works\n- Eli Roth (late)\n',
      reads: [
        'present: Ana Lopez',
        'present: Bo Berg (Acme)',
        'present: Cy Diaz',
        'present: Dee Moss (Acme Works)',
        'present: Eli Roth (late)',
      ],
    },
    {
      says: 'what follows a picture, and remarks, name nobody',
      note: 'Attendees:\n![][image1]\n\n\\- \\[Ana\\] the hall\n\\- FYI : the new hall is open\n\n# Attendees\n\n- Bo\n- FYI the hall is closed\n',
      reads: ['present: Bo', 'not understood: line 10'],
      trap: true,
    },
    { says: 'words that name nobody', note: 'Present: unsure\n', reads: [], trap: true },
    {
      says: 'an agenda line before the list',
      note: '## Agenda\n\n1. Introduction of attendees\n2. Budget\n',
      reads: ['agenda: Introduction of attendees', 'agenda: Budget'],
      trap: true,
    },
  ],
};

/** Reads the people of one part; `regrets` says that the part lists those who were not there. */
export function readPeople(blocks: readonly Block[], part: Part, regrets: boolean, people: People): void {
  const head = blocks[part.head];
  let end = part.to;
  if (part.inline !== '' && head !== undefined) {
    let list = part.inline;
    const headLine = head.line.number;
    people.lines.add(headLine);
    // A comma list may go on over several lines of one paragraph.
    let next = part.head + 1;
    for (let last = head; next < blocks.length; next++) {
      const block = blocks[next] as Block;
      if (block.shape === 'blank' && /,$/.test(last.text) && blocks[next + 1]?.shape === 'plain') continue;
      if (
        block.shape !== 'plain' ||
        labelOf(block.text) !== undefined ||
        !(/[,;]$/.test(last.text) || block.indent > head.indent || goesOn(last, block) || list.lastIndexOf('[') > list.lastIndexOf(']'))
      )
        break;
      list += ` ${block.text}`;
      people.lines.add(block.line.number);
      last = block;
    }
    readList(list, headLine, regrets, people, isWatching(part.words) ? part.words : undefined);
    if (part.how !== 'label' || part.to <= part.head + 1) return;
  }
  if (part.from >= end) return;
  const rows = tableRows(blocks, part);
  if (rows !== undefined) {
    for (const person of peopleInRows(rows.rows)) people.found.push({ ...person, regrets: regrets || person.regrets });
    for (const line of rows.lines) people.lines.add(line);
    end = Math.min(end, rows.from);
    readBehindTable(blocks.slice(rows.from + rows.lines.length, part.to), regrets, people);
  }
  readLines(blocks, part, end, regrets, people);
}

// `Others: Cy Diaz, Dee Moss` right below a table.
function readBehindTable(blocks: readonly Block[], regrets: boolean, people: People): void {
  for (const block of blocks) {
    if (block.shape === 'blank') continue;
    const label = block.shape === 'plain' || block.shape === 'bullet' ? labelOf(block.text) : undefined;
    const named = label === undefined || label.rest === '' ? undefined : groupOf(plainWords(label.label), regrets);
    if (label === undefined || named === undefined) return;
    readList(label.rest, block.line.number, named.regrets, people, named.role);
  }
}

// A hard-wrapped paragraph: the line before is nearly full.
function goesOn(last: Block, next: Block): boolean {
  return last.line.text.length >= 60 && next.text.includes(',');
}

function readLines(blocks: readonly Block[], part: Part, end: number, regrets: boolean, people: People): void {
  const body = blocks
    .slice(part.from, endAtImage(blocks, part.from, end))
    .filter((block) => block.shape === 'bullet' || block.shape === 'ordered' || block.shape === 'plain');
  const bullets = body.filter((block) => block.shape !== 'plain');
  const boxes = body.map(boxOf).filter((box) => box !== undefined);
  // Boxes beside the names say who came; where nobody has ticked one, nobody is known to have come.
  const boxed = boxes.includes('x') || (boxes.length >= 3 && boxes.length === body.length);
  const least = bullets.reduce((least, block) => Math.min(least, block.indent), 1000);
  const whole = isWatching(part.words) ? part.words : undefined;
  let group = { indent: -1, regrets, role: whole };
  let parent = { indent: -1, isPerson: false };
  let unread = 0;
  for (const [at, block] of body.entries()) {
    const line = block.line.number;
    if (part.how !== 'heading' && bullets.length === 0 && isBehindList(body, at) && !namesGroup(block, regrets)) return;
    if (people.lines.has(line)) continue;
    if (block.shape === 'plain' && bullets.length > 0) {
      if (block.indent > least) continue;
      const label = labelOf(block.text);
      if (label === undefined || !groupOf(label.label, regrets)) {
        if (label?.rest === '' && !isFullyNamed(body[at + 1])) return;
        // Words before or after the bullets: an invitation, a remark.
        if (block.text.length < 150 && label?.rest !== '' && personIn(block.text) !== 'none' && !isInvitation(block.text))
          people.unread.push(line);
        continue;
      }
    }
    if (block.indent <= group.indent) group = { indent: -1, regrets, role: whole };
    const label = labelOf(block.text);
    const named = label === undefined ? undefined : groupOf(plainWords(label.label), regrets);
    if (label !== undefined && named !== undefined) {
      people.lines.add(line);
      if (label.rest === '') group = { indent: block.indent, ...named };
      else readList(label.rest, line, named.regrets, people, named.role);
      continue;
    }
    if (label?.rest === '') {
      // Nobody is named by words that end with a colon: another group, whatever it is called.
      people.lines.add(line);
      group = { indent: block.indent, regrets: group.regrets, role: whole };
      continue;
    }
    const isElse = label?.rest.includes(',') === true && isOfAnotherTime(label.label);
    if (label !== undefined && (isElse || isGroupOfMany(label))) {
      people.lines.add(line);
      if (!isElse) readList(label.rest, line, group.regrets, people, group.role);
      continue;
    }
    if (label !== undefined && areSentences(label.rest)) {
      unread++;
      if (unread >= 3) return;
      continue;
    }
    if (boxed && boxOf(block) === ' ') {
      people.lines.add(line);
      continue;
    }
    if (block.indent > parent.indent && parent.isPerson && block.shape !== 'plain') continue;
    const text = block.shape === 'plain' ? block.text.replace(plainBox, '') : block.text;
    if (text === '') continue;
    const wrapped = block.shape === 'plain' && /,\\?$/.test(text) ? wrappedList(body, at) : undefined;
    if (wrapped !== undefined) {
      for (const other of wrapped) people.lines.add(other.line.number);
      readList(wrapped.map((other) => other.text.replace(/\\$/, '')).join(' '), line, group.regrets, people, group.role);
      continue;
    }
    // `\- [Ana] flaky tests`: a line of an agenda whose dash the writer's program has escaped.
    if (/^\\[-+*]\s*\\?\[/.test(text)) continue;
    if (areSeveral(text, body.length > 2)) {
      readList(text, line, group.regrets, people, group.role);
      continue;
    }
    const person = initialsAmong(text, body) ?? personIn(text);
    if (block.shape !== 'plain') parent = { indent: block.indent, isPerson: typeof person === 'object' };
    if (person === 'none') people.lines.add(line);
    else if (person === undefined) {
      if (block.shape === 'plain' && text.length > 100) return;
      if (!isInvitation(text)) people.unread.push(line);
    } else {
      people.lines.add(line);
      people.found.push({
        line,
        person,
        regrets: group.regrets || person.absent,
        ...(group.role === undefined ? {} : { role: group.role }),
      });
    }
  }
}

// Plain lines that follow each other below a label end with a blank line.
function isBehindList(body: readonly Block[], at: number): boolean {
  const lineAt = (index: number) => body[index]?.line.number ?? 0;
  return at >= 2 && lineAt(1) === lineAt(0) + 1 && lineAt(at) > lineAt(at - 1) + 1;
}

function namesGroup(block: Block, regrets: boolean): boolean {
  const label = labelOf(block.text);
  return label !== undefined && groupOf(plainWords(label.label), regrets) !== undefined;
}

// A picture of those present, and then a blank line: what follows is something else.
function endAtImage(blocks: readonly Block[], from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const block = blocks[i] as Block;
    if (block.text.startsWith('![') && (i + 1 >= end || (blocks[i + 1] as Block).shape === 'blank')) return i;
  }
  return end;
}

function readList(list: string, line: number, regrets: boolean, people: People, role?: string): void {
  let missing = regrets;
  let text = list;
  people.lines.add(line);
  // `Present: a, b. Regrets: c` on one line.
  const second =
    /[.;,|]\s*\**(?:(?:regrets|apologies|absent|excused|excusé(?:e)?s|entschuldigt|ausentes)\**\s*:|(?:regrets|apologies)(?: were)?(?: received)? from\b:?)\s*/i.exec(
      list,
    );
  if (second !== null) {
    readList(list.slice(second.index + second[0].length), line, true, people, role);
    text = list.slice(0, second.index);
  }
  let misread = 0;
  const pieces = spacedNames(text) ?? piecesOf(beforeGroups(text.replace(/\.\s*$/, '')));
  const persons = initialsIn(pieces) ?? pieces.map((piece) => personIn(piece));
  for (const [i, person] of persons.entries()) {
    if (person === 'none') continue;
    const label = labelOf((pieces[i] as string).trim());
    const named = label === undefined ? undefined : groupOf(plainWords(label.label), missing);
    if (person === undefined || named !== undefined) {
      const labelled = label === undefined || named === undefined ? undefined : personIn(label.rest);
      if (labelled !== undefined && labelled !== 'none' && named !== undefined) {
        missing = named.regrets;
        people.found.push({ line, person: labelled, regrets: missing });
      } else misread++;
    } else people.found.push({ line, person, regrets: missing || person.absent, ...(role === undefined ? {} : { role }) });
  }
  if (misread > 0 && !persons.some((person) => typeof person === 'object')) people.unread.push(line);
  else if (misread > 0 && misread * 2 >= persons.length) people.unread.push(line);
}
