import assert from "node:assert/strict";
import { test } from "node:test";
import { boxAt, boxesAlong, common, placeNames, spotsAlong, spotsAround } from "../../assets/app/views/station/placing.js";

const FRAME = [0, 0, 400, 300];
const name = (spots, width, more = {}) => ({ spots, width, lines: 1, line: 10, ...more });

// A generator of its own, so that a failure can be run again.
function numbers(seed) {
  let state = seed;
  return (least, most) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return least + (state / 2147483648) * (most - least);
  };
}

test("a box reaches from its anchor as far as its words are long, line under line", () => {
  assert.deepEqual(boxAt([100, 50, "start"], { width: 40, lines: 2, line: 10 }), [100, 40.8, 140, 60.8]);
  assert.deepEqual(boxAt([100, 50, "middle"], { width: 40, lines: 1, line: 10 }), [80, 40.8, 120, 50.8]);
  assert.deepEqual(boxAt([100, 50, "end"], { width: 40, lines: 1, line: 10 }), [60, 40.8, 100, 50.8]);
});

test("boxes that only touch have nothing in common", () => {
  assert.equal(common([0, 0, 10, 10], [10, 0, 20, 10]), 0);
  assert.equal(common([0, 0, 10, 10], [8, 7, 20, 20]), 6);
});

test("what has room stands at its first spot", () => {
  const spots = placeNames([name([[50, 50, "start"]], 60), name([[200, 50, "start"], [10, 10, "start"]], 60)], [], FRAME);
  assert.deepEqual(spots, [[50, 50, "start"], [200, 50, "start"]]);
});

test("the wider the letters, the further a name moves, and it never meets what stood there", () => {
  for (const width of [40, 60, 80, 120]) {
    const ship = name([[200, 100, "middle"]], width, { lines: 2, must: true });
    const arm = name([[270, 104, "end"], [270, 200, "start"]], width);
    const [atShip, atArm] = placeNames([ship, arm], [], FRAME);
    assert.deepEqual(atShip, [200, 100, "middle"]);
    assert.equal(common(boxAt(atShip, ship), boxAt(atArm, arm)), 0);
    assert.deepEqual(atArm, width < 60 ? [270, 104, "end"] : [270, 200, "start"]);
  }
});

test("what need not stand isn't shown where it would meet something; what must stands where it meets the least", () => {
  const wall = [[0, 0, 400, 200]];
  const spots = [[100, 195, "start"], [100, 206, "start"]];
  assert.deepEqual(placeNames([name(spots, 50)], wall, FRAME), [null]);
  assert.deepEqual(placeNames([name(spots, 50, { must: true })], wall, FRAME), [[100, 206, "start"]]);
  assert.deepEqual(placeNames([name([[390, 150, "start"]], 50)], [], FRAME), [null]);
});

test("what must stand is placed before what need not, whatever the order", () => {
  const spot = [100, 100, "start"];
  assert.deepEqual(placeNames([name([spot], 50), name([spot], 50, { must: true })], [], FRAME), [null, spot]);
});

test("a name's own hindrances hinder it alone", () => {
  const hull = [[90, 80, 200, 120]];
  const [free, hindered] = placeNames([name([[100, 100, "start"]], 50), name([[100, 115, "start"], [250, 100, "start"]], 50, { also: hull })], [], FRAME);
  assert.deepEqual(free, [100, 100, "start"]);
  assert.deepEqual(hindered, [250, 100, "start"]);
});

test("what is drawn hinders at all spots but the first, which was chosen with it in sight", () => {
  const hull = [[90, 80, 200, 120]];
  assert.deepEqual(placeNames([name([[100, 100, "start"]], 50, { others: hull })], [], FRAME), [[100, 100, "start"]]);
  const spots = [[100, 100, "start"], [110, 110, "start"], [250, 100, "start"]];
  assert.deepEqual(placeNames([name(spots, 50, { others: hull })], [[100, 90, 110, 100]], FRAME), [[250, 100, "start"]]);
});

test("small boxes cover a jointed line from end to end", () => {
  const boxes = boxesAlong([[0, 0], [0, 10], [7, 10]], 1);
  for (let at = 0; at <= 10; at += 0.1) assert.ok(boxes.some((box) => common(box, [-0.1, at - 0.1, 0.1, at + 0.1]) > 0.03), at);
  for (let at = 0; at <= 7; at += 0.1) assert.ok(boxes.some((box) => common(box, [at - 0.1, 9.9, at + 0.1, 10.1]) > 0.03), at);
  assert.ok(boxes.every((box) => common(box, [3, 2, 6, 8]) === 0));
});

test("spots around one begin with it and go outwards", () => {
  const spots = spotsAround([100, 100, "middle"], { width: 40, line: 10 });
  assert.deepEqual(spots[0], [100, 100, "middle"]);
  const far = spots.map((spot) => Math.hypot(...[0, 1].map((i) => boxAt(spot, { width: 40, lines: 1, line: 10 })[i] - boxAt([100, 100, "middle"], { width: 40, lines: 1, line: 10 })[i])));
  assert.deepEqual(far, [...far].sort((a, b) => a - b));
});

test("beside a line's pieces a name meets no joint", () => {
  const joints = [[100, 100], [100, 160], [160, 160]];
  const spots = spotsAlong([0, 0, "start"], joints, { width: 40, line: 10 }).slice(1, 25);
  assert.equal(spots.length, 24);
  const straight = spots.filter(([x]) => x < 100);
  for (const spot of straight) assert.ok(joints.every(([x, y]) => common(boxAt(spot, { width: 40, lines: 1, line: 10 }), [x - 1, y - 1, x + 1, y + 1]) === 0), spot);
});

test("whatever stands in a drawing, no name that need not stand meets another or leaves the frame", () => {
  const next = numbers(25544);
  for (let run = 0; run < 300; run += 1) {
    const line = next(6, 24);
    const names = Array.from({ length: 10 }, (_, i) => {
      const width = next(10, 160);
      const spot = [next(0, 400), next(0, 300), ["start", "middle", "end"][i % 3]];
      return { spots: spotsAround(spot, { width, line }), width, line, lines: 1 + (i % 2), must: false };
    });
    const taken = Array.from({ length: 4 }, () => {
      const [x, y] = [next(0, 380), next(0, 280)];
      return [x, y, x + next(1, 20), y + next(1, 20)];
    });
    const boxes = placeNames(names, taken, FRAME).flatMap((spot, i) => (spot ? [boxAt(spot, names[i])] : []));
    assert.ok(boxes.length > 2);
    for (const [i, box] of boxes.entries()) {
      for (const other of [...boxes.slice(i + 1), ...taken]) assert.ok(common(box, other) < 1e-9);
      assert.ok(box[0] >= -1e-6 && box[1] >= -1e-6 && box[2] <= 400 + 1e-6 && box[3] <= 300 + 1e-6);
    }
  }
});
