// Whether notes say that their meeting was not held. Keeps apart what is said of other meetings, and of what may happen.
import type { Block } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { findDates } from '../../time/mention.ts';
import type { Note } from './note.ts';
import type { Syntax } from './syntax.ts';

export const cancelledMeetings: Syntax = {
  name: 'cancelled meetings',
  reads: 'A title or a line of its own that says that the meeting was not held.',
  examples: [
    { says: 'a line', note: '# Meeting 2024-03-05\n\n_This meeting is canceled_\n', reads: ['cancelled'] },
    { says: 'a sentence', note: '# 2024-03-05\n\nThere was no meeting. Too many were away.\n', reads: ['cancelled'] },
    { says: 'a title', note: '# 2024-03-05 - NO MEETING DUE TO HOLIDAYS\n', reads: ['cancelled'] },
    {
      says: 'another meeting, and what may happen',
      note: '# Meeting\n\nWithout items the meeting will be automatically canceled.\n\n- Reminder: no meeting on March 19\n',
      reads: [],
      trap: true,
    },
  ],
};

const called =
  '(?:cancell?ed|called off|abgesagt|ausgefallen|annulée?|cancelad[ao]|suspendid[ao]|dibatalkan|did not (?:happen|take place)|not held)';
const inTitle = new RegExp(
  `\\b(?:${called}|no (?:meeting|call)|fällt aus|kein treffen|pas de réunion|no hay reunión|sem reunião|tidak ada rapat)(?![\\p{L}])`,
  'iu',
);
const alone = new RegExp(
  `^\\W*(?:(?:this|the|today[’']?s|our)?\\s*(?:\\p{L}+\\s)?(?:meeting|call|session|sync)\\s+(?:is|was|has been|got|were)?\\s*(?:now )?${called}|${called}(?:\\b(?!\\s+(?:the|in|on|by|fcp)\\b)|[.!])|(?:there (?:was|is) )?no (?:meeting|call)\\b(?! (?:required|needed|notes|link|next|last))|(?:das )?treffen (?:fällt aus|abgesagt)|réunion annulée|reunión cancelada|reunião cancelada|rapat dibatalkan)`,
  'iu',
);

/** Whether the title of a note, or the name of a part, says that a meeting was not held. */
export function saysCancelled(title: string): boolean {
  return inTitle.test(title);
}

/** Whether the notes say that this meeting was not held. */
export function isCancelled(note: Note, attendees: number): boolean {
  let read = 0;
  for (let i = note.from; i < note.to && read < 40; i++) {
    const block = note.blocks[i] as Block;
    if (block.text === '') continue;
    read++;
    const isHead = block.shape === 'heading' && (i === note.from || block.level < 3 || read <= 2);
    if (
      block.text.length > 160 ||
      (attendees > 2 && !isHead) ||
      !/cancel|call|meeting|held|happen|abgesagt|fällt|annul|reuni|suspend|batal|treffen|rapat/i.test(block.text)
    )
      continue;
    const text = plainWords(block.text);
    if (/\bwill be\b|\bif\b|\?\s*$|\bnext\b/i.test(text)) continue;
    if (isHead && saysCancelled(text)) return true;
    if (
      attendees > 2 ||
      (block.shape !== 'plain' && block.shape !== 'heading' && block.shape !== 'bullet') ||
      (block.shape === 'bullet' && block.indent > 3)
    )
      continue;
    if (!alone.test(text)) continue;
    const other = findDates(text).some(
      (date) => (date.day !== undefined && date.day !== note.date) || (date.partial !== undefined && !isOwn(date.partial, note.date)),
    );
    if (!other) return true;
  }
  return false;
}

function isOwn(partial: { readonly month: number; readonly dayOfMonth: number }, date: string | undefined): boolean {
  return date !== undefined && Number(date.slice(5, 7)) === partial.month && Number(date.slice(8, 10)) === partial.dayOfMonth;
}
