// A saved forum topic becomes challenges: which posts, in which words, and nobody named who did not agree.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTopic } from '../../src/model/import/topic.ts';
import { htmlToMarkdown } from '../../src/text/html-markdown.ts';
import { type Bed, makeBed, type Tree } from '../bed.ts';
import { growsLinearly } from '../text/growth.ts';

type Post = Readonly<Record<string, unknown>>;

const long = 'Our cellar is too damp, and nothing keeps there over the winter.';
const post = (post_number: number, cooked: string, more: Post = {}): Post => ({
  id: 100 + post_number,
  post_number,
  post_type: 1,
  user_id: 7,
  username: 'wan_k',
  name: 'Wanda Kester',
  created_at: '2016-02-03T10:00:00.000Z',
  reply_to_post_number: null,
  cooked,
  ...more,
});

function topic(posts: readonly Post[], more: Post = {}): string {
  const stream = { posts, stream: posts.map(({ id }) => id) };
  return JSON.stringify({
    id: 12,
    slug: 'cold-cellars',
    title: 'Cold cellars',
    archetype: 'regular',
    tags: [],
    post_stream: stream,
    ...more,
  });
}

const bedWith = (text: string, more: Tree = {}): Bed =>
  makeBed({ 'wg.yaml': 'format: 1\nname: Seed Library\n', 'topic.json': text, ...more });
const take = (bed: Bed, ...more: readonly string[]) =>
  bed.run('import-topic', 'topic.json', '--forum', 'https://forum.example.org', ...more);
const made = (bed: Bed): readonly string[] => bed.list().filter((path) => path.startsWith('challenges/'));

async function bodyOf(cooked: string, more: Post = {}, files: Tree = {}): Promise<string> {
  const bed = bedWith(topic([post(1, cooked, more)]), files);
  const { code, stderr } = await take(bed, '--posts', '1');
  expect(code, stderr).toBe(0);
  const [path = ''] = made(bed);
  return path === ''
    ? ''
    : bed
        .read(path)
        .replace(/^---\n[\s\S]*?\n---\n/, '')
        .trim();
}

