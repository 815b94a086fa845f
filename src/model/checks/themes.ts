// What can be wrong with themes of free text, and with a saved topic of a forum. Found where the files are read.
import type { Check } from './check.ts';
import { surveyExample } from './survey-places.ts';

const WORDS = '  - id: hopes\n    ask: What would you hope for?\n    kind: text\n    informs: [kit]\n';
const themes = (text: string) => ({ ...surveyExample('', WORDS), 'surveys/cafes/themes.yaml': text });
const DRY = 'themes:\n  - id: dry\n    title: Somewhere dry\n';

export const themeChecks: readonly Check[] = [
  {
    code: 'theme-id',
    finds: 'an id of a theme that stands twice, or cannot be one',
    reason: 'answers are coded by the id: with two themes of one name nobody could tell which was meant.',
    fix: 'give each theme a short id of its own, of letters, digits and hyphens.',
    bad: themes(`${DRY}  - id: dry\n    title: Dry humour\n`),
    good: themes(`${DRY}  - id: humour\n    title: Dry humour\n`),
  },
  {
    code: 'theme-pattern',
    finds: 'a pattern of a theme that cannot be read',
    reason: 'the rule would propose nothing, and nobody would notice.',
    fix: 'write words with `*` for any end, "phrases" in quotes, `|` between alternatives, NOT before what must not stand there.',
    bad: themes(`${DRY}    patterns: ['moist* (shelf']\n`),
    good: themes(`${DRY}    patterns: ['moist* (shelf | box)']\n`),
  },
  {
    code: 'theme-unknown',
    finds: 'a theme or a question that themes.yaml names and nobody knows',
    reason: 'what was coded or released under it would be in no result.',
    fix: 'name a theme of the file, or a question of the survey, by its id.',
    bad: themes(`${DRY}    questions: [dreams]\n`),
    good: themes(`${DRY}    questions: [hopes]\n`),
  },
  {
    code: 'codes-damaged',
    finds: 'a private file of codes that is not as it was written',
    reason: 'writing it anew would lose what somebody coded by hand.',
    fix: 'mend it: below `hand` and `rules` stand questions, below each its answers, and behind each a list of themes.',
  },
  {
    code: 'topic',
    finds: 'a file that is no topic of a Discourse forum, or one that is not public',
    reason: 'there are no posts in it that could be kept, or they are a conversation between members.',
    fix: 'open `https://FORUM/t/NUMBER.json?print=true` in a browser and save what it shows.',
  },
];
