// Writes into the front matter of a guideline that somebody read it, and what its links lead to now, by the smallest edits. What comes out is
// read again and compared: everything else is as it was, or there is no edit.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Splice, splice } from '../../text/edit.ts';
import { type Fields, readFields } from '../../text/fields.ts';
import { insertion } from '../../text/header-edit.ts';
import { placeOf, type Source } from '../../text/source.ts';
import { entry, toPlain, type YamlEntry, type YamlMap } from '../../text/yaml-node.ts';
import { guidelineKind } from '../kinds.ts';

/** What a review says. `evidence` is by target, in the order of the text. */
export interface Review {
  readonly by: string;
  readonly day: string;
  readonly version: string;
  readonly evidence: ReadonlyMap<string, string>;
}

type Printer = typeof import('../../text/yaml-library.ts');

/** The text of a guideline with a review more; the same text where it says all that already. A diagnostic where that cannot be written. */
export async function withReview(source: Source, review: Review): Promise<string | Diagnostic> {
  const before = await readFields(source);
  const error = before.diagnostics.find(({ severity }) => severity === 'error');
  if (error !== undefined) return error;
  const printer = await import('../../text/yaml-library.ts');
  const eol = /\r?\n/.exec(source.text)?.[0] ?? '\n';
  const wanted = JSON.stringify([...review.evidence].sort(byKey));
  const isKnown =
    reviewsIn(before).some(({ by, version }) => by === review.by && version === review.version) &&
    JSON.stringify(evidenceIn(before)) === wanted;
  const first = isKnown ? [] : reviewSplices(source, before, review, printer, eol);
  const half = { path: source.path, text: splice(source.text, first) };
  const between = await readFields(half);
  const text = splice(half.text, evidenceSplices(half, between, review.evidence, printer, eol));
  const after = await readFields({ path: source.path, text });
  const isRight =
    after.diagnostics.length <= before.diagnostics.length &&
    others(before) === others(after) &&
    text.slice(after.bodyStart).endsWith(source.text.slice(before.bodyStart).replace(/^\ufeff/, '')) &&
    reviewsIn(after).some(({ by, version }) => by === review.by && version === review.version) &&
    JSON.stringify(evidenceIn(after)) === wanted;
  if (isRight) return text;
  const at = before.fields === undefined ? undefined : (entry(before.fields, 'reviews') ?? entry(before.fields, 'evidence'));
  return {
    code: 'field-edit',
    severity: 'error',
    place: at === undefined ? { path: source.path } : placeOf(source, at.keySpan),
    message: '`reviews` or `evidence` cannot be changed here without changing something else',
    help: 'change it by hand, or take both fields away: they are written anew',
  };
}

const order = Object.keys(guidelineKind.fields);

function fieldOf({ fields }: Fields, key: string): YamlEntry | undefined {
  return fields === undefined ? undefined : entry(fields, key);
}

function reviewSplices(source: Source, read: Fields, review: Review, printer: Printer, eol: string): readonly Splice[] {
  const { by, day, version } = review;
  const item = new Map([
    ['by', by],
    ['day', day],
    ['version', version],
  ]);
  const field = fieldOf(read, 'reviews');
  const list = field?.value;
  if (field === undefined || list === undefined)
    return added(source, read, 'reviews', printer.printYaml(new Map([['reviews', [item]]])), eol);
  const { text } = source;
  if (list.kind !== 'list' || text[list.span.start] !== '-') {
    const kept = list.kind === 'list' ? reviewsIn(read).map((one) => new Map(Object.entries(one))) : [];
    return replaced(source, field, printer.printYaml(new Map([['reviews', [...kept, item]]])), eol);
  }
  const lead = text.slice(text.lastIndexOf('\n', list.span.start) + 1, list.span.start);
  const [head = '', ...rest] = printer.printYaml(item).trimEnd().split('\n');
  const lines = [`${lead}- ${head}`, ...rest.map((line) => `${lead}  ${line}`)].map((line) => line + eol).join('');
  return [insertBehind(text, list.span.end, lines, eol)];
}

