// Signs that answers were not given by so many people: the same answer many times in a row, one respondent many times. Only counted and said:
// whether they are left out is for people to decide.
import { knownAnswers } from './known-answers.ts';

/** From how many alike in a row, with how many questions answered, it is said. */
const RUN = 5;
const FILLED = 3;
/** From how many answers of one respondent it is said. */
const AGAIN = 3;

export interface Floods {
  /** Takes the next complete answer: its content as one text, how many questions it answers, and the hash of its respondent. */
  add(content: string, filled: number, respondent: string | undefined): void;
  /** What was found, a sentence each. */
  said(): readonly string[];
}

/** Nothing seen yet. */
export function openFloods(): Floods {
  const respondents = knownAnswers();
  let last = '';
  let length = 0;
  let runs = 0;
  let longest = 0;
  let repeated = 0;
  let most = 0;
  return {
    add(content, filled, respondent) {
      length = filled >= FILLED && content === last ? length + 1 : 1;
      last = content;
      if (length === RUN) runs++;
      if (length > longest) longest = length;
      if (respondent === undefined) return;
      respondents.take(respondent);
      const times = respondents.timesTaken(respondent);
      if (times === AGAIN) repeated++;
      if (times > most) most = times;
    },
    said() {
      return [
        ...(runs === 0
          ? []
          : [
              `${runs === 1 ? 'once' : `${runs} times`} the same answer stands ${RUN} times or more in a row, at most ${longest} times: look whether one person sent it`,
            ]),
        ...(repeated === 0
          ? []
          : [`${repeated} respondent${repeated === 1 ? '' : 's'} answered ${AGAIN} times or more, at most ${most} times`]),
      ];
    },
  };
}
