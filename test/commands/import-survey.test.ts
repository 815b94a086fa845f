// Importing answers, from the command line to the files: what comes in, what a second import changes, and what is refused.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Bed, makeBed, type Ran } from '../bed.ts';

const wgYaml = 'format: 1\nname: Repair Cafés\ntime_zone: UTC\n';

/** An export of a form: `id` for Microsoft Forms, which gives ids, else Google Forms, which gives none. */
function exportOf(rows: readonly (readonly string[])[], id = false): string {
  const [first, ...headers] = id ? ['ID', 'Start time', 'Completion time', 'Email', 'Name'] : ['Timestamp', 'Email Address'];
  const lines = [[first ?? '', ...headers, 'What is your role?', 'How hard are the forms?', 'What would help?'], ...rows];
  return lines
    .map((cells) => `${cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`)
    .join('');
}

const roles = ['Organiser', 'Repairer', 'Guest'];

/** Two options that many chose, and two that three did each. */
function roleAt(at: number): string {
  if (at < 6) return at % 2 === 0 ? 'Guest' : 'Host';
  return at < 20 ? 'Organiser' : 'Repairer';
}

function answers(count: number, from = 0): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, i) => {
    const n = i + from;
    const day = String(1 + (n % 28)).padStart(2, '0');
    return [`2026/03/${day} 10:00:0${n % 10} AM CET`, `p${n}@example.org`, roles[n % 3] ?? '', String(1 + (n % 5)), `The ${n}th wish`];
  });
}

function withIds(count: number): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, n) => {
    const time = `3/${1 + (n % 28)}/26 10:00:00`;
    return [String(n + 1), time, time, 'anonymous', '', roles[n % 3] ?? '', String(1 + (n % 5)), `The ${n}th wish`];
  });
}

function groupBed(): Bed {
  const bed = makeBed({ 'wg.yaml': wgYaml, '.gitignore': 'private/\n' });
  bed.git('init', '--quiet', '--initial-branch=main');
  return bed;
}

/** Imports what is put beside the group, where no commit can take it along. */
async function importing(bed: Bed, text: string, ...words: readonly string[]): Promise<Ran> {
  bed.put({ '../tools.csv': text });
  return bed.run('import-survey', '../tools.csv', ...words);
}

function results(bed: Bed): {
  readonly responses: number;
  readonly tables: readonly { readonly cells: readonly { readonly count: number | null }[] }[];
} {
  return JSON.parse(bed.read('surveys/tools/results.json'));
}

