// From the posts of a topic to files of challenges: which posts tell one, what stands in their files, and what becomes of those that were
// imported before. Edits made here stay.
import { sha256 } from '../../text/digest.ts';
import { findHeader } from '../../text/header.ts';
import { setFields } from '../../text/header-edit.ts';
import type { Challenge } from '../group.ts';
import { challengeKind } from '../kinds.ts';
import { printMarkdownRecord } from '../print.ts';
import { clauseOf, slugOfClause } from '../title.ts';
import { type Authors, longestPost } from './post-text.ts';
import type { Post, Topic } from './topic.ts';

/** What becomes of a post. `edited`: the post is another one now, and so is its file here. */
export type PostFate =
  | { readonly post: number; readonly what: 'skipped'; readonly because: string }
  | {
      readonly post: number;
      readonly what: 'new' | 'changed';
      readonly path: string;
      readonly title: string;
      readonly before?: string;
      readonly after: string;
    }
  | { readonly post: number; readonly what: 'same' | 'edited'; readonly path: string; readonly title: string };

/** An import of a topic. */
export interface TopicImport {
  readonly topic: Topic;
  readonly authors: Authors;
  /** Address of the forum, without a slash at its end. */
  readonly forum: string | undefined;
  readonly challenges: readonly Challenge[];
  /** Which posts to take; one that is named alone (`named`) whatever else speaks against it. All that tell something where it is undefined. */
  readonly wanted: { has(post: number): boolean; named(post: number): boolean } | undefined;
  /** The community of a post, where it is known. */
  communityOf(post: Post): string | undefined;
}

/** Fewer words tell of nothing. */
const FEWEST_WORDS = 8;

/** What becomes of each post, in order. */
export async function fatesOf(job: TopicImport): Promise<readonly PostFate[]> {
  const { topic, authors, challenges } = job;
  const taken = new Set(challenges.map(({ slug }) => slug));
  const fates: PostFate[] = [];
  for (const post of topic.posts) {
    const text = post.unfit === undefined && Math.max(post.cooked.length, post.raw?.length ?? 0) <= longestPost ? authors.text(post) : '';
    const there = challenges.find((challenge) => isFrom(challenge, job, post.number));
    const because = whyNot(job, post, text, there !== undefined);
    if (because !== undefined) {
      fates.push({ post: post.number, what: 'skipped', because });
      continue;
    }
    const body = `\n${text}\n`;
    if (there !== undefined) {
      fates.push(await fateOfKnown(job, there, post, body));
      continue;
    }
    const title = titleOf(job, post, text);
    const slug = slugOfClause(title, taken);
    taken.add(slug);
    const by = authors.named(post)?.slug;
    const community = job.communityOf(post);
    const source = linkTo(job, post.number);
    const after = await printMarkdownRecord(
      challengeKind,
      {
        title,
        ...(community !== undefined && { community }),
        ...(post.day !== undefined && { told: post.day }),
        ...(by !== undefined && { by }),
        ...(source !== undefined && { source }),
        imported: await markOf(job, post.number, body),
      },
      body,
    );
    fates.push({ post: post.number, what: 'new', path: `challenges/${slug}.md`, title, after });
  }
  return fates;
}

function whyNot(
  { wanted, topic }: TopicImport,
  { unfit, number, answers, cooked, raw }: Post,
  text: string,
  isKnown: boolean,
): string | undefined {
  if (unfit !== undefined) return unfit;
  if (wanted !== undefined && !wanted.has(number)) return 'not asked for';
  if (Math.max(cooked.length, raw?.length ?? 0) > longestPost) return 'too long for a post';
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words === 0) return 'no words of its own';
  if (wanted?.named(number) === true || isKnown) return undefined;
  if (wanted === undefined && number === 1 && topic.posts.length > 1 && asks(`${topic.title}\n${text}`))
    return 'it asks, and the others tell; --posts 1 takes it';
  if (wanted === undefined && answers !== undefined && answers > 1) return `an answer to post ${answers}; --posts ${number} takes it`;
  return words < FEWEST_WORDS && !/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u.test(text)
    ? `fewer than ${FEWEST_WORDS} words; --posts ${number} takes it`
    : undefined;
}

/** Whether a post that opens a topic asks the others: a line of it, or the title, ends with a question mark, or it asks to tell. */
function asks(text: string): boolean {
  return /[?？]\s*$/mu.test(text) || /\bplease (?:tell|share|write|post|answer|describe|say)\b/i.test(text);
}

