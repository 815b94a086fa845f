// An import meets the answers kept before: what is new, what was edited, what stays, and which answers the results may hold.
// Compact, as there may be a million on either side: numbers are kept for each answer, never its text.
import type { AnswerState } from './answer.ts';
import { hashWords, knownAnswers } from './known-answers.ts';
import { gate, type Verdict } from './publish-gate.ts';
import { asReplaced, type StoredLine, type StoreEnd } from './store.ts';

/** One row of an export as the merge sees it. `print` gives its line as it would stand there as a part of an earlier import. */
export interface Incoming {
  readonly fingerprint: StoredLine['fingerprint'];
  readonly state: AnswerState;
  print(batch: number): string;
}

/** What came of an import, in numbers. Partial and test answers count too, save where it says otherwise. */
interface MergeCounts {
  readonly added: number;
  readonly edited: number;
  readonly same: number;
  /** The same answers, which the codebook now reads otherwise. */
  readonly reread: number;
  /** Kept before and not in this export; they stay. */
  readonly missing: number;
  /** Kept after it; only complete answers in `complete`. */
  readonly kept: number;
  readonly complete: number;
}

/** What is known beside the answers themselves. */
export interface MergeSettings {
  readonly k: number;
  readonly closed: boolean;
  readonly all: boolean;
  /** Answers that the results in git hold, by the record of the last import; 0 without results. */
  readonly published: number;
}

/** What is to be done. */
export interface MergePlan {
  readonly counts: MergeCounts;
  /** How many rows it is made for. */
  readonly rows: number;
  readonly verdict: Verdict;
  /** Whether the file of answers is to be written. */
  readonly changes: boolean;
  /** Its last line. */
  readonly end: StoreEnd;
  /** The import of the row with this number (from 0). */
  batchOf(row: number): number;
  /** What becomes of a kept line, by its number: as it stands or as a replaced version; undefined where it goes. */
  keptLine(at: number, text: string): string | undefined;
  /** Whether results hold the row. */
  rowInResults(row: number): boolean;
  /** Whether results hold the kept line, beside the rows. */
  lineInResults(at: number): boolean;
  /** Whether results over all answers are those over this export alone. */
  readonly exportIsAll: boolean;
}

/** A merge under way: first all kept lines, then all rows, then the plan. */
export interface Merge {
  keep(line: StoredLine, text: string): void;
  row(incoming: Incoming): void;
  plan(end: StoreEnd | undefined, settings: MergeSettings): MergePlan;
}

/** What became of a kept line. */
const [UNSEEN, SAME, EDITED, GONE, REPLACED] = [0, 1, 2, 3, 4];
/** The batch of rows that came with this import, until its number is known. */
const NEW = 0;

