// Actions under a heading, label or bare line that says so: bullets, lines without bullets, and the label's own line.
import type { Block } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { alsoKnown, groupAmong, groupOf, labelAbove, newOwner } from './action-groups.ts';
import { readTable, readTables } from './action-tables.ts';
import { isOnlyLink, saysNone, stateNamed } from './empty-words.ts';
import { keys } from './key-words.ts';
import { isTodoWithoutTask, markerIn } from './marker.ts';
import { type Note, sentenceAt } from './note.ts';
import { isMixed, untilWhen } from './odd-labels.ts';
import type { Part } from './outline.ts';
import { ownersIn } from './roster.ts';
import { type Found, putAction, type Syntax } from './syntax.ts';
import { type Task, taskIn } from './task.ts';
import { speakerOf } from './transcript.ts';
import { isTaskVerb } from './verbs.ts';

export const actionParts: Syntax = {
  name: 'actions under a heading',
  reads: 'Bullets, lines or a table under a heading, a label or a bare line such as Action items, Next steps, Aufgaben.',
  examples: [
    {
      says: 'bullets; deeper ones are context',
      note: '## Action items\n\n- Ana to write the report\n  - ask Bo for figures\n- Update the page (@bo)\n- ~~Book the hall~~\n',
      reads: ['action [Ana] write the report', 'action [@bo] Update the page', 'action [] Book the hall done'],
    },
    {
      says: 'done in capitals before the owner; struck out with a reason',
      note: '## Action items\n\n- DONE Bob: walk the dog\n- ~~[Bo] Paint the shed~~ (dropped: it rains)\n',
      reads: ['action [Bob] walk the dog done', 'action [Bo] Paint the shed dropped'],
    },
    {
      says: 'a label and bullets under it',
      note: '* Budget\n  * Next steps:\n    * Send the figures by Friday\n',
      reads: ['action [] Send the figures by Friday (due 2024-03-08)'],
    },
    {
      says: 'bullets grouped by person',
      note: '## Next steps\n\n- Ana:\n  - write the report\n  - call Bo\n',
      reads: ['action [Ana] write the report', 'action [Ana] call Bo'],
    },
    {
      says: 'a bare line, then lines',
      note: 'Immediate next steps\n[until mid March - Ana] Write the report\nSend it to everyone\n',
      reads: ['action [Ana] Write the report (due 2024-03-15)', 'action [] Send it to everyone'],
    },
    {
      says: 'words before the owner, and two owners on one line',
      note: 'Present: Ana Berg, Bo, Runa\n\n## Next steps\n\n- Side note - Ana Berg will add the links\n- Bo will book; Runa will bring cake\n',
      reads: [
        'present: Ana Berg',
        'present: Bo',
        'present: Runa',
        'action [Ana Berg] add the links',
        'action [Bo, Runa] book; Runa will bring cake',
      ],
    },
    {
      says: 'small letters, with and without a colon',
      note: '- venue\n  - action items\n    - book it\n\ntodo\n- write the report\n\nnext steps:\n- call the hall\n',
      reads: ['action [] book it', 'action [] write the report', 'action [] call the hall'],
    },
    {
      says: 'a table',
      note: '## Action items\n\n| Task | Owner | Due |\n|---|---|---|\n| Write the report | Ana | 2024-03-20 |\n',
      reads: ['action [Ana] Write the report (due 2024-03-20)'],
    },
    {
      says: 'none, questions, a link to the list',
      note: '## Action items\n\n- None\n- Should we meet again?\n- [Action items list](https://example.org)\n',
      reads: ['not understood: line 4'],
      trap: true,
    },
    {
      says: 'a heading about steps of something else',
      note: '## Next steps for the website redesign\n\n- It is slow\n',
      reads: [],
      trap: true,
    },
  ],
  parts(note, found) {
    for (const part of [...note.outline.parts, ...note.outline.labels]) {
      if (part.kind === 'actions' || part.kind === 'outcomes') readPart(note, part, found);
    }
    readTables(note, found);
  },
};

