// Several guidelines as one Markdown document for publishing: one title for all, the headings of each below its own, links as seen from the folder
// in which it will stand. Comments, which are for the writers, are left out.

import { targetOf } from '../model/evidence/aims.ts';
import type { Grounded } from '../model/evidence/evidence.ts';
import type { Link } from '../model/evidence/links.ts';
import { shapeLines } from '../text/blocks.ts';
import { clean } from '../text/clean.ts';
import { type Splice, splice } from '../text/edit.ts';
import { splitLines } from '../text/lines.ts';
import { escapeMarkdown } from '../text/markdown-escape.ts';
import { relativeLink } from '../text/relative-path.ts';

/** Where it will stand. */
const FOLDER = 'reports';

/** The document. Guidelines that link to each other link within it. */
export function joinedGuidelines(title: string, guidelines: readonly Grounded[]): string {
  const own = new Map(guidelines.map(({ guideline }) => [guideline.path, guideline.slug]));
  const contents = guidelines.map(({ guideline: { fields, slug } }) => `- [${escapeMarkdown(clean(fields.title ?? slug))}](#${slug})`);
  const parts = guidelines.map((grounded) => partOf(grounded, own));
  const list = contents.length > 1 ? [`${contents.join('\n')}\n`] : [];
  return [`# ${escapeMarkdown(clean(title))}\n`, ...list, ...parts].join('\n');
}

function partOf({ guideline, prose }: Grounded, own: ReadonlyMap<string, string>): string {
  const { source, path, slug, fields, body } = guideline;
  const start = source.text.length - body.length;
  const splices: Splice[] = [];
  for (const { start: from, end } of prose.definitions) splices.push({ start: from - start, end: end - start, text: '' });
  const held = heldLinks(prose.links);
  for (const link of held) splices.push(...linkSplices(link, path, own, start));
  const blocks = shapeLines(splitLines(body));
  const headings = blocks.filter(({ shape, level }) => shape === 'heading' && level <= 6);
  const top = Math.min(...headings.map(({ level }) => level));
  // A first heading at the top is the title; where there is none the record's title stands for it.
  const first = blocks.find(({ shape }) => shape !== 'blank' && shape !== 'comment');
  const isTitled = first !== undefined && first === headings[0] && headings.filter(({ level }) => level === top).length === 1;
  const shift = isTitled ? 2 - top : 3 - Math.min(top, 3);
  for (const [at, block] of blocks.entries()) {
    const { line, shape, level } = block;
    const next = blocks[at + 1];
    // Two blank lines would be left.
    const isAlone = next?.shape === 'blank' && (blocks[at - 1]?.shape ?? 'blank') === 'blank';
    if (shape === 'comment') splices.push({ start: line.start, end: isAlone ? next.line.next : line.next, text: '' });
    if (shape !== 'fence' && shape !== 'comment')
      for (const { 0: mark, 1: name, index } of line.text.slice(0, 2000).matchAll(/\[\^([^\]\s]{1,80})\]/g))
        splices.push({ start: line.start + index, end: line.start + index + mark.length, text: `[^${slug}-${name}]` });
    if (shape !== 'heading' || level > 6) continue;
    const marks = '#'.repeat(Math.max(2, Math.min(6, level + shift)));
    const written = /^[ \t\u00a0]*#{1,6}[ \t]*/.exec(line.text)?.[0];
    splices.push(
      written === undefined
        ? { start: line.start, end: line.start, text: `${marks} ` }
        : { start: line.start, end: line.start + written.length, text: `${marks} ` },
    );
    const rule = blocks[at + 1];
    if (written === undefined && rule?.shape === 'rule') splices.push({ start: rule.line.start, end: rule.line.next, text: '' });
  }
  const text = splice(body, withoutOverlaps(splices));
  const title = isTitled ? '' : `## ${escapeMarkdown(clean(fields.title ?? slug))}\n\n`;
  return `<a id="${slug}"></a>\n\n${title}${text.trim()}\n`;
}

/** Links that lie in another (a picture in a link) are rewritten with it. */
function heldLinks(links: readonly Link[]): readonly Link[] {
  return links.filter(
    (link, at) => !links.some((other, n) => n !== at && other.span.start < link.span.start && other.span.end > link.span.end),
  );
}

function linkSplices(link: Link, path: string, own: ReadonlyMap<string, string>, start: number): readonly Splice[] {
  const target = seenFrom(link.target, path, own);
  const { targetSpan, textSpan, span, byReference } = link;
  if (!byReference) return target === link.target ? [] : [{ start: targetSpan.start - start, end: targetSpan.end - start, text: target }];
  // Labels of two guidelines may be the same, so that references become links of their own.
  const way = /[\s()]/.test(target) ? `<${target}>` : target;
  return [{ start: textSpan.end - start, end: span.end - start, text: `](${way})` }];
}

/** A target of a guideline as seen from the folder of the document. */
function seenFrom(target: string, path: string, own: ReadonlyMap<string, string>): string {
  if (/^(?:[a-z][a-z0-9+.-]{1,30}:|\/)/i.test(target)) return target;
  const hash = target.indexOf('#');
  const [way, rest] = hash === -1 ? [target, ''] : [target.slice(0, hash), target.slice(hash)];
  if (way === '') return target;
  const place = targetOf(way, path.slice(0, path.lastIndexOf('/')));
  if (place === undefined) return target;
  const slug = own.get(place.path);
  if (slug !== undefined) return rest === '' ? `#${slug}` : rest;
  return `${relativeLink(FOLDER, place.path)}${rest}`;
}

function withoutOverlaps(splices: readonly Splice[]): readonly Splice[] {
  const sorted = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  const kept: Splice[] = [];
  for (const one of sorted) if ((kept.at(-1)?.end ?? 0) <= one.start) kept.push(one);
  return kept;
}
