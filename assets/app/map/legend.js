// @ts-check
// The key to the map: open where there is room for it, and as a person left it.

const STORED = "map-key";
const ROOM = { width: 720, height: 480 }; // pixels of the map at the usual text size

function remembered() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null; // a browser that keeps nothing for us has left nothing
  }
}

/** @param {boolean} open */
function remember(open) {
  try {
    localStorage.setItem(STORED, open ? "open" : "folded");
  } catch {
    // Blocked storage: next time it is as it comes, and that is all.
  }
}

/** @param {HTMLElement} stage @param {() => void} changed what stands over the map has another size */
export function mountLegend(stage, changed) {
  const legend = /** @type {HTMLDetailsElement} */ (stage.querySelector(".map-legend"));
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const left = remembered();
  legend.open = left ? left === "open" : stage.clientWidth >= ROOM.width * rem && stage.clientHeight >= ROOM.height * rem;
  // Only what a person does is remembered: a press on its title.
  legend.querySelector("summary")?.addEventListener("click", () => remember(!legend.open));
  for (const details of stage.querySelectorAll(".map-key details")) details.addEventListener("toggle", changed);
  changed();
}
