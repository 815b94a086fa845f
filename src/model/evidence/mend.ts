// Links that rotted, and where they should lead now, where that follows from the files: a heading that was renamed, a label that was changed, a
// record that was renamed or moved. What does not follow is left to people, with the nearest name.
import { nearest } from '../../text/did-you-mean.ts';
import type { Splice } from '../../text/edit.ts';
import type { Files } from '../../text/files.ts';
import { relativeLink } from '../../text/relative-path.ts';
import type { Overview } from '../overview.ts';
import { pathOf } from '../reference.ts';
import type { Grounds, Lost } from './aims.ts';
import { spotsOf } from './anchors.ts';
import { type Citation, type Evidence, evidenceOf, type Grounded, keyOfTarget, printOf } from './evidence.ts';
import { relabelled, surveyAnchors } from './survey-spots.ts';

/** Where a lost link should lead: surely, or as the nearest that there is. */
export type Mended = { readonly path: string; readonly anchor: string; readonly because: string } | { readonly near: string | undefined };

/** What guidelines rest on, and where the links that lead nowhere should lead. */
export async function findEvidence(view: Overview, files: Files): Promise<Evidence & { readonly mends: ReadonlyMap<Citation, Mended> }> {
  const evidence = await evidenceOf(view, files);
  const mends = new Map<Citation, Mended>();
  for (const { citations } of evidence.guidelines)
    for (const citation of citations) if ('lost' in citation.aim) mends.set(citation, await mended(evidence.grounds, citation));
  return { ...evidence, mends };
}

/** Where a lost link should lead. */
async function mended(grounds: Grounds, { aim, seen }: Citation): Promise<Mended> {
  if (!('lost' in aim)) return { near: undefined };
  return aim.lost === 'file' ? movedFile(grounds, aim) : renamedPlace(grounds, aim, seen);
}

/** A record that has the old name as an alias, else the only file of that name in the group. */
function movedFile({ view, exists }: Grounds, { path, anchor }: Lost): Mended {
  const { milestones, guidelines, surveys, people, communities, recognition, tasks, challenges, notes } = view.group;
  const [folder = '', ...rest] = path.split('/');
  const survey = folder === 'surveys' && rest.length === 2 ? rest : undefined;
  const slug = (survey?.[0] ?? rest.join('/')).replace(/\.(?:md|yaml)$/, '');
  const records = [...milestones, ...guidelines, ...surveys, ...people, ...communities, ...recognition, ...tasks].filter(
    (record) => record.path.startsWith(`${folder}/`) && record.fields.aliases?.some((alias) => alias === slug),
  );
  const [record] = records;
  if (record !== undefined && records.length === 1) {
    const now = survey === undefined ? record.path : `${pathOf(record)}/${survey[1]}`;
    if (exists(now)) return { path: now, anchor, because: `\`${slug}\` is an alias of ${pathOf(record)} now` };
  }
  const all = [
    ...new Set(
      [
        ...notes.map(({ source }) => source),
        ...challenges,
        ...milestones,
        ...guidelines,
        ...people,
        ...communities,
        ...recognition,
        ...tasks,
      ].map((one) => one.path),
    ),
  ];
  const name = path.slice(path.lastIndexOf('/') + 1);
  const same = all.filter((one) => one.slice(one.lastIndexOf('/') + 1) === name);
  const [only] = same;
  if (only !== undefined && same.length === 1) return { path: only, anchor, because: 'the file was moved there' };
  const surveyFiles = surveys.map((one) => `${pathOf(one)}/results.md`).filter(exists);
  return { near: nearest(path, [...all, ...surveyFiles]) };
}

async function renamedPlace(grounds: Grounds, { path, anchor }: Lost, seen: string | undefined): Promise<Mended> {
  const slug = /^surveys\/([^/]+)\/(?:results|survey)\./.exec(path)?.[1];
  if (slug !== undefined) {
    const survey = grounds.view.group.surveys.find((one) => one.slug === slug);
    const results = grounds.results.get(slug);
    const now = relabelled(survey, results, anchor);
    if (now !== undefined) return { path, anchor: now, because: 'the answer has another label now' };
    return { near: nearest(anchor, surveyAnchors(survey, results)) };
  }
  const spots = spotsOf(grounds.text(path) ?? '');
  // The section that somebody looked at is there still, under another heading.
  const same: string[] = [];
  for (const spot of seen === undefined ? [] : spots)
    if (spot.content !== '' && (await printOf(spot.content)) === seen) same.push(spot.anchor);
  const [only] = same;
  if (only !== undefined && same.length === 1) return { path, anchor: only, because: 'the heading was renamed' };
  return {
    near: nearest(
      anchor,
      spots.map((spot) => spot.anchor),
    ),
  };
}

/** The edits that let a link lead somewhere else, and let the review remember it under its new name. */
export function linkSplices({ guideline }: Grounded, { link, key }: Citation, path: string, anchor: string): readonly Splice[] {
  const folder = guideline.path.slice(0, guideline.path.lastIndexOf('/'));
  const way = relativeLink(folder, path);
  const hash =
    anchor === ''
      ? ''
      : `#${/[()<>\s]/.test(anchor) ? encodeURIComponent(anchor).replace(/[()]/g, (s) => (s === '(' ? '%28' : '%29')) : anchor}`;
  const own = path === guideline.path && link.target.startsWith('#');
  const splices: Splice[] = [{ ...link.targetSpan, text: own ? hash : `${way}${hash}` }];
  const node = guideline.nodes.get('evidence');
  const entries = node?.kind === 'map' ? node.entries : [];
  const entry = entries.find((one) => one.key === key);
  const now = keyOfTarget(path, anchor);
  if (entry === undefined || entries.some((one) => one.key === now) || !/^[\w./#-]+$/.test(now)) return splices;
  // As it is written: bare, or in quotes.
  const [, quote = ''] = /^(['"]?)/.exec(guideline.source.text.slice(entry.keySpan.start)) ?? [];
  if (entry.keySpan.end - entry.keySpan.start === key.length + 2 * quote.length)
    splices.push({ ...entry.keySpan, text: quote + now + quote });
  return splices;
}
