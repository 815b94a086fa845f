// What can be wrong in the files of communities, forms of recognition, bureaucratic tasks and pairings.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Place, placeOf } from '../../text/source.ts';
import { pairOf } from '../communities.ts';
import { communityKind } from '../kinds.ts';
import type { Overview } from '../overview.ts';
import type { Stored } from '../stored.ts';
import type { Check } from './check.ts';
import { at, helpFor, type InFile } from './field-places.ts';

const community = (text: string): Record<string, string> => ({ 'communities/leith.yaml': `name: Leith\n${text}` });
const other = { 'communities/oban.yaml': 'name: Oban\n' };
const task = (text: string): Record<string, string> => ({ 'tasks/hall.yaml': `title: Borrow the hall\n${text}` });
const pairing = (text: string): Record<string, string> => ({ ...community(''), ...other, 'pairings/leith-oban.yaml': text });

export const communityChecks: readonly Check[] = [
  {
    code: 'unknown-community',
    finds: 'a community that has no file, where others have one',
    reason: 'what is told of it stands beside the reports, and nobody can look after it.',
    fix: 'correct the name, add it to the aliases of a community, or make a file with wg new-community.',
    bad: { ...community('shepherds: [Obann]\n'), ...other },
    good: { ...community('shepherds: [Oban]\n'), ...other },
    find: (view) => {
      const { communities, people, challenges, recognition } = view.group;
      // Who keeps no files of communities may name them as they like; tasks hold up roles too.
      if (communities.length === 0) return [];
      return [
        ...communities.flatMap((one) => [...unknown(view, one, 'shepherds'), ...unknown(view, one, 'shepherded_by')]),
        ...people.flatMap((one) => unknown(view, one, 'communities')),
        ...recognition.flatMap((one) => unknown(view, one, 'communities')),
        ...challenges.flatMap((one) => unknown(view, one, 'community')),
      ];
    },
  },
  {
    code: 'unknown-leader',
    finds: 'a leader of a community who is not in people/',
    reason: 'wg match cannot tell whom that leader has met.',
    fix: 'correct the name, or add the person to people/.',
    bad: community('leaders: [anna]\n'),
    good: { ...community('leaders: [ana]\n'), 'people/ana.yaml': 'name: Ana\n' },
    find: ({ group, directory }) =>
      group.communities.flatMap((one) =>
        (one.fields.leaders ?? []).flatMap((name, i) => {
          const found = directory.find(name, ['person']);
          if ('thing' in found) return [];
          const help = helpFor(found, 'add a file for the person to people/');
          return [warning('unknown-leader', at(one, 'leaders', i), `nobody in people/ is called \`${name}\``, help)];
        }),
      ),
  },
  {
    code: 'community-size',
    finds: 'a size of a community without the day on which it was counted',
    reason: 'numbers of people get old, and nobody can tell how old this one is.',
    fix: 'add a line `size_on:` with the day.',
    bad: community('size: 40\n'),
    good: community('size: 40\nsize_on: 2026-01-10\n'),
    find: ({ group }) =>
      group.communities.flatMap((one) =>
        one.fields.size === undefined || one.fields.size_on !== undefined
          ? []
          : [
              warning(
                'community-size',
                at(one, 'size'),
                'nothing says on which day these people were counted',
                'add a line `size_on: ` with the day',
              ),
            ],
      ),
  },
  {
    code: 'community-source',
    finds: 'a source given for a field that the community does not have, or that is empty',
    reason: 'the source of what was taken away, or of a misspelt field, speaks for nothing.',
    fix: 'correct the name of the field below `from`, or take the line away.',
    bad: community('needs: [a room]\nfrom:\n  need: meetings/2026-02-03.md\n'),
    good: community('needs: [a room]\nfrom:\n  needs: meetings/2026-02-03.md\n'),
    find: ({ group }) =>
      group.communities.flatMap((one) => {
        const filled = new Set<string>([...one.nodes.keys()].filter((key) => key !== 'from'));
        const known = Object.keys(communityKind.fields).filter((key) => key !== 'from');
        return [...(one.fields.from ?? [])].flatMap(([field]) => {
          if (filled.has(field)) return [];
          const isKnown = known.includes(field);
          const message = isKnown
            ? `\`${field}\` has a source and says nothing`
            : `a community has no field \`${field}\` that could have a source`;
          return [
            warning(
              'community-source',
              atEntry(one, 'from', field),
              message,
              isKnown ? `fill \`${field}\`, or take the line away` : `its fields are: ${known.join(', ')}`,
            ),
          ];
        });
      }),
  },
  {
    code: 'pairing-between',
    finds: 'a pairing that is not between two communities or two people with files',
    reason: 'nobody knows who is to look after whom.',
    fix: 'write two communities, the one that looks after the other first, or two people.',
    bad: pairing('between: [leith, obann]\nfollow_up: 2026-05-01\n'),
    good: pairing('between: [leith, oban]\nfollow_up: 2026-05-01\n'),
    find: ({ group, directory }) =>
      group.pairings.flatMap((one) =>
        pairOf(directory, one) !== undefined || one.fields.between === undefined
          ? []
          : [
              {
                ...warning(
                  'pairing-between',
                  at(one, 'between'),
                  'these are not two communities or two people that have files',
                  'write the slugs of two communities, or of two people',
                ),
                severity: 'error' as const,
              },
            ],
      ),
  },
  {
    code: 'pairing-follow-up',
    finds: 'an open pairing without a day on which the group asks how it goes',
    reason: 'what nobody asks about is forgotten.',
    fix: 'wg move PAIRING WHEN sets the day.',
    bad: pairing('between: [leith, oban]\n'),
    good: pairing('between: [leith, oban]\nfollow_up: 2026-05-01\n'),
    find: ({ group }) =>
      group.pairings.flatMap((one) =>
        (one.fields.state ?? 'open') !== 'open' || one.fields.follow_up !== undefined
          ? []
          : [
              warning(
                'pairing-follow-up',
                { path: one.path, line: 1 },
                'nothing says when the group asks how this goes',
                `wg move ${one.slug} "in eight weeks" sets the day`,
              ),
            ],
      ),
  },
  {
    code: 'task-after',
    finds: 'a task that became simpler, without what is left of it',
    reason: 'nobody can tell what was won.',
    fix: 'write `steps_after`, `minutes_after` or `days_after`, as much as is known.',
    bad: task('steps: [Ask the head, Sign twice]\nstate: simplified\n'),
    good: task('steps: [Ask the head, Sign twice]\nstate: simplified\nsteps_after: [Ask the head]\n'),
    find: ({ group }) =>
      group.tasks.flatMap((one) => {
        const { state, steps_after, minutes_after, days_after } = one.fields;
        if (state !== 'simplified' || steps_after !== undefined || minutes_after !== undefined || days_after !== undefined) return [];
        return [
          warning(
            'task-after',
            at(one, 'state'),
            'this is simpler now, and nothing says what is left of it',
            'write `steps_after`, `minutes_after` or `days_after`',
          ),
        ];
      }),
  },
];

/** The communities of a field that have no file. */
function unknown(
  { directory }: Overview,
  record: Stored<object>,
  field: 'shepherds' | 'shepherded_by' | 'communities' | 'community',
): readonly Diagnostic[] {
  const value: unknown = new Map(Object.entries(record.fields)).get(field);
  const names: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return names.flatMap((name, i) => {
    const found = typeof name === 'string' ? directory.find(name, ['community']) : undefined;
    if (found === undefined || 'thing' in found) return [];
    const help = helpFor(found, 'wg new-community makes a file for it');
    return [warning('unknown-community', at(record, field, i), `no community is called \`${name}\``, help)];
  });
}

function warning(code: string, place: Place, message: string, help: string): Diagnostic {
  return { code, severity: 'warning', place, message, help };
}

/** The place of an entry's value in a field that is a map. */
function atEntry(record: InFile, field: string, name: string): Place {
  const node = record.nodes.get(field);
  const found = node?.kind === 'map' ? node.entries.find(({ key }) => key === name) : undefined;
  return found === undefined ? at(record, field) : placeOf(record.source, found.keySpan);
}
