// What others are told of a guideline: what it says in a sentence, what is still open, until when it can be changed, and how to comment.
import type { Guideline } from '../../model/group.ts';
import { partNamed } from '../../model/notes/words.ts';
import type { Overview } from '../../model/overview.ts';
import { shapeLines } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { splitLines } from '../../text/lines.ts';
import type { Day } from '../../time/day.ts';
import { CUT } from './facts.ts';
import { dayWords, filled, isCut, lastParts, linkOf, type NextTold, type Parts, tellingOf } from './telling.ts';

export interface ReviewCall {
  readonly schema: 'wg/recap-guideline/1';
  readonly group: string;
  readonly guideline: { readonly id: string; readonly title: string; readonly status: string };
  /** `adopted`: it is told, and nobody is asked any more. */
  readonly call: 'review' | 'adopted';
  readonly says: readonly string[];
  readonly open: readonly string[];
  readonly until?: Day;
  readonly link?: string;
  readonly next?: NextTold;
  readonly join: readonly string[];
}

/** What is told of a guideline, and what its sender should know first. `until` is the last day for comments. */
export async function reviewCall(
  view: Overview,
  guideline: Guideline,
  until: Day | undefined,
): Promise<{ readonly facts: ReviewCall; readonly remarks: readonly string[] }> {
  const telling = await tellingOf(view);
  const { said, next, join } = telling;
  const { slug, fields, body } = guideline;
  const { first, open } = saidIn(body);
  const status = fields.status ?? 'draft';
  const link = linkOf(fields.link);
  const facts: ReviewCall = {
    schema: 'wg/recap-guideline/1',
    group: telling.group,
    guideline: { id: slug, title: said(fields.title ?? slug), status },
    call: status === 'adopted' ? 'adopted' : 'review',
    says: first === undefined ? [] : [said(first)],
    open: open.map(said),
    ...(until && { until }),
    ...(link && { link: said(link) }),
    ...(next && { next }),
    join,
  };
  return { facts, remarks: remarksOn(facts, guideline, view) };
}

const OPEN =
  /^(?:open (?:questions?|points?|issues?)|to ?dos?|still open|what is open|offene (?:fragen|punkte)|questions ouvertes|preguntas abiertas)\b/i;
const MARKED = /^(?:TODO|FIXME|TBD)\b:? ?/;
const MOST_OPEN = 10;

/** The first sentence of a guideline, and what stands under “Open questions” or is marked as something to do. */
export function saidIn(body: string): { readonly first: string | undefined; readonly open: readonly string[] } {
  const open: string[] = [];
  const paragraph: string[] = [];
  let isOpen: number | undefined;
  let isOver = false;
  for (const { shape, level, text } of shapeLines(splitLines(body))) {
    const words = plainWords(text);
    if (shape === 'heading') {
      if (isOpen !== undefined && level <= isOpen) isOpen = undefined;
      if (OPEN.test(words)) isOpen = level;
      if (paragraph.length > 0) isOver = true;
    } else if (words === '' || shape === 'comment' || shape === 'rule') isOver ||= paragraph.length > 0;
    else if (isOpen !== undefined || MARKED.test(words)) open.push(words.replace(MARKED, ''));
    else if (!isOver && shape === 'plain' && partNamed(words) === undefined) paragraph.push(words);
  }
  const whole = paragraph.join(' ');
  const sentence = /^.{20,400}?[.!?](?= |$)/u.exec(whole.slice(0, 1000))?.[0] ?? whole.slice(0, 400);
  return { first: sentence === '' ? undefined : sentence, open: open.slice(0, MOST_OPEN) };
}

function remarksOn(facts: ReviewCall, { path, fields }: Guideline, { group, today }: Overview): readonly string[] {
  const { guideline, call, until, next, link, join, says } = facts;
  const remarks: string[] = [];
  if (guideline.status === 'draft') remarks.push(`${path} is a draft; \`status: review\` says that others may look at it`);
  if (call === 'review' && until === undefined && next === undefined) remarks.push('nothing says until when: --until "end of next week"');
  if (until !== undefined && until < today) remarks.push(`${until} is over`);
  if (says.length === 0) remarks.push(`${path} has no sentence yet that says what it guides`);
  if (link === undefined)
    remarks.push(`no link says where it can be read: write \`link: https://…\` in ${path}, or wg sent ${guideline.id} CHANNEL --link URL`);
  if (join.length === 0) remarks.push('charter.md has no part “How to join”, so nobody is told how to reach the group');
  if (isCut(facts)) remarks.push(CUT);
  const left = (group.settings.channels ?? []).filter((channel) => !fields.sent?.has(channel));
  if (call === 'review' && left.length > 0) remarks.push(`not sent yet to ${left.join(', ')}`);
  return remarks;
}

/** In words. */
export function reviewParts(facts: ReviewCall): Parts {
  const { group, guideline, call, says, open, until, link, next } = facts;
  const where = link === undefined ? [] : [`Read it here: ${link}`];
  if (call === 'adopted')
    return filled(`${group} adopted: ${guideline.title}`, [
      { heading: 'What it says', lines: [...says, ...where], listed: false },
      ...lastParts(facts),
    ]);
  const day =
    until === undefined
      ? next === undefined
        ? ''
        : ' before the next meeting, where it will be talked about'
      : ` until ${dayWords(until)}`;
  return filled(`${group} asks for comments: ${guideline.title}`, [
    { heading: 'What it says', lines: [...says, ...where], listed: false },
    { heading: 'Still open', lines: open, listed: true },
    {
      heading: 'How to comment',
      lines: [
        `Say what is missing, what does not fit your community, and what you would leave out${day}.${link === undefined ? ' An answer to this message is enough.' : ' At the link, or as an answer to this message.'}`,
      ],
      listed: false,
    },
    ...lastParts(facts),
  ]);
}
