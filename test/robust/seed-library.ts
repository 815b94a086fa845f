// An invented group with one of everything that a command can change, and for each writing command a run that changes something.
import { nicknameReading } from '../../src/model/inferred.ts';
import type { Tree } from '../bed.ts';

/** An inferred reading of the group's note, on which a field of `people/ivo.yaml` rests. */
export const reading = `2016-02-09#${nicknameReading('Ivo Marsh', 'ivy')}`;

/** The files of the group, with a pasted text that is not imported yet. */
export const seedLibrary: Tree = {
  'wg.yaml': 'format: 1\nname: Seed Library\ntime_zone: UTC\nweek_ends: sunday\n',
  '.gitignore': 'private/\n',
  'people/ivo.yaml': `name: Ivo Marsh\n\nnickname: ivy\n\ninferred:\n  nickname: ${reading}\n`,
  'people/odi.yaml': 'name: Odile Brandt\n\nnickname: Odi\n',
  'people/tamsin.yaml': 'name: Tamsin Vale\n',
  'milestones/rules.md': '---\ntitle: Write the lending rules\n\ndue: 2016-03-04\n\nowners: [odi]\n---\n\nSo that nobody has to guess.\n',
  'milestones/labels.md': '---\ntitle: Print the labels\n\nblocked_by: [rules]\n---\n\nFrom a call.\n',
  'surveys/members/survey.yaml':
    'title: What members read\n\nphase: review\n\nphases:\n  open: 2016-03-01\n\nquestions:\n  - id: shelf\n    ask: Which shelf is yours?\n    kind: single\n    options: [Beans, Herbs]\n    informs: [rules]\n',
  'guidelines/lending.md': '---\ntitle: Lending to strangers\n\nstatus: draft\n---\n\nA draft.\n',
  'meetings/2016-02-09.md': [
    '---',
    'date: 2016-02-09',
    'start: "16:00 UTC"',
    '---',
    '',
    '## Attendees',
    '',
    '- Odile Brandt',
    '- Tamsin Vale',
    '- Bruno Lind',
    '- Ivo Marsh (ivy)',
    '',
    '## Action items',
    '',
    '- [until 2016-02-20 - Odi] Ask two other libraries how they lend <!-- wg:aaaa -->',
    '- [until 2016-02-26 - Tamsin] Count the paper bags in the shed <!-- wg:bbbb -->',
    '- [until 2016-03-01 - All] Paint a sign for the front door <!-- wg:cccc -->',
    '- [until 2016-03-02 - Odi] Borrow a label printer from the school <!-- wg:dddd -->',
    '',
    '## Next meeting',
    '',
    '2016-02-23, 16:00 UTC',
    '',
  ].join('\n'),
  'pad/2016-02-16.txt': [
    '##Goal',
    'Lend seeds without losing track of them.',
    'Meeting Notes - Tuesday, February 16, 16:00 - 17:00 UTC',
    'Attendees:',
    'Odile Brandt',
    'Wanda Kester (Wan)',
    'Milestones',
    '- [until March 20 - Odi] Open the drying room',
    'Immediate next steps',
    '- [until the end of next week - Wan] Ask the school for a warm cellar',
    '- [until the end of next week - All] Read the lending rules aloud',
    '',
  ].join('\n'),
};

/** Invented answers to a survey as a form exports them, in a group that has the key by which answers are known. */
const withAnswers: Tree = {
  ...seedLibrary,
  '.gitignore': 'private/\n',
  'private/key': `${'k'.repeat(43)}\n`,
  'private/lenders.csv': [
    'Timestamp,Email Address,How do you lend?,How well does it work?',
    ...Array.from(
      { length: 18 },
      (_, n) => `2016/02/${10 + (n % 9)} 10:00:00 AM CET,p${n}@example.org,${n % 3 === 0 ? 'By post' : 'By hand'},${1 + (n % 5)}`,
    ),
    '',
  ].join('\n'),
};

/** The least that is a repository, so that no git need be started to make one. */
export const smallestRepository: Tree = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.git/config': '',
  '.git/objects/x': '',
  '.git/refs/x': '',
};

