// Actions in a table: which columns hold the task, its owner, its deadline and its state.
import { type Block, cellsOf, isTableSeparator } from '../../text/blocks.ts';
import { plainWords } from '../../text/inline.ts';
import { saysNone } from './empty-words.ts';
import { kindAt, type Note } from './note.ts';
import { isNobody, ownersIn } from './roster.ts';
import { type Found, putAction, putDecision } from './syntax.ts';
import { taskIn } from './task.ts';

const columns = {
  task: /\b(?:actions?|action items?|tasks?|items?|what|description|todo|to do|aufgabe|tâche|tarea|tarefa|tugas|details?|aç(?:ão|ões)|acci(?:ón|ones)|atividades?|actividad(?:es)?|compromissos?|descrição)\b/i,
  owner:
    /\b(?:owners?|who|assignees?|assigned(?: to)?|responsible|lead|person|wer|verantwortlich|qui|responsable|responsáve(?:l|is)|penanggung jawab|pic)\b/i,
  due: /\b(?:due|when|deadline|by|date|target|eta|bis|wann|échéance|fecha|prazo|tenggat)\b/i,
  state: /\b(?:status|state|done|progress|stand|statut|estado)\b/i,
} as const;

// Of a table that stands anywhere the head says as a whole that its rows are tasks which somebody owns.
const sure = {
  task: /^(?:actions?|action items?|action points?|tasks?|to-?dos?|aufgaben?|tâches?|tareas?)$/i,
  text: /^(?:descriptions?|items?|what|details?|beschreibung)$/i,
  owner: /^(?:owners?|who|assignees?|assigned(?: to)?|responsible|responsibility|action owner|verantwortlich|wer|responsable)$/i,
  due: /^(?:due|due date|due by|deadline|by when|target date|eta|frist|bis wann)$/i,
} as const;

/** Reads the tables outside the lists of tasks whose head says that their rows are tasks. */
export function readTables(note: Note, found: Found): void {
  for (let i = note.from; i + 1 < note.to; i++) {
    if ((note.blocks[i] as Block).shape !== 'row') continue;
    const from = i;
    while (i + 1 < note.to && (note.blocks[i + 1] as Block).shape === 'row') i++;
    if (i < from + 2 || !isTableSeparator(note.blocks[from + 1] as Block) || !isFree(kindAt(note, from))) continue;
    const head = cellsOf((note.blocks[from] as Block).text).map(plainWords);
    const has = (column: RegExp) => head.some((cell) => column.test(cell));
    if (has(sure.owner) && (has(sure.task) || (has(sure.text) && has(sure.due)))) readTable(note, from, note.to, found);
  }
}

function isFree(kind: string): boolean {
  return !/^(?:actions|outcomes|milestones|timeline)$/.test(kind);
}

/** Reads the table that begins at a block, if a column of it names tasks; returns the index of its last row. */
export function readTable(note: Note, from: number, to: number, found: Found): number {
  let end = from;
  while (end < to && (note.blocks[end] as Block).shape === 'row') end++;
  const head = cellsOf((note.blocks[from] as Block).text).map(plainWords);
  const at = (key: keyof typeof columns) => head.findIndex((cell) => cell !== '' && cell.length < 40 && columns[key].test(cell));
  const owner = at('owner');
  const task = head.findIndex((cell, i) => i !== owner && columns.task.test(cell) && cell.length < 40);
  if (task === -1) return end - 1;
  const [due, state, type] = [at('due'), at('state'), head.findIndex((cell) => /^(?:type|kind)$/i.test(cell))];
  for (let i = from + 1; i < end; i++) {
    const block = note.blocks[i] as Block;
    if (isTableSeparator(block)) continue;
    const cells = cellsOf(block.text);
    // A table of minutes says of each row what it is: `T` a task, `D` a decision, `I` information.
    const sort = plainWords(cells[type] ?? '');
    if (/^(?:i|info|information|notes?|discussion|topic|q|questions?)$/i.test(sort)) continue;
    if (/^(?:d|decisions?|decided)$/i.test(sort)) {
      if (/\p{L}/u.test(cells[task] ?? '')) putDecision(note, found, i, cells[task] as string, 'marked');
      continue;
    }
    found.taken.add(block.line.number);
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
