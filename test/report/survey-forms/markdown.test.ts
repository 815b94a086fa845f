// The page to print or to post: what a renderer makes of it, and that the questionnaire's words are nothing but words in it.
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { codebookIn, type Questionnaire } from '../../../src/report/survey-forms/form.ts';
import { markdown } from '../../../src/report/survey-forms/markdown.ts';
import { everyKind, hostile, questionnaireOf } from './questionnaires.ts';

const parser = new MarkdownIt({ html: true });

async function pageOf(questionnaire: Questionnaire): Promise<string> {
  return String(await markdown.make(questionnaire));
}

/** The texts of all inline parts of a page, in order, and the kinds of tokens in it. */
function seen(page: string): { readonly texts: readonly string[]; readonly kinds: ReadonlySet<string> } {
  const tokens = parser.parse(page, {});
  const parts = tokens.flatMap(({ children }) => (children === null ? [] : [children]));
  return {
    texts: parts.map((children) => children.map(({ content }) => content).join('')),
    kinds: new Set([...tokens.map(({ type }) => type), ...parts.flat().map(({ type }) => type)]),
  };
}

describe('the page', () => {
  it('has a heading, a way to answer and nothing else for each question', async () => {
    const page = await pageOf(await questionnaireOf(everyKind));
    expect(page).toBe(`# Gardens, and who keeps them

Five minutes. Nobody is named.

Thank you!

Questions with * need an answer.

## 1. What is your role? *

- ( ) Leader
- ( ) Member, active
- ( ) Member
- ( ) Something else: ________________
- ( ) Prefer not to say

## 2. Which tools do you use?

- ☐ Kits (spade, rake, hoe)
- ☐ Spade; large
- ☐ Spade
- ☐ The "good" rake
- ☐ Other: ________________
- ☐ Not applicable

## 3. How content are you?

( ) 1 (not at all) \u2003( ) 2 \u2003( ) 3 \u2003( ) 4 \u2003( ) 5 (very)

## 4. It is easy to join

- ( ) Disagree
- ( ) Neither
- ( ) Agree
- ( ) Not applicable

## 5. Mood, from 0 to 100

________________ 0 (low) – 100 (high)

## 6. How often do you meet?

|   | Never | Weekly, or more | Not applicable |
| --- | :-: | :-: | :-: |
| In the hall \\[old\\] | ( ) | ( ) | ( ) |
| Online | ( ) | ( ) | ( ) |

## 7. Who helps with what?

|   | Neighbours, friends | Members |
| --- | :-: | :-: |
| Seeds | ☐ | ☐ |
| Tea, and cake | ☐ | ☐ |

## 8. What comes first?

1 is your first choice:

- ____ Soil, and water
- ____ Seeds
- ____ People

## 9. Hours in a week

________________ h

## 10. What do you wish?

____________________________________________________________

____________________________________________________________

____________________________________________________________
`);
    const { kinds } = seen(page);
    expect([...kinds].filter((kind) => /^(?:em|strong|ordered|code|fence|html|link|image)/.test(kind))).toEqual([]);
    expect([...kinds]).toContain('hr');
  });

  it('speaks the language that is wanted', async () => {
    const { codebook, ...rest } = await questionnaireOf(everyKind);
    const page = await pageOf({ ...rest, codebook: codebookIn(codebook, 'de') });
    expect(page).toContain('## 1. Welche Rolle haben Sie? *\n\n- ( ) Leitung\n');
    expect(page).toContain('Fragen mit * bitte in jedem Fall beantworten.');
    expect(page).toContain('( ) 1 (gar nicht) ');
  });

  it('has words of the questionnaire as words, whatever they are', async () => {
    const { texts, kinds } = seen(await pageOf(hostile));
    expect([...kinds].filter((kind) => /^(?:em|strong|code|fence|html|link|image|hr|table)/.test(kind))).toEqual([]);
    const onOneLine = (text: string): string => text.replace(/[ \t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').trim();
    const shown = new Set(texts.map((text) => text.replace(/^☐ /, '')));
    for (const { ask, choices } of hostile.codebook.questions) {
      expect(
        [...shown].some((text) => text.endsWith(onOneLine(ask.text).replaceAll('\u0000', '\ufffd'))),
        ask.text,
      ).toBe(true);
      for (const { label } of choices) expect(shown, label.text).toContain(onOneLine(label.text).replaceAll('\u0000', '\ufffd'));
    }
  });
});
