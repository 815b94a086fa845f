import { describe, expect, it } from 'vitest';
import { readNotes } from '../../../src/model/notes/read.ts';
import { told } from './told.ts';

type Form = readonly [says: string, note: string, reads: readonly string[]];

const reads = (note: string) => told(readNotes({ path: '2024-03-05.md', text: note })[0] ?? expect.unreachable(), false);

const people: readonly Form[] = [
  [
    'words behind a handle are no part of the name, but a second name is',
    '## Present\n\n- Ana Lopez (@ana) Acme Works\n- Bo Berg @bo Harbour Library, reading room\n- Cy (@cy) Diaz\n',
    ['present: Ana Lopez @ana (Acme Works)', 'present: Bo Berg @bo (Harbour Library)', 'present: Cy Diaz @cy'],
  ],
  [
    'others below a table were there too',
    '### Attendance:\n\n| Name | Present? |\n| --- | --- |\n| Ana Lopez (Acme) | Yes |\n| Bo Berg (Acme) | No |\n\nOthers: Cy Diaz (Acme), Dee Moss\n\nThe hall: closed\n',
    ['present: Ana Lopez (Acme)', 'present: Cy Diaz (Acme)', 'present: Dee Moss'],
  ],
  [
    'a date beside the name of a part',
    '#### March 5 Attendees:\n\n- Ana Lopez - Acme (AL)\n- Bo Berg\n',
    ['present: Ana Lopez (AL; Acme)', 'present: Bo Berg'],
  ],
  [
    'a group under a label that says anything, and who came another time',
    '## Attendees\n\n- From last week: Ana, Bo/bb, Cy\n- Current: Ana, Bo, Cy, Dee\n- Ana: arrived by train, tired\n',
    ['present: Ana', 'present: Bo', 'present: Cy', 'present: Dee'],
  ],
  [
    'several lists with labels under one heading',
    '## Attendees\n\nNew board members:\n\n- Ana Lopez, Acme\n- Bo Berg, Acme Works\n\nFor the harbour library:\n\n- Cy Diaz, Library\n- Dee Moss, Acme\n\n## Reports\n',
    ['present: Ana Lopez (Acme)', 'present: Bo Berg (Acme Works)', 'present: Cy Diaz (Library)', 'present: Dee Moss (Acme)'],
  ],
  [
    'lines that end in a break, and a name in brackets without an address',
    'Chair: Bo Berg\\\n\nAttendance:\n\nAna Lopez\\\nBo Berg\\\n[Cy Diaz]\n',
    ['present: Ana Lopez', 'present: Bo Berg (Chair)', 'present: Cy Diaz'],
  ],
  [
    'apologies from somebody at the end of the list',
    'Present (in the hall): Ana Lopez, Bo Berg. Apologies received from Cy Diaz.\n',
    ['present: Ana Lopez', 'present: Bo Berg', 'regrets: Cy Diaz'],
  ],
  [
    'when the meeting was opened',
    'Present: Ana, Bo\n\nThe meeting was called to order by Ana at 7:05 pm.\n',
    ['time 19:05', 'present: Ana', 'present: Bo'],
  ],
  ['when another one is', 'Present: Ana, Bo\n\nThe next meeting starts at 7:05 pm.\n', ['present: Ana', 'present: Bo']],
  [
    'an invitation behind the heading, in its words or in parentheses',
    '## Attendees: please sign yourself in!\n\n1. Ana Lopez (Acme)\n2. Bo Berg(Acme)\n\n## Note taker: ?\n',
    ['present: Ana Lopez (Acme)', 'present: Bo Berg (Acme)'],
  ],
  [
    'a bare line with a long invitation',
    '# May 5\n\nAttendees (please add yourself to this list and tell us one good thing that happened to you lately)\n\n- Ana Lopez: saw a heron\n- Bo Link\n\n## Agenda\n',
    ['present: Ana Lopez (saw a heron)', 'present: Bo Link'],
  ],
  [
    'first and last names in two columns, with subtitles and the head once more',
    '### Participants\n\n| Given Name | Family Name | Affiliation |\n|---|---|---|\n| Given Name | Family Name | Affiliation |\n| *Members* | | |\n| Ana | Lopez | Acme |\n| *Staff* | | |\n| Bo | Berg | Harbour |\n',
    ['present: Ana Lopez (Acme)', 'present: Bo Berg (Harbour)'],
  ],
  [
    'groups that follow each other on one line without a comma',
    'Attendees: Board: Ana Lopez, Bo Berg Guests: Cy Diaz\n',
    ['present: Ana Lopez', 'present: Bo Berg', 'present: Cy Diaz'],
  ],
  [
    'a group of any name that ends with a colon, boxes, and signs as HackMD writes them',
    '- **Anwesende Personen:**\n    - *Boat house:*\n  - [x] Ana Lopez - [name=AL]\n  - [ ] Bo Berg\n  - [x] Cy Diaz\n',
    ['present: Ana Lopez (AL)', 'present: Cy Diaz'],
  ],
  ['initials on lines of their own', 'Excused:\n+ AL\n+ AS\n+ BB\n', ['regrets: AL', 'regrets: AS', 'regrets: BB']],
  ['a space by its number behind a name', '## Attendees\n\n* Ana&#x20;\n* Bo &#233;&#39;Berg\n', ['present: Ana', "present: Bo é'Berg"]],
  ['sentences in a list name nobody', '## Roll call\n\n- All of the members were asked twice.\n\nThe roll call was taken.\n', []],
  ['a page that calls its own meeting the next', '# Next meeting: March 5, 2024\n\nPresent: Ana, Bo\n', ['present: Ana', 'present: Bo']],
  [
    'signs in brackets in a table',
    '## Attendance\n\n| Name | Role | Present |\n|---|---|---|\n| Ana Lopez | Lead | [✖] |\n| Bo Berg | Boats | [✔] |\n| Cy Diaz | Hall | [ ] |\n',
    ['present: Bo Berg (Boats)'],
  ],
  [
    'those who attended another time',
    '# Roll Call\n\n## Attended this meeting\n\n- Ana Lopez\n\n## Attended recently in the past\n\n- Bo Berg - Acme\n- Cy Diaz\n',
    ['present: Ana Lopez'],
  ],
  [
    'links of notebooks, and addresses by mail',
    '## Attendees\n\n- [[Ana Lopez]] - Boats\n- [[people/bo|Bo Berg]]\n- Cy Diaz (Acme) [Cy Diaz](mailto:cy@acme.example)\n- Dee Moss [dee@acme.example](mailto:dee@acme.example)\n',
    ['present: Ana Lopez (Boats)', 'present: Bo Berg', 'present: Cy Diaz (Acme)', 'present: Dee Moss'],
  ],
  [
    'links that are wrapped in their middle, and two beside each other',
    'In attendance: [Ana Lopez](/people/ana/), [Bo\nBerg](/people/bo/), [Cy\nDiaz](/people/cy/) [Dee Moss](/people/dee/), [Eli\nRoth](/people/eli/)\n\nOpened in silence.\n',
    ['present: Ana Lopez', 'present: Bo Berg', 'present: Cy Diaz', 'present: Dee Moss', 'present: Eli Roth'],
  ],
  [
    'a comma that somebody forgot',
    'Present: Ana (Acme), Bo (Harbour) Cy (Acme), Dee (Harbour), Eli (Acme)\n',
    ['present: Ana (Acme)', 'present: Bo (Harbour)', 'present: Cy (Acme)', 'present: Dee (Harbour)', 'present: Eli (Acme)'],
  ],
  [
    'letters for those who came, sent regrets or did neither, in a table without a head',
    '## Members and Attendees\n\n<table>\n<tbody>\n<tr>\n<td><p>Ana Lopez</p></td>\n<td><p>Boats</p></td>\n<td><p>R</p></td>\n</tr>\n<tr>\n<td><p>Bo Berg</p></td>\n<td><p>Hall</p></td>\n<td></td>\n</tr>\n<tr>\n<td><p>Cy Diaz</p></td>\n<td><p>Hall</p></td>\n<td><p>Y</p></td>\n</tr>\n</tbody>\n</table>\n',
    ['present: Cy Diaz', 'regrets: Ana Lopez'],
  ],
  [
    'another list below those who were there, under a label of its own',
    '## Attendees\n\n- Ana Lopez\n- Bo\n\nDiscussed:\n\n- Budget\n- Boats\n',
    ['present: Ana Lopez', 'present: Bo'],
  ],
  ['a name that begins like an invitation', 'Present: Mark Youri, Bo\n', ['present: Mark Youri', 'present: Bo']],
  ['a guest', 'Present: Ana, Bo\n\nGuest: Cy Diaz\n', ['present: Ana', 'present: Bo', 'present: Cy Diaz (Guest)']],
  [
    'a label that ends a line of sentences',
    '## Welcome\n\nIf you are on the call, please sign in below so that we know who was here. Roll call:\n\n* name / institution / handle\n* Ana / Acme / @ana\n* Bo Berg / Harbour Library\n',
    ['present: Ana @ana (Acme)', 'present: Bo Berg (Harbour Library)'],
  ],
  ['initials, of which one is a word', '### Attendees\n\nAL, BB, IT, DM\n', ['present: AL', 'present: BB', 'present: IT', 'present: DM']],
  ['boxes that nobody has ticked', '## Attendees\n[ ] Ana Lopez\n[ ] Bo Berg\n[ ] Cy Diaz\n## Minutes\n', []],
  [
    'boxes of which some are ticked',
    '## Attendees\n[x] Ana Lopez\n[ ] Bo Berg\n[x] Cy Diaz\n## Minutes\n',
    ['present: Ana Lopez', 'present: Cy Diaz'],
  ],
  [
    'a fenced part that ends, and names in quotes',
    '::: {.tip collapse="true"}\n## View Attendee List\n\n- "Ana Lopez - Acme"\n- "Bo Berg"\n:::\n\n### Minutes\n\nThe hall is closed\n',
    ['present: Ana Lopez (Acme)', 'present: Bo Berg'],
  ],
  [
    'a bullet of a pad without its space',
    '*Spring fair\n*Attendees\n-   Ana\n- Bo\n\n*Apologies\n-   Cy\n',
    ['present: Ana', 'present: Bo', 'regrets: Cy'],
  ],
  [
    'a role of somebody in the list is nobody else',
    '## Attendees\n\nAna Lopez\n\nBo Berg\n\nChair: Ana\n\nScribe: Dee\n',
    ['present: Ana Lopez (Chair)', 'present: Bo Berg', 'present: Dee (Scribe)'],
  ],
  [
    'a table without a head whose second column says who came',
    '**Board**\n\n<table>\n<tr>\n<td><p>Ana Lopez</p></td>\n<td>Yes</td>\n</tr>\n<tr>\n<td><p>Bo\nBerg</p></td>\n<td><br />\n</td>\n</tr>\n<tr>\n<td><p>Cy Diaz</p></td>\n<td>Yes</td>\n</tr>\n</table>\n',
    ['present: Ana Lopez', 'present: Cy Diaz'],
  ],
  [
    'headings in HTML',
    '<h2>Attendance</h2>\n<ul>\n<li>Ana Lopez</li>\n</ul>\n<h2>Not attending</h2>\n<ul>\n<li>Bo Berg</li>\n</ul>\n',
    ['present: Ana Lopez', 'regrets: Bo Berg'],
  ],
  ['a list in brackets', 'Attendees: [Ana Lopez, Bo]\n', ['present: Ana Lopez', 'present: Bo']],
  ['a break between two people', '## Attendees\n\n- Edda Holm<br>Pia\n- Bo\n', ['present: Edda Holm', 'present: Pia', 'present: Bo']],
  ['a list that goes on below an empty line', 'Present: Ana Lopez,\n\nBo Berg\n', ['present: Ana Lopez', 'present: Bo Berg']],
  ['who was ill', 'Present: Ana\nIll: Bo\n', ['present: Ana', 'regrets: Bo']],
  ['what is presented', 'Present: Ana\n\nWe present the 2024 committee: Bo, Cy\n', ['present: Ana']],
  ['when it was held', 'Meeting held at the old hall at 7:20 PM\n\nPresent: Ana\n', ['time 19:20', 'present: Ana']],
];

