// Which sentences of a guideline state something that communities said or do, and lead to nothing that bears them out. Few false alarms matter
// more than finding all: a sentence has to name a share, or speak for many.
import type { Prose, Sentence } from './prose.ts';

const PEOPLE =
  '(?:communit(?:y|ies)|groups|people|members|leaders|organi[sz]ers|volunteers|maintainers|mentors|contributors|newcomers|respondents|participants|answers|teams|chapters|clubs|cafés|libraries|projects)';
const SAY =
  '(?:say|said|told|tell|want|wanted|need|needed|ask(?:ed)? for|prefer(?:red)?|agree[ds]?|report(?:ed)?|complain(?:ed)?|wish(?:ed)?|find|found|like[ds]?|feel|felt|struggle[ds]?)';

/** A share (`62 %`, `24 of 39`), or words that speak for many. Each is tried on at most 2000 characters. */
const SHARE = /\b\d{1,3}(?:[.,]\d{1,2})? ?(?:%|per ?cent\b)|\b\d{1,6} (?:out )?of (?:the |all |our )?\d{1,6}\b/i;
const MANY = new RegExp(
  [
    `\\b(?:most|many|few|several|half|two thirds|a third|nearly all|almost all|the majority) (?:of (?:the|our|all|these|them)\\b|of ${PEOPLE}\\b|${PEOPLE}\\b|\\p{L}{3,15} ${PEOPLE}\\b)`,
    '\\b(?:a|the|large|great|vast|clear) majority\\b',
    `\\b${PEOPLE} (?:often |usually |mostly |all |also )?${SAY}\\b`,
    '\\b(?:the survey|answers?|surveys?|studies) (?:shows?|showed|says?|said|found|tells?)\\b',
    '\\b(?:should|must)\\b[^.;]{0,200}\\bbecause\\b',
  ].join('|'),
  'iu',
);
const WISHES = /^(?:if|when|where|unless|ask|let|make sure|suppose|imagine)\b/i;

/** The sentences that state something and have no link and no note; one that goes on in brackets or with “See” is borne out by what stands there. */
export function claimsIn({ sentences }: Prose): readonly Sentence[] {
  return sentences.filter((sentence, at) => {
    if (sentence.shape !== 'prose' || isBorneOut(sentence) || !statesSomething(sentence)) return false;
    const next = sentences[at + 1];
    return !(next !== undefined && next.paragraph === sentence.paragraph && /^(?:\(|see\b)/i.test(next.text) && isBorneOut(next));
  });
}

function isBorneOut({ links, noted }: Sentence): boolean {
  return noted || links.some(({ image }) => !image);
}

function statesSomething({ text, heading = '' }: Sentence): boolean {
  const words = text.slice(0, 2000);
  if (/\?["”’')\]]{0,3}$/.test(words) || /\b(?:TODO|FIXME|TBD)\b/.test(words) || /\bopen questions?\b/i.test(heading)) return false;
  return SHARE.test(words) || (!WISHES.test(words) && MANY.test(words));
}
