// The column rules of an XLSForm as a function from sheets to complaints, after https://xlsform.org/en/ref-table and pyxform, which makes
// forms of such sheets: what that refuses or warns of, and what this project asks beyond it.

/** Rows of cells by the name of their sheet; null is an empty cell. */
export type Workbook = ReadonlyMap<string, readonly (readonly (string | null)[])[]>;

type Row = ReadonlyMap<string, string>;

const COLUMNS: ReadonlyMap<
  string,
  { readonly all: readonly string[]; readonly spoken: readonly string[]; readonly demanded: readonly string[] }
> = new Map([
  [
    'survey',
    {
      all: ['type', 'name', 'required', 'appearance', 'relevant', 'constraint', 'parameters'],
      spoken: ['label', 'hint', 'constraint_message'],
      demanded: ['type', 'name'],
    },
  ],
  ['choices', { all: ['list_name', 'name'], spoken: ['label'], demanded: ['list_name', 'name'] }],
  [
    'settings',
    {
      all: ['form_title', 'form_id', 'version', 'default_language', 'clean_text_values'],
      spoken: [],
      demanded: ['form_title', 'form_id', 'version'],
    },
  ],
]);

const TYPES = /^(?:note|text|integer|decimal|range|begin_group|end_group|(?:select_one|select_multiple|rank) [A-Za-z0-9_-]+)$/;
const APPEARANCES = new Set(['table-list', 'likert', 'multiline']);
const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/** All complaints about a form's sheets; empty where they keep the rules. */
export function complaintsOf(workbook: Workbook): readonly string[] {
  const out: string[] = [];
  if ([...workbook.keys()].join() !== 'survey,choices,settings') out.push(`its sheets are ${[...workbook.keys()].join()}`);
  const [survey, choices, settings] = ['survey', 'choices', 'settings'].map((name) => read(name, workbook.get(name) ?? [], out));
  const lists = new Map<string, Row[]>();
  for (const row of choices ?? []) {
    const list = row.get('list_name') ?? '';
    lists.set(list, [...(lists.get(list) ?? []), row]);
  }
  for (const [list, rows] of lists) {
    const names = rows.map((row) => row.get('name') ?? '');
    if (new Set(names).size < names.length) out.push(`${list} has a name twice`);
    for (const name of names) if (!/^[A-Za-z0-9_.-]+$/.test(name)) out.push(`${list} has the choice name ${JSON.stringify(name)}`);
  }
  questions(survey ?? [], lists, out);
  if (settings?.length !== 1) out.push('the settings are one row');
  const setting = settings?.[0];
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(setting?.get('form_id') ?? '')) out.push(`the form's id is ${setting?.get('form_id')}`);
  const spoken = (workbook.get('survey')?.[0] ?? []).filter((header) => header?.startsWith('label::'));
  const main = setting?.get('default_language');
  if (spoken.length > 0 && spoken[0] !== `label::${main}`) out.push(`the default language ${main} is not the first of ${spoken.join()}`);
  if (spoken.length === 0 && main !== undefined) out.push('a form of one language names none');
  return out;
}

function read(name: string, rows: readonly (readonly (string | null)[])[], out: string[]): readonly Row[] {
  const rule = COLUMNS.get(name);
  const [headers = [], ...body] = rows;
  const seen = new Set(headers);
  if (seen.size < headers.length) out.push(`${name} has a column twice`);
  for (const header of headers) {
    const [column, language] = (header ?? '').split('::');
    const isSpoken = rule?.spoken.includes(column ?? '') ?? false;
    if (!isSpoken && !rule?.all.includes(header ?? '')) out.push(`${name} has the column ${header}`);
    if (language !== undefined && !/^.+ \([A-Za-z]{2,3}(-[A-Za-z0-9]+)*\)$/.test(language)) out.push(`${header} names no language`);
  }
  for (const column of rule?.demanded ?? []) if (!seen.has(column)) out.push(`${name} lacks the column ${column}`);
  // What one language has, each has: else a tool shows a dash.
  const languages = new Map<string, string[]>();
  for (const header of headers) {
    const [column = '', language = ''] = (header ?? '').split('::');
    if (rule?.spoken.includes(column)) languages.set(column, [...(languages.get(column) ?? []), language]);
  }
  const sets = new Set([...languages.values()].map((list) => list.join()));
  if (sets.size > 1) out.push(`${name} speaks ${[...sets].join(' and ')}`);
  return body.map((cells, index) => {
    const row = new Map(headers.flatMap((header, at) => (header === null || !cells[at] ? [] : [[header, cells[at] ?? ''] as const])));
    for (const [column, list] of languages) {
      const filled = list.filter((language) => row.has(language === '' ? column : `${column}::${language}`));
      if (filled.length > 0 && filled.length < list.length) out.push(`${name} row ${index + 2} has no ${column} in some language`);
    }
    for (const [header, text] of row)
      if (text.includes('${') && header !== 'relevant') out.push(`${name} row ${index + 2} refers in ${header}`);
    return row;
  });
}

function questions(rows: readonly Row[], lists: ReadonlyMap<string, readonly Row[]>, out: string[]): void {
  const names = new Set(['meta']);
  const selects = new Set<string>();
  let tableList: string | undefined;
  let open = 0;
  for (const row of rows) {
    const [type = '', name = ''] = [row.get('type'), row.get('name')];
    const at = `${type} ${name}`;
    const hasLabel = [...row.keys()].some((column) => column.startsWith('label'));
    if (!TYPES.test(type)) out.push(`${at} is no type`);
    if (type === 'end_group') {
      open -= 1;
      tableList = undefined;
      continue;
    }
    if (!NAME.test(name) || name.includes('.')) out.push(`${at} has no good name`);
    if (names.has(name.toLowerCase())) out.push(`${at}: its name is taken`);
    names.add(name.toLowerCase());
    if (!hasLabel) out.push(`${at} has no label`);
    if (!['yes', undefined].includes(row.get('required'))) out.push(`${at} is required ${row.get('required')}`);
    if (row.has('appearance') && !APPEARANCES.has(row.get('appearance') ?? '')) out.push(`${at} appears as ${row.get('appearance')}`);
    if (type === 'begin_group') {
      open += 1;
      if (row.get('appearance') === 'table-list') tableList = '';
      continue;
    }
    const [, command, list] = /^(select_one|select_multiple|rank) (.+)$/.exec(type) ?? [];
    if (list !== undefined) {
      if ((lists.get(list)?.length ?? 0) === 0) out.push(`${at}: there is no list ${list}`);
      if (command !== 'rank') selects.add(name);
      if (tableList !== undefined) {
        if (tableList !== '' && tableList !== list) out.push(`${at}: a table has one list`);
        tableList = list;
      }
    }
    if (type === 'range' && !/^start=-?\d+ end=-?\d+ step=\d+$/.test(row.get('parameters') ?? '')) out.push(`${at} has no bounds`);
    const refers = /^selected\(\$\{(.+)\}, 'other'\)$/.exec(row.get('relevant') ?? '')?.[1];
    if (row.has('relevant') && !selects.has(refers ?? '')) out.push(`${at} refers to no question above`);
    const bound = '\\. [<>]= -?[0-9]+(?:\\.[0-9]+)?';
    if (row.has('constraint') && !new RegExp(`^${bound}(?: and ${bound})?$`).test(row.get('constraint') ?? ''))
      out.push(`${at} has no good constraint`);
  }
  if (open !== 0) out.push('a group is left open');
}
