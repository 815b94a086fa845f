// What commands ask a person at a terminal, and what the answers do. Elsewhere nobody is asked: see the transcripts.
import { describe, expect, test } from 'vitest';
import { makeBed, plainGroup, type RunOptions, type Tree } from '../bed.ts';

const pad = `Call notes - Tuesday, February 9, 16:00 - 17:00 UTC
Present:
Ines Okoro
`;

const group: Tree = {
  'wg.yaml': plainGroup,
  'people/ines.yaml': 'name: Ines Okoro\n',
  'people/marek.yaml': 'name: Marek Vala\nnickname: Maro\n',
  'milestones/library.md': '---\ntitle: Open the library\n---\n',
};

function askedOf(answers: NonNullable<RunOptions['answers']>, files: Tree = group) {
  const bed = makeBed(files);
  const run = (...argv: readonly string[]) => bed.runWith({ terminal: 80, answers }, ...argv);
  return { bed, run };
}

describe('init', () => {
  test('asks for the name', async () => {
    const { bed, run } = askedOf({ name: 'Seed Library' }, {});
    expect((await run('init')).code).toBe(0);
    expect(bed.read('wg.yaml')).toContain('name: Seed Library\n');
  });

  test('does not ask where the name is given, and proposes that of the folder with --yes', async () => {
    const { run } = askedOf({}, {});
    expect((await run('init', '--name', 'Seeds')).code).toBe(0);
    const { bed, run: again } = askedOf({}, {});
    expect((await again('init', '--yes')).code).toBe(0);
    expect(bed.read('wg.yaml')).toContain('name: group\n');
  });

  test('makes nothing where the person gives up', async () => {
    const { bed, run } = askedOf('cancelled', {});
    expect(await run('init')).toMatchObject({ code: 2, stdout: '', stderr: 'nothing was written\n' });
    expect(bed.list()).toEqual([]);
  });
});

describe('import-notes', () => {
  test('asks for the year of a text that comes from elsewhere than a file', async () => {
    const bed = makeBed(group);
    const options = { terminal: 80, stdin: pad, answers: { year: '2016' } };
    expect((await bed.runWith(options, 'import-notes', '-')).code).toBe(0);
    expect(bed.read('meetings/2016-02-09.md')).toContain('date: 2016-02-09\n');
  });

  test('asks for the day where the text gives none', async () => {
    const { bed, run } = askedOf({ date: '2016-02-12' }, { ...group, 'talk.txt': 'Present:\nInes Okoro\n' });
    expect((await run('import-notes', 'talk.txt')).code).toBe(0);
    expect(bed.list()).toContain('meetings/2016-02-12.md');
  });

  test('asks for the day where the year given contradicts the weekday', async () => {
    const bed = makeBed(group);
    const options = { terminal: 80, stdin: pad, answers: { date: '2017-02-09' } };
    expect((await bed.runWith(options, 'import-notes', '-', '--year', '2017')).code).toBe(0);
    expect(bed.list()).toContain('meetings/2017-02-09.md');
  });

  test('never takes a year by itself, not even with --yes', async () => {
    const bed = makeBed(group);
    const ran = await bed.runWith({ terminal: 80, stdin: pad }, 'import-notes', '-', '--yes');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('--year 2016   2016-02-09');
  });
});

