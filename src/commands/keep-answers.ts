// Keeps the answers of an export beside those kept before, and makes the results that may be published of them. Says what it would do, and
// gives the writes; the order in which files become visible is decided here: what protects the answers, the answers, what tells of them.
import type { Answer } from '../model/surveys/answer.ts';
import type { Codebook } from '../model/surveys/codebook.ts';
import { openFloods } from '../model/surveys/floods.ts';
import { delimiterWord, type ImportRecord, importPath, printImport, readImport } from '../model/surveys/import-record.ts';
import { type MergePlan, openMerge } from '../model/surveys/merge.ts';
import { personalCounts } from '../model/surveys/personal-columns.ts';
import { partialAreComplete } from '../model/surveys/profile-tables.ts';
import { readResults } from '../model/surveys/read-results.ts';
import { recountedIn } from '../model/surveys/recounted.ts';
import { printResults, type Results, resultsOf, resultsPath, withThemesOf } from '../model/surveys/results.ts';
import type { Mapping } from '../model/surveys/source.ts';
import { answersPath, lineReader, readLine } from '../model/surveys/store.ts';
import type { Tables } from '../model/surveys/tables.ts';
import { tally } from '../model/surveys/tally.ts';
import { printMarkdown } from '../report/formats/markdown.ts';
import { resultsPage } from '../report/survey/page.ts';
import { plural } from '../report/words.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type MadeWrite, textOf, type Write } from '../text/files.ts';
import type { Source } from '../text/source.ts';
import type { Day } from '../time/day.ts';
import { type Old, openOld, type Rows, rowsOf, writeAnswers } from './answer-rows.ts';
import type { Context } from './command.ts';
import type { Export } from './open-export.ts';

/** Where the key of this clone is. */
const KEY = 'private/key';

export interface KeepJob {
  readonly context: Context;
  /** Id of the survey. */
  readonly survey: string;
  readonly source: Export;
  readonly mapping: Mapping;
  readonly k: number;
  readonly reason: string | undefined;
  readonly closed: boolean;
  readonly all: boolean;
  readonly today: Day;
}

/** What becomes of it. */
export interface Kept {
  readonly makes: readonly MadeWrite[];
  readonly writes: readonly Write[];
  /** Sentences about the import: what is new, what is held out, what cannot be told. */
  readonly said: readonly string[];
  /** The rules of privacy that fired, where results are written. */
  readonly rules: readonly string[];
  /** The counts of the export alone. */
  readonly tables: Tables;
  /** The day of the last complete answer of the export. */
  readonly lastAnswer: Day | undefined;
  readonly plan: MergePlan;
}

/** Reads the export against what is kept, and plans the files. A problem leaves everything as it is. */
export async function keepAnswers(job: KeepJob): Promise<Kept | { readonly problem: Diagnostic }> {
  const { context, survey, mapping } = job;
  const { files } = context;
  const before = await stateBefore(job);
  if ('problem' in before) return before;
  const secret = before.key ?? context.newKey();
  const old = openOld(files, survey, before.key !== undefined);
  if ('problem' in old) return old;
  const merge = openMerge();
  const end = old.read((text, at) => {
    const line = readLine(text);
    if (line !== undefined) merge.keep(line, text);
    return line === undefined ? at : undefined;
  });
  if (end !== undefined && 'code' in end) return { problem: end };
  const rows = rowsOf(job.source, mapping, context.keyedHash(secret));
  const counting = countingOf(mapping.codebook);
  const floods = openFloods();
  const fault = await rows.each((row) => {
    merge.row(row);
    counting.add(row.answer);
    if (row.state === 'complete') floods.add(row.content, row.filled, row.respondent);
  });
  if (fault !== undefined) return { problem: fault };
  const settings = { k: job.k, closed: job.closed, all: job.all, published: before.published };
  let plan = merge.plan(end, settings);
  let results = await resultsFor(job, plan, counting, rows, old);
  // A clone that cannot know which answers the results hold finds out that they are these, where the same results come out.
  if (plan.verdict.publish === 'untouched' && before.published > 0 && plan.counts.complete === before.published) {
    const all = merge.plan(end, { ...settings, all: true });
    const same = await resultsFor(job, all, counting, rows, old);
    if (same !== undefined && !('problem' in same) && printResults(same) === textOf(files.read(resultsPath(survey)))) {
      plan = { ...all, verdict: { ...all.verdict, words: undefined } };
      results = same;
    }
  }
  if (results !== undefined && 'problem' in results) return results;
  const recounted =
    results !== undefined && plan.verdict.publish === 'same' && !job.all ? recountedIn(resultsInGit(job), results, job.k) : [];
  if (recounted.length > 0) results = undefined;
  const settled = plan;
  const writing: MadeWrite['make'] = (put) => writeAnswers(put, job.source, settled, rows, old);
  const makes = settled.changes ? [{ path: answersPath(survey), make: writing }] : [];
  const writes = results === undefined ? [] : resultWrites(job, results);
  const changes = settled.changes || writes.some((write) => write.before !== write.after) || isBehind(before.record?.fields, settled);
  if (changes) writes.push(await recordWrite(job, settled, rows.fileHash(), before.record));
  const said = saidOf(job, settled, { ...before, hadAnswers: end !== undefined, byId: rows.byId, floods: floods.said() });
  const coded = results !== undefined && results.themes.length > 0 && settled.verdict.publish === 'all';
  const themes = coded
    ? [`the themes in the results are counted over the answers before; \`wg code ${survey} --publish\` counts them again`]
    : [];
  const key = before.key === undefined ? [{ path: KEY, before: textOf(files.read(KEY)), after: `${secret}\n` }] : [];
  return {
    makes,
    writes: changes ? [...key, ...writes] : [],
    said: [...said, ...themes, ...recounted],
    rules: results?.rules ?? [],
    tables: counting.tables(),
    lastAnswer: counting.period()?.to,
    plan: settled,
  };
}

