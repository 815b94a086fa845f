// The two sides of an import as streams that can be read several times: the answers of an export, and the lines of those kept before; and the
// file that is written of both.
import type { Answer } from '../model/surveys/answer.ts';
import { fingerprintsOf, type KeyedHash } from '../model/surveys/identity.ts';
import type { Incoming, MergePlan } from '../model/surveys/merge.ts';
import { redact } from '../model/surveys/personal-values.ts';
import { partialAreComplete } from '../model/surveys/profile-tables.ts';
import { reader } from '../model/surveys/reader.ts';
import type { Mapping } from '../model/surveys/source.ts';
import { answersPath, damaged, linePrinter, printEnd, printStart, readStore, type StoreEnd } from '../model/surveys/store.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Files, MadeWrite } from '../text/files.ts';
import type { Export } from './open-export.ts';

/** The answers kept before. */
export interface Old {
  readonly path: string;
  /** Hands over the kept lines by their number, until one is told to be damaged (its number is given back); undefined where there are none. */
  read(each: (text: string, at: number) => number | undefined): StoreEnd | Diagnostic | undefined;
}

/** The answers kept before; none where the key by which they are known is not here. */
export function openOld(files: Files, survey: string, hasKey: boolean): Old | { readonly problem: Diagnostic } {
  const path = answersPath(survey);
  const opened = hasKey ? files.openBytes(path) : undefined;
  if (opened !== undefined && 'problem' in opened && opened.problem.code !== 'missing') return opened;
  if (opened === undefined || 'problem' in opened) return { path, read: () => undefined };
  const { file } = opened;
  return {
    path,
    read(each) {
      let at = 0;
      let broken: number | undefined;
      const end = readStore(file, (text) => {
        broken ??= each(text, at++);
      });
      return broken === undefined ? end : damaged(path, broken + 2);
    },
  };
}

/** One answer of the export. */
interface Row extends Incoming {
  readonly answer: Answer;
  /** All that was answered, as one text, and how many cells of it. */
  readonly content: string;
  readonly filled: number;
  readonly respondent: string | undefined;
}

/** The answers of the export. */
export interface Rows {
  readonly byId: boolean;
  /** Hands over every answer of the export, in its order. */
  each(visit: (row: Row, at: number) => void): Promise<Diagnostic | undefined>;
  /** A keyed hash of all that was handed over. */
  fileHash(): string;
}

/** How many hashes of answers are hashed together for that of the file. */
const TOGETHER = 1024;

/** The answers of an export, read by a mapping and known by a keyed hash. */
export function rowsOf(source: Export, mapping: Mapping, hash: KeyedHash): Rows {
  const read = reader(source.layout, mapping, {
    partialAreComplete: partialAreComplete(source.profile),
    dayOf: (cells) => source.days.read(cells),
  });
  const prints = fingerprintsOf(source.allColumns, hash);
  const print = linePrinter(mapping.codebook, (text) => redact(text).text);
  const isRespondentsOwn = !source.allColumns.columns.some(({ role }) => role.kind === 'response');
  let fileHash = '';
  return {
    byId: prints.byId,
    async each(visit) {
      let at = 0;
      let hashes = '';
      fileHash = '';
      const fault = await source.eachRow((cells) => {
        const answer = read(cells);
        if ('skip' in answer) return;
        const { state } = answer;
        const { text: content, filled } = prints.content(cells);
        const fingerprint = prints.take(cells, state, content);
        hashes += fingerprint.hash;
        if (at % TOGETHER === TOGETHER - 1) {
          fileHash = hash(fileHash + hashes);
          hashes = '';
        }
        const respondent = fingerprint.respondent ?? (isRespondentsOwn && fingerprint.content !== undefined ? fingerprint.hash : undefined);
        const printed = (batch: number): string => print({ fingerprint, state, batch, replaced: false }, answer);
        visit({ answer, fingerprint, state, content, filled, respondent, print: printed }, at++);
      });
      fileHash = hash(fileHash + hashes).slice(0, 22);
      return fault;
    },
    fileHash: () => fileHash,
  };
}

/** Writes the kept answers as a plan has them, line by line. */
export async function writeAnswers(put: Put, source: Export, plan: MergePlan, rows: Rows, old: Old): Promise<Diagnostic | undefined> {
  put(printStart());
  let seen = 0;
  let text = '';
  const fault = await rows.each((row, at) => {
    seen = at + 1;
    text += row.print(plan.batchOf(at));
    if (text.length < PIECE) return;
    put(text);
    text = '';
  });
  put(text);
  if (fault !== undefined) return fault;
  if (seen !== plan.rows) return changedMeanwhile(source.file.path);
  const end = old.read((line, at) => {
    const kept = plan.keptLine(at, line);
    if (kept !== undefined) put(`${kept}\n`);
    return undefined;
  });
  if (end !== undefined && 'code' in end) return end;
  put(printEnd(plan.end));
  return undefined;
}

type Put = Parameters<MadeWrite['make']>[0];

const PIECE = 256 * 1024;

function changedMeanwhile(path: string): Diagnostic {
  return {
    code: 'changed-meanwhile',
    severity: 'error',
    place: { path },
    message: 'was changed by someone else meanwhile',
    help: 'run the command again; nothing was written',
  };
}
