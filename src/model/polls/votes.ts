// What stands in a cell of a scheduling poll: yes, if need be, no, or nothing. The words are those of the tools (Framadate, Rallly, Nextcloud
// Polls, Doodle) and of tables made by hand, in the languages in which groups use them.

export type Vote = 'yes' | 'maybe' | 'no';

/** A cell: a vote, nothing, or something that is none. */
export type Cell = Vote | 'blank' | 'unknown';

const table: readonly (readonly [Vote, string])[] = [
  ['yes', 'yes|y|ok|1|x|v|✓|✔|✅|☑|👍|true|available|free|can|i can|works|works for me'],
  ['yes', 'oui|je peux|ja|kann|passt|geht|sí|si|sim|sì|tak|ano|igen|da|ναι|да|так|ya|bisa|evet|はい|是'],
  ['maybe', 'maybe|perhaps|possibly|if need be|if needed|if necessary|ifneedbe|if-need-be|under reserve|tentative|not preferred'],
  ['maybe', '?|~|○|△|❔|❓|🤷|(✓)|(✔)|(yes)|(y)|(ok)|(x)|(oui)|(ja)|(sí)|(si)|(sim)'],
  ['maybe', 'si nécessaire|si besoin|sous réserve|peut-être|peut être'],
  ['maybe', 'wenn notwendig|wenn nötig|falls nötig|falls notwendig|zur not|notfalls|unter vorbehalt|vielleicht|eventuell|evtl|unsicher'],
  ['maybe', 'si es necesario|si hace falta|quizás|quizá|tal vez|se necessario|se necessário|se preciso|talvez|forse|con riserva'],
  ['maybe', 'indien nodig|misschien|als het moet|onder voorbehoud|mungkin|jika perlu|hvis nødvendigt|måske|kanske|vid behov'],
  ['maybe', 'być może|może|možná|возможно|talán|ha szükséges'],
  ['no', "no|n|0|-|–|—|✗|✘|❌|❎|×|👎|false|unavailable|not available|busy|cannot|can’t|can't|unkown|pending"],
  ['no', 'non|nein|nee|não|nao|nej|nie|ne|nem|não posso|kann nicht|geht nicht|не|нет|ні|όχι|tidak|hayır|いいえ|否'],
];
const words: ReadonlyMap<string, Vote> = new Map(
  table.flatMap(([vote, line]) => line.split('|').map((word) => [word.normalize('NFC'), vote] as const)),
);

/** Longer cells are remarks. */
const LONGEST = 40;

/** How the cells of one poll are read. Where a 2 stands anywhere, numbers are Framadate’s own (2 yes, 1 if need be, 0 no); else 1 is yes. `means` are words that somebody explained. */
export function voteReader(hasTwos: boolean, means: ReadonlyMap<string, Vote> = new Map()): (cell: string) => Cell {
  return (cell) => {
    if (cell.length > LONGEST * 2) return 'unknown';
    const text = plainCell(cell);
    if (text === '') return 'blank';
    const told = means.get(text);
    if (told !== undefined) return told;
    if (hasTwos && /^[012]$/.test(text)) return text === '2' ? 'yes' : text === '1' ? 'maybe' : 'no';
    return words.get(text) ?? words.get(text.replace(/[.!]$/, '')) ?? 'unknown';
  };
}

/** A cell as words are compared: without spaces around, variants of emoji, and capitals. */
export function plainCell(cell: string): string {
  return cell
    .replace(/\ufe0f/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .normalize('NFC');
}