const endings: readonly Form[] = [
  [
    'a list of plain lines ends with a blank line, unless a group follows',
    'Attended:\n    Ana Lopez\n    Bo Berg\n\nRemote: Cy Diaz\n\nAna: the hall is closed\nopening hours: https://example.org\n',
    ['present: Ana Lopez', 'present: Bo Berg', 'present: Cy Diaz'],
  ],
];

const tasks: readonly Form[] = [
  [
    'a label in bold without a colon, and the bullets beside it',
    'Present: Ana, Bo\n\n## Hall\n\n- **Action items** Ana will call the hall\n\n## Fair\n\n- **Summary:** It is late\n- **Action items**\n- Bo will book it\n- **Other:** none\n',
    ['present: Ana', 'present: Bo', 'action [Ana] call the hall', 'action [Bo] book it'],
  ],
  ['bold words at the beginning of a sentence', '- **Action items** are kept in the book\n', []],
  [
    'a box with a question',
    '## Action items\n\n- [ ] Ask where the old books went?\n- Where did they go?\n',
    ['action [] Ask where the old books went?', 'not understood: line 4'],
  ],
  ['an empty part that a ruled line ends', '## Action items\n\n---\n\n### Stay in touch\n\nJoin the list\n', []],
  [
    'a line that begins with a promise in a paragraph of an agenda; what was promised before',
    'Present: Ana, Bo\n\n## Agenda\n\n* **Hall** (Ana)  \nAna to call the hall  \nThe keys: Bo to bring them  \nPreviously, Bo volunteered to draft a letter  \n',
    ['present: Ana', 'present: Bo', 'possible action [Ana] call the hall'],
  ],
  [
    'what was said below an item of an agenda',
    'Present: Ana, Bo\n\n## Agenda\n\n- Bo will show the plan\n- Hall\n  - Ana will call them\n  - Bo to show the costs\n\n## Notes\n\nWe met\n',
    ['present: Ana', 'present: Bo', 'possible action [Ana] call them'],
  ],
  [
    'by when the tasks are due is no time of the meeting',
    'Present: Ana\n\n# Action items by Friday 10am\n\n- Paint it\n',
    ['present: Ana', 'action [] Paint it (due 2024-03-08)'],
  ],
];

const decisions: readonly Form[] = [
  [
    'what stands beside a motion decides nothing',
    '## Motions\n\n- **Summary:** The hall is old\n- **Presented by:** Ana\n- **Seconded:** Bo\n- We take the small hall\n',
    ['decision: We take the small hall'],
  ],
  [
    'the next meeting among the resolutions is none of them',
    '## Resolutions\n\n* Next meeting: Tuesday 12th March, 19:00 UTC.\n\n* We take the small hall\n',
    ['decision: We take the small hall', 'next: 2024-03-12 19:00 UTC'],
  ],
];

describe('forms of notes', () => {
  for (const [says, note, expected] of [...people, ...endings, ...tasks, ...decisions])
    it(says, () => expect(reads(note).filter((line) => !line.startsWith('day:') && !line.startsWith('agenda:'))).toEqual(expected));
});
