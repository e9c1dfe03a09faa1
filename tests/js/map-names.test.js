import assert from "node:assert/strict";
import test from "node:test";
import { overlaps } from "../../assets/app/lib/boxes.js";
import { besideLight, placeNames } from "../../assets/app/map/names.js";

const frame = { x: 0, y: 0, width: 1000, height: 640 };
const view = {
  frame,
  pixelsPerDegree: 20,
  turnedTo: () => 1,
  project: ([lon, lat]) => [500 + 20 * lon, 320 - 20 * lat],
  inFrame: (x, y) => x >= 0 && x <= 1000 && y >= 0 && y <= 640,
};
const measure = (text) => [7 * text.length, 14];
const sample = (k, n) => (k * 0.6180339887 * (n + 1) + 0.37 * n) % 1;
const cities = Array.from({ length: 900 }, (_, k) => ({ name: `City ${k}`, lon: 50 * sample(k + 1, 0) - 25, lat: 32 * sample(k + 1, 1) - 16, row: k }));
const standing = {
  country: Array.from({ length: 60 }, (_, k) => [`Country ${k}`, 48 * sample(k + 1, 2) - 24, 30 * sample(k + 1, 3) - 15, 12 - k / 10]),
  sea: [["Some Sea", 3, -4, 20], ["Small Strait", 0, 0, 1]],
  disputed: [["A valley", -10, 8, 5]],
};

test("no name stands on another, on the station's box, or outside the map", () => {
  const taken = [[480, 300, 520, 340], [0, 500, 260, 640]];
  const placed = placeNames(view, { standing, cities, disputed: true }, taken, measure);
  assert.ok(placed.length > 40, `${placed.length} names`);
  placed.forEach(({ box, text }, i) => {
    for (const other of [...taken, ...placed.slice(0, i).map((one) => one.box)]) assert.ok(!overlaps(box, other), `${text} on ${other}`);
    assert.ok(box[0] >= 3 && box[1] >= 3 && box[2] <= 997 && box[3] <= 637);
  });
});

test("the larger city is named where only one can be", () => {
  const pair = [{ name: "Karachi", lon: 0, lat: 0, row: 7 }, { name: "Hyderabad", lon: 0.05, lat: 0, row: 8 }];
  const walls = [[0, 0, 1000, 310], [0, 330, 1000, 640], [0, 0, 480, 640]]; // one place is left, on the right
  const [only, ...rest] = placeNames(view, { standing: null, cities: pair, disputed: false }, walls, measure);
  assert.equal(only.text, "Karachi");
  assert.equal(only.row, 7);
  assert.deepEqual(rest, []);
});

test("a name too wide for its sea is left out, disputed ones with their switch", () => {
  const words = (disputed) => placeNames(view, { standing, cities: [], disputed }, [], measure).map(({ text }) => text);
  assert.ok(words(true).includes("Some Sea") && !words(true).includes("Small Strait"));
  assert.ok(words(true).includes("A valley") && !words(false).includes("A valley"));
});

test("larger text takes larger room: fewer cities, farther from their lights", () => {
  const count = (rem) => placeNames(view, { standing: null, cities, disputed: false }, [], (text) => measure(text).map((size) => size * rem), rem).length;
  assert.ok(count(2) < count(1));
  assert.equal(besideLight(100, 100, 40, 12, 2)[0][0], 114);
});
