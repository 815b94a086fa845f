// Which of some names a text means: the very same, the same but for case, space and numbering, or one in nearly the same words.
// Each near match is kept apart from the others, so that it can be shown.
import { nearlySame, overlap, topicOf } from '../similar.ts';
import { foldedWording } from './label.ts';

export type HowMatched = 'exact' | 'folded' | 'near';

export interface Named<T> {
  readonly target: T;
  readonly names: readonly string[];
}

export interface Match {
  readonly how: HowMatched;
  /** The name that was met. */
  readonly name: string;
}

/**
 * Pairs texts with targets, each of both once: first all that are the same, then what is folded the same, then the nearest. Where several targets
 * are called alike, the first text gets the first of them.
 */
export function pair<S, T>(texts: readonly Named<S>[], targets: readonly Named<T>[]): ReadonlyMap<S, Match & { readonly target: T }> {
  const found = new Map<S, Match & { readonly target: T }>();
  const taken = new Set<T>();
  const take = (source: S, target: T, how: HowMatched, name: string): void => {
    found.set(source, { target, how, name });
    taken.add(target);
  };
  for (const [how, keyOf] of [
    ['exact', (text: string) => text.trim()],
    ['folded', foldedWording],
  ] as const) {
    const byKey = new Map<string, (readonly [T, string])[]>();
    for (const { target, names } of targets)
      if (!taken.has(target))
        for (const name of names) {
          const key = keyOf(name);
          if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), [target, name]]);
        }
    for (const { target: source, names } of texts) {
      if (found.has(source)) continue;
      const hit = names.flatMap((name) => byKey.get(keyOf(name)) ?? []).find(([target]) => !taken.has(target));
      if (hit !== undefined) take(source, hit[0], how, hit[1]);
    }
  }
  for (const { source, target, name } of nearOnes(
    texts.filter(({ target }) => !found.has(target)),
    targets.filter(({ target }) => !taken.has(target)),
  ))
    if (!found.has(source) && !taken.has(target)) take(source, target, 'near', name);
  return found;
}

/** At most so many comparisons: a file with thousands of columns that fit nothing is not compared with everything. */
const COMPARED_AT_MOST = 200_000;
const CLEARLY_BEST = 0.1;

function nearOnes<S, T>(texts: readonly Named<S>[], targets: readonly Named<T>[]): readonly { source: S; target: T; name: string }[] {
  if (texts.length * targets.length > COMPARED_AT_MOST) return [];
  const known = targets.map(({ target, names }) => ({ target, topics: names.map((name) => ({ name, topic: topicOf(name) })) }));
  const close: { source: S; target: T; name: string; score: number }[] = [];
  for (const { target: source, names } of texts) {
    const scores = known.map(({ target, topics }) => {
      let best = { source, target, name: '', score: 0 };
      for (const text of names) {
        const topic = topicOf(text);
        for (const other of topics) {
          const { ofBoth, shared } = overlap(topic, other.topic);
          const enough = nearlySame(topic, other.topic) && (shared > 1 || ofBoth === 1);
          if (enough && ofBoth > best.score) best = { source, target, name: other.name, score: ofBoth };
        }
      }
      return best;
    });
    scores.sort((a, b) => b.score - a.score);
    const [best, second] = scores;
    // Two that are about as near cannot be told apart.
    if (best !== undefined && best.score > 0 && best.score - (second?.score ?? 0) >= CLEARLY_BEST) close.push(best);
  }
  return close.sort((a, b) => b.score - a.score);
}
