import { describe, expect, it } from 'vitest';
import { readNotes } from '../../../src/model/notes/read.ts';
import { told } from './told.ts';

type Form = readonly [says: string, note: string, reads: readonly string[]];

const reads = (note: string) =>
  told(readNotes({ path: '2024-03-05.md', text: note })[0] ?? expect.unreachable(), false).filter(
    (line) => !/^(?:present|not understood|agenda|raised|question)/.test(line),
  );

const lists: readonly Form[] = [
  ['a picture behind the heading', '## Action points :muscle:\n\n- Call the hall\n', ['action [] Call the hall']],
  [
    'a heading that says by when',
    '### Action items by Friday\n\n- Call the hall\n- Pay by March 20\n\n### Tasks before next meeting: soon\n\n- Paint it\n',
    ['action [] Call the hall (due 2024-03-08)', 'action [] Pay by March 20 (due 2024-03-20)', 'action [] Paint it'],
  ],
  [
    'tasks beside something else, of which only what is owned is one',
    'Problems/Tasks:\n- Find a hall (@ana)\n- The hall is cold\n\n### Agenda/Action items for next meeting\n- Sort the keys\n',
    ['action [@ana] Find a hall', 'action [] Sort the keys'],
  ],
  [
    'labels of their own between boxes',
    '## Actions\nAna:\n- [ ] Call the hall\n- [x] Pay\nBo and Cy:\n- [ ] Paint it\n',
    ['action [Ana] Call the hall', 'action [Ana] Pay done', 'action [Bo, Cy] Paint it'],
  ],
  [
    'smaller headings with people',
    'Present: Ana, Bo\n\n## Action items\n\n### Ana\n\n- Call the hall\n\n### Hall\n\n- Paint it\n',
    ['action [Ana] Call the hall', 'action [] Paint it'],
  ],
  [
    'a topic over tasks that are owned behind a colon',
    'Present: Ana, Bo\n\n## Action items\n\n- Harbour fair:\n  - The start menu: Ana\n  - Signs and flags: Bo and Ana\n  - Talk with: Ana\n',
    ['action [Ana] The start menu', 'action [Bo, Ana] Signs and flags', 'action [] Talk with: Ana'],
  ],
  [
    'a topic over tasks where nobody is known',
    '## Action items\n\n- Documentation:\n  - Write the guide\n- Ana:\n  - Call the hall\n',
    ['action [] Write the guide', 'action [Ana] Call the hall'],
  ],
  [
    'names in the place where others of the list have somebody who is known',
    'Present: Ana, Bo\n\n## Action items\n\n- Doors - Ana and Eli\n- Windows - Bo\n- Roof - Faye\n',
    ['action [Ana, Eli] Doors', 'action [Bo] Windows', 'action [Faye] Roof'],
  ],
  [
    'what no list of people says',
    'Present: Ana, Bo\n\n## Action items\n\n- Doors (Acme)\n- Windows (Soon)\n- Write to the harbour office, Ana\n- Meet Cy, Ana\n',
    ['action [] Doors (Acme)', 'action [] Windows (Soon)', 'action [Ana] Write to the harbour office', 'action [] Meet Cy, Ana'],
  ],
  [
    'letters of a word processor, with lines that were broken',
    '3.  **Action items**\n\n    a.  \\[Ana\\] Find a good place for the minutes that were approved to\n        live.\n\n    b.  \\[Ana/Bo\\] Call the hall.\n',
    ['action [Ana] Find a good place for the minutes that were approved to live.', 'action [Ana, Bo] Call the hall.'],
  ],
  [
    'boxes without a bullet',
    '* What are next steps?\n  [x] Ana will call the hall\n  [] Ana will pay\n',
    ['action [Ana] call the hall done', 'action [Ana] pay'],
  ],
  [
    'for the next time, and for both',
    'FOR NEXT TIME:\n- Ana: Call the hall\n- Both: Think of a name\n',
    ['action [Ana] Call the hall', 'action [nobody: Both] Think of a name'],
  ],
  [
    'a body of people is nobody',
    '## Action items\n\n- New board to call the hall\n- TC to pay\n- Every member should read it\n',
    ['action [nobody: New board] call the hall', 'action [nobody: TC] pay', 'action [nobody: Every member] read it'],
  ],
  [
    'when the next meeting is, among the tasks',
    '## Action items\n\n- Call the hall\n- Next meeting: Tuesday, March 12\n',
    ['action [] Call the hall', 'next: 2024-03-12'],
  ],
  [
    'a table that says so in its head, wherever it stands',
    '### Present: Ana, Bo\n\nType | Description | Owner | Deadline\n--- | --- | --- | ---\nT | Call the hall | Ana | 2024-03-20\nD | We take the small one | Bo |\nI | It is cold | |\n\n| Name | Owner |\n|---|---|\n| Boat | Cy |\n',
    ['action [Ana] Call the hall (due 2024-03-20)', 'decision: We take the small one'],
  ],
  [
    'a part of a day, and the time of a clock',
    '## Action items\n\n- Ana will call until Sunday evening.\n- Bo will pay until Sunday 23:59\n',
    ['action [Ana] call until Sunday evening. (due 2024-03-10)', 'action [Bo] pay until Sunday 23:59 (due 2024-03-10)'],
  ],
  ['somebody who agrees', '- **ACTION** Ana agree to call the hall\n', ['action [Ana] call the hall']],
  [
    'labels that say what became of them',
    '## Action items\n\n### Completed\n\n- Pay\n\n### On-going\n\n- Paint it\n',
    ['action [] Pay done', 'action [] Paint it'],
  ],
  [
    'somebody who is not listed beside all',
    '## Action items\n\n### All\n\n- Read the plan\n\n### Kat\n\n- Call the hall\n',
    ['action [nobody: All] Read the plan', 'action [Kat] Call the hall'],
  ],
  [
    'names in parentheses where nobody is listed',
    '## Action items\n\n- Call the hall (Nate)\n- Pay (Kat)\n',
    ['action [Nate] Call the hall', 'action [Kat] Pay'],
  ],
  [
    'a number behind the word, and what became of it',
    '**Action 2.4: Ana to call the hall.** _Closed_\n',
    ['action [Ana] call the hall. done'],
  ],
  ['a mark for what is asked of readers', '- [Action Requested] Read the plan\n', []],
  [
    'words in parentheses that only begin like a state',
    '## Action items\n\n- Ask about (closed rooms)\n- Pay (done on Monday)\n',
    ['action [] Ask about (closed rooms)', 'action [] Pay done'],
  ],
  ['a title under a line of tildes', 'Minutes\n~~~~~~~\n\nACTION: Ana to call the hall\n', ['action [Ana] call the hall']],
  ['bold around a bullet', '## Action items\n\n**- Call the hall**\n**- Pay**\n', ['action [] Call the hall', 'action [] Pay']],
];

