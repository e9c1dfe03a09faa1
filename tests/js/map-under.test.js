import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { namedLine, nearestLine, sharedBorders } from "../../assets/app/map/borderlines.js";
import { meant, peopleText, settingAt } from "../../assets/app/map/under.js";

const ground = JSON.parse(readFileSync(new URL("../../assets/maps/ground.json", import.meta.url), "utf8"));
const borders = sharedBorders(ground);
const nearest = (lon, lat, reach = 0.1) => nearestLine(borders, lon, lat, reach)?.line.name ?? null;

test("borders are named by the two countries they divide", () => {
  assert.equal(nearest(74.57, 31.6), "India – Pakistan"); // Wagah
  assert.equal(nearest(-106.49, 31.75), "Mexico – United States"); // El Paso
  assert.equal(nearest(-79.07, 43.08), "Canada – United States"); // Niagara
  assert.equal(nearest(0, -40, 2), null); // the open Atlantic
  assert.equal(nearest(77.2, 28.6, 0.5), null); // Delhi
  assert.ok(borders.length > 250);
  assert.ok(borders.every(({ name }) => / – /.test(name)));
});

test("the nearest point of a line is found between its vertices, over 180 degrees and near the poles", () => {
  const along = namedLine("along", [[170, 10], [-170, 10]]);
  const found = nearestLine([along], -179.5, 10.3, 1);
  assert.ok(Math.abs(found.apart - 0.3) < 0.01, `${found.apart}`);
  assert.equal(nearestLine([along], 0, 10, 1), null); // not the long way round
  const high = namedLine("high", [[0, 80], [10, 80]]);
  assert.ok(Math.abs(nearestLine([high], 11, 80, 1).apart - Math.cos((80 * Math.PI) / 180)) < 0.01);
  const wrapped = namedLine("wrapped", [[185, 0], [190, 0]]);
  assert.ok(nearestLine([wrapped], -172, 0.1, 0.5));
});

const hit = (kind, away, more = {}) => ({ kind, away, title: kind, lines: [], at: [0, 0], ...more });

test("what is meant: the nearest, points before lines, the station before all", () => {
  assert.equal(meant([hit("city", 3), hit("border", 3)]).kind, "city");
  assert.equal(meant([hit("city", 4.5), hit("border", 0.5)]).kind, "border");
  assert.equal(meant([hit("station", 11), hit("city", 1)]).kind, "station");
  assert.equal(meant([hit("track", 0), hit("city", 0.5)]).kind, "track");
  assert.equal(meant([hit("track", 6), hit("city", 0, { worth: 4 })]).kind, "city");
  assert.equal(meant([hit("lit", 2), hit("border", 2), hit("disputed", 2)]).kind, "lit");
});

test("beyond its reach nothing is meant; a finger reaches farther", () => {
  assert.equal(meant([hit("city", 9), hit("horizon", 30)]), null);
  assert.equal(meant([hit("city", 9)], 10).kind, "city");
  assert.equal(meant([]), null);
});

test("people are said in round numbers", () => {
  assert.equal(peopleText(15_320), "15\u202f000 people");
  assert.equal(peopleText(1_234_567), "1.2 million people");
  assert.equal(peopleText(21_900_000), "22 million people");
});

test("east of the Sun's noon it sets, west of it it rises", () => {
  assert.equal(settingAt(100, 20), true);
  assert.equal(settingAt(-60, 20), false);
  assert.equal(settingAt(-170, 120), true); // over 180 degrees
  assert.equal(settingAt(170, -120), false);
});
