// What the links of guidelines lead to: a decision or line of a meeting, a question or count of a survey, a challenge, a community, a page
// elsewhere. Each aim has the content by which a later change is noticed, and says when it no longer holds.
import { findHeader } from '../../text/header.ts';
import { plainWords } from '../../text/inline.ts';
import { splitLines } from '../../text/lines.ts';
import { type DecisionMention, decidedIn } from '../decided.ts';
import type { Note } from '../group.ts';
import type { Overview } from '../overview.ts';
import type { Results } from '../surveys/results.ts';
import { linesNamed, type Spot, spotsOf } from './anchors.ts';
import type { Counted } from './figures.ts';
import { isStruck, saidAs } from './struck.ts';
import { surveySpot } from './survey-spots.ts';

/** Kinds of aims that are evidence; a milestone, a guideline, a person or any other file may be linked too, and bears nothing out. */
export const evidenceKinds = [
  'meeting',
  'decision',
  'action',
  'raised',
  'survey',
  'question',
  'finding',
  'challenge',
  'community',
  'recognition',
  'task',
  'outside',
] as const;

export type AimKind = (typeof evidenceKinds)[number] | 'milestone' | 'guideline' | 'person' | 'file';

/** Where a link leads. */
export interface Aim {
  readonly kind: AimKind;
  /** From the group's root; an address where it is outside. */
  readonly path: string;
  readonly anchor: string;
  /** By which the thing is called elsewhere: `2026-02-24#k3xq`, `autumn#kit`, a slug. */
  readonly id: string;
  readonly title: string;
  readonly line?: number;
  /** What stands there. Of a page elsewhere its address, as nobody looks at it. */
  readonly content: string;
  /** Why it holds no more, in words that follow “it”. */
  readonly over?: string;
  /** Of a survey: its slug, the question, and what may be published there. */
  readonly survey?: string;
  readonly question?: string;
  readonly counted?: Counted;
}

/** A link that leads nowhere. */
export interface Lost {
  readonly lost: 'file' | 'anchor';
  readonly path: string;
  readonly anchor: string;
}

/** What aims are found in: the group, the results of its surveys, and the texts of other files. */
export interface Grounds {
  readonly view: Overview;
  readonly results: ReadonlyMap<string, Results>;
  exists(path: string): boolean;
  /** The text of a file; undefined where it cannot be read. */
  text(path: string): string | undefined;
}

