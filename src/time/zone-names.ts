// Short names of time zones that people write beside a time, and the offsets that are written in digits.
// It knows no rules of any region: which offset holds in a region on a day is told by `zone.ts`.

// Minutes ahead of UTC. CST and EST are read as American, BST as British Summer Time, as notes of international groups use them. IST and AST
// (three regions each) have no entry, so that they are asked about.
const names: ReadonlyMap<string, number> = new Map([
  ['UTC', 0],
  ['GMT', 0],
  ['Z', 0],
  ['WET', 0],
  ['WEST', 60],
  ['BST', 60],
  ['CET', 60],
  ['CEST', 120],
  ['MEZ', 60],
  ['MESZ', 120],
  ['EET', 120],
  ['EEST', 180],
  ['MSK', 180],
  ['WAT', 60],
  ['CAT', 120],
  ['SAST', 120],
  ['EAT', 180],
  ['PKT', 300],
  ['WIB', 420],
  ['WITA', 480],
  ['WIT', 540],
  ['SGT', 480],
  ['HKT', 480],
  ['AWST', 480],
  ['JST', 540],
  ['KST', 540],
  ['ACST', 570],
  ['ACDT', 630],
  ['AEST', 600],
  ['AEDT', 660],
  ['NZST', 720],
  ['NZDT', 780],
  ['BRT', -180],
  ['ART', -180],
  ['NST', -210],
  ['NDT', -150],
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['AKST', -540],
  ['AKDT', -480],
  ['HST', -600],
]);

const regions: ReadonlyMap<string, string> = new Map([
  ['pt', 'America/Los_Angeles'],
  ['pacific', 'America/Los_Angeles'],
  ['pacific time', 'America/Los_Angeles'],
  ['mt', 'America/Denver'],
  ['mountain time', 'America/Denver'],
  ['ct', 'America/Chicago'],
  ['central time', 'America/Chicago'],
  ['et', 'America/New_York'],
  ['eastern', 'America/New_York'],
  ['eastern time', 'America/New_York'],
  ['central european time', 'Europe/Berlin'],
  ['uk time', 'Europe/London'],
]);

const severalMeanings: ReadonlySet<string> = new Set(['IST', 'AST']);
const areas: ReadonlySet<string> = new Set([
  'Africa',
  'America',
  'Antarctica',
  'Arctic',
  'Asia',
  'Atlantic',
  'Australia',
  'Europe',
  'Indian',
  'Pacific',
  'US',
  'Etc',
]);
const digits = /^(?:UTC|GMT)? ?([+-])([0-9]{1,2})(?::?([0-9]{2}))?$/i;

/** Minutes ahead of UTC of a short name (`CEST` 120) or of an offset in digits (`UTC+5:30` 330); undefined for a region, an unknown name, and one with several meanings. */
export function offsetOf(name: string): number | undefined {
  return names.get(name.toUpperCase()) ?? writtenOffset(name);
}

/** Minutes ahead of UTC where the name leaves no doubt in any season: `UTC`, `GMT`, `Z`, `+02:00`, `UTC-8`. */
export function writtenOffset(name: string): number | undefined {
  if (/^(?:utc|gmt|z)$/i.test(name)) return 0;
  const match = digits.exec(name);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (Number(match[3] ?? 0) > 59 || minutes > 14 * 60) return undefined;
  return match[1] === '-' && minutes !== 0 ? -minutes : minutes;
}

/** The IANA zone meant by a name that holds all year, such as `PT` or `Eastern time`. */
export function regionOf(name: string): string | undefined {
  return regions.get(name.toLowerCase());
}

/** Whether a short name is used for several zones at once, so that no offset is taken from it (`IST`). */
export function hasSeveralMeanings(name: string): boolean {
  return severalMeanings.has(name.toUpperCase());
}

/** Whether a word can be the first part of an IANA zone name (`Europe` of `Europe/Berlin`). */
export function isArea(word: string): boolean {
  return areas.has(word);
}
