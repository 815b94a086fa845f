// The rules of privacy that fired, in words for the page: what is hidden, how much of it, and why. Counts hidden cells, never what is in them.
import type { Published, PublishedTable } from './published.ts';

/** A sentence for each rule that fired, without full stops; one alone where nothing is ever hidden. */
export function rulesFired(published: Omit<Published, 'rules'>, reason: string | undefined): readonly string[] {
  const { k, tables, breakdowns } = published;
  const because = reason === undefined || reason.trim() === '' ? '' : `, because: ${reason.trim()}`;
  if (k === 0) return [`nothing is hidden: k is 0${because}`];
  const groups = breakdowns.flatMap(({ slices }) => slices);
  const inGroups = groups.flatMap((slice) => slice.tables);
  const small = (where: readonly PublishedTable[], hidden: string): number =>
    where.reduce((all, { cells }) => all + cells.filter((cell) => cell.hidden === hidden).length, 0);
  const unanswered = (where: readonly PublishedTable[]): number => where.filter(({ answered }) => answered === null).length;
  const all = [...tables, ...inGroups];
  const told = (count: number, one: string, many: string, why: string): readonly string[] =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many} hidden: ${why}`];
  return [
    ...(k < 5 ? [`k is ${k}${because}`] : []),
    ...told(
      small(tables, 'small'),
      'count',
      'counts',
      `fewer than ${k}, all but fewer than ${k}, or one from which such a count would follow`,
    ),
    ...told(
      small(inGroups, 'small'),
      'count in groups',
      'counts in groups',
      `fewer than ${k}, everybody in the group or all but fewer than ${k}, or one from which such a count would follow`,
    ),
    ...told(
      unanswered(all),
      'number of answers',
      'numbers of answers',
      `fewer than ${k} answered or did not, or this would give a hidden count away`,
    ),
    ...told(small(all, 'written'), 'count of write-ins', 'counts of write-ins', 'one answer may have written several'),
    ...told(
      groups.filter(({ hidden }) => hidden === 'group').length,
      'group',
      'groups',
      `under ${Math.max(10, 2 * k)} people, or what is left beside the others is`,
    ),
    ...told(
      all.filter(({ meanHidden }) => meanHidden).length,
      'mean',
      'means',
      'with hidden counts it would tell them, or it is of too few',
    ),
  ];
}
