// The actions of all notes: who does what, and what nobody does yet.

import type { Overview } from '../model/overview.ts';
import { ownerKey } from '../model/owner.ts';
import { actionsFacts, actionsPage } from '../report/actions.ts';
import { didYouMean, nearest } from '../text/did-you-mean.ts';
import { oneOf } from './change-things.ts';
import { type ReportKind, shortNamed } from './report-kind.ts';
import { sinceGiven } from './since-when.ts';
import { unknownMe, whoAmI } from './who-am-i.ts';

export const actionsKind: ReportKind = {
  name: 'actions',
  summary: 'list the actions that are open: help wanted, late, to do',
  options: [
    { name: 'owner', value: 'person', description: 'only what this person does', many: true, completes: 'person' },
    { name: 'mine', description: 'only what you do, as git knows you' },
    { name: 'unowned', description: 'only what nobody does yet' },
    { name: 'overdue', description: 'only what is late' },
    { name: 'since', value: 'day', description: 'only what is new since a day, words such as `2 weeks ago`, or `last meeting`' },
    { name: 'all', description: 'also what is parked, done or dropped' },
  ],
  async make(view, input, context) {
    const owners: string[] = [];
    const problems: string[] = [];
    for (const person of [...input.all('owner'), ...(input.has('mine') ? ['me'] : [])]) {
      const name = person === 'me' ? await whoAmI(context, view.group.people) : person;
      const owner = name === undefined ? { problem: unknownMe } : ownerNamed(view, name);
      if ('problem' in owner) problems.push(owner.problem);
      else owners.push(owner.key);
    }
    const unowned = input.has('unowned');
    if (unowned && owners.length > 0) problems.push('what somebody does is not without an owner; take --owner or --unowned');
    const since = sinceGiven(view, input);
    if ('problem' in since) problems.push(since.problem);
    if (problems.length > 0 || 'problem' in since) return { usage: problems.join('\n  ') };
    const facts = actionsFacts(view, {
      owners,
      unowned,
      overdue: input.has('overdue'),
      all: input.has('all'),
      ...(since.day && { since: since.day }),
    });
    return { facts, page: () => actionsPage(facts) };
  },
};

export const actions = shortNamed(actionsKind, {
  description:
    'Lists the open actions of all notes: first what nobody does yet, then what is late, then by the day on which it is due. An action that later notes carry on, by hand or by wg, is one action; the list tells how often it was carried and for how long it has been open.',
  examples: ['wg actions', 'wg actions --owner tom --all', 'wg actions --since "last meeting" --format md'],
});

// A person of the group, or a name that some action gives: groups need not keep people.
function ownerNamed(view: Overview, name: string): { readonly key: string } | { readonly problem: string } {
  const found = view.directory.find(name, ['person']);
  if ('thing' in found) return { key: found.thing.id };
  if ('several' in found) return { problem: oneOf(name, found.several) };
  const key = ownerKey(view.directory, name);
  const written = new Set(view.actions.flatMap((a) => a.owners));
  if ([...written].some((owner) => ownerKey(view.directory, owner) === key)) return { key };
  const hint = didYouMean(found.near ?? nearest(name, [...written]), 'wg people shows who there is');
  return { problem: `nobody is called \`${name}\`, and no action is theirs; ${hint}` };
}
