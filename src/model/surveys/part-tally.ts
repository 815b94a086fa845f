// The counts of the answers to one part, added up value by value or many equal ones at once. The order in which they come does not matter.
import { detached } from '../../text/detached.ts';
import type { Value } from './answer.ts';
import type { Part } from './codebook.ts';
import type { Spread } from './profile.ts';
import type { Mean, Table, TableCell } from './tables.ts';

export interface PartTally {
  /** Counts `times` answers that say this. */
  add(value: Value, times: number): void;
  /** Counts answers by how often a choice was made, without saying by whom: `answered` is then to be counted apart. */
  choose(choice: number, times: number): void;
  write(text: string, times: number): void;
  answer(times: number): void;
  other(times: number): void;
  /** Numbers that were not told apart. */
  spread(numbers: Spread): void;
  table(): Table;
}

/** Different write-ins and numbers that are told apart; those beyond are counted together. */
const TOLD_APART = 10_000;
const BEYOND = '…';

/** No answers yet to this part. */
export function partTally({ key, question, row }: Part): PartTally {
  const counts = new Array<number>(question.choices.length).fill(0);
  const firsts = new Array<number>(question.choices.length).fill(0);
  const ranks = new Array<number>(question.choices.length).fill(0);
  const written = new Map<string, number>();
  const numbers = new Map<number, number>();
  const exclusive = !question.several && question.kind !== 'ranking' && question.kind !== 'text' && question.kind !== 'number';
  const other = question.choices.findIndex((choice) => choice.role === 'other');
  let answered = 0;
  let others = 0;
  let beyond: Spread = { n: 0, mean: 0, squares: 0 };

  const choose = (choice: number, times: number): void => {
    counts[choice] = (counts[choice] ?? 0) + times;
  };
  const write = (text: string, times: number): void => {
    const known = written.get(text);
    if (known !== undefined || written.size < TOLD_APART) written.set(known === undefined ? detached(text) : text, (known ?? 0) + times);
    else written.set(BEYOND, (written.get(BEYOND) ?? 0) + times);
  };
  const count = (number: number, times: number): void => {
    const known = numbers.get(number);
    if (known !== undefined || numbers.size < TOLD_APART) numbers.set(number, (known ?? 0) + times);
    else beyond = joined(beyond, { n: times, mean: number, squares: 0 });
  };
  return {
    choose,
    write,
    add(value, times) {
      answered += times;
      const { chosen } = value;
      for (let place = 0; place < chosen.length; place++) {
        const choice = chosen[place] ?? 0;
        choose(choice, times);
        if (question.kind !== 'ranking') continue;
        ranks[choice] = (ranks[choice] ?? 0) + times * (place + 1);
        if (place === 0) firsts[choice] = (firsts[choice] ?? 0) + times;
      }
      if (value.number !== undefined) count(value.number, times);
      const isOther = other >= 0 && value.chosen.includes(other);
      if (isOther || value.written.length > 0) others += times;
      // What was written beside a choice belongs to that choice: “other”, or the only one that counts.
      if (!isOther && (!exclusive || value.chosen.length === 0)) for (const text of value.written) write(text, times);
    },
    answer(times) {
      answered += times;
    },
    other(times) {
      others += times;
    },
    spread(more) {
      beyond = joined(beyond, more);
    },
    table() {
      const isRanking = question.kind === 'ranking';
      const listed = question.choices.map(
        ({ label, role, value }, at): TableCell => ({
          ...{ label: label.text, role, listed: true, count: (isRanking ? firsts[at] : counts[at]) ?? 0 },
          ...(value !== undefined && { value }),
          ...(isRanking && (counts[at] ?? 0) > 0 && { rank: (ranks[at] ?? 0) / (counts[at] ?? 1) }),
        }),
      );
      const unlisted = [...written]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .map(([label, times]): TableCell => ({ label, role: 'option', listed: false, count: times }));
      const mean = question.kind === 'number' ? meanOf(numbers, beyond) : exclusive ? meanOf(pointCounts(), beyond) : undefined;
      return {
        ...{ part: key, question: question.id, title: question.ask.text, kind: question.kind, answered, exclusive },
        ...(row !== undefined && { row: row.label.text }),
        cells: question.kind === 'text' || question.kind === 'number' ? [] : [...listed, ...unlisted],
        ...(question.several && { others }),
        ...(mean && { mean }),
      };
    },
  };

  function pointCounts(): ReadonlyMap<number, number> {
    const points = new Map<number, number>();
    for (const [at, { value, role }] of question.choices.entries())
      if (value !== undefined && role === 'option') points.set(value, (points.get(value) ?? 0) + (counts[at] ?? 0));
    return points;
  }
}

/** The spread of two lots of numbers together (Chan, Golub and LeVeque 1983). */
function joined(a: Spread, b: Spread): Spread {
  const n = a.n + b.n;
  if (n === 0) return a;
  const delta = b.mean - a.mean;
  return { n, mean: a.mean + (delta * b.n) / n, squares: a.squares + b.squares + (delta * delta * a.n * b.n) / n };
}

/** From the smallest number to the largest, so that the order of the answers leaves no trace in the last digit. */
function meanOf(numbers: ReadonlyMap<number, number>, beyond: Spread): Mean | undefined {
  const sorted = [...numbers].sort(([a], [b]) => a - b);
  const n = sorted.reduce((sum, [, times]) => sum + times, 0);
  const mean = n === 0 ? 0 : sorted.reduce((sum, [number, times]) => sum + number * times, 0) / n;
  const squares = sorted.reduce((sum, [number, times]) => sum + times * (number - mean) ** 2, 0);
  const all = joined({ n, mean, squares }, beyond);
  if (all.n === 0) return undefined;
  return { mean: all.mean, n: all.n, ...(all.n > 1 && { deviation: Math.sqrt(all.squares / (all.n - 1)) }) };
}
