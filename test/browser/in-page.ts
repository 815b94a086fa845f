// What is asked of a page from within it. These functions are sent to the browser as text, all together, as `window.look`:
// they may call each other, and nothing else of this project. Each gives problems in words, an empty list where all is well.

/** The functions, as a page has them. */
interface Look {
  /** Whatever is wider than its place: the page, an element that sticks out of it, words that are cut or lie over others. */
  layout(): string[];
  /** Lists what the keyboard has to reach, and gives how many there are. */
  listFocusable(): number;
  /** Where the focus is after a Tab: its place in the list (-1: nowhere), and what is wrong with how that shows. */
  focused(): { readonly at: number; readonly problems: string[] };
  /** What the list names at these places. */
  focusable(places: readonly number[]): string[];
  unfocus(): void;
  openDetails(): void;
  printed(): string[];
  headings(): string[];
  moving(): string[];
  smallTargets(): string[];
  spaceText(): void;
  strangers(): string[];
}

declare global {
  interface Window {
    readonly look: Look;
  }
}

/** An element in words: its name, its id or classes, the beginning of its text. */
function nameOf(element: Element): string {
  const id = element.id === '' ? '' : `#${element.id}`;
  const classes = [...element.classList].map((one) => `.${one}`).join('');
  const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  return `<${element.localName}${id}${classes}>${words === '' ? '' : ` “${words.slice(0, 40)}${words.length > 40 ? '…' : ''}”`}`;
}

function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
}

/** For those who listen alone: a box of one pixel, or clipped away. */
function isForListeners(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return (width <= 1 && height <= 1) || getComputedStyle(element).clipPath === 'inset(50%)';
}

/** The element around it that cuts it or lets it scroll, in one direction. */
function holderOf(element: Element, side: 'overflowX' | 'overflowY'): Element | undefined {
  for (let around = element.parentElement; around !== null && around !== document.body; around = around.parentElement)
    if (getComputedStyle(around)[side] !== 'visible') return around;
  return undefined;
}

function layout(): string[] {
  // What shows only while it has the focus may lie over the rest.
  unfocus();
  return [...tooWide(), ...cut(['hidden', 'clip']), ...overlapping()];
}

function tooWide(): string[] {
  const found: string[] = [];
  const scrolls = (document.scrollingElement?.scrollWidth ?? 0) - innerWidth;
  if (scrolls > 0) found.push(`the page scrolls sideways by ${scrolls} px`);
  let worst: { readonly by: number; readonly name: string } | undefined;
  for (const element of document.body.querySelectorAll('*')) {
    const { left, right } = element.getBoundingClientRect();
    const by = Math.round(Math.max(right - innerWidth, -left));
    if (by <= Math.max(1, worst?.by ?? 0) || !isShown(element) || isForListeners(element)) continue;
    if (holderOf(element, 'overflowX') === undefined) worst = { by, name: nameOf(element) };
  }
  if (worst !== undefined) found.push(`${worst.name} sticks out by ${worst.by} px`);
  // Words may stick out of an element that does not.
  const full = [...document.body.querySelectorAll('*')].filter(
    (element) =>
      element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'visible' && element.clientWidth > 0,
  );
  const inner = full.find((element) => !full.some((other) => other !== element && element.contains(other)));
  if (worst === undefined && scrolls > 0 && inner !== undefined) found.push(`the words of ${nameOf(inner)} stick out`);
  return found;
}

/** What holds more than it shows, of the boxes whose overflow is one of `cuts`. */
function cut(cuts: readonly string[]): string[] {
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const [isCutX, isCutY] = [cuts.includes(overflowX), cuts.includes(overflowY)];
    if ((!isCutX && !isCutY) || !isShown(element) || isForListeners(element)) return [];
    if (element instanceof SVGElement) {
      const box = element.getBoundingClientRect();
      const lost = [...element.querySelectorAll('text')].find((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return right - left > 0 && (left < box.left - 1 || right > box.right + 1 || top < box.top - 2 || bottom > box.bottom + 2);
      });
      return lost === undefined ? [] : [`${nameOf(lost)} is cut off at the edge of its picture`];
    }
    const [wide, high] = [element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight];
    return (isCutX && wide > 1) || (isCutY && high > 1) ? [`${nameOf(element)} cuts ${wide} px by ${high} px of what is in it`] : [];
  });
}

