// Which columns of an export are dropped because they identify people: those that the dialect knows, those whose values do, and those that
// somebody named. Everything that decides it is used here, and nothing is decided elsewhere.
import type { Column, ColumnRole, Layout, PersonalKind } from './layout.ts';
import { columnKind, nameDoubt, redact } from './personal-values.ts';
import type { Profile } from './profile.ts';

/** A layout with columns that people named kept or dropped. A column is named by its header or its number, from 1. */
export function withNamedColumns(
  layout: Layout,
  keep: readonly string[],
  drop: readonly string[],
): { readonly layout: Layout } | { readonly unknown: string } {
  const wanted = new Map<number, ColumnRole>();
  for (const [names, roleOf] of [
    [keep, keptRole],
    [drop, droppedRole],
  ] as const) {
    for (const name of names) {
      const columns = columnsNamed(layout, name);
      if (columns.length === 0) return { unknown: name };
      for (const column of columns) wanted.set(column.index, roleOf(column));
    }
  }
  return { layout: withRoles(layout, wanted) };
}

/** The columns that somebody named to be kept, by their indexes. */
export function keptColumns(layout: Layout, keep: readonly string[]): ReadonlySet<number> {
  return new Set(keep.flatMap((name) => columnsNamed(layout, name).map(({ index }) => index)));
}

function columnsNamed({ columns }: Layout, name: string): readonly Column[] {
  const same = columns.filter(({ header }) => header.trim() === name.trim());
  if (same.length > 0) return same;
  const loose = columns.filter(({ header }) => header.trim().toLowerCase() === name.trim().toLowerCase());
  if (loose.length > 0) return loose;
  return /^\d{1,4}$/.test(name) ? columns.filter(({ index }) => index === Number(name) - 1) : [];
}

function keptRole({ index, header, role }: Column): ColumnRole {
  return role.kind === 'answer' ? role : { kind: 'answer', question: `kept\n${index}`, title: header || `column ${index + 1}` };
}

function droppedRole({ role }: Column): ColumnRole {
  return role.kind === 'answer' ? { kind: 'personal', what: 'identity' } : role.kind === 'personal' ? role : { kind: 'machine' };
}

/** Columns of answers that their values show to be personal. `kept` columns are not looked at. */
export function personalByValue(layout: Layout, profile: Profile, kept: ReadonlySet<number>): Layout {
  const wanted = new Map<number, ColumnRole>();
  for (const [index, { column, values, complete, partial }] of profile.columns) {
    if (kept.has(index) || (column.role.kind === 'answer' && column.role.option !== undefined && column.role.other !== true)) continue;
    const kind = columnKind(
      values.map((value, at) => [value, (complete[at] ?? 0) + (partial[at] ?? 0)] as const),
      column.header,
    );
    if (kind !== undefined) wanted.set(index, { kind: 'personal', what: kind });
  }
  return wanted.size === 0 ? layout : withRoles(layout, wanted);
}

/** Columns that are kept and may hold names of people all the same, a sentence each. */
export function nameDoubts(profile: Profile, kept: ReadonlySet<number>): readonly string[] {
  return [...profile.columns].flatMap(([index, { column, values, complete, partial }]) => {
    if (kept.has(index)) return [];
    const doubt = nameDoubt(
      values.map((value, at) => [value, (complete[at] ?? 0) + (partial[at] ?? 0)] as const),
      column.header,
    );
    return doubt === undefined ? [] : [`“${shortHeader(column)}”: ${doubt} with --drop ${index + 1}`];
  });
}

function shortHeader({ header, index }: Column): string {
  return header === '' ? `column ${index + 1}` : header.length > 60 ? `${header.slice(0, 59)}…` : header;
}

/** The profile without values that hold an identifier: by it a codebook is proposed, which is no place for them. They count as write-ins. */
export function withoutIdentifiers(profile: Profile): Profile {
  const columns = [...profile.columns].map(([index, column]) => {
    const clean = column.values.map((value) => redact(value).found.size === 0);
    if (!clean.includes(false)) return [index, column] as const;
    const kept = <T>(list: readonly T[]): readonly T[] => list.filter((_, at) => clean[at] === true);
    const rest = { values: kept(column.values), complete: kept(column.complete), partial: kept(column.partial) };
    return [index, { ...column, ...rest }] as const;
  });
  return { ...profile, columns: new Map(columns) };
}

/** How many columns of each kind are dropped. */
export function personalCounts({ columns }: Layout): ReadonlyMap<PersonalKind, number> {
  const counts = new Map<PersonalKind, number>();
  for (const { role } of columns) if (role.kind === 'personal') counts.set(role.what, (counts.get(role.what) ?? 0) + 1);
  return counts;
}

function withRoles(layout: Layout, roles: ReadonlyMap<number, ColumnRole>): Layout {
  const columns = layout.columns.map((column) => ({ ...column, role: roles.get(column.index) ?? column.role }));
  return { ...layout, columns };
}
