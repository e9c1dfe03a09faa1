// The ground track: an orbit behind the moment, dim, and one ahead, bright; minutes marked, direction shown.
//
// The track is kept in pieces of ten minutes, each with its places, and its path and pixels for the present
// view: while the moment moves, only the piece it is in is cut anew.

import { createLabels } from "./tracklabels.js";

const STEP_MS = 20e3;
const PER_PIECE = 30;
const PIECE_MS = STEP_MS * PER_PIECE;
const PER_MINUTE = 3;
const KEPT = 80;

const AHEAD = "90, 209, 255";
const BEHIND = "74, 140, 190";

/** @param {import("../orbit/orbit.js").Orbit} orbit */
export function createTrack(orbit) {
  const pieces = new Map();
  const labels = createLabels();
  let viewKey = null;

  function piece(number, view) {
    let found = pieces.get(number);
    if (!found) {
      const places = [];
      for (let i = 0; i <= PER_PIECE; i += 1) {
        const state = orbit.stateAt(number * PIECE_MS + i * STEP_MS);
        if (!state) break;
        places.push([state.lon, state.lat]);
      }
      found = { number, startMs: number * PIECE_MS, places, path: null, pixels: null };
      pieces.set(number, found);
      if (pieces.size > KEPT) pieces.delete(pieces.keys().next().value);
    }
    if (!found.path && found.places.length > 1) {
      found.path = view.path({ type: "LineString", coordinates: found.places });
      found.pixels = pixelsOf(found.places, view);
    }
    return found;
  }

  // (x, y) of each place; NaN where it can't be seen.
  function pixelsOf(places, view) {
    const pixels = new Float32Array(places.length * 2).fill(NaN);
    places.forEach(([lon, lat], i) => {
      if (view.visible(lon, lat)) pixels.set(view.project([lon, lat]), 2 * i);
    });
    return pixels;
  }

  function span(ms) {
    const period = orbit.periodMs(ms);
    return [Math.floor((ms - period) / PIECE_MS), Math.floor((ms + period) / PIECE_MS), period];
  }

  function visit(ms, view, each) {
    if (view.key !== viewKey) {
      viewKey = view.key;
      for (const one of pieces.values()) one.path = one.pixels = null;
    }
    const [first, last, period] = span(ms);
    for (let number = first; number <= last; number += 1) {
      const one = piece(number, view);
      if (one.path) each(one, Math.abs(one.startMs + PIECE_MS / 2 - ms) / period);
    }
  }

  const strength = (ahead, far) => (ahead ? 0.95 : 0.6) * (1 - 0.72 * Math.min(1, far));

  function stroke(context, path, ahead, far) {
    context.strokeStyle = `rgba(${ahead ? AHEAD : BEHIND}, ${strength(ahead, far)})`;
    context.lineWidth = ahead ? 2 : 1.5;
    context.stroke(path);
  }

  // The piece the moment is in, cut at the moment.
  function strokeCut(context, view, one, ms, here) {
    const passed = Math.floor((ms - one.startMs) / STEP_MS) + 1;
    const place = [here.lon, here.lat];
    const line = (coordinates) => view.path({ type: "LineString", coordinates });
    stroke(context, line([...one.places.slice(0, passed), place]), false, 0);
    stroke(context, line([place, ...one.places.slice(passed)]), true, 0);
  }

  function draw(context, view, ms, written) {
    const here = orbit.stateAt(ms);
    if (!here) return;
    context.lineCap = "round";
    context.lineJoin = "round";
    const drawn = [];
    visit(ms, view, (one, far) => {
      const now = ms >= one.startMs && ms < one.startMs + PIECE_MS && one.places.length > PER_PIECE;
      if (now) strokeCut(context, view, one, ms, here);
      else stroke(context, one.path, one.startMs >= ms, far);
      drawn.push(one);
    });
    labels.draw(context, view, ms, minutes(drawn), view.project([here.lon, here.lat]), written);
  }

  // Whole minutes on the drawn track: time, pixel and direction.
  function minutes(drawn) {
    const marks = [];
    for (const { startMs, pixels, places } of drawn) {
      for (let i = 0; i + PER_MINUTE < places.length; i += PER_MINUTE) {
        const [x, y] = [pixels[2 * i], pixels[2 * i + 1]];
        const [dx, dy] = [pixels[2 * i + 2] - x, pixels[2 * i + 3] - y];
        const length = Math.hypot(dx, dy);
        if (length > 0 && length < 400) marks.push({ ms: startMs + i * STEP_MS, x, y, dx: dx / length, dy: dy / length, minutePx: length * PER_MINUTE });
      }
    }
    return marks;
  }

  // The instant of the track nearest to a pixel, within `reach` pixels; null where there is none.
  function nearest(x, y, ms, view, reach = 14) {
    let best = null;
    visit(ms, view, ({ startMs, pixels, places }) => {
      for (let i = 0; i + 1 < places.length; i += 1) {
        const [x0, y0, x1, y1] = pixels.subarray(2 * i, 2 * i + 4);
        const [dx, dy] = [x1 - x0, y1 - y0];
        const square = dx * dx + dy * dy;
        if (!(square > 0) || square > 160_000) continue;
        const share = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / square));
        const distance = Math.hypot(x - x0 - share * dx, y - y0 - share * dy);
        const at = startMs + (i + share) * STEP_MS;
        // Where two passes cross, the one nearer in time is meant.
        const cost = distance + Math.abs(at - ms) / 1800e3;
        if (distance <= reach && (!best || cost < best.cost)) best = { ms: at, cost, away: distance, x: x0 + share * dx, y: y0 + share * dy };
      }
    });
    return best;
  }

  return {
    draw,
    nearest,
    forget() {
      pieces.clear();
    },
  };
}
