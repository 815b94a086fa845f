// A document's graph as a Mermaid flowchart, which forges draw. Texts are coded as those of its other charts are; ids are its own.
import type { Document, Graph } from '../document.ts';
import { coded } from './mermaid.ts';

const longestTitle = 80;

/** The flowchart, without a fence: from left to right, ways that are inferred dotted, the thing asked for with a thick border. */
export function printMermaidGraph({ title }: Document, { nodes, edges }: Graph): string {
  const ids = new Map(nodes.map(({ id }, at) => [id, `n${at + 1}`]));
  const lines = ['flowchart LR', `  accTitle: ${coded(title, longestTitle)}`];
  for (const { id, kind, label, called, note, strong } of nodes) {
    const told = [kind === undefined ? label : `${kind}: ${label}`, called, note].flatMap((line) =>
      line === undefined ? [] : [coded(line)],
    );
    const words = told.join('<br>');
    lines.push(`  ${ids.get(id)}["${words}"]${strong ? ':::asked' : ''}`);
  }
  for (const { from, to, label, faint } of edges) {
    const [start, end] = [ids.get(from), ids.get(to)];
    if (start === undefined || end === undefined) continue;
    lines.push(`  ${start} ${faint ? '-.->' : '-->'}${label === undefined ? '' : `|"${coded(label)}"|`} ${end}`);
  }
  return `${[...lines, '  classDef asked stroke-width:3px'].join('\n')}\n`;
}
