// Repositories with a past of any length whose truth is known: milestones that move, come back, are renamed and finished, side branches that
// are merged, notes that are amended and moved. The same size and seed give the same bytes.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { devNull } from 'node:os';

/** What is true of a day that moved: each move with its day and the subject of the commit that brought it to the main line. */
export interface KnownSlip {
  readonly id: string;
  readonly baseline: string;
  readonly moves: readonly { readonly day: string; readonly from: string; readonly to: string; readonly subject: string }[];
  readonly due: string;
  readonly total: number;
}

/** The truth about a past. */
export interface KnownPast {
  readonly commits: number;
  /** The day after the last commit. */
  readonly today: string;
  readonly milestones: readonly KnownSlip[];
  /** Actions by their words. */
  readonly actions: readonly KnownSlip[];
  /** Slugs that a milestone had before, by its slug now. */
  readonly renamed: ReadonlyMap<string, readonly string[]>;
  /** What happened from the first commit of a day on. */
  since(day: string): { readonly moved: readonly string[]; readonly done: readonly string[]; readonly added: readonly string[] };
}

interface Known {
  slug: string;
  readonly title: string;
  due: string;
  readonly made: string;
  done: string | undefined;
  touched: number;
  readonly moves: { day: string; from: string; to: string; subject: string }[];
  readonly slugs: string[];
}

interface Step {
  path: string;
  readonly words: string;
  readonly owner: string;
  readonly made: string;
  due: string;
  touched: number;
  readonly moves: Known['moves'];
}

const SECOND = 1;
const DAY = 86_400 * SECOND;
const START = Date.UTC(2018, 0, 2, 12) / 1000;
const owners = ['Ada', 'Bo', 'Cem', 'Dunja'];