/** Texts of different elements that lie over each other: by more than a third of a line, and more than 3 px along it. */
function overlapping(): string[] {
  const lines: { readonly of: Element; readonly box: DOMRect; readonly words: string }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const of = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (of === null || words === '' || !isShown(of) || isForListeners(of)) continue;
    const holder = holderOf(of, 'overflowX')?.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const [left, right] = [Math.max(box.left, holder?.left ?? -Infinity), Math.min(box.right, holder?.right ?? Infinity)];
      if (right - left > 1) lines.push({ of, box: new DOMRect(left, box.top, right - left, box.height), words: words.slice(0, 40) });
    }
  }
  lines.sort((a, b) => a.box.top - b.box.top);
  for (const [at, one] of lines.entries()) {
    for (const other of lines.slice(at + 1)) {
      if (other.box.top >= one.box.bottom) break;
      const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      if (one.of !== other.of && wide > 3 && high > Math.min(one.box.height, other.box.height) / 3)
        return [`“${one.words}” and “${other.words}” lie over each other`];
    }
  }
  return [];
}

/** What the keyboard has to reach, in the order of the page, with its looks at rest. */
const list: { readonly element: Element; readonly looks: string }[] = [];

function looksOf(element: Element): string {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
  const outline = outlineStyle === 'none' || outlineWidth === '0px' || /, 0\)$/.test(outlineColor) ? '' : `${outlineStyle} ${outlineWidth}`;
  return `${outline} / ${boxShadow}`;
}

function scrolls(element: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  const can = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
  return (
    (can(overflowX) && element.scrollWidth > element.clientWidth + 1) || (can(overflowY) && element.scrollHeight > element.clientHeight + 1)
  );
}

function listFocusable(): number {
  const controls =
    'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [contenteditable], [tabindex]';
  const found = [...document.body.querySelectorAll('*')].filter(
    (element) =>
      (element.matches(`:is(${controls}):not(:disabled, [tabindex="-1"]:not(a, button, input))`) || scrolls(element)) && isShown(element),
  );
  list.splice(0, list.length, ...found.map((element) => ({ element, looks: looksOf(element) })));
  unfocus();
  return list.length;
}

function unfocus(): void {
  if (document.activeElement instanceof HTMLElement || document.activeElement instanceof SVGElement) document.activeElement.blur();
}

function focused(): { readonly at: number; readonly problems: string[] } {
  const element = document.activeElement;
  if (element === null || element === document.body || element === document.documentElement) return { at: -1, problems: [] };
  const at = list.findIndex((one) => one.element === element);
  const rest = list[at];
  if (rest === undefined) return { at, problems: [`${nameOf(element)} takes the focus, and nobody can use it`] };
  const looks = looksOf(element);
  const problems = looks === rest.looks || looks.startsWith(' / none') ? [`nothing shows that ${nameOf(element)} has the focus`] : [];
  const [box] = element.getClientRects();
  const there = box === undefined ? null : document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
  if (there === null || (!element.contains(there) && !there.contains(element)))
    problems.push(`${nameOf(element)} has the focus behind ${there === null ? 'the edge of the window' : nameOf(there)}`);
  return { at, problems };
}

function focusable(places: readonly number[]): string[] {
  // A region that scrolls may be reached by what is in it.
  return places.flatMap((at) => {
    const element = list[at]?.element;
    if (element === undefined) return [];
    const isReachedWithin = scrolls(element) && list.some((one, other) => !places.includes(other) && element.contains(one.element));
    return isReachedWithin ? [] : [nameOf(element)];
  });
}

