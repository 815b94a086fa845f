// What can be wrong in wg.yaml, people, milestones and guidelines.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import { type Place, placeOf } from '../../text/source.ts';
import { scalarText } from '../../text/yaml-node.ts';
import { readDue } from '../../time/due.ts';
import { doubtfulRhythms, readRhythm } from '../../time/rhythm.ts';
import { isIanaZone } from '../../time/season.ts';
import { type Guideline, type Milestone, namesOf, type Person } from '../group.ts';
import { isNobody } from '../notes/roster.ts';
import type { Overview } from '../overview.ts';
import { knownFormat } from '../settings.ts';
import type { Check } from './check.ts';
import { at, helpFor } from './field-places.ts';

const person = (text: string): Record<string, string> => ({ 'people/ana.yaml': text });
const milestone = (header: string): Record<string, string> => ({ 'milestones/venue.md': `---\ntitle: Choose the venue\n${header}---\n` });
const settings = (line: string): Record<string, string> => ({ 'wg.yaml': `format: 1\nname: Garden group\n${line}` });

export const recordChecks: readonly Check[] = [
  {
    code: 'unknown-key',
    finds: 'a field that wg does not know',
    reason: 'a misspelt field is silently without effect.',
    fix: 'correct the name; docs/file-formats.md lists the fields.',
    bad: { ...milestone('onwers: [ana]\n'), ...person('name: Ana\n') },
    good: { ...milestone('owners: [ana]\n'), ...person('name: Ana\n') },
  },
  {
    code: 'missing-field',
    finds: 'a record without a field that it must have',
    reason: 'a milestone without a title cannot be shown.',
    fix: 'add the field.',
    bad: person('time_zone: UTC\n'),
    good: person('name: Ana\n'),
  },
  {
    code: 'field-value',
    finds: 'a value that its field cannot have',
    reason: 'the value is ignored in every report.',
    fix: 'write one of the values that the message names.',
    bad: milestone('status: finished\n'),
    good: milestone('status: done\n'),
  },
  {
    code: 'field-date',
    finds: 'a day that is not in the calendar, or not year-month-day',
    reason: 'a day in another order is read as another day somewhere.',
    fix: 'write it as year-month-day, for example 2026-03-05.',
    bad: milestone('due: 2026-02-30\n'),
    good: milestone('due: 2026-02-28\n'),
  },
  {
    code: 'dangling-reference',
    finds: 'a reference to something that is not there',
    reason: 'a chain that leads nowhere hides what really blocks.',
    fix: 'write the slug, path or alias of a thing that exists.',
    bad: milestone('blocked_by: [budget]\n'),
    good: milestone(''),
  },
  {
    code: 'ambiguous-reference',
    finds: 'a reference that may mean two things',
    reason: 'nobody can tell which one blocks.',
    fix: 'write the path, for example milestones/budget.',
    bad: {
      ...milestone('blocked_by: [budget]\n'),
      'milestones/budget.md': '---\ntitle: The budget\n---\n',
      'guidelines/budget.md': '---\ntitle: Spending\n---\n',
    },
    good: {
      ...milestone('blocked_by: [milestones/budget]\n'),
      'milestones/budget.md': '---\ntitle: The budget\n---\n',
      'guidelines/budget.md': '---\ntitle: Spending\n---\n',
    },
  },
  {
    code: 'cycle',
    finds: 'things that wait for each other',
    reason: 'none of them can ever begin.',
    fix: 'take one `blocked_by` away, or split one of them in two.',
    bad: { ...milestone('blocked_by: [budget]\n'), 'milestones/budget.md': '---\ntitle: The budget\nblocked_by: [venue]\n---\n' },
    good: { ...milestone('blocked_by: [budget]\n'), 'milestones/budget.md': '---\ntitle: The budget\n---\n' },
  },
  {
    code: 'part-of',
    finds: 'a part of something that is no milestone, or of itself',
    reason: 'the timeline cannot show it below its whole.',
    fix: 'write the slug of the milestone that it is a part of.',
    bad: milestone('part_of: fair\n'),
    good: { ...milestone('part_of: fair\n'), 'milestones/fair.md': '---\ntitle: The fair\n---\n' },
    find: ({ group, directory }) =>
      group.milestones.flatMap((m) => {
        const { part_of } = m.fields;
        if (part_of === undefined) return [];
        const found = directory.find(part_of, ['milestone']);
        if ('thing' in found && found.thing.kind === 'milestone' && found.thing.record !== m) return [];
        const help = didYouMean('near' in found ? found.near : undefined, 'write the slug of a milestone');
        return [problem('part-of', 'error', at(m, 'part_of'), `\`${part_of}\` is not a milestone that this one can be a part of`, help)];
      }),
  },
  {
    code: 'unknown-owner',
    finds: 'an owner who is not in people/',
    reason: 'a promise of somebody whom nobody knows is asked of nobody.',
    fix: 'correct the name, or add the person to people/.',
    bad: milestone('owners: [anna]\n'),
    good: { ...milestone('owners: [ana]\n'), ...person('name: Ana\n') },
    find: ({ group, directory }) =>
      [...group.milestones, ...group.guidelines, ...group.surveys].flatMap((record) =>
        (record.fields.owners ?? []).flatMap((owner, i) => {
          const found = directory.find(owner, ['person']);
          if ('thing' in found) return [];
          const help = isNobody(owner)
            ? 'name somebody: what all should do nobody does'
            : helpFor(found, 'add a file for the person to people/');
          return [problem('unknown-owner', 'warning', at(record, 'owners', i), `nobody in people/ is called \`${owner}\``, help)];
        }),
      ),
  },
  {
    code: 'duplicate-name',
    finds: 'one name for two people, or for two milestones',
    reason: 'a reference by that name means both.',
    fix: 'take the alias away from one of them.',
    bad: { ...person('name: Ana Silva\naliases: [as]\n'), 'people/abel.yaml': 'name: Abel Sousa\naliases: [as]\n' },
    good: { ...person('name: Ana Silva\naliases: [asi]\n'), 'people/abel.yaml': 'name: Abel Sousa\naliases: [aso]\n' },
    find: ({ group }) => [
      ...doubles(group.people, namesOf),
      ...doubles([...group.milestones, ...group.guidelines], (r: Milestone | Guideline) => r.fields.aliases ?? []),
      ...doubles(group.surveys, (r) => r.fields.aliases ?? []),
      ...doubles(group.communities, (r) => [r.fields.name ?? r.slug, ...(r.fields.aliases ?? [])]),
    ],
  },
  {
    code: 'due-words',
    finds: 'words for a day that do not give the day',
    reason: 'somebody moved one of the two; people read the words and the report reads the day.',
    fix: 'correct the day, or take the words away.',
    bad: milestone('due: 2026-03-20\ndue_words: end of next week\ndue_said: 2026-02-16\n'),
    good: milestone('due: 2026-03-01\ndue_words: end of next week\ndue_said: 2026-02-16\n'),
    find: ({ group }) =>
      group.milestones.flatMap((m) => {
        const { due, due_words, due_said } = m.fields;
        if (due === undefined || due_words === undefined || due_said === undefined) return [];
        const read = readDue(due_words, due_said, {
          ...(group.settings.week_ends && { weekEnds: group.settings.week_ends }),
          ...(group.settings.date_order && { dateOrder: group.settings.date_order }),
        });
        if (!('due' in read) || read.due === due) return [];
        return [
          problem(
            'due-words',
            'warning',
            at(m, 'due'),
            `the day is ${due}, and “${due_words}”, said on ${due_said}, is ${read.due}`,
            `wg move ${m.slug} DAY sets both`,
          ),
        ];
      }),
  },
  {
    code: 'format',
    finds: 'a repository in a layout that this wg does not know',
    reason: 'a newer layout read by older rules would be misread.',
    fix: `install a newer wg, or write \`format: ${knownFormat}\` if the layout is the one in docs/file-formats.md.`,
    bad: { 'wg.yaml': 'format: 99\nname: Garden group\n' },
    good: settings(''),
  },
  {
    code: 'notes-folder',
    finds: 'a folder of notes that is not there',
    reason: 'all meetings in it would be missing from every report.',
    fix: 'correct the name in `notes`, or take it away.',
    bad: { ...settings('notes: [minuts]\n'), 'minutes/2026-03-05.md': '# Call\n' },
    good: { ...settings('notes: [minutes]\n'), 'minutes/2026-03-05.md': '# Call\n' },
  },
  {
    code: 'time-zone',
    finds: 'a time zone that is none',
    reason: 'meeting times would be shown in the wrong zone.',
    fix: 'write an IANA name such as Europe/Berlin.',
    bad: settings('time_zone: Europe/Berlim\n'),
    good: settings('time_zone: Europe/Berlin\n'),
    find: (view) => {
      const zones = [
        { zone: view.group.settings.time_zone, place: () => atSettings(view, 'time_zone:') },
        ...[...view.group.people, ...view.group.communities].map((p) => ({ zone: p.fields.time_zone, place: () => at(p, 'time_zone') })),
      ];
      return zones.flatMap(({ zone, place }) =>
        zone === undefined || isIanaZone(zone)
          ? []
          : [
              problem(
                'time-zone',
                'error',
                place(),
                `\`${zone}\` is not a time zone`,
                'zones are called like Europe/Berlin or America/New_York',
              ),
            ],
      );
    },
  },
  {
    code: 'meeting-rhythm',
    finds: 'words for the usual meeting that wg cannot read',
    reason: 'the next meeting cannot be told.',
    fix: 'write it like “every Tuesday 16:00 UTC” or “2nd Tuesday of each month”.',
    bad: settings('meeting: biweekly\n'),
    good: settings('meeting: every two weeks on Tuesday 16:00 UTC\n'),
    find: (view) => {
      const { meeting } = view.group.settings;
      if (meeting === undefined || readRhythm(meeting) !== undefined) return [];
      const both = doubtfulRhythms.get(meeting.toLowerCase());
      return [
        problem(
          'meeting-rhythm',
          'warning',
          atSettings(view, 'meeting:'),
          `\`${meeting}\` names no series of days${both ? ': it is used for both of two' : ''}`,
          'write it like “every Tuesday 16:00 UTC” or “every two weeks on Thursday”',
        ),
      ];
    },
  },
];