/** Makes the repository in a new folder, on the branch main, with the last commit's files in place. */
export function makeKnownPast(folder: string, count: number, seed = 1): KnownPast {
  const random = numbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  // Commits lie at least an hour apart, and the whole in ten years.
  const gap = Math.max(3600, Math.min(2 * DAY, Math.floor((3650 * DAY) / count)));
  const out: string[] = [];
  const milestones: Known[] = [];
  const steps: Step[] = [];
  const noteTexts = new Map<string, string>();
  let made = 0;
  let seconds = START;
  let mark = 0;

  const dayOf = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10);
  const today = (): string => dayOf(seconds);
  const later = (day: string, days: number): string => dayOf(Date.parse(day) / 1000 + days * DAY);
  const textOf = ({ title, due, done, made: day }: Known): string =>
    `---\ntitle: ${title}\n\ndue: ${due}\n\nowners: [ada]\n${done === undefined ? '' : `\nstatus: done\n\ndone: ${done}\n`}---\n\nSince ${day}, for all who come.\n`;
  const noteOf = (path: string): string =>
    `# Call\n\n${noteTexts.get(path) ?? ''}## Next steps\n\n${steps
      .filter((step) => step.path === path)
      .map(({ due, owner, words }) => `- [until ${due} - ${owner}] ${words}\n`)
      .join('')}`;

  const commit = (
    subject: string,
    files: readonly (readonly [path: string, text: string | undefined])[],
    about: { branch?: string; from?: number; merge?: number } = {},
  ): number => {
    mark++;
    const lines = [
      `commit refs/heads/${about.branch ?? 'main'}`,
      `mark :${mark}`,
      `author A <a@example.org> ${seconds} +0000`,
      `committer A <a@example.org> ${seconds} +0000`,
      data(subject),
    ];
    if (about.from !== undefined) lines.push(`from :${about.from}`);
    if (about.merge !== undefined) lines.push(`merge :${about.merge}`);
    for (const [path, text] of files) lines.push(text === undefined ? `D ${path}` : `M 100644 inline ${path}\n${data(text)}`);
    out.push(lines.join('\n'));
    made++;
    return mark;
  };
  const free = (): Known[] => milestones.filter((m) => m.done === undefined && seconds - m.touched > 2 * DAY);
  const file = (m: Known): string => `milestones/${m.slug}.md`;
  const add = (): void => {
    const slug = `thing-${milestones.length + 1}`;
    const known: Known = {
      slug,
      title: `Thing ${milestones.length + 1} is there`,
      due: later(today(), 30 + Math.floor(random() * 90)),
      made: today(),
      done: undefined,
      touched: seconds,
      moves: [],
      slugs: [slug],
    };
    milestones.push(known);
    commit(`Plan ${slug}`, [[file(known), textOf(known)]]);
  };
  const move = (m: Known, to: string, subject: string): void => {
    m.moves.push({ day: today(), from: m.due, to, subject });
    m.due = to;
    m.touched = seconds;
  };
  const newNote = (): void => {
    const path = `meetings/${today()}.md`;
    if (noteTexts.has(path)) {
      add();
      return;
    }
    noteTexts.set(path, '');
    const step: Step = {
      path,
      words: wordsOf(steps.length + 1),
      owner: pick(owners),
      made: today(),
      due: later(today(), 20),
      touched: seconds,
      moves: [],
    };
    steps.push(step);
    commit(`Notes of ${today()}`, [[path, noteOf(path)]]);
  };

  commit('Begin', [
    ['wg.yaml', 'format: 1\n\nname: Known Past\n\ntime_zone: UTC\n'],
    ['people/ada.yaml', 'name: Ada\n'],
  ]);
  while (made < count) {
    seconds += gap + Math.floor(random() * 600);
    const dice = random();
    const m = pick(free().length > 0 ? free() : [undefined]);
    if (milestones.length < 3 || (dice < 0.04 && milestones.length < 400)) add();
    else if (m === undefined || (dice < 0.2 && noteTexts.size < 400)) newNote();
    else if (dice < 0.55) {
      const back = m.moves.at(-1);
      const to = back !== undefined && random() < 0.25 ? back.from : later(m.due, pick([-7, 3, 7, 14, 30]));
      if (to === m.due) continue;
      const subject = `Move ${m.slug} for reason ${made}`;
      move(m, to, subject);
      commit(subject, [[file(m), textOf(m)]]);
    } else if (dice < 0.62) {
      const old = file(m);
      m.slug = `${m.slug.replace(/-v\d+$/, '')}-v${m.slugs.length}`;
      m.slugs.push(m.slug);
      const subject = `Rename to ${m.slug}`;
      if (random() < 0.5) move(m, later(m.due, 5), subject);
      commit(subject, [
        [old, undefined],
        [file(m), textOf(m)],
      ]);
    } else if (dice < 0.7) {
      // A side branch tries days; only what is merged counts, as one move.
      const from = mark;
      const tries = [later(m.due, 9), later(m.due, 21)];
      let side = from;
      for (const [at, due] of tries.entries()) {
        side = commit(`Try ${due} for ${m.slug}`, [[file(m), textOf({ ...m, due })]], { branch: 'side', from: at === 0 ? from : side });
        seconds += 3600;
      }
      const subject = `Merge the plan of ${m.slug}`;
      move(m, tries[1] as string, subject);
      commit(subject, [[file(m), textOf(m)]], { from, merge: side });
    } else if (dice < 0.74) {
      m.done = today();
      m.touched = seconds;
      commit(`Finish ${m.slug}`, [[file(m), textOf(m)]]);
    } else if (dice < 0.86) {
      const step = pick(steps.filter((s) => seconds - s.touched > 2 * DAY));
      if (step === undefined) continue;
      const subject = `Give ${step.owner} time`;
      const to = later(step.due, pick([2, 6, 11]));
      step.moves.push({ day: today(), from: step.due, to, subject });
      step.due = to;
      step.touched = seconds;
      commit(subject, [[step.path, noteOf(step.path)]]);
    } else if (dice < 0.9) {
      const step = pick(steps);
      if (step === undefined || step.path.includes('/old/')) continue;
      const [from, to] = [step.path, step.path.replace('meetings/', 'meetings/old/')];
      for (const other of steps) if (other.path === from) other.path = to;
      noteTexts.set(to, noteTexts.get(from) ?? '');
      commit(`Put ${from} away`, [
        [from, undefined],
        [to, noteOf(to)],
      ]);
    } else {
      const path = pick([...steps.map((step) => step.path)]);
      if (path === undefined) continue;
      noteTexts.set(path, `${noteTexts.get(path) ?? ''}We also spoke about point ${made}.\n\n`);
      commit(`Amend ${path}`, [[path, noteOf(path)]]);
    }
  }
  seconds += DAY;
  write(folder, out);
  const slipOf = (id: string, due: string, moves: Known['moves'], first: string): KnownSlip => ({
    id,
    baseline: first,
    moves,
    due,
    total: Math.round((Date.parse(due) - Date.parse(first)) / (DAY * 1000)),
  });
  return {
    commits: made,
    today: today(),
    milestones: milestones.map((m) => slipOf(m.slug, m.due, m.moves, m.moves[0]?.from ?? m.due)),
    actions: steps.map((s) => slipOf(s.words, s.due, s.moves, s.moves[0]?.from ?? s.due)),
    renamed: new Map(milestones.map((m) => [m.slug, m.slugs.slice(0, -1)])),
    since: (day) => {
      const before = (list: Known['moves'], now: string): string => list.find((one) => one.day >= day)?.from ?? now;
      const moved = [
        ...milestones.filter((m) => m.made < day && m.done === undefined && before(m.moves, m.due) !== m.due).map((m) => m.slug),
        ...steps.filter((s) => s.made < day && before(s.moves, s.due) !== s.due).map((s) => s.words),
      ];
      return {
        moved: moved.sort(),
        done: milestones
          .filter((m) => m.done !== undefined && m.done >= day)
          .map((m) => m.slug)
          .sort(),
        added: [
          ...milestones.filter((m) => m.made >= day && m.done === undefined).map((m) => m.slug),
          ...steps.filter((s) => s.made >= day).map((s) => s.words),
        ].sort(),
      };
    },
  };
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function write(folder: string, stream: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (args: readonly string[], input?: string): void => {
    const { status, stderr, error } = spawnSync('git', args, { cwd: folder, env, input, encoding: 'utf8' });
    if (error !== undefined || status !== 0) throw error ?? new Error(`git ${args[0]} failed: ${stderr}`);
  };
  git(['init', '-q', '-b', 'main']);
  git(['fast-import', '--quiet'], `${stream.join('\n')}\n`);
  git(['reset', '-q', '--hard', 'main']);
}

/** Four words that no other number has: two tasks that are nearly the same would be taken for one. */
function wordsOf(number: number): string {
  const letter = (at: number): string => 'bdfgklmnprst'.charAt(at % 12);
  const word = (n: number): string => `${letter(n)}a${letter(Math.floor(n / 12))}o${letter(Math.floor(n / 144))}u`;
  return `Bring ${word(number)} ${word(number * 7 + 1)} ${word(number * 29 + 2)} and ${word(number * 61 + 3)}`;
}

/** Numbers from 0 to 1, the same for the same seed (Lewis, Goodman and Miller 1969). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
