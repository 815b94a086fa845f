// `wg completion`: a shell's completion script, made from the records of all commands; ids are asked of `wg __complete` while typing.
// Knows what the shells need to be told, and where the ids of each kind are found.
import { addedOptions } from './added-options.ts';
import type { Command, Completion, Context, Listed, Option } from './command.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** The command `completion` over a list of commands (which may hold the command itself). */
export function completion(list: readonly Listed[]): Command {
  return {
    name: 'completion',
    summary: 'print a script that completes commands, options and ids in your shell',
    description:
      'Prints a completion script for bash, zsh or fish. Put it where your shell looks for such scripts, or load it when the shell starts.',
    arguments: [{ name: 'shell', description: 'the shell to make it for', choices: SHELLS }],
    options: [],
    examples: ['eval "$(wg completion bash)"', 'wg completion fish > ~/.config/fish/completions/wg.fish'],
    needs: 'nothing',
    writes: false,
    async run(_context, input) {
      const commands: Command[] = [];
      for (const listed of list) if (listed.group !== undefined) commands.push(await listed.load());
      const shell = input.one('shell');
      if (shell === 'fish') return { result: { text: fishScript(commands) } };
      return { result: { text: shell === 'zsh' ? zshScript(commands) : bashScript(commands) } };
    },
  };
}

/** The hidden command that the scripts call for what only the group knows: ids, one on a line. Never complains. */
export const completeIds: Command = {
  name: '__complete',
  summary: 'list the ids of a kind, for completion scripts',
  description: 'Lists the ids of a kind, one on a line. Called by the completion scripts.',
  arguments: [{ name: 'kind', description: 'the kind of thing' }],
  options: [],
  examples: [],
  needs: 'nothing',
  writes: false,
  async run(context, input) {
    const ids = await idsOf(context, input.one('kind') ?? '');
    return { result: { text: ids.map((id) => `${id}\n`).join('') } };
  },
};

async function idsOf(context: Context, kind: string): Promise<readonly string[]> {
  if (kind === 'report') return (await import('./report.ts')).reportKinds.map(({ name }) => name);
  if (kind === 'check') return (await import('../model/checks/list.ts')).checks.map(({ code }) => code);
  if (!context.inGroup) return [];
  // The names of files are enough here, and quicker to have than the group.
  if (kind === 'milestone') return slugs(context, 'milestones');
  if (kind === 'person') return slugs(context, 'people');
  if (kind === 'community') return [...slugs(context, 'communities'), ...slugs(context, 'people')];
  if (kind === 'survey') return surveySlugs(context);
  if (kind === 'meeting') return meetingIds(context);
  if (kind !== 'action' && kind !== 'any-id' && kind !== 'reading') return [];
  const { actions, group } = await (await import('./open-group.ts')).openGroup(context);
  if (kind === 'reading')
    return (await import('../model/inferred.ts')).unansweredOf(group).map(({ note, reading }) => `${note.id}#${reading.id}`);
  const open = actions.filter(({ state }) => state === 'open').map(({ id }) => id);
  return kind === 'action'
    ? open
    : [
        ...open,
        ...slugs(context, 'milestones'),
        ...slugs(context, 'guidelines'),
        ...surveySlugs(context),
        ...slugs(context, 'tasks'),
        ...slugs(context, 'pairings'),
      ];
}

async function meetingIds({ files }: Context): Promise<readonly string[]> {
  const { noteFolders, noteId, notePaths } = await import('../model/note-folders.ts');
  const { readSettings } = await import('../model/settings.ts');
  const folders = noteFolders((await readSettings(files, []))?.fields ?? {});
  return notePaths(files, folders, () => {}).map((path) => noteId(path, folders));
}

function slugs(context: Context, folder: string): readonly string[] {
  return context.files.list(folder).flatMap((path) => /^[^/]+\/([^/]+)\.(?:md|yaml)$/.exec(path)?.[1] ?? []);
}

function surveySlugs({ files }: Context): readonly string[] {
  return files.list('surveys', true).flatMap((path) => /^surveys\/([^/]+)\/survey\.yaml$/.exec(path)?.[1] ?? []);
}

