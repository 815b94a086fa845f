// Where a survey stands, in words for those who may answer it or read what came out. Knows no page.
import type { Survey } from '../../model/group.ts';
import type { Phase } from '../../model/surveys/codebook.ts';
import type { Results } from '../../model/surveys/results.ts';
import type { Day } from '../../time/day.ts';
import { plural } from '../words.ts';

/** A survey on a day. */
export interface Standing {
  readonly phase: Phase;
  /** `open` only while answers are still welcome. */
  readonly shelf: 'open' | 'coming' | 'results' | 'closed';
  /** One word or two: `Open`. */
  readonly first: string;
  /** What follows it: the rest of its sentence and others. */
  readonly rest: string;
  /** Its days that are known, each in words with the day at the end. */
  readonly days: readonly string[];
}

/** Where it stands; `results` are the published ones. */
export function standingOf({ fields }: Survey, results: Results | undefined, today: Day): Standing {
  const phase = fields.phase ?? 'draft';
  const dayOf = (name: Phase): Day | undefined => fields.phases?.get(name);
  const [opens, closes, told] = [dayOf('open'), dayOf('closed'), dayOf('analysed')];
  const past = (name: Phase): boolean => order.indexOf(name) <= order.indexOf(phase);
  const words = (name: Phase, did: string, will: string, should = `was to be ${did}`): readonly string[] => {
    const day = dayOf(name);
    if (day === undefined) return [];
    return [`${past(name) ? did : day < today ? should : will} ${day}`];
  };
  const days = [
    ...words('open', 'opened', 'opens'),
    ...words('closed', 'closed', 'closes'),
    ...words('analysed', 'results told', 'results expected', 'results were expected'),
  ];
  const opening =
    opens === undefined ? 'No day is set for its opening.' : opens < today ? `It was to open on ${opens}.` : `It opens on ${opens}.`;
  const soFar = results === undefined ? '' : ` ${answeredWords(results)} so far.`;
  const tell = (shelf: Standing['shelf'], first: string, rest: string): Standing => ({ phase, shelf, first, rest, days });
  switch (phase) {
    case 'draft':
      return tell('coming', 'Being written', `. ${opening}`);
    case 'review':
      return tell('coming', 'In review', `. The questions can still be changed. ${opening}`);
    case 'open':
      if (closes === undefined) return tell('open', 'Open', `. Answers are welcome.${soFar}`);
      if (closes < today) return tell('closed', 'Open', `. It was to close on ${closes}.${soFar}`);
      return tell('open', 'Open', `. Answers are welcome until ${closes}.${soFar}`);
    default:
      if (results !== undefined) return tell('results', answeredWords(results), `${periodWords(results)}. Only counts are published.`);
      if (told === undefined || told < today) return tell('closed', 'Closed', '. The answers are being read.');
      return tell('closed', 'Closed', `. What came out is told by ${told}.`);
  }
}

const order: readonly Phase[] = ['draft', 'review', 'open', 'closed', 'analysed'];

/** `52 people answered`. */
function answeredWords({ responses }: Results): string {
  return `${plural(responses, 'person', 'people')} answered`;
}

function periodWords({ period }: Results): string {
  if (period === undefined) return '';
  return period.from === period.to ? ` on ${period.from}` : ` from ${period.from} to ${period.to}`;
}