/** Whether the record tells of another import than the one that the kept answers come from: that one was stopped before its end. */
function isBehind(record: ImportRecord | undefined, { counts, end }: MergePlan): boolean {
  if (record === undefined) return true;
  const { kept, published = 0, added = 0, changed = 0 } = record;
  return kept !== counts.complete || published !== end.published || added !== end.added || changed !== end.edited;
}

interface Before {
  /** Undefined where this clone has none. */
  readonly key: string | undefined;
  readonly record: { readonly source: Source; readonly fields: ImportRecord } | undefined;
  /** Answers that the results in git hold. */
  readonly published: number;
}

async function stateBefore({ context, survey }: KeepJob): Promise<Before | { readonly problem: Diagnostic }> {
  const { files } = context;
  const keyFile = files.read(KEY);
  if ('problem' in keyFile && keyFile.problem.code !== 'missing') return keyFile;
  const key = textOf(keyFile)?.trim();
  if (key !== undefined && !/^[\w-]{43}$/.test(key)) return { problem: brokenKey };
  const recordFile = files.read(importPath(survey));
  if ('problem' in recordFile && recordFile.problem.code !== 'missing') return recordFile;
  const record = 'source' in recordFile ? { source: recordFile.source, fields: (await readImport(recordFile.source)).record } : undefined;
  const resultsFile = files.read(resultsPath(survey));
  if ('problem' in resultsFile && resultsFile.problem.code !== 'missing') return resultsFile;
  const results = 'source' in resultsFile ? readResults(resultsFile.source) : undefined;
  const published = results !== undefined && 'responses' in results ? results.responses : (record?.fields.published ?? 0);
  return { key, record, published };
}

const brokenKey: Diagnostic = {
  code: 'private-key',
  severity: 'error',
  place: { path: KEY },
  message: 'this is not the key by which answers are known again',
  help: 'put the key back from a copy, or remove the file: the next import then replaces all answers that are kept here',
};

/** Counts with the days of the answers that are counted. */
function countingOf(codebook: Codebook) {
  const counting = tally(codebook);
  let from: Day | undefined;
  let to: Day | undefined;
  return {
    add(answer: Answer) {
      counting.add(answer);
      const { day, state } = answer;
      if (day === undefined || state !== 'complete') return;
      if (from === undefined || day < from) from = day;
      if (to === undefined || day > to) to = day;
    },
    tables: () => counting.tables(),
    period: () => (from === undefined || to === undefined ? undefined : { from, to }),
  };
}

type Counting = ReturnType<typeof countingOf>;

