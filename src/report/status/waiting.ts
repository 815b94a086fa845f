// What waits for what, as the status report tells it: from the root, where somebody can do something, to what it holds up.
import type { Inline, Item } from '../document.ts';
import { bracketed, brief, LONG_TITLE, plural, SHORT_TITLE } from '../words.ts';
import { dueOf, who } from './item.ts';
import type { ChainFacts, Entry } from './told.ts';

/** Chains that end at one root are one item: the root first, then what it holds up, then its next step. */
export function waitingItems(chains: readonly ChainFacts[]): readonly Item[] {
  const byRoot = new Map<string, ChainFacts[]>();
  for (const chain of chains) {
    const root = chain.way.at(-1)?.id ?? '';
    byRoot.set(root, [...(byRoot.get(root) ?? []), chain]);
  }
  return [...byRoot.values()].map((group) => rootItem(group as [ChainFacts, ...ChainFacts[]]));
}

/** What lies between, by ids on a screen, where titles would need lines of their own. */
function throughInlines(between: readonly Entry[]): readonly Inline[] {
  if (between.length === 0) return [];
  const told = (names: readonly string[]): string => ` (through ${names.join(', ')})`;
  return [{ text: told(between.map(({ id }) => id)), whole: told(between.map(({ text }) => `“${text}”`)), tone: 'dim' }];
}

function rootItem(chains: readonly [ChainFacts, ...ChainFacts[]]): Item {
  const { way, whoCanFree, stuckFor, stuckSince, nextStep } = chains[0];
  const root = way.at(-1) as Entry;
  const free = whoCanFree.length > 0 ? `${whoCanFree.join(', ')} can free it` : 'nobody is named who could free it';
  const dated =
    root.due === undefined ? 'no date' : stuckFor === undefined ? dueOf(root) : `stuck since ${stuckSince}, ${plural(stuckFor, 'day')}`;
  const held = chains.map(({ way: [blocked, ...rest] }) => {
    const beside = throughInlines(rest.slice(0, -1));
    return {
      lead: { text: 'holds up' },
      inlines: [brief(blocked?.text ?? '', beside.length === 0 ? LONG_TITLE : SHORT_TITLE), ...beside],
      ...(blocked && { target: blocked.target }),
    };
  });
  const step = nextStep
    ? [
        {
          lead: { text: 'next step' },
          inlines: [brief(nextStep.text, LONG_TITLE), ...bracketed([who(nextStep), dueOf(nextStep)])],
          target: nextStep.target,
        },
      ]
    : [];
  return {
    inlines: [brief(root.text, LONG_TITLE), ...bracketed([dated, free], '; ')],
    target: root.target,
    children: [...held, ...step],
  };
}
