// The moment's cursor over each chart. Margins and ranges are fixed by the server, so a cursor is one transform a frame:
// Plotly itself is never asked to redraw.

import { NARROW, isNarrow } from "./fit.js";

/**
 * @param {HTMLElement} root
 * @param {(tight: boolean) => void} onFit called when there is little room, or room again
 */
export function createCursors(root, onFit) {
  let tight = false;
  const cursors = [...root.querySelectorAll(".chart")].map(createCursor);
  new ResizeObserver((entries) => {
    const width = entries.map(({ contentRect }) => contentRect.width).find(Boolean);
    if (!width) return; // hidden
    for (const cursor of cursors) cursor.measure();
    if (tight === width < NARROW.width) return;
    tight = !tight;
    for (const cursor of cursors) cursor.fit(tight);
    onFit(tight);
  }).observe(root.querySelector(".chart"));
  return {
    measure: () => cursors.forEach((cursor) => cursor.measure()),
    move: (ms) => cursors.forEach((cursor) => cursor.move(ms)),
  };
}

function createCursor(place) {
  const cursor = place.querySelector(".chart-cursor");
  const { first, last, left: wide, right, top, bottom } = Object.fromEntries(
    Object.entries(place.dataset).map(([name, text]) => [name, Number(text)]),
  );
  let left = wide;
  let width = 0;
  let shown = NaN;
  cursor.style.top = `${top - 6}px`;
  cursor.style.bottom = `${bottom}px`;

  function put() {
    const inside = width - left - right;
    const share = (shown - first) / (last - first);
    cursor.hidden = !(share >= 0 && share <= 1) || inside <= 0;
    cursor.style.transform = `translateX(${(left + share * inside).toFixed(1)}px)`;
  }

  return {
    measure() {
      width = place.clientWidth;
      put();
    },
    fit(tight) {
      left = isNarrow(wide, tight) ? NARROW.left : wide;
      put();
    },
    move(ms) {
      shown = ms;
      put();
    },
  };
}
