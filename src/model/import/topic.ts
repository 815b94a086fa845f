// A topic of a Discourse forum as it was saved (`…/t/12.json`): its posts in order, and which of them are no post of a person. What is missing or
// of another kind in the file counts as not said; nothing in it is trusted.
import { type Day, parseDay } from '../../time/day.ts';

/** One post. Names are for finding consent and for taking names out of texts; nobody prints them. */
export interface Post {
  readonly number: number;
  readonly username: string;
  /** All ways in which the file names whoever wrote it. */
  readonly names: readonly string[];
  /** Day on which it was written, UTC. */
  readonly day: Day | undefined;
  /** HTML as the forum shows it, and Markdown as it was written, where the file has it. */
  readonly cooked: string;
  readonly raw: string | undefined;
  /** The post that it answers; undefined where it answers the topic. */
  readonly answers: number | undefined;
  /** Why it is no post of a person, in words. */
  readonly unfit: string | undefined;
}

export interface Topic {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** Whether it is a conversation between members, which is not public. */
  readonly isPrivate: boolean;
  readonly posts: readonly Post[];
  /** Posts of the topic that the file does not hold. */
  readonly missing: number;
}

/** The topic in a JSON text, or why there is none. */
export function readTopic(text: string): Topic | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { problem: 'this is not JSON' };
  }
  const outer = fieldsOf(json);
  const topic = outer?.get('post_stream') === undefined ? fieldsOf(outer?.get('topic')) : outer;
  const stream = fieldsOf(topic?.get('post_stream'));
  const list = stream?.get('posts');
  if (topic === undefined || stream === undefined || !Array.isArray(list))
    return { problem: 'there are no posts of a Discourse topic in it' };
  const posts = list.flatMap((post: unknown) => postOf(fieldsOf(post)));
  const [first] = list.map((post: unknown) => fieldsOf(post));
  const id = numberIn(topic, 'id') ?? numberIn(stream, 'topic_id') ?? (first && numberIn(first, 'topic_id'));
  if (id === undefined) return { problem: 'the topic has no number (`id`)' };
  const slug = textIn(topic, 'slug') || (first === undefined ? '' : textIn(first, 'topic_slug'));
  const all = stream.get('stream');
  return {
    id,
    slug: SLUG.test(slug) ? slug : '',
    title: textIn(topic, 'title').trim() || slug.replaceAll('-', ' '),
    tags: listIn(topic, 'tags').flatMap((tag) => (typeof tag === 'string' ? [tag] : textIn(fieldsOf(tag) ?? new Map(), 'name') || [])),
    isPrivate: textIn(topic, 'archetype') === 'private_message',
    posts: posts.sort((a, b) => a.number - b.number).filter(({ number }, index, sorted) => sorted[index - 1]?.number !== number),
    missing: Array.isArray(all) ? Math.max(0, all.length - list.length) : 0,
  };
}

const SLUG = /^[\p{L}\p{N}_-]{1,255}$/u;

type Fields = ReadonlyMap<string, unknown>;

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined;
}

function textIn(fields: Fields, key: string): string {
  const value = fields.get(key);
  return typeof value === 'string' ? value : '';
}

function numberIn(fields: Fields, key: string): number | undefined {
  const value = fields.get(key);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

function listIn(fields: Fields, key: string): readonly unknown[] {
  const value = fields.get(key);
  return Array.isArray(value) ? value : [];
}

function postOf(fields: Fields | undefined): readonly Post[] {
  const number = fields && numberIn(fields, 'post_number');
  if (fields === undefined || number === undefined) return [];
  const username = textIn(fields, 'username');
  const raw = fields.get('raw');
  const names = [username, textIn(fields, 'name'), textIn(fields, 'display_username')].map((name) => name.trim());
  return [
    {
      number,
      username,
      names: [...new Set(names)].filter((name) => name !== ''),
      day: parseDay(textIn(fields, 'created_at').slice(0, 10)),
      cooked: textIn(fields, 'cooked'),
      raw: typeof raw === 'string' ? raw : undefined,
      answers: numberIn(fields, 'reply_to_post_number'),
      unfit: unfitWords(fields),
    },
  ];
}

/** Types of posts, as Discourse numbers them: 1 is a post of a person. */
const TYPES: ReadonlyMap<unknown, string> = new Map([
  [2, 'a note of the moderators'],
  [3, 'what was done to the topic'],
  [4, 'a whisper among the staff'],
]);

function unfitWords(fields: Fields): string | undefined {
  const type = TYPES.get(fields.get('post_type'));
  if (type !== undefined) return type;
  const user = fields.get('user_id');
  if ((typeof user === 'number' && user < 0) || ['system', 'discobot'].includes(textIn(fields, 'username')))
    return 'the forum itself wrote it';
  const isTaken = typeof fields.get('deleted_at') === 'string' || fields.get('user_deleted') === true;
  return isTaken || fields.get('hidden') === true ? 'hidden or deleted' : undefined;
}
