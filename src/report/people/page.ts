// The people report as a document: who they are in plain words, then what to write so that names are known, then whose turn it may be.
import type { Block, Document, Item } from '../document.ts';
import { plural } from '../words.ts';
import type { PeopleFacts } from './facts.ts';

export function peoplePage(facts: PeopleFacts): Document {
  const { group, asOf, meetings, people, unknown, doubles } = facts;
  // A name that may be somebody's needs a file only if it is not.
  const doubled = new Set(doubles.map(({ names }) => names[1]));
  const noMeeting = meetings.all === 0 ? [{ kind: 'paragraph' as const, inlines: ['No notes say yet who was there.'] }] : [];
  return {
    title: `${group}: people as of ${asOf}`,
    blocks: [
      ...noMeeting,
      ...section('People', undefined, people.map(personItem)),
      ...section(
        'In nobody’s file',
        'names in the notes, and what to write where somebody belongs to the group',
        unknown.map((u) => unknownItem(u, doubled.has(u.name))),
        12,
      ),
      ...section('Maybe one person', 'where it is so, write the line', doubles.map(doubleItem), 12),
      ...newcomersSection(facts),
      ...section('Open work', undefined, workItems(facts)),
      ...section('Turns', undefined, turnItems(facts)),
    ],
  };
}

function section(text: string, aside: string | undefined, items: readonly Item[], most = items.length): readonly Block[] {
  if (items.length === 0) return [];
  const words = [aside, items.length > most ? `${most} of ${items.length} shown` : undefined].filter((w) => w !== undefined).join('; ');
  return [
    { kind: 'heading', level: 2, text, ...(words !== '' && { aside: words }) },
    { kind: 'list', items: items.slice(0, most) },
  ];
}

function attended({ times, of, first, last }: PeopleFacts['people'][number]['attendance']): string {
  if (first === undefined) return 'in no list of attendees yet';
  const here = of === 1 ? (times === 1 ? 'at the one meeting' : 'not at the last meeting') : `at ${times} of the last ${of} meetings`;
  return times > 0 || of === 0 ? here : `${here}, the latest was ${last}`;
}

function personItem({ name, nickname, aliases, handles, alsoWritten, attendance, target }: PeopleFacts['people'][number]): Item {
  const also = [...aliases, ...alsoWritten];
  const known = [
    ...(nickname === undefined ? [] : [nickname]),
    ...(also.length === 0 ? [] : [`also ${also.join(', ')}`]),
    ...handles.map(({ where, handle }) => `${where} ${handle}`),
  ];
  return { inlines: [name, ...(known.length === 0 ? [] : [` (${known.join('; ')})`]), `: ${attended(attendance)}`], target };
}

function unknownItem({ name, alsoWritten, attendance, places, write }: PeopleFacts['unknown'][number], isDoubled: boolean): Item {
  const as = (role: (typeof places)[number]['as'], word: string): readonly string[] => {
    const count = places.filter((p) => p.as === role).length;
    return count === 0 ? [] : [`${word} ${plural(count, 'time')}`];
  };
  const named = [
    ...as('attendee', 'attendee'),
    ...as('regrets', 'regrets'),
    ...as('owner', 'owner'),
    ...as('leader', 'leader of a community'),
  ];
  const also = alsoWritten.length === 0 ? '' : ` (also ${alsoWritten.join(', ')})`;
  const was = attendance.first === undefined ? '' : `, ${attended(attendance)}`;
  return {
    inlines: [`${name}${also}: ${named.join(', ')}${was}`],
    ...(places[0] && { target: { path: places[0].path, ...(places[0].line !== undefined && { line: places[0].line }) } }),
    ...(!isDoubled && { children: [writeItem(write)] }),
  };
}

const WHY = {
  'same handle': 'have the same handle',
  'nearly the same name': 'are nearly the same name',
  initials: 'have the same initials',
  'short form': 'begin alike; the notes do not tell whether they are one person',
} as const;

function doubleItem({ names, why, targets, write }: PeopleFacts['doubles'][number]): Item {
  const [target] = targets.slice(-1);
  return { inlines: [`${names[0]} and ${names[1]} ${WHY[why]}`], ...(target && { target }), children: [writeItem(write)] };
}

function writeItem({ path, lines }: { readonly path: string; readonly lines: readonly string[] }): Item {
  return {
    inlines: [
      { text: `${path}: `, tone: 'dim' },
      { text: lines.join(' · '), tone: 'id' },
    ],
  };
}

function newcomersSection({ newcomers: { since, counted, names }, meetings }: PeopleFacts): readonly Block[] {
  if (since === undefined || meetings.all < 2 || names.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'New', aside: `first there ${counted === 'after' ? `after ${since}` : `on ${since} or later`}` },
    { kind: 'list', items: [{ inlines: [names.slice(0, 30).join(', '), names.length > 30 ? ` and ${names.length - 30} more` : ''] }] },
  ];
}

function workItems({ openWork: { open, withoutOwner, heldBy, halfHeldBy } }: PeopleFacts): readonly Item[] {
  if (open === 0) return [];
  const owned = open - withoutOwner;
  const items: string[] = [`${plural(open, 'open next step')}: ${owned} with an owner, ${withoutOwner} without`];
  if (heldBy > 0) items.push(`${plural(heldBy, 'person holds', 'people hold')} the ${owned} with an owner`);
  if (heldBy > 1 && halfHeldBy < heldBy) items.push(`${plural(halfHeldBy, 'person holds', 'people hold')} half of them or more`);
  return items.map((text) => ({ inlines: [text] }));
}

function turnItems({ turns, meetings }: PeopleFacts): readonly Item[] {
  return turns.flatMap(({ role, told, of, could }): readonly Item[] => {
    const words =
      role === 'notes'
        ? { next: 'take notes', who: 'who took them', mark: '(notes)' }
        : { next: 'chair', who: 'who chaired', mark: '(chair)' };
    if (told === 0) {
      // Many groups have no chair; somebody always takes the notes.
      return role === 'chair' || meetings.all === 0
        ? []
        : [
            {
              inlines: [
                `No notes say ${words.who}; write ${words.mark} behind a name in the list of attendees, and wg can tell whose turn it may be`,
              ],
            },
          ];
    }
    if (could.length === 0) return [];
    const told_ = told < of ? ` (${told} of ${plural(of, 'meeting')} ${told === 1 ? 'says' : 'say'} ${words.who})` : '';
    return [{ inlines: [`Could ${words.next} next: ${could.join(', ')}`, { text: told_, tone: 'dim' }] }];
  });
}
