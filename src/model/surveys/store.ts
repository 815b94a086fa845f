// private/surveys/ID/answers.jsonl: the kept answers, one on a line, in words and not in numbers of options, so that a codebook may change its
// order. Knows the lines; what belongs into the file is the matter of the merge.
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { ByteFile, Files } from '../../text/files.ts';
import { parseDay } from '../../time/day.ts';
import type { Answer, AnswerState, Value } from './answer.ts';
import { type Choice, type Codebook, type Part, partsOf, type SurveyQuestion } from './codebook.ts';
import { type Fingerprint, shortIdOf } from './identity.ts';
import { knownAnswers } from './known-answers.ts';

/** Where the answers to a survey are kept. */
export function answersPath(survey: string): string {
  return `private/surveys/${survey}/answers.jsonl`;
}

/** What a line says beside the answer itself. */
export interface StoredLine {
  readonly fingerprint: Fingerprint;
  readonly state: AnswerState;
  /** The import with which it came or was changed, from 1. */
  readonly batch: number;
  /** It was edited: the results in git still hold this version, until they are written again. */
  readonly replaced: boolean;
}

/** The last line: what is true of all. A file without it is cut off. */
export interface StoreEnd {
  /** Lines of answers. */
  readonly lines: number;
  /** Imports that changed something. */
  readonly batch: number;
  /** The last import that the results in git hold; 0 where there are none. */
  readonly publishedBatch: number;
  /** Complete answers that the results in git hold. */
  readonly published: number;
  /** How many the results held that these were compared with: until they are written, git has those. */
  readonly publishedBefore: number;
  /** New and edited answers of the last import that changed something. */
  readonly added: number;
  readonly edited: number;
}

const SCHEMA = 'wg/answers/1';

/** The first line of the file. */
export function printStart(): string {
  return `${JSON.stringify({ schema: SCHEMA })}\n`;
}

/** The last line of the file. */
export function printEnd(end: StoreEnd): string {
  return `${JSON.stringify({ end })}\n`;
}

/** Prints answers as lines. `redact` takes identifiers out of what people wrote. */
export function linePrinter(codebook: Codebook, redact: (text: string) => string): (line: StoredLine, answer: Answer) => string {
  const parts = partsOf(codebook).map((part) => ({ part, key: JSON.stringify(part.key), printed: new WeakMap<Value, string>() }));
  return ({ fingerprint, state, batch, replaced }, { day, values }) => {
    let text = `{"h":"${fingerprint.hash}","b":${batch}${replaced ? REPLACED : ''}`;
    if (fingerprint.content !== undefined) text += `,"c":"${fingerprint.content}"`;
    if (fingerprint.respondent !== undefined) text += `,"r":"${fingerprint.respondent}"`;
    if (state !== 'complete') text += `,"s":"${state}"`;
    if (day !== undefined) text += `,"d":"${day}"`;
    text += ',"v":{';
    let isFirst = true;
    for (let at = 0; at < parts.length; at++) {
      const value = values[at];
      const to = parts[at];
      if (value === undefined || to === undefined) continue;
      let printed = to.printed.get(value);
      if (printed === undefined) {
        printed = `${to.key}:${JSON.stringify(wordsOf(to.part, value, redact))}`;
        to.printed.set(value, printed);
      }
      text += isFirst ? printed : `,${printed}`;
      isFirst = false;
    }
    return `${text}}}\n`;
  };
}

const REPLACED = ',"old":true';

