// Whom “me” means on the command line.
import type { Person } from '../model/group.ts';
import type { Context } from './command.ts';

/** What is said where git does not tell. */
export const unknownMe = 'git does not say who you are; tell it with git config wg.me NAME, a name or slug from people/';

/** What git's user is called in the group: `wg.me` as written, else the slug of the person with that name, handle or e-mail hash. */
export async function whoAmI(context: Context, people: readonly Person[]): Promise<string | undefined> {
  const { me, name, email } = context.git().user();
  if (me !== undefined) return me;
  const { sha256 } = await import('../text/digest.ts');
  const hash = email === undefined ? undefined : await sha256(email.trim().toLowerCase());
  const person = people.find(
    (p) =>
      (hash !== undefined && p.fields.email_hash === hash) ||
      (name !== undefined && [p.fields.name, ...(p.fields.handles?.values() ?? [])].includes(name)),
  );
  return person?.slug;
}
