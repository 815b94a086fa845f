// What was said in notes and cannot be kept track of: promises of nobody, deadlines that were over when they were set, what was to be
// filled in, decisions that ask, and meetings that were announced and left no notes.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import { placeOf } from '../../text/source.ts';
import { addDays, daysBetween } from '../../time/day.ts';
import { nextSaid } from '../inferred.ts';
import type { Overview } from '../overview.ts';
import type { Tracked } from '../tracked.ts';
import type { Check } from './check.ts';
import { linesWith, placeIn, severityIn } from './recent.ts';

const note = (text: string, name = '2026-03-05'): Record<string, string> => ({ [`meetings/${name}.md`]: text });
const steps = (...lines: readonly string[]): Record<string, string> => note(`# Call\n\n## Next steps\n\n${lines.join('\n')}\n`);
const ana = { 'people/ana.yaml': 'name: Ana Silva\nnickname: Ana\n' };

const WHEN = 'It is a warning in the latest note, and only a note in older ones.';

export const promiseChecks: readonly Check[] = [
  {
    code: 'action-without-owner',
    finds: 'an open action that nobody owns',
    reason: 'what all should do nobody does. It is only a note: the group may know it, and the report asks for help with it anyway.',
    fix: 'name somebody: wg assign ID NAME.',
    bad: steps('- [until 2026-03-20 - all] Book the hall'),
    good: steps('- [until 2026-03-20 - Ana] Book the hall'),
    find: (view) =>
      standing(view).flatMap((action) =>
        action.owners.length > 0 ? [] : [about(action, 'action-without-owner', 'note', 'nobody owns this', `wg assign ${action.id} NAME`)],
      ),
  },
  {
    code: 'unknown-action-owner',
    finds: 'an owner of an open action who is neither in people/ nor among those who were there',
    reason:
      'it may be another spelling of somebody, and then the action is missing from their list. It is a warning where a name in people/ is near, else a note: guests own things too. A group without people/ is not asked.',
    fix: 'correct the name, or add the person (or the spelling, under `aliases`) to people/.',
    bad: { ...ana, ...steps('- [until 2026-03-20 - Anna] Book the hall') },
    good: { ...ana, ...steps('- [until 2026-03-20 - Ana] Book the hall') },
    find: (view) => (view.group.people.length === 0 ? [] : unknownOwners(view)),
  },
  {
    code: 'past-deadline',
    finds: 'a deadline that was over on the day it was set',
    reason: 'it is mostly last year’s number or another month; the report counts the action as late from its first day.',
    fix: 'set the day that was meant: wg move ID DAY.',
    bad: steps('- [until 2025-03-20 - Ana] Book the hall'),
    good: steps('- [until 2026-03-20 - Ana] Book the hall'),
    find: (view) =>
      standing(view).flatMap((action) => {
        const { origin, latest, id } = action;
        const due = origin.action.deadline?.due;
        const said = origin.note.meeting.date;
        if (due === undefined || said === undefined || due >= said || latest.action.deadline?.due !== due) return [];
        const message = `the deadline ${due} was ${daysBetween(due, said)} days over when it was set, on ${said}`;
        return [about({ ...action, latest: origin }, 'past-deadline', 'warning', message, `wg move ${id} DAY`)];
      }),
  },
  {
    code: 'decision-question',
    finds: 'a line that is marked as a decision and asks something',
    reason: `it is not counted as a decision, and whoever looks for one later finds only the question. ${WHEN}`,
    fix: 'write what was decided, or mark it as a question.',
    bad: note('# Call\n\nDecision: do we take the small hall?\n'),
    good: note('# Call\n\nDecision: we take the small hall.\n'),
    find: (view) =>
      linesWith(view.group.notes, DECISION_ASKS).map((line) => ({
        code: 'decision-question',
        severity: severityIn(view, line.note),
        place: placeIn(line, line.at, line.words.length),
        message: 'this is marked as a decision, and asks',
        help: 'write what was decided, or “Question:” in front',
      })),
  },
  {
    code: 'placeholder',
    finds: 'something that was to be filled in: TODO: link, TBD behind a label, [link], XXX',
    reason: `after a month nobody finds the link any more. ${WHEN}`,
    fix: 'fill it in, or take it away.',
    bad: note('# Call\n\nRecording: TBD\n'),
    good: note('# Call\n\nRecording: https://example.org/call\n'),
    find: placeholders,
  },
  {
    code: 'no-notes',
    finds: 'a meeting that was announced and has no notes within three days of its day',
    reason:
      'either it did not take place, or what was said there is lost. It is a warning for the latest announcement, and only a note where the group has met since.',
    fix: 'import the notes, or write a note of that day that says that it was cancelled.',
    bad: note('# Call\n\nNext meeting: 2016-02-09 16:00 UTC\n', '2016-02-02'),
    good: {
      ...note('# Call\n\nNext meeting: 2016-02-09 16:00 UTC\n', '2016-02-02'),
      ...note('# Call\n\nThe meeting is cancelled.\n', '2016-02-09'),
    },
    find: withoutNotes,
  },
];

