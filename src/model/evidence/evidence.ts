// What each guideline rests on: its links with what they lead to and whether that changed since somebody looked, its claims without any, its
// figures against the results, who has read the present version. Computed from the files alone; git is not needed.
import { sha256 } from '../../text/digest.ts';
import type { Files } from '../../text/files.ts';
import { plainWords } from '../../text/inline.ts';
import type { Source } from '../../text/source.ts';
import type { Guideline } from '../group.ts';
import type { Overview } from '../overview.ts';
import { readResults } from '../surveys/read-results.ts';
import { type Results, resultsPath } from '../surveys/results.ts';
import { type Aim, aimFinder, evidenceKinds, type Grounds, isOutside, type Lost, targetOf } from './aims.ts';
import { claimsIn } from './claims.ts';
import { type Figure, type Recomputed, readFigure, recompute } from './figures.ts';
import type { Link } from './links.ts';
import { type OpenQuestion, type Prose, proseOf, type Sentence } from './prose.ts';

/** A link of a guideline. `key` is its target from the root, by which reviews remember it. */
export interface Citation {
  readonly link: Link;
  /** The sentence in which it stands. */
  readonly sentence: Sentence;
  readonly key: string;
  readonly aim: Aim | Lost;
  /** Fingerprint of what stands there now; none where it is lost or outside. */
  readonly print?: string;
  /** Fingerprint of what stood there when it was last looked at. */
  readonly seen?: string;
  /** What stands there is not what somebody looked at. */
  readonly suspect: boolean;
  /** The figure that its text is, and what it should be. */
  readonly figure?: { readonly written: Figure; readonly now: Recomputed };
}

/** Somebody who read a guideline. */
export interface Reading {
  readonly by: string;
  readonly day: string | undefined;
  readonly version: string | undefined;
}

/** A guideline with what it rests on. */
export interface Grounded {
  readonly guideline: Guideline;
  /** By which it is called on the command line. */
  readonly id: string;
  readonly status: 'draft' | 'review' | 'adopted' | 'retired';
  /** Fingerprint of the present text. */
  readonly version: string;
  readonly prose: Prose;
  readonly citations: readonly Citation[];
  readonly claims: readonly Sentence[];
  readonly open: readonly OpenQuestion[];
  readonly readings: readonly Reading[];
}

/** The evidence of a group, with the results and the files that it was read from. */
export interface Evidence {
  readonly grounds: Grounds;
  readonly guidelines: readonly Grounded[];
}

/** Reads what the guidelines of a group rest on. */
export async function evidenceOf(view: Overview, files: Files): Promise<Evidence> {
  const grounds = groundsOf(view, files);
  const find = aimFinder(grounds);
  const guidelines: Grounded[] = [];
  for (const guideline of view.group.guidelines)
    guidelines.push(await groundedOf(guideline, view.directory.idOf({ kind: 'guideline', id: guideline.slug, record: guideline }), find));
  return { grounds, guidelines };
}

function groundsOf(view: Overview, files: Files): Grounds {
  const slugs = files.list('surveys', true).flatMap((path) => /^surveys\/([^/]{1,255})\/results\.json$/.exec(path)?.[1] ?? []);
  const results = new Map<string, Results>();
  for (const slug of slugs) {
    const file = files.read(resultsPath(slug));
    const read = 'source' in file ? readResults(file.source) : undefined;
    if (read !== undefined && !('problem' in read)) results.set(slug, read);
  }
  return {
    view,
    results,
    exists: (path) => path === '' || files.exists(path),
    text: (path) => {
      // Answers and keys are nobody's evidence, wherever a link leads.
      const file = path.startsWith('private/') ? undefined : files.read(path);
      return file !== undefined && 'source' in file ? file.source.text : undefined;
    },
  };
}

async function groundedOf(guideline: Guideline, id: string, find: (path: string, anchor: string) => Aim | Lost): Promise<Grounded> {
  const { source, body, fields } = guideline;
  const prose = proseOf(source, source.text.length - body.length);
  const citations: Citation[] = [];
  for (const sentence of prose.sentences)
    for (const link of sentence.links) if (!link.image) citations.push(await citationOf(guideline, sentence, link, find));
  return {
    guideline,
    id,
    status: fields.status ?? 'draft',
    version: await versionOf(body),
    prose,
    citations,
    claims: claimsIn(prose),
    open: prose.open,
    readings: (fields.reviews ?? []).map(({ values: { by = '', day, version } }) => ({ by, day, version })),
  };
}

async function citationOf(
  { path, fields }: Guideline,
  sentence: Sentence,
  link: Link,
  find: (path: string, anchor: string) => Aim | Lost,
): Promise<Citation> {
  const { target } = link;
  if (isOutside(target)) {
    const aim: Aim = { kind: 'outside', path: target, anchor: '', id: target, title: plainWords(link.text), content: target };
    return { link, sentence, key: target, aim, suspect: false };
  }
  const place = targetOf(target, path.slice(0, path.lastIndexOf('/')));
  if (place === undefined) return { link, sentence, key: target, aim: { lost: 'file', path: target, anchor: '' }, suspect: false };
  const at = target.startsWith('#') ? { path, anchor: place.anchor } : place;
  const aim = find(at.path, at.anchor);
  const key = keyOfTarget(at.path, at.anchor);
  const seen = fields.evidence?.get(key);
  const known = seen === undefined ? {} : { seen };
  if ('lost' in aim) return { link, sentence, key, aim, suspect: false, ...known };
  const print = isEvidence(aim) ? await printOf(aim.content) : undefined;
  const written = aim.survey === undefined ? undefined : readFigure(plainText(link.text));
  return {
    link,
    sentence,
    key,
    aim,
    ...known,
    ...(print !== undefined && { print }),
    suspect: seen !== undefined && print !== undefined && seen !== print,
    ...(written !== undefined && {
      figure: { written, now: aim.counted === undefined ? { problem: 'none' } : recompute(written, aim.counted) },
    }),
  };
}

/** How reviews remember a target. */
export function keyOfTarget(path: string, anchor: string): string {
  return anchor === '' ? path : `${path}#${anchor}`;
}

/** Whether what a link leads to bears something out. */
export function isEvidence({ kind }: Aim): boolean {
  return evidenceKinds.some((one) => one === kind);
}

function plainText(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The fingerprint of a text: 12 hexadecimal digits of SHA-256; line ends and the blanks at its ends do not count. */
export async function printOf(text: string): Promise<string> {
  return (await sha256(text.replaceAll('\r\n', '\n').trim())).slice(0, 12);
}

/** The version of a guideline: the fingerprint of its text below the front matter. */
async function versionOf(body: string): Promise<string> {
  return printOf(body.replace(/[ \t]+(?=\r?\n)/g, ''));
}

/** Where a link stands, for diagnostics. */
export function sourceOf({ guideline }: Grounded): Source {
  return guideline.source;
}
