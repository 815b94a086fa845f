// What an import of a forum topic did with each post.
import type { Document, Item, Span } from './document.ts';

/** The posts of a topic and their fates, as scripts get them. */
export interface TopicFacts {
  readonly topic: number;
  readonly title: string;
  readonly missing: number;
  readonly posts: readonly {
    readonly post: number;
    readonly what: 'new' | 'changed' | 'same' | 'edited' | 'skipped';
    readonly because?: string;
    readonly path?: string;
    readonly title?: string;
  }[];
}

/** A line for each post. */
export function topicPage({ title, posts }: TopicFacts): Document {
  const taken = posts.filter(({ what }) => what !== 'skipped').length;
  const items = posts.map(({ post, what, because, path, title: own }): Item => {
    const lead: Span = { text: what, tone: what === 'skipped' ? 'dim' : what === 'edited' ? 'warn' : 'good' };
    const words = because === undefined ? (own ?? '') : because;
    return { lead, inlines: [`post ${post}: ${words}`], ...(path !== undefined && { target: { path } }) };
  });
  const head = `${posts.length} posts, ${taken} of them challenges`;
  return { title, blocks: [{ kind: 'paragraph', inlines: [head] }, ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }])] };
}