describe('a post', () => {
  test('becomes a file with its title, day, link and words, and without its author', async () => {
    const bed = bedWith(topic([post(1, `<p>${long}</p>`)]));
    const { code, stdout, stderr } = await take(bed);
    expect(code, stderr).toBe(0);
    const text = bed.read('challenges/cold-cellars.md');
    expect(text).toMatch(
      /^---\ntitle: Cold cellars\n\ntold: 2016-02-03\n\nsource: https:\/\/forum\.example\.org\/t\/cold-cellars\/12\/1\n/,
    );
    expect(text).toMatch(/imported: forum\.example\.org\/t\/12\/1 sha256:[0-9a-f]{32}\n---\n\nOur cellar is too damp/);
    expect(text + stdout + stderr).not.toMatch(/wanda|wan_k|kester/i);
    expect((await bed.run('check', '--json')).stdout).toContain('"problems": []');
  });

  test.each([
    ['who wrote in the topic', '<p>Wanda Kester says: Wanda and Kester agree, so does wan_k.</p>'],
    ['who is mentioned', '<p>Ask <a class="mention" href="/u/wan_k">@wan_k</a> or <a class="mention" href="/u/bo">@bo</a></p>'],
    ['whose address stands there', '<p>Write to <a href="mailto:wanda@example.org">wanda@example.org</a> or +49 30 9018 2000</p>'],
    [
      'whose account is linked',
      '<p>See <a href="https://github.com/wan_k">my page</a> and <a href="https://forum.example.org/u/wan_k">this</a></p>',
    ],
    ['who signs', '<p>It is damp.</p>\n<p>-- <br>\nWanda</p>'],
  ])('names nobody %s', async (_, cooked) => {
    expect(await bodyOf(cooked)).not.toMatch(/wanda|kester|wan_k|\bbo\b|9018/i);
  });

  test('names those who agreed to it, by the name they chose', async () => {
    const files = {
      'people/wanda.yaml':
        'name: Wanda Kester\n\nnickname: Wan\n\nhandles:\n  forum: wan_k\n\ncommunities: [hill-gardens]\n\nconsent: nickname\n',
    };
    const bed = bedWith(
      topic([
        post(1, `<p>${long}</p>`),
        post(2, `<p>Ask <a class="mention" href="/u/wan_k">@wan_k</a> how it was there, before the winter.</p>`),
      ]),
      files,
    );
    await take(bed);
    const [first = '', second = ''] = made(bed).map((path) => bed.read(path));
    expect(first + second).toContain('Ask Wan how it was');
    expect(first + second).toContain('by: wanda\n');
    expect(first + second).toContain('community: hill-gardens\n');
    expect((first + second).replaceAll('by: wanda', '')).not.toMatch(/wanda|kester/i);
  });

  test('with a file in people/ and no word on consent is nobody’s', async () => {
    const files = { 'people/wanda.yaml': 'name: Wanda Kester\n\nhandles:\n  forum: wan_k\n\ncommunities: [hill-gardens]\n' };
    const bed = bedWith(topic([post(1, `<p>${long} Wanda</p>`)]), files);
    await take(bed);
    expect(bed.read('challenges/cold-cellars.md')).not.toMatch(/wanda|hill-gardens/i);
  });

  test.each<[string, string, string]>([
    [
      'quotations of others',
      '<aside class="quote" data-username="bo"><div class="title">bo:</div><blockquote><p>old</p></blockquote></aside><p>new</p>',
      'new',
    ],
    ['pictures', '<p>look <img src="/x.png" alt="IMG_1"> <img class="emoji" alt=":smile:"></p>', 'look (picture)'],
    ['a link into the forum', '<p><a href="/t/x/3">there</a></p>', '[there](<https://forum.example.org/t/x/3>)'],
    [
      'a preview',
      '<aside class="onebox" data-onebox-src="https://example.org/a"><article>much</article></aside>',
      '<https://example.org/a>',
    ],
    ['scripts and links that run', '<p>x<script>alert(1)</script> <a href="javascript:alert(1)">y</a></p>', 'x y'],
    ['signs of Markdown', '<p># not a title *nor* [this](x) &lt;b&gt;</p>', '\\# not a title \\*nor\\* \\[this\\](x) \\<b>'],
    [
      'lists, code and quotes',
      '<ul><li>a<ol><li>b</li></ol></li></ul><pre><code>x\n  y</code></pre><blockquote><p>q</p></blockquote>',
      '- a\n  1. b\n\n```\nx\n  y\n```\n\n> q',
    ],
    ['tables', '<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1 | 2</td></tr></tbody></table>', '| A |\n|---|\n| 1 \\| 2 |'],
  ])('in HTML: %s', async (_, cooked, expected) => {
    expect(await bodyOf(cooked)).toBe(expected);
  });

  test('in Markdown stands as it was written, without what the forum adds', async () => {
    const raw = '[quote="bo, post:1"]\nold\n[/quote]\n\n**New** @bo: ![cat|10x10](upload://x.png)\n\n```\n@code [quote]\n```\n\n-- \nWanda';
    expect(await bodyOf('<p>cooked</p>', { raw })).toBe('**New** somebody: (picture)\n\n```\n[handle] [quote]\n```');
  });
});

