// Outlines of the visiting ships in metres. x runs from the docking face (0) away from the station, y
// across. Lengths and diameters are those of the ships' facts; wings without a published span in the
// facts (Cygnus, HTV-X) are drawn as they look, not measured.

const SVG = "http://www.w3.org/2000/svg";

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// A closed path through points of the upper half and their mirror images below the axis.
function mirrored(points) {
  const upper = points.map(([x, y]) => `${x} ${-y}`);
  const lower = [...points].reverse().map(([x, y]) => `${x} ${y}`);
  return `M${[...upper, ...lower].join("L")}Z`;
}

const both = (draw) => draw(1) + draw(-1);
const panel = (x1, x2, from, to) => both((side) => `M${x1} ${side * from}H${x2}V${side * to}H${x1}Z`);
const circle = (x, y, radius) => `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;

// Lines across a wing, so that it reads as one.
function ribs(x1, x2, from, to, count) {
  const step = (to - from) / count;
  return both((side) => Array.from({ length: count - 1 }, (_, i) => `M${x1} ${side * (from + step * (i + 1))}H${x2}`).join(""));
}

const SOYUZ_TAIL = [[5, 1.1], [5.3, 1.1], [7, 1.36], [7.4, 1.36]];

export const OUTLINES = {
  progress: {
    length: 7.4,
    wing: panel(5.7, 7, 1.3, 5.35),
    hull: mirrored([[0, 0.28], [0.45, 0.28], [0.6, 0.75], [1, 1.1], [2.9, 1.1], [3.1, 0.95], [3.3, 1.1], [4.9, 1.1], ...SOYUZ_TAIL]),
    detail: `M3.1 -.95V.95M5 -1.1V1.1M7 -1.36V1.36${ribs(5.7, 7, 1.3, 5.35, 4)}`,
    across: 10.7,
  },
  soyuz: {
    length: 7.5,
    wing: panel(5.8, 7.1, 1.3, 5.35),
    hull: `${mirrored([[0, 0.28], [0.45, 0.28], [0.55, 0.6], [0.85, 0.95], [1.25, 1.12], [2, 1.12], [2.4, 0.95], [2.7, 0.6], [2.85, 0.6], [3.2, 0.72], [3.9, 0.95], [4.6, 1.1], [4.95, 1.1], [5.1, 1.1], [5.4, 1.1], [7.1, 1.36], [7.5, 1.36]])}`,
    detail: `M2.78 -.6V.6M5 -1.1V1.1M7.1 -1.36V1.36${circle(1.55, 0, 0.26)}${ribs(5.8, 7.1, 1.3, 5.35, 4)}`,
    across: 10.7,
  },
  "crew-dragon": {
    length: 8.1,
    wing: both((side) => `M5.2 ${side * 1.83}L7.9 ${side * 2.6}V${side * 1.83}Z`),
    hull: mirrored([[0, 0.7], [0.35, 0.7], [0.6, 0.95], [1.2, 1.15], [4.1, 1.95], [4.5, 2], [4.6, 1.83], [8.1, 1.83]]),
    detail: `M4.55 -1.9V1.9${circle(2.35, -0.55, 0.2)}${circle(2.35, 0.55, 0.2)}${circle(3, 0, 0.2)}M3 -1.64L4 -1.75M3 1.64L4 1.75`,
    across: 5.2,
  },
  "cargo-dragon": {
    length: 8.1,
    wing: both((side) => `M6 ${side * 1.83}L7.9 ${side * 2.4}V${side * 1.83}Z`),
    hull: mirrored([[0, 0.7], [0.35, 0.7], [0.6, 0.95], [1.2, 1.15], [4.1, 1.95], [4.5, 2], [4.6, 1.83], [8.1, 1.83]]),
    detail: "M4.55 -1.9V1.9M1.3 -1.15V1.15M5.5 -1.83V1.83M6.4 -1.83V1.83M7.3 -1.83V1.83",
    across: 4.8,
  },
  "cygnus-xl": {
    length: 7.89,
    wing: both((side) => `M6.5 ${side * 1.2}h.24v${side * 0.5}h-.24Z${circle(6.62, side * 3.5, 1.85)}`),
    hull: mirrored([[0, 0.65], [0.25, 0.65], [0.6, 1.5], [0.7, 1.535], [5.4, 1.535], [5.5, 1.2], [7.2, 1.2], [7.3, 0.5], [7.89, 0.6]]),
    detail: `M2.3 -1.535V1.535M3.9 -1.535V1.535M5.45 -1.4V1.4${both((side) => [0, 60, 120].map((turn) => {
      const [c, s] = [1.85 * Math.cos((turn * Math.PI) / 180), 1.85 * Math.sin((turn * Math.PI) / 180)];
      return `M${(6.62 - c).toFixed(2)} ${(side * 3.5 - s).toFixed(2)}L${(6.62 + c).toFixed(2)} ${(side * 3.5 + s).toFixed(2)}`;
    }).join(""))}`,
    across: 10.7,
  },
  "htv-x": {
    length: 8,
    wing: both((side) => `M4.8 ${side * 2.2}h.3v${side * 0.8}h-.3Z`) + panel(3.9, 6, 3, 9.1),
    hull: mirrored([[0, 0.65], [0.25, 0.65], [0.5, 2], [0.7, 2.2], [4.1, 2.2], [4.3, 1.95], [5.7, 1.95], [5.9, 2.2], [8, 2.2]]),
    detail: `M4.2 -2.1V2.1M5.8 -2.1V2.1M2.4 -2.2V2.2M6.6 -2.2L7.8 2.2M6.6 2.2L7.8 -2.2${ribs(3.9, 6, 3, 9.1, 6)}`,
    across: 18.2,
  },
};

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
  const half = Math.min(parts.across / 2, 5.6);
  const box = `-0.4 ${-half} ${parts.length + 0.8} ${2 * half}`;
  return svg("svg", { viewBox: box, width: 34, height: 34, "aria-hidden": "true" }, shipShape(parts));
}
