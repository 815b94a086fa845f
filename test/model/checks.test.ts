import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ExampleFiles } from '../../src/model/checks/check.ts';
import { checks } from '../../src/model/checks/list.ts';
import { makeBed } from '../bed.ts';
import { settings } from './memory.ts';

async function problemsOf(files: ExampleFiles, inGit: boolean) {
  const bed = makeBed({ ...settings, ...files });
  if (inGit) {
    bed.git('init', '--quiet');
    bed.git('add', '--all', '--force');
  }
  const { code, stdout, stderr } = await bed.run('check', '--json');
  expect(stderr).toBe('');
  const { schema, problems } = JSON.parse(stdout) as {
    schema: string;
    problems: readonly { code: string; severity: string; place: { path: string }; help?: string }[];
  };
  expect(schema).toBe('wg/check/1');
  return { code, problems };
}

const shown = checks.flatMap(({ code, bad, good, findStaged }) =>
  bad === undefined || good === undefined ? [] : [{ code, bad, good, inGit: findStaged !== undefined }],
);

describe('the examples of a check', () => {
  test.each(shown)(
    '$code: the bad group has this problem and no other, in a file of its own, with a way on',
    async ({ code, bad, inGit }) => {
      const found = await problemsOf(bad, inGit);
      expect(found.code).toBe(found.problems.some(({ severity }) => severity !== 'note') ? 1 : 0);
      expect([...new Set(found.problems.map((p) => p.code))]).toEqual([code]);
      for (const { place, help } of found.problems) {
        expect(Object.keys({ ...settings, ...bad })).toContain(place.path);
        expect(help).toMatch(/\S/);
      }
    },
  );

  test.each(shown)('$code: in the good group nothing is wrong', async ({ good, inGit }) => {
    expect(await problemsOf(good, inGit)).toEqual({ code: 0, problems: [] });
  });

  test('come in pairs, and are there for all that a text file can show', () => {
    for (const { code, bad, good } of checks) expect([code, bad === undefined]).toEqual([code, good === undefined]);
    expect(checks.filter((c) => c.find !== undefined && c.bad === undefined).map((c) => c.code)).toEqual([]);
  });
});

// Codes stand behind `code:` or `code =`, or are the first words of problem(…) and report(…).
function codesIn(text: string): readonly string[] {
  const spots = [
    ...text.matchAll(/\bcode(?:: | = )([^\n]{1,120})/g),
    ...text.matchAll(/\bproblem\(\s*([^\n]{1,80})/g),
    ...text.matchAll(/\breport\(\s*converter,\s*([^;]{1,200})/g),
  ];
  return spots.flatMap(([, spot = '']) => {
    const literals = [...spot.matchAll(/'([^']*)'/g)].map(([, word]) => word as string);
    if (spot.includes(' ? ')) return literals.filter((word) => /^[a-z]+(?:-[a-z0-9]+)+$/.test(word));
    return literals.slice(0, 1).filter((word) => spot.includes(`?? '${word}`) || (spot.startsWith(`'${word}'`) && !/^E[A-Z]/.test(word)));
  });
}

const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && e.name.endsWith('.ts'))
  .map((e) => ({ path: join(e.parentPath, e.name), text: readFileSync(join(e.parentPath, e.name), 'utf8') }));

describe('the list of checks', () => {
  test('has each code once', () => {
    const codes = checks.map((c) => c.code);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  test('has an entry for every code in the source', () => {
    const known = new Set(checks.map((c) => c.code));
    const unknown = sources.flatMap(({ path, text }) =>
      codesIn(text)
        .filter((code) => !known.has(code))
        .map((code) => `${path}: ${code}`),
    );
    expect(unknown).toEqual([]);
    expect(new Set(sources.flatMap(({ text }) => codesIn(text))).size).toBeGreaterThan(40);
  });

  test('has no entry for a code that nothing finds', () => {
    const all = sources.map(({ text }) => text).join('\n');
    const unused = checks.filter(({ code }) => all.split(`'${code}'`).length < 3).map((c) => c.code);
    expect(unused).toEqual([]);
  });

  test.each(checks.map((c) => [c.code, c] as const))('%s is told in sentences of its own', (_, { finds, reason, fix }) => {
    expect(finds).toMatch(/^(?:[a-z`]|YAML).*[^.]$/);
    expect(reason).toMatch(/^(?:[a-z`]|YAML).*\.$/);
    expect(fix).toMatch(/^(?:[a-z`]|YAML).*\.$/);
  });
});

describe('wg explain', () => {
  const bed = () => makeBed();

  test('explains every code, with its examples', async () => {
    const { run } = bed();
    for (const { code, finds, reason, fix, bad } of checks) {
      const ran = await run('explain', code);
      expect([ran.code, ran.stderr]).toEqual([0, '']);
      for (const words of [`${code}: ${finds}`, reason, fix, ...Object.keys(bad ?? {})]) expect(ran.stdout).toContain(words);
    }
  });

  test('lists them all', async () => {
    const { stdout } = await bed().run('explain');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(checks.map((c) => c.code));
    expect(JSON.parse((await bed().run('explain', '--json')).stdout).checks).toHaveLength(checks.length);
  });

  test('knows what was probably meant', async () => {
    expect(await bed().run('explain', 'dangling-referense')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('did you mean `dangling-reference`?'),
    });
  });
});

describe('wg check', () => {
  test('tells all problems in one run, by place', async () => {
    const { stdout, code } = await makeBed({
      ...settings,
      'people/ana.yaml': 'nmae: Ana\n',
      'milestones/venue.md': '---\ntitle: Venue\ndue: 2026-02-30\nblocked_by: [zzz]\n---\n',
    }).run('check');
    expect(code).toBe(1);
    expect([...stdout.matchAll(/^(\S+): (?:error|warning)\[([a-z-]+)\]/gm)].map(([, place, what]) => `${place} ${what}`)).toEqual([
      'milestones/venue.md:3:6 field-date',
      'milestones/venue.md:4:14 dangling-reference',
      'people/ana.yaml:1 missing-field',
      'people/ana.yaml:1:1 unknown-key',
    ]);
  });

  test('says so when nothing is wrong', async () => {
    expect(await makeBed({ ...settings }).run('check')).toEqual({ code: 0, stdout: 'nothing is wrong\n', stderr: '' });
  });

  test('looks only where it is told to', async () => {
    const bed = makeBed({
      ...settings,
      'people/ana.yaml': 'nmae: Ana\n',
      'milestones/venue.md': '---\ntitel: Venue\n---\n',
      'meetings/2026-02-03.md': '# Call\n',
    });
    const paths = async (...words: readonly string[]) =>
      new Set(
        JSON.parse((await bed.run('check', '--json', ...words)).stdout).problems.map((p: { place: { path: string } }) => p.place.path),
      );
    expect(await paths('people')).toEqual(new Set(['people/ana.yaml']));
    expect(await paths('milestones/venue.md')).toEqual(new Set(['milestones/venue.md']));
    expect(await paths('meetings')).toEqual(new Set());
    expect(await paths('.')).toEqual(new Set(['people/ana.yaml', 'milestones/venue.md']));
  });
});