describe('posts that are left out', () => {
  test.each<[string, Post, string]>([
    ['what was done to the topic', { post_type: 3, action_code: 'closed.enabled' }, 'what was done'],
    ['notes of moderators', { post_type: 2 }, 'moderators'],
    ['whispers', { post_type: 4 }, 'whisper'],
    ['the forum’s own', { user_id: -1, username: 'system' }, 'the forum itself'],
    ['hidden ones', { hidden: true }, 'hidden or deleted'],
    ['deleted ones', { user_deleted: true }, 'hidden or deleted'],
    ['answers to others', { reply_to_post_number: 3 }, 'an answer to post 3'],
    ['short ones', { cooked: '<p>Same here!</p>' }, 'fewer than 8 words'],
    ['quotations alone', { cooked: '<aside class="quote"><p>old</p></aside>' }, 'no words of its own'],
    ['huge ones', { cooked: 'x '.repeat(150_000) }, 'too long'],
  ])('%s, with the reason', async (_, more, because) => {
    const bed = bedWith(topic([post(5, `<p>${long}</p>`, more)]));
    const { stdout } = await take(bed, '--json');
    expect(JSON.parse(stdout).posts).toEqual([{ post: 5, what: 'skipped', because: expect.stringContaining(because) }]);
    expect(made(bed)).toEqual([]);
  });

  test('may be asked for, but for those that no person wrote', async () => {
    const posts = [post(1, `<p>${long}</p>`), post(2, '<p>Mice.</p>', { reply_to_post_number: 4 }), post(3, '<p>x</p>', { post_type: 3 })];
    const bed = bedWith(topic(posts));
    expect((await take(bed, '--posts', '2-')).stdout).toContain('fewer than 8 words; --posts 2 takes it');
    expect(made(bed)).toEqual([]);
    await take(bed, '--posts', '2,3');
    expect(made(bed)).toEqual(['challenges/mice.md']);
  });

  test('a stretch of posts takes answers to others too', async () => {
    const bed = bedWith(topic([post(1, '<p>x</p>'), post(2, `<p>${long}</p>`, { reply_to_post_number: 4 })]));
    await take(bed, '--posts', '1-5');
    expect(made(bed)).toHaveLength(1);
  });

  test.each([
    ['What is hard where you are?', long, true],
    ['Cold cellars', 'Please tell us what is hard where you are, one thing in each answer', true],
    ['Cold cellars', long, false],
  ])('the first post of %s is left out where it asks the others: %s', async (title, text, isLeftOut) => {
    const bed = bedWith(topic([post(1, `<p>${text}</p>`), post(2, '<p>The mice eat all that we put into open boxes.</p>')], { title }));
    expect((await take(bed)).stdout.includes('it asks, and the others tell')).toBe(isLeftOut);
    expect(made(bed)).toHaveLength(isLeftOut ? 1 : 2);
    await take(bed, '--posts', '1');
    expect(made(bed)).toHaveLength(2);
  });

  test('a conversation between members is not taken at all', async () => {
    const bed = bedWith(topic([post(1, `<p>${long}</p>`)], { archetype: 'private_message' }));
    const { code, stderr } = await take(bed);
    expect([code, made(bed)]).toEqual([2, []]);
    expect(stderr).toContain('private message');
  });
});

