// Outlines of the visiting ships in metres, drawn from the station's geometry that comes with the page
// (dashboard/station/geometry.toml). x runs from the docking face (0) away from the station, y across.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {[number, number]} Pair x and y, or a distance and a radius, in metres */
/**
 * @typedef {object} Craft A class of ship, as the geometry has it.
 * @property {number} length_m
 * @property {number} across_m
 * @property {Pair[]} hull
 * @property {{ from: number, to: number, inner: number, outer: number, ribs: number, stem?: number }} [wing]
 * @property {{ at: number, off: number, radius: number, stem: number }} [disc]
 * @property {Pair[]} [fin]
 * @property {number[]} rings
 * @property {[number, number, number][]} windows
 * @property {{ side: Pair[], edge: Pair[], face: Pair[] }} [lies] outlines of a ship that lies across the docking axis
 */
/**
 * @typedef {object} Outline
 * @property {number} length
 * @property {number} across
 * @property {string} wing
 * @property {string} hull
 * @property {string} detail
 * @property {{ side: string, edge: string, face: string }} [lies]
 */

/** @type {Record<string, Outline>} the outline of each class, once learned */
export const OUTLINES = {};

/**
 * Makes the outlines of all classes.
 * @param {Record<string, Craft>} crafts
 */
export function learnOutlines(crafts) {
  for (const [name, craft] of Object.entries(crafts)) OUTLINES[name] = outlineOf(craft);
}

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/**
 * A closed path through points of the upper half and their mirror images below the axis.
 * @param {Pair[]} points
 * @returns {string}
 */
export function mirrored(points) {
  const upper = points.map(([x, y]) => `${x} ${-y}`);
  const lower = [...points].reverse().map(([x, y]) => `${x} ${y}`);
  return `M${[...upper, ...lower].join("L")}Z`;
}

export const circle = (x, y, radius) => `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;

const both = (draw) => draw(1) + draw(-1);
const panel = ({ from, to, inner, outer }) => both((side) => `M${from} ${side * inner}H${to}V${side * outer}H${from}Z`);
const stem = (at, inner, outer) => both((side) => `M${at - 0.12} ${side * inner}h.24V${side * outer}h-.24Z`);

// Lines across a wing, so that it reads as one.
function ribs({ from, to, inner, outer, ribs: count }) {
  const step = (outer - inner) / count;
  return both((side) => Array.from({ length: count - 1 }, (_, i) => `M${from} ${side * (inner + step * (i + 1))}H${to}`).join(""));
}

function spokes({ at, off, radius }) {
  return both((side) => [0, 60, 120].map((turn) => {
    const [c, s] = [radius * Math.cos((turn * Math.PI) / 180), radius * Math.sin((turn * Math.PI) / 180)];
    return `M${(at - c).toFixed(2)} ${(side * off - s).toFixed(2)}L${(at + c).toFixed(2)} ${(side * off + s).toFixed(2)}`;
  }).join(""));
}

/**
 * The hull's radius at a distance from the docking face.
 * @param {Pair[]} hull
 * @param {number} x
 * @returns {number}
 */
export function radiusAt(hull, x) {
  const after = hull.findIndex(([d]) => d >= x);
  if (after <= 0) return hull[after === 0 ? 0 : hull.length - 1][1];
  const [[d1, r1], [d2, r2]] = [hull[after - 1], hull[after]];
  return r1 + ((r2 - r1) * (x - d1)) / (d2 - d1);
}

/**
 * Paths of a class: its wings, its hull, the lines on both.
 * @param {Craft} craft
 * @returns {Outline}
 */
export function outlineOf({ length_m: length, across_m: across, hull, wing, disc, fin, rings, windows, lies }) {
  if (lies) return lyingOutline(length, across, lies);
  let wings = "";
  let detail = rings.map((x) => `M${x} ${-radiusAt(hull, x).toFixed(3)}V${radiusAt(hull, x).toFixed(3)}`).join("");
  detail += windows.map((one) => circle(...one)).join("");
  if (wing) {
    if (wing.stem) wings += stem((wing.from + wing.to) / 2, wing.stem, wing.inner);
    wings += panel(wing);
    detail += ribs(wing);
  }
  if (disc) {
    wings += stem(disc.at, disc.stem, disc.off - disc.radius) + both((side) => circle(disc.at, side * disc.off, disc.radius));
    detail += spokes(disc);
  }
  if (fin) wings += both((side) => `M${fin.map(([x, y]) => `${x} ${side * y}`).join("L")}Z`);
  return { length, across, wing: wings, hull: mirrored(hull), detail };
}

const polygon = (points) => `M${points.map(([x, y]) => `${x} ${y}`).join("L")}Z`;

// By itself such a ship is shown as it is long, its tail where the others have their docking face.
function lyingOutline(length, across, lies) {
  const tail = Math.max(...lies.face.map(([x]) => -x));
  const hull = polygon(lies.face.map(([x, y]) => [+(x + tail).toFixed(2), y]));
  return { length, across, wing: "", hull, detail: "", lies: { side: polygon(lies.side), edge: polygon(lies.edge), face: polygon(lies.face) } };
}

/**
 * A ship at its port, as a view shows it.
 * @param {string} craft
 * @param {"side" | "below"} view
 * @param {boolean} isEndOn whether it is seen along the docking axis
 * @param {number} radius
 */
export function atPort(craft, view, isEndOn, radius) {
  const { lies, ...own } = OUTLINES[craft];
  if (lies) return { wing: "", hull: view === "side" ? lies.side : isEndOn ? lies.face : lies.edge, detail: "" };
  return isEndOn ? endOn(craft, radius) : own;
}

// The same ship seen along its axis: the wings from their edge.
export function endOn(craft, radius) {
  const half = OUTLINES[craft].across / 2;
  const wing = both((side) => `M-.2 ${side * radius}h.4V${side * half}h-.4Z`);
  return { wing, hull: circle(0, 0, radius), detail: circle(0, 0, radius * 0.45) };
}

// The drawing of one ship as a group: wings, hull, lines.
export function shipShape(parts) {
  return svg(
    "g",
    { class: "ship-shape" },
    svg("path", { class: "wing", d: parts.wing }),
    svg("path", { class: "hull", d: parts.hull }),
    svg("path", { class: "line", d: parts.detail }),
  );
}

// A small picture of the ship for a card.
export function glyph(craft) {
  const parts = OUTLINES[craft];
  const half = Math.min(parts.across / 2, Math.max(5.6, parts.length / 2));
  const box = `-0.4 ${-half} ${parts.length + 0.8} ${2 * half}`;
  return svg("svg", { viewBox: box, width: 34, height: 34, "aria-hidden": "true" }, shipShape(parts));
}
