// @ts-check
// The key to the map: open where there is room for it, and as a person left it. Until this runs the style sheet shows it
// so (map-key.css); from here on its own attribute says it.

import { keep, kept } from "../lib/kept.js";

const STORED = "map-key";
const ROOM = { width: 720, height: 480 }; // pixels of the map at the usual text size; as in map-key.css

/** @param {HTMLElement} stage */
export function mountLegend(stage) {
  const legend = /** @type {HTMLDetailsElement} */ (stage.querySelector(".map-legend"));
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const left = kept(STORED);
  legend.open = left ? left === "open" : stage.clientWidth >= ROOM.width * rem && stage.clientHeight >= ROOM.height * rem;
  delete document.documentElement.dataset.mapKey;
  // Only what a person does is remembered: a press on its title.
  legend.querySelector("summary")?.addEventListener("click", () => keep(STORED, legend.open ? "folded" : "open"));
}