function readPart(note: Note, part: Part, found: Found): void {
  const head = note.blocks[part.head];
  if (part.inline !== '' && head !== undefined) {
    const text = part.inline;
    if (saysNone(plainWords(text)) || isOnlyLink(text)) found.taken.add(head.line.number);
    else {
      const whole = sentenceAt(note, part.head);
      const marker = markerIn(whole.text, note);
      const task = taskIn(marker?.kind === 'action' ? marker.text : text + whole.text.slice(head.text.length), note.roster, head.box, true);
      const owned = marker !== undefined && marker.owners.length > 0 ? { ...task, owners: marker.owners } : task;
      if (isTodoWithoutTask(head.text, owned) || marker?.kind === 'left-open') found.notUnderstood.add(head.line.number);
      else if (marker?.kind !== 'not') putAction(note, found, part.head, owned, 'marked', whole.last);
    }
    // Below `ACTION: Ana to call` stands what that is about; below `Next steps: …` more of them.
    if (part.from >= part.to || (part.level === 10 && !/s$/i.test(part.words))) return;
  } else if (head !== undefined && part.named) found.taken.add(head.line.number);
  const lines: number[] = [];
  for (let i = part.from; i < part.to; i++) {
    const { shape } = note.blocks[i] as Block;
    if (shape === 'row') {
      i = readTable(note, i, part.to, found);
      continue;
    }
    if (shape === 'bullet' || shape === 'ordered' || shape === 'plain') lines.push(i);
  }
  const bullets = lines.filter((i) => (note.blocks[i] as Block).shape !== 'plain');
  // `### Completed` below `## Actions`
  const state = part.named || part.how !== 'heading' ? undefined : stateNamed(part.words);
  if (bullets.length > 0) readBullets(note, bullets, part, found, state);
  else readPlain(note, lines, found, state);
}

// Bullets of the outermost level are the items; deeper ones are context, unless the one above is only a name or a label.
function readBullets(note: Note, bullets: readonly number[], part: Part, found: Found, given: State): void {
  // `### Ana` below `## Action items`
  let group = !part.named && part.how === 'heading' ? (groupOf(note, part.words, -1) ?? groupAmong(note, part)) : undefined;
  let under = { indent: -1, state: given };
  let item: { indent: number } | undefined;
  const by = dueOf(part);
  const isMerelyListed = part.kind === 'outcomes' || isMixed(part.words);
  const roster = alsoKnown(note, bullets);
  for (const [at, index] of bullets.entries()) {
    const block = note.blocks[index] as Block;
    const line = block.line.number;
    if (found.taken.has(line)) continue;
    if (group !== undefined && block.indent <= group.indent) group = undefined;
    if (item !== undefined && block.indent <= item.indent) item = undefined;
    const above = labelAbove(note, at === 0 ? part.from : (bullets[at - 1] as number) + 1, index);
    if (above !== undefined) [group, item] = [groupOf(note, above, -1), undefined];
    const next = bullets[at + 1];
    const hasBelow = next !== undefined && (note.blocks[next] as Block).indent > block.indent && next - index < 6;
    const words = plainWords(block.text);
    if (item !== undefined) {
      // Context of the item above, unless it says itself that it is one.
      if (block.box !== undefined && block.text !== '' && (note.blocks[bullets[at - 1] as number] as Block).box !== undefined)
        putAction(note, found, index, taskIn(block.text, note.roster, block.box, true), 'marked');
      continue;
    }
    if (words === '' || saysNone(words) || (note.next?.line === line && note.next.certainty === 'marked')) {
      found.taken.add(line);
      continue;
    }
    if (block.indent <= under.indent) under = { indent: -1, state: given };
    const named = block.box === undefined ? stateNamed(words.replace(/:$/, '')) : undefined;
    if (named !== undefined) {
      under = { indent: block.indent, state: named };
      found.taken.add(line);
      continue;
    }
    if (hasBelow && block.box === undefined) {
      const label = words.replace(/:$/, '');
      const owned =
        words.length < 60 ? (ownersIn(label, note.roster) ?? (words.endsWith(':') ? newOwner(note, label) : undefined)) : undefined;
      if (owned !== undefined || (words.endsWith(':') && words.length < 60 && !/\s(?:to|will)\s/.test(words))) {
        group = { indent: block.indent, owners: owned?.owners ?? [], ...(owned?.nobody === undefined ? {} : { nobody: owned.nobody }) };
        found.taken.add(line);
        continue;
      }
    }
    item = { indent: block.indent };
    if (isOnlyLink(block.text)) continue;
    if ((/\?\s*$/.test(words) && block.box === undefined) || isSpeech(note, block.text)) {
      found.notUnderstood.add(line);
      continue;
    }
    const { text, last } = sentenceAt(note, index);
    const marker = (note.keys.bits[index] as number) & keys.action ? markerIn(text, note) : undefined;
    const read = taskIn(marker?.whole === true && marker.kind === 'action' ? marker.text : text, roster, block.box, true);
    const task = by === undefined || read.due !== undefined ? read : { ...read, due: { words: by, sure: false } };
    const owners = marker?.owners.length ? marker.owners : task.owners;
    if (marker !== undefined && saysNone(plainWords(marker.text))) {
      found.taken.add(line);
      continue;
    }
    if (
      isMerelyListed &&
      owners.length === 0 &&
      task.nobody === undefined &&
      !task.slotted &&
      block.box === undefined &&
      marker === undefined
    )
      continue;
    const owned =
      owners.length > 0 || group === undefined
        ? { ...task, owners }
        : { ...task, owners: group.owners, ...(group.nobody === undefined ? {} : { nobody: group.nobody }) };
    putAction(note, found, index, inState(owned, under.state), 'marked', last);
  }
}

