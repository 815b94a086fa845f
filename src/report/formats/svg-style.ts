// The colours and fonts of a picture, in light and dark. A colour is a class of its own, so that each can be held against the page.

// Light, dark. Of the signs and lines that carry a meaning each is at least 3:1 against the page, of the texts 4.5:1 (WCAG 2.2, 1.4.11 and 1.4.3).
const colours = [
  ['page', '#ffffff', '#0d1117'],
  ['ink', '#1c1e23', '#e8eaef'],
  ['dim', '#5a5f6a', '#9da4b0'],
  ['grid', '#e7e9ee', '#242a33'],
  ['ghost', '#757b87', '#868e9b'],
  ['plain', '#2a5db8', '#7cabff'],
  ['good', '#1c7541', '#5cc78d'],
  ['warn', '#8a5200', '#e6ad4f'],
  ['bad', '#b3261e', '#ff8d84'],
  ['now', '#7438ab', '#c7a0ff'],
] as const;

const rules = [
  '{max-width:100%;height:auto;font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}',
  ' text{fill:currentColor}',
  ' .fill{fill:currentColor}',
  ' .line{fill:none;stroke:currentColor;stroke-width:1}',
  ' .head{font-size:17px;font-weight:600}',
  ' .kind{font-weight:600}',
  ' .small{font-size:12px}',
  ' .strong{font-weight:600}',
  ' .day{font-variant-numeric:tabular-nums}',
  ' .thick{stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}',
  ' .dashed{stroke-dasharray:4 3}',
  ' .hollow{stroke:currentColor;stroke-width:1.5}',
  ' .span{fill:currentColor;fill-opacity:.2;stroke:currentColor;stroke-width:1.25}',
] as const;

/** What the classes of a picture look like, but for their colours, as rules of CSS for pictures that match the selector. */
export function rulesFor(selector: string): readonly string[] {
  return rules.map((rule) => `${selector}${rule}`);
}

/** The `style` element for what stands below the element with that id, and for nothing else of the page around it. */
export function styleOf(id: string): string {
  const scoped = rulesFor(`#${id}`);
  const light = colours.map(([name, colour]) => `#${id} .${name}{color:${colour}}`);
  const dark = colours.map(([name, , colour]) => `#${id} .${name}{color:${colour}}`);
  return `<style>\n${[...scoped, ...light].join('\n')}\n@media (prefers-color-scheme:dark){\n${dark.join('\n')}\n}\n</style>`;
}