function evidenceSplices(
  source: Source,
  read: Fields,
  evidence: ReadonlyMap<string, string>,
  printer: Printer,
  eol: string,
): readonly Splice[] {
  const field = fieldOf(read, 'evidence');
  const whole = (): string => printer.printYaml(new Map([['evidence', evidence]]));
  if (field === undefined) return evidence.size === 0 ? [] : added(source, read, 'evidence', whole(), eol);
  const map = field.value;
  const { text } = source;
  const kept = map.kind === 'map' ? map.entries.filter(({ key }) => evidence.has(key)) : [];
  if (map.kind !== 'map' || text[map.span.start] === '{' || kept.length === 0)
    return evidence.size === 0 ? [without(text, field, read.fields)] : replaced(source, field, whole(), eol);
  const splices: Splice[] = map.entries.flatMap(({ key, keySpan, value }): readonly Splice[] => {
    const now = evidence.get(key);
    if (now === undefined) return [{ start: lineStart(text, keySpan.start), end: nextLine(text, value.span.end), text: '' }];
    const was = value.kind === 'scalar' ? (typeof value.value === 'string' ? value.value : value.source) : undefined;
    return was === now ? [] : [{ ...value.span, text: printer.printScalar(now) }];
  });
  const known = new Set(map.entries.map(({ key }) => key));
  const fresh = new Map([...evidence].filter(([key]) => !known.has(key)));
  const last = map.entries.at(-1);
  if (fresh.size === 0 || last === undefined) return splices;
  const lead = text.slice(lineStart(text, last.keySpan.start), last.keySpan.start);
  const lines = printer
    .printYaml(fresh)
    .trimEnd()
    .split('\n')
    .map((line) => lead + line + eol)
    .join('');
  return [...splices, insertBehind(text, last.value.span.end, lines, eol)];
}

function insertBehind(text: string, end: number, lines: string, eol: string): Splice {
  const at = nextLine(text, end);
  return { start: at, end: at, text: text[at - 1] === '\n' ? lines : eol + lines };
}

function added(source: Source, read: Fields, key: string, printed: string, eol: string): readonly Splice[] {
  return insertion(source, read, false, printed, eol, order.slice(0, order.indexOf(key)));
}

function replaced({ text }: Source, { keySpan, value }: YamlEntry, printed: string, eol: string): readonly Splice[] {
  const start = lineStart(text, keySpan.start);
  return [{ start, end: nextLine(text, Math.max(value.span.end, keySpan.end)), text: printed.replaceAll('\n', eol) }];
}

/** The field's lines, and the blank line above that parts it from the others. */
function without(text: string, { keySpan, value }: YamlEntry, fields: YamlMap | undefined): Splice {
  const start = lineStart(text, keySpan.start);
  const isFirst = fields?.entries[0]?.keySpan.start === keySpan.start;
  const above = lineStart(text, Math.max(0, start - 1));
  const isSpaced = !isFirst && text.slice(above, start).trim() === '';
  return { start: isSpaced ? above : start, end: nextLine(text, Math.max(value.span.end, keySpan.end)), text: '' };
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function nextLine(text: string, end: number): number {
  if (end > 0 && text[end - 1] === '\n') return end;
  const feed = text.indexOf('\n', end);
  return feed === -1 ? text.length : feed + 1;
}

function reviewsIn(read: Fields): readonly { readonly by: string; readonly day: string; readonly version: string }[] {
  const list = fieldOf(read, 'reviews')?.value;
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item) => {
    if (item.kind !== 'map') return [];
    const word = (key: string): string => {
      const node = entry(item, key)?.value;
      return node?.kind !== 'scalar' || node.value === null ? '' : typeof node.value === 'string' ? node.value : node.source;
    };
    return [{ by: word('by'), day: word('day'), version: word('version') }];
  });
}

function evidenceIn(read: Fields): readonly (readonly [string, string])[] {
  const map = fieldOf(read, 'evidence')?.value;
  if (map?.kind !== 'map') return [];
  return map.entries
    .map(({ key, value }) => [key, value.kind !== 'scalar' ? '' : typeof value.value === 'string' ? value.value : value.source] as const)
    .sort(byKey);
}

function byKey([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Every other field, in order. */
function others({ fields }: Fields): string {
  const rest = (fields?.entries ?? []).filter(({ key }) => key !== 'reviews' && key !== 'evidence');
  return JSON.stringify(rest.map(({ key, value }) => [key, toPlain(value)]));
}
