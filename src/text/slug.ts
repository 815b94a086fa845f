// File names out of titles: readable in every script, and safe on every file system.

const MAX_BYTES = 60;
const FALLBACK = 'untitled';
// Names that Windows keeps for devices, whatever their ending (Microsoft, "Naming Files, Paths, and Namespaces").
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|conin|conout|clock)$/;

/**
 * A slug: NFC, lower case, the letters, marks and digits of every script with single hyphens between, at most 60 bytes of UTF-8, cut between
 * words where it can be. Never a reserved name, never empty, and never the same as one that is `taken` (`-2`, `-3`, … is put behind).
 */
export function slugOf(text: string, taken?: ReadonlySet<string>): string {
  const words = text
    .slice(0, 2000)
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{Nd}]+/gu, '-')
    .replace(/^[-\p{M}]+/u, '')
    .replace(/-$/, '');
  const cut = cutToBytes(words, MAX_BYTES);
  const base = cut === '' ? FALLBACK : RESERVED.test(fileKey(cut)) ? `${cut}-1` : cut;
  const keys = new Set(taken === undefined ? [] : [...taken].map(fileKey));
  let slug = base;
  for (let n = 2; keys.has(fileKey(slug)); n++) slug = `${cutToBytes(base, MAX_BYTES - 1 - String(n).length)}-${n}`;
  return slug;
}

/** Equal for names that are one file on some system: compatibility form, lower case, by rules that do not depend on the language. */
export function fileKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** As many whole characters (a letter with its marks) as fit; whole words if that keeps half. */
function cutToBytes(words: string, limit: number): string {
  let bytes = 0;
  let end = 0;
  let letter = 0;
  for (const character of words) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (!/\p{M}/u.test(character)) letter = end;
    if (bytes > limit) {
      const cut = words.slice(0, letter);
      const hyphen = words[letter] === '-' ? letter : cut.lastIndexOf('-');
      return (hyphen >= letter / 2 ? cut.slice(0, hyphen) : cut).replace(/-$/, '');
    }
    end += character.length;
  }
  return words;
}
