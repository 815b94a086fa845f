// What the pages of a site are made from, and what a page and a section of it are. Knows no page in particular, no folder and no flag.
import type { Life } from '../../model/history/lives.ts';
import type { Overview } from '../../model/overview.ts';
import type { Files } from '../../text/files.ts';
import type { Forge } from '../../text/forge.ts';
import type { Document, Target } from '../document.ts';
import type { Markup } from '../html/markup.ts';
import type { PageScript } from '../html/page.ts';
import type { StatusPast } from '../status/news.ts';

/** A group as a site tells it. Every text that a page shows goes through `said`, for anybody may read the page. */
export interface Site {
  readonly view: Overview;
  /** What the group calls itself. */
  readonly name: string;
  readonly files: Files;
  /** A text as it may be shown: people named as they agreed to, no addresses and numbers of theirs; as it is on pages for members alone. */
  said(text: string): string;
  /** Whether pages are for members alone, who read the files as well. */
  readonly isForMembers: boolean;
  /** Whether the pages are shown by a server while one edits, and show a change at once. */
  readonly isLive?: boolean;
  /** A report as it would be printed, its texts as they may be shown; undefined where it has nothing to tell. */
  report(kind: string, id?: string): Promise<Document | undefined>;
  /** What git knows of milestones, guidelines and surveys, and in plain words what cannot be told. */
  past(): Promise<{ readonly lives: ReadonlyMap<string, Life>; readonly missing: readonly string[] }>;
  /** What happened since the last meeting; without it, the notes alone tell. */
  lately?(): Promise<StatusPast>;
  /** Where the files can be seen and edited in a browser. */
  readonly forge: Forge | undefined;
  /** The address that the site will have, with a slash at its end; without it addresses that must be whole are left out. */
  readonly url: string | undefined;
}

/** A record, or some lines of it, that a page shows: what links to it are led to. */
export interface Shown {
  /** From the group's root: `milestones/survey.md`. */
  readonly path: string;
  /** First and last line, where the page shows a part of the file. */
  readonly lines?: readonly [from: number, to: number];
  /** Whether its lines have names on the page (`line-12`). */
  readonly byLine?: boolean;
  /** The name on the page of what these lines are, or of the whole file where the page shows several. */
  readonly at?: string;
  /** The name on the page of a place that links give with `#`: a heading, an answer, a short id; undefined where the page has none. */
  named?(fragment: string): string | undefined;
}

/** A place in a file of the group, perhaps with what a link to it has behind its `#`. */
export interface Place extends Target {
  readonly fragment?: string;
}

/** One page. Nothing of it is made before it is printed, so that a large site needs little memory. */
export interface SitePage {
  /** From the site's folder, with `/` between its parts: `meetings/2026-02-24.html`. */
  readonly path: string;
  readonly title: string;
  /** What is on the page, in a sentence, as it may be shown: for lists of results elsewhere. */
  readonly description?: string;
  readonly scripts?: readonly PageScript[];
  readonly shows?: readonly Shown[];
  /** The file that its words come from, which readers may edit. */
  readonly source?: string;
  /** What stands in `main`; its first heading is an `h1`. */
  main(on: OnPage): Markup | Promise<Markup>;
}

/** What a page that is being printed knows of the others. */
export interface OnPage {
  /** The address of a place, as seen from this page: a page that shows it, else the file on the forge, else nothing. */
  link(place: Place): string | undefined;
  /** The address of a page of the site (its `path`, perhaps with `#…`), as seen from this page. */
  to(path: string): string;
  /** Whether there is such a page. */
  has(path: string): boolean;
  /** The sections of the navigation, in its order. */
  readonly ways: readonly Way[];
}

/** A section as the navigation shows it. */
export interface Way {
  readonly label: string;
  readonly path: string;
}

/** A part of the site: its own page comes first, then those below it. Without a page it is not there. */
export interface Section {
  /** The word in the navigation; none where the section is reached otherwise. */
  readonly label?: string;
  pages(site: Site): readonly SitePage[] | Promise<readonly SitePage[]>;
}

/** The name on a page of a line of a file that is shown there. */
export function lineName(line: number): string {
  return `line-${line}`;
}
