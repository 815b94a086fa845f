// Groups of any size, of people who never were: the same size and seed give the same bytes. For the bench and for tests of many files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const given = 'Ada Bela Cem Dunja Edda Femi Gita Hale Ines Jaro Kaja Lior Mina Nils Odile Pavo Runa Sefa Tamsin Yara'.split(' ');
const family = 'Abara Brandt Castell Dorn Elmi Farrow Greve Holm Iyer Juhl Kemal Lindt Moreau Nadir Orlov Pell Quist Rhee Sorin Vale'.split(
  ' ',
);
const verbs = 'Write Collect Compare Publish Translate Review Sort Test Announce Prepare'.split(' ');
const things =
  'the lending rules,the seed list,the opening hours,the newcomer letter,the survey questions,the room plan,the poster,the budget,the tool list,the yearly report'.split(
    ',',
  );
const ends =
  'for the library,with two other groups,in three languages,before the fair,for newcomers,from the last season,as a page,with the school'.split(
    ',',
  );
const talk =
  'We spoke about what had come in since the last call and agreed that it should be easier to find. Two people offered to look at it again with fresh eyes.';

interface Size {
  /** How many meetings there are, one a week, the last on or before 2026-03-03. */
  readonly notes: number;
  /** How many paragraphs of talk a note holds; 17 make about 3.6 KB. */
  readonly talk?: number;
  readonly seed?: number;
}

/** The files of a group, by path from its root. Notes have a header, attendees, talk, a decision, and three next steps, of which one is owned by nobody. */
export function* syntheticGroup({ notes, talk: paragraphs = 17, seed = 1 }: Size): Generator<readonly [path: string, text: string]> {
  const pick = picker(seed);
  const people = given.map((name, index) => `${name} ${family[index]}`);
  yield ['wg.yaml', 'format: 1\nname: Synthetic Library\nmeeting: every Tuesday 16:00 UTC\n'];
  for (const person of people) yield [`people/${slug(person)}.yaml`, `name: ${person}\n`];
  for (const [index, thing] of things.entries()) {
    const due = day(20_510 + 7 * index);
    const waits = index % 3 === 2 ? `blocked_by: [${slug(things[index - 1] as string)}]\n` : `due: ${due}\n`;
    yield [`milestones/${slug(thing)}.md`, `---\ntitle: Finish ${thing}\n${waits}owners: [${slug(pick(people))}]\n---\n`];
  }
  // More notes than weeks since 2000 share their days: a second series has its name in the file's.
  const weeks = Math.min(notes, 1300);
  for (let index = 0; index < notes; index++) {
    const held = 20_515 - 7 * (weeks - 1 - (index % weeks));
    const series = Math.floor(index / weeks);
    const path = `meetings/${day(held)}${series === 0 ? '' : `-series-${series}`}.md`;
    const attendees = [0, 1, 2, 3, 4].map((offset) => people[(index + offset * 3) % people.length] as string);
    yield [path, note(held, attendees, paragraphs, pick)];
  }
}

/** Writes files below a folder, making what folders they need; the number of bytes. */
export function writeFiles(folder: string, files: Iterable<readonly [path: string, text: string]>): number {
  let bytes = 0;
  const made = new Set<string>();
  for (const [path, text] of files) {
    const parent = dirname(join(folder, path));
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(join(folder, path), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

function note(held: number, attendees: readonly string[], paragraphs: number, pick: <T>(list: readonly T[]) => T): string {
  const step = (owner: string) => `- [until ${day(held + 7)} - ${owner}] ${pick(verbs)} ${pick(things)} ${pick(ends)}\n`;
  return [
    `---\ndate: ${day(held)}\nstart: "16:00 UTC"\nend: "17:00 UTC"\n---\n`,
    `# Weekly call\n\n## Attendees\n\n${attendees.map((name) => `- ${name}\n`).join('')}\n## Notes\n\n`,
    `${Array.from({ length: paragraphs }, () => `${pick(verbs)} ${pick(things)} ${pick(ends)}. ${talk}\n\n`).join('')}`,
    `## Decisions\n\n- Decision: we ${pick(verbs).toLowerCase()} ${pick(things)} ${pick(ends)}\n\n`,
    `## Next steps\n\n${step(pick(attendees))}${step(pick(attendees))}${step('All')}`,
  ].join('');
}

function slug(text: string): string {
  return text.replace(/^the /, '').toLowerCase().replaceAll(' ', '-');
}

/** The ISO day that many days after 1970-01-01. */
function day(count: number): string {
  return new Date(count * 86_400_000).toISOString().slice(0, 10);
}

/** Chooses from lists, the same way for the same seed (a multiplicative congruential generator, Lewis, Goodman and Miller 1969). */
function picker(seed: number): <T>(list: readonly T[]) => T {
  let state = seed;
  return (list) => {
    state = (state * 16_807) % 2_147_483_647;
    return list[state % list.length] as (typeof list)[number];
  };
}
