// Pages held against the HTML standard, for tests.
import { HtmlValidate } from 'html-validate';

// Relaxed: names may hold the letters of every script, as the standard lets them. Long is a title's right.
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:document'],
  rules: { 'valid-id': ['error', { relaxed: true }], 'long-title': 'off', 'no-inline-style': 'error' },
});

/** What the standard, or its rules for everybody's use, do not allow on a page: line, rule and words. */
export async function validate(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `line ${line}: ${ruleId}: ${message}`));
}
