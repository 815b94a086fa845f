// The only file that imports gray-matter, which by default runs `---js` blocks and remembers texts. It is given nothing but a block that
// the own scan has cut out, with its options; every engine but YAML throws, and the YAML engine is ours. Reached by dynamic import only.
import matter from 'gray-matter';
import type { Header } from './header.ts';
import { placeOf, type Source } from './source.ts';
import { readYaml, type YamlReading } from './yaml-library.ts';

/** Reads the front matter that `findHeader` found. A line inside that begins with `---` is a diagnostic: other tools end the block there. */
export function readFrontMatter(source: Source, header: Header): YamlReading {
  const yaml = withoutBlankLines(source.text.slice(header.inner.start, header.inner.end));
  let seen = '';
  const refuse = (): never => {
    throw new Error('only YAML front matter is read');
  };
  matter(`---\n${yaml}\n---\n`, {
    language: 'yaml',
    delimiters: '---',
    excerpt: false,
    engines: {
      yaml: (block: string) => {
        seen = block;
        return {};
      },
      javascript: refuse,
      js: refuse,
      coffee: refuse,
      json: refuse,
    },
  });
  if (seen !== '' && seen !== `\n${yaml}`) {
    const at = source.text.indexOf('\n---', header.inner.start) + 1;
    const place = placeOf(source, { start: at, end: at + 3 });
    const message = 'a line inside the front matter begins with `---`';
    return {
      diagnostics: [
        {
          code: 'front-matter-fence',
          severity: 'error',
          place,
          message,
          help: 'indent the line, or end the front matter with exactly `---`',
        },
      ],
    };
  }
  return readYaml(source, header.inner);
}

/** The lines with something on them; gray-matter's pattern for comments takes quadratic time over blank ones. The values are read from the file itself. */
function withoutBlankLines(yaml: string): string {
  return yaml
    .split(/[\r\n\u2028\u2029]/)
    .filter((line) => /\S/.test(line))
    .join('\n');
}
