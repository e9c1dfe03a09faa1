// The station itself, heading the way it flies, and the circle of its horizon.

import { MEAN_RADIUS_KM, horizonKm } from "../orbit/geodesy.js";
import { groundCircle } from "./projection.js";
import { sprite } from "./surface.js";

const SEEN_PX = 5; // an uncertainty smaller than that on the screen is no circle, only a number in the panel
const DEG = 180 / Math.PI;

// The truss across the flight, eight wings and the modules along it, lit by its own glow.
const picture = () =>
  sprite(84, (context) => {
    const glow = context.createRadialGradient(0, 0, 0, 0, 0, 40);
    glow.addColorStop(0, "rgba(120, 220, 255, .62)");
    glow.addColorStop(0.35, "rgba(90, 209, 255, .2)");
    glow.addColorStop(1, "rgba(90, 209, 255, 0)");
    context.fillStyle = glow;
    context.fillRect(-42, -42, 84, 84);
    context.fillStyle = "#05202e";
    context.strokeStyle = "#d9f5ff";
    context.lineWidth = 1.1;
    for (const x of [-15, -9.2, 5.2, 11]) {
      for (const y of [-8.5, 1.8]) {
        context.fillStyle = "#2d86b3";
        context.fillRect(x, y, 4, 6.7);
        context.strokeRect(x, y, 4, 6.7);
      }
    }
    context.fillStyle = "#f2fbff";
    context.fillRect(-15.5, -0.9, 31, 1.8);
    context.fillRect(-1.6, -7.5, 3.2, 14.5);
    context.beginPath();
    context.moveTo(-4.4, -15);
    context.lineTo(0, -21);
    context.lineTo(4.4, -15);
    context.strokeStyle = "#5ad1ff";
    context.lineWidth = 2.2;
    context.lineCap = "round";
    context.stroke();
  });

/** @param {import("../orbit/orbit.js").Orbit} orbit */
export function createStation(orbit) {
  let drawn = null;

  // Direction of flight on the map: where the station is ten seconds later.
  function heading(view, ms, x, y) {
    const next = orbit.stateAt(ms + 10e3) ?? orbit.stateAt(ms - 10e3);
    if (!next || !view.visible(next.lon, next.lat)) return 0;
    const [nx, ny] = view.project([next.lon, next.lat]);
    if (Math.hypot(nx - x, ny - y) > 300) return 0; // across the seam of a flat map
    return Math.atan2(ny - y, nx - x) + Math.PI / 2;
  }

  const horizonDeg = (ms) => {
    const here = orbit.stateAt(ms);
    return here ? (horizonKm(here.alt) / MEAN_RADIUS_KM) * DEG : 0;
  };

  // Radius of the circle of where it can have been; 0 while that is too small to be drawn.
  function uncertaintyDeg(ms, view) {
    const km = orbit.about(ms)?.uncertaintyKm ?? orbit.arcUncertaintyKm(ms);
    const radius = (km / MEAN_RADIUS_KM) * DEG;
    return radius * view.pixelsPerDegree > SEEN_PX ? radius : 0;
  }

  return {
    horizonDeg,
    uncertaintyDeg,

    drawHorizon(context, view, ms) {
      const here = orbit.stateAt(ms);
      if (!here) return;
      const radius = horizonDeg(ms);
      const circle = view.path(groundCircle(here.lat, here.lon, radius));
      context.fillStyle = "rgba(90, 209, 255, .045)";
      context.fill(circle);
      // The line alone, or the map's own edge would be stroked where it cuts the circle.
      context.strokeStyle = "rgba(120, 215, 255, .5)";
      context.lineWidth = 1;
      context.stroke(view.path(groundCircle(here.lat, here.lon, radius, { filled: false })));
    },

    // Where the station can have been, when that is more than the map resolves: after a reboost, between
    // sets far apart, or zoomed in.
    drawUncertainty(context, view, ms) {
      const here = orbit.stateAt(ms);
      const radius = uncertaintyDeg(ms, view);
      if (!here || !radius || !view.visible(here.lon, here.lat)) return;
      context.fillStyle = "rgba(255, 180, 84, .1)";
      context.fill(view.path(groundCircle(here.lat, here.lon, radius)));
      context.strokeStyle = "rgba(255, 180, 84, .85)";
      context.lineWidth = 1.2;
      context.stroke(view.path(groundCircle(here.lat, here.lon, radius, { filled: false })));
    },

    draw(context, view, ms) {
      const here = orbit.stateAt(ms);
      if (!here || !view.visible(here.lon, here.lat)) return;
      const [x, y] = view.project([here.lon, here.lat]);
      if (!view.inFrame(x, y, 50)) return;
      drawn ??= picture();
      const half = drawn.extent / 2;
      const turn = heading(view, ms, x, y);
      context.save();
      context.translate(x, y);
      context.rotate(turn);
      context.drawImage(drawn.canvas, -half, -half, drawn.extent, drawn.extent);
      context.restore();
    },
  };
}
