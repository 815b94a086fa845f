import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainName } from '../../../src/model/notes/person.ts';
import { readNotes } from '../../../src/model/notes/read.ts';
import { syntaxes } from '../../../src/model/notes/syntaxes.ts';
import { readUsual } from '../../../src/model/notes/usual.ts';
import { syntheticGroup } from '../../bench/synthetic-group.ts';

const hints = [{}, { people: new Set(['Ana Lopez', 'Bo', 'Ida']), zone: 'Europe/Berlin' }];
const path = 'meetings/2024-03-05.md';

// How many texts were of the usual form: a property of none would hold of anything.
const seen = { usual: 0 };

function expectTheSame(text: string, at = path): void {
  for (const known of hints) {
    const usual = readUsual({ path: at, text }, known);
    if (usual === undefined) continue;
    seen.usual++;
    expect([usual], text).toEqual(readNotes({ path: at, text }, known));
  }
}

const words =
  'we you Ana Bo Cy Lopez the hall agreed decided that consensus is motion passes no objections vote will to take write ask a look at it next meeting follow-up call again task action AI TODO by until Friday 12 2024-03-12 March report and so present agenda notes chair (Bo) [link](https://example.org) José “quoted” – - , : #12 @dee ** `code` <b> &amp; done'.split(
    ' ',
  );
const wild = fc
  .tuple(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 24 }), fc.constantFrom('.', '.', '.', '!', '?', '', ')', ':'))
  .map(([list, end]) => `${list.join(' ').replace(/ ([,:])/g, '$1')}${end}`);
const tame = fc
  .array(
    fc.constantFrom(
      ...'we the hall agreed to take write ask a look at it again task Ana - , (old) 12 “quoted” [link](https://example.org) follow'.split(
        ' ',
      ),
    ),
    {
      minLength: 4,
      maxLength: 30,
    },
  )
  .map((list) => `The ${list.join(' ').replaceAll(' ,', ',')}.`);
const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 60, arbitrary: usual }, { weight: 1, arbitrary: other });
const sentence = mostly(tame, wild);
const talk = fc.oneof(
  fc.constant('We spoke about the hall and agreed that it should be easier to find. Two people offered to look at it.'),
  fc.constant('- The hall is old'),
  sentence,
  sentence.map((text) => `- ${text}`),
  sentence.map((text) => `  - ${text}`),
);
const person = mostly(
  fc.constantFrom('Ana Lopez', 'Bo', 'Cy Diaz', 'Dee Moss', 'Eva (chair)', 'José Ruiz', '@faye'),
  fc.constantFrom('Late Ana', 'Will', 'Bo, Acme', 'Eva (Acme)', 'ana lopez', 'None', 'Ana and Bo', 'Ana And Bo'),
);
const task = fc.oneof(
  fc
    .tuple(fc.constantFrom('2024-03-12', 'Friday', 'the next meeting'), fc.constantFrom('Ana Lopez', 'All', 'Bo', 'Zed'), sentence)
    .map(([when, who, text]) => `- [until ${when} - ${who}] ${text}`),
  fc.constantFrom(
    '- [ ] [until 2024-03-12 - Bo] Write (from [2024-02-06](2024-02-06.md), carried 1 time, open 28 days) <!-- wg:2024-02-06#k3xq -->',
    '- [x] [until 2024-03-12 - Bo] Write <!-- wg:ab12 -->',
    '- [until 2024-03-12 - Bo] Write <!-- wg:ab12 -->',
    '- Ana: write the report',
    '- ~~Write~~ (dropped: it rains)',
    '- None',
  ),
  sentence.map((text) => `- ${text}`),
);
const plainTask = fc
  .tuple(
    fc.constantFrom('2024-03-12', '2024-02-30', '2024-3-12', 'Friday'),
    fc.constantFrom('Ana Lopez', 'Bo', 'Zed', 'zed', 'All', 'TBD', 'Ana and Bo', 'Lopez', 'AL', 'the hall', 'everyone else', 'X'),
    fc.array(fc.constantFrom(...'write Ana Bo to the hall will is 12 , done complete by Friday and ask DONE (old) until'.split(' ')), {
      minLength: 1,
      maxLength: 7,
    }),
    fc.constantFrom('', '[ ] ', '[x] ', '[-] ', '[X] '),
  )
  .map(([when, who, what, box]) => `- ${box}[until ${when} - ${who}] ${what.join(' ')}`);
