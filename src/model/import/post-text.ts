// The text of a forum post as a challenge keeps it: Markdown in the author's own words, without quotations, signatures and pictures, and without
// names of people who did not agree to be named.
import { htmlToMarkdown, type Instead } from '../../text/html-markdown.ts';
import { type Outside, outsideOf } from '../consent.ts';
import type { Person } from '../group.ts';
import type { Somebody } from '../roll.ts';
import { redact } from '../surveys/personal-values.ts';
import type { Post, Topic } from './topic.ts';

/** Texts and people of a topic, as they may stand in the repository. */
export interface Authors {
  /** The person who wrote a post, where they agreed to be named. */
  named(post: Post): Person | undefined;
  /** The person's file, whatever they agreed to. */
  known(post: Post): Person | undefined;
  /** The text of a post. */
  text(post: Post): string;
  /** A line without names and addresses. */
  line(text: string): string;
}

/** Longer posts are not read: a forum allows no such ones. */
export const longestPost = 200_000;

/** The people of a group and of a topic. `forum` is the address of the forum, by which links become whole. */
export function authorsOf({ posts }: Topic, people: readonly Person[], forum: string | undefined): Authors {
  const byName = new Map<string, Person>();
  for (const person of people)
    for (const handle of person.fields.handles?.values() ?? []) byName.set(handle.replace(/^@/, '').toLowerCase(), person);
  const find = (username: string): Person | undefined => byName.get(username.toLowerCase());
  const outside = namesOut(posts, people, find);
  const mention = (username: string): string => {
    const person = find(username.replace(/^@/, ''));
    return person !== undefined && mayBeNamed(person) ? nameOf(person) : 'somebody';
  };
  const line = (text: string): string => outside.text(redact(text).text);
  return {
    known: ({ username }) => find(username),
    named({ username }) {
      const person = find(username);
      return person !== undefined && mayBeNamed(person) ? person : undefined;
    },
    text(post) {
      const written =
        post.raw !== undefined && (!HTML.test(post.raw) || post.cooked === '')
          ? fromRaw(post.raw, mention)
          : fromCooked(post.cooked, mention, forum);
      return written === '' ? '' : line(written).replace(/[^\S\n]+$/gm, '');
    },
    line,
  };
}

const HTML = /<\/?[a-z]/i;

/** A person who said how to be named: only a name or a nickname is one. */
function mayBeNamed({ fields: { consent, nickname } }: Person): boolean {
  return consent === 'name' || (consent === 'nickname' && nickname !== undefined);
}

function nameOf({ fields, slug }: Person): string {
  return (fields.consent === 'nickname' ? fields.nickname : fields.name) ?? slug;
}

/** Takes out the names of all who wrote and of all who are in people/, but of those who agreed. */
function namesOut(posts: readonly Post[], people: readonly Person[], find: (username: string) => Person | undefined): Outside {
  const everybody: Somebody[] = people.map((person) =>
    entryOf(mayBeNamed(person) ? person : { ...person, fields: { ...person.fields, consent: 'none' } }, []),
  );
  const strangers = new Map(
    posts.filter(({ username }) => username !== '' && find(username) === undefined).map((post) => [post.username, post]),
  );
  for (const { username, names } of strangers.values()) {
    const [longest = username] = [...names].sort((a, b) => b.length - a.length);
    const fields = { name: longest, consent: 'none' as const, handles: new Map([['forum', username]]) };
    everybody.push(entryOf({ slug: username, path: '', source: { path: '', text: '' }, fields, body: '', nodes: new Map() }, names));
  }
  return outsideOf({ everybody, meetings: [], whoIs: () => [] });
}

function entryOf(person: Person, written: readonly string[]): Somebody {
  return { person, name: person.fields.name ?? person.slug, written: new Set(written), presences: [], places: [] };
}

type Mention = (username: string) => string;

function fromCooked(html: string, mention: Mention, forum: string | undefined): string {
  const markdown = htmlToMarkdown(
    html,
    (name, attributes): Instead | undefined => {
      const classes = new Set((attributes.class ?? '').split(/\s+/));
      const has = (...names: readonly string[]): boolean => names.some((one) => classes.has(one));
      if (name === 'aside' && has('onebox')) return linkTo(attributes['data-onebox-src']);
      if (name === 'aside' && has('quote')) return 'gone';
      if (has('elided', 'signature', 'user-signature', 'poll', 'meta', 'event', 'discourse-post-event')) return 'gone';
      if (name === 'a' && has('mention'))
        return { markdown: mention(/\/u\/([^/?#]+)/.exec(attributes.href ?? '')?.[1] ?? ''), block: false };
      if (name === 'a' && has('mention-group')) return { markdown: 'a group', block: false };
      if (name === 'a' && has('anchor')) return 'gone';
      if (name === 'img') return picture(attributes, has('emoji'));
      return undefined;
    },
    (href) => (/^\/(?!\/)/.test(href) ? (forum === undefined ? undefined : forum + href) : href.replace(/^\/\//, 'https://')),
  );
  return withoutSignature(markdown);
}

function linkTo(address: string | undefined): Instead {
  return address !== undefined && /^https?:\/\/[^\s<>]{1,2000}$/i.test(address) ? { markdown: `<${address}>`, block: true } : 'gone';
}

function picture({ alt = '', title = '' }: Readonly<Record<string, string>>, isEmoji: boolean): Instead {
  // An emoji of Unicode stands as itself; a name between colons says nothing without its picture.
  if (isEmoji) return { markdown: /^:[\w+-]+:$/.test(alt || title) ? '' : alt, block: false };
  return { markdown: '(picture)', block: false };
}

/** What a forum adds to Markdown. Each is looked for once, from the start of its tag. */
function fromRaw(raw: string, mention: Mention): string {
  const lines = raw.replace(/\r\n?/g, '\n').split('\n');
  const kept: string[] = [];
  let quotes = 0;
  let inCode = false;
  for (const line of lines) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) inCode = !inCode;
    if (inCode || quotes === 0) {
      if (!inCode && /^\s*\[(?:quote|poll)\b/i.test(line)) {
        if (!/\[\/(?:quote|poll)\]\s*$/i.test(line)) quotes++;
        continue;
      }
      if (!/^\s*\[\/?details\b[^\]]{0,200}\]\s*$/i.test(line)) kept.push(inCode ? line : plainLine(line, mention));
    } else if (/^\s*\[(?:quote|poll)\b/i.test(line)) quotes++;
    else if (/\[\/(?:quote|poll)\]/i.test(line)) quotes--;
  }
  return withoutSignature(
    kept
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  );
}

function plainLine(line: string, mention: Mention): string {
  return line
    .slice(0, 20_000)
    .replace(/!\[[^\]\n]{0,300}\]\([^)\s]{1,2000}\)/g, '(picture)')
    .replace(/(?<![\p{L}\p{N}_./@])@([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,59})/gu, (_, username: string) =>
      mention(username.replace(/[.-]+$/, '')),
    );
}

/** RFC 3676, section 4.3: a line of two hyphens and a space begins the signature. Forums take the space away. */
function withoutSignature(markdown: string): string {
  const at = markdown.search(/^(?:\\?-- ?|_{3,20})$/m);
  return (at === -1 ? markdown : markdown.slice(0, at)).trim();
}
