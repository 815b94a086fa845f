// Version ranges as `engines` writes them, as far as the packages in the lock use them (node-semver's grammar, without prereleases).

/** Whether a range admits a version of three numbers. A range that cannot be read admits nothing, so that a test fails on it. */
export function admits(range: string, version: string): boolean {
  return range.split('||').some((part) => comparators(part).every((comparator) => holds(comparator, numbers(version))));
}

function comparators(part: string): readonly string[] {
  return part
    .trim()
    .replace(/([<>=^~])\s+/g, '$1')
    .split(/\s+/);
}

function holds(comparator: string, version: readonly number[]): boolean {
  const [, sign = '', wanted = ''] = /^(>=|<=|>|<|=|\^|~)?v?([\d.]*(?:[x*]|\.x)*)$/.exec(comparator) ?? ['', 'unread'];
  const bound = numbers(wanted);
  const prefix = bound.every((value, index) => value === version[index]);
  const order = compare(version, bound);
  switch (sign) {
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    // A short bound stands for all that begins with it: `<=20.18` admits 20.18.9, `>20` admits no 20.
    case '<=':
      return order < 0 || prefix;
    case '>':
      return order > 0 && !prefix;
    case '^':
      return order >= 0 && version[0] === bound[0] && bound[0] !== 0;
    case '~':
      return order >= 0 && bound.slice(0, 2).every((value, index) => value === version[index]);
    case '':
    case '=':
      return prefix;
    default:
      return false;
  }
}

function numbers(version: string): readonly number[] {
  return version
    .split('.')
    .filter((part) => /^\d+$/.test(part))
    .map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < 3; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
