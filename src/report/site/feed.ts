// The news of a group as an Atom feed (RFC 4287): what was met about, decided, reached, moved, adopted, opened and published. There is no clock in
// it: each entry has its day, and the same files give the same bytes.
import { decidedIn } from '../../model/decided.ts';
import { takenBack } from '../../model/evidence/struck.ts';
import { compare } from '../../model/group.ts';
import { happeningsOf } from '../../model/history/happenings.ts';
import type { Life } from '../../model/history/lives.ts';
import { phases } from '../../model/surveys/codebook.ts';
import { sha256 } from '../../text/digest.ts';
import { plainWords } from '../../text/inline.ts';
import type { Day } from '../../time/day.ts';
import type { Target } from '../document.ts';
import { html, type Markup } from '../html/markup.ts';
import { uidOf } from '../next.ts';
import { plural, shortened } from '../words.ts';
import { type Addresses, relativeTo } from './address.ts';
import { heldOf, isSettled, meetingTitle } from './held.ts';
import type { Site } from './site.ts';

/** Something that happened on a day. `id` is its own for ever, and is never shown. */
interface News {
  readonly id: string;
  readonly day: Day;
  readonly kind: 'meeting' | 'decision' | 'milestone' | 'guideline' | 'survey';
  readonly title: string;
  readonly summary?: string;
  readonly target: Target;
}

const most = 50;
const longest = 240;

/** The feed as a file, the newest first. Addresses are whole where the site knows its own, else relative to the feed. */
export async function siteFeed(site: Site, { pageOf }: Pick<Addresses, 'pageOf'>): Promise<string> {
  const { view, name, said, url } = site;
  const group = view.group.settings.name ?? name;
  const address = (path: string): string => {
    const relative = relativeTo('feed.xml', path);
    return url === undefined ? relative : new URL(relative, url).href;
  };
  const news = await newsOf(site);
  const entries: Markup[] = [];
  for (const { id, day, kind, title, summary, target } of news) {
    entries.push(html`<entry>
<id>${await lastingId(uidOf(group, `${kind}:${id}`))}</id>
<title>${said(title)}</title>
<updated>${noonOf(day)}</updated>
<link rel="alternate" type="text/html" href="${address(pageOf(target) ?? 'index.html')}"/>
<category term="${kind}"/>
${summary === undefined ? undefined : html`<summary>${said(summary)}</summary>\n`}</entry>
`);
  }
  const { markup } = html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${await lastingId(uidOf(group, 'news'))}</id>
<title>${name}: news</title>
<updated>${noonOf(news[0]?.day ?? view.today)}</updated>
<author><name>${name}</name></author>
<link rel="self" type="application/atom+xml" href="${address('feed.xml')}"/>
<link rel="alternate" type="text/html" href="${address('index.html')}"/>
<generator>wg</generator>
${entries}</feed>
`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${markup}`;
}

/** The newest of all news. */
async function newsOf(site: Site): Promise<readonly News[]> {
  const { view, past } = site;
  const { lives, missing } = await past();
  // A history that is cut would tell its first commit as the day of everything before it.
  const known = missing.length > 0 ? new Map<string, Life>() : lives;
  return [...meetings(site), ...decisions(site), ...milestones(site, known), ...guidelines(site, known), ...surveys(site, known)]
    .filter(({ day }) => day <= view.today)
    .sort((a, b) => compare(b.day, a.day) || compare(a.kind, b.kind) || compare(a.id, b.id))
    .slice(0, most);
}

function meetings(site: Site): readonly News[] {
  return heldOf(site, []).flatMap(({ note, decisions, steps }): readonly News[] => {
    const { date, cancelled, lines } = note.meeting;
    if (date === undefined || cancelled) return [];
    const settled = decisions.filter(isSettled).length;
    const counts = [settled > 0 ? plural(settled, 'decision') : '', steps.length > 0 ? plural(steps.length, 'next step') : ''];
    const summary = counts.filter((words) => words !== '').join(', ');
    return [
      {
        id: note.id,
        day: date,
        kind: 'meeting',
        title: meetingTitle(note, site),
        ...(summary !== '' && { summary }),
        target: { path: note.source.path, line: lines[0] },
      },
    ];
  });
}