/** No answers on either side yet. */
export function openMerge(): Merge {
  const known = knownAnswers();
  const kept = { batch: numbers(), sum: numbers(), content: [numbers(), numbers()] as const, fate: numbers(), complete: numbers() };
  // By its number among the current lines, the place of each in the file.
  const current = numbers();
  const replaced = new Map<string, { readonly at: number; readonly batch: number; readonly content: string | undefined }>();
  const rows = { batch: numbers() };
  const completeRows = new Map<number, number>();
  const counts = { added: 0, edited: 0, same: 0, reread: 0 };

  function keep({ fingerprint, state, batch, replaced: isReplaced }: StoredLine, text: string): void {
    const at = kept.batch.length();
    const [first, second] = contentWords(fingerprint.content);
    kept.batch.push(batch);
    kept.sum.push(isReplaced ? 0 : checksum(text));
    kept.content[0].push(first);
    kept.content[1].push(second);
    kept.fate.push(isReplaced ? REPLACED : UNSEEN);
    kept.complete.push(state === 'complete' ? 1 : 0);
    if (isReplaced) replaced.set(fingerprint.hash, { at, batch, content: fingerprint.content });
    else {
      known.keep(fingerprint.hash);
      current.push(at);
    }
  }

  function row({ fingerprint, state, print }: Incoming): void {
    const batch = batchFor(fingerprint, print);
    rows.batch.push(batch);
    if (state === 'complete') completeRows.set(batch, (completeRows.get(batch) ?? 0) + 1);
  }

  function batchFor({ hash, content }: Incoming['fingerprint'], print: Incoming['print']): number {
    const found = known.take(hash);
    if (found === -1) {
      counts.added++;
      return NEW;
    }
    const at = current.at(found);
    const batch = kept.batch.at(at);
    if (content === undefined || isSameContent(at, content)) {
      kept.fate.set(at, SAME);
      counts.same++;
      if (checksum(print(batch)) !== kept.sum.at(at)) counts.reread++;
      return batch;
    }
    counts.edited++;
    const before = replaced.get(hash);
    // Edited back to what the results hold: nothing is new about it, and it must not count as if.
    if (before?.content === content) {
      kept.fate.set(at, GONE);
      kept.fate.set(before.at, GONE);
      return before.batch;
    }
    kept.fate.set(at, EDITED);
    return NEW;
  }

  function isSameContent(at: number, content: string): boolean {
    const [first, second] = contentWords(content);
    return kept.content[0].at(at) === first && kept.content[1].at(at) === second;
  }

  function plan(end: StoreEnd | undefined, settings: MergeSettings): MergePlan {
    const { lines = 0, batch = 0, publishedBatch = 0, published = 0, publishedBefore = 0 } = end ?? {};
    const isNewBatch = counts.added + counts.edited > 0;
    const newBatch = isNewBatch ? batch + 1 : batch;
    let missing = 0;
    const complete = new Map<number, number>();
    for (const [b, n] of completeRows) complete.set(b === NEW ? newBatch : b, n + (complete.get(b === NEW ? newBatch : b) ?? 0));
    for (let at = 0; at < lines; at++) {
      if (kept.fate.at(at) !== UNSEEN) continue;
      missing++;
      const b = kept.batch.at(at);
      if (kept.complete.at(at) === 1) complete.set(b, (complete.get(b) ?? 0) + 1);
    }
    let answers = 0;
    let pending = 0;
    for (const [b, n] of complete) {
      answers += n;
      if (b > publishedBatch) pending += n;
    }
    // Where an import was stopped before its results were written, git has those that they were compared with.
    const isKnown = settings.published === published || settings.published === publishedBefore;
    const verdict = gate({ ...settings, published: isKnown ? published : settings.published, answers, pending, known: isKnown });
    const isAll = verdict.publish === 'all';
    const inResults = (b: number): boolean => isAll || (verdict.publish === 'same' && b <= publishedBatch);
    const batchOf = (at: number): number => rows.batch.at(at) || newBatch;
    const staysReplaced = (at: number): boolean => !isAll && kept.batch.at(at) <= publishedBatch;
    let replacedLines = 0;
    for (let at = 0; at < lines; at++) {
      const fate = kept.fate.at(at);
      if ((fate === REPLACED || fate === EDITED) && staysReplaced(at)) replacedLines++;
    }
    const next: StoreEnd = {
      lines: rows.batch.length() + missing + replacedLines,
      batch: newBatch,
      publishedBatch: isAll ? newBatch : publishedBatch,
      published: isAll ? answers : published,
      publishedBefore: isAll && newBatch !== publishedBatch ? settings.published : publishedBefore,
      added: isNewBatch ? counts.added : (end?.added ?? 0),
      edited: isNewBatch ? counts.edited : (end?.edited ?? 0),
    };
    const isSameEnd = end !== undefined && next.lines === lines && next.batch === batch && next.publishedBatch === publishedBatch;
    return {
      counts: { ...counts, missing, kept: rows.batch.length() + missing, complete: answers },
      rows: rows.batch.length(),
      verdict,
      changes: !isSameEnd || counts.added + counts.edited + counts.reread > 0 || next.published !== published,
      end: next,
      batchOf,
      keptLine(at, text) {
        const fate = kept.fate.at(at);
        if (fate === UNSEEN) return text;
        if (fate === REPLACED) return staysReplaced(at) ? text : undefined;
        return fate === EDITED && staysReplaced(at) ? asReplaced(text) : undefined;
      },
      rowInResults: (at) => inResults(batchOf(at)),
      lineInResults(at) {
        const fate = kept.fate.at(at);
        if (fate === UNSEEN) return inResults(kept.batch.at(at));
        return (fate === REPLACED || fate === EDITED) && verdict.publish === 'same' && staysReplaced(at);
      },
      exportIsAll: missing === 0,
    };
  }

  return { keep, row, plan };
}

function contentWords(content: string | undefined): readonly [number, number] {
  if (content === undefined) return [0, 0];
  const [first, second] = hashWords(content);
  return [first, second];
}

/** FNV-1a over UTF-16 code units: tells a line that is read otherwise from one that is not, among versions of one answer. */
function checksum(text: string): number {
  let sum = 0x811c9dc5;
  const end = text.endsWith('\n') ? text.length - 1 : text.length;
  for (let at = 0; at < end; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum | 0;
}

interface Numbers {
  at(index: number): number;
  set(index: number, value: number): void;
  push(value: number): void;
  length(): number;
}

/** Whole numbers of 32 bits, four bytes each. */
function numbers(): Numbers {
  let array = new Int32Array(256);
  let length = 0;
  return {
    at: (index) => array[index] as number,
    set(index, value) {
      array[index] = value;
    },
    push(value) {
      if (length === array.length) {
        const larger = new Int32Array(length * 2);
        larger.set(array);
        array = larger;
      }
      array[length++] = value;
    },
    length: () => length,
  };
}
