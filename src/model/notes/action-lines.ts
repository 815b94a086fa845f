// Actions that a line marks itself, wherever it stands: a slot, a marker, a box with an owner, an id that `wg` wrote.
import type { Block } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { saysNone } from './empty-words.ts';
import { keys } from './key-words.ts';
import { isTodoWithoutTask, markerIn } from './marker.ts';
import { kindAt, type Note, sentenceAt } from './note.ts';
import { type Found, putAction, type Syntax } from './syntax.ts';
import { mayBeSlot, taskIn } from './task.ts';
import { isTaskVerb } from './verbs.ts';

export const actionSlots: Syntax = {
  name: 'slots',
  reads: 'A line that begins with when and who in brackets, or with what it waits for.',
  examples: [
    {
      says: 'deadline and owner, and what is handed on',
      note: 'Present: Ana, Bo\n\n[until the end of this week - Ana] Write to the list → Bo will open a document\n',
      reads: ['present: Ana', 'present: Bo', 'action [Ana] Write to the list (due 2024-03-10) → Bo: Bo will open a document'],
    },
    {
      says: 'an owner with a hyphen',
      note: '[until 2024-03-20 - Jean-Luc] Write to the list\n',
      reads: ['action [Jean-Luc] Write to the list (due 2024-03-20)'],
    },
    {
      says: 'all is nobody',
      note: '- [ ] [until 2024-03-20 - All] Collect questions\n',
      reads: ['action [nobody: All] Collect questions (due 2024-03-20)'],
    },
    {
      says: 'blocked',
      note: '- [blocked by the survey] Write the guidelines\n',
      reads: ['action [] Write the guidelines (blocked by the survey)'],
    },
    {
      says: 'a carried line that wg wrote',
      note: '- [ ] [until 2024-03-20 - Ana] Write (from [2024-02-06](2024-02-06.md), carried 2 times, 28 days) <!-- wg:2024-02-06#k3xq -->\n',
      reads: ['action [Ana] Write (due 2024-03-20) (carries 2024-02-06#k3xq)'],
    },
    { says: 'a link is no slot', note: '[until now](https://example.org) we had no site\n', reads: [], trap: true },
  ],
  line(note, index, found) {
    const block = note.blocks[index] as Block;
    const first = block.text.charCodeAt(0);
    if ((first !== 91 && first !== 92) || !mayBeSlot(block.text) || !isOpen(note, index, found)) return;
    const { text, last } = sentenceAt(note, index);
    const task = taskIn(text, note.roster, block.box, true);
    const isSlot = task.blockedBy !== undefined || (task.due?.sure === true && task.slotted && !text.startsWith(task.text));
    if (isSlot) putAction(note, found, index, task, 'marked', last);
  },
};

