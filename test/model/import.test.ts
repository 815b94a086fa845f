import { describe, expect, test } from 'vitest';
import { headerFor, isUntouched, pinIds, storedText, withoutMark } from '../../src/model/import/note.ts';
import { readNotes } from '../../src/model/notes/read.ts';
import { findHeader } from '../../src/text/header.ts';
import type { Source } from '../../src/text/source.ts';
import { makeBed } from '../bed.ts';

const group = { 'wg.yaml': 'format: 1\nname: Garden group\n' };
const pasted =
  'Call notes - Tuesday, February 3, 2026, 18:00 - 19:00 UTC\nAttendees:\nAna Silva\nBo Ek\n\nNext steps\n[until the end of the week - Bo] Order the seeds\n[until 2026-03-01 - All] Ask the town for water\n';

async function stored(text: string, path = 'pad.txt'): Promise<string> {
  const source = withoutMark({ path, text });
  const out = await storedText('meetings/2026-02-03.md', source, await headerFor(source, readNotes(source)[0]));
  if (typeof out !== 'string') throw new Error(out.code);
  return out;
}

const bodyOf = (text: string): string => {
  const header = findHeader({ path: 'a.md', text });
  return header === undefined || 'problem' in header ? text : text.slice(header.bodyStart);
};

describe('a pasted text is kept byte for byte', () => {
  test.each([
    ['as it is', pasted],
    ['with the line ends of Windows', pasted.replaceAll('\n', '\r\n')],
    ['with both kinds of line ends', pasted.replace('\n', '\r\n')],
    ['without an end', pasted.trimEnd()],
    ['with trailing spaces and tabs', pasted.replaceAll('\n', ' \t \n')],
    ['with what looks like an end of front matter', `${pasted}\n---\nmore\n`],
    ['with control characters and emoji', `${pasted}\u0000\u001b[2J🌱\u2028x\n`],
  ])('%s', async (_, text) => {
    expect(bodyOf(await stored(text))).toBe(text);
  });

  test('below a header that says its day, its times and where it came from', async () => {
    expect((await stored(pasted)).slice(0, -pasted.length)).toMatch(
      /^---\ndate: 2026-02-03\nstart: '?18:00 UTC'?\nend: '?19:00 UTC'?\nsource: pad\.txt sha256:[0-9a-f]{64}\n---\n$/,
    );
  });

  test('whose header has the line ends of the text', async () => {
    const windows = pasted.replaceAll('\n', '\r\n');
    expect((await stored(windows)).slice(0, -windows.length)).toMatch(/^(?:[^\r\n]*\r\n)+$/);
  });

  test('without its byte order mark, which belongs to a file', async () => {
    expect(bodyOf(await stored(`\ufeff${pasted}`))).toBe(pasted);
    expect(withoutMark({ path: 'a', text: 'x\ufeff' }).text).toBe('x\ufeff');
  });

  test('and its own front matter gets the fields that it lacks', async () => {
    const own = `---\ntags: [garden]   # ours\ntitle: "Call"\n---\n${pasted}`;
    const text = await stored(own);
    expect(text).toContain('tags: [garden]   # ours\ntitle: "Call"\n');
    expect(text).toMatch(/\nsource: pad\.txt sha256:/);
    expect(text).toMatch(/\ndate: 2026-02-03\n/);
    expect(bodyOf(text)).toBe(pasted);
  });

  test('where the day stands with a time of the machine, it stays as it is written', async () => {
    const own = '---\ntitle: Minutes\ndate: 2026-02-03 19:00:00 +0100\n---\n\nPresent: Ana Silva, Bo Ek\n';
    expect(await stored(own)).toMatch(/^---\ntitle: Minutes\ndate: 2026-02-03 19:00:00 \+0100\nsource: [^\n]+\n---\n\nPresent: /);
  });

  test('or, where its own front matter is broken, is refused with the place', async () => {
    const source: Source = { path: 'pad.txt', text: '---\ntitle: x\nno end\n' };
    expect(await storedText('meetings/a.md', source, { source: 'x' })).toMatchObject({ code: 'front-matter-unclosed', severity: 'error' });
  });
});

describe('whether a note was edited since it was imported', () => {
  const sourceOf = (text: string): string => /^source: (.*)$/m.exec(text)?.[1] ?? '';

  test('is told by its hash, to which a pinned id does not count', async () => {
    const text = await stored(pasted);
    const is = (after: string): Promise<boolean> => isUntouched({ path: 'a.md', text: after }, sourceOf(text));
    expect(await is(text)).toBe(true);
    expect(await is(text.replace('seeds\n', 'seeds <!-- wg:k3xq -->\n'))).toBe(true);
    expect(await is(text.replace('seeds\n', 'seeds!\n'))).toBe(false);
    expect(await is(text.replace('source:', 'confirmed: [k3xq]\nsource:'))).toBe(true);
  });
});

