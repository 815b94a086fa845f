// Where the things of a graph stand when they are drawn in layers, from what comes first to what rests on it (Sugiyama, Tagawa and Toda 1981): layers
// by the longest way, an order within them by barycentres, heights by least squares. Knows numbers of things and ways, no words and no drawing.

/** A way between two things, by their numbers. */
interface Way {
  readonly from: number;
  readonly to: number;
}

/** The layer of each thing, from 0 on, and the ways (by number) that lead back, because things wait for each other. */
export interface Layers {
  readonly layerOf: readonly number[];
  readonly back: ReadonlySet<number>;
  readonly count: number;
}

/** The heights of the middles of all things, and of each way in each layer that it goes through, from the lower layer on. */
export interface Placing {
  readonly middles: readonly number[];
  readonly routes: readonly (readonly number[])[];
  readonly height: number;
}

/** What stands in a layer: a thing, or a place that a long way goes through. */
interface Slot {
  readonly thing: number | undefined;
  readonly height: number;
  readonly before: Slot[];
  readonly after: Slot[];
  at: number;
  y: number;
}

const between = 18;
const besideWay = 10;
const sweeps = 12;

/** The layers of `count` things. Ways from a thing to itself are no ways here. */
export function layersOf(count: number, ways: readonly Way[]): Layers {
  const out = Array.from({ length: count }, (): number[] => []);
  for (const [way, { from, to }] of ways.entries()) if (from !== to) out[from]?.push(way);
  const { back, order } = walked(count, ways, out);
  const forward = ways.flatMap(({ from, to }, way) => (from === to ? [] : [back.has(way) ? { from: to, to: from } : { from, to }]));
  const next = Array.from({ length: count }, (): number[] => []);
  const comes = new Array<number>(count).fill(0);
  for (const { from, to } of forward) {
    next[from]?.push(to);
    comes[to] = (comes[to] ?? 0) + 1;
  }
  const layerOf = new Array<number>(count).fill(0);
  for (const thing of order)
    for (const other of next[thing] ?? []) layerOf[other] = Math.max(layerOf[other] ?? 0, (layerOf[thing] ?? 0) + 1);
  // What leads to more than it comes from stands beside what it leads to, so that its ways are short.
  for (const thing of order.toReversed()) {
    const others = next[thing] ?? [];
    if (others.length > (comes[thing] ?? 0)) layerOf[thing] = Math.min(...others.map((other) => layerOf[other] ?? 0)) - 1;
  }
  return { layerOf, back, count: count === 0 ? 0 : Math.max(...layerOf) + 1 };
}

