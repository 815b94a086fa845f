// Writes a report into a Markdown file: as a page of its own with room for the story, or between two marks that somebody put there.
import { printMarkdown } from '../report/formats/markdown.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { coverings } from '../text/fences.ts';
import { textOf } from '../text/files.ts';
import { isEdited, printRegion, type Region, regionsIn } from '../text/generated-region.ts';
import { splitLines } from '../text/lines.ts';
import type { Context, Input, Outcome } from './command.ts';

const STORY = '## The story';

/** What is told as a write of the region of its kind. A region that somebody edited is left alone, and said. */
export async function written(context: Context, input: Input, kind: string, told: Outcome): Promise<Outcome> {
  const { document, text: whole } = told.result ?? {};
  if (document === undefined && whole === undefined) return told;
  if (input.has('private')) return { usage: 'what --private shows is for the screen alone, and is never written into the repository' };
  if (whole !== undefined && input.has('into'))
    return { usage: 'the links of a joined document are as seen from reports/: --write puts it there, --into does not' };
  const path = pathOf(context, input, kind);
  if (path === undefined) return { usage: `--into takes a Markdown file of the group, not \`${input.one('into')}\`` };
  const what = ['report', ...namesOf(input, kind)].join(' ');
  const file = context.files.read(path);
  if ('problem' in file && file.problem.code !== 'missing') return { diagnostics: [file.problem], exit: 2 };
  const before = textOf(file);
  if (before === undefined && input.has('into'))
    return { usage: `there is no file \`${path}\`; make it, with these two lines where the report should stand:\n${marks(what)}` };
  const text =
    before ??
    `${marks(what)}\n${kind === 'status' ? `\n${STORY}\n\n<!-- What do these facts mean? Write it here: this part is kept when the report is written again. -->\n` : ''}`;
  const found = regionsIn({ path, text });
  if ('problem' in found) return { diagnostics: [found.problem], exit: 2 };
  const region = found.regions.find((one) => one.what === what);
  if (region === undefined)
    return { usage: `\`${path}\` has no place for it; put these two lines where the report should stand:\n${marks(what)}` };
  if (await isEdited(region)) return { diagnostics: [edited(path, region)], exit: 1 };
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const isDraft = kind === 'status' && text.includes(STORY) && !hasStory(text);
  const markdown =
    document === undefined ? (whole ?? '') : printMarkdown(document, { base: folder, ...(input.has('into') && { level: 2 as const }) });
  const content = isDraft ? `${markdown}\nThis is a draft: nobody has written the story below yet.\n` : markdown;
  const after = `${text.slice(0, region.start)}${await printRegion(what, content)}${text.slice(region.end)}`;
  const { result: _, ...rest } = told;
  return {
    ...rest,
    result: { json: { schema: 'wg/written-report/1', path, kind, draft: isDraft } },
    writes: [{ path, before, after }],
    said: [
      after === before ? `${path} is as it was` : `wrote ${path}`,
      ...(isDraft ? [`it is a draft until somebody writes in it, under “The story”, what the facts mean`] : []),
    ],
    next: after === before ? [] : [`git add ${path}`],
  };
}

function pathOf(context: Context, input: Input, kind: string): string | undefined {
  const into = input.one('into');
  const words = namesOf(input, kind).map((word) => word.replace(/[^\p{L}\p{N}-]+/gu, '-'));
  if (into === undefined) return `reports/${words.join('-')}.md`;
  const path = context.pathFromRoot(into);
  return path?.endsWith('.md') ? path : undefined;
}

/** By what the report is known among the written ones. */
function namesOf(input: Input, kind: string): readonly string[] {
  return [kind, input.one('id'), input.has('joined') ? 'joined' : undefined].filter((word) => word !== undefined);
}

function marks(what: string): string {
  return `<!-- wg:begin ${what} -->\n<!-- wg:end -->`;
}

/** Whether something stands under the story's heading, comments aside. */
function hasStory(text: string): boolean {
  const lines = splitLines(text);
  const covered = coverings(lines);
  const start = lines.findIndex((line) => line.text === STORY) + 1;
  const end = lines.findIndex(({ text: line }, at) => at >= start && line.startsWith('## '));
  return lines
    .slice(start, end === -1 ? undefined : end)
    .some((line, at) => line.text.trim() !== '' && covered?.[start + at] !== 'comment');
}

function edited(path: string, { line }: Region): Diagnostic {
  return {
    code: 'generated-edited',
    severity: 'error',
    place: { path, line },
    message: 'somebody changed what `wg` wrote here, and it would be lost; nothing was written',
    help: 'move the change outside of the two marks (or undo it), empty what stands between them, and run the command again',
  };
}
