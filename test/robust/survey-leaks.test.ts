// Nobody who answered can be found in what leaves the analyst's machine: seeded addresses, numbers, accounts and names, in every kind of column
// and in free text, never appear outside private/, on the screen, in JSON, in an error, or in a commit.
import { describe, expect, test } from 'vitest';
import { type Bed, makeBed } from '../bed.ts';
import { smallestRepository } from './seed-library.ts';

/** What must not come out. Each stands in every export below, in as many places as one of its kind can stand. */
const seeds = {
  mail: 'zebulon.q@seeded-mail.example',
  otherMail: 'quill@seeded-home.example',
  ip: '203.0.113.77',
  ip6: '2001:db8:77::1234',
  phone: '+49 151 7654321',
  handle: '@seeded_handle',
  profile: 'github.com/seeded-profile',
  name: 'Zebulon Quillfeather',
} as const;

const needles = [...Object.values(seeds), '1517654321', '7654321', 'Quillfeather', 'seeded'];

type Cells = readonly string[];

/** Free text in which a seed stands, one after the other. */
function textOf(n: number): string {
  const inside = Object.values(seeds);
  return `Wish number ${n}: ask ${inside[n % inside.length]} about the hall, please`;
}

const roles = ['Organiser', 'Repairer', 'Guest'];

/** What was answered: a choice, a choice with a write-in that identifies, several with one, a scale, a question that asks for too much, free text. */
function answersOf(n: number): Cells {
  const writtenIn = n % 10 === 3 ? seeds.mail : n % 10 === 6 ? seeds.name : (roles[n % 3] ?? '');
  const several = n % 7 === 2 ? `Forum;${seeds.handle}` : n % 7 === 4 ? `Chat;${seeds.profile}` : 'Forum;Chat';
  const contact = n % 2 === 0 ? seeds.otherMail.replace('quill', `quill${n}`) : `seeded${n}@seeded-home.example`;
  return [roles[n % 3] ?? '', writtenIn, several, String(1 + (n % 5)), contact, seeds.phone.replace('321', String(100 + n)), textOf(n)];
}

const questions: Cells = [
  'What is your role?',
  'Who organises your café?',
  'Which tools do you use?',
  'How hard are the forms?',
  'How can we reach you?',
  'A number for the day itself',
  'What would help you most?',
];

const COUNT = 40;

function csv(rows: readonly Cells[], delimiter = ','): string {
  const cell = (text: string): string => (text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(cell).join(delimiter)}\n`).join('');
}

function rowsOf(make: (n: number) => Cells): readonly Cells[] {
  return Array.from({ length: COUNT }, (_, n) => [...make(n), ...answersOf(n)]);
}

const day = (n: number): string => String(1 + (n % 28)).padStart(2, '0');

/** One export of each tool, as far as its own columns go. */
const exports: readonly { readonly tool: string; readonly text: string }[] = [
  {
    tool: 'google-forms',
    text: csv([['Timestamp', 'Email Address', ...questions], ...rowsOf((n) => [`2026/03/${day(n)} 10:00:00 AM CET`, seeds.mail])]),
  },
  {
    tool: 'microsoft-forms',
    text: csv([
      ['ID', 'Start time', 'Completion time', 'Email', 'Name', ...questions],
      ...rowsOf((n) => [String(n + 1), `3/${1 + (n % 28)}/26 10:00:00`, `3/${1 + (n % 28)}/26 10:05:00`, seeds.mail, seeds.name]),
    ]),
  },
  {
    tool: 'surveymonkey',
    text: csv([
      [
        'Respondent ID',
        'Collector ID',
        'Start Date',
        'End Date',
        'IP Address',
        'Email Address',
        'First Name',
        'Last Name',
        'Custom Data 1',
        ...questions,
      ],
      ['', '', '', '', '', '', '', '', '', ...questions.map(() => 'Response')],
      ...rowsOf((n) => [
        ...[String(10_000 + n), '77', `03/${day(n)}/2026 10:00:00 AM`, `03/${day(n)}/2026 10:05:00 AM`],
        ...[seeds.ip, seeds.mail, 'Zebulon', 'Quillfeather', ''],
      ]),
    ]),
  },
  {
    tool: 'qualtrics',
    text: csv([
      [
        'StartDate',
        'EndDate',
        'Status',
        'IPAddress',
        'Progress',
        'Finished',
        'RecordedDate',
        'ResponseId',
        'RecipientLastName',
        'RecipientFirstName',
        'RecipientEmail',
        'LocationLatitude',
        'LocationLongitude',
        ...questions.map((_, n) => `Q${n + 1}`),
      ],
      [
        'Start Date',
        'End Date',
        'Response Type',
        'IP Address',
        'Progress',
        'Finished',
        'Recorded Date',
        'Response ID',
        'Recipient Last Name',
        'Recipient First Name',
        'Recipient Email',
        'Location Latitude',
        'Location Longitude',
        ...questions,
      ],
      [
        'startDate',
        'endDate',
        'status',
        'ipAddress',
        'progress',
        'finished',
        'recordedDate',
        '_recordId',
        'recipientLastName',
        'recipientFirstName',
        'recipientEmail',
        'locationLatitude',
        'locationLongitude',
        ...questions.map((_, n) => `QID${n + 1}`),
      ].map((id) => `{"ImportId":"${id}"}`),
      ...rowsOf((n) => [
        ...[
          `2026-03-${day(n)} 10:00:00`,
          `2026-03-${day(n)} 10:05:00`,
          'IP Address',
          seeds.ip,
          '100',
          'True',
          `2026-03-${day(n)} 10:05:01`,
        ],
        ...[`R_${1000 + n}abcdefghij`, 'Quillfeather', 'Zebulon', seeds.mail, '52.5200', '13.4050'],
      ]),
    ]),
  },
  {
    tool: 'limesurvey',
    text: csv(
      [
        ['id', 'submitdate', 'lastpage', 'startlanguage', 'seed', 'ipaddr', 'token', ...questions],
        ...rowsOf((n) => [String(n + 1), `2026-03-${day(n)} 10:00:00`, '3', 'en', '12345', seeds.ip6, `seeded-token-${n}`]),
      ],
      ';',
    ),
  },
  {
    tool: 'generic',
    text: csv([['Nr', 'Name', 'IP', 'GitHub handle', ...questions], ...rowsOf((n) => [String(n + 1), seeds.name, seeds.ip, seeds.handle])]),
  },
];

function groupBed(): Bed {
  return makeBed({ ...smallestRepository, 'wg.yaml': 'format: 1\nname: Repair Cafés\n', '.gitignore': 'private/\n' });
}

function expectNothing(text: string, where: string): void {
  for (const needle of needles) expect(text.includes(needle), `\`${needle}\` stands in ${where}`).toBe(false);
}

