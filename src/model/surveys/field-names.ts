// The names under which form tools that ask for names (ODK, Kobo) keep the parts and choices of a questionnaire. One place gives them,
// for the form that is made and for the answers that come back. Knows no form and no export.
import { type Codebook, type Part, partsOf, type SurveyQuestion } from './codebook.ts';

/** The names of one part. */
export interface FieldNames {
  readonly part: Part;
  /** Of the field that holds the answer: the question's id where that is a valid name, for a row of a grid followed by `_` and the row's. */
  readonly name: string;
  /** Of the group around the rows of a grid. */
  readonly group?: string;
  /** Of the field for the words that go with “other”; undefined where the part has no such choice. */
  readonly other?: string;
  /** Of the choices, by their index. A point of a scale is named by its number. */
  readonly choices: readonly string[];
}

/**
 * Names by the rules of XLSForm (https://xlsform.org): letters of ASCII, digits, `_` and `-`, no digit or `-` in front; unique in the form
 * even without letter case, and none that the tools use themselves. Dots, which XLSForm allows, are avoided: Kobo's exports lose such fields.
 * In the order of `partsOf`.
 */
export function fieldNames(codebook: Codebook): readonly FieldNames[] {
  const taken = new Set(RESERVED);
  const ofQuestion = new Map(
    codebook.questions.map((question, index) => [question, unique(fieldName(question.id) || `q${index + 1}`, taken)]),
  );
  return partsOf(codebook).map((part) => {
    const { question, row } = part;
    const own = ofQuestion.get(question) ?? '';
    const choices = choiceNames(question);
    const at = row === undefined ? -1 : question.rows.indexOf(row) + 1;
    const name = row === undefined ? own : unique(`${own}_${nameOf(row.id) || at}`, taken);
    const hasOther = row === undefined && question.kind !== 'ranking' && question.choices.some(({ role }) => role === 'other');
    return {
      part,
      name,
      choices,
      ...(row !== undefined && { group: own }),
      ...(hasOther && { other: unique(`${own}_other`, taken) }),
    };
  });
}

/** Names of choices: unique in their list. Letters of other scripts have none in ASCII, so such a choice is named by its place. */
function choiceNames({ choices, kind }: SurveyQuestion): readonly string[] {
  const taken = new Set(choices.flatMap(({ role }) => (role === 'option' ? [] : [ROLE_NAMES[role]])));
  return choices.map(({ label, role, value }, index) => {
    if (role !== 'option') return ROLE_NAMES[role];
    const words = nameOf(label.text.toLowerCase()).slice(0, 40).replace(/_$/, '');
    return unique(kind === 'scale' && value !== undefined ? String(value) : words || `option_${index + 1}`, taken);
  });
}

const ROLE_NAMES = { other: 'other', 'not-applicable': 'not_applicable', 'prefer-not': 'prefer_not_to_say' } as const;

// What ODK and Kobo name themselves, and the types that an XLSForm may ask the device for.
const RESERVED: readonly string[] = [
  ...[
    'meta',
    'data',
    'instanceid',
    'instancename',
    'start',
    'end',
    'today',
    'deviceid',
    'username',
    'simserial',
    'subscriberid',
    'phonenumber',
  ],
  ...[
    '_id',
    '_uuid',
    '_submission_time',
    '_validation_status',
    '_notes',
    '_status',
    '_submitted_by',
    '__version__',
    '_tags',
    '_index',
    'key',
  ],
  'intro',
];

/** A field's name begins with a letter: a digit is not allowed in front, and what begins with `_` is the tool's own. */
function fieldName(text: string): string {
  const name = nameOf(text);
  return /^[0-9]/.test(name) ? `q_${name}` : name;
}

function nameOf(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[^A-Za-z0-9_-]+/g, '_')
    .replace(/^[-_]+/, '')
    .replace(/[-_]$/, '');
}

function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${name}_${n}`;
  taken.add(free.toLowerCase());
  return free;
}
