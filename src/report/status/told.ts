// The shape of what the status report tells, which is also that of its JSON (wg/status/1).

import type { DoneQuestion } from '../../model/done-question.ts';
import type { Forecast } from '../../model/history/forecast.ts';
import type { Light } from '../../model/lights.ts';
import type { Thing } from '../../model/reference.ts';
import type { Unsent } from '../../model/sending.ts';
import type { Phase } from '../../model/surveys/codebook.ts';
import type { Day } from '../../time/day.ts';
import type { Target } from '../document.ts';
import type { Health } from './health.ts';

/** A thing in a report: how it is called, where it stands, and its days. `late` is positive from the first day after the due day. */
export interface Entry {
  readonly id: string;
  readonly kind: Thing['kind'];
  readonly text: string;
  readonly target: Target;
  readonly owners: readonly string[];
  readonly nobody?: string;
  readonly handOff?: string;
  readonly due?: Day;
  readonly words?: string;
  readonly late?: number;
  readonly carried?: number;
  readonly openDays?: number;
  readonly inferred: boolean;
  readonly light?: ShownLight;
}

/** What is typed for a thing, and its title. */
interface Called {
  readonly id: string;
  readonly text: string;
}

/** A light; `waiter` is the only thing that waits for what is late, which `words` name by its id. */
export interface ShownLight extends Light {
  readonly waiter?: Called;
}

/** Links of guidelines that lead nowhere, cite what is not so or was taken back; links to what changed since a review; claims without any. */
export interface EvidenceCounts {
  readonly broken: number;
  readonly suspect: number;
  readonly claims: number;
}

export interface StatusFacts {
  readonly schema: 'wg/status/1';
  readonly group: string;
  readonly asOf: Day;
  readonly since?: Since;
  /** What the history cannot tell, and why. */
  readonly missing: readonly string[];
  readonly light: ShownLight & { readonly thing?: string; readonly text?: string };
  readonly counts: {
    readonly openActions: number;
    readonly withoutOwner: number;
    /** Old actions that are not followed, see `actions_from`. */
    readonly resting: number;
    readonly openMilestones: number;
    readonly milestonesWithoutOwner: number;
  };
  readonly helpWanted: readonly Entry[];
  readonly news: {
    readonly decided: readonly Said[];
    readonly done: readonly Entry[];
    readonly dropped: readonly Entry[];
    readonly parked: readonly Entry[];
    readonly added: readonly Entry[];
    readonly moved: readonly (Entry & { readonly from?: Day; readonly to?: Day; readonly days?: number })[];
    readonly blocked: readonly (Entry & { readonly waitsFor: readonly Called[] })[];
    readonly freed: readonly Entry[];
    readonly reowned: readonly (Entry & { readonly before: readonly string[] })[];
    readonly removed: readonly Called[];
    readonly carriedOver: readonly Entry[];
  };
  readonly overdue: readonly Entry[];
  readonly dueBeforeNext: readonly Entry[];
  readonly stuck: readonly Entry[];
  readonly withoutDate: readonly Entry[];
  readonly ownerless: readonly Entry[];
  readonly chains: readonly ChainFacts[];
  /** How late this group usually is. */
  readonly forecast?: Forecast;
  readonly raised: readonly Said[];
  readonly guidelines: readonly (Entry & { readonly status: string })[];
  readonly health: Health;
  /** What does not hold of what guidelines rest on; missing where nothing is wrong. */
  readonly evidence?: EvidenceCounts;
  readonly next?: {
    readonly day: Day;
    readonly start?: string;
    readonly end?: string;
    readonly endInferred: boolean;
    readonly passed: boolean;
    readonly daysAgo?: number;
    readonly target?: Target;
  };
  /** Words of the last note for the next meeting that give no day. */
  readonly nextWords?: { readonly words: string; readonly target: Target };
  /** Whether the group is done, where that is to be asked. */
  readonly done?: DoneQuestion;
  /** Milestones that may be done, as the survey that they belong to has come so far. */
  readonly reached: readonly (Entry & { readonly survey: Called; readonly phase: Phase })[];
  /** What has not gone out to all channels. */
  readonly unsent: readonly Unsent[];
  readonly returning: readonly Entry[];
  readonly inferred: readonly (Said & { readonly kind: string })[];
  readonly notUnderstood: readonly { readonly target: Target; readonly text: string }[];
}

/** Where a period begins: a meeting, a day, or the state after a commit. */
export interface Since {
  readonly kind: 'meeting' | 'day' | 'commit';
  readonly words: string;
  readonly day: Day;
  /** The meeting's id, or the commit's. */
  readonly id?: string;
  readonly target?: Target;
}

export interface Said {
  readonly id: string;
  readonly text: string;
  readonly target: Target;
}

export interface ChainFacts {
  /** From the blocked thing to the root. */
  readonly way: readonly Entry[];
  readonly frees: number;
  /** Who could free it: owners of the root, else of the open actions that restate it, else who was handed something. */
  readonly whoCanFree: readonly string[];
  /** Days since the root was due, where that is past. */
  readonly stuckFor?: number;
  readonly stuckSince?: Day;
  readonly nextStep?: Entry;
}