function problem(code: string, severity: Diagnostic['severity'], place: Place, message: string, help: string): Diagnostic {
  return { code, severity, place, message, help };
}

/** The place where a record gives itself a name (in lower case). */
function whereNamed(record: Pick<Person, 'nodes' | 'path' | 'source'>, name: string): Place {
  for (const field of ['aliases', 'nickname', 'name', 'title', 'handles']) {
    const node = record.nodes.get(field);
    const items = node?.kind === 'list' ? node.items : node === undefined ? [] : [node];
    const item = items.findIndex((i) => i.kind === 'scalar' && scalarText(i).trim().toLowerCase() === name);
    if (item !== -1) return at(record, field, item);
  }
  return { path: record.path, line: 1 };
}

function atSettings({ group }: Overview, key: string): Place {
  const source = group.settingsSource;
  const start = source === undefined ? -1 : source.text.search(new RegExp(`^${key}`, 'm'));
  return source === undefined || start === -1 ? { path: 'wg.yaml' } : placeOf(source, { start, end: start + key.length });
}

function doubles<R extends Pick<Person, 'nodes' | 'path' | 'source'>>(
  records: readonly R[],
  names: (record: R) => readonly string[],
): readonly Diagnostic[] {
  const owner = new Map<string, R>();
  return records.flatMap((record) =>
    [...new Map(names(record).map((n) => [n.toLowerCase(), n]))].flatMap(([key, name]) => {
      const other = owner.get(key);
      if (other === undefined) {
        owner.set(key, record);
        return [];
      }
      return [
        problem(
          'duplicate-name',
          'error',
          whereNamed(record, key),
          `\`${name}\` also names ${other.path}`,
          'take the name away from one of them',
        ),
      ];
    }),
  );
}
