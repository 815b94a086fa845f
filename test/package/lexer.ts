// Reads TypeScript just far enough to see words, strings and marks in their nesting: TypeScript 7 has no stable compiler API.
// Knows comments, strings, templates with their insertions, and regular expressions; knows no grammar.

/** A word, a number, a mark of one character, or a literal. `depth` counts the brackets around it; a string's text is what stands between its quotes. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'string' | 'template' | 'regex';
  readonly text: string;
  readonly line: number;
  readonly depth: number;
}

const beforeRegex = new Set('return typeof case in of delete void throw new else do yield await instanceof'.split(' '));

/** The tokens of a source text, comments left out. */
export function tokens(source: string): readonly Token[] {
  const out: Token[] = [];
  // For each open template insertion, the depth at which its closing brace will stand.
  const insertions: number[] = [];
  let at = source.startsWith('#!') ? Math.max(0, source.indexOf('\n')) : 0;
  let line = 1;
  let depth = 0;

  const push = (kind: Token['kind'], text: string) => out.push({ kind, text, line, depth });
  const advance = (to: number) => {
    for (; at < to; at++) if (source[at] === '\n') line++;
  };
  const template = () => {
    let end = at + 1;
    while (end < source.length && source[end] !== '`' && !source.startsWith('${', end)) end += source[end] === '\\' ? 2 : 1;
    push('template', source.slice(at + 1, end));
    if (source[end] === '$') {
      insertions.push(depth++);
      advance(end + 2);
    } else advance(end + 1);
  };

  while (at < source.length) {
    const rest = source[at] as string;
    if (source.startsWith('//', at)) advance(ending(source, '\n', at));
    else if (source.startsWith('/*', at)) advance(ending(source, '*/', at) + 2);
    else if (rest === '"' || rest === "'") {
      let end = at + 1;
      while (end < source.length && source[end] !== rest && source[end] !== '\n') end += source[end] === '\\' ? 2 : 1;
      push('string', source.slice(at + 1, end));
      advance(end + 1);
    } else if (rest === '`') template();
    else if (rest === '}' && insertions.at(-1) === depth - 1) {
      insertions.pop();
      depth--;
      template();
    } else if (rest === '/' && regexMayStart(out.at(-1))) {
      const end = regexEnd(source, at);
      push('regex', source.slice(at, end));
      advance(end);
    } else if (/[\p{ID_Start}$_#]/u.test(rest)) {
      let end = at + 1;
      while (end < source.length && /[\p{ID_Continue}$]/u.test(source[end] as string)) end++;
      push('word', source.slice(at, end));
      advance(end);
    } else if (/\d/.test(rest)) {
      let end = at + 1;
      while (end < source.length && /\w/.test(source[end] as string)) end++;
      push('number', source.slice(at, end));
      advance(end);
    } else {
      if ('}])'.includes(rest)) depth--;
      if (!/\s/.test(rest)) push('mark', rest);
      if ('{[('.includes(rest)) depth++;
      advance(at + 1);
    }
  }
  return out;
}

function ending(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found === -1 ? source.length : found;
}

function regexMayStart(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'word') return beforeRegex.has(before.text);
  return before.kind === 'mark' && !')]}'.includes(before.text);
}

function regexEnd(source: string, from: number): number {
  let end = from + 1;
  for (let inClass = false; end < source.length && source[end] !== '\n' && (inClass || source[end] !== '/'); end++) {
    if (source[end] === '\\') end++;
    else if (source[end] === '[') inClass = true;
    else if (source[end] === ']') inClass = false;
  }
  return end + 1;
}

/** One import of a module. `how` is `type` where nothing is left of it at run time, `lazy` for `import()`; `from` undefined: not a plain string. */
export interface Import {
  readonly how: 'static' | 'type' | 'lazy' | 'all';
  readonly from: string | undefined;
  readonly line: number;
}

/** What a text imports: `import`, `import type`, `export … from` (`all` for `export *`), `import()`, `require()`. */
export function imports(text: readonly Token[]): readonly Import[] {
  const found: Import[] = [];
  text.forEach((token, index) => {
    if (token.kind !== 'word' || before(text, index) === '.') return;
    const next = text[index + 1];
    const { line } = token;
    if ((token.text === 'import' || token.text === 'require') && next?.text === '(' && next.kind === 'mark') {
      const name = text[index + 2];
      found.push({ how: 'lazy', from: name?.kind === 'string' ? name.text : undefined, line });
    } else if (token.text === 'import' && next?.kind === 'string') found.push({ how: 'static', from: next.text, line });
    else if ((token.text === 'import' || token.text === 'export') && token.depth === 0 && next !== undefined && next.text !== '.') {
      const name = sourceName(text, index + 1);
      if (name === undefined) return;
      const how =
        token.text === 'export' && next.text === '*' ? 'all' : next.text === 'type' && isTypeOnly(text, index + 1) ? 'type' : 'static';
      found.push({ how, from: name, line });
    }
  });
  return found;
}

function before(text: readonly Token[], index: number): string | undefined {
  return text[index - 1]?.text;
}

/** The string behind `from` of the import or export list that begins at `index`; undefined where it is a declaration. */
function sourceName(text: readonly Token[], index: number): string | undefined {
  let at = index;
  if (text[at]?.text === 'type') at++;
  const listed = text[at]?.text === '{' || text[at]?.text === '*' || text[index - 1]?.text === 'import';
  if (!listed) return undefined;
  for (; at < text.length; at++) {
    const token = text[at] as Token;
    if (token.depth > 0) continue;
    if (token.text === 'from' && text[at + 1]?.kind === 'string') return text[at + 1]?.text;
    if (token.text === ';' || token.text === '=' || token.kind === 'string') return undefined;
  }
  return undefined;
}

/** `import type { A } from`, not `import type from` (a default import of the name `type`). */
function isTypeOnly(text: readonly Token[], index: number): boolean {
  return text[index + 1]?.text !== 'from' || text[index + 2]?.text === 'from';
}
