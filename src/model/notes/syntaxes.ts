// All ways to write notes that are read, in the order in which they are tried. A new one is a file of its own and a line here.
import { actionBoxes, actionMarkers, actionSlots } from './action-lines.ts';
import { actionParts } from './action-parts.ts';
import { cancelledMeetings } from './cancelled.ts';
import { charterTexts, recaps } from './charter.ts';
import { meetingDays } from './day-of-meeting.ts';
import { decisionMarkers, tellings, votes } from './decision-lines.ts';
import { decisionParts } from './decision-parts.ts';
import { nextMeetings } from './next.ts';
import { peopleElsewhere } from './people-elsewhere.ts';
import { peopleLists } from './people-lists.ts';
import { peopleTables } from './people-tables.ts';
import { plans } from './plan.ts';
import { promises } from './promise.ts';
import { agendas, raisedThings } from './raised.ts';
import type { Syntax } from './syntax.ts';
import { transcripts } from './transcript.ts';
import { yearLogs } from './year-log.ts';

/** The registered ways, each with its examples. */
export const syntaxes: readonly Syntax[] = [
  meetingDays,
  yearLogs,
  transcripts,
  peopleLists,
  peopleTables,
  peopleElsewhere,
  nextMeetings,
  cancelledMeetings,
  recaps,
  plans,
  actionParts,
  actionSlots,
  actionMarkers,
  actionBoxes,
  promises,
  decisionParts,
  decisionMarkers,
  votes,
  tellings,
  agendas,
  raisedThings,
  charterTexts,
];
