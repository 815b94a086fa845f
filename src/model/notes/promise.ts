// Sentences in which somebody known takes something on: `Ana will …`, `Ana to write …`, `Ana volunteered to …`. A reading, always inferred.

import type { Block } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { isOpen, isPureAgenda } from './action-lines.ts';
import { keys } from './keys.ts';
import { kindAt, sentenceAt } from './note.ts';
import { ownersIn, type Roster } from './roster.ts';
import { putAction, type Syntax } from './syntax.ts';
import { taskIn } from './task.ts';
import { speakerOf } from './transcript.ts';
import { isTaskVerb } from './verbs.ts';

const joint =
  /^(.{1,60}?)\s+(will|’ll|'ll|to|is going to|are going to|going to|shall|agreed to|agrees to|volunteered to|volunteers to|offered to|offers to|promised to|has agreed to|takes on|took on)\s+([\p{L}-]+)(?:\s+([\p{L}-]+))?/iu;

// `will be away`, `will miss`, `will not`: said of a person, and nothing to do.
const states =
  /^(?:be|not|never|have|miss|need|want|see|like|remain|stay|become|leave|arrive|attend|join|step|no|also|always|still|depend|require|mean|happen|break|cause)$/i;

export const promises: Syntax = {
  name: 'promises',
  reads: 'A sentence in which somebody who is known takes something on. Always inferred.',
  examples: [
    {
      says: 'will, to, volunteered to',
      note: 'Present: Ana, Bo\n\n- Ana will ask the printer\n- Bo to call the hall\n- The page is old. Ana volunteered to update it\n',
      reads: [
        'present: Ana',
        'present: Bo',
        'possible action [Ana] ask the printer',
        'possible action [Bo] call the hall',
        'possible action [Ana] update it',
      ],
    },
    {
      says: 'somebody who is not known, a state, a question',
      note: 'Present: Ana, Bo\n\n- Zed will call\n- Ana will be away in May\n- Bo will call?\n',
      reads: ['present: Ana', 'present: Bo'],
      trap: true,
    },
    {
      says: 'speech',
      note: 'Present: Ana, Bo\n\nAna: I think that we should wait and see, number 0.\n\nBo: I think that we should wait and see, number 1.\n\nAna: I think that we should wait and see, number 2.\n\nBo: I think that we should wait and see, number 3.\n\nAna: I think that we should wait and see, number 4.\n\nBo: I think that we should wait and see, number 5.\n\nAna: I think that we should wait and see, number 6.\n\nBo: I think that we should wait and see, number 7.\n\nAna: I think that we should wait and see, number 8.\n\nBo: I think that we should wait and see, number 9.\n\nAna: I think that we should wait and see, number 10.\n\nBo: I think that we should wait and see, number 11.\n\nAna: Bo will do that.\n',
      reads: ['present: Ana', 'present: Bo'],
      trap: true,
    },
  ],
  keys: keys.promise,
  line(note, index, found) {
    if (!note.keys.mayBegin(index, note.roster.starts)) return;
    const block = note.blocks[index] as Block;
    const isBullet = block.shape === 'bullet';
    if (!isBullet && (block.shape !== 'plain' || kindAt(note, index) === 'agenda')) return;
    if (!isOpen(note, index, found) || isPureAgenda(note, index)) return;
    const promise = promiseIn(block.text, note.roster);
    if (promise === undefined) return;
    // In a record of speech only a line of the writer's own, which begins with the name and does not go on with what somebody said.
    const isOwn = promise === block.text && speakerOf(block.text) === undefined && note.blocks[index - 1]?.shape !== 'plain';
    if (note.speech.isTranscript && !isOwn) return;
    const { text, last } = sentenceAt(note, index);
    const task = taskIn(promiseIn(text, note.roster) ?? promise, note.roster, block.box, false);
    if (task.owners.length > 0) putAction(note, found, index, task, 'inferred', last);
  },
};

/** The part of a line from the name on that makes a promise, or undefined. Questions and conditions make none. */
export function promiseIn(text: string, roster: Roster): string | undefined {
  if (/\?\s*$/.test(text)) return undefined;
  let clause = text;
  for (let i = 0; i < 6; i++) {
    if (roster.begins(clause) && isPromise(clause, roster)) return clause;
    const next = /(?:[.;!?]\s|\s[-–—]+>?\s|\s(?:→|=>)\s|:\s|,\s|\s\()/.exec(clause);
    if (next === null) return undefined;
    clause = clause.slice(next.index + next[0].length).replace(/^(?:and|so|but|then|also)\s+/i, '');
  }
  return undefined;
}

function isPromise(clause: string, roster: Roster): boolean {
  const head = plainWords(clause.slice(0, 200));
  const match = joint.exec(head);
  if (match === null) return false;
  const found = ownersIn((match[1] as string).replace(/:$/, ''), roster);
  if (found === undefined || found.owners.length === 0 || !found.owners.every((owner) => roster.knows(owner))) return false;
  const [, , link, verb, second] = match as unknown as [string, string, string, string, string | undefined];
  const lower = link.toLowerCase();
  if (lower === 'to') return isTaskVerb(verb) || (/^(?:also|then|please)$/i.test(verb) && isTaskVerb(second ?? ''));
  if (/^(?:also|then|probably|likely|now|try)$/i.test(verb)) return second !== undefined && (isTaskVerb(second) || verb === 'try');
  if (/^be$/i.test(verb))
    return (
      second !== undefined &&
      /ing$/i.test(second) &&
      !/^(?:travell?ing|leaving|attending|joining|missing|going|coming|being|having|stepping)$/i.test(second)
    );
  return !states.test(verb);
}
