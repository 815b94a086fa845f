// A meeting as one line per finding, in the words in which the syntaxes' examples say what they read.
import type { Attendee, Deadline, Meeting } from '../../../src/model/meeting.ts';

/** Everything that was read of a meeting but its day; `withDay` adds the day and its doubts. */
export function told(meeting: Meeting, withDay: boolean): readonly string[] {
  const lines: string[] = [];
  if (withDay) lines.push(`day: ${meeting.date ?? 'unknown'}`);
  if (withDay)
    for (const doubt of meeting.dateDoubts) lines.push(`doubt (${doubt.reason}): ${[doubt.words, ...doubt.candidates].join(', ')}`);
  if (meeting.start !== undefined)
    lines.push(`time ${[meeting.start.time, meeting.start.zone].filter(Boolean).join(' ')}${meeting.end ? ` to ${meeting.end.time}` : ''}`);
  if (meeting.cancelled) lines.push('cancelled');
  for (const one of meeting.attendees) lines.push(`present: ${person(one)}`);
  for (const one of meeting.regrets) lines.push(`regrets: ${person(one)}`);
  for (const a of meeting.actions) {
    const who = a.owners.length > 0 ? a.owners.join(', ') : a.nobody === undefined ? '' : `nobody: ${a.nobody}`;
    const rest = [
      due(a.deadline),
      a.blockedBy && ` (blocked by ${a.blockedBy})`,
      a.carries && ` (carries ${a.carries})`,
      a.state === 'open' ? '' : ` ${a.state}`,
    ];
    const hand = a.handOff === undefined ? '' : ` → ${[a.handOff.owners.join(', '), a.handOff.text].filter(Boolean).join(': ')}`;
    lines.push(`${a.certainty === 'marked' ? 'action' : 'possible action'} [${who}] ${a.text}${rest.join('')}${hand}`);
  }
  for (const d of meeting.decisions) lines.push(`${d.certainty === 'marked' ? 'decision' : 'possible decision'}: ${d.text}`);
  for (const m of meeting.milestones) {
    const rest = [due(m.deadline), m.blockedBy && ` (blocked by ${m.blockedBy})`, m.partOf && ` (part of line ${m.partOf})`];
    lines.push(`milestone (${m.where}): ${m.text}${rest.join('')}`);
  }
  for (const one of meeting.agenda) lines.push(`agenda: ${one.text}`);
  for (const one of meeting.raised) lines.push(`${one.kind === 'item' ? 'raised' : 'question'}: ${one.text}`);
  for (const one of meeting.charter) lines.push(`charter ${one.part}: ${one.text}`);
  const { recap, nextMeeting } = meeting;
  if (recap !== undefined)
    lines.push(`summary${recap.certainty === 'marked' ? '' : ' (inferred)'}: lines ${recap.lines[0]} to ${recap.lines[1]}`);
  if (nextMeeting !== undefined) {
    const times = nextMeeting.start === undefined ? '' : ` ${[nextMeeting.start.time, nextMeeting.start.zone].filter(Boolean).join(' ')}`;
    const end = nextMeeting.end === undefined ? '' : ` to ${nextMeeting.end.time}${nextMeeting.endInferred ? ' (inferred)' : ''}`;
    lines.push(
      `next${nextMeeting.certainty === 'marked' ? '' : ' (inferred)'}: ${nextMeeting.day ?? nextMeeting.problem ?? 'no day'}${times}${end}`,
    );
  }
  for (const line of meeting.notUnderstood) lines.push(`not understood: line ${line}`);
  return lines.map((line) => line.replaceAll('undefined', ''));
}

function person(one: Attendee): string {
  const beside = [one.nickname, one.role, one.organisation, one.partial].filter((words) => words !== undefined);
  return `${one.name}${one.handle === undefined ? '' : ` @${one.handle}`}${beside.length === 0 ? '' : ` (${beside.join('; ')})`}`;
}

function due(deadline: Deadline | undefined): string {
  if (deadline === undefined) return '';
  return deadline.due === undefined ? ` (due: ${deadline.problem?.kind})` : ` (due ${deadline.due})`;
}
