// The hand on the map: drag, pinch, wheel, and what is neither (a tap, a long press). Pointer events only, on an element
// that takes no touch action of the browser's own, so that a pinch zooms the map and never the page.

const SLIP = { mouse: 4, pen: 6, touch: 10 }; // pixels a press may slip and still be a tap
const LONG_PRESS_MS = 550;

/** @typedef {{x: number, y: number}} Spot */

/**
 * @param {HTMLElement} map
 * @param {{
 *   move: (from: Spot, to: Spot, factor: number) => void,
 *   start: () => void, end: () => void,
 *   tap: (at: Spot, kind: string) => void, press: (at: Spot, kind: string) => void,
 * }} actions spots are the window's pixels
 */
export function listenToHand(map, actions) {
  /** @type {Map<number, Spot>} */
  const down = new Map();
  let dragging = false;
  let origin = { x: 0, y: 0 };
  let kind = "mouse";
  let held = 0;
  let wheelEnd = 0;

  // Middle of what is down, and how far apart two fingers are.
  function grip() {
    const spots = [...down.values()].slice(0, 2);
    const x = spots.reduce((sum, spot) => sum + spot.x, 0) / spots.length;
    const y = spots.reduce((sum, spot) => sum + spot.y, 0) / spots.length;
    return { x, y, spread: spots.length > 1 ? Math.max(12, Math.hypot(spots[0].x - spots[1].x, spots[0].y - spots[1].y)) : 0 };
  }

  function begin() {
    clearTimeout(held);
    if (dragging) return;
    dragging = true;
    map.classList.add("is-dragged");
    actions.start();
  }

  function finish() {
    clearTimeout(held);
    if (!dragging) return;
    dragging = false;
    map.classList.remove("is-dragged");
    actions.end();
  }

  map.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    map.setPointerCapture(event.pointerId);
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (down.size > 1) return begin();
    kind = event.pointerType || "mouse";
    origin = { x: event.clientX, y: event.clientY };
    clearTimeout(held);
    if (kind !== "mouse") {
      held = window.setTimeout(() => {
        down.clear(); // what follows of this finger is no drag
        actions.press(origin, kind);
      }, LONG_PRESS_MS);
    }
    return undefined;
  });

  map.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return;
    const before = grip();
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (!dragging) {
      if (Math.hypot(event.clientX - origin.x, event.clientY - origin.y) <= (SLIP[kind] ?? SLIP.touch)) return;
      begin();
      Object.assign(before, origin); // nothing of the way is lost
    }
    const now = grip();
    actions.move(before, now, before.spread && now.spread ? now.spread / before.spread : 1);
  });

  function release(event) {
    if (!down.delete(event.pointerId) || down.size) return;
    const tapped = !dragging && event.type === "pointerup";
    finish();
    if (tapped) actions.tap({ x: event.clientX, y: event.clientY }, kind);
  }
  map.addEventListener("pointerup", release);
  map.addEventListener("pointercancel", release);

  map.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    if (kind === "mouse" || event.button === 2) actions.press({ x: event.clientX, y: event.clientY }, "mouse");
  });

  // A trackpad's pinch comes as a wheel with Ctrl.
  map.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 0.05 : event.deltaMode ? 1 : 0.002;
      const factor = 2 ** Math.max(-1, Math.min(1, -event.deltaY * unit * (event.ctrlKey ? 5 : 1)));
      const at = { x: event.clientX, y: event.clientY };
      if (!dragging) actions.start();
      actions.move(at, at, factor);
      clearTimeout(wheelEnd);
      wheelEnd = window.setTimeout(() => !dragging && actions.end(), 160);
    },
    { passive: false },
  );
}
