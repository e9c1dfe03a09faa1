// The timeline: one slider of two rows over the same moment. The upper row is the season (days), the
// lower one the pass (minutes); a box in the upper row shows the stretch that the lower one enlarges.

import { utcText } from "../lib/text.js";
import { createCanvas } from "./canvas.js";
import { attachGestures } from "./gestures.js";
import { createPointed } from "./pointed.js";
import { drawFine, drawSeason, theLook } from "./rows.js";
import { createScale } from "./scale.js";

const MINUTE = 60e3;
const DAY = 86400e3;
const KEYS = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 };

/**
 * @param {HTMLElement} element
 * @param {object} given
 * @param {import("../core/moment.js").Moment} given.moment
 * @param {import("../core/link.js").Link} given.link
 * @param {import("../core/seasons.js").Season} given.season
 * @param {(ms: number) => number} given.periodMs of the orbit
 * @param {import("./marks.js").Marks} given.marks
 */
export function createTimeline(element, { moment, link, season: shown, periodMs, marks }) {
  const [firstMs, lastMs] = moment.limits();
  const [low, high] = shown.extent();
  const rows = {
    season: createRow("season", DAY, [2, Math.ceil((high - low) / DAY)]),
    fine: createRow("fine", MINUTE, [5, 720]),
  };

  function createRow(name, unitMs, [low, high]) {
    const box = element.querySelector(`.timeline-${name}`);
    const cursor = box.querySelector(".timeline-cursor");
    const hover = box.querySelector(".timeline-hover");
    return { name, unitMs, low, high, box, cursor, hover, canvas: createCanvas(box, "timeline-canvas"), startMs: NaN, scale: null, kept: [] };
  }
  const pointed = createPointed(element, moment, marks);

  // In a narrow window a row's name stands in the row itself.
  function nameInside(row) {
    const title = row.box.previousElementSibling.getBoundingClientRect();
    const { left, top, right } = row.box.getBoundingClientRect();
    const inside = title.width && title.left < right && title.right > left;
    return inside ? [[title.left - left, title.top - top, title.right - left, title.bottom - top]] : [];
  }

  const spanMs = (row) => link.get(row.name) * row.unitMs;

  // Where a row's window starts. Both rows leave the cursor free in their middle part and follow it
  // beyond that, so that nothing moves under the finger except at the ends.
  function follow(row, ms, free) {
    const span = spanMs(row);
    if (Number.isNaN(row.startMs)) row.startMs = ms - span / 2;
    const share = (ms - row.startMs) / span;
    if (share < -0.5 || share > 1.5) row.startMs = ms - span / 2;
    else if (share < 1 - free) row.startMs = ms - (1 - free) * span;
    else if (share > free) row.startMs = ms - free * span;
    if (row.name === "season") {
      const [from, to] = shown.extent();
      row.startMs = Math.max(from - span * 0.02, Math.min(to + span * 0.02 - span, row.startMs));
    }
  }

  function draw(ms) {
    const { season, fine } = rows;
    follow(season, ms, held === "season" ? 1 : 0.94);
    follow(fine, ms, held === "fine" ? 1 : held === "season" ? 0.5 : 0.86);
    for (const row of [season, fine]) {
      if (row.canvas.fit()) row.kept = nameInside(row);
      row.scale = createScale(row.startMs, spanMs(row), row.canvas.width());
    }
    if (changed(fine)) drawFine(fine.canvas, fine.scale, marks, fine.kept);
    if (changed(season, fine.startMs)) drawSeason(season.canvas, season.scale, marks, fine.scale);
    for (const row of [season, fine]) row.cursor.style.transform = `translateX(${row.scale.x(ms).toFixed(1)}px)`;
    element.setAttribute("aria-valuenow", String(Math.round(ms / 1000)));
    element.setAttribute("aria-valuetext", utcText(ms));
  }

  const drawn = new Map();
  function changed(row, more = 0) {
    const key = `${row.startMs}|${row.scale.spanMs}|${row.scale.widthPx}|${row.canvas.height()}|${more}|${marks.version}|${theLook().key}`;
    if (drawn.get(row) === key) return false;
    drawn.set(row, key);
    return true;
  }

  let held = null;
  for (const row of Object.values(rows)) {
    attachGestures(row.box, {
      slides: row.name === "fine",
      hold(down) {
        held = down ? row.name : null;
        moment.hold(down);
        element.classList.toggle("is-held", down);
        if (down) element.focus({ preventScroll: true });
        pointed.hide();
      },
      move: (x) => moment.set(row.scale.ms(x), { settle: false }),
      release: () => moment.settle(),
      // A press on a mark goes to its instant.
      tap(x, y, kind) {
        const mark = pointed.tap(row, x, y, kind);
        if (mark?.ms !== undefined) moment.set(mark.ms, { settle: false });
      },
      slide(speed) {
        row.startMs += (speed * spanMs(row)) / 160;
        row.scale = createScale(row.startMs, spanMs(row), row.canvas.width());
      },
      wheel: (turn) => moment.set(moment.get() + (turn * spanMs(row)) / 60, { whole: false }),
      zoom(factor) {
        zoom(row, factor);
      },
      centre: () => row.scale.x(moment.get()),
      hover: (x, y) => pointed.hover(row, x, y),
    });
  }

  function zoom(row, factor) {
    const span = Math.round(Math.max(row.low, Math.min(row.high, link.get(row.name) * factor)));
    if (span === link.get(row.name)) return;
    const share = (moment.get() - row.startMs) / spanMs(row);
    row.startMs = moment.get() - share * span * row.unitMs;
    link.set(row.name, span);
    moment.redraw();
  }
  for (const button of document.querySelectorAll("[data-zoom]")) {
    const [name, direction] = button.dataset.zoom.split(" ");
    button.addEventListener("click", () => zoom(rows[name], direction === "in" ? 0.5 : 2));
  }

  element.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    let ms = moment.get();
    if (event.key in KEYS) ms += KEYS[event.key] * (event.shiftKey ? MINUTE : 10e3);
    // Whole seconds, as the address has them: what is read there at once is what is shown.
    else if (event.key === "PageUp") ms += Math.round(periodMs(ms) / 1000) * 1000;
    else if (event.key === "PageDown") ms -= Math.round(periodMs(ms) / 1000) * 1000;
    else if (event.key === "Home") ms = firstMs;
    else if (event.key === "End") ms = lastMs;
    else return;
    event.preventDefault();
    moment.set(ms);
  });

  element.setAttribute("aria-valuemin", String(Math.round(firstMs / 1000)));
  element.setAttribute("aria-valuemax", String(Math.round(lastMs / 1000)));
  moment.onFrame(draw);
  new ResizeObserver(() => moment.redraw()).observe(element);
  window.matchMedia("(forced-colors: active)").addEventListener("change", () => moment.redraw());
  return { draw };
}