type State = ReturnType<typeof stateNamed>;

function inState(task: Task, state: State): Task {
  return state === 'done' && task.state === 'open' ? { ...task, state } : task;
}

// When a heading says that all of its tasks are due.
function dueOf({ words }: Part): string | undefined {
  const [by] = untilWhen.exec(words) ?? [];
  return by === undefined || /^\s(?:for|due for)/i.test(by) ? undefined : by.replace(/\s*[:(].*$/, '').trim();
}

// Text without bullets: each line that begins as a task does.
function readPlain(note: Note, lines: readonly number[], found: Found, state: State): void {
  let last = -1;
  for (const index of lines) {
    const block = note.blocks[index] as Block;
    if (index <= last || found.taken.has(block.line.number)) continue;
    const words = plainWords(block.text);
    if (saysNone(words) || isOnlyLink(block.text)) continue;
    const sentence = sentenceAt(note, index);
    const task = taskIn(sentence.text, note.roster, block.box, true);
    const begins = isTaskVerb(task.text.split(/[\s,]/)[0] ?? '');
    if (
      (task.slotted || task.owners.length > 0 || task.state !== 'open' || (begins && words.length < 240 && !words.endsWith('?'))) &&
      !isSpeech(note, block.text)
    ) {
      putAction(note, found, index, inState(task, state), 'marked', sentence.last);
      last = sentence.last;
    } else if (words.endsWith(':') && index === lines[0]) continue;
    else {
      // What goes on with a line that is none is none either.
      last = sentence.last;
      for (let i = index; i <= last; i++) found.notUnderstood.add((note.blocks[i] as Block).line.number);
    }
  }
}

/** Whether a line in a list of tasks is what somebody said. */
export function isSpeech(note: Note, text: string): boolean {
  const name = speakerOf(text);
  if (name === undefined) return false;
  const rest = text.slice(text.indexOf(':') + 1).trim();
  return (
    (note.speech.isTranscript && note.speech.speakers.has(name)) ||
    /^(?:I\b|I’|I'|we\b|yes\b|no\b|yeah|well\b|so\b|ok\b|thanks)/i.test(rest)
  );
}
