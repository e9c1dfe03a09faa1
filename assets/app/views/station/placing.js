// Where names stand in a drawing: each at the first of its places where it meets nothing that stands already.

/** @typedef {[number, number, number, number]} Box left, top, right, bottom */
/** @typedef {"start" | "middle" | "end"} Anchor */
/** @typedef {[number, number, Anchor]} Spot x, y of the first line's foot, and which end of the line is there */
/** @typedef {{ spots: Spot[], width: number, lines: number, line: number, must?: boolean, also?: Box[],
 *    others?: Box[] }} Name places by preference; the longest line, how many lines, a line's height; whether it stands
 *    at any cost; what it alone has to clear, and what it has to clear only where it isn't at its first place */

const ASCENT = 0.92; // of a line's height, above the foot
const GAP = 0.1; // of a line's height, kept free around a name

/**
 * The box of a name at a spot.
 * @param {Spot} spot
 * @param {Pick<Name, "width" | "lines" | "line">} name
 * @returns {Box}
 */
export function boxAt([x, y, anchor], { width, lines, line }) {
  const left = x - width * { start: 0, middle: 0.5, end: 1 }[anchor];
  const top = y - ASCENT * line;
  return [left, top, left + width, top + lines * line];
}

/**
 * The area two boxes have in common; 0 where they only touch.
 * @param {Box} a
 * @param {Box} b
 */
export function common(a, b) {
  const [width, height] = [Math.min(a[2], b[2]) - Math.max(a[0], b[0]), Math.min(a[3], b[3]) - Math.max(a[1], b[1])];
  return width > 0 && height > 0 ? width * height : 0;
}

/**
 * The spot of every name, in the order given: those that must stand come first. A name that meets something at
 * each of its spots stands where it meets the least if it must, and has null if it need not.
 * @param {Name[]} names
 * @param {Box[]} taken what stands there before
 * @param {Box} frame what no name may leave
 * @returns {(Spot | null)[]}
 */
export function placeNames(names, taken, frame) {
  const standing = [...taken];
  /** @type {Map<Name, Spot | null>} */
  const placed = new Map();
  const outside = (/** @type {Box} */ box) => (box[2] - box[0]) * (box[3] - box[1]) - common(box, frame);
  for (const name of [...names].sort((a, b) => Number(Boolean(b.must)) - Number(Boolean(a.must)))) {
    const gap = GAP * name.line;
    /** @type {Spot | null} */
    let best = null;
    let least = Infinity;
    for (const [i, spot] of name.spots.entries()) {
      const box = boxAt(spot, name);
      /** @type {Box} */
      const wide = [box[0] - gap, box[1], box[2] + gap, box[3]];
      const met = [...standing, ...(name.also ?? []), ...((i && name.others) || [])].reduce((sum, other) => sum + common(wide, other), outside(box));
      if (met < least) [best, least] = [spot, met];
      if (least <= 1e-9) break;
    }
    if (!name.must && least > 1e-9) best = null;
    if (best) standing.push(boxAt(best, name));
    placed.set(name, best);
  }
  return names.map((name) => placed.get(name) ?? null);
}

/**
 * A spot and others near it: a line or two higher or lower, from another end, beside.
 * @param {Spot} spot
 * @param {Pick<Name, "width" | "line">} name
 * @returns {Spot[]}
 */
export function spotsAround([x, y, anchor], { width, line }) {
  /** @type {Anchor[]} */
  const anchors = [anchor, ...(/** @type {Anchor[]} */ (["start", "middle", "end"])).filter((one) => one !== anchor)];
  const rises = [0, 1, -1, 2, -2, 3, -3].map((lines) => lines * line);
  const sides = [0, 0.25, -0.25, 0.5, -0.5].map((share) => share * width);
  /** @type {Spot[]} */
  const all = anchors.flatMap((end) => rises.flatMap((rise) => sides.map((side) => /** @type {Spot} */ ([x + side, y + rise, end]))));
  const far = (/** @type {Spot} */ spot) => {
    const [a, b] = [boxAt(spot, { width, line, lines: 1 }), boxAt([x, y, anchor], { width, line, lines: 1 })];
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  };
  return all.sort((a, b) => far(a) - far(b));
}

/**
 * Spots beside a jointed line: where it is wished first, then along each piece, on either side of it.
 * @param {Spot} wished
 * @param {number[][]} joints
 * @param {Pick<Name, "width" | "line">} name
 * @returns {Spot[]}
 */
export function spotsAlong(wished, joints, { width, line }) {
  const pieces = joints.slice(1).map((joint, i) => [joints[i], joint]);
  /** @type {Spot[]} */
  const beside = pieces.flatMap(([from, to]) => [0.5, 0.25, 0.75].flatMap((share) => {
    const [x, y] = [0, 1].map((i) => from[i] + (to[i] - from[i]) * share);
    const off = 0.6 * line;
    return /** @type {Spot[]} */ ([[x - off, y + 0.3 * line, "end"], [x + off, y + 0.3 * line, "start"], [x, y - off, "middle"], [x, y + off + ASCENT * line, "middle"]]);
  }));
  return [wished, ...beside, ...spotsAround(wished, { width, line })];
}

/**
 * Small boxes that cover a jointed line.
 * @param {number[][]} joints
 * @param {number} half half of the line's width, and of a box's
 * @returns {Box[]}
 */
export function boxesAlong(joints, half) {
  return joints.slice(1).flatMap(([x, y], i) => {
    const [fromX, fromY] = joints[i];
    const steps = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY) / half));
    return Array.from({ length: steps + 1 }, (_, step) => {
      const [cx, cy] = [fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps];
      return /** @type {Box} */ ([cx - half, cy - half, cx + half, cy + half]);
    });
  });
}
