// All kinds of forms that a survey is exported to, registered by hand. A new one is a file of its own and a line here.
import type { FormTarget } from './form.ts';
import { googleForms } from './google-forms.ts';
import { markdown } from './markdown.ts';
import { xlsform } from './xlsform.ts';

export const formTargets: readonly FormTarget[] = [googleForms, markdown, xlsform];