/** A line as the version that results in git still hold. */
export function asReplaced(text: string): string {
  const after = /^\{"h":"[\w-]{1,64}","b":\d{1,15}/.exec(text)?.[0].length ?? 0;
  return text.slice(0, after) + REPLACED + text.slice(after);
}

/** A value in words: a list of labels, a number or a text where it is nothing else. */
function wordsOf({ question }: Part, value: Value, redact: (text: string) => string): unknown {
  const chosen = value.chosen.flatMap((at) => question.choices[at]?.label.text ?? []);
  const written = value.written.map(redact);
  const text = value.text === undefined ? undefined : redact(value.text);
  if (written.length === 0) {
    if (chosen.length > 0 && value.number === undefined && text === undefined) return chosen;
    if (chosen.length === 0 && value.number !== undefined && text === undefined) return value.number;
    if (chosen.length === 0 && value.number === undefined && text !== undefined) return text;
  }
  return {
    ...(chosen.length > 0 && { o: chosen }),
    ...(written.length > 0 && { w: written }),
    ...(value.number !== undefined && { n: value.number }),
    ...(text !== undefined && { t: text }),
  };
}

/** Reads lines as answers to a codebook; words that it no longer has become write-ins. Undefined for a line that is no answer. */
export function lineReader(codebook: Codebook): (line: string) => { readonly line: StoredLine; readonly answer: Answer } | undefined {
  const parts = partsOf(codebook).map(({ key, question }) => ({ key, read: valueReader(question), seen: new Map<string, Value>() }));
  return (text) => {
    const record = recordOf(text);
    const line = record && lineOf(record);
    if (record === undefined || line === undefined) return undefined;
    const said = new Map(isRecord(record.v) ? Object.entries(record.v) : []);
    const values = parts.map(({ key, read, seen }) => {
      const words = said.get(key);
      if (words === undefined) return undefined;
      const same = JSON.stringify(words);
      let value = seen.get(same);
      if (value === undefined) {
        value = read(words);
        if (seen.size < SHARED_VALUES) seen.set(same, value);
      }
      return value;
    });
    return { line, answer: { state: line.state, day: parseDay(String(record.d ?? '')), values } };
  };
}

/** At most so many different values of a part are shared between answers. */
const SHARED_VALUES = 2000;

/** What a line says beside the answer; undefined where it is no answer. */
export function readLine(text: string): StoredLine | undefined {
  const record = recordOf(text);
  return record && lineOf(record);
}

/** The last line, if it is one. */
function readEnd(text: string): StoreEnd | undefined {
  const end = recordOf(text)?.end;
  if (!isRecord(end)) return undefined;
  const { lines, batch, publishedBatch, published, publishedBefore, added, edited } = end;
  const counts = [lines, batch, publishedBatch, published, publishedBefore, added, edited];
  return counts.every(isCount) ? (end as unknown as StoreEnd) : undefined;
}

function lineOf(record: Readonly<Record<string, unknown>>): StoredLine | undefined {
  const { h, b, c, r, s = 'complete', old } = record;
  if (typeof h !== 'string' || !isCount(b) || (s !== 'complete' && s !== 'partial' && s !== 'test')) return undefined;
  const fingerprint = { hash: h, ...(typeof c === 'string' && { content: c }), ...(typeof r === 'string' && { respondent: r }) };
  return { fingerprint, state: s, batch: b, replaced: old === true };
}

function labelsOf(choices: readonly Choice[]): ReadonlyMap<string, number> {
  const labels = new Map<string, number>();
  for (const [at, { label, also }] of choices.entries())
    for (const word of [label.text, ...label.in.values(), ...also]) if (!labels.has(word)) labels.set(word, at);
  return labels;
}

/** A reader of the words of one part. Several labels may mean one choice since they were written, and a write-in may be an option since. */
function valueReader({ choices, several, kind }: SurveyQuestion): (words: unknown) => Value {
  const labels = labelsOf(choices);
  const isOne = !several && kind !== 'ranking';
  return (words) => {
    if (typeof words === 'number') return { chosen: [], written: [], number: words };
    if (typeof words === 'string') return { chosen: [], written: [], text: words };
    const { o, w, n, t } = isRecord(words) ? words : { o: words };
    const chosen: number[] = [];
    const written: string[] = [];
    for (const word of [...textsOf(o), ...textsOf(w)]) {
      const at = labels.get(word);
      const [first] = chosen;
      if (at === undefined) written.push(word);
      else if (chosen.includes(at)) continue;
      else if (first === undefined || !isOne) chosen.push(at);
      // Where one answer is expected, what was chosen beside the first is kept in words; but under “other” stands the answer itself.
      else if (choices[first]?.role === 'other') chosen[0] = at;
      else written.push(word);
    }
    return { chosen, written, ...(typeof n === 'number' && { number: n }), ...(typeof t === 'string' && { text: t }) };
  };
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

function recordOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/**
 * Hands over the lines of answers of a kept file, in order, and gives what its last line says. A fault of the disk, or a file that is not
 * what was written, is a diagnostic; lines may have been handed over before it was found.
 */
export function readStore(file: ByteFile, each: (text: string) => void): StoreEnd | Diagnostic {
  let number = 0;
  let end: StoreEnd | undefined;
  let start = '';
  const fault = eachLine(file, (text) => {
    number++;
    if (number === 1) start = text;
    else if (text.startsWith('{"end"')) end = readEnd(text);
    else if (end === undefined) each(text);
  });
  if (fault !== undefined) return fault;
  if (start !== printStart().trimEnd()) return damaged(file.path, 1);
  return end !== undefined && end.lines === number - 2 ? end : damaged(file.path, number);
}

/** The diagnostic for a file of answers that cannot be what was written. */
export function damaged(path: string, line: number): Diagnostic {
  return {
    code: 'answers-damaged',
    severity: 'error',
    place: { path, line },
    message: 'the kept answers are not as they were written',
    help: 'remove this file and import the last whole export again: the answers are then made anew',
  };
}

const FEED = 0x0a;

/** The lines of a file of UTF-8, without their ends. */
function eachLine(file: ByteFile, each: (text: string) => void): Diagnostic | undefined {
  const decoder = new TextDecoder();
  let rest: Uint8Array = new Uint8Array(0);
  const fault = file.read((piece) => {
    let from = 0;
    for (let feed = piece.indexOf(FEED); feed !== -1; feed = piece.indexOf(FEED, from)) {
      const line = piece.subarray(from, feed);
      each(decoder.decode(rest.length === 0 ? line : joined(rest, line)));
      if (rest.length > 0) rest = new Uint8Array(0);
      from = feed + 1;
    }
    if (from < piece.length) rest = joined(rest, piece.subarray(from));
    return undefined;
  });
  if (fault === undefined && rest.length > 0) each(decoder.decode(rest));
  return fault;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** A kept answer, with the short id under which it is coded by hand. */
export interface KeptAnswer {
  readonly id: string;
  readonly answer: Answer;
}

/** Hands over the answers to a survey as they stand, without versions that were edited since; a diagnostic where they cannot be read or are not here. */
export function answersOf(files: Files, survey: string, codebook: Codebook, each: (kept: KeptAnswer) => void): Diagnostic | undefined {
  const opened = files.openBytes(answersPath(survey));
  if ('problem' in opened) return opened.problem;
  const read = lineReader(codebook);
  const known = knownAnswers();
  let number = 1;
  let broken: Diagnostic | undefined;
  const end = readStore(opened.file, (text) => {
    number++;
    const stored = read(text);
    if (stored === undefined) broken ??= damaged(opened.file.path, number);
    if (stored === undefined || stored.line.replaced) return;
    const { hash } = stored.line.fingerprint;
    known.take(hash);
    each({ id: shortIdOf(hash, known.timesTaken(hash) - 1), answer: stored.answer });
  });
  return 'code' in end ? end : broken;
}
