// Any text as one line of Markdown that a CommonMark renderer (with or without GitHub's additions) gives back as that text.

/**
 * The text on one line (in a table cell, put a space on both sides): line ends, tabs and runs of spaces become one space, the ends are
 * trimmed (no-break spaces too), and every sign that would be markup (CommonMark 0.31, GFM tables and strikethrough, `$` formulas) gets a
 * backslash. Signs that mean nothing where they stand keep their looks.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[ \t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<|~$]/g, '\\$&')
    .replace(/&(?=#?[A-Za-z0-9]{1,32};)/g, '\\&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/(?<=^| )#/g, '\\#')
    .replace(/^(?:[-+=>]|:(?=-))/, '\\$&')
    .replace(/^([0-9]{1,9})([.)])/, '$1\\$2');
}
