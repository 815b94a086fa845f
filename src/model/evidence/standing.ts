// What stands between a guideline and its adoption, and who has read it as it is now.

import type { Overview } from '../overview.ts';
import { ownerKey } from '../owner.ts';
import { workKinds } from '../reference.ts';
import { isOpen } from '../waiting.ts';
import { type Citation, type Grounded, isEvidence, type Reading } from './evidence.ts';

/** One thing that blocks adoption. `line` is where it stands in the guideline. */
export interface Blocker {
  readonly what: 'open question' | 'suspect' | 'broken' | 'figure' | 'over' | 'claim' | 'waits' | 'unread';
  readonly words: string;
  readonly line?: number;
}

/** Whether the figure that a link shows is not the one that may be published. */
export function isWrongFigure({ figure, link }: Citation): boolean {
  if (figure === undefined) return false;
  return 'problem' in figure.now || figure.now.text !== link.text.replace(/\s+/g, ' ').trim();
}

/** What is wrong with the figure that a link shows, in words that follow it; '' where nothing is. */
export function figureWords(citation: Citation): string {
  const { figure } = citation;
  if (figure === undefined || !isWrongFigure(citation)) return '';
  if ('text' in figure.now) return `should be ${figure.now.text}, by the results`;
  return figure.now.problem === 'hidden' ? 'is a number that is not published' : 'is a number that the results do not have there';
}

/** Links that bear something out, those that lead nowhere and those of which nothing is left included. */
export function evidenceIn({ citations }: Grounded): readonly Citation[] {
  return citations.filter(({ aim }) => 'lost' in aim || isEvidence(aim));
}

/** Who has read the present version, the owners left out: they wrote it. */
export function readersOf({ directory }: Overview, { guideline, readings, version }: Grounded): readonly Reading[] {
  const owners = new Set((guideline.fields.owners ?? []).map((name) => ownerKey(directory, name)));
  return readings.filter((reading) => reading.version === version && !owners.has(ownerKey(directory, reading.by)));
}

/** What blocks the adoption of a guideline; nothing where it is retired. */
export function blockersOf(view: Overview, grounded: Grounded): readonly Blocker[] {
  const { guideline, status, open, citations, claims } = grounded;
  if (status === 'retired') return [];
  const blockers: Blocker[] = open.map(({ line, text }) => ({ what: 'open question', words: text, line }));
  for (const citation of citations) {
    const { aim, sentence, link, suspect } = citation;
    const put = (what: Blocker['what'], words: string): void => void blockers.push({ what, words, line: sentence.line });
    if ('lost' in aim) put('broken', `“${link.text}” leads nowhere`);
    else if (aim.over !== undefined) put('over', `“${aim.title}” ${aim.over}`);
    else if (isWrongFigure(citation)) put('figure', `“${link.text}” ${figureWords(citation)}`);
    else if (suspect) put('suspect', `“${aim.title}” changed since the last review`);
  }
  blockers.push(...claims.map(({ line, text }): Blocker => ({ what: 'claim', words: text, line })));
  for (const words of guideline.fields.blocked_by ?? []) {
    const found = view.directory.find(words, workKinds);
    if ('thing' in found && isOpen(found.thing)) blockers.push({ what: 'waits', words: view.directory.idOf(found.thing) });
  }
  if (readersOf(view, grounded).length === 0) {
    const before = grounded.readings.length === 0 ? '' : '; others read an earlier one';
    blockers.push({ what: 'unread', words: `nobody but its owners has read this version${before}` });
  }
  return blockers;
}
