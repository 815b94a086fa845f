// Answers kept in memory: what an import does to the file of answers, with rows made of cells.
import { createHmac } from 'node:crypto';
import type { AnswerState, Value } from '../../../src/model/surveys/answer.ts';
import type { Choice, Codebook, SurveyQuestion, Wording } from '../../../src/model/surveys/codebook.ts';
import { fingerprintsOf, type KeyedHash } from '../../../src/model/surveys/identity.ts';
import type { ColumnRole, Layout } from '../../../src/model/surveys/layout.ts';
import { type MergePlan, type MergeSettings, openMerge } from '../../../src/model/surveys/merge.ts';
import { linePrinter, lineReader, printEnd, printStart, readLine, readStore, type StoreEnd } from '../../../src/model/surveys/store.ts';
import type { ByteFile } from '../../../src/text/files.ts';

export function keyed(key: string): KeyedHash {
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}

export function layoutOf(...columns: readonly (readonly [header: string, role: ColumnRole['kind']])[]): Layout {
  return {
    dialect: 'generic',
    headerRows: 1,
    columns: columns.map(([header, kind], index) => ({ index, header, role: roleOf(kind, header) })),
    separators: [],
    rowKind: () => 'complete',
    value: (cell) => cell,
    doubts: [],
  };
}

function roleOf(kind: ColumnRole['kind'], header: string): ColumnRole {
  if (kind === 'answer') return { kind, question: header, title: header };
  if (kind === 'time') return { kind, what: 'end' };
  if (kind === 'personal') return { kind, what: 'email' };
  return { kind };
}

const said = (text: string): Wording => ({ text, in: new Map() });

export function questionOf(
  id: string,
  kind: SurveyQuestion['kind'],
  options: readonly string[],
  more: Partial<SurveyQuestion> = {},
): SurveyQuestion {
  const choices = options.map((label): Choice => ({ label: said(label), role: 'option', also: [] }));
  const plain = { rows: [], several: false, required: false, group: false, sensitive: false, informs: [], headers: [] };
  return { id, ask: said(id), kind, choices, ...plain, ...more };
}

export function codebookOf(...questions: readonly SurveyQuestion[]): Codebook {
  return { title: 'Invented', language: 'en', questions };
}

/** Bytes handed over in pieces of a few, so that every line is cut somewhere. */
export function fileOf(text: string, piece = 7): ByteFile {
  const bytes = new TextEncoder().encode(text);
  return {
    path: 'private/surveys/x/answers.jsonl',
    size: bytes.length,
    read(each) {
      for (let at = 0; at < bytes.length; at += piece) if (each(bytes.slice(at, at + piece)) === 'stop') break;
      return undefined;
    },
  };
}

/** One answer of the invented survey: an id or none, and what was answered to its one question. */
export interface Row {
  readonly id?: string;
  readonly said: string;
  readonly state?: AnswerState;
}

const question = codebookOf(questionOf('said', 'text', []));

export interface Imported {
  readonly text: string;
  readonly plan: MergePlan;
  /** What results hold now; undefined where they are left as they are. */
  readonly results: readonly string[] | undefined;
}

/** Imports rows into a file of answers (undefined: there is none). Results are told as `id|said`. */
export function importRows(before: string | undefined, rows: readonly Row[], settings: Partial<MergeSettings> = {}, key = 'key'): Imported {
  const layout = layoutOf(['id', 'response'], ['said', 'answer']);
  const prints = fingerprintsOf(layout, keyed(key));
  const print = linePrinter(question, (text) => text);
  const incoming = rows.map((row) => {
    const cells = [row.id ?? '', row.said];
    const state = row.state ?? 'complete';
    const fingerprint = prints.take(cells, state, prints.content(cells).text);
    const value: Value = { chosen: [], written: [], text: `${row.id ?? ''}|${row.said}` };
    return {
      fingerprint,
      state,
      print: (batch: number) => print({ fingerprint, state, batch, replaced: false }, { state, day: undefined, values: [value] }),
    };
  });
  const merge = openMerge();
  const old: string[] = [];
  let end: StoreEnd | undefined;
  if (before !== undefined) {
    const read = readStore(fileOf(before, 4096), (text) => {
      const line = readLine(text);
      if (line === undefined) throw new Error(`no line: ${text}`);
      old.push(text);
      merge.keep(line, text);
    });
    if ('code' in read) throw new Error(read.message);
    end = read;
  }
  for (const row of incoming) merge.row(row);
  const plan = merge.plan(end, { k: 5, closed: false, all: false, published: end?.published ?? 0, ...settings });
  const readAnswer = lineReader(question);
  const told = (text: string): readonly string[] => {
    const stored = readAnswer(text);
    return stored?.answer.state === 'complete' ? [stored.answer.values[0]?.text ?? ''] : [];
  };
  const lines: string[] = [];
  const results: string[] = [];
  incoming.forEach((row, at) => {
    const text = row.print(plan.batchOf(at));
    lines.push(text);
    if (plan.rowInResults(at)) results.push(...told(text));
  });
  old.forEach((text, at) => {
    const kept = plan.keptLine(at, text);
    if (kept !== undefined) lines.push(`${kept}\n`);
    if (plan.lineInResults(at)) results.push(...told(text));
  });
  const text = plan.changes || before === undefined ? `${printStart()}${lines.join('')}${printEnd(plan.end)}` : before;
  return { text, plan, results: plan.verdict.publish === 'untouched' ? undefined : results.sort() };
}
