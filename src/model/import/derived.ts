// What a note gives rise to beside itself: people, the charter, milestones. Only what is not there yet is planned; nothing is overwritten.

import type { Write } from '../../text/files.ts';
import { escapeMarkdown } from '../../text/markdown-escape.ts';
import { relativeLink } from '../../text/relative-path.ts';
import { slugOf } from '../../text/slug.ts';
import type { Source } from '../../text/source.ts';
import { type Group, type Milestone, namesOf } from '../group.ts';
import { nicknameReading, usedAsOwner } from '../inferred.ts';
import { type MilestoneFields, milestoneKind, type PersonFields, personKind } from '../kinds.ts';
import type { Attendee, CharterPart, Meeting } from '../meeting.ts';
import { printMarkdownRecord, printYamlRecord } from '../print.ts';
import { milestonesOf, type NamedMilestone } from '../restated.ts';
import { nearlySame, sameWords, topicOf } from '../similar.ts';
import { clauseOf, referredName, slugOfClause } from '../title.ts';

/** Path of the schema of people's files, from their folder. */
const personSchema = '../.wg/person.schema.json';

/** One file per attendee whom nobody knows yet. */
export async function newPeople(meeting: Meeting, noteId: string, known: Group['people']): Promise<readonly Write[]> {
  const names = new Set(known.flatMap(namesOf).map((n) => n.toLowerCase()));
  // A first name alone is the one person who has it.
  const firstNames = new Map<string, number>();
  for (const name of new Set([...known.map((p) => p.fields.name ?? ''), ...meeting.attendees.map((a) => a.name)])) {
    const [first = '', ...rest] = name.toLowerCase().split(' ');
    if (rest.length > 0) firstNames.set(first, (firstNames.get(first) ?? 0) + 1);
  }
  const taken = new Set(known.map((p) => p.slug));
  const writes: Write[] = [];
  for (const attendee of meeting.attendees) {
    if (allNames(attendee).some((n) => names.has(n.toLowerCase())) || firstNames.get(attendee.name.toLowerCase()) === 1) continue;
    for (const n of allNames(attendee)) names.add(n.toLowerCase());
    const slug = slugOf(attendee.nickname ?? attendee.name, taken);
    taken.add(slug);
    const inferred = attendee.nickname !== undefined && !usedAsOwner(meeting, attendee.nickname);
    const fields: PersonFields = {
      name: attendee.name,
      ...(attendee.nickname && { nickname: attendee.nickname }),
      ...(attendee.handle && { aliases: [`@${attendee.handle}`] }),
      ...(attendee.organisation && { communities: [attendee.organisation] }),
      ...(inferred && { inferred: new Map([['nickname', `${noteId}#${nicknameReading(attendee.name, attendee.nickname ?? '')}`]]) }),
    };
    writes.push({ path: `people/${slug}.yaml`, before: undefined, after: await printYamlRecord(personKind, fields, personSchema) });
  }
  return writes;
}

function allNames({ name, nickname, handle }: Attendee): readonly string[] {
  return [name, nickname, handle, handle && `@${handle}`].filter((n) => n !== undefined);
}

const PART_TITLES: Readonly<Record<CharterPart['part'], string>> = {
  problem: 'Problem',
  goal: 'Goal',
  success: 'What success looks like',
  role: 'The role',
  join: 'How to join',
};

/** `charter.md` from the parts that a note holds, with the note's words; undefined where it holds none. */
export function charterText(meeting: Meeting, notePath: string, name: string): string | undefined {
  if (meeting.charter.length === 0) return undefined;
  const parts = meeting.charter.map(({ part, text }) => `## ${PART_TITLES[part]}\n\n${text.trim()}\n`);
  return `# ${name}\n\n${parts.join('\n')}\nFrom [the notes of ${meeting.date ?? 'a meeting'}](${relativeLink('', notePath)}).\n`;
}

/** A milestone of a note, with the record that is or will be it. */
export interface PlannedMilestone {
  readonly named: NamedMilestone;
  readonly slug: string;
  readonly fields: MilestoneFields;
  /** There already; its file is not made again. */
  readonly existing?: Milestone;
}