function openDetails(): void {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

function printed(): string[] {
  // What sticks to the side of its table stays in its row.
  const fixed = [...document.body.querySelectorAll('*')].filter((element) => {
    const { position, top, bottom } = getComputedStyle(element);
    return (position === 'fixed' || (position === 'sticky' && (top !== 'auto' || bottom !== 'auto'))) && isShown(element);
  });
  const closed = [...document.querySelectorAll('details:not([open])')].flatMap((details) =>
    details.checkVisibility() ? [...details.children].filter((child) => child.localName !== 'summary' && !child.checkVisibility()) : [],
  );
  return [
    ...fixed.map((element) => `${nameOf(element)} covers each sheet`),
    ...closed.map((element) => `${nameOf(element)} is closed, and not printed`),
    ...tooWide(),
    // On paper nothing scrolls, so there a box that would is one that cuts.
    ...cut(['hidden', 'clip', 'auto', 'scroll']),
    ...overlapping(),
  ];
}

function headings(): string[] {
  return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ textContent }) => textContent ?? '');
}

function moving(): string[] {
  const isLong = (times: string): boolean => times.split(',').some((time) => Number.parseFloat(time) > 0.01);
  return [...document.querySelectorAll('*')].flatMap((element) =>
    ['', '::before', '::after'].flatMap((pseudo) => {
      const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element, pseudo);
      const moves = (animationName !== 'none' && isLong(animationDuration)) || isLong(transitionDuration) || scrollBehavior === 'smooth';
      return moves ? [`${nameOf(element)}${pseudo} moves`] : [];
    }),
  );
}

function smallTargets(): string[] {
  return [...document.querySelectorAll('nav a, button, summary, input:not([type=hidden]), select')].filter(isShown).flatMap((element) => {
    const { width, height } = element.getBoundingClientRect();
    return Math.min(width, height) < 24 ? [`${nameOf(element)} is ${Math.round(width)} by ${Math.round(height)} px`] : [];
  });
}

/** As some people need them: the distances of WCAG 2.2, 1.4.12. */
function spaceText(): void {
  for (const element of document.body.querySelectorAll<HTMLElement | SVGElement>('*')) {
    element.style.setProperty('line-height', '1.5', 'important');
    element.style.setProperty('letter-spacing', '0.12em', 'important');
    element.style.setProperty('word-spacing', '0.16em', 'important');
    if (element.localName === 'p') element.style.setProperty('margin-bottom', '2em', 'important');
  }
}

/** What only a text that became markup brings: frames, pictures, handlers, addresses that run, forms that lead somewhere; and its trace, `owned`. */
function strangers(): string[] {
  const found = 'owned' in window ? ['owned is set'] : [];
  for (const element of document.querySelectorAll('*')) {
    if (
      /^(?:img|i?frame|object|embed|video|audio|base|marquee|math|template)$/.test(element.localName) ||
      element.matches('form[action], meta[http-equiv=refresh], [style]')
    )
      found.push(nameOf(element));
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) found.push(`${nameOf(element)} has ${name}`);
      if (/^(?:xlink:)?(?:href|src|action|formaction)$/.test(name) && /^(?:javascript|vbscript):/.test(new URL(value, location.href).href))
        found.push(`${nameOf(element)} leads to ${value.slice(0, 60)}`);
    }
  }
  return found;
}

const parts = [nameOf, isShown, isForListeners, holderOf, tooWide, cut, overlapping, looksOf, scrolls];
const asked = [
  layout,
  listFocusable,
  focused,
  focusable,
  unfocus,
  openDetails,
  printed,
  headings,
  moving,
  smallTargets,
  spaceText,
  strangers,
];

/** The functions as a script that a page is given before it is read. */
export const script: string = `(() => { 'use strict'; const list = []; ${[...parts, ...asked].join('\n')}
window.look = Object.freeze({ ${asked.map(({ name }) => name).join(', ')} }); })();`;
