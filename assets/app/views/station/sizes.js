// A ship's size: large beside a person of 1.75 m, and all classes on one scale. Described for Dash.

import { described } from "../../lib/described.js";
import { OUTLINES } from "../../station/outlines.js";

const CLASSES = ["soyuz", "progress", "cygnus-xl", "htv-x", "crew-dragon", "cargo-dragon"];
const GAP_M = 2.2;
const LEAST_TALL_M = 8.1; // so that the ships of today have one scale
// Standing, 1.75 m, feet at 0.
const PERSON = "M0 -1.53a.12 .12 0 1 1 .01 0ZM-.2 -1.45h.4l.06 .7h-.12l-.03 .75h-.22l-.03 -.75h-.12Z";

/** @param {{craft: string, length_m: number, diameter_m: number, span_m: number | null}} ship */
export function sizesOf(ship) {
  if (!OUTLINES[ship.craft]) return []; // a class that is not drawn
  const span = ship.span_m ? `, ${ship.span_m} m across its wings` : "";
  const words = `${ship.length_m} m long, ${ship.diameter_m} m thick${span}, beside a person of 1.75 m.`;
  const isOfToday = CLASSES.includes(ship.craft);
  const classes = `Soyuz, Progress, Cygnus XL, HTV-X, Crew and Cargo Dragon${isOfToday ? "" : ", and this ship"} on one scale.`;
  return [
    rowOf([ship.craft], ship.craft, 5, words),
    described("figcaption", { className: "hint" }, words),
    rowOf(isOfToday ? CLASSES : [...CLASSES, ship.craft], ship.craft, 2, classes),
    described("p", { className: "hint" }, classes),
  ];
}

function rowOf(classes, current, margin, words) {
  let left = margin + 1;
  const shapes = classes.map((craft) => {
    const half = OUTLINES[craft].across / 2;
    const middle = left + half;
    left = middle + half + GAP_M;
    const className = craft === current ? "is-this" : "is-other";
    return described("g", { className, transform: `translate(${middle} 0) rotate(-90)` }, shapeOf(OUTLINES[craft]));
  });
  const width = left - GAP_M + margin;
  const tall = Math.max(LEAST_TALL_M, ...classes.map((craft) => OUTLINES[craft].length));
  const person = described("path", { className: "person", transform: `translate(${margin - 1.4} 0)`, d: PERSON });
  const ground = described("path", { className: "ground", d: `M0 .05H${width}` });
  return described("svg", { viewBox: `0 ${-tall - 0.5} ${width} ${tall + 0.8}`, role: "img", "aria-label": words }, ground, person, ...shapes);
}

const shapeOf = ({ wing, hull, detail }) =>
  described(
    "g",
    { className: "ship-shape" },
    ...[["wing", wing], ["hull", hull], ["line", detail]].map(([className, d]) => described("path", { className, d })),
  );