export const actionMarkers: Syntax = {
  name: 'markers',
  reads: 'A line with a word that marks it: AI, ACTION, Action item, TODO, #action, also in brackets or at the end.',
  examples: [
    {
      says: 'with a colon',
      note: 'Present: Ana, Bo\n\nAI: Ana to write the report\n',
      reads: ['present: Ana', 'present: Bo', 'action [Ana] write the report'],
    },
    {
      says: 'with the owner in parentheses, with and without a colon',
      note: 'AI(ana): write the report\nAI (Bo Berg) move these forward\n',
      reads: ['action [ana] write the report', 'action [Bo Berg] move these forward'],
    },
    {
      says: 'in bold, in brackets, with a dash',
      note: '**ACTION**: Ana to call\n\n[ACTION - Bo] - update the page\n\n* ACTION - Cy/Dee - write a template\n',
      reads: ['action [Ana] call', 'action [Bo] update the page', 'action [Cy, Dee] write a template'],
    },
    {
      says: 'for somebody, by somebody',
      note: '- Action Item for Ana: call the hall\n- TODO by [Bo]: book it\n',
      reads: ['action [Ana] call the hall', 'action [Bo] book it'],
    },
    {
      says: 'at the end of a line',
      note: 'Present: Ana, Bo\n\n- The hall is too small (AI: Ana to look for another by Friday)\n',
      reads: ['present: Ana', 'present: Bo', 'action [Ana] look for another by Friday (due 2024-03-08)'],
    },
    {
      says: 'somebody who is known, and then what to do; people of whom one is known',
      note: 'Present: Ana Lopez, Bo\n\n- ACTION: AL ask the hall\n  - it may be closed\n- ACTION: Bo, call Cy\n- ACTION: Bo/Cy: the doors\n- ACTION: Website: the doors\n',
      reads: [
        'present: Ana Lopez',
        'present: Bo',
        'action [AL] ask the hall',
        'action [Bo] call Cy',
        'action [Bo, Cy] the doors',
        'action [] Website: the doors',
      ],
    },
    {
      says: 'owners with an invitation to others',
      note: '- [ACTION: Ana and Bo and Cy (or anyone else)] Help with the text\n',
      reads: ['action [Ana, Bo, Cy] Help with the text'],
    },
    {
      says: 'a day at the end, or before another sentence',
      note: 'AI: Ana to call the hall, end of March\n\nAI: Bo to write (Thursday)\n\nAI: Cy to pay by Friday. Then ask Ana\n\nAI: Dee to go to Oslo, the capital\n',
      reads: [
        'action [Ana] call the hall, end of March (due 2024-03-31)',
        'action [Bo] write (Thursday) (due 2024-03-07)',
        'action [Cy] pay by Friday. Then ask Ana (due 2024-03-08)',
        'action [Dee] go to Oslo, the capital',
      ],
    },
    { says: 'MeetBot', note: '#action bo sends the minutes\n', reads: ['action [bo] sends the minutes'] },
    {
      says: 'a role, none, a link to a list',
      note: '* Action item scribe: ana\n* Action: No action on the PR\n* [Action items list](https://example.org/list)\n',
      reads: [],
      trap: true,
    },
    { says: 'a decision', note: 'ACTION: Consensus is that we wait\n', reads: ['decision: Consensus is that we wait'], trap: true },
    { says: 'a place left open', note: 'TODO: add the link here\n', reads: ['not understood: line 1'], trap: true },
  ],
  keys: keys.action,
  line(note, index, found) {
    const block = note.blocks[index] as Block;
    if (!isOpen(note, index, found) || isPureAgenda(note, index)) return;
    const marker = markerIn(block.text, note);
    if (marker === undefined) return;
    if (marker.kind !== 'action') {
      if (marker.kind === 'left-open') found.notUnderstood.add(block.line.number);
      return;
    }
    const { text, last } = marker.whole ? sentenceAt(note, index) : { text: block.text, last: index };
    const whole = marker.whole ? (markerIn(text, note) ?? marker) : marker;
    if (saysNone(plainWords(whole.text)) && whole.owners.length === 0) {
      if (!/^\W*$/.test(whole.text)) found.taken.add(block.line.number);
      else if (block.shape !== 'heading' && !hasListBelow(note, index)) found.notUnderstood.add(block.line.number);
      return;
    }
    const task = taskIn(whole.text, note.roster, block.box, true);
    const owned =
      whole.owners.length > 0 || whole.nobody !== undefined
        ? { ...task, owners: whole.owners, ...(whole.nobody === undefined ? {} : { nobody: whole.nobody }) }
        : task;
    if (isTodoWithoutTask(block.text, owned)) found.notUnderstood.add(block.line.number);
    else putAction(note, found, index, owned, 'marked', last);
  },
};

export const actionBoxes: Syntax = {
  name: 'boxes',
  reads: 'A box with an owner, a deadline or an id beside it. A box alone ticks off an agenda.',
  examples: [
    {
      says: 'owners, effort and a deadline in parentheses',
      note: '- [x] Draft the text (@ana @bo, [medium], Due: March 20)\n- [ ] Ask the printer (all, [low])\n',
      reads: ['action [@ana, @bo] Draft the text (due 2024-03-20) done', 'action [nobody: all] Ask the printer'],
    },
    {
      says: 'an agenda with boxes',
      note: '## Agenda\n\n* [x] Review the budget\n* [ ] Any other business\n',
      reads: ['agenda: Review the budget', 'agenda: Any other business'],
      trap: true,
    },
  ],
  line(note, index, found) {
    const block = note.blocks[index] as Block;
    const isPrevious = kindAt(note, index) === 'previous' && block.shape !== 'plain' && block.indent < 4;
    const isPinned = (note.keys.bits[index] as number) & keys.action && block.text.includes('<!-- wg:');
    if ((block.box === undefined && !isPrevious && !isPinned) || !isOpen(note, index, found) || isPureAgenda(note, index)) return;
    const { text, last } = sentenceAt(note, index);
    const task = taskIn(text, note.roster, block.box, Boolean(isPinned));
    const isTask =
      task.pin !== undefined ||
      task.carries !== undefined ||
      (block.box !== undefined && task.slotted) ||
      (isPrevious &&
        task.owners.length > 0 &&
        (block.box !== undefined || task.state === 'done' || isTaskVerb(task.text.split(' ')[0] ?? '')));
    if (isTask) putAction(note, found, index, task, 'marked', last);
  },
};

/** Whether a line outside the lists of people and milestones is not yet read. */
export function isOpen(note: Note, index: number, found: Found): boolean {
  // What is decided may be somebody's task as well.
  if (found.actions.has(index) || (found.taken.has((note.blocks[index] as Block).line.number) && !found.decisions.has(index))) return false;
  const kind = kindAt(note, index);
  return kind !== 'milestones' && kind !== 'timeline' && kind !== 'attendees' && kind !== 'regrets';
}

/** Whether a line stands in an agenda beside which the notes have a place of their own: it tells what was to come. */
export function isPureAgenda(note: Note, index: number): boolean {
  return note.hasOwnNotes && kindAt(note, index) === 'agenda';
}

function hasListBelow(note: Note, index: number): boolean {
  for (let i = index + 1; i < note.to; i++) {
    const block = note.blocks[i] as Block;
    if (block.shape === 'blank') continue;
    return block.shape === 'bullet' || block.shape === 'ordered';
  }
  return false;
}
