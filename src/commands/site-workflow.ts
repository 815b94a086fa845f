// The file by which a forge makes and shows the group's pages after each push.

import version from '../../package.json?version';
import github from '../../templates/site-github.yml?text';
import gitlab from '../../templates/site-gitlab.yml?text';
import { textOf } from '../text/files.ts';
import type { Context, Outcome } from './command.ts';

/** Forges for which there is such a file. */
export const workflowForges = ['github', 'gitlab'] as const;

/** Writes the file, and says what is left to do by hand. A file that is there, and is not this one, is left alone. */
export function siteWorkflow(context: Context, forge: (typeof workflowForges)[number]): Outcome {
  const remote = context.git().remote();
  // A forge looks for it in the first folder of the repository, which may lie above the group's.
  if (remote !== undefined && remote.folder !== '')
    return {
      usage: `the group lies in \`${remote.folder}\` of its repository, and forges look for such files in its first folder; run \`wg init --ci ${forge}\` in a copy of the group alone, and adapt the paths`,
    };
  const after = (forge === 'github' ? github : gitlab)
    .replace('$version', () => version)
    .replace('$branch', () => JSON.stringify(remote?.branch ?? 'main'));
  // GitLab has one file for all that it runs: where that is there with other words, this one stands beside it.
  const others = forge === 'gitlab' && context.files.exists('.gitlab-ci.yml') && textOf(context.files.read('.gitlab-ci.yml')) !== after;
  const path = forge === 'github' ? '.github/workflows/pages.yml' : others ? '.gitlab/pages.yml' : '.gitlab-ci.yml';
  const there = context.files.read(path);
  const before = textOf(there);
  if (before === after) return { said: [`${path} is as it was`] };
  if (before !== undefined || ('problem' in there && there.problem.code !== 'missing'))
    return { usage: `\`${path}\` is there already, with other words; move it away, and run the command again to compare them` };
  return {
    writes: [{ path, before, after }],
    said: [
      `wrote ${path}`,
      ...(forge === 'github' ? ['once: Settings, Pages, Source: GitHub Actions'] : []),
      ...(others ? [`once, in .gitlab-ci.yml: include: [{ local: ${path} }]`] : []),
    ],
    next: [`git add ${path}`, 'wg site'],
  };
}
