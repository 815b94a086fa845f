// Actions in a table: which columns hold the task, its owner, its deadline and its state.
import { type Block, cellsOf, isTableSeparator } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { saysNone } from './empty-words.ts';
import type { Note } from './note.ts';
import { isNobody, ownersIn } from './roster.ts';
import { type Found, putAction } from './syntax.ts';
import { taskIn } from './task.ts';

const columns = {
  task: /\b(?:actions?|action items?|tasks?|items?|what|description|todo|to do|aufgabe|tâche|tarea|tarefa|tugas|details?)\b/i,
  owner:
    /\b(?:owners?|who|assignees?|assigned(?: to)?|responsible|lead|person|wer|verantwortlich|qui|responsable|responsável|penanggung jawab|pic)\b/i,
  due: /\b(?:due|when|deadline|by|date|target|eta|bis|wann|échéance|fecha|prazo|tenggat)\b/i,
  state: /\b(?:status|state|done|progress|stand|statut|estado)\b/i,
} as const;

/** Reads the table that begins at a block, if a column of it names tasks; returns the index of its last row. */
export function readTable(note: Note, from: number, to: number, found: Found): number {
  let end = from;
  while (end < to && (note.blocks[end] as Block).shape === 'row') end++;
  const head = cellsOf((note.blocks[from] as Block).text).map(plainWords);
  const at = (key: keyof typeof columns) => head.findIndex((cell) => cell !== '' && cell.length < 40 && columns[key].test(cell));
  const owner = at('owner');
  const task = head.findIndex((cell, i) => i !== owner && columns.task.test(cell) && cell.length < 40);
  if (task === -1) return end - 1;
  const [due, state] = [at('due'), at('state')];
  for (let i = from + 1; i < end; i++) {
    const block = note.blocks[i] as Block;
    if (isTableSeparator(block)) continue;
    found.taken.add(block.line.number);
    const cells = cellsOf(block.text);
    const text = cells[task] ?? '';
    if (saysNone(plainWords(text))) continue;
    const read = taskIn(text, note.roster, undefined, true);
    const who = plainWords(cells[owner] ?? '');
    const owned = who === '' ? undefined : (ownersIn(who, note.roster) ?? ownersIn(who, undefined));
    const when = due === -1 || due === task ? '' : plainWords(cells[due] ?? '');
    const done = state !== -1 && /\b(?:done|complete[d]?|closed|finished|erledigt)\b|[✓✔✅]/i.test(cells[state] ?? '');
    putAction(
      note,
      found,
      i,
      {
        ...read,
        ...(owned === undefined ? {} : { owners: owned.owners, ...(owned.nobody === undefined ? {} : { nobody: owned.nobody }) }),
        ...(when === '' || isNobody(when) ? {} : { due: { words: when, sure: true } }),
        ...(done ? { state: 'done' as const } : {}),
      },
      'marked',
    );
  }
  return end - 1;
}
