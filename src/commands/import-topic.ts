// A saved topic of a forum becomes challenges: one file for each post that tells one.
import { type Group, loadGroup, type Person } from '../model/group.ts';
import { fatesOf, originOf, type PostFate, type TopicImport } from '../model/import/challenges.ts';
import { authorsOf } from '../model/import/post-text.ts';
import { readTopic, type Topic } from '../model/import/topic.ts';
import { topicPage } from '../report/topic.ts';
import type { Write } from '../text/files.ts';
import { slugOf } from '../text/slug.ts';
import type { Command, Context, Input, Outcome } from './command.ts';
import { exposedFile } from './exposed-file.ts';

export const importTopic: Command = {
  name: 'import-topic',
  summary: 'make challenges of the posts in a saved forum topic',
  description:
    'Reads a topic of a Discourse forum as JSON (https://FORUM/t/NUMBER.json?print=true in a browser) and makes one file in challenges/ for each post that tells something. ' +
    'Names and accounts are left out, but for people whose file in people/ has the account among its handles and says that they agree to be named. ' +
    'The same file again changes nothing; a later one adds new posts, and replaces the text of edited ones where nobody edited it here.',
  arguments: [{ name: 'file', description: 'the saved topic; - reads standard input', completes: 'file' }],
  options: [
    { name: 'forum', value: 'address', description: 'address of the forum, for links back: https://forum.example.org' },
    {
      name: 'posts',
      value: 'numbers',
      description: 'only these posts: 2-9,12; 2- is all from the second. One named alone is taken in any case',
    },
    { name: 'community', value: 'name', description: 'the community that tells these challenges' },
  ],
  examples: ['wg import-topic topic-31.json --forum https://forum.example.org', 'wg import-topic topic-31.json --posts 2- --dry-run'],
  needs: 'group',
  writes: true,
  formats: ['terminal', 'md'],
  run,
};