/** The title of the topic for its first post, for others their first clause. Names are out of both. */
function titleOf({ topic, authors }: TopicImport, { number }: Post, text: string): string {
  if (number === 1 && topic.title !== '') return shortened(authors.line(topic.title.replace(/\s+/g, ' ').trim()));
  const first = text.split('\n').find((line) => /\p{L}/u.test(line)) ?? text;
  const plain = first
    .replace(/\\(?=[^\p{L}\p{N}\s])/gu, '')
    .replace(/^[\s>#*+\d.-]+(?=\s)|[*`~]|<https?:[^>]*>/g, '')
    .trim();
  const sentence = /^.{12,}?[.!?。](?=\s|$)/u.exec(plain.slice(0, 400))?.[0] ?? plain;
  return shortened(clauseOf(sentence) || `Post ${number} of a topic`);
}

const LONGEST_TITLE = 90;

function shortened(title: string): string {
  if (title.length <= LONGEST_TITLE) return title;
  const cut = title.slice(0, LONGEST_TITLE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)).trimEnd()} …`;
}

async function fateOfKnown(job: TopicImport, challenge: Challenge, post: Post, fresh: string): Promise<PostFate> {
  const { path, source, fields, body } = challenge;
  const title = fields.title ?? path;
  const mark = await markOf(job, post.number, fresh);
  const hash = (words: string): string => words.slice(words.lastIndexOf('sha256:'));
  const imported = fields.imported ?? '';
  const same = { post: post.number, path, title };
  if (hash(imported) === hash(mark)) return (await fateOfLinked(job, challenge, post, mark)) ?? { ...same, what: 'same' };
  const isUntouched = hash(await markOf(job, post.number, body)) === hash(imported);
  const header = findHeader(source);
  const at = source.text.indexOf(imported);
  if (!isUntouched || header === undefined || 'problem' in header || at === -1 || at > header.bodyStart) return { ...same, what: 'edited' };
  const head = source.text.slice(0, header.bodyStart).replace(hash(imported), hash(mark));
  const eol = head.includes('\r\n') ? '\r\n' : '\n';
  return { ...same, what: 'changed', before: source.text, after: head + fresh.replaceAll('\n', eol) };
}

/** A file that was made when the forum was not known gets its link as soon as it is; undefined where there is nothing to add. */
async function fateOfLinked(job: TopicImport, challenge: Challenge, post: Post, mark: string): Promise<PostFate | undefined> {
  const { path, source, fields } = challenge;
  const link = linkTo(job, post.number);
  if (link === undefined || originOf(challenge)?.host !== '') return undefined;
  const wanted = [...(fields.source === undefined ? [['source', link] as const] : []), ['imported', mark] as const];
  const after = await setFields(source, wanted, Object.keys(challengeKind.fields));
  if (typeof after !== 'string') return undefined;
  return { post: post.number, what: 'changed', path, title: fields.title ?? path, before: source.text, after };
}

/** How a file says which post it is from: the address without the forum where that is not known, and the hash of the text as it was. */
async function markOf({ topic, forum }: TopicImport, post: number, body: string): Promise<string> {
  const text = body.replaceAll('\r\n', '\n').trim();
  return `${hostOf(forum)}/t/${topic.id}/${post} sha256:${(await sha256(text)).slice(0, 32)}`;
}

function hostOf(forum: string | undefined): string {
  return forum?.replace(/^https?:\/\//i, '').toLowerCase() ?? '';
}

const MARK = /^(\S{0,500})\/t\/(\d{1,15})\/(\d{1,15}) sha256:[0-9a-f]{32}$/;

/** Where a challenge was imported from; undefined where it was written here. */
export function originOf({ fields }: Challenge): { readonly host: string; readonly topic: number; readonly post: number } | undefined {
  const [, host, topic, post] = MARK.exec(fields.imported ?? '') ?? [];
  return host === undefined ? undefined : { host, topic: Number(topic), post: Number(post) };
}

function isFrom(challenge: Challenge, { topic, forum }: TopicImport, post: number): boolean {
  const origin = originOf(challenge);
  if (origin === undefined || origin.topic !== topic.id || origin.post !== post) return false;
  return origin.host === '' || forum === undefined || origin.host === hostOf(forum);
}

function linkTo({ topic, forum }: TopicImport, post: number): string | undefined {
  return forum === undefined ? undefined : `${forum}/t/${topic.slug === '' ? '-' : topic.slug}/${topic.id}/${post}`;
}