/** A run of a writing command: its words, and the files that it starts from. Each run changes something. */
export interface WritingRun {
  readonly name: string;
  readonly words: readonly string[];
  readonly files: Tree;
  /** Its dry run shows what is in a file, and no diff. */
  readonly previews?: true;
  /** It writes many files alike. */
  readonly many?: true;
}

const action = '2016-02-09#aaaa';

function run(name: string, words: readonly string[], files: Tree = seedLibrary): WritingRun {
  return { name, words, files };
}

const withChallenge: Tree = {
  ...seedLibrary,
  'challenges/themes.yaml': 'themes:\n  - id: damp\n    title: Nowhere dry\n    words: [damp]\n',
  'challenges/cold-cellar.md': '---\ntitle: The cellar is cold and damp\n---\n\nNothing keeps there over the winter.\n',
};

const withTopic: Tree = {
  ...seedLibrary,
  'pad/topic-12.json': JSON.stringify({
    id: 12,
    slug: 'cold-cellars',
    title: 'Cold cellars',
    post_stream: {
      posts: [
        { post_number: 1, username: 'wan', cooked: '<p>Our cellar is too damp, and nothing keeps there over the winter.</p>' },
        { post_number: 2, username: 'odi', cooked: '<p>Here the mice eat all that we put into open boxes.</p>' },
      ],
    },
  }),
};

/** One run of each writing command, two where the command writes in two ways. */
export const writingRuns: readonly WritingRun[] = [
  run('init', ['init', '--name', 'Seed Library', '--yes'], { 'notes.txt': 'Not touched.\n' }),
  run('init beside other ignore rules', ['init', '--name', 'Seed Library', '--yes'], { '.gitignore': '*.bak' }),
  { ...run('init --example', ['init', '--example'], {}), many: true },
  run('adopt', ['adopt'], { 'minutes/2016/call-02-09.md': '# Call\n\nAttendees: Odile Brandt\n', '.gitignore': '*.bak' }),
  run('import-notes', ['import-notes', 'pad/2016-02-16.txt']),
  run('new-meeting', ['new-meeting', 'next tuesday 16:00 UTC', '--agenda', 'The cellar']),
  run('new-milestone', ['new-milestone', 'Build a drying rack', '--due', 'end of next week', '--owner', 'odi', '--blocked-by', 'rules']),
  run('new-guideline', ['new-guideline', 'Saying thank you', '--owner', 'tamsin']),
  run('new-survey', [
    'new-survey',
    'What lenders need',
    '--question',
    'single: How do you lend? = By hand | By post | Other…',
    '--question',
    'text: What else?',
    '--open',
    'end of next week',
    '--informs',
    'rules',
    '--owner',
    'odi',
  ]),
  run('done', ['done', action, 'rules', 'members:open']),
  run('drop', ['drop', action, 'rules', 'lending', '--why', 'the school does it']),
  run('assign', ['assign', action, 'tamsin']),
  run('assign a survey', ['assign', 'members', 'ivo']),
  run('assign a milestone', ['assign', 'rules', 'tamsin', 'ivo']),
  run('move', ['move', action, '2016-03-09']),
  run('move a phase of a survey', ['move', 'members:closed', '2016-04-01']),
  run('move a milestone', ['move', 'rules', 'end of next week']),
  run('park', ['park', action, 'rules', '--until', '2016-04-01']),
  run('park a milestone', ['park', 'rules', '--until', '2016-04-01', '--why', 'no paper']),
  { ...run('import-survey', ['import-survey', 'private/lenders.csv'], withAnswers), previews: true },
  // A spreadsheet has no diff.
  { ...run('export-survey', ['export-survey', 'members', '--to', 'xlsform']), previews: true },
  run('report --write', ['report', '--write']),
  run('code', ['code', 'challenges', '--set', 'cold-cellar=damp'], withChallenge),
  run('code by rules', ['code', 'challenges', '--apply-rules'], withChallenge),
  run('code a new theme', ['code', 'challenges', '--new-theme', 'No heating'], withChallenge),
  { ...run('import-topic', ['import-topic', 'pad/topic-12.json', '--forum', 'https://forum.example.org'], withTopic), previews: true },
  run('confirm', ['confirm', reading]),
  run('refuse', ['refuse', reading]),
];
