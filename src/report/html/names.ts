// The names (ids) of a page: each once, made as forges make the anchors of headings, so that a link works on both.

/** Gives out the names of one page. */
export interface Names {
  /** The name of a heading: its words as forges write them, with `-1`, `-2`, … where another one has it. Never empty. */
  ofHeading(words: string): string;
  /** This very name, where nothing on the page has it and it is letters, digits, `-` and `_`; else undefined. */
  exactly(name: string): string | undefined;
  /** The name of a drawing, which has the same with `-title` and with `-desc` for itself. */
  ofDrawing(): string;
}

const plain = /^[\p{L}\p{N}\p{M}_-]{1,200}$/u;

/** The names of a new page, some of them given away already. */
export function namesOf(taken: readonly string[] = []): Names {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  return {
    ofHeading: (words) => {
      const base = anchorOf(words) || 'part';
      let at = counts.get(base) ?? 0;
      let name = at === 0 ? base : `${base}-${at}`;
      while (used.has(name)) name = `${base}-${++at}`;
      counts.set(base, at + 1);
      used.add(name);
      return name;
    },
    ofDrawing: () => {
      const own = (name: string): readonly string[] => [name, `${name}-title`, `${name}-desc`];
      let name = 'drawing';
      for (let at = 1; own(name).some((one) => used.has(one)); at++) name = `drawing-${at}`;
      for (const one of own(name)) used.add(one);
      return name;
    },
    exactly: (name) => {
      if (!plain.test(name) || used.has(name)) return undefined;
      used.add(name);
      return name;
    },
  };
}

/** The anchor that forges give a heading: lower case, without punctuation, a hyphen for each space; at most 200 characters. */
function anchorOf(words: string): string {
  return words
    .slice(0, 200)
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '')
    .replace(/\s/gu, '-');
}
