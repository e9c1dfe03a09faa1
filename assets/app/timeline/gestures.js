// Finger, wheel and pinch on one row. Everything ends in three calls: move to a time, tap a place, or let go.

const EDGE_PX = 28;
const SLIP_PX = { mouse: 3, pen: 5, touch: 8 }; // a press that slips no farther is a tap

export function attachGestures(row, actions) {
  const pointers = new Map();
  let pinchPx = 0;
  let edge = 0;
  let edgeTimer = 0;
  let tapped = null; // where the press began, while it has stayed there

  const left = () => row.getBoundingClientRect().left;
  const spread = () => {
    const [a, b] = [...pointers.values()];
    return Math.max(20, Math.abs(a - b));
  };

  // At either end the row goes on sliding under a finger that stays there.
  function slide() {
    if (!edge) return;
    actions.slide(edge);
    const [x] = pointers.values();
    if (x !== undefined) actions.move(x - left());
    edgeTimer = requestAnimationFrame(slide);
  }

  function setEdge(x) {
    const width = row.clientWidth;
    const next = actions.slides ? (x < EDGE_PX ? (x - EDGE_PX) / EDGE_PX : x > width - EDGE_PX ? (x - width + EDGE_PX) / EDGE_PX : 0) : 0;
    const started = !edge && next;
    edge = Math.max(-2, Math.min(2, next));
    if (started) edgeTimer = requestAnimationFrame(slide);
  }

  row.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    row.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, event.clientX);
    tapped = pointers.size === 1 ? event.clientX : null;
    if (pointers.size === 2) {
      pinchPx = spread();
      return;
    }
    actions.hold(true);
    actions.move(event.clientX - left());
  });

  row.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) {
      if (event.pointerType === "mouse") actions.hover(event.clientX - left(), event.clientY - row.getBoundingClientRect().top);
      return;
    }
    if (tapped !== null && Math.abs(event.clientX - tapped) > (SLIP_PX[event.pointerType] ?? SLIP_PX.touch)) tapped = null;
    pointers.set(event.pointerId, event.clientX);
    if (pointers.size === 2) {
      const now = spread();
      actions.zoom(pinchPx / now, actions.centre());
      pinchPx = now;
      return;
    }
    setEdge(event.clientX - left());
    actions.move(event.clientX - left());
  });

  function release(event) {
    if (!pointers.delete(event.pointerId) || pointers.size) return;
    edge = 0;
    cancelAnimationFrame(edgeTimer);
    actions.hold(false);
    if (tapped !== null && event.type === "pointerup") actions.tap(tapped - left(), event.clientY - row.getBoundingClientRect().top, event.pointerType);
    tapped = null;
    actions.release();
  }
  row.addEventListener("pointerup", release);
  row.addEventListener("pointercancel", release);
  row.addEventListener("pointerleave", () => actions.hover(null));

  row.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const turn = (Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY) / (event.deltaMode ? 3 : 100);
      if (event.ctrlKey || event.metaKey) actions.zoom(1.25 ** turn, event.clientX - left());
      else actions.wheel(turn);
    },
    { passive: false },
  );
}
