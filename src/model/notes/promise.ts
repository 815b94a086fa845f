// Sentences in which somebody known takes something on: `Ana will …`, `Ana to write …`, `Ana volunteered to …`. A reading, always inferred.

import type { Block } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { isOpen, isPureAgenda } from './action-lines.ts';
import { keys } from './key-words.ts';
import { kindAt, type Note, sentenceAt } from './note.ts';
import { ownersIn, type Roster } from './roster.ts';
import { type Found, putAction, type Syntax } from './syntax.ts';
import { taskIn } from './task.ts';
import { speakerOf } from './transcript.ts';
import { isNoName, isTaskVerb } from './verbs.ts';
import { partNamed } from './words.ts';

const joint =
  /^(.{1,60}?)\s+(will|’ll|'ll|to|is going to|are going to|going to|shall|agreed to|agrees to|volunteered to|volunteers to|offered to|offers to|promised to|has agreed to|takes on|took on)\s+([\p{L}-]+)(?:\s+([\p{L}-]+))?/iu;

// `will be away`, `will miss`, `will not`: said of a person, and nothing to do.
const states =
  /^(?:be|not|never|have|miss|need|want|see|like|remain|stay|become|leave|arrive|attend|join|step|no|also|always|still|depend|require|mean|happen|break|cause)$/i;

// What a thing as well as a person may do.
const things = /^(?:support|require|allow|include|provide|enable|begin|cover|store|block|stop|continue|come|go|get|keep)$/i;

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
      says: 'people who are known from what they say, and handles',
      note: '- [Ana] The hall is too small\n- Bo: I saw another\n- Rents went up (Cy Diaz)\n\n- Ana will ask the printer\n- Bo to call the hall\n- Cy will check the costs\n- @dee: to write the text\n- @dee and @eva to send it\n- [faye] will open a ticket\n',
      reads: [
        'possible action [Ana] ask the printer',
        'possible action [Bo] call the hall',
        'possible action [Cy] check the costs',
        'possible action [@dee] write the text',
        'possible action [@dee, @eva] send it',
        'possible action [faye] open a ticket',
      ],
    },
    {
      says: 'a name, a colon, and what they will do',
      note: 'Present: Ana, Pia Lind (AKA PL)\n\n- Ana: will have a look\n- PL: will create a list\n- Ana: to be clear, I will wait\n- Ana: I will wait\n',
      reads: ['present: Ana', 'present: Pia Lind (PL)', 'possible action [Ana] have a look', 'possible action [PL] create a list'],
    },
    {
      says: 'unknown people who take on what no thing does, where nobody is listed',
      note: '- Create a ticket (Dana will take a look)\n- Eli Moss to email the printer\n- Printers will send messages\n',
      reads: ['possible action [Dana] take a look', 'possible action [Eli Moss] email the printer'],
    },
    {
      says: 'topics where a name would stand',
      note: '- Printer: broken again\n- The printer is old\n- [Hall] too small\n- the hall is closed\n\n- Printer to send messages\n- Hall will open again\n- [WIP] to fix\n- The Board will send a letter\n- They will take a look\n- Staff to email everyone\n',
      reads: [],
      trap: true,
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
    const block = note.blocks[index] as Block;
    const first = block.text.charCodeAt(0);
    const isMarked = first === 64 || first === 91 || first === 92;
    if (!isMarked && !note.keys.mayBegin(index, note.roster.mayStart)) return;
    const isBullet = block.shape === 'bullet';
    const inAgenda = kindAt(note, index) === 'agenda';
    if (!isBullet && block.shape !== 'plain') return;
    if (!isOpen(note, index, found) || (isPureAgenda(note, index) && !(isBullet && block.indent > 0 && block.text.includes(' will '))))
      return;
    const promise = promiseIn(block.text, note.roster);
    if (promise === undefined) return isMarked ? putTagged(note, index, found) : undefined;
    // In a paragraph of an agenda only a line that begins with it.
    if (!isBullet && inAgenda && promise !== block.text) return;
    // In a record of speech only a line of the writer's own, which begins with the name and does not go on with what somebody said.
    const isOwn =
      promise === block.text &&
      (speakerOf(block.text) === undefined ? note.blocks[index - 1]?.shape !== 'plain' : isToldOfSpeaker(block.text));
    if (note.speech.isTranscript && !isOwn) return;
    const { text, last } = sentenceAt(note, index);
    const told = promiseIn(text, note.roster) ?? promise;
    // Of a promise in parentheses one is left over.
    const task = taskIn(told.endsWith(')') && !told.includes('(') ? told.slice(0, -1) : told, note.roster, block.box, false);
    if (task.owners.length > 0) putAction(note, found, index, task, 'inferred', last);
  },
};

// `PL: will write it` is the writer's word of what somebody said.
function isToldOfSpeaker(text: string): boolean {
  if (/\bnow\b/.test(text)) return false;
  const verb = /^[^:]{1,40}:\s+will\s+(\p{L}+)/u.exec(text)?.[1];
  if (verb === 'have') return text.includes('will have a look');
  return verb !== undefined && isTaskVerb(verb) && !/^(?:do|try|go|come|get|give|make|let)$/i.test(verb);
}

// `[Ana] will ask the printer`, of somebody who need not be known.
function putTagged(note: Note, index: number, found: Found): void {
  const block = note.blocks[index] as Block;
  const tag = /^\\?\[(@?\p{L}[\p{L}\p{N}_.’'-]{1,30}(?:\s\p{Lu}[\p{L}.’'-]{0,30}){0,2})\\?\]:?\s+(?:will|to)\s+(?:also\s+)?(\p{L}+)/u.exec(
    block.text.slice(0, 140),
  );
  if (tag === null || note.speech.isTranscript || /\?\s*$/.test(block.text)) return;
  const [, name, verb] = tag as unknown as [string, string, string];
  const isOdd = /^\P{Ll}+$/u.test(name) || /^\p{Ll}.*-/u.test(name) || isNoName(name) || partNamed(name) !== undefined;
  if (isOdd || !isTaskVerb(verb)) return;
  const { text, last } = sentenceAt(note, index);
  const task = taskIn(text, note.roster, block.box, true);
  if (task.owners.length > 0) putAction(note, found, index, task, 'inferred', last);
}

/** The part of a line from the name on that makes a promise, or undefined. Questions and conditions make none. */
export function promiseIn(text: string, roster: Roster): string | undefined {
  // A question, and what is told of an earlier time.
  if (/\?\s*$|^(?:previously|earlier|last (?:week|month|time|meeting|call))\b/i.test(text)) return undefined;
  let clause = text;
  for (let i = 0; i < 10; i++) {
    if ((clause.charCodeAt(0) === 64 || roster.begins(clause)) && isPromise(clause, roster)) return clause;
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
  if (found === undefined || found.owners.length === 0) return false;
  const isSure = found.owners.every((owner) => roster.knows(owner));
  // A handle says who is meant; of somebody known from speech only, what is said must begin as a task does.
  if (!isSure && !found.owners.every((owner) => owner.startsWith('@') || roster.knows(owner) || roster.speaks(owner))) return false;
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
  if (/^have$/i.test(verb)) return /^\s(?:look|think|go|chat|try|read)\b/i.test(second === 'a' ? head.slice(match[0].length) : '');
  if (!isSure) return isTaskVerb(verb) && !things.test(verb);
  return !states.test(verb);
}