// Bash and zsh: one function that finds the command, the place among its arguments and the option before the cursor.
function bashScript(commands: readonly Command[]): string {
  const table = (lines: readonly string[]): string => lines.map((line) => `    ${line}\n`).join('');
  const named = commands.map((command) => ({ command, options: optionsOf(command) }));
  const takers = named.flatMap(({ command, options }) =>
    options.filter((o) => o.value !== undefined).map((o) => `${command.name}:--${o.name}`),
  );
  const values = named.flatMap(({ command, options }) =>
    options.filter((o) => o.value !== undefined).map((o) => `${command.name}:--${o.name}) ${bashFill(o)}; return ;;`),
  );
  const switches = named.map(
    ({ command, options }) => `${command.name}) _wg_words '${options.map((o) => `--${o.name}`).join(' ')} -C --help' ;;`,
  );
  const places = commands.flatMap((command) => command.arguments.map((a, at) => `${command.name}:${a.many ? '*' : at}) ${bashFill(a)} ;;`));
  return `# bash completion for wg. Load it with: eval "$(wg completion bash)"
_wg_words() { COMPREPLY=($(compgen -W "$1" -- "$cur")); }
_wg_files() { COMPREPLY=($(compgen -f -- "$cur")); }
_wg_folders() { COMPREPLY=($(compgen -d -- "$cur")); }
_wg_ids() { _wg_words "$(command wg __complete "$1" 2>/dev/null)"; }
_wg() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" cmd='' place=0 i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$cmd:\${COMP_WORDS[i]}" in
      *:-C${takers.map((t) => `|${t}`).join('')}) i=$((i + 1)) ;;
      *:-*) ;;
      :*) cmd="\${COMP_WORDS[i]}" ;;
      *) place=$((place + 1)) ;;
    esac
  done
  case "$cmd:$prev" in
    *:-C) _wg_folders; return ;;
${table(values)}  esac
  case "$cur" in -*) case "$cmd" in
    '') _wg_words '-C --help --version' ;;
${table(switches)}  esac; return ;; esac
  case "$cmd:$place" in
    :*|help:0) _wg_words '${['help', ...commands.map((command) => command.name)].join(' ')}' ;;
${table(places)}  esac
}
complete -F _wg wg git-wg
`;
}

function bashFill(what: Fillable): string {
  if (what.choices) return `_wg_words '${what.choices.join(' ')}'`;
  if (what.completes === 'file') return '_wg_files';
  return what.completes === undefined ? ':' : `_wg_ids ${what.completes}`;
}

// zsh reads the same script through its own bridge for bash completions.
function zshScript(commands: readonly Command[]): string {
  return `# zsh completion for wg. Load it with: eval "$(wg completion zsh)"\nautoload -Uz compinit bashcompinit && compinit && bashcompinit\n${bashScript(commands)}`;
}

function fishScript(commands: readonly Command[]): string {
  const lines = ['# fish completion for wg. Save it as ~/.config/fish/completions/wg.fish', 'complete -c wg -f'];
  for (const command of commands) {
    const seen = `-n '__fish_seen_subcommand_from ${command.name}'`;
    lines.push(`complete -c wg -n __fish_use_subcommand -a ${command.name} -d ${fishText(command.summary)}`);
    for (const a of command.arguments) {
      const fill = fishFill(a);
      if (fill !== '') lines.push(`complete -c wg ${seen}${fill}`);
    }
    for (const o of optionsOf(command)) {
      lines.push(`complete -c wg ${seen} -l ${o.name}${o.value === undefined ? '' : ' -r'}${fishFill(o)} -d ${fishText(o.description)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function fishFill(what: Fillable): string {
  if (what.choices) return ` -a '${what.choices.join(' ')}'`;
  if (what.completes === 'file') return ' -F';
  return what.completes === undefined ? '' : ` -a '(command wg __complete ${what.completes} 2>/dev/null)'`;
}

function fishText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

interface Fillable {
  readonly choices?: readonly string[];
  readonly completes?: Completion;
}

function optionsOf(command: Command): readonly Option[] {
  return [...command.options, ...addedOptions(command)];
}
