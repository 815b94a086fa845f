// The shapes of a timeline in a picture: signs of days, the way from what is waited for to what waits, and arrows. Knows places, no days and no words.

/** A shape that stands for a day. `was` is hollow, `moved` a stroke; `earlier` and `later` stand at the edge for days beyond it. */
export type Sign = 'milestone' | 'action' | 'meeting' | 'was' | 'moved' | 'earlier' | 'later';

/** The shape around a place, in the colour of what it stands in. A done one has a tick, so that colour is not needed. */
export function signAt(sign: Sign, x: number, y: number, isDone = false): string {
  const tick = isDone ? `<path class="page line thick" d="M${n(x - 3)} ${n(y + 0.3)}l2.2 2.2l3.8 -4.6"/>` : '';
  switch (sign) {
    case 'milestone':
      return `<path class="fill" d="${diamond(x, y, 8)}"/>${tick}`;
    case 'was':
      // What lies below does not shine through.
      return `<path class="page fill" d="${diamond(x, y, 5.5)}"/><path class="ghost line hollow" d="${diamond(x, y, 5.5)}"/>`;
    case 'moved':
      return `<path class="ghost line thick" d="M${n(x)} ${n(y - 4.5)}v9"/>`;
    case 'action':
      return `<circle class="fill" cx="${n(x)}" cy="${n(y)}" r="6"/>${tick}`;
    case 'meeting':
      return `<path class="fill" d="M${n(x)} ${n(y - 7)}l7.5 13h-15z"/>${tick}`;
    case 'earlier':
      return `<path class="line thick" d="M${n(x + 3)} ${n(y - 5)}l-5 5l5 5"/>`;
    case 'later':
      return `<path class="line thick" d="M${n(x - 3)} ${n(y - 5)}l5 5l-5 5"/>`;
  }
}

/** Where a thing ends; `start` is where its work or its span of days begins. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** How far shapes reach from their middle, with a little air. */
const signReach = 10;

const bend = 5;

/**
 * The way from the right end of one thing to another that waits for it, with an arrow: down (or up) from the first and into the second from its left,
 * or around its right side where it is due before what it waits for. `outward` is how far right such a way may go.
 */
export function waitsPath(from: Place, to: Place & { readonly start: number }, outward: number): string {
  const down = to.y > from.y ? 1 : -1;
  const isWork = to.start < to.x;
  const left = isWork ? to.start - 2 : to.x - signReach;
  if (left - from.x >= bend + 8 || to.x - signReach - from.x >= bend + 8) {
    const end = left - from.x >= bend + 8 ? left : to.x - signReach;
    return `<path class="line" d="M${n(from.x)} ${n(from.y + down * signReach)}V${n(to.y - down * bend)}q0 ${down * bend} ${bend} ${down * bend}H${n(end)}"/>${arrow(end, to.y, 1)}`;
  }
  const right = Math.min(outward, Math.max(from.x, to.x) + signReach + 10);
  const end = to.x + signReach;
  const out =
    from.x < right - bend
      ? `M${n(from.x + signReach)} ${n(from.y)}H${n(right - bend)}q${bend} 0 ${bend} ${down * bend}`
      : `M${n(right)} ${n(from.y)}`;
  return `<path class="line" d="${out}V${n(to.y - down * bend)}q0 ${down * bend} ${-bend} ${down * bend}H${n(end)}"/>${arrow(end, to.y, -1)}`;
}

function arrow(x: number, y: number, way: 1 | -1): string {
  return `<path class="fill" d="M${n(x)} ${n(y)}l${-6 * way} -3.5v7z"/>`;
}

function diamond(x: number, y: number, reach: number): string {
  return `M${n(x)} ${n(y - reach)}l${reach} ${reach}l${-reach} ${reach}l${-reach} ${-reach}z`;
}

/** A coordinate to a tenth of a pixel, the same on every machine. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