describe('new-meeting', () => {
  const answers = { when: 'next tuesday 17:00 UTC', attendee: ['ines', 'marek'], agenda: 'Choose a shelf; Who has keys?' };

  test('asks for the day where none follows from the group, for who comes, and for the agenda', async () => {
    const { bed, run } = askedOf(answers);
    expect((await run('new-meeting')).code).toBe(0);
    const note = bed.read('meetings/2016-02-23.md');
    expect(note).toContain("start: '17:00 UTC'\n");
    expect(note).toContain('- Ines Okoro\n- Marek Vala (Maro)\n');
    expect(note).toContain('- Choose a shelf\n- Who has keys?\n');
  });

  test('asks only for what is not given', async () => {
    const { bed, run } = askedOf({ agenda: '' });
    expect((await run('new-meeting', '2016-03-01', '--attendee', 'ines')).code).toBe(0);
    expect(bed.read('meetings/2016-03-01.md')).toContain('- Ines Okoro\n');
  });

  test('asks nothing for a note that is there', async () => {
    const { run } = askedOf({}, { ...group, 'meetings/2016-03-01.md': '# Seed Library, 2016-03-01\n' });
    expect((await run('new-meeting', '2016-03-01')).stderr).toContain('is there already; nothing was changed');
  });

  test('asks nothing with --no-input', async () => {
    const { run } = askedOf({});
    expect((await run('new-meeting', '2016-03-01', '--no-input')).code).toBe(0);
  });
});

describe('new-survey', () => {
  test('asks for one question after the other, until there is none', async () => {
    const { bed, run } = askedOf({
      'ask-1': 'What is 1 = 1 to you?',
      'kind-1': 'single',
      'options-1': 'Truth | Habit | Something else…',
      'informs-1': ['library'],
      'ask-2': 'How easy is it?',
      'kind-2': 'scale',
      'options-2': '1 hard .. 3 easy',
      'informs-2': [],
      'ask-3': 'When do you come?',
      'kind-3': 'grid',
      'rows-3': 'Mornings | Evenings',
      'options-3': 'Never | Often',
      'informs-3': ['library'],
      'ask-4': 'What else?',
      'kind-4': 'text',
      'informs-4': ['library'],
      'ask-5': '',
    });
    const { code, stderr } = await run('new-survey', 'Sums');
    expect([code, stderr]).toEqual([0, expect.stringContaining('a draft with 4 questions')]);
    const text = bed.read('surveys/sums/survey.yaml');
    expect(text).toContain(
      'ask: What is 1 = 1 to you?\n    kind: single\n    options: [Truth, Habit]\n    other: Something else\n    informs: [library]\n',
    );
    expect(text).toContain("from: 1\n    to: 3\n    ends:\n      '1': hard\n      '3': easy\n\n");
    expect(text).toContain('options: [Never, Often]\n    rows: [Mornings, Evenings]\n');
  });

  test('asks for none where they are given, or the person is not to be asked', async () => {
    const { bed, run } = askedOf({});
    expect((await run('new-survey', 'Sums', '--question', 'text: What?')).code).toBe(0);
    expect((await run('new-survey', 'Shelves', '--no-input')).code).toBe(0);
    expect(bed.read('surveys/shelves/survey.yaml')).toContain('questions: []\n');
  });

  test('takes the intro from the template of the group', async () => {
    const { bed, run } = askedOf({}, { ...group, 'templates/survey.md': '{{title}}. Open until {{closed}}.\n' });
    expect((await run('new-survey', 'Sums', '--no-input', '--close', '2016-03-01')).code).toBe(0);
    expect(bed.read('surveys/sums/survey.yaml')).toContain('intro: Sums. Open until 2016-03-01.\n');
  });
});

describe('edits', () => {
  test('drop asks why', async () => {
    const { bed, run } = askedOf({ why: 'one is enough' });
    expect((await run('drop', 'library')).code).toBe(0);
    expect(bed.read('milestones/library.md')).toBe('---\ntitle: Open the library\nstatus: dropped\nwhy: one is enough\n---\n');
  });

  test('park asks until when, in words or as a day', async () => {
    const { bed, run } = askedOf({ until: 'mid March' });
    expect((await run('park', 'library')).code).toBe(0);
    expect(bed.read('milestones/library.md')).toBe('---\ntitle: Open the library\nstatus: parked\nparked_until: 2016-03-15\n---\n');
  });

  test('nothing is changed where the person gives up', async () => {
    const { bed, run } = askedOf('cancelled');
    expect((await run('drop', 'library')).code).toBe(2);
    expect(bed.read('milestones/library.md')).toBe('---\ntitle: Open the library\n---\n');
  });
});
