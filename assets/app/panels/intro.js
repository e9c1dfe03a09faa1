// The introduction: folded or open as it was left, and its questions open what answers them.
// @ts-check

import { keep, kept } from "../lib/kept.js";
import { reveal } from "../station/reveal.js";

const KEY = "intro-folded";

export function mountIntro() {
  const intro = /** @type {HTMLDetailsElement | null} */ (document.getElementById("intro"));
  if (!intro) return;
  if (kept(KEY) === "yes") intro.open = false;
  delete document.documentElement.dataset.intro; // what the style sheet went by until now
  intro.addEventListener("toggle", () => {
    keep(KEY, !intro.open ? "yes" : null);
    window.dispatchEvent(new Event("resize")); // the map measures itself again
  });
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("[data-open-panel]");
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openPanel(link.dataset.openPanel ?? "");
  });
}

/** The names under "Seen in the frame" light their ship up in the drawing, and open it. @param {{ openShip: (id: string) => void }} given */
export function mountSeen({ openShip }) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-seen-ship]"))) {
    const id = link.dataset.seenShip ?? "";
    const drawn = document.querySelector(`[data-frame-ship="${id}"]`);
    const light = (/** @type {boolean} */ on) => drawn?.classList.toggle("is-lit", on);
    for (const type of ["pointerenter", "focus"]) link.addEventListener(type, () => light(true));
    for (const type of ["pointerleave", "blur"]) link.addEventListener(type, () => light(false));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      for (const other of document.querySelectorAll("[data-frame-ship]")) other.classList.toggle("is-lit", other === drawn);
      openShip(id);
    });
  }
}

/** Opens a panel of the right column and brings it into sight. @param {string} name */
export function openPanel(name) {
  const panel = /** @type {HTMLDetailsElement | null} */ (document.getElementById(`panel-${name}`));
  if (!panel) return;
  panel.open = true;
  reveal(panel, "start");
  panel.querySelector("summary")?.focus({ preventScroll: true });
}
