// Prints the plain fields that nearly all records have, without a library: what it prints is what the library prints (a property test says so).
// Says of a text whether it can stand without quotes.

/** Lists that take at most this many characters stand in brackets. */
export const shortList = 72;

const DAY = /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/;
const OTHER_TYPE = /^(?:y|yes|n|no|true|false|on|off|null|nan|inf)$/i;
const SAFE_CHARACTERS = /^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd} _.,()/+@&;!?'"=*%$~^<>:#-]*$/u;
const NUMBER_OR_TIME = /^[0-9a-fA-FxXoOtTzZ:._+\- ]*$/;
/** A time of day, alone or before a zone: quoted, so that nobody has to know which of them are numbers to base 60. */
const CLOCK = /^[0-9]{1,2}:[0-9]{2}/;

/** Whether no reader of YAML 1.1 or 1.2 sees anything but this text in it (YAML 1.1: types bool, int with base 60, float, timestamp, merge, value). */
export function isPlain(text: string, inFlow: boolean): boolean {
  if (DAY.test(text)) return true;
  if (!SAFE_CHARACTERS.test(text) || OTHER_TYPE.test(text) || text.endsWith(' ')) return false;
  if (/:(?: |$)| #/.test(text) || (inFlow && /[:?#,]/.test(text))) return false;
  if (CLOCK.test(text)) return false;
  return !(NUMBER_OR_TIME.test(text) && /[0-9]/.test(text));
}

/** Fields as YAML lines; `spaced` puts a blank line between them. Undefined where a value is unusual: then the library prints. */
export function printPlainFields(fields: readonly (readonly [key: string, value: unknown])[], spaced: boolean): string | undefined {
  const lines: string[] = [];
  for (const [key, value] of fields) {
    const printed = /^[a-z_]{1,40}$/.test(key) && !OTHER_TYPE.test(key) ? printValue(value) : undefined;
    if (printed === undefined) return undefined;
    lines.push(`${key}: ${printed}\n`);
  }
  return lines.length === 0 ? undefined : lines.join(spaced ? '\n' : '');
}

function printValue(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  if (typeof value === 'string') return printText(value, false);
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const items = value.map((item) => (typeof item === 'string' ? printText(item, true) : undefined));
  if (items.some((item) => item === undefined) || value.reduce((sum, item) => sum + item.length + 2, 0) > shortList) return undefined;
  return `[${items.join(', ')}]`;
}

/** Bare, or in single quotes that hold nothing that has to be escaped. */
function printText(text: string, inFlow: boolean): string | undefined {
  if (isPlain(text, inFlow)) return text;
  return /^[\x20-\x26\x28-\x7e\xa0-\u1fff\u2010-\u2027]+$/.test(text) ? `'${text}'` : undefined;
}