/** The milestones of a note as records: slugs by the name that others use for them, dependencies and wholes as slugs. */
export function planMilestones(
  meeting: Meeting,
  noteId: string,
  group: Pick<Group, 'milestones'>,
  refused: ReadonlySet<string>,
): readonly PlannedMilestone[] {
  const named = milestonesOf(meeting, refused);
  const taken = new Set(group.milestones.map((m) => m.slug));
  const slugs = new Map<NamedMilestone, { slug: string; alias?: string; existing?: Milestone }>();
  const referred = named.flatMap((m) => (m.blockedBy === undefined ? [] : (referredName(m.blockedBy) ?? [])));
  for (const m of named) {
    const existing = group.milestones.find((e) => isSame(e, m));
    if (existing) slugs.set(m, { slug: existing.slug, existing });
  }
  for (const name of referred) {
    const target = referredTo(name, named);
    if (target === undefined || slugs.has(target)) continue;
    const slug = slugOf(name, taken);
    taken.add(slug);
    slugs.set(target, { slug, alias: `the ${name}` });
  }
  for (const m of named) {
    if (slugs.has(m)) continue;
    const slug = slugOfClause(m.text, taken);
    taken.add(slug);
    slugs.set(m, { slug });
  }
  return named.map((m) => {
    const { slug, alias, existing } = slugs.get(m) as { slug: string; alias?: string; existing?: Milestone };
    const whole = m.partOf && named.find((other) => other.lines.includes(m.partOf?.line ?? -1));
    const part = whole && slugs.get(whole)?.slug;
    const name = m.blockedBy === undefined ? undefined : referredName(m.blockedBy);
    const blocker = name === undefined ? undefined : referredTo(name, named);
    const blockedBy = blocker ? slugs.get(blocker)?.slug : m.blockedBy;
    const fields: MilestoneFields = {
      title: m.title,
      ...(m.deadline?.due && { due: m.deadline.due }),
      ...(m.deadline && { due_words: m.deadline.words }),
      ...(m.deadline && meeting.date && { due_said: meeting.date }),
      ...(m.owners.length > 0 && { owners: m.owners }),
      ...(blockedBy && { blocked_by: [blockedBy] }),
      ...(part && { part_of: part }),
      ...(alias && { aliases: [alias] }),
      ...(m.partOf && part && { inferred: new Map([['part_of', `${noteId}#${m.partOf.reading}`]]) }),
    };
    return { named: m, slug, fields, ...(existing && { existing }) };
  });
}

/** Whether a record is the milestone that a note names: the same title, alias or sentence, or nearly the same words. */
function isSame(record: Milestone, m: NamedMilestone): boolean {
  const said = [m.title, m.text].map(sameWords);
  const has = [record.fields.title ?? '', ...(record.fields.aliases ?? []), record.body.trimStart().split('\n', 1)[0] ?? ''].map(sameWords);
  return has.some((words) => words !== '' && said.includes(words)) || nearlySame(topicOf(m.text), topicOf(record.fields.title ?? ''));
}

/** The milestone that a short name means: the one whose title holds all its words, the shortest such title first. */
function referredTo(name: string, named: readonly NamedMilestone[]): NamedMilestone | undefined {
  const wanted = topicOf(name);
  const holds = (text: string): boolean => {
    const topic = topicOf(text);
    return wanted.size > 0 && [...wanted].every((stem) => topic.has(stem));
  };
  return named.find((m) => m.blockedBy === undefined && holds(m.title)) ?? named.find((m) => holds(m.text) && m.blockedBy === undefined);
}

/** The file of a new milestone: its fields, the sentence it came from, and the note that says it (its lines move with every edit of the note). */
export async function milestoneText({ named, fields }: PlannedMilestone, note: Source): Promise<string> {
  const id = note.path.slice(note.path.lastIndexOf('/') + 1).replace(/\.md$/, '');
  const sentence = named.text.trim();
  const paragraphs = [
    sentence === clauseOf(named.text) ? '' : sentence,
    named.handOff ? `How: ${named.handOff.text}` : '',
    `From [${escapeMarkdown(id)}](${relativeLink('milestones', note.path)}).`,
  ];
  return printMarkdownRecord(milestoneKind, fields, `\n${paragraphs.filter((p) => p !== '').join('\n\n')}\n`);
}
