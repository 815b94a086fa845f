// The labels of options and the wordings of questions as they are compared, and labels that say of themselves what they are: “N/A”,
// “prefer not to say”, “other”. Knows no survey.
import type { Choice } from './codebook.ts';

const QUOTES = /["'“”„‟«»‘’‚‛`´]/g;
const DASHES = /[‐‑‒–—−]/g;

/** The text as two labels are compared that should be the same: case, kinds and runs of space, quotes, dashes and end marks do not count. */
export function foldedLabel(text: string): string {
  const lower = PLAIN.test(text) ? text.toLowerCase() : plainLower(text);
  const folded = lower.trim();
  return END_MARK.test(folded) ? folded.replace(/[.,;:!?*…]{1,9}$/, '').trim() || folded : folded;
}

/** Most labels have nothing to fold but their case. */
const PLAIN = /^(?!.* {2})[ !#-&(-_a-~]*$/;
const END_MARK = /[.,;:!?*…]$/;

function plainLower(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(QUOTES, '').replace(DASHES, '-').replace(/\s+/g, ' ');
}

const NUMBERING = /^(?:q(?:uestion)? ?)?\(?\d{1,3}(?:\.\d{1,3}){0,3}(?:[.):] ?| ?- )(?=\D)|^q\d{1,3} /;

/** The text as two wordings of a question are compared: like a label, and numbering (`3. …`, `Q3: …`) and marks of a required question do not count. */
export function foldedWording(text: string): string {
  const folded = foldedLabel(text.replace(/\*+/g, ' '));
  return folded.replace(NUMBERING, '').trim() || folded;
}

const NOT_APPLICABLE = new Set([
  ...[
    'n/a',
    'n\\a',
    'na',
    'n.a',
    'n a',
    'not applicable',
    'does not apply',
    'doesnt apply',
    'inapplicable',
    '-',
    '--',
    '---',
    '/',
    'nicht zutreffend',
  ],
  ...[
    'trifft nicht zu',
    'entfällt',
    'k.a',
    'sans objet',
    'non applicable',
    'ne sapplique pas',
    'no aplica',
    'no aplicable',
    'não se aplica',
  ],
  ...[
    'non applicabile',
    'niet van toepassing',
    'n.v.t',
    'nvt',
    'ej tillämpligt',
    'nie dotyczy',
    'не применимо',
    '不适用',
    '該当なし',
    '해당 없음',
  ],
]);
const NOT_APPLICABLE_FIRST = /^(?:n\/a|not applicable)(?: ?[-:(,]| )/;

const PREFER_NOT = new RegExp(
  [
    '^(?:i )?(?:would |d )?(?:prefer|rather|choose|wish|want|like)(?: to)? not\\b',
    '^(?:i )?(?:do not|dont) (?:want|wish) to (?:say|answer|share|disclose|tell)',
    '^(?:i )?decline to|^no answer$|^(?:möchte|will) .{0,30}nicht (?:sagen|beantworten|angeben)|^keine angabe',
    '^je (?:préfère|ne souhaite|ne veux) .{0,12}(?:pas|ne)|^préfère ne pas|^ne souhaite pas',
    '^prefiero no|^prefiro não|^preferisco non|^zeg ik liever niet|^wil ik (?:liever )?niet',
  ].join('|'),
);
const OTHER =
  /^(?:-oth-|other|others|something else|andere[srn]?|sonstige[sr]?|etwas anderes|autres?|otr[oa]s?|outr[oa]s?|altro|anders|annat|inne|другое|その他|其他|기타)(?:$| ?[,:;(/-]| (?:please|bitte|answer|option|specify|reason|role|not listed))/;

/** What a label says of itself; `option` where it is one like any other. */
export function roleOfLabel(label: string): Choice['role'] {
  if (label.length > 120) return NOT_APPLICABLE_FIRST.test(foldedLabel(label.slice(0, 40))) ? 'not-applicable' : 'option';
  const folded = foldedLabel(label);
  if (NOT_APPLICABLE.has(folded) || NOT_APPLICABLE_FIRST.test(folded)) return 'not-applicable';
  if (PREFER_NOT.test(folded)) return 'prefer-not';
  return OTHER.test(folded) ? 'other' : 'option';
}

const UNSURE =
  /^(?:i )?(?:do not|dont|dunno|cant) (?:know|say|remember|care)|^(?:not|un)\s?sure|^no (?:opinion|idea)|^idk$|^unknown$|^undecided$|^wei(?:ß|ss) (?:ich )?nicht|^je ne sais pas|^no (?:lo )?sé|^não sei|^non (?:lo )?so$|^weet (?:ik )?niet/;

/** Whether a label says that the answer is not known: it stands behind the options of a range. */
export function isUnsure(label: string): boolean {
  return UNSURE.test(foldedLabel(label));
}

const UNCHOSEN = new Set([
  '0',
  '0.0',
  'no',
  'false',
  'n',
  'nein',
  'non',
  'não',
  'nee',
  'unchecked',
  'not selected',
  'not checked',
  'off',
  'unselected',
]);

/** Whether a cell in the column of an option chooses it: it holds something that is not “no”, or the very label. */
export function isChosen(value: string, label: string): boolean {
  if (value === '' || value === label) return value !== '';
  if (value.length > 16) return true;
  const folded = value.toLowerCase();
  return !UNCHOSEN.has(folded) && !NOT_APPLICABLE.has(folded);
}
