// Two small commands for tests of the shell: one that reads, one that writes.
import type { Command, Listed } from '../../src/commands/command.ts';

const greet: Command = {
  name: 'greet',
  summary: 'greet somebody',
  description: 'Greets whoever is named.',
  arguments: [
    { name: 'who', description: 'whom to greet' },
    { name: 'more', description: 'whom else', optional: true, many: true, completes: 'person' },
  ],
  options: [
    { name: 'loud', description: 'greet loudly' },
    { name: 'blocked-by', value: 'thing', description: 'what it waits for', many: true, completes: 'milestone' },
    { name: 'from', value: 'file', description: 'a file to greet from', completes: 'file' },
    { name: 'how', value: 'way', description: 'the way', choices: ['warmly', 'briefly'] },
  ],
  examples: ['wg greet Runa'],
  needs: 'nothing',
  writes: false,
  formats: ['terminal', 'md'],
  async run(context, input) {
    if (input.one('who') === 'nobody') return { usage: 'nobody cannot be greeted' };
    if (input.one('who') === 'boom') throw new Error('the greeting broke');
    if (input.one('who') === 'today') return { result: { text: `${context.today(undefined)}\n` } };
    if (input.one('who') === 'document') {
      return {
        result: {
          document: { title: 'Greeting', blocks: [{ kind: 'paragraph', inlines: ['Hello, ', { text: 'all', tone: 'strong' }] }] },
          json: { schema: 'wg/greeting/1', to: 'all' },
        },
      };
    }
    const from = input.one('from');
    const read = from === undefined ? undefined : await context.readFile(from);
    if (read !== undefined && 'problem' in read) return { diagnostics: [read.problem], exit: 2 };
    const names = [...input.all('who'), ...input.all('more'), ...(read ? [read.source.text.trim(), read.source.path] : [])];
    const waits = input.all('blocked-by').map((thing) => ` (waits for ${thing})`);
    const text = `Hello, ${names.join(' and ')}${input.has('loud') ? '!' : '.'}${waits.join('')}\n`;
    return { result: { text, json: { schema: 'wg/greeting/1', names } }, next: ['wg greet again'] };
  },
};

const plant: Command = {
  name: 'plant',
  summary: 'plant a tree',
  description: 'Writes one file for a tree.',
  arguments: [{ name: 'tree', description: 'its name' }],
  options: [
    { name: 'year', value: 'year', description: 'when' },
    { name: 'water', description: 'water it too' },
    { name: 'git', description: 'make a repository' },
  ],
  examples: [],
  needs: 'group',
  writes: true,
  async run(context, input) {
    const year = input.one('year');
    if (year === undefined) {
      const choices = ['2016', '2022'].map((value) => ({ value, label: `in ${value}` }));
      return { questions: [{ name: 'year', kind: 'choice', message: 'In which year was it planted?', choices }] };
    }
    if (year === 'later' && !input.has('water')) {
      return { questions: [{ name: 'water', kind: 'confirm', message: 'Water it until then?', initial: 'yes' }] };
    }
    const path = `trees/${input.one('tree')}.md`;
    const read = context.files.read(path);
    const before = 'source' in read ? read.source.text : undefined;
    const after = `# ${input.one('tree')}\nplanted ${year}\n`;
    const said = before === after ? ['nothing changed'] : [`${before === undefined ? 'made' : 'changed'} ${path}`];
    return { writes: [{ path, before, after }], initGit: input.has('git'), said, next: ['wg greet trees'] };
  },
};

/** The list that the tests give to `main`. */
export const sampleCommands: readonly Listed[] = [
  { name: 'greet', group: 'Reading', load: async () => greet },
  { name: 'plant', group: 'Writing', load: async () => plant },
  { name: '__secret', load: async () => ({ ...greet, name: '__secret' }) },
];
