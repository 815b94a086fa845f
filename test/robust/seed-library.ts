// An invented group with one of everything that a command can change, and for each writing command a run that changes something.
import { hashOf } from '../../src/model/id.ts';
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

/** A guideline with links: to a meeting, to a question, and to a milestone by the name that it had. */
const withEvidence: Tree = {
  ...seedLibrary,
  'milestones/labels.md': '---\ntitle: Print the labels\n\naliases: [signs]\n---\n',
  'guidelines/lending.md':
    '---\ntitle: Lending to strangers\n---\n\nAs [said](../meetings/2016-02-09.md), with [signs](../milestones/signs.md); [asked](../surveys/members/survey.yaml#shelf).\n',
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

const withTowns: Tree = {
  ...seedLibrary,
  'communities/lowick.yaml': 'name: Lowick\nsize: 30\nsize_on: 2016-02-01\nleaders: [odi]\nprojects: [beans]\n',
  'communities/farley.yaml': 'name: Farley\nsize: 8\nsize_on: 2016-02-01\nleaders: [tamsin]\nneeds: [a dry cellar]\n',
  'tasks/cellar-key.yaml': 'title: Fetch the cellar key\nsteps: [Ask, Sign, Fetch]\nsteps_after: [Fetch]\n',
  'pairings/lowick-farley.yaml': 'between: [lowick, farley]\nsince: 2016-02-09\nfollow_up: 2016-04-01\n',
};

const withPoll: Tree = {
  ...seedLibrary,
  'private/cellar-call.csv':
    ',Tuesday 23 February 2016,Tuesday 23 February 2016,\r\n,16:00-17:00,18:00,\r\nOdi,Yes,No,\r\nivy,Yes,Under reserve,\r\nWanda,No,Yes,\r\n',
};

const withChannels: Tree = { ...seedLibrary, 'wg.yaml': `${seedLibrary['wg.yaml']}channels: [mailing list, forum]\n` };

const withGoal: Tree = {
  ...seedLibrary,
  'charter.md': '# Seed Library\n\n## Goal\n\nLend seeds without losing track of them.\n\n## Success\n\nA second year.\n',
  'meetings/2016-02-02.md':
    '# Call\n\n## Attendees\n\n- Odile Brandt\n\n## Notes\n\nHave we missed any goals?\nTeach children how to keep seeds\n',
};
const goal = `2016-02-02#${hashOf('raised: Teach children how to keep seeds')}`;

/** One run of each writing command, two where the command writes in two ways. */
export const writingRuns: readonly WritingRun[] = [
  run('init', ['init', '--name', 'Seed Library', '--yes'], { 'notes.txt': 'Not touched.\n' }),
  run('init beside other ignore rules', ['init', '--name', 'Seed Library', '--yes'], { '.gitignore': '*.bak' }),
  { ...run('init --example', ['init', '--example'], {}), many: true },
  run('adopt', ['adopt'], { 'minutes/2016/call-02-09.md': '# Call\n\nAttendees: Odile Brandt\n', '.gitignore': '*.bak' }),
  { ...run('site', ['site']), previews: true },
  run('import-notes', ['import-notes', 'pad/2016-02-16.txt']),
  run('new-meeting', ['new-meeting', 'next tuesday 16:00 UTC', '--agenda', 'The cellar']),
  run('new-meeting --from-poll', ['new-meeting', '--from-poll', 'private/cellar-call.csv'], withPoll),
  { ...run('import-poll', ['import-poll', 'private/cellar-call.csv', '--names'], withPoll), previews: true },
  run('sent a survey', ['sent', 'members', 'forum', '--link', 'https://forms.example.org/members'], withChannels),
  run('sent a guideline', ['sent', 'lending', 'forum', 'mailing list'], withChannels),
  run('sent a meeting', ['sent', '2016-02-09', 'forum'], withChannels),
  run('amend', ['amend', goal], withGoal),
  run('refuse a goal', ['refuse', goal], withGoal),
  run('new-milestone', ['new-milestone', 'Build a drying rack', '--due', 'end of next week', '--owner', 'odi', '--blocked-by', 'rules']),
  run('new-guideline', ['new-guideline', 'Saying thank you', '--owner', 'tamsin']),
  run('new-community', [
    'new-community',
    'Oakham',
    '--size',
    '12',
    '--leader',
    'odi',
    '--need',
    'a dry cellar',
    '--source',
    'meetings/2016-02-09.md',
  ]),
  run('new-recognition', ['new-recognition', 'A packet of rare seeds', '--costs', 'nothing', '--community', 'Oakham']),
  run('new-task', ['new-task', 'Ask for the cellar', '--step', 'Write', '--step', 'Sign', '--days', '4']),
  run('pair', ['pair', 'odi', 'tamsin', '--why', 'both dry beans', '--until', 'end of next week'], withTowns),
  run('done with a note', ['done', 'lowick-farley', '--note', 'a cellar was found'], withTowns),
  run('done of a task', ['done', 'cellar-key'], withTowns),
  run('drop of a task', ['drop', 'cellar-key', '--why', 'the lock is gone'], withTowns),
  run('move a pairing', ['move', 'lowick-farley', '2016-05-01'], withTowns),
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
  run('done with a guideline', ['done', 'lending:review']),
  run('review', ['review', 'lending', '--by', 'odi'], withEvidence),
  run('check --fix', ['check', '--fix'], withEvidence),
  run('report guidelines --joined --write', ['report', 'guidelines', '--joined', '--all', '--write'], withEvidence),
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