const decisions: readonly Form[] = [
  [
    'agree, and who does',
    '* Agree: The group grants an exception for the hall\n* **Agree**: we do not meet in May\n* Agree: Ana, Bo, Cy\n',
    ['decision: The group grants an exception for the hall', 'decision: we do not meet in May'],
  ],
  [
    'what is still open',
    '## Decisions\n\n_Nothing was decided._ Proposals are open.\n\n### Questions that are open\n\n- Where we meet\n\n### Money\n\n- We pay\n',
    ['decision: We pay'],
  ],
  [
    'what was said behind a list of people',
    '## Attendees\n\n* Ana Lopez\n* Bo Berg\n\nThe group agreed that the hall is too small for what we have in mind, and that we look for one that is not as cold.\n',
    [
      'possible decision: The group agreed that the hall is too small for what we have in mind, and that we look for one that is not as cold.',
    ],
  ],
  ['nothing so far', '**Resolved**\n\n- TODO\n', []],
  ['who sees to them', '**Decisions:**\n\n- We pay\n\n**Responsible:**\n\n- Ana\n', ['decision: We pay']],
];

const meetings: readonly Form[] = [
  ['a verb', 'The group will next meet at 9 am on Friday, April 5, 2024.\n', ['next (inferred): 2024-04-05 09:00']],
  [
    'a line that was broken',
    'The meeting was closed at five on a cold afternoon in the hall. The next\nconference call is scheduled for April 5.\n',
    ['next (inferred): 2024-04-05'],
  ],
];

describe.each([
  ['tasks', lists],
  ['decisions', decisions],
  ['the next meeting', meetings],
] as const)('%s', (_, forms) => {
  it.each(forms)('%s', (_says, note, expected) => {
    expect(reads(note)).toEqual(expected);
  });
});