/** The path from the root and the anchor of a link's target, as seen from a folder; undefined where it leads out of the group. */
export function targetOf(target: string, folder: string): { readonly path: string; readonly anchor: string } | undefined {
  const hash = target.indexOf('#');
  const way = (hash === -1 ? target : target.slice(0, hash)).replace(/\?.*$/, '');
  const anchor = hash === -1 ? '' : decoded(target.slice(hash + 1));
  const parts = way.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of decoded(way.replace(/\\(?=[!-/:-@[-`{-~])/g, '')).split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return { path: parts.join('/'), anchor };
}

/** Whether a target is an address elsewhere. */
export function isOutside(target: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]{1,30}:|\/\/)/i.test(target);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Finds aims. Made once; looking one up costs little. */
export function aimFinder(grounds: Grounds): (path: string, anchor: string) => Aim | Lost {
  const { view } = grounds;
  const notes = new Map<string, Note[]>();
  for (const note of view.group.notes) notes.set(note.source.path, [...(notes.get(note.source.path) ?? []), note]);
  const spots = new Map<string, readonly Spot[]>();
  const spotsIn = (path: string, text: string): readonly Spot[] => {
    const there = spots.get(path) ?? spotsOf(text);
    spots.set(path, there);
    return there;
  };
  let decisions: ReadonlyMap<string, DecisionMention> | undefined;
  const holding = (id: string): DecisionMention | undefined => {
    decisions ??= new Map(
      decidedIn(view.group.notes).flatMap(({ holds, mentions }) =>
        mentions.map((mention) => [`${mention.note.id}#${mention.decision.id}`, holds] as const),
      ),
    );
    return decisions.get(id);
  };
  const tools = { grounds, spotsIn, holding };
  return (path, anchor) => {
    const meetings = notes.get(path);
    if (meetings !== undefined) return inMeetings(meetings, path, anchor, tools);
    const survey = /^surveys\/([^/]+)\/(?:results\.md|results\.json|survey\.yaml)$/.exec(path)?.[1];
    return (survey !== undefined && inSurvey(survey, path, anchor, tools)) || inFile(path, anchor, tools);
  };
}

interface Tools {
  readonly grounds: Grounds;
  readonly spotsIn: (path: string, text: string) => readonly Spot[];
  readonly holding: (id: string) => DecisionMention | undefined;
}

function inMeetings(meetings: readonly Note[], path: string, anchor: string, tools: Tools): Aim | Lost {
  const [first] = meetings as readonly [Note, ...Note[]];
  const { text } = first.source;
  if (anchor === '') return { kind: 'meeting', path, anchor, id: first.id, title: meetingTitle(first), content: withoutActions(first) };
  const line = linesNamed(text, anchor);
  for (const note of meetings) {
    const item = saidAs(note, anchor, line?.line);
    if (item === undefined) continue;
    const id = `${note.id}#${item.id}`;
    const holds = item.kind === 'decision' ? tools.holding(id) : undefined;
    const over = note.refused.has(item.id) ? 'was refused as a reading' : (item.over ?? (holds && isStruck(holds.decision.text)));
    return {
      kind: item.kind,
      path,
      anchor,
      id,
      title: plainWords(item.text),
      line: item.line,
      content: holds === undefined ? `${item.text}\n${item.state ?? ''}` : holds.decision.text,
      ...(over !== undefined && { over }),
    };
  }
  const spot = line ? { ...line, title: plainWords(line.content) } : tools.spotsIn(path, text).find((one) => one.anchor === anchor);
  if (spot === undefined) return { lost: 'anchor', path, anchor };
  const { title, content } = spot;
  return { kind: 'meeting', path, anchor, id: first.id, title: `${meetingTitle(first)}: ${title}`, line: spot.line, content };
}

/** What was said, without the front matter and the lines of actions, which are ticked and carried. */
function withoutActions({ source, meeting }: Note): string {
  const actions = new Set(meeting.actions.map(({ line }) => line));
  const header = findHeader(source);
  const start = header !== undefined && 'bodyStart' in header ? header.bodyStart : 0;
  return splitLines(source.text)
    .filter((line) => line.start >= start && !actions.has(line.number))
    .map(({ text }) => text.trim())
    .join('\n');
}

function meetingTitle({ id, meeting }: Note): string {
  return meeting.date === undefined ? `the meeting ${id}` : `the meeting of ${meeting.date}`;
}

function inSurvey(slug: string, path: string, anchor: string, { grounds }: Tools): Aim | undefined {
  const survey = grounds.view.group.surveys.find((one) => one.slug === slug);
  // What a link shows on a forge is the page, so that has to be there.
  if (!grounds.exists(path)) return undefined;
  const spot = surveySpot(survey, grounds.results.get(slug), anchor);
  if (spot === undefined) return undefined;
  const { what, title, content, question, counted } = spot;
  return {
    kind: what,
    path,
    anchor,
    id: anchor === '' ? slug : `${slug}#${anchor}`,
    title,
    content,
    survey: slug,
    ...(question !== undefined && { question }),
    ...(counted !== undefined && { counted }),
  };
}

const FOLDERS: ReadonlyMap<string, AimKind> = new Map([
  ['challenges', 'challenge'],
  ['communities', 'community'],
  ['recognition', 'recognition'],
  ['tasks', 'task'],
  ['milestones', 'milestone'],
  ['guidelines', 'guideline'],
  ['people', 'person'],
  ['surveys', 'survey'],
]);

function inFile(path: string, anchor: string, { grounds, spotsIn }: Tools): Aim | Lost {
  if (!grounds.exists(path)) return { lost: 'file', path, anchor };
  const kind = FOLDERS.get(path.split('/')[0] ?? '') ?? 'file';
  const record = recordAt(grounds.view, path);
  const slug = path.replace(/^.*\//, '').replace(/\.[a-z0-9]{1,10}$/i, '');
  const text = record?.source.text ?? grounds.text(path) ?? '';
  const { status, why, ...named } = (record?.fields ?? {}) as { status?: string; why?: string; title?: string; name?: string };
  const title = named.title ?? named.name ?? slug;
  const over = status === 'retired' || status === 'dropped' ? `was ${status}${why === undefined ? '' : ` (${why})`}` : undefined;
  const aim = { kind, path, anchor, id: slug, title, content: record?.body.trim() || text, ...(over !== undefined && { over }) };
  if (anchor === '') return aim;
  const spot = linesNamed(text, anchor) ?? spotsIn(path, text).find((one) => one.anchor === anchor);
  if (spot === undefined) return { lost: 'anchor', path, anchor };
  return { ...aim, line: spot.line, content: spot.content, ...('title' in spot && { title: `${title}: ${spot.title}` }) };
}

function recordAt({ group }: Overview, path: string) {
  const { challenges, communities, recognition, tasks, milestones, guidelines } = group;
  return [challenges, communities, recognition, tasks, milestones, guidelines].flat().find((record) => record.path === path);
}