/** The ways that lead back in a walk along all ways, and the things in an order in which all other ways lead on. */
function walked(count: number, ways: readonly Way[], out: readonly (readonly number[])[]): { back: Set<number>; order: readonly number[] } {
  const state = new Array<'new' | 'open' | 'left'>(count).fill('new');
  const back = new Set<number>();
  const left: number[] = [];
  for (let start = 0; start < count; start++) {
    if (state[start] !== 'new') continue;
    state[start] = 'open';
    const stack = [{ thing: start, at: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const way = out[top.thing]?.[top.at++];
      const to = way === undefined ? undefined : ways[way]?.to;
      if (way === undefined || to === undefined) {
        state[top.thing] = 'left';
        left.push(top.thing);
        stack.pop();
      } else if (state[to] === 'open') back.add(way);
      else if (state[to] === 'new') {
        state[to] = 'open';
        stack.push({ thing: to, at: 0 });
      }
    }
  }
  return { back, order: left.reverse() };
}

/** Places things of these heights within their layers. */
export function placingOf(heights: readonly number[], ways: readonly Way[], { layerOf, count }: Layers): Placing {
  const slot = (thing: number | undefined, height: number): Slot => ({ thing, height, before: [], after: [], at: 0, y: 0 });
  const things = heights.map((height, thing) => slot(thing, height));
  const layers = Array.from({ length: count }, (): Slot[] => []);
  for (const [thing, one] of things.entries()) layers[layerOf[thing] ?? 0]?.push(one);
  const routes = ways.map(({ from, to }) => {
    const [start, end] = [layerOf[from] ?? 0, layerOf[to] ?? 0];
    const [first, last] = start <= end ? [from, to] : [to, from];
    const middle = Array.from({ length: Math.max(0, Math.abs(end - start) - 1) }, () => slot(undefined, 2));
    for (const [at, one] of middle.entries()) layers[Math.min(start, end) + at + 1]?.push(one);
    const route = [things[first], ...middle, things[last]].filter((one) => one !== undefined);
    for (const [at, one] of route.entries()) {
      const following = route[at + 1];
      if (from === to || following === undefined) continue;
      one.after.push(following);
      following.before.push(one);
    }
    return route;
  });
  const ordered = inOrder(layers);
  for (let sweep = 0; sweep < sweeps; sweep++) for (const layer of sweep % 2 === 0 ? ordered : ordered.toReversed()) settle(layer);
  const all = ordered.flat();
  const top = Math.min(0, ...all.map(({ y, height }) => y - height / 2));
  for (const one of all) one.y -= top;
  return {
    middles: things.map(({ y }) => y),
    routes: routes.map((route) => route.map(({ y }) => y)),
    height: Math.max(0, ...all.map(({ y, height }) => y + height / 2)),
  };
}

/** The order within each layer in which the fewest ways were seen to cross. */
function inOrder(layers: Slot[][]): readonly (readonly Slot[])[] {
  const number = (layer: readonly Slot[]): void => {
    for (const [at, one] of layer.entries()) one.at = at;
  };
  for (const layer of layers) number(layer);
  let best = layers.map((layer) => [...layer]);
  let fewest = crossingsIn(best);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const isDown = sweep % 2 === 0;
    for (const layer of isDown ? layers : layers.toReversed()) {
      const key = new Map(layer.map((one) => [one, mean(isDown ? one.before : one.after, ({ at }) => at) ?? one.at]));
      layer.sort((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0));
      number(layer);
    }
    const crossings = crossingsIn(layers);
    if (crossings >= fewest) continue;
    fewest = crossings;
    best = layers.map((layer) => [...layer]);
  }
  for (const layer of best) {
    number(layer);
    let y = 0;
    for (const [at, one] of layer.entries()) {
      y = at === 0 ? 0 : y + apart(layer[at - 1], one);
      one.y = y;
    }
  }
  return best;
}

function crossingsIn(layers: readonly (readonly Slot[])[]): number {
  let found = 0;
  for (const layer of layers) {
    const ways = layer.flatMap((one, from) => one.after.map(({ at }) => [from, at] as const));
    for (const [a, b] of ways) for (const [c, d] of ways) if (a < c && b > d) found++;
  }
  return found;
}

/** Puts each as near to what it is joined to as its neighbours let it: least squares under an order, by pooling neighbours (Ayer and others 1955). */
function settle(layer: readonly Slot[]): void {
  let offset = 0;
  const blocks: { sum: number; weight: number; size: number }[] = [];
  const offsets: number[] = [];
  for (const [at, one] of layer.entries()) {
    offset += at === 0 ? 0 : apart(layer[at - 1], one);
    offsets.push(offset);
    // Long ways had better be straight.
    const weight = one.thing === undefined ? 4 : 1;
    const wanted = (mean([...one.before, ...one.after], ({ y }) => y) ?? one.y) - offset;
    blocks.push({ sum: wanted * weight, weight, size: 1 });
    for (let last = blocks.at(-1), other = blocks.at(-2); last && other && other.sum / other.weight > last.sum / last.weight; ) {
      blocks.splice(-2, 2, { sum: other.sum + last.sum, weight: other.weight + last.weight, size: other.size + last.size });
      [other, last] = [blocks.at(-2), blocks.at(-1)];
    }
  }
  const places = blocks.flatMap(({ sum, weight, size }) => new Array<number>(size).fill(sum / weight));
  for (const [at, one] of layer.entries()) one.y = (places[at] ?? 0) + (offsets[at] ?? 0);
}

/** How far the middles of two neighbours are apart at least. */
function apart(one: Slot | undefined, other: Slot): number {
  if (one === undefined) return 0;
  return one.height / 2 + other.height / 2 + (one.thing === undefined || other.thing === undefined ? besideWay : between);
}

function mean(slots: readonly Slot[], number: (slot: Slot) => number): number | undefined {
  return slots.length === 0 ? undefined : slots.reduce((sum, one) => sum + number(one), 0) / slots.length;
}
