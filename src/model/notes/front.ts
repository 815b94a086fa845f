// What a note's front matter says, whichever tool wrote it: day, times, title, people. Keys of other tools are left alone, and a header
// that is not plain is opaque.
import type { Fields } from '../../text/fields.ts';
import { findHeader } from '../../text/header.ts';
import { lineNumberAt } from '../../text/lines.ts';
import { readPlainYaml } from '../../text/plain-yaml.ts';
import type { Source } from '../../text/source.ts';
import { scalarText, type YamlNode } from '../../text/yaml-node.ts';

// A value and the line it stands on.
interface FrontValue {
  readonly line: number;
  readonly text: string;
}

/** The fields that matter to the reader, and where the body begins. `attendees` and `regrets` are one entry per person. */
export interface Front {
  readonly bodyStart: number;
  readonly title?: FrontValue;
  readonly date?: FrontValue;
  readonly start?: FrontValue;
  readonly end?: FrontValue;
  readonly attendees: readonly FrontValue[];
  readonly regrets: readonly FrontValue[];
}

const peopleKeys: ReadonlyMap<string, 'attendees' | 'regrets'> = new Map([
  ['attendees', 'attendees'],
  ['attendance', 'attendees'],
  ['participants', 'attendees'],
  ['present', 'attendees'],
  ['people', 'attendees'],
  ['regrets', 'regrets'],
  ['absent', 'regrets'],
  ['apologies', 'regrets'],
]);
const oneKeys: ReadonlyMap<string, 'title' | 'date' | 'start' | 'end'> = new Map([
  ['title', 'title'],
  ['date', 'date'],
  ['meeting_date', 'date'],
  ['meeting-date', 'date'],
  ['start', 'start'],
  ['time', 'start'],
  ['end', 'end'],
]);

/** Reads the header of a note, or takes what the light reader has read of it. Without one, or with one that is not closed or not plain, only `bodyStart` is told. */
export function readFront(source: Source, read?: Fields): Front {
  const { text } = source;
  const none: Front = { bodyStart: text.charCodeAt(0) === 0xfeff ? 1 : 0, attendees: [], regrets: [] };
  if (!text.startsWith('---', none.bodyStart)) return none;
  const header = read?.fields === undefined ? findHeader(source) : read;
  if (header === undefined || 'problem' in header) return none;
  const { bodyStart } = header;
  const map = 'fields' in header ? header.fields : readPlainYaml(source, header.inner);
  if (map === undefined) return { ...none, bodyStart };
  const found = new Map<string, FrontValue>();
  const people: { attendees: FrontValue[]; regrets: FrontValue[] } = { attendees: [], regrets: [] };
  for (const { key, value } of map.entries) {
    const name = key.toLowerCase();
    const list = peopleKeys.get(name);
    if (list !== undefined) people[list].push(...namesIn(source, value));
    const one = oneKeys.get(name);
    if (one !== undefined && value.kind === 'scalar' && !found.has(one)) {
      found.set(one, { line: lineNumberAt(text, value.span.start), text: scalarText(value) });
    }
  }
  const pick = (key: 'title' | 'date' | 'start' | 'end') => {
    const value = found.get(key);
    return value === undefined || value.text.trim() === '' ? {} : { [key]: value };
  };
  return { bodyStart, ...pick('title'), ...pick('date'), ...pick('start'), ...pick('end'), ...people };
}

function namesIn(source: Source, node: YamlNode): readonly FrontValue[] {
  if (node.kind === 'list') return node.items.flatMap((item) => namesIn(source, item));
  if (node.kind === 'map') {
    const name = node.entries.find((entry) => entry.key.toLowerCase() === 'name');
    return name === undefined ? [] : namesIn(source, name.value);
  }
  if (node.value === null) return [];
  return [{ line: lineNumberAt(source.text, node.span.start), text: scalarText(node) }];
}