function decisions({ view, said }: Site): readonly News[] {
  return decidedIn(view.group.notes).flatMap(({ id, holds, possible }): readonly News[] => {
    const day = holds.note.meeting.date;
    if (possible || day === undefined || takenBack(holds.decision.text) !== undefined) return [];
    // What is cut first may hold half a name.
    const text = said(plainWords(holds.decision.text));
    const target = { path: holds.note.source.path, line: holds.decision.line };
    return [{ id, day, kind: 'decision', title: `Decided: ${shortened(text, longest)}`, target }];
  });
}

function milestones({ view }: Site, lives: ReadonlyMap<string, Life>): readonly News[] {
  return view.group.milestones.flatMap(({ path, slug, fields }): readonly News[] => {
    const [kind, title, target] = ['milestone' as const, fields.title ?? slug, { path }];
    const life = lives.get(path);
    const done = fields.status === 'done' ? (fields.done ?? since(life, 'done')) : undefined;
    const moves = (life === undefined ? [] : happeningsOf(life)).flatMap(({ moment, change }): readonly News[] => {
      if (change.what !== 'day' || change.from === undefined || moment.commit === undefined) return [];
      const where = change.to === undefined ? `has no day any more; it was ${change.from}` : `moved from ${change.from} to ${change.to}`;
      return [{ id: `${path}:moved:${moment.commit.id}`, day: moment.day, kind, title: `“${title}” ${where}`, target }];
    });
    return [...(done === undefined ? [] : [{ id: `${path}:done`, day: done, kind, title: `Done: ${title}`, target }]), ...moves];
  });
}

function guidelines({ view }: Site, lives: ReadonlyMap<string, Life>): readonly News[] {
  return view.group.guidelines.flatMap(({ path, slug, fields }): readonly News[] => {
    const day = fields.status === 'adopted' ? since(lives.get(path), 'adopted') : undefined;
    return day === undefined
      ? []
      : [{ id: `${path}:adopted`, day, kind: 'guideline', title: `Adopted: ${fields.title ?? slug}`, target: { path } }];
  });
}

function surveys({ view, files }: Site, lives: ReadonlyMap<string, Life>): readonly News[] {
  const steps = [
    ['open', 'Open for answers'],
    ['analysed', 'Results'],
  ] as const;
  return view.group.surveys.flatMap(({ path, slug, fields }) => {
    const reached = phases.indexOf(fields.phase ?? 'draft');
    return steps.flatMap(([phase, words]): readonly News[] => {
      const isPublished = phase === 'open' || files.exists(`surveys/${slug}/results.json`);
      const day =
        !isPublished || reached < phases.indexOf(phase) ? undefined : (fields.phases?.get(phase) ?? since(lives.get(path), phase));
      return day === undefined
        ? []
        : [{ id: `${path}:${phase}`, day, kind: 'survey', title: `${words}: ${fields.title ?? slug}`, target: { path } }];
    });
  });
}

/** The day from which a record has said a state without a break; undefined where that is not committed. */
function since(life: Life | undefined, state: string): Day | undefined {
  const versions = life?.versions ?? [];
  const before = versions.findLastIndex(({ snapshot }) => snapshot?.state !== state);
  const moment = versions[before + 1]?.moment;
  return moment?.commit === undefined ? undefined : moment.day;
}

/** Noon in UTC is on that day in all zones but the easternmost. */
function noonOf(day: Day): string {
  return `${day}T12:00:00Z`;
}

/** A name for ever, made of another one that may hold names of people: a UUID of the version for own ways (RFC 9562, 5.8), from SHA-256. */
async function lastingId(name: string): Promise<string> {
  const digits = await sha256(name);
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
  const all = `${digits.slice(0, 12)}8${digits.slice(13, 16)}${variant}${digits.slice(17, 32)}`;
  return `urn:uuid:${all.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
