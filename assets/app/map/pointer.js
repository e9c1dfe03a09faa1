// @ts-check
// The pointer over the map: what is under it is named, a press on the track jumps there, a long press or the right button
// asks about the place. A finger's tap names too, and the name stays until another press, Escape or another moment.

import { placeSentence } from "../geo/place.js";
import { createTip } from "../lib/tip.js";

const FINGER = 10; // pixels: how much wider a finger reaches than a mouse
const KEYBOARD = 14; // and what the keyboard's mark in the middle of the map reaches
const AGAIN_MS = 200; // while time runs under a mouse at rest

/** @param {{lat: number, lon: number}} place */
const degrees = ({ lat, lon }) =>
  `${Math.abs(lat).toFixed(1)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(1)}° ${lon < 0 ? "W" : "E"}`;

/**
 * @param {HTMLElement} stage
 * @param {any} overlay
 * @param {object} given
 * @param {import("../core/moment.js").Moment} given.moment
 * @param {import("../core/link.js").Link} given.link
 * @param {import("../core/history.js").Step} given.step
 */
export function listenToPointer(stage, overlay, { moment, link, step }) {
  const tipElement = stage.querySelector(".map-tip");
  /** @type {((place: {lat: number, lon: number} | null) => void) | null} */
  let picking = null;
  /** @type {"hover" | "kept" | "asking" | ""} */
  let state = ""; // of the tip; what is kept or asks stays when the pointer leaves
  /** @type {{x: number, y: number} | null} */
  let resting = null; // where a mouse is, in the stage's pixels
  let asked = false;
  let shownMs = NaN;
  let shownAt = 0;

  const tip = createTip(tipElement, () => [0, 0, stage.clientWidth, stage.clientHeight]);
  const dot = document.createElement("div");
  dot.className = "map-dot";
  dot.hidden = true;
  tipElement.before(dot);

  /** @param {{x: number, y: number}} spot the window's pixels @returns {{x: number, y: number}} */
  function inStage(spot) {
    const box = stage.getBoundingClientRect();
    return { x: spot.x - box.left, y: spot.y - box.top };
  }

  function hide() {
    if (!state) return;
    state = "";
    tipElement.classList.remove("is-asking");
    tip.hide();
    dot.hidden = true;
    stage.classList.remove("is-over-track");
  }

  /** @param {any} found @param {"hover" | "kept"} as */
  function show(found, as) {
    if (!found) return hide();
    const [x, y] = found.at;
    const radius = found.radius ?? 5;
    tip.show(found.title, found.lines, [x - radius, y - radius, x + radius, y + radius]);
    dot.hidden = found.kind === "station" || found.kind === "photo";
    dot.classList.toggle("is-time", found.kind === "track");
    dot.style.transform = `translate(${x}px, ${y}px)`;
    stage.classList.toggle("is-over-track", found.kind === "track");
    state = as;
    shownMs = moment.get();
    shownAt = performance.now();
    return undefined;
  }

  // At most once a frame, however fast the mouse.
  function lookUnder() {
    asked = false;
    if (state === "asking" || state === "kept") return;
    show(resting && !picking ? overlay.under(resting.x, resting.y) : null, "hover");
  }

  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse") return;
    const onMap = /** @type {Element} */ (event.target).closest?.("#map") !== null;
    resting = event.buttons === 0 && onMap ? inStage({ x: event.clientX, y: event.clientY }) : null;
    if (state === "kept") state = "hover"; // the mouse has moved on
    if (asked) return;
    asked = true;
    requestAnimationFrame(lookUnder);
  });
  stage.addEventListener("pointerleave", () => {
    resting = null;
    if (state === "hover") hide();
  });
  document.addEventListener("pointerdown", (event) => {
    const inTip = tipElement.contains(/** @type {Node} */ (event.target));
    if ((state === "asking" || state === "kept") && !inTip) hide();
  });

  // What is named may have moved on with the moment.
  overlay.onDrawn((/** @type {any} */ _view, /** @type {number} */ ms) => {
    if (!state || state === "asking" || ms === shownMs) return;
    if (state === "kept") hide();
    else if (performance.now() - shownAt > AGAIN_MS) lookUnder();
  });

  // A long press or the right button asks about the place itself: when did the station pass over it?
  /** @param {{x: number, y: number}} spot */
  function press(spot) {
    const { x, y } = inStage(spot);
    const place = picking ? null : overlay.placeAt(x, y);
    if (!place) return;
    hide();
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Passes over this place";
    button.addEventListener("click", () => {
      hide();
      step(() => {
        link.set("find", `point!${place.lat.toFixed(2)},${place.lon.toFixed(2)}`);
        link.set("show", "when");
      });
    });
    state = "asking";
    tipElement.classList.add("is-asking");
    tip.show(degrees(place), [placeSentence(place.lat, place.lon)?.text ?? ""], [x - 4, y - 4, x + 4, y + 4], [button]);
    button.focus({ preventScroll: true });
  }

  // A tap that was no drag: a place that is asked for; the instant of the track under it; by finger also a name.
  /** @param {{x: number, y: number}} spot @param {string} kind of pointer */
  function tap(spot, kind) {
    const { x, y } = inStage(spot);
    if (picking) {
      const place = overlay.placeAt(x, y);
      if (place) finishPicking(place);
      return;
    }
    const byMouse = kind === "mouse";
    const found = overlay.under(x, y, byMouse ? 0 : FINGER);
    if (found?.kind === "track") {
      moment.set(Math.round(found.ms / 1000) * 1000, { settle: true });
      if (byMouse) return;
    }
    if (byMouse) return;
    show(found, "kept");
    shownMs = moment.get();
  }

  /** @param {{lat: number, lon: number} | null} place */
  function finishPicking(place) {
    const resolve = picking;
    picking = null;
    stage.classList.remove("is-picking");
    resolve?.(place);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (picking) finishPicking(null);
    hide();
  });

  return {
    hide,
    tap,
    press,
    /** By keyboard: what is at the mark in the middle of the map. */
    nameMiddle() {
      const found = overlay.under(stage.clientWidth / 2, stage.clientHeight / 2, KEYBOARD);
      show(found ?? nothingHere(), "kept");
    },
    /** The next click on the map as {lat, lon}; null when it is given up (Escape). */
    pick() {
      if (picking) finishPicking(null);
      hide();
      stage.classList.add("is-picking");
      return new Promise((resolve) => {
        picking = resolve;
      });
    },
  };

  function nothingHere() {
    const at = [stage.clientWidth / 2, stage.clientHeight / 2];
    const place = overlay.placeAt(...at);
    return place && { kind: "place", title: degrees(place), lines: [placeSentence(place.lat, place.lon)?.text ?? ""], at };
  }
}