async function run(context: Context, input: Input): Promise<Outcome> {
  const name = input.one('file') ?? '-';
  const file = await context.readFile(name);
  if ('problem' in file) return { diagnostics: [file.problem], exit: 2 };
  const { path } = file.source;
  const refuse = (message: string, help: string): Outcome => ({
    diagnostics: [{ code: 'topic', severity: 'error', place: { path }, message, help }],
    exit: 2,
  });
  const topic = readTopic(file.source.text);
  if ('problem' in topic) return refuse(topic.problem, 'save https://FORUM/t/NUMBER.json?print=true from a browser');
  if (topic.isPrivate)
    return refuse('this topic is a private message', 'what members write to each other does not belong into a repository');
  const given = input.one('forum')?.trim().replace(/\/+$/, '');
  if (given !== undefined && !/^https?:\/\/[^\s/?#@]{1,253}(?:\/[\w/-]{1,100})?$/i.test(given))
    return { usage: `--forum takes the address of the forum, such as https://forum.example.org, not \`${given}\`` };
  const wanted = input.has('posts') ? numbersIn(input.one('posts') ?? '') : undefined;
  if (typeof wanted === 'string') return { usage: wanted };
  const group = await loadGroup(context.files, 'again');
  const forum = given ?? forumKnown(group, topic);
  const authors = authorsOf(topic, group.people, forum);
  if (wanted !== undefined && !topic.posts.some(({ number }) => wanted.has(number)))
    return {
      usage: `the file has none of these posts; it has ${topic.posts[0]?.number ?? 'none'} to ${topic.posts.at(-1)?.number ?? 'none'}`,
    };
  const fates = await fatesOf({
    topic,
    authors,
    forum,
    challenges: group.challenges,
    wanted,
    communityOf: (post) => input.one('community')?.trim() || communityOf(context, group, topic, authors.named(post)),
  });
  const title = authors.line(topic.title);
  const facts = { schema: 'wg/topic-import/1', topic: topic.id, title, missing: topic.missing, posts: fates.map(told) };
  const writes = fates.flatMap((fate): readonly Write[] =>
    fate.what === 'new' || fate.what === 'changed' ? [{ path: fate.path, before: fate.before, after: fate.after }] : [],
  );
  const made = fates.filter(({ what }) => what === 'new').length;
  return {
    writes,
    result: { json: facts, document: topicPage(facts), previews: true },
    found: foundIn(topic, fates, group, forum),
    said: [writes.length === 0 ? 'nothing new; nothing was changed' : `challenges/: ${made} made, ${writes.length - made} changed`],
    next: made === 0 ? [] : ['git diff --stat challenges', 'wg code challenges'],
    diagnostics: exposedFile(context, name, 'topic', 'the names of all who wrote in it'),
  };
}

function told(fate: PostFate) {
  const { post, what } = fate;
  return fate.what === 'skipped' ? { post, what, because: fate.because } : { post, what, path: fate.path, title: fate.title };
}

function foundIn({ missing, posts, id }: Topic, fates: readonly PostFate[], group: Group, forum: string | undefined): readonly string[] {
  const found: string[] = [];
  if (missing > 0)
    found.push(`the file has ${posts.length} posts, and ${missing} more are in the topic; saved with ?print=true it has up to 1000`);
  if (forum === undefined) found.push('the address of the forum is not known, so that nothing links back to it; --forum says it');
  for (const fate of fates)
    if (fate.what === 'edited') found.push(`post ${fate.post} was edited in the forum, and ${fate.path} here; the file stays as it is`);
  const present = new Set(posts.filter(({ unfit }) => unfit === undefined).map(({ number }) => number));
  const gone =
    missing > 0
      ? []
      : group.challenges.filter((challenge) => {
          const origin = originOf(challenge);
          return origin?.topic === id && !present.has(origin.post);
        });
  for (const { path } of gone) found.push(`the post of ${path} is no longer in the topic; if its author took it back, remove the file`);
  return found;
}

/** The forum of earlier imports of the topic, where one of them says it. */
function forumKnown({ challenges }: Group, { id }: Topic): string | undefined {
  for (const challenge of challenges) {
    const link = originOf(challenge)?.topic === id ? challenge.fields.source : undefined;
    const at = link?.indexOf('/t/') ?? -1;
    if (link !== undefined && at > 0 && /^https?:/i.test(link)) return link.slice(0, at);
  }
  return undefined;
}

/** The one community of an author who agreed to be named, else the one that a tag of the topic names. */
function communityOf({ files }: Context, { people }: Group, { tags }: Topic, author: Person | undefined): string | undefined {
  const own = author?.fields.communities ?? [];
  if (own.length === 1) return own[0];
  const known = new Map<string, string>();
  for (const path of files.list('communities')) {
    const slug = /^communities\/([^/]+)\.(?:yaml|md)$/.exec(path)?.[1];
    if (slug !== undefined) known.set(slug, slug);
  }
  for (const name of people.flatMap(({ fields }) => fields.communities ?? [])) if (!known.has(slugOf(name))) known.set(slugOf(name), name);
  const named = [...new Set(tags.flatMap((tag) => known.get(slugOf(tag)) ?? []))];
  return named.length === 1 ? named[0] : undefined;
}

/** Whether a number is among those written, alone or in a stretch; or why they cannot be read. */
function numbersIn(text: string): TopicImport['wanted'] | string {
  const ranges: { readonly from: number; readonly to: number }[] = [];
  for (const part of text.split(',')) {
    const [, from, dash, to] = /^\s*(\d{1,7})\s*(-)?\s*(\d{1,7})?\s*$/.exec(part) ?? [];
    if (from === undefined || (dash === undefined && to !== undefined)) return `--posts takes numbers such as 2-9,12, not \`${text}\``;
    ranges.push({ from: Number(from), to: to !== undefined ? Number(to) : dash === undefined ? Number(from) : Number.POSITIVE_INFINITY });
  }
  return {
    has: (number) => ranges.some(({ from, to }) => number >= from && number <= to),
    named: (number) => ranges.some(({ from, to }) => number === from && number === to),
  };
}
