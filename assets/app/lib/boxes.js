// @ts-check
// Room for texts: boxes that don't touch, the more important first; and where a tip stands beside what it names.

/** @typedef {[number, number, number, number]} Box left, top, right, bottom */

/** @param {Box} a @param {Box} b */
export const overlaps = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** @param {Box} a @param {Box} b */
const within = (a, b) => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];

/**
 * Room in which each text takes the first of its places that is free. Ask in the order of importance.
 * @param {Box} bounds texts stay inside
 * @param {Box[]} [taken] what is there already; what is placed is added to it
 * @param {[number, number]} [apart] pixels between texts, across and down
 */
export function createRoom(bounds, taken = [], [across, down] = [3, 1]) {
  return {
    taken,
    /**
     * @param {number} width
     * @param {number} height
     * @param {Iterable<[number, number]>} spots left and top of the text, the best first
     * @returns {Box | null} the box it took, or null where none of the places is free
     */
    place(width, height, spots) {
      for (const [left, top] of spots) {
        /** @type {Box} */
        const box = [left, top, left + width, top + height];
        /** @type {Box} */
        const kept = [left - across, top - down, left + width + across, top + height + down];
        if (!within(box, bounds) || taken.some((other) => overlaps(kept, other))) continue;
        taken.push(box);
        return box;
      }
      return null;
    },
  };
}

/**
 * Left and top of a tip beside what it names, inside the bounds, and never over it where there is room on any side.
 * @param {Box} named
 * @param {[number, number]} size width and height of the tip
 * @param {Box} bounds
 * @param {"below" | "above"} [first] the side that is tried first
 * @param {number} [gap]
 * @returns {[number, number]}
 */
export function besideNamed(named, [width, height], bounds, first = "below", gap = 8) {
  const [left, top, right, bottom] = named;
  const fit = (/** @type {number} */ at, /** @type {number} */ low, /** @type {number} */ high) => Math.max(low, Math.min(high, at));
  const [x, y] = [
    fit((left + right) / 2 + 6, bounds[0], bounds[2] - width),
    fit((top + bottom) / 2 - height / 2, bounds[1], bounds[3] - height),
  ];
  /** @type {[number, number][]} */
  const sides = [[x, bottom + gap], [x, top - gap - height], [right + gap, y], [left - gap - width, y]];
  if (first === "above") [sides[0], sides[1]] = [sides[1], sides[0]];
  const free = sides.find(([l, t]) => within([l, t, l + width, t + height], bounds));
  if (free) return free;
  // Nowhere is room enough: where it covers least.
  const covered = sides.map(([l, t]) => {
    const [fl, ft] = [fit(l, bounds[0], bounds[2] - width), fit(t, bounds[1], bounds[3] - height)];
    const across = Math.max(0, Math.min(fl + width, right) - Math.max(fl, left));
    const down = Math.max(0, Math.min(ft + height, bottom) - Math.max(ft, top));
    return /** @type {[number, [number, number]]} */ ([across * down, [fl, ft]]);
  });
  return covered.reduce((best, one) => (one[0] < best[0] ? one : best))[1];
}
