// The words that some reader of notes looks for at all, and what a line that holds one of them may say.

/** Bits of a line's keys. A bit that is not set says that the pattern behind it cannot match. */
export const keys = {
  /** Words that may mark an action, a decision, the next meeting, or make a promise. */
  action: 1,
  decision: 2,
  next: 4,
  promise: 8,
  /** A word of a decision behind one that may tell it in prose: `we agreed`. */
  telling: 16,
  /** A word of a vote: `the motion passes`. */
  voting: 32,
  /** A word of a decision within the first characters, where a marker would stand. */
  early: 64,
  digit: 128,
  /** `:` or `：`. */
  colon: 256,
  /** Marks of Markdown, signs beyond ASCII, controls, or two spaces in a row: the words are not the text. */
  odd: 512,
} as const;

/** `again` after `meet` says when; elsewhere only beside a label. */
export const again = 1024;
/** A word that tells a decision only behind certain words. */
export const verb = 2048;

/** The beginnings of the words that some reader looks for, in lower case, with what they may mean. */
export const stems: readonly (readonly [stem: string, bits: number])[] = [
  ['action', keys.action], ['todo', keys.action], ['to-do', keys.action], ['task', keys.action], ['ai', keys.action], ['wg:', keys.action],
  ['follow', keys.action | keys.next], ['next', keys.action | keys.next], ['upcoming', keys.next], ['another', keys.next], ['again', again], ['nächst', keys.next],
  ['prochain', keys.next], ['próxim', keys.next], ['siguiente', keys.next], ['berikutnya', keys.next],
  ['deci', keys.decision | verb], ['décis', keys.decision], ['resol', keys.decision | verb | keys.voting], ['consens', keys.decision | keys.telling], ['conclu', keys.decision | verb], ['outcome', keys.decision],
  ['agree', keys.decision | verb], ['approv', keys.decision | verb], ['vote', keys.decision | verb | keys.voting], ['poll', keys.decision | keys.voting], ['result', keys.decision], ['motion', keys.decision | keys.telling | keys.voting],
  ['beschl', keys.decision], ['entsch', keys.decision], ['ergebnis', keys.decision], ['acuerdo', keys.decision], ['delibera', keys.decision], ['keputusan', keys.decision],
  ['kesepakatan', keys.decision], ['unanim', keys.decision | keys.voting], ['objection', keys.decision | keys.telling], ['favo', keys.decision | keys.telling], ['proposal', keys.voting],
  ['seconded', keys.decision | keys.voting],
  ['will', keys.promise], ['to', keys.promise], ['going', keys.promise], ['shall', keys.promise], ['takes', keys.promise], ['took', keys.promise],
]; // biome-ignore format: one table

/** A verb of deciding tells a decision behind these words, as `we agreed`. */
export const tellers: ReadonlySet<string> = new Set(
  'we ve have all been was were the group team committee board tac tsc sc pmc wg council assembly club everyone members meeting attendees participants'.split(
    ' ',
  ),
);
