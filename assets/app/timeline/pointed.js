// @ts-check
// The pointer over the timeline: the time it is at, and the name of the mark it is on. A finger's tap names too.

import { utcText } from "../lib/text.js";
import { createTip } from "../lib/tip.js";
import { theLook } from "./rows.js";
import { fineMarks, meantMark, seasonMarks } from "./named.js";

const REACH = { mouse: 5, pen: 8, touch: 11 }; // pixels

/** @param {HTMLElement} timeline @param {import("../core/moment.js").Moment} moment @param {import("./marks.js").Marks} marks */
export function createPointed(timeline, moment, marks) {
  const element = document.createElement("div");
  element.className = "tip timeline-tip";
  element.setAttribute("role", "status");
  element.hidden = true;
  /** @type {HTMLElement} */ (timeline.parentElement).append(element);
  const tip = createTip(element, () => [0, 0, window.innerWidth, window.innerHeight]);
  let keptMs = NaN; // a finger's name stays while the moment does
  let asked = 0;

  function hide() {
    keptMs = NaN;
    cancelAnimationFrame(asked);
    asked = 0;
    tip.hide();
  }

  /** @param {any} row @param {number} x @param {number} y @param {string} kind */
  function markAt(row, x, y, kind) {
    const reach = REACH[/** @type {keyof typeof REACH} */ (kind)] ?? REACH.touch;
    const marksOf = row.name === "season" ? seasonMarks : fineMarks;
    return meantMark(marksOf(row.scale, marks, { height: row.canvas.height(), rem: theLook().rem }, x, reach), x, y, reach);
  }

  // Above the whole row: neither the mark nor its neighbours are covered.
  /** @param {any} row @param {import("./named.js").Mark | null} mark */
  function show(row, mark) {
    if (!mark) return tip.hide();
    const { left, top, bottom, width } = row.box.getBoundingClientRect();
    const inside = (/** @type {number} */ at) => left + Math.max(0, Math.min(width, at));
    tip.show(mark.title, mark.lines, [inside(mark.box[0]), top, inside(mark.box[2]), bottom], [], "above");
    return undefined;
  }

  /** @param {any} row @param {number | null} x @param {number} y */
  function hoverNow(row, x, y) {
    asked = 0;
    const mark = x === null ? null : markAt(row, x, y, "mouse");
    show(row, mark);
    row.box.classList.toggle("is-on-mark", mark?.ms !== undefined);
    row.hover.hidden = x === null || mark !== null;
    if (x === null || mark) return;
    row.hover.textContent = utcText(row.scale.ms(x), row.name === "season" ? "minute" : "second");
    const half = row.hover.offsetWidth / 2;
    row.hover.style.transform = `translateX(${Math.max(half, Math.min(row.scale.widthPx - half, x))}px)`;
  }

  moment.onFrame((/** @type {number} */ ms) => {
    if (Number.isFinite(keptMs) && Math.abs(ms - keptMs) > 1000) hide();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => timeline.contains(/** @type {Node} */ (event.target)) || hide());
  window.addEventListener("scroll", hide, { capture: true, passive: true });

  return {
    hide,
    /** At most once a frame. @param {any} row @param {number | null} x @param {number} [y] */
    hover(row, x, y = 0) {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => hoverNow(row, x, y));
    },
    /** The mark under a press, named where a finger pressed. @param {any} row @param {number} x @param {number} y @param {string} kind */
    tap(row, x, y, kind) {
      const mark = markAt(row, x, y, kind);
      show(row, mark);
      keptMs = mark?.ms ?? (mark ? row.scale.ms(x) : NaN);
      return mark;
    },
  };
}
