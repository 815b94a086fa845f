// By what an answer is known again when it is imported a second time: keyed hashes of what the export says, never a bare hash and never a value.
// Knows columns of an export, not the codebook: a change of the codebook leaves every answer what it was.
import type { AnswerState } from './answer.ts';
import { hashWords } from './known-answers.ts';
import type { Column, Layout } from './layout.ts';

/** HMAC-SHA-256 (RFC 2104) of a text under the key of this clone, as 43 characters of base64url. */
export type KeyedHash = (text: string) => string;

/** What an answer is known by. */
export interface Fingerprint {
  /** 22 characters of base64url: of the id that the tool gave, or of the content where it gives none. */
  readonly hash: string;
  /** 11 characters of the hash of the content, where there is an id: another content under the same id is an edited answer. */
  readonly content?: string;
  /** 11 characters of the hash of the respondent's id, where the export has one beside that of the answer. */
  readonly respondent?: string;
}

/** Takes fingerprints of the rows of one export. */
export interface Fingerprints {
  /** Whether the export gives ids, so that an edited answer is known again. */
  readonly byId: boolean;
  /** What was answered, as one text: the same for rows with the same answers. `filled` counts cells with something in them. */
  content(cells: readonly string[]): { readonly text: string; readonly filled: number };
  take(cells: readonly string[], state: AnswerState, content: string): Fingerprint;
}

const LONG = 22;
const SHORT = 11;
/** Characters that stand for a header; headers are long, and there is one before every cell. */
const MARK = 8;

/**
 * Fingerprints for a layout. The content is that of all columns with answers, by header and not by place, so that an added column changes
 * nothing; personal columns, and what the tool says about the answer, are no part of it. Without ids the time of the answer is: two people
 * may answer the same.
 */
export function fingerprintsOf(layout: Layout, hash: KeyedHash): Fingerprints {
  const answers = layout.columns
    .filter(({ role }) => role.kind === 'answer')
    .map((column) => ({ index: column.index, mark: `\u001e${hash(markOf(column)).slice(0, MARK)}\u001f` }));
  const response = indexOf(layout, 'response');
  const respondent = indexOf(layout, 'respondent');
  const id = response ?? respondent;
  const time = timeIndex(layout);

  return {
    byId: id !== undefined,
    content(cells) {
      let text = '';
      let filled = 0;
      for (const { index, mark } of answers) {
        const cell = cells[index];
        if (cell === undefined || cell === '') continue;
        const value = layout.value(cell, index).trim();
        if (value === '') continue;
        text += mark + value;
        filled++;
      }
      return { text: normal(text), filled };
    },
    take(cells, state, content) {
      const said = id === undefined ? '' : normal(cells[id] ?? '');
      const whole = `${state}\u001d${content}`;
      if (said === '') {
        const when = time === undefined ? '' : timeDigits(cells[time] ?? '');
        return { hash: hash(`content\u001d${when}\u001d${whole}`).slice(0, LONG) };
      }
      const person = respondent === undefined || respondent === id ? '' : normal(cells[respondent] ?? '');
      return {
        hash: hash(`id\u001d${said}`).slice(0, LONG),
        content: hash(`content\u001d${whole}`).slice(0, SHORT),
        ...(person !== '' && { respondent: hash(`respondent\u001d${person}`).slice(0, SHORT) }),
      };
    },
  };
}

/** The name under which an answer is coded by hand: short, the same for as long as the key of this clone is, and never to be taken for a number. */
export function shortIdOf(hash: string, occurrence: number): string {
  // In one case and without signs, so that it can be typed and stands bare in YAML.
  const digits = hashWords(hash)
    .slice(0, 2)
    .map((word) => word.toString(36).padStart(6, '0'));
  return `a${digits.join('').slice(0, 10)}${occurrence === 0 ? '' : `.${occurrence + 1}`}`;
}

function markOf({ header, role }: Column): string {
  const parts =
    role.kind === 'answer'
      ? [role.title || header, role.row ?? '', role.option ?? '', rankMark(role.ranks), role.other ? 'other' : '']
      : [];
  return normal(`column\u001d${parts.join('\u001f')}`);
}

function rankMark(ranks: { readonly item: string } | { readonly rank: number } | undefined): string {
  if (ranks === undefined) return '';
  return 'item' in ranks ? ranks.item : String(ranks.rank);
}

function indexOf(layout: Layout, kind: 'response' | 'respondent'): number | undefined {
  return layout.columns.find(({ role }) => role.kind === kind)?.index;
}

function timeIndex(layout: Layout): number | undefined {
  const times = layout.columns.flatMap(({ index, role }) => (role.kind === 'time' ? [{ index, what: role.what }] : []));
  return (times.find(({ what }) => what === 'end') ?? times[0])?.index;
}

// Two exports of one answer may name the zone otherwise, or put other signs between the numbers.
function timeDigits(cell: string): string {
  return (cell.slice(0, 60).match(/\d{1,9}|[ap]\.?m\b/gi) ?? []).join(' ').toLowerCase();
}

/** NFC, single spaces, none at the ends. Nearly every text is so already. */
function normal(text: string): string {
  if (!/[^\x1d-\x7e]/.test(text) && !text.includes('  ')) return text.trim();
  return text
    .normalize('NFC')
    .replace(/[^\S\x1d-\x1f]+/g, ' ')
    .replace(/ ?([\x1d-\x1f]) ?/g, '$1')
    .trim();
}
