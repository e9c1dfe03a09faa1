// City lights: every city as a warm glow, brighter and wider with its population, on a sheet kept per view.

import { createSheet, sprite } from "./surface.js";

const RADII = [0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.6, 8]; // of the cores, pixels
const GLOW = 6; // a light's glow reaches this many core radii
const WHILE_MOVING = 100_000; // while the map is dragged, cities from this size on

const glow = (radius) =>
  sprite(2 * radius * GLOW, (context) => {
    const gradient = context.createRadialGradient(0, 0, 0, 0, 0, radius * GLOW);
    gradient.addColorStop(0, "rgba(255, 244, 220, 1)");
    gradient.addColorStop(0.09, "rgba(255, 226, 165, 0.95)");
    gradient.addColorStop(0.2, "rgba(255, 178, 84, 0.42)");
    gradient.addColorStop(0.42, "rgba(255, 140, 46, 0.13)");
    gradient.addColorStop(1, "rgba(255, 120, 30, 0)");
    context.fillStyle = gradient;
    context.fillRect(-radius * GLOW, -radius * GLOW, 2 * radius * GLOW, 2 * radius * GLOW);
  });

export function createLights() {
  const sheet = createSheet();
  const sprites = RADII.map(glow);
  let cities = null; // columns, from south to north
  const drawn = { count: 0, rows: new Int32Array(0), xs: new Float32Array(0), ys: new Float32Array(0), radii: new Float32Array(0) };

  // Rows that can be in the frame: a band of latitudes on a flat map.
  function band(view) {
    if (view.globe) return [0, cities.latitude.length];
    const { frame } = view;
    const south = view.invert(frame.x, frame.y + frame.height + 20)?.[1] ?? -90;
    const north = view.invert(frame.x, frame.y - 20)?.[1] ?? 90;
    return [firstAtLeast(cities.latitude, south), firstAtLeast(cities.latitude, north)];
  }

  function draw(context, view, least) {
    const growth = Math.min(2.6, Math.max(0.42, (view.pixelsPerDegree / 24) ** 0.42));
    // Seen from afar lights run together: each gives less, or continents become one blot.
    const strength = Math.min(1, 0.2 + 0.8 * (view.pixelsPerDegree / 24) ** 0.6);
    const [first, stop] = band(view);
    const { latitude, longitude, population } = cities;
    context.globalCompositeOperation = "lighter";
    drawn.count = 0;
    for (let i = first; i < stop; i += 1) {
      if (population[i] < least || !view.visible(longitude[i], latitude[i])) continue;
      const [x, y] = view.project([longitude[i], latitude[i]]);
      if (!view.inFrame(x, y, 20)) continue;
      const radius = growth * 0.78 * (population[i] / 1e5) ** 0.29;
      let size = 0;
      while (size < RADII.length - 1 && RADII[size] < radius) size += 1;
      const { canvas, extent } = sprites[size];
      context.globalAlpha = strength * Math.min(1, 0.5 + radius * 0.3);
      context.drawImage(canvas, x - extent / 2, y - extent / 2, extent, extent);
      const k = drawn.count;
      drawn.count += 1;
      drawn.rows[k] = i;
      drawn.xs[k] = x;
      drawn.ys[k] = y;
      drawn.radii[k] = radius;
    }
  }

  return {
    load(table) {
      cities = table;
      const most = table.latitude.length;
      Object.assign(drawn, { count: 0, rows: new Int32Array(most) });
      for (const name of ["xs", "ys", "radii"]) drawn[name] = new Float32Array(most);
      sheet.forget();
    },
    refresh(view, moving) {
      const least = moving ? WHILE_MOVING : 0;
      sheet.refresh(view, `${view.key}|${least}`, (context) => (cities ? draw(context, view, least) : false));
    },
    sheet,
    // The drawn light nearest to a pixel: {row, x, y, away}, `away` from the edge of its core; null beyond the reach.
    // Among those as near, the larger.
    nearest(x, y, reach) {
      let best = null;
      for (let k = 0; k < drawn.count; k += 1) {
        const [dx, dy] = [drawn.xs[k] - x, drawn.ys[k] - y];
        const far = reach + drawn.radii[k];
        if (dx > far || dx < -far || dy > far || dy < -far) continue;
        const away = Math.max(0, Math.hypot(dx, dy) - drawn.radii[k]);
        const cost = away - drawn.radii[k];
        if (away <= reach && (!best || cost < best.cost)) best = { row: drawn.rows[k], x: drawn.xs[k], y: drawn.ys[k], away, cost };
      }
      return best;
    },
    table: () => cities,
  };
}

function firstAtLeast(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