describe('the ids of actions in a corrected copy', () => {
  const path = 'meetings/2026-02-03.md';
  const before = `${pasted}[until 2026-03-01 - Bo] Paint the gate of the garden green\n`;
  const ids = (text: string): readonly string[] => (readNotes({ path, text })[0]?.actions ?? []).map((a) => a.id);
  const corrected = (text: string): string => pinIds(text, path, readNotes({ path, text: before })[0] as never, {});

  test('are kept where nothing was corrected, without a mark', () => {
    expect(corrected(before)).toBe(before);
  });

  test('are pinned where the words are nearly the same', () => {
    const text = corrected(before.replace('green', 'in green'));
    expect(ids(text)).toEqual(ids(before));
    expect(text).toMatch(/in green <!-- wg:[0-9a-z]{4} -->\n$/);
  });

  test('stay with their action when the lines change places', () => {
    const lines = before.split('\n');
    const turned = [...lines.slice(0, -2).slice(0, 6), ...lines.slice(6, -1).reverse(), ''].join('\n');
    expect([...ids(corrected(turned))].sort()).toEqual([...ids(before)].sort());
  });

  test('are new for what is new', () => {
    const text = corrected(`${before}[until 2026-03-01 - Ana] Buy a ladder\n`);
    expect(ids(text).slice(0, 3)).toEqual(ids(before));
    expect(text).not.toContain('<!--');
  });

  test('are never given twice', () => {
    const text = corrected(`${before.replace('green', 'in green')}[until 2026-03-01 - Bo] Paint the gate of the garden in red\n`);
    expect(new Set(ids(text)).size).toBe(ids(text).length);
    expect(ids(text)).toContain(ids(before)[2]);
  });

  test('are kept in a copy with the line ends of Windows', () => {
    const text = corrected(before.replace('green', 'in green').replaceAll('\n', '\r\n'));
    expect(ids(text)).toEqual(ids(before));
    expect(text).toMatch(/in green <!-- wg:[0-9a-z]{4} -->\r\n$/);
  });
});

describe('wg import-notes', () => {
  const wg = async (...files: readonly [name: string, text: string, ...options: readonly string[]][]) => {
    const bed = makeBed(group);
    const runs = [];
    for (const [name, text, ...options] of files) {
      bed.put({ [name]: text });
      runs.push(await bed.run('import-notes', name, ...options));
    }
    return { bed, runs, note: () => bed.read('meetings/2026-02-03.md') };
  };

  test('the same text again changes nothing', async () => {
    const { bed, runs } = await wg(['pad.txt', pasted]);
    const before = bed.texts();
    const again = await bed.run('import-notes', 'pad.txt');
    expect([runs[0]?.code, again.code]).toEqual([0, 0]);
    expect(bed.texts()).toEqual(before);
    expect(again.stdout).toContain('Nothing changed');
  });

  test('a corrected copy replaces the text, keeps ids and answers, and the milestones follow', async () => {
    const text = `${pasted}\nTimeline\n[until 2026-03-01] Open the garden to the school\n`;
    const { bed, runs, note } = await wg(['pad.txt', text]);
    const id = /#([0-9a-z]{4})/.exec((await bed.run('report', '--json')).stdout.match(/2026-02-03#[0-9a-z]{4}/)?.[0] ?? '')?.[1];
    expect(runs[0]?.code).toBe(0);
    const { code } = await (async () => {
      bed.put({
        'pad.txt': text
          .replace('Order the seeds', 'Order the seeds for spring')
          .replace('[until 2026-03-01] Open', '[until 2026-04-01] Open'),
      });
      return bed.run('import-notes', 'pad.txt');
    })();
    expect(code).toBe(0);
    expect(note()).toContain('Order the seeds for spring');
    expect(id).toMatch(/^[0-9a-z]{4}$/);
    const due = bed
      .list()
      .filter((p) => p.startsWith('milestones/'))
      .map((p) => /^due: (.*)$/m.exec(bed.read(p))?.[1]);
    expect(due).toEqual(['2026-04-01']);
    const settled = bed.texts();
    await bed.run('import-notes', 'pad.txt');
    expect(bed.texts()).toEqual(settled);
  });

  test('a copy of a note that was edited here is refused, and taken when told to', async () => {
    const { bed, note } = await wg(['pad.txt', pasted]);
    bed.put({
      'meetings/2026-02-03.md': note().replace('Order the seeds', 'Order all seeds'),
      'pad.txt': pasted.replace('water', 'water now'),
    });
    const before = bed.texts();
    const refused = await bed.run('import-notes', 'pad.txt');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('error[note-exists]');
    expect(bed.texts()).toEqual(before);
    expect((await bed.run('import-notes', 'pad.txt', '--take-copy')).code).toBe(0);
    expect(note()).toContain('water now');
  });

  test('a note that was written here is not replaced', async () => {
    const bed = makeBed({ ...group, 'meetings/2026-02-03.md': '# Ours\n', 'pad.txt': pasted });
    const { code, stderr } = await bed.run('import-notes', 'pad.txt', '--take-copy');
    expect([code, bed.read('meetings/2026-02-03.md')]).toEqual([2, '# Ours\n']);
    expect(stderr).toContain('--series');
  });

  test('a log of many meetings is kept in one file, and makes no people or milestones', async () => {
    const log =
      '# Garden group 2026\n\n## 2026-02-03\n\nAttendees: Ana, Bo\n\n### Action items\n\n- [until March 13 - Ana] Order\n\n## 2026-02-17\n\nAttendees: Ana, Bo\n\n### Action items\n\n- [until March 20 - Bo] Dig\n';
    const bed = makeBed({ ...group, '2026.txt': log });
    const { code } = await bed.run('import-notes', '2026.txt');
    expect(code).toBe(0);
    const made = bed.list().filter((p) => !['wg.yaml', '2026.txt'].includes(p));
    expect(made).toHaveLength(1);
    expect(made[0]).toMatch(/^meetings\//);
    expect(bodyOf(bed.read(made[0] as string))).toBe(log);
    expect((await bed.run('report')).stdout).toContain('Order');
  });
});
