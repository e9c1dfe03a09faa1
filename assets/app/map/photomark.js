// Where the station was when the photograph was taken: a ring on the ground, named while the moment is elsewhere.

import { createTexts } from "./texts.js";

const NAMED_FROM_MS = 40e3;

export function createPhotoMark(app) {
  const texts = createTexts('600 11px system-ui, "DejaVu Sans", sans-serif');
  let place = null;

  return {
    forget() {
      place = null;
    },
    // Gives the boxes of what it wrote.
    draw(context, view, ms) {
      const photoMs = app.photoMs?.();
      place ??= Number.isFinite(photoMs) ? app.stateAt(photoMs) : null;
      if (!place || !view.visible(place.lon, place.lat)) return [];
      const [x, y] = view.project([place.lon, place.lat]);
      if (!view.inFrame(x, y, 10)) return [];
      context.strokeStyle = "rgba(255, 207, 135, .95)";
      context.lineWidth = 1.6;
      context.beginPath();
      context.arc(x, y, 6, 0, 2 * Math.PI);
      context.stroke();
      return Math.abs(ms - photoMs) > NAMED_FROM_MS ? [texts.draw(context, "the photograph", x, y + 17, "#ffcf87")] : [];
    },
  };
}
