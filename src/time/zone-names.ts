// Short names of time zones that people write beside a time, and the offsets that are written in digits.
// It knows no rules of any region: which offset holds in a region on a day is told by `zone.ts`.

/** One name: minutes ahead of UTC, and whether the name is that of summer time, of standard time in a region that has summer time, or of neither. */
type Name = readonly [minutes: number, season?: 'summer' | 'winter'];

// CST and EST are read as American, BST as British Summer Time, as notes of international groups use them. IST and AST
// (three regions each) have no entry, so that they are asked about.
const names: ReadonlyMap<string, Name> = new Map<string, Name>([
  ['UTC', [0]],
  ['GMT', [0]],
  ['Z', [0]],
  ['WET', [0, 'winter']],
  ['WEST', [60, 'summer']],
  ['BST', [60, 'summer']],
  ['CET', [60, 'winter']],
  ['CEST', [120, 'summer']],
  ['MEZ', [60, 'winter']],
  ['MESZ', [120, 'summer']],
  ['EET', [120, 'winter']],
  ['EEST', [180, 'summer']],
  ['MSK', [180]],
  ['WAT', [60]],
  ['CAT', [120]],
  ['SAST', [120]],
  ['EAT', [180]],
  ['PKT', [300]],
  ['WIB', [420]],
  ['WITA', [480]],
  ['WIT', [540]],
  ['SGT', [480]],
  ['HKT', [480]],
  ['AWST', [480]],
  ['JST', [540]],
  ['KST', [540]],
  ['ACST', [570, 'winter']],
  ['ACDT', [630, 'summer']],
  ['AEST', [600, 'winter']],
  ['AEDT', [660, 'summer']],
  ['NZST', [720, 'winter']],
  ['NZDT', [780, 'summer']],
  ['BRT', [-180]],
  ['ART', [-180]],
  ['NST', [-210, 'winter']],
  ['NDT', [-150, 'summer']],
  ['EST', [-300, 'winter']],
  ['EDT', [-240, 'summer']],
  ['CST', [-360, 'winter']],
  ['CDT', [-300, 'summer']],
  ['MST', [-420, 'winter']],
  ['MDT', [-360, 'summer']],
  ['PST', [-480, 'winter']],
  ['PDT', [-420, 'summer']],
  ['AKST', [-540, 'winter']],
  ['AKDT', [-480, 'summer']],
  ['HST', [-600]],
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
  return names.get(name.toUpperCase())?.[0] ?? writtenOffset(name);
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

/** Whether a short name is that of summer time (`PDT` true, `PST` false); undefined where the name does not change with the season. */
export function isSummerName(name: string): boolean | undefined {
  const season = names.get(name.toUpperCase())?.[1];
  return season === undefined ? undefined : season === 'summer';
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
