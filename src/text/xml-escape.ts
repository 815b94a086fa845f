// Text in XML, SVG and HTML: nothing in it can be read as markup.
import { clean } from './clean.ts';

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text for an element or a quoted attribute. Characters that XML 1.0 does not allow, and those that hide or reorder text, become visible. */
export function escapeXml(text: string): string {
  return clean(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
}
