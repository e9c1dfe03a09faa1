// @ts-check
// Where the station was when the photograph was taken: a ring on the ground, named while the moment is elsewhere.

import { createRoom } from "../lib/boxes.js";
import { texts } from "./texts.js";

const NAMED_FROM_MS = 40e3;
const RING = 6; // pixels
const NAME = "the photograph";

/** @param {import("../orbit/orbit.js").Orbit} orbit @param {number} photoMs the photograph's instant */
export function createPhotoMark(orbit, photoMs) {
  /** @type {{lat: number, lon: number} | null} */
  let place = null;

  const known = () => {
    place ??= Number.isFinite(photoMs) ? orbit.stateAt(photoMs) : null;
    return place;
  };

  return {
    forget() {
      place = null;
    },
    /** Its pixel, or null where it can't be seen. @param {any} view @returns {[number, number] | null} */
    at(view) {
      const here = known();
      if (!here || !view.visible(here.lon, here.lat)) return null;
      const [x, y] = view.project([here.lon, here.lat]);
      return view.inFrame(x, y, 10) ? [x, y] : null;
    },
    /** @param {number} ms */
    isNamed: (ms) => Math.abs(ms - photoMs) > NAMED_FROM_MS,
    /** The box of its name, beside the ring: below where there is room. @param {any} view @param {import("../lib/boxes.js").Box[]} taken */
    nameBox(view, taken) {
      const at = this.at(view);
      if (!at) return null;
      const { x: left, y: top, width, height } = view.frame;
      const [wide, high] = texts.measure(NAME, "photo");
      const [x, y] = at;
      const away = RING + 5;
      return createRoom([left + 3, top + 3, left + width - 3, top + height - 3], [...taken]).place(wide, high, [
        [x - wide / 2, y + away], [x - wide / 2, y - away - high], [x + away, y - high / 2], [x - away - wide, y - high / 2],
      ]);
    },
    /** @param {CanvasRenderingContext2D} context @param {any} view @param {import("../lib/boxes.js").Box | null} named where its name stands */
    draw(context, view, named) {
      const at = this.at(view);
      if (!at) return;
      context.strokeStyle = "rgba(255, 207, 135, .95)";
      context.lineWidth = 1.6;
      context.beginPath();
      context.arc(at[0], at[1], RING, 0, 2 * Math.PI);
      context.stroke();
      if (named) texts.draw(context, NAME, "photo", named[0], named[1]);
    },
  };
}
