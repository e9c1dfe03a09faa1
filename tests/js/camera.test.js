import assert from "node:assert/strict";
import test from "node:test";
import { flatBox, moved } from "../../assets/app/map/camera.js";

const RAD = Math.PI / 180;
const turn = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
const near = (found, expected, within, what) => assert.ok(Math.abs(found - expected) <= within, `${what}: ${found} instead of ${expected}`);

// Where a place is, in pixels from the middle of the stage: written again here, from the definitions.
function pixelOf(view, stage, { lat, lon }) {
  if (view.proj === "globe") {
    const radius = (0.92 * Math.min(stage.width, stage.height) * view.zoom) / 2;
    const [a, b, d] = [lat * RAD, view.lat * RAD, (lon - view.lon) * RAD];
    return [
      radius * Math.cos(a) * Math.sin(d),
      -radius * (Math.sin(a) * Math.cos(b) - Math.cos(a) * Math.cos(d) * Math.sin(b)),
    ];
  }
  const scale = (view.zoom * stage.width) / flatBox(stage).lonSpan / RAD;
  const y = (deg) => Math.log(Math.tan(Math.PI / 4 + (deg * RAD) / 2));
  return [scale * turn(lon - view.lon) * RAD, -scale * (y(lat) - y(view.lat))];
}

const sample = (k, n) => (k * 0.6180339887 * (n + 1) + 0.37 * n) % 1;

for (const proj of ["region", "world", "globe"]) {
  test(`what is under the hand stays under it: ${proj}`, () => {
    let tried = 0;
    for (let k = 1; k < 600; k += 1) {
      const stage = { width: 300 + 1200 * sample(k, 0), height: 250 + 700 * sample(k, 1) };
      const view = { proj, lat: 90 * sample(k, 2) - 45, lon: 360 * sample(k, 3) - 180, zoom: 3 + 5 * sample(k, 4) };
      const place = { lat: view.lat + (6 * sample(k, 5) - 3), lon: view.lon + (6 * sample(k, 6) - 3) };
      const from = pixelOf(view, stage, place);
      const to = [from[0] + 90 * sample(k, 7) - 45, from[1] + 90 * sample(k, 8) - 45];
      const factor = 0.7 + 0.8 * sample(k, 9);
      const next = moved(view, stage, from, to, factor);
      near(next.zoom, view.zoom * factor, 1e-9, "zoom");
      const found = pixelOf(next, stage, place);
      near(found[0], to[0], 1e-6, "across");
      near(found[1], to[1], 1e-6, "down");
      tried += 1;
    }
    assert.equal(tried, 599);
  });
}

test("a hand beyond the globe, at its edge or over a pole still gives a view", () => {
  const stage = { width: 700, height: 500 };
  for (let k = 1; k < 2000; k += 1) {
    const view = { proj: "globe", lat: 180 * sample(k, 0) - 90, lon: 360 * sample(k, 1) - 180, zoom: 0.5 + 4 * sample(k, 2) };
    const spot = (n) => [900 * sample(k, n) - 450, 700 * sample(k, n + 1) - 350];
    const next = moved(view, stage, spot(3), spot(5), 0.2 + 3 * sample(k, 7));
    for (const value of [next.lat, next.lon, next.zoom]) assert.ok(Number.isFinite(value), JSON.stringify({ view, next }));
    assert.ok(Math.abs(next.lat) <= 90 && Math.abs(next.lon) <= 180);
    assert.ok(next.zoom >= 0.5 && next.zoom <= 12);
  }
});

test("zoom has its ends, and a flat map shows nothing beyond the poles", () => {
  const stage = { width: 800, height: 500 };
  const world = { proj: "world", lat: 10, lon: 170, zoom: 1 };
  assert.equal(moved(world, stage, [0, 0], [0, 0], 0.1).zoom, 1);
  assert.equal(moved(world, stage, [0, 0], [0, 0], 1000).zoom, 60);
  assert.ok(moved({ ...world, zoom: 3 }, stage, [0, -200], [0, 240]).lat < 85);
  near(moved({ ...world, zoom: 3 }, stage, [0, 0], [-300, 0]).lon, turn(170 + (300 * 360) / (3 * 800)), 1e-9, "over 180");
});