describe('a first import', () => {
  test('keeps the answers in private/ for their owner alone, and writes a questionnaire, results and a record without a value of theirs', async () => {
    const bed = groupBed();
    const { code, stderr } = await importing(bed, exportOf(answers(30)));
    expect(code, stderr).toBe(0);
    expect(bed.list()).toEqual([
      '.gitignore',
      'private/key',
      'private/surveys/tools/answers.jsonl',
      'surveys/tools/import.yaml',
      'surveys/tools/results.json',
      'surveys/tools/results.md',
      'surveys/tools/survey.yaml',
      'wg.yaml',
    ]);
    expect(statSync(join(bed.root, 'private/key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(bed.root, 'private/surveys/tools/answers.jsonl')).mode & 0o777).toBe(0o600);
    expect(bed.read('private/surveys/tools/answers.jsonl')).toContain('The 7th wish');
    expect(bed.read('private/surveys/tools/answers.jsonl')).not.toMatch(/example\.org|10:00/);
    for (const path of bed.list().filter((path) => path.startsWith('surveys/')))
      expect(bed.read(path)).not.toMatch(/wish"|th wish|example\.org/);
    expect(bed.read('surveys/tools/import.yaml')).toMatch(
      /^imported: 2016-02-17\ndialect: google-forms\nencoding: utf-8\ndelimiter: comma\n/,
    );
    expect(bed.read('surveys/tools/import.yaml')).toContain('personal:\n  email: 1\n');
    expect(results(bed).responses).toBe(30);
    expect((await bed.run('check', '--today', '2026-03-30')).stderr).not.toMatch(/error\[/);
  });

  test('says all that was found out', async () => {
    const { stderr } = await importing(groupBed(), exportOf(answers(30)));
    expect(stderr).toContain('delimiter: comma (5 columns); line ends: LF');
    expect(stderr).toContain('1 header row; 30 answers');
    expect(stderr).toContain('1 column with personal data dropped (1 e-mail)');
    expect(stderr).toContain('this export gives answers no id');
    expect(stderr).toContain('next: wg report survey tools');
  });

  test('of fewer than five answers publishes nothing', async () => {
    const bed = groupBed();
    const { stderr } = await importing(bed, exportOf(answers(4)));
    expect(stderr).toContain('no results yet: 4 answers so far, results are written from 5 on');
    expect(bed.list()).not.toContain('surveys/tools/results.json');
  });

  test('asks on a terminal under which name the answers are kept', async () => {
    const bed = groupBed();
    bed.put({ '../tools.csv': exportOf(answers(9)) });
    const ran = await bed.runWith(
      { terminal: 100, answers: { survey: 'cafe-tools', option: ['Guest', 'Repairer'] } },
      'import-survey',
      '../tools.csv',
    );
    expect(ran.code, ran.stderr).toBe(0);
    expect(bed.read('surveys/cafe-tools/survey.yaml')).toContain('options: [Repairer, Guest]');
  });

  test('names no value that only a few gave, unless somebody says that it is an option', async () => {
    const rows = [...answers(30), ['2026/03/01 1:00:00 AM CET', '', 'I was asked to leave', '1', '']];
    const bed = groupBed();
    const { stderr, stdout } = await importing(bed, exportOf(rows));
    expect(stderr).toContain('1 value that fewer than 5 gave may be what people wrote');
    for (const text of [stdout, stderr, bed.read('surveys/tools/survey.yaml'), bed.read('surveys/tools/results.json')])
      expect(text).not.toContain('asked to leave');
    const other = groupBed();
    await importing(other, exportOf(rows), '--option', 'I was asked to leave');
    expect(other.read('surveys/tools/survey.yaml')).toContain('I was asked to leave');
  });

  test('is taken to be closed where the last answer is old, and says so', async () => {
    const bed = groupBed();
    const { stderr } = await importing(bed, exportOf(answers(30)), '--today', '2026-04-28');
    expect(bed.read('surveys/tools/survey.yaml')).toContain('phase: closed\n\nphases:\n  closed: 2026-03-28\n');
    expect(stderr).toContain('the last answer came on 2026-03-28, so surveys/tools/survey.yaml says that the survey is closed');
    expect((await bed.run('check', '--today', '2026-04-28')).stdout).not.toContain('surveys/tools/survey.yaml');
    const before = bed.texts();
    await importing(bed, exportOf(answers(30)), '--today', '2026-04-29');
    expect(bed.texts()).toEqual(before);
    const fresh = groupBed();
    const open = await importing(fresh, exportOf(answers(30)), '--today', '2026-04-27');
    expect(fresh.read('surveys/tools/survey.yaml')).toContain('phase: open\n\nquestions:');
    expect(open.stderr).not.toContain('the last answer came');
  });

  test('of too few answers tells no day of theirs', async () => {
    const bed = groupBed();
    await importing(bed, exportOf(answers(4)), '--today', '2027-01-01');
    expect(bed.read('surveys/tools/survey.yaml')).toContain('phase: closed\n\nquestions:');
  });

  test('reads standard input', async () => {
    const bed = groupBed();
    const ran = await bed.runWith({ stdin: exportOf(answers(9)) }, 'import-survey', '-', '--survey', 'wishes');
    expect(ran.code, ran.stderr).toBe(0);
    expect(bed.read('private/surveys/wishes/answers.jsonl')).toContain('The 8th wish');
  });
});

describe('a later import', () => {
  test('of the same file changes no byte and writes nothing', async () => {
    const bed = groupBed();
    await importing(bed, exportOf(answers(30)));
    const before = bed.texts();
    const { code, stderr } = await importing(bed, exportOf(answers(30)), '--today', '2026-04-01');
    expect(code).toBe(0);
    expect(stderr).toContain('nothing is new');
    expect(bed.texts()).toEqual(before);
  });

  test('adds only what is new, and finds its survey by the columns', async () => {
    const bed = groupBed();
    await importing(bed, exportOf(answers(30)));
    const { stderr } = await importing(bed, exportOf(answers(36)));
    expect(stderr).toContain('the columns fit surveys/tools');
    expect(stderr).toContain('answers: 6 new, 30 as before; 36 kept');
    expect(results(bed).responses).toBe(36);
  });

  test('with fewer than five new answers leaves the results as they are, and says so', async () => {
    const bed = groupBed();
    await importing(bed, exportOf(answers(30)));
    const before = bed.read('surveys/tools/results.json');
    const { stderr } = await importing(bed, exportOf(answers(34)));
    expect(stderr).toContain('4 answers new or edited, not in the results yet');
    expect(bed.read('surveys/tools/results.json')).toBe(before);
    expect(bed.read('surveys/tools/import.yaml')).toContain('kept: 34\npublished: 30\n');
    await importing(bed, exportOf(answers(35)));
    expect(results(bed).responses).toBe(35);
  });

  test('of a closed survey holds a last small batch out, unless somebody decides otherwise', async () => {
    const bed = groupBed();
    await importing(bed, exportOf(answers(30)));
    bed.put({ 'surveys/tools/survey.yaml': bed.read('surveys/tools/survey.yaml').replace('phase: open', 'phase: closed') });
    const held = await importing(bed, exportOf(answers(32)));
    expect(held.stderr).toContain('2 answers that came last are held out of the results');
    expect(results(bed).responses).toBe(30);
    const all = await importing(bed, exportOf(answers(32)), '--all-answers');
    expect(all.stderr).toContain('learns what the last 2 said');
    expect(results(bed).responses).toBe(32);
    const before = bed.texts();
    await importing(bed, exportOf(answers(32)), '--all-answers');
    expect(bed.texts()).toEqual(before);
  });

  test('replaces an edited answer where the export has ids', async () => {
    const bed = groupBed();
    await importing(bed, exportOf(withIds(20), true));
    const edited = withIds(20).map((row, n) => (n < 6 ? row.with(7, 'Something else') : row));
    const { stderr } = await importing(bed, exportOf(edited, true));
    expect(stderr).toContain('answers: 0 new, 6 edited since, 14 as before; 20 kept');
    expect(stderr).not.toContain('no id');
    expect(bed.read('private/surveys/tools/answers.jsonl')).not.toContain('The 3th wish');
    expect(bed.read('surveys/tools/import.yaml')).toContain('changed: 6\n');
  });

  test('reads all answers anew after the questionnaire was edited, and counts none as new', async () => {
    const bed = groupBed();
    await importing(bed, exportOf(answers(30)));
    const edited = bed.read('surveys/tools/survey.yaml').replace('id: what-is-your-role', 'id: role\n    headers: [What is your role?]');
    bed.put({ 'surveys/tools/survey.yaml': edited });
    const { stderr } = await importing(bed, exportOf(answers(30)));
    expect(stderr).toContain('answers: 0 new, 30 as before; 30 kept');
    expect(stderr).toContain('30 answers are read otherwise than before');
    expect(bed.read('private/surveys/tools/answers.jsonl')).toContain('"role":["Guest"]');
    expect(bed.read('surveys/tools/results.json')).toContain('"part": "role"');
  });

  test('with a codebook that counts a hidden option to another leaves the results, for their difference would tell how many chose it', async () => {
    const bed = groupBed();
    const said = [...answers(36)].map(([time = '', mail = '', , ...rest], at) => [time, mail, roleAt(at), ...rest]);
    await importing(bed, exportOf(said), '--option', 'Guest', '--option', 'Host');
    const inGit = bed.read('surveys/tools/results.json');
    expect(results(bed).tables[0]?.cells.map(({ count }) => count)).toEqual([16, 14, null, null]);
    const codebook = bed.read('surveys/tools/survey.yaml');
    const merged = codebook.replace(
      /options: \[Repairer, Organiser, .*\]/,
      'options: [Repairer, { label: Organiser, also: [Guest] }, Host]',
    );
    expect(merged).not.toBe(codebook);
    bed.put({ 'surveys/tools/survey.yaml': merged });
    const { stderr } = await importing(bed, exportOf(said));
    expect(stderr).toContain('the results stay as they are: the codebook counts the same answers to “What is your role?” otherwise now');
    expect(bed.read('surveys/tools/results.json')).toBe(inGit);
    await importing(bed, exportOf(said), '--all-answers');
    expect(results(bed).tables[0]?.cells[1]?.count).toBe(17);
  });

  test('that has none of the answers kept before says that all may count twice', async () => {
    const bed = groupBed();
    await importing(bed, exportOf(answers(10)));
    const { stderr } = await importing(bed, exportOf(answers(10, 100)));
    expect(stderr).toContain('none of the answers kept before is in this file');
  });

  test('without the key of this clone replaces everything, and says so', async () => {
    const bed = groupBed();
    await importing(bed, exportOf(answers(30)));
    const inGit = bed.read('surveys/tools/results.json');
    bed.put({ 'private/key': undefined });
    const { stderr } = await importing(bed, exportOf(answers(32)));
    expect(stderr).toContain('private/key is not in this clone');
    expect(stderr).toContain('the results stay as they are: they hold 30 answers, this import has 32');
    expect(bed.read('surveys/tools/results.json')).toBe(inGit);
    expect(bed.read('private/surveys/tools/answers.jsonl').match(/"h":/g)).toHaveLength(32);
  });

  test('in a fresh clone finds out that the results hold these very answers', async () => {
    const bed = groupBed();
    await importing(bed, exportOf(answers(30)));
    bed.put({ 'private/key': undefined, 'private/surveys/tools/answers.jsonl': undefined });
    const first = await importing(bed, exportOf(answers(30)));
    expect(first.stderr).toContain('the answers of earlier imports are not in this clone');
    expect(first.stderr).not.toContain('the results stay');
    const { stderr } = await importing(bed, exportOf(answers(33)));
    expect(stderr).toContain('3 answers new or edited, not in the results yet');
  });

  test('in the middle of a changed file of answers is refused', async () => {
    const bed = groupBed();
    await importing(bed, exportOf(answers(30)));
    const path = 'private/surveys/tools/answers.jsonl';
    bed.put({ [path]: bed.read(path).split('\n').slice(0, 20).join('\n') });
    const before = bed.texts();
    const { code, stderr } = await importing(bed, exportOf(answers(31)));
    expect(code).toBe(2);
    expect(stderr).toContain('error[answers-damaged]');
    expect(bed.texts()).toEqual(before);
  });
});

describe('a dry run', () => {
  test('works in an empty folder, asks nothing, writes nothing, and gives the counts as JSON', async () => {
    const bed = makeBed();
    const { code, stdout } = await importing(bed, exportOf(answers(30)), '--dry-run', '--json', '--private');
    expect(code).toBe(0);
    const facts = JSON.parse(stdout);
    expect(facts).toMatchObject({
      schema: 'wg/survey-import/1',
      dialect: 'google-forms',
      responses: 30,
      personalColumns: ['Email Address'],
    });
    expect(facts.questions[0]).toMatchObject({ header: 'What is your role?', answered: 30 });
    expect(facts.questions[1]).toMatchObject({ kind: 'scale', mean: 3, n: 30 });
    expect(bed.list()).toEqual([]);
  });

  test('reads the answers below a title that is narrower than they are', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => `${n},${roles[n % 2]},Forum\n`).join('');
    const { code, stdout } = await importing(makeBed(), `Our survey\nID,Role,Tool\n${rows}`, '--dry-run', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ dialect: 'generic', headerRows: 2, responses: 12 });
  });

  test('tells options that begin alike by their ends', async () => {
    const rows = Array.from(
      { length: 24 },
      (_, n) => `${n},In a part-time or full-time employment by ${n % 2 ? 'a company' : 'a university'}\n`,
    );
    const { stdout } = await importing(makeBed(), `ID,How do you work?\n${rows.join('')}`, '--dry-run');
    expect(stdout.replace(/\s+/g, ' ')).toContain('In a part-time or… by a company: 12');
    expect(stdout.replace(/\s+/g, ' ')).toContain('In a part-time or… by a university: 12');
  });

  test('names an option that looks like a number to call', async () => {
    const rows = Array.from({ length: 24 }, (_, n) => `${n},${['1-100', '101-1000', 'over 1000'][n % 3]}\n`).join('');
    const { stdout } = await importing(makeBed(), `ID,How many are you?\n${rows}`, '--dry-run', '--json');
    expect(JSON.parse(stdout).questions[0].options.map(({ label }: { label: string }) => label)).toContain('101-1000');
  });

  test('in a group tells what an import would do', async () => {
    const bed = groupBed();
    const { code, stderr, stdout } = await importing(bed, exportOf(answers(12)), '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('12 answered');
    expect(stderr).toContain('answers: 12 new; 12 kept');
    expect(stderr).toMatch(/dry run: \d+ files would change, nothing was written/);
    expect(bed.list()).toEqual(['.gitignore', 'wg.yaml']);
  });

  test('hides small counts unless they are asked for', async () => {
    const rows = [
      ...answers(30),
      ['2026/03/01 1:00:00 AM CET', '', 'Janitor', '1', ''],
      ['2026/03/01 1:00:00 AM CET', '', 'Janitor', '1', ''],
    ];
    const shown = await importing(makeBed(), exportOf(rows), '--dry-run', '--json');
    const exact = await importing(makeBed(), exportOf(rows), '--dry-run', '--json', '--private');
    const count = (text: string) =>
      JSON.parse(text).questions[0].options.find(({ label }: { label: string }) => label === 'Janitor')?.count;
    expect(count(exact.stdout)).toBe(2);
    expect(count(shown.stdout) ?? null).toBeNull();
  });
});

describe('what is refused', () => {
  test('a real import outside a group', async () => {
    const { code, stderr } = await importing(makeBed(), exportOf(answers(9)));
    expect(code).toBe(2);
    expect(stderr).toContain('there is no group here that could keep the answers');
  });

  test('a broken record, with its line and never with the row', async () => {
    const bed = groupBed();
    const broken = exportOf(answers(20)).replace('The 7th wish', 'Secret "word" of 7');
    const { code, stderr, stdout } = await importing(bed, broken);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/tools\.csv:9(?::\d+)?: error\[csv-/);
    expect(stderr).not.toContain('Secret');
    expect(bed.list()).toEqual(['.gitignore', 'wg.yaml']);
    const skipped = await importing(bed, broken, '--skip-broken');
    expect(skipped.code, skipped.stderr).toBe(0);
    expect(skipped.stderr).toContain('error[csv-');
    expect(skipped.stderr).toContain('answers: 19 new');
  });

  test('a file that git could not merge', async () => {
    const [head = '', one = '', ...rest] = exportOf(answers(9)).split('\n');
    const merged = [head, '<<<<<<< HEAD', one, '=======', ...rest].join('\n');
    const { code, stderr } = await importing(groupBed(), merged);
    expect(code).toBe(2);
    expect(stderr).toContain('is not merged');
  });

  test('what is no table at all, by its name', async () => {
    const bed = groupBed();
    bed.put({ '../notes.md': 'It was "good",\nand "bad" too\n' });
    const { code, stderr } = await bed.run('import-survey', '../notes.md');
    expect(code).toBe(2);
    expect(stderr).toContain('is no table of answers: export the answers as CSV');
  });

  test('another number of answers than was expected', async () => {
    const bed = groupBed();
    const { code, stderr } = await importing(bed, exportOf(answers(20)), '--expect-rows', '21');
    expect(code).toBe(2);
    expect(stderr).toContain('20 answers found, and --expect-rows says 21');
    expect((await importing(bed, exportOf(answers(20)), '--expect-rows', '20')).code).toBe(0);
  });

  test('a summary, with the way to get the answers', async () => {
    const summary =
      'Q1. What is your role?\nAnswer Choices,Response Percent,Responses\nOrganiser,50%,5\nGuest,50%,5\n,Answered,10\n,Skipped,0\n';
    const { code, stderr } = await importing(groupBed(), summary);
    expect(code).toBe(2);
    expect(stderr).toContain('All individual responses');
  });

  test('a place in private/ that git would take along', async () => {
    const bed = makeBed({ 'wg.yaml': wgYaml });
    bed.git('init', '--quiet', '--initial-branch=main');
    const { code, stderr } = await importing(bed, exportOf(answers(20)));
    expect(code).toBe(2);
    expect(stderr).toContain('error[private-not-ignored]');
    expect(bed.list()).toEqual(['wg.yaml']);
  });

  test.each([
    [['--survey', 'Not A Slug'], '--survey takes the id of a survey'],
    [['--keep', 'Nothing'], 'there is no column `Nothing`'],
    [['--header-rows', 'x'], '--header-rows takes a whole number'],
    [['--encoding', 'klingon'], 'there is no encoding `klingon` here'],
  ])('%s', async (words, message) => {
    const { code, stderr } = await importing(groupBed(), exportOf(answers(9)), ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('another wave', () => {
  test('under a new name is told to take the questionnaire along', async () => {
    const bed = groupBed();
    await importing(bed, exportOf(answers(20)));
    const { code, stderr } = await importing(bed, exportOf(answers(20, 50)), '--survey', 'tools-2');
    expect(code).toBe(0);
    expect(stderr).toContain(
      'the columns fit surveys/tools/survey.yaml too: for another wave of it, copy that file to surveys/tools-2/survey.yaml',
    );
    expect(bed.read('surveys/tools-2/survey.yaml')).toContain('title: Tools 2\n');
  });
});

describe('the screen of an import', () => {
  test('tells the points of a scale in their order, and the rows of a grid below their question', async () => {
    const uses = ['Never', 'Weekly', 'Daily'];
    const rows = Array.from({ length: 30 }, (_, n) => [
      ...[`2026/03/01 10:00:${10 + n} AM CET`, String(n % 3 === 0 ? 1 : 5), uses[n % 3] ?? '', n < 6 ? '' : (uses[n % 2] ?? '')],
    ]);
    const text = [['Timestamp', 'How hard is it? (1-5)', 'How often? [Forum]', 'How often? [Chat]'], ...rows].map(
      (cells) => `${cells.join(',')}\n`,
    );
    const { stdout } = await importing(groupBed(), text.join(''), '--dry-run');
    const words = stdout.replace(/\s+/g, ' ');
    expect(words).toContain('Questions – 2 ');
    expect(words).toContain('1: 10, 2: 0, 3: 0, 4: 0, 5: 20');
    expect(words).toContain('how-often grid of 2 rows: How often? – Forum, 30 answered: ');
    expect(words).toContain('– Chat, 24 answered: ');
  });

  test('goes on to the coding of what was said in words', async () => {
    expect((await importing(groupBed(), exportOf(answers(20)))).stderr).toContain('next: wg code tools what-would-help\n');
  });
});

describe('an export inside the repository', () => {
  test('is warned of where git takes it along, and not where it is ignored', async () => {
    const bed = groupBed();
    bed.put({ 'answers.csv': exportOf(answers(9)), 'private/answers.csv': exportOf(answers(9)) });
    expect((await bed.run('import-survey', 'answers.csv')).stderr).toContain('with every answer in it');
    expect((await bed.run('import-survey', 'private/answers.csv')).stderr).not.toContain('with every answer in it');
    bed.git('add', 'answers.csv');
    expect((await bed.run('import-survey', 'answers.csv')).stderr).toContain('git holds this export');
  });
});

test('columns are kept and dropped by name or number', async () => {
  const bed = groupBed();
  const { stderr } = await importing(bed, exportOf(answers(12)), '--drop', 'What would help?', '--keep', '2');
  expect(stderr).toContain('1 column with personal data dropped (1 other)');
  expect(bed.read('private/surveys/tools/answers.jsonl')).not.toContain('wish');
  // What somebody keeps is kept, but no address ever is.
  expect(bed.read('private/surveys/tools/answers.jsonl')).not.toContain('example.org');
});

test('what looks like a flood is told as a count', async () => {
  const same = Array.from({ length: 7 }, (_, n) => [`2026/03/01 10:00:0${n} AM CET`, '', 'Guest', '5', 'Vote for us']);
  const { stderr } = await importing(groupBed(), exportOf([...answers(10), ...same]));
  expect(stderr).toContain('once the same answer stands 5 times or more in a row, at most 7 times');
});

test('a file in another encoding and with semicolons is read as it is', async () => {
  const bed = groupBed();
  const rows = answers(12).map((row) => row.with(4, 'Café'));
  bed.put({ '../tools.csv': Buffer.from(exportOf(rows).replaceAll(',', ';'), 'latin1') });
  const { code, stderr } = await bed.run('import-survey', '../tools.csv');
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/windows-1252/i);
  expect(readFileSync(join(bed.root, 'private/surveys/tools/answers.jsonl'), 'utf8')).toContain('Café');
});

test('the results in the example group are those of the invented answers beside it', async () => {
  const bed = makeBed();
  const folder = 'data/example/surveys/autumn';
  const files = Object.fromEntries(readdirSync(folder).map((name) => [`surveys/autumn/${name}`, readFileSync(join(folder, name), 'utf8')]));
  const key = Buffer.from('example-key-of-the-example-group').toString('base64url');
  bed.put({
    'wg.yaml': wgYaml,
    'private/key': `${key}\n`,
    'surveys/autumn/survey.yaml': files['surveys/autumn/survey.yaml'],
    '../autumn.csv': readFileSync('data/downloads/autumn.csv'),
  });
  const { code, stderr } = await bed.run('import-survey', '../autumn.csv', '--today', '2025-11-01');
  expect(code, stderr).toBe(0);
  expect(Object.fromEntries(Object.keys(files).map((path) => [path, bed.read(path)]))).toEqual(files);
});