describe('importing again', () => {
  const first = topic([post(1, `<p>${long}</p>`)]);
  const edited = topic([post(1, `<p>${long} And it is dark.</p>`), post(2, '<p>The mice eat all that we put into open boxes.</p>')]);

  test('the same file changes nothing; a later one adds and replaces, and keeps what stands above the text', async () => {
    const bed = bedWith(first);
    await take(bed);
    await bed.run('import-topic', 'topic.json');
    bed.put({ 'challenges/cold-cellars.md': bed.read('challenges/cold-cellars.md').replace('told:', '# ours\nthemes: [damp]\ntold:') });
    const before = bed.texts();
    expect((await take(bed)).stderr).toContain('nothing was changed');
    expect(bed.texts()).toEqual(before);
    bed.put({ 'topic.json': edited });
    expect((await bed.run('import-topic', 'topic.json')).stderr).toContain('challenges/: 1 made, 1 changed');
    expect(bed.read('challenges/cold-cellars.md')).toMatch(/# ours\nthemes: \[damp\][\s\S]*And it is dark\.\n$/);
    expect(made(bed)).toHaveLength(2);
    const again = bed.texts();
    await take(bed);
    expect(bed.texts()).toEqual(again);
  });

  test('files that were made without the forum link back as soon as it is named, and keep what else was written', async () => {
    const bed = bedWith(first);
    await bed.run('import-topic', 'topic.json');
    bed.put({ 'challenges/cold-cellars.md': bed.read('challenges/cold-cellars.md').replace('told:', '# ours\nthemes: [damp]\ntold:') });
    expect((await take(bed)).stderr).toContain('challenges/: 0 made, 1 changed');
    const file = bed.read('challenges/cold-cellars.md');
    expect(file).toContain('source: https://forum.example.org/t/cold-cellars/12/1');
    expect(file).toMatch(/imported: '?forum\.example\.org\/t\/12\/1 sha256:/);
    expect(file).toContain('# ours\nthemes: [damp]');
    expect((await take(bed)).stderr).toContain('nothing was changed');
  });

  test('a text that was edited here stays, and that is said', async () => {
    const bed = bedWith(first);
    await take(bed);
    const mine = bed.read('challenges/cold-cellars.md').replace('too damp', 'far too damp');
    bed.put({ 'challenges/cold-cellars.md': mine, 'topic.json': edited });
    const { stderr } = await take(bed);
    expect(stderr).toContain('post 1 was edited in the forum, and challenges/cold-cellars.md here; the file stays');
    expect(bed.read('challenges/cold-cellars.md')).toBe(mine);
  });

  test('a post that was taken back is told, and its file is left to people', async () => {
    const bed = bedWith(edited);
    await take(bed);
    bed.put({ 'topic.json': topic([post(1, `<p>${long} And it is dark.</p>`), post(2, '', { user_deleted: true })]) });
    expect((await take(bed)).stderr).toContain('is no longer in the topic; if its author took it back, remove the file');
    expect(made(bed)).toHaveLength(2);
  });

  test('posts that the file lacks are counted', async () => {
    const text = topic([post(1, `<p>${long}</p>`)]).replace('"stream":[101]', '"stream":[101,102,103]');
    expect((await take(bedWith(text))).stderr).toContain('the file has 1 posts, and 2 more are in the topic');
  });
});

describe('files that are none', () => {
  test.each([['{'], ['[]'], ['{"post_stream":{"posts":{}}}'], ['{"post_stream":{"posts":[]}}'], ['null']])(
    '%s is refused with the way to get one',
    async (text) => {
      const { code, stderr } = await take(bedWith(text));
      expect(code).toBe(2);
      expect(stderr).toMatch(/error\[topic\][\s\S]*print=true/);
    },
  );

  test('whatever JSON it is, reading it ends', () => {
    const value = fc.jsonValue();
    fc.assert(
      fc.property(value, value, (a, b) => {
        readTopic(
          JSON.stringify({
            id: 1,
            title: a,
            tags: [a, b],
            post_stream: { posts: [a, b, { post_number: 1, cooked: a, name: b, username: a }], stream: b },
          }),
        );
      }),
    );
  });
});

describe('HTML', () => {
  const plain = (html: string): string =>
    htmlToMarkdown(
      html,
      () => undefined,
      (href) => href,
    );

  test('of any shape ends as Markdown without tags of its own', () => {
    const part = fc.constantFrom(
      '<p>',
      '</p>',
      '<li>',
      '<ul>',
      '</ul>',
      '<pre>',
      '<code>',
      '</code>',
      '<a href="x">',
      '</a>',
      '<td>',
      '<b>',
      'a',
      '&lt;',
      '<',
      '\n',
      '`',
      '<br>',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        expect(plain(parts.join(''))).not.toMatch(/^\s|\s$/);
      }),
    );
  });

  test('is read in time by its length, however deep it is', async () => {
    expect(await growsLinearly((n) => () => plain('<i>'.repeat(n) + 'x'.repeat(n)), 4000)).toBe(true);
    expect(await growsLinearly((n) => () => plain('<p>a <br> b</p>'.repeat(n)), 2000)).toBe(true);
    expect(plain('<blockquote>'.repeat(5000))).toBe('');
  });
});

test('a topic that lies where git takes it along is told, since it names all who wrote in it', async () => {
  const bed = bedWith(topic([post(1, `<p>${long}</p>`)]), { '.gitignore': 'private/\n' });
  bed.git('init', '-q');
  expect((await take(bed)).stderr).toContain('topic.json: warning[raw-export-tracked]: this topic lies where `git add` takes it along');
  bed.put({ 'private/topic.json': bed.read('topic.json') });
  const { stderr } = await bed.run('import-topic', 'private/topic.json', '--forum', 'https://forum.example.org');
  expect(stderr).not.toContain('raw-export-tracked');
});
