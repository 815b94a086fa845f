// The answers to inferred readings, as the front matter of a file of notes keeps them: short ids, in a log of several meetings behind the meeting
// that they count for (`2016-02-16#k3xq`). One that stands alone counts for all meetings of its file.
import { entry, type YamlMap } from '../text/yaml-node.ts';

/** What a field (`confirmed`, `refused`) of front matter lists, as it is written. */
export function answersIn(fields: YamlMap | undefined, field: string): ReadonlySet<string> {
  const node = fields === undefined ? undefined : entry(fields, field)?.value;
  if (node === undefined) return nothing;
  const items = node.kind === 'list' ? node.items : [node];
  return new Set(items.flatMap((item) => (item.kind === 'scalar' && item.value !== null ? [String(item.value)] : [])));
}

const nothing: ReadonlySet<string> = new Set();

/** The short ids that are meant for a meeting; `part` is what its id has behind that of its file, where that holds several. */
export function answersFor(answers: ReadonlySet<string>, part: string | undefined): ReadonlySet<string> {
  if (answers.size === 0) return answers;
  return new Set(
    [...answers].flatMap((answer) => {
      const hash = answer.lastIndexOf('#');
      return hash === -1 || answer.slice(0, hash) === part ? [answer.slice(hash + 1)] : [];
    }),
  );
}

/** How the answer to a reading of the meeting with that id is written. */
export function answerTo(meeting: string, reading: string): string {
  const hash = meeting.indexOf('#');
  return hash === -1 ? reading : `${meeting.slice(hash + 1)}#${reading}`;
}
