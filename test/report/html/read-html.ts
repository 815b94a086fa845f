// A page as an independent parser finds it, for tests: its elements and texts, and complaints about what is not closed as it was opened.
import { Parser } from 'htmlparser2';

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** The names of the elements around it, the outermost first. */
  readonly around: readonly string[];
  /** All text in it. */
  text: string;
}

const empty = ['meta', 'link', 'br', 'hr', 'input', 'img'];

/** All elements in their order. Throws where an element is closed by another one's end, or never. */
export function readHtml(html: string): readonly Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes, implied) => {
        if (implied) throw new Error(`<${name}> is nowhere opened`);
        const element = { name, attributes: new Map(Object.entries(attributes)), around: open.map((one) => one.name), text: '' };
        found.push(element);
        open.push(element);
      },
      ontext: (text) => {
        for (const element of open) element.text += text;
      },
      oncomment: () => {
        throw new Error('there is a comment');
      },
      onclosetag: (name, implied) => {
        const last = open.pop();
        const isDrawn = last?.around.includes('svg') === true;
        if (last?.name !== name || (implied && !isDrawn && !empty.includes(name))) throw new Error(`<${last?.name}> ends with </${name}>`);
      },
    },
    { decodeEntities: true, lowerCaseTags: false, lowerCaseAttributeNames: false },
  );
  parser.write(html);
  parser.end();
  return found;
}

/** The elements of that name. */
export function named(elements: readonly Element[], name: string): readonly Element[] {
  return elements.filter((element) => element.name === name);
}

/** What nothing on a page may do: run, load, frame, send or style by itself; and names that are there twice. */
export function dangersIn(elements: readonly Element[]): readonly string[] {
  const ids = new Set<string>();
  return elements.flatMap((element) => {
    const wrong: string[] = [];
    if (!known.has(element.name)) wrong.push(`<${element.name}>`);
    for (const [name, value] of element.attributes) {
      if (!attributes.has(name)) wrong.push(`${element.name} ${name}`);
      if (name === 'href' && !/^(?:https?:|mailto:|#|data:image\/svg)/.test(value) && !/^[^:\\]*$/.test(value)) wrong.push(`href ${value}`);
      if (name === 'href' && value.startsWith('data:') && element.name !== 'link') wrong.push(`href ${value}`);
      if (name !== 'id') continue;
      if (ids.has(value)) wrong.push(`#${value} twice`);
      ids.add(value);
    }
    return wrong;
  });
}

const known = new Set(
  (
    'html head meta title link style body header main footer section nav h1 h2 h3 h4 h5 h6 p div span a strong em s b i u del ins kbd small sub sup code pre blockquote hr br time ' +
    'ul ol li dl dt dd figure figcaption details summary table thead tbody tr th td svg desc g path circle rect line text'
  ).split(' '),
);
const attributes = new Set(
  (
    'lang charset http-equiv content name rel href class id role tabindex aria-label aria-labelledby aria-hidden focusable scope start ' +
    'xmlns viewBox width height x y x1 x2 y1 y2 cx cy r rx d text-anchor overflow'
  ).split(' '),
);