/** The results that a plan allows; undefined where the file in git stays as it is. */
async function resultsFor(
  job: KeepJob,
  plan: MergePlan,
  ofExport: Counting,
  rows: Rows,
  old: Old,
): Promise<Results | { readonly problem: Diagnostic } | undefined> {
  if (plan.verdict.publish === 'untouched') return undefined;
  const { codebook } = job.mapping;
  let counting = ofExport;
  if (plan.verdict.publish === 'same' || !plan.exportIsAll) {
    counting = countingOf(codebook);
    const counted = counting;
    const fault = await rows.each((row, at) => {
      if (plan.rowInResults(at)) counted.add(row.answer);
    });
    if (fault !== undefined) return { problem: fault };
    const readAnswer = lineReader(codebook);
    const end = old.read((text, at) => {
      if (!plan.lineInResults(at)) return undefined;
      const stored = readAnswer(text);
      if (stored !== undefined) counted.add(stored.answer);
      return stored === undefined ? at : undefined;
    });
    if (end !== undefined && 'code' in end) return { problem: end };
  }
  const { survey, k, reason } = job;
  const earlier = resultsInGit(job);
  const results = resultsOf({ survey, codebook, tables: counting.tables(), k, reason, period: counting.period() });
  return withThemesOf(results, earlier);
}

function resultsInGit({ context, survey }: KeepJob): Results | undefined {
  const file = context.files.read(resultsPath(survey));
  const read = 'source' in file ? readResults(file.source) : undefined;
  return read !== undefined && 'themes' in read ? read : undefined;
}

function resultWrites({ context, survey }: KeepJob, results: Results): Write[] {
  const page = resultsPage(results, { madeBy: 'wg import-survey' });
  const texts = [
    [resultsPath(survey), printResults(results)],
    [resultsPath(survey, 'md'), printMarkdown(page)],
  ] as const;
  return texts.map(([path, after]) => ({ path, before: textOf(context.files.read(path)), after }));
}

async function recordWrite(job: KeepJob, { counts, end }: MergePlan, file: string, before: Before['record']): Promise<Write> {
  const { source, survey, today } = job;
  const { complete, partial, test } = source.profile.rows;
  const isLifted = partialAreComplete(source.profile);
  const record: ImportRecord = {
    imported: today,
    dialect: source.layout.dialect,
    encoding: source.shape.encoding,
    delimiter: delimiterWord(source.shape.delimiter),
    header_rows: source.layout.headerRows,
    file,
    responses: isLifted ? partial : complete,
    partial: isLifted ? 0 : partial,
    test,
    skipped: source.profile.skipped,
    personal: personalCounts(source.layout),
    added: end.added,
    changed: end.edited,
    kept: counts.complete,
    ...(end.published > 0 && { published: end.published }),
  };
  return { path: importPath(survey), before: before?.source.text, after: await printImport(record) };
}

interface About extends Before {
  readonly hadAnswers: boolean;
  readonly byId: boolean;
  readonly floods: readonly string[];
}

function saidOf({ context, survey }: KeepJob, { counts, verdict }: MergePlan, about: About): readonly string[] {
  const { added, edited, same, reread, missing, kept } = counts;
  const isFirst = about.record === undefined && !about.hadAnswers;
  const isReplaced = !about.hadAnswers && !isFirst;
  const told = [
    `${added} new`,
    ...(edited > 0 ? [`${edited} edited since`] : []),
    ...(same > 0 ? [`${same} as before`] : []),
    ...(missing > 0 ? [`${missing} kept before and not in this file, which stay`] : []),
  ];
  const wayOut = `remove ${answersPath(survey)} and import the whole export`;
  return [
    ...(isReplaced ? [replacedWords(context.files.exists(answersPath(survey)))] : []),
    `answers: ${told.join(', ')}; ${kept} kept`,
    ...(about.byId ? [] : ['this export gives answers no id, so that one which somebody edited cannot be known again: it counts twice']),
    ...(reread > 0
      ? [`${plural(reread, 'answer')} ${reread === 1 ? 'is' : 'are'} read otherwise than before, by the codebook as it is now`]
      : []),
    ...(missing > 0 && same === 0 && edited === 0 && added > 0
      ? [
          `none of the answers kept before is in this file: if it is the same survey exported in another way, all count twice; then ${wayOut}`,
        ]
      : []),
    ...about.floods,
    ...(verdict.words === undefined ? [] : [verdict.words]),
  ];
}

function replacedWords(hasAnswers: boolean): string {
  return hasAnswers
    ? 'private/key is not in this clone, so that no answer can be known again: this import replaces the answers that are kept here'
    : 'the answers of earlier imports are not in this clone: this import replaces them';
}
