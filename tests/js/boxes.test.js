import assert from "node:assert/strict";
import test from "node:test";
import { besideNamed, createRoom, overlaps } from "../../assets/app/lib/boxes.js";

const sample = (k, n) => (k * 0.6180339887 * (n + 1) + 0.37 * n) % 1;

test("texts never stand on each other, on what is taken, or outside", () => {
  const bounds = [0, 0, 800, 500];
  const taken = [[10, 10, 300, 50], [600, 400, 790, 490]];
  const room = createRoom(bounds, [...taken]);
  const placed = [];
  for (let k = 1; k < 800; k += 1) {
    const [x, y, width] = [900 * sample(k, 0) - 50, 600 * sample(k, 1) - 50, 20 + 90 * sample(k, 2)];
    const box = room.place(width, 14, [[x + 7, y - 7], [x - 7 - width, y - 7]]);
    if (box) placed.push(box);
  }
  assert.ok(placed.length > 60, `${placed.length} found room`);
  for (const [i, box] of placed.entries()) {
    assert.ok(box[0] >= 0 && box[1] >= 0 && box[2] <= 800 && box[3] <= 500);
    for (const other of [...taken, ...placed.slice(0, i)]) assert.ok(!overlaps(box, other), `${box} on ${other}`);
  }
});

test("the first asked keeps its best place, the next takes its second, the last goes without", () => {
  const room = createRoom([0, 0, 200, 100]);
  const spots = [[50, 40], [50, 60]];
  assert.deepEqual(room.place(60, 14, spots), [50, 40, 110, 54]);
  assert.deepEqual(room.place(60, 14, spots), [50, 60, 110, 74]);
  assert.equal(room.place(60, 14, spots), null);
});

test("a tip never covers what it names where there is room on any side", () => {
  const bounds = [0, 0, 390, 300];
  for (let k = 1; k < 3000; k += 1) {
    const [x, y, r] = [390 * sample(k, 0), 300 * sample(k, 1), 3 + 14 * sample(k, 2)];
    const size = [80 + 180 * sample(k, 3), 30 + 60 * sample(k, 4)];
    const named = [x - r, y - r, x + r, y + r];
    const [left, top] = besideNamed(named, size, bounds);
    const tip = [left, top, left + size[0], top + size[1]];
    assert.ok(tip[0] >= 0 && tip[1] >= 0 && tip[2] <= 390 && tip[3] <= 300, `${tip} leaves the map`);
    assert.ok(!overlaps(tip, named), `${tip} covers ${named}`);
  }
});

test("above is tried first where that is asked for", () => {
  const named = [100, 100, 110, 150];
  assert.equal(besideNamed(named, [60, 40], [0, 0, 400, 400], "above")[1], 52);
  assert.equal(besideNamed(named, [60, 40], [0, 0, 400, 400])[1], 158);
  assert.equal(besideNamed(named, [60, 40], [0, 90, 400, 400], "above")[1], 158); // no room above
});

test("in a room too small it stays inside and covers least", () => {
  const [left, top] = besideNamed([40, 5, 60, 25], [90, 60], [0, 0, 100, 70]);
  assert.deepEqual([left >= 0 && left <= 10, top], [true, 10]);
});
