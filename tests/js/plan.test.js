import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { atPort, learnOutlines, outlineOf } from "../../assets/app/station/outlines.js";
import { planOf } from "../../assets/app/views/station/plan.js";

const ALWAYS = [[0, null]];
const body = (name, start, away, stands = ALWAYS) => ({ name, start, away, stands, profile: [[0, 1], [3, 1]] });
const names = readFileSync(new URL("../../dashboard/station/geometry.toml", import.meta.url), "utf-8");
const port = (id, at, away) => ({ id, at, away });

const geometry = {
  modules: [
    body("Leonardo", [2.2, -6.5, 0], "forward", [[10, null]]),
    body("Leonardo", [0, 0, 2.2], "nadir", [[5, 9]]),
    body("PMA-3", [15, 0, -2.2], "zenith"),
    body("PMA-3", [0, -2.2, 0], "port", [[1, 2]]),
  ],
  ports: [port("zarya-nadir", [-6, 0, 2], "nadir"), port("zvezda-zenith", [-18.5, 0, -1.3], "zenith")],
  truss: { z1: ALWAYS, beam: [[3, null]] },
  arm: { rest: [[0, 0, 0]], holding: [[0, 0, 0]], stands: [[4, null]] },
  crafts: {},
};

test("a module is drawn in each of its places, for its time, where a view shows that", () => {
  const [side, below] = ["side", "below"].map((view) => planOf(geometry, view));
  const stands = (plan, name) => plan.modules.filter((one) => one.name === name).map((one) => one.stands);
  assert.deepEqual(stands(side, "Leonardo"), [[[5, 9]]]); // today it stands behind the axis
  assert.deepEqual(stands(below, "Leonardo"), [[[10, null]], [[5, 9]]]);
  assert.deepEqual(stands(side, "PMA-3"), [ALWAYS]);
  assert.deepEqual(stands(below, "PMA-3"), [[[1, 2]]]);
  // One name a view.
  for (const plan of [side, below]) assert.equal(plan.modules.filter((one) => one.name === "Leonardo" && one.at).length, 1);
  assert.deepEqual(side.back.map((part) => part.stands), [ALWAYS, [[3, null]], [[3, null]]]);
  assert.deepEqual(side.arm.stands, [[4, null]]);
});

test("every port of the geometry has its words in both views", () => {
  const ids = [...names.matchAll(/^\[\[ports\]\]\nid = "([^"]+)"/gm)].map((found) => found[1]);
  assert.ok(ids.length >= 19);
  for (const view of ["side", "below"]) {
    const plan = planOf({ ...geometry, ports: ids.map((id) => port(id, [0, 0, 0], "forward")) }, view);
    for (const id of ids) assert.equal(plan.ports[id].label?.length, 3, `${id} ${view}`);
  }
});

test("a ship that lies across the docking axis shows another outline in each view", () => {
  const lies = { side: [[0, 0], [1, 0], [1, 5]], edge: [[0, 0], [2, 0], [2, 5]], face: [[4, 0], [-6, 3], [-6, -3]] };
  const craft = { length_m: 10, across_m: 6, hull: [[0, 1], [10, 1]], rings: [], windows: [], lies };
  const straight = { length_m: 7, across_m: 2, hull: [[0, 1], [7, 1]], rings: [], windows: [] };
  learnOutlines({ shuttle: craft, tug: straight });
  const shown = [["side", false], ["side", true], ["below", false], ["below", true]].map(([view, end]) => atPort("shuttle", view, end, 1).hull);
  assert.deepEqual(shown, ["M0 0L1 0L1 5Z", "M0 0L1 0L1 5Z", "M0 0L2 0L2 5Z", "M4 0L-6 3L-6 -3Z"]);
  // By itself it is as long as it is, from its tail on.
  assert.equal(outlineOf(craft).hull, "M10 0L0 3L0 -3Z");
  assert.equal(atPort("tug", "below", false, 1).hull, outlineOf(straight).hull);
  assert.match(atPort("tug", "below", true, 1).hull, /a1 1/);
});