/** Open actions that somebody marked as such or confirmed, and that are not put aside. */
function standing({ actions, today }: Overview): readonly Tracked[] {
  return actions.filter(({ state, inferred, latest }) => {
    const until = latest.action.parkedUntil;
    return state === 'open' && !inferred && (until === undefined || until <= today);
  });
}

function about({ latest }: Tracked, code: string, severity: Diagnostic['severity'], message: string, help: string): Diagnostic {
  return { code, severity, place: placeOf(latest.note.source, latest.action.span), message, help };
}

// One for each name: who is misspelt once is mostly misspelt often.
function unknownOwners(view: Overview): readonly Diagnostic[] {
  const seen = new Set<string>();
  return standing(view).flatMap((action) =>
    action.owners.flatMap((owner) => {
      const key = owner.toLowerCase();
      const { attendees, regrets } = action.latest.note.meeting;
      const found = view.directory.find(owner, ['person']);
      if (seen.has(key) || !('missing' in found)) return [];
      seen.add(key);
      const names = [...attendees, ...regrets].flatMap(({ name, nickname, handle }) => [name, name.split(' ')[0], nickname, handle]);
      if (names.some((name) => name?.toLowerCase() === key)) return [];
      const { near } = found;
      const help = didYouMean(near, 'add a file for the person to people/');
      return [
        about(action, 'unknown-action-owner', near === undefined ? 'note' : 'warning', `nobody in people/ is called \`${owner}\``, help),
      ];
    }),
  );
}

const DECISION_ASKS =
  /^[ \t>*_#+-]{0,20}(?:decision|decided|resolved|resolution|agreed|consensus|conclusion)[*_]{0,3}[ \t]{0,4}:[^\n]{1,500}\?[ \t*_\r]{0,4}$/gim;

const TO_FILL =
  /\bTODO:? ?(?:add |insert |paste )?(?:the )?(?:links?|url|recording|date|title|names?)\b[^\n]{0,3}$|\[(?:links?|url|your name|insert [^\]\n]{1,60}|TBD)\](?![([:])|<(?:links?|url|your name|insert [^>\n]{1,60})>|(?:^|[:|*])[ \t*_]{0,6}\bTBD\b[ \t*_|.]{0,8}\r?$|\bXXX+\b|\bYYYY-MM-DD\b/gm;

function placeholders(view: Overview): readonly Diagnostic[] {
  const actionLines = new Map(view.group.notes.map((n) => [n, new Set(n.meeting.actions.map(({ line }) => line))]));
  return linesWith(view.group.notes, TO_FILL).flatMap((line) => {
    // Of an action TBD is the owner or the day, and told as that.
    if (actionLines.get(line.note)?.has(line.line) || /^\s*<!--/.test(line.text)) return [];
    const lead = line.words.length - line.words.replace(/^[:|*_ \t]+/, '').length;
    const words = line.words.slice(lead).trimEnd();
    return [
      {
        code: 'placeholder',
        severity: severityIn(view, line.note),
        place: placeIn(line, line.at + lead, words.length),
        message: `\`${words}\` was to be filled in`,
        help: 'fill it in, or take it away',
      },
    ];
  });
}

/** A meeting that was moved by a day or two took place. */
const MOVED = 3;

function withoutNotes({ group, today }: Overview): readonly Diagnostic[] {
  const dated = group.notes.flatMap(({ meeting }) => meeting.date ?? []);
  const days = new Set<string>(dated);
  const latest = dated.at(-1) ?? '';
  const announced = new Map<string, Diagnostic>();
  for (const note of group.notes) {
    const { meeting, source } = note;
    const next = nextSaid(note);
    if (next?.day === undefined || meeting.date === undefined || next.day <= meeting.date || next.day >= today) continue;
    const { day } = next;
    const near = Array.from({ length: 2 * MOVED + 1 }, (_, i) => addDays(day, i - MOVED));
    if (near.some((d) => d > (meeting.date ?? '') && days.has(d))) continue;
    const place = { path: source.path, line: next.line };
    announced.set(day, {
      code: 'no-notes',
      severity: latest > meeting.date ? 'note' : 'warning',
      place,
      message: `there are no notes of the meeting announced for ${day}`,
      help: 'wg import-notes FILE, or a note of that day that says that it was cancelled',
    });
  }
  return [...announced.values()];
}
