// Adds a form of recognition to the catalogue.
import { communityNamed } from '../model/communities.ts';
import { recognitionKind } from '../model/kinds.ts';
import { printMarkdownRecord } from '../model/print.ts';
import { slugOfClause } from '../model/title.ts';
import type { Command } from './command.ts';
import { beginTitled, madeResult } from './new-titled.ts';

export const newRecognition: Command = {
  name: 'new-recognition',
  summary: 'write down a form of recognition: how communities say thank you',
  description:
    'Writes recognition/SLUG.md: how it is done, what it costs, which communities do it; below, what they say of it. A community may also name the form in its own file. wg report recognition shows the catalogue.',
  arguments: [{ name: 'title', description: 'how people are thanked, in a few words' }],
  options: [
    { name: 'how', value: 'words', description: 'how it is done, and by whom' },
    { name: 'costs', value: 'words', description: 'what it costs, in money and in time' },
    { name: 'community', value: 'name', description: 'a community that does it', many: true, completes: 'community' },
    { name: 'source', value: 'place', description: 'where it was told: a link, a path or an id' },
    { name: 'said', value: 'words', description: 'what they say of it; the body of the file' },
  ],
  examples: ['wg new-recognition "A cake for the tenth evening" --costs "the flour" --community Aarhus'],
  needs: 'group',
  writes: true,
  async run(context, input) {
    const begun = await beginTitled(context, input, 'recognition', ({ path }) => [`$EDITOR ${path}`, 'wg report recognition']);
    if (!('view' in begun)) return begun;
    const { title, view, taken } = begun;
    const { directory } = view;
    const slug = slugOfClause(title, taken);
    const path = `recognition/${slug}.md`;
    const line = (name: string): string | undefined => input.one(name)?.trim() || undefined;
    const [how, costs, source, said] = ['how', 'costs', 'source', 'said'].map(line);
    const communities = input.all('community').map((name) => communityNamed(directory, name).record?.slug ?? name);
    const fields = { title, ...(how && { how }), ...(costs && { costs }), communities, ...(source && { source }) };
    return {
      writes: [
        { path, before: undefined, after: await printMarkdownRecord(recognitionKind, fields, said === undefined ? '' : `\n${said}\n`) },
      ],
      said: [
        `made ${path}: ${title}`,
        ...communities
          .filter((name) => communityNamed(directory, name).record === undefined)
          .map((name) => `no community is called \`${name}\`; the name is kept as it is (wg new-community makes one)`),
      ],
      next: [`$EDITOR ${path}`, 'wg report recognition'],
      result: madeResult(slug, path),
    };
  },
};