describe.each(exports)('answers from an export of $tool', ({ tool, text }) => {
  test('identify nobody outside private/, on the screen or in a commit', async () => {
    const bed = groupBed();
    bed.put({ '../answers.csv': text });
    for (const words of [[], ['--json'], ['--all-answers', '--format', 'md']]) {
      const ran = await bed.run('import-survey', '../answers.csv', ...words);
      expect(ran.code, ran.stderr).toBe(0);
      expectNothing(ran.stdout, `standard output with ${words.join(' ')}`);
      expectNothing(ran.stderr, `standard error with ${words.join(' ')}`);
    }
    for (const path of bed.list()) if (!path.startsWith('private/')) expectNothing(bed.read(path), path);
    bed.git('add', '--all');
    bed.git('commit', '--quiet', '--message=Import');
    expectNothing(bed.git('show', '--format=%B', 'HEAD'), 'the commit');
    expect(bed.git('ls-files')).toContain('surveys/answers/results.json');
    const report = await bed.run('report', 'survey', 'answers');
    expect(report.code, report.stderr).toBe(0);
    expectNothing(report.stdout + report.stderr, 'the report');
  });

  test('identify nobody in a dry run, in a group or not', async () => {
    for (const bed of [groupBed(), makeBed()]) {
      bed.put({ '../answers.csv': text });
      for (const words of [[], ['--json']]) {
        const ran = await bed.run('import-survey', '../answers.csv', '--dry-run', ...words);
        expect(ran.code, ran.stderr).toBe(0);
        expectNothing(ran.stdout + ran.stderr, `a dry run with ${words.join(' ')}`);
      }
    }
    const { stdout } = await makeDry(text);
    expect(JSON.parse(stdout)).toMatchObject({ dialect: tool, responses: COUNT });
  });

  test('identify nobody where a record is broken', async () => {
    const bed = groupBed();
    const lines = text.split('\n');
    const options = [
      ['--expect-rows', '3'],
      ['--dialect', 'kobo'],
      ['--header-rows', '7'],
    ];
    for (const [which, at] of [lines.length - 4, lines.length - 20].entries()) {
      for (const [n, broken] of [`${lines[at]}"`, `"${lines[at]}`, `${lines[at]},${lines[at]}`, `${lines[at]}\0\ufffe`].entries()) {
        bed.put({ '../answers.csv': lines.with(at, broken).join('\n') });
        // Each option meets more than one fault, and more than one tool.
        for (const words of [which === 0 ? [] : ['--skip-broken'], options[(n + which + tool.length) % options.length] ?? []]) {
          const { stdout, stderr } = await bed.run('import-survey', '../answers.csv', '--dry-run', ...words);
          expectNothing(stdout + stderr, `a broken export with ${words.join(' ')}`);
        }
      }
    }
  });

  test('are kept without addresses, numbers, IPs and accounts even in private/', async () => {
    const bed = groupBed();
    bed.put({ '../answers.csv': text });
    await bed.run('import-survey', '../answers.csv');
    const kept = bed.read('private/surveys/answers/answers.jsonl');
    expect(kept).toContain('about the hall, please');
    const { name, ...others } = seeds;
    for (const seed of Object.values(others)) expect(kept.includes(seed), `\`${seed}\` in ${kept}`).toBe(false);
  });
});

async function makeDry(text: string) {
  const bed = makeBed({ '../answers.csv': text });
  return bed.run('import-survey', '../answers.csv', '--dry-run', '--json', '--private');
}
