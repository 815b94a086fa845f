// Words that stand in a place for tasks, decisions or people and say that there is none, and links that only show the way to a list.
import { plainWords } from '../../text/inline.ts';

/** Words that stand in a place for tasks and say that there is none. */
export function saysNone(text: string): boolean {
  // What begins with an ordinary letter says so by one of a few words.
  const first = text.charCodeAt(0);
  if (first < 128 && /\w/.test(text.charAt(0)) && !/[nkatsd]/i.test(text.charAt(0))) return false;
  return (
    /^\W*(?:none|n\/?a|nil|nothing(?: (?:was |is )?(?:decided|to (?:report|decide|do|note)|new|assigned)\b.*)?|no (?:new |open |further |specific |pending |outstanding )?(?:action|actions|action items?|items?|updates?|one|change|changes|objections?|decisions?)\b.*|not (?:needed|applicable|recorded).*|keine?|aucune?|ninguna?|nenhuma?|tidak ada|tbd|tba|to-?do|see (?:above|below|notes?|agenda)|as above|same as above|ditto|-+|\.{2,}|…)[\s.!]*$/i.test(
      text,
    ) ||
    /^\W*none\b.{0,30}$/i.test(text) ||
    /^\W*$/.test(text)
  );
}

/** The state of the tasks below words that say nothing else: `Completed`, `On-going`; undefined for other words. */
export function stateNamed(words: string): 'open' | 'done' | undefined {
  if (
    /^(?:done|completed?|finished|closed|resolved|erledigt|terminées?|hecho|concluíd[ao]s?)(?: (?:actions?|items?|tasks?))?$/i.test(words)
  )
    return 'done';
  return /^(?:new|open|on-?going|in progress|pending|outstanding|assigned|carried over|offen|en cours|em andamento)$/i.test(words)
    ? 'open'
    : undefined;
}

/** Whether a line is nothing but a link that shows the way to a list, a label with an address, or a setting of a wiki: `TOPICINFO{…}`. */
export function isOnlyLink(text: string): boolean {
  if (/^\p{Lu}{4,}\{/u.test(text)) return true;
  if (!text.includes('](') && !text.includes('://')) return false;
  const bare = text
    .replace(/\[[^[\]]{0,300}\]\([^()]{0,600}\)/g, '')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/[\s\p{P}]/gu, '');
  if (/^\W*[\p{L} ]{1,30}:\s*https?:\/\/\S+\W*$/u.test(text)) return true;
  if (bare !== '' || !/\]\(|:\/\//.test(text)) return false;
  const words = plainWords(text)
    .replace(/https?:\/\/\S+/g, '')
    .trim();
  return words.split(/\s+/).length < 3 || /\b(?:list|board|tracker|items|issues|log|spreadsheet|sheet|doc|document)\b/i.test(words);
}
