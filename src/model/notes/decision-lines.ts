// Decisions that one line tells: behind a marker, by a vote, or in prose. Prose is possible only, never counted as a decision.
import type { Block } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { isPureAgenda } from './action-lines.ts';
import { decisionMarker, putBelow } from './decision-parts.ts';
import { saysNone } from './empty-words.ts';
import { keys } from './key-words.ts';
import { kindAt, type Note, sentenceAt } from './note.ts';
import { type Found, putDecision, type Syntax } from './syntax.ts';
import { speakerOf } from './transcript.ts';

const decidingAction =
  /^[*_~\s]*(?:actions?(?: items?)?|AIs?)[*_]*\s*:[*_]*\s*((?:rough |general )?consensus\b.*|agreed\b.*|decided\b.*|resolved\b.*)$/i;

export const decisionMarkers: Syntax = {
  name: 'decision markers',
  reads: 'A line that begins with Decision, Resolved, Consensus, Agreed, POLL and the like.',
  examples: [
    {
      says: 'markers',
      note: 'Decision: we take the small hall\n\nRESOLVED: publish the minutes\n\n- Vote: 7-0 to accept the budget\n',
      reads: ['decision: we take the small hall', 'decision: publish the minutes', 'decision: 7-0 to accept the budget'],
    },
    {
      says: 'a poll with its outcome',
      note: '## Notes\n\n**POLL: Should we take the small hall?**\n\nUnanimous consent.\n',
      reads: ['decision: Should we take the small hall?'],
    },
    {
      says: 'a question, a heading about decisions',
      note: 'Decision: is this a valid plan?\n\n## Issues that need a decision\n\n- The hall\n',
      reads: [],
      trap: true,
    },
  ],
  keys: keys.decision,
  line(note, index, found) {
    const block = note.blocks[index] as Block;
    const { text } = block;
    if (!mayMark(note, index)) return;
    // `ACTION: Consensus is that …` decides, and gives nobody anything to do.
    const action = decidingAction.exec(text);
    if (action !== null) return putDecision(note, found, index, action[1] as string, 'marked');
    const typed = /^(?:\[?\d\d:\d\d(?::\d\d)?\]?\s+)?(?:<[@+]?[\w[\]|`-]{1,30}>\s+)?#(?:agreed|accepted|decision|resolved)\s+(.+)$/i.exec(
      text,
    );
    if (typed !== null) {
      putDecision(note, found, index, typed[1] as string, 'marked');
      return;
    }
    const start = markerOf(note, index);
    if (start === undefined || isPureAgenda(note, index) || (block.shape === 'ordered' && kindAt(note, index) === 'agenda')) return;
    const isPoll = /poll|vote|motion/i.test(start.name);
    const rest = sentenceAt(note, index)
      .text.slice(start.length)
      .replace(/^[*_]+|[*_]+$/g, '')
      .trim();
    if (rest === '') return putBelow(note, index, found);
    if (saysNone(plainWords(rest))) return void found.taken.add(block.line.number);
    if (/\?\s*[*_]*$/.test(plainWords(rest)) && !(isPoll && hasOutcome(note, index))) return;
    if (isPoll && /^(?:for|by|on|at|in|until|due|link)\b|^https?:/i.test(rest)) return;
    putDecision(note, found, index, rest, 'marked');
  },
};

export const votes: Syntax = {
  name: 'votes',
  reads: 'A motion that passed, or a table of votes with what was voted on above it.',
  examples: [
    {
      says: 'a motion',
      note: '- Motion that the group accepts the budget. All in favor. **Motion passes**.\n',
      reads: ['decision: Motion that the group accepts the budget. All in favor. **Motion passes**.'],
    },
    {
      says: 'who seconded it; the name of the topic above',
      note: 'Ana moved that the minutes stand. It was seconded by Bo and passed unanimously.\n\n## Adopt the budget\n\nProposed by: Bo\n\nUnanimously approved.\n',
      reads: ['decision: Ana moved that the minutes stand. It was seconded by Bo and passed unanimously.', 'decision: Adopt the budget'],
    },
    {
      says: 'a tally',
      note: 'Merge the proposal\n\n|SF|F|N|A|SA|\n|--|--|--|--|--|\n|5|3|1|0|0|\n',
      reads: ['decision: Merge the proposal'],
    },
  ],
  line(note, index, found) {
    const block = note.blocks[index] as Block;
    if (block.shape === 'row') {
      if (tally.test(block.text)) putVote(note, index, found);
    } else if (((note.keys.bits[index] as number) & voted) === voted && passes.test(block.text) && isProse(note, index, found))
      putPassed(note, index, found);
  },
};

export const tellings: Syntax = {
  name: 'decisions told in prose',
  reads: 'Sentences that may tell of a decision. Possible only; somebody confirms or refuses them.',
  examples: [
    {
      says: 'a sentence',
      note: 'The hall is small. We decided to look for another one. Costs are open.\n',
      reads: ['possible decision: We decided to look for another one.'],
    },
    { says: 'a council', note: '- The council decided to wait\n', reads: ['possible decision: The council decided to wait'] },
    {
      says: 'a conclusion',
      note: '- Conclusion is that we keep the hall\n',
      reads: ['possible decision: Conclusion is that we keep the hall'],
    },
    {
      says: 'a condition, and what is not decided',
      note: '- We could do that if the board agrees\n- There is no consensus on the date\n- Reaching consensus is slower\n- The page loaded. The group agreed. We went on\n',
      reads: [],
      trap: true,
    },
  ],
  keys: keys.telling,
  line(note, index, found) {
    const { text } = note.blocks[index] as Block;
    if (found.decisions.has(index) || text.length > 1200 || !prose.test(text) || !isProse(note, index, found)) return;
    if (!undecided.test(clauseAround(text, prose))) putProse(note, index, found);
  },
};

// A marker stands at the beginning of a line and has a colon or a dash behind it; two others begin with `#` and with `action` or `AI`.
function mayMark(note: Note, index: number): boolean {
  const { text } = note.blocks[index] as Block;
  const held = note.keys.bits[index] as number;
  if ((held & keys.odd) !== 0) return true;
  if ((held & keys.early) !== 0 && ((held & keys.colon) !== 0 || text.includes(' - '))) return true;
  return (text.charCodeAt(0) | 32) === 97 || text.includes('#');
}

const voted = keys.voting | keys.decision;

// A line of the writer's words: no marker, question, heading or speech, and not in a list of people, tasks or milestones.
function isProse(note: Note, index: number, found: Found): boolean {
  const { line, text, shape } = note.blocks[index] as Block;
  const kind = kindAt(note, index);
  // The summary that ends a note is not a part of the list of tasks above it.
  const inRecap = found.recaps[0] !== undefined && line.number >= found.recaps[0].lines[0] && line.number <= found.recaps[0].lines[1];
  if (shape === 'heading' || (kind === 'actions' && !inRecap) || isOther(kind) || isPureAgenda(note, index) || /\?\s*$/.test(text))
    return false;
  if (note.speech.isTranscript && speakerOf(text) !== undefined) return false;
  return markerOf(note, index) === undefined;
}

function isOther(kind: string): boolean {
  return kind === 'milestones' || kind === 'timeline' || kind === 'attendees' || kind === 'regrets';
}

function markerOf(note: Note, index: number): { readonly name: string; readonly length: number } | undefined {
  if (!mayMark(note, index)) return undefined;
  const kind = kindAt(note, index);
  if (kind === 'actions' || isOther(kind)) return undefined;
  const start = decisionMarker.exec((note.blocks[index] as Block).text.slice(0, 160));
  return start === null ? undefined : { name: start[1] as string, length: start[0].length };
}

const passes =
  /\b(?:(?:motion|vote|poll|proposal|resolution)s? (?:(?:is |was |has )?(?:passe[sd]|carrie[sd]|approved|adopted|accepted|succeeds?|succeeded|fails?|failed|rejected))|carried unanimously|approved unanimously|unanimously (?:approved|agreed|accepted|adopted|passed|carried)|unanimous (?:decision|approval|vote)(?! to\b)|seconded\b.{0,120}\b(?:passed|carried|approved|adopted))\b/i;
const tally = /^\W*(?:\|?\s*)?(?:SF|strongly for)\s*[|/:,]/i;
const counts = /(?:^|\s|\()(?:\d{1,3}\s?[-–:/]\s?\d{1,3}(?:\s?[-–:/]\s?\d{1,3})?\b|unanimous|\d{1,3} (?:for|in favou?r|yes|aye)s?\b)/i;
// keys.ts spares most lines this pattern: the words that may stand before a verb of deciding are there as well.
const prose =
  /\b(?:we(?:’ve|'ve| have)? (?:all )?(?:decided|agreed|resolved|concluded|approved)(?: (?:to|that|on|not)\b)|(?:it was|has been|have been|was|were) (?:decided|agreed|resolved|approved)\b|(?:the )?(?:group|team|committee|board|tac|tsc|sc|pmc|wg|council|assembly|club|everyone|all|members|meeting|attendees|participants) (?:(?:decided|agreed|resolved|agrees?) (?:to|that|on|not|unanimously)|approved|voted)\b|(?:^|[.;]\s|[-–—]\s)(?:decided|agreed|approved|resolved|concluded)(?: (?:to|that|on|not)\b)|no objections?\b|(?:there (?:is|was)|reached|general|rough|we have|have|got) consensus\b|(?<!ing |for |without |of |to |by )consensus (?:is|was|that|to|on|reached|approval)\b|(?:^|[.;]\s)(?:the )?conclusion (?:is|was)\b|all (?:in favou?r|agreed)\b|motion (?:to|that)\b.{0,200}\b(?:second|pass|carri|approv))/i;

const undecided =
  /(?:\b|_)(?:nothing|nobody|if|unless|whether|once|should we|do we|can we|could|would|should have|need(?:s)? to (?:be )?(?:decide|agree)|not (?:yet )?(?:decided|agreed)|no consensus|without consensus|to be (?:decided|agreed))\b/i;

// The sentence in which the words stand.
function clauseAround(text: string, words: RegExp): string {
  const at = Math.max(0, text.search(words));
  const from = Math.max(text.lastIndexOf('. ', at) + 1, text.lastIndexOf('; ', at) + 1, text.lastIndexOf('? ', at) + 1, 0);
  const to = text.indexOf('. ', at + 1);
  return text.slice(from, to === -1 ? text.length : to + 1).trim();
}

// Of a long line or a wrapped paragraph the sentence that tells it; `No objections.` alone speaks of the line above.
function putProse(note: Note, index: number, found: Found): void {
  const block = note.blocks[index] as Block;
  const words = plainWords(block.text);
  const clause = clauseAround(words, prose);
  const count = (text: string) => (text.match(/[\p{L}]{2,}/gu) ?? []).length;
  if (/^(?:no objections?|all agreed|all in favou?r|agreed)\b/i.test(words) && count(clause) <= 4) {
    for (let i = index - 1; i >= note.from && i > index - 4; i--) {
      const above = note.blocks[i] as Block;
      if (above.text === '') continue;
      const name = speakerOf(above.text);
      if (above.shape === 'plain' || above.shape === 'bullet')
        putDecision(note, found, i, name === undefined ? above.text : above.text.slice(above.text.indexOf(':') + 1).trim(), 'inferred');
      return;
    }
    return;
  }
  const { text } = sentenceAt(note, index);
  let before = '';
  const above = note.blocks[index - 1];
  if (block.shape === 'plain' && /^\p{Ll}/u.test(block.text) && above?.shape === 'plain' && above.line.text.length >= 60)
    before = `${above.text} `;
  const told = clauseAround(before + text, prose);
  putDecision(note, found, index, count(told) > 4 ? told : text, 'inferred');
}

// What was voted on stands above the table of votes.
function putVote(note: Note, index: number, found: Found): void {
  for (let i = index - 1; i >= note.from && i > index - 10; i--) {
    const block = note.blocks[i] as Block;
    if (block.text === '' || block.shape === 'row' || block.shape === 'rule') continue;
    if (block.shape === 'plain' || block.shape === 'bullet' || block.shape === 'heading') {
      const text = block.text.replace(decisionMarker, '');
      if (text !== '' && speakerOf(block.text) === undefined) putDecision(note, found, i, text, 'marked');
    }
    return;
  }
}

// `Motion passes.` alone points at the line above it; in a longer line the line itself says what.
function putPassed(note: Note, index: number, found: Found): void {
  const block = note.blocks[index] as Block;
  const rest =
    plainWords(block.text)
      .replace(passes, '')
      .match(/[\p{L}]{3,}/gu) ?? [];
  if (rest.length > 3) {
    putDecision(note, found, index, sentenceAt(note, index).text, 'marked');
    return;
  }
  for (let i = index - 1; i >= note.from && i > index - 12; i--) {
    const above = note.blocks[i] as Block;
    if (above.text === '' || above.shape === 'rule' || /^\W*(?:proposed|moved|seconded)(?: by)?:/i.test(above.text)) continue;
    if (/\b(?:vote|poll|motion|resol|propos|accept|approve|adopt)/i.test(above.text) && above.shape !== 'row') {
      putDecision(note, found, i, above.text.replace(decisionMarker, ''), 'marked');
      return;
    }
    if (above.shape === 'heading') break;
  }
  putDecision(note, found, index, block.text, 'inferred');
}

// Whether something below a question that was put to the vote tells how it went.
function hasOutcome(note: Note, index: number): boolean {
  let read = 0;
  for (let i = index + 1; i < note.to && read < 8; i++) {
    const block = note.blocks[i] as Block;
    if (block.text === '') continue;
    read++;
    if (block.shape === 'heading' && read > 1) return false;
    if (
      tally.test(block.text) ||
      (block.text.length < 200 &&
        (counts.test(block.text) ||
          passes.test(block.text) ||
          /no objections?|consensus|unanimous|in favou?r|approved|passe[sd]/i.test(block.text)))
    )
      return true;
  }
  return false;
}