const list = <T>(of: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> => fc.array(of, { maxLength });
const decision = fc.oneof(
  sentence.map((text) => `- ${text}`),
  fc
    .tuple(mostly(fc.constantFrom('Decision', 'Agreed'), fc.constantFrom('Vote', 'Action', 'Chair', 'Ana')), sentence)
    .map(([label, text]) => `- ${label}: ${text}`),
);

// A note as `wg new-meeting` makes it, filled in; `usual` parts are of the kind that is always read in one pass.
const note = fc
  .record({
    end: fc.constantFrom('', "end: '17:00 UTC'\n", 'end: 17:30 UTC\n'),
    title: mostly(
      fc.constantFrom('Weekly call', 'The Library, 2024-03-05'),
      fc.constantFrom('No meeting', 'Notes', 'Call of March 6', 'Retrospective – 2', 'Next meeting', 'Decision: no'),
    ),
    about: mostly(
      fc.constantFrom('', '2024-03-05, 16:00–17:00 UTC (17:00 Europe/Berlin)\n\nPrevious meeting: [2024-02-27](2024-02-27.md)\n\n'),
      fc.constantFrom('2024-03-06, 16:00 UTC\n\n', 'Tuesday\n\n', '2024-03-05, 16:00 UTC (call)\n\n'),
    ),
    people: fc.uniqueArray(person, { minLength: 3, maxLength: 6 }),
    agenda: list(
      fc.oneof(
        sentence.map((text) => `- ${text}`),
        fc.constant('- Overdue: [Finish it](../milestones/it.md), due 2024-02-26'),
      ),
      3,
    ),
    talk: list(talk, 8),
    decisions: list(decision, 3),
    tasks: list(fc.oneof(task, plainTask), 4),
    next: mostly(
      fc.constantFrom('', '## Next meeting\n', '## Next meeting\n\n2024-03-12 16:00 UTC\n'),
      fc.constantFrom(
        '## Next meeting\n\nsoon\n',
        '## Next meeting\n\n2024-03-01\n',
        '## Recap\n\nWe met today and spoke about the hall.\n',
      ),
    ),
    gap: fc.constantFrom('\n', '\n\n'),
  })
  .map(
    ({ end, title, about, people, agenda, talk: said, decisions, tasks, next, gap }) =>
      `---\ndate: 2024-03-05\nstart: "16:00 UTC"\n${end}---\n\n# ${title}\n\n${about}## Attendees\n\n${people.map((name) => `- ${name}\n`).join('')}\n` +
      `## Agenda\n\n${agenda.join('\n')}\n\n## Notes\n\n${said.join(gap)}\n\n## Decisions\n\n${decisions.join('\n')}\n\n` +
      `## Action items\n\n${tasks.join('\n')}\n\n${next}`,
  );

describe('names of plain letters', () => {
  it.each(['Ana', 'Ana Lopez', 'Ana-Maria Lopez'])('%s is one', (text) => expect(isPlainName(text)).toBe(true));
  it.each(['ana', 'None', 'Late Ana', 'Ana Left', 'Will', 'Everyone', 'Ana X', 'José', 'Ana (Acme)', ''])(
    '%j may be more than that',
    (text) => expect(isPlainName(text)).toBe(false),
  );
});

describe('notes of the usual form', () => {
  it('are read in one pass', () => {
    for (const [at, text] of syntheticGroup({ notes: 40 })) {
      if (!at.startsWith('meetings/')) continue;
      const usual = readUsual({ path: at, text }, {});
      expect(usual && [usual], at).toEqual(readNotes({ path: at, text }));
    }
  });

  it('read the same as by the reader of all notes, in the example group', () => {
    for (const name of readdirSync('data/example/meetings'))
      expectTheSame(readFileSync(`data/example/meetings/${name}`, 'utf8'), `meetings/${name}`);
  });

  it('read the same, whatever stands in their parts', () => {
    seen.usual = 0;
    fc.assert(
      fc.property(note, (text) => expectTheSame(text)),
      { numRuns: 1500 },
    );
    expect(seen.usual).toBeGreaterThan(100);
  });

  it('read the same with a line of another note in them', () => {
    const lines = [
      ...new Set(syntaxes.flatMap(({ examples }) => examples.flatMap(({ note: text }) => text.split('\n')))),
      '---', '===', '```', '<!--', '-->', '| a | b |', '|---|---|', '\t- deep', '    code', '## Recap', '### Topic', '2024-03-12', '2024-03-19', 'March 12, 2024',
    ]; // biome-ignore format: one list
    const base = [...syntheticGroup({ notes: 3, talk: 4 })].filter(([at]) => at.startsWith('meetings/')).map(([, text]) => text);
    fc.assert(
      fc.property(fc.constantFrom(...base), fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...lines)), { maxLength: 3 }), (text, more) => {
        const own = text.replace(/date: .*/, 'date: 2024-03-05').split('\n');
        for (const [at, line] of more) own.splice(at % own.length, at % 2, line);
        expectTheSame(own.join('\n'));
      }),
      { numRuns: 1500 },
    );
  });

  it('read the same with any sign anywhere', () => {
    const base = [...syntheticGroup({ notes: 2, talk: 3 })].filter(([at]) => at.startsWith('meetings/')).map(([, text]) => text);
    const signs = fc.constantFrom(...' \t\r\n-*_#:?![](){}<>|~`\'"\\/&@.,;0aA→–é\u00a0\u200b\ufeff'.split(''));
    fc.assert(
      fc.property(
        fc.constantFrom(...base),
        fc.array(fc.tuple(fc.nat(2000), signs, fc.nat(3)), { minLength: 1, maxLength: 3 }),
        (text, more) => {
          let own = text.replace(/date: .*/, 'date: 2024-03-05');
          for (const [at, sign, gone] of more) own = own.slice(0, at) + sign + own.slice(at + gone);
          expectTheSame(own);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
