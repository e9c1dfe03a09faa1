// A season is asked for once, when the moment rests in it; its neighbours' months are there too.
import assert from "node:assert/strict";
import test from "node:test";
import { passesOf } from "../../assets/app/core/seasons.js";
import { createArcs } from "../../assets/app/orbit/arcs.js";
import { createSeasons } from "../../assets/app/orbit/seasons.js";

const RECENT = Date.UTC(2024, 8, 15);
const FIRST = Date.UTC(1998, 10, 20, 6, 50);
const LAST = Date.UTC(2026, 9, 23);
const DAY = 86400e3;
const columns = ["start", "stop", "rms_km", "max_km", "uncertainty_km", "u0", "u1", "u2", "u3", "us", "uc", "usx", "ucx", "r0", "r1", "rs", "rc", "rsx", "rcx", "i0", "n0", "n1", "n2"];
const shared = { SU: 0, CU: 0, SR: 0, CR: 0, CI: 0, SN: 0 };

// One block over a stretch: a circle of a radius that tells the season.
function orbit(startMs, stopMs, radius) {
  const row = [startMs / 1000, stopMs / 1000, 0, 0.1, 1, 0, 1, ...Array(6).fill(0), radius, ...Array(9).fill(0)];
  return { columns, shared, blocks: [row] };
}

function server(limits = [FIRST, LAST], broken = new Set()) {
  const asked = [];
  const seasons = createSeasons({ version: "v1", seasons: { recent_from: RECENT, margin: 31 * DAY } }, limits, async (url) => {
    asked.push(url);
    const year = Number(/year=(\d+)/.exec(url)?.[1]);
    if (broken.delete(year)) return { ok: false, status: 503 };
    const [start, stop] = seasons.extentOf(year || "recent");
    return { ok: true, json: async () => ({ arcs: orbit(start, stop, year || 9999), passes: [], reboosts: [], traffic: year ? {} : null }) };
  });
  return { seasons, asked };
}

test("which season an instant is of, and how far the timeline reaches there", () => {
  const { seasons } = server();
  assert.deepEqual([FIRST, RECENT - 1, RECENT, LAST].map(seasons.keyOf), [1998, 2024, "recent", "recent"]);
  assert.deepEqual(seasons.extentOf(1998), [FIRST, Date.UTC(1999, 0, 1) + 31 * DAY]);
  assert.deepEqual(seasons.extentOf("recent"), [RECENT, LAST]);
});

test("a season is asked for once, and knows the months beside it", async () => {
  const { seasons, asked } = server();
  const july = Date.UTC(2005, 6, 28);
  assert.equal(seasons.stateAt(july), null);
  assert.equal(seasons.has(july), false);
  await Promise.all([seasons.load(july), seasons.load(july + DAY), seasons.coming(july)]);
  assert.deepEqual(asked, ["/api/v1/season?year=2005&v=v1"]);
  assert.equal(Math.round(Math.hypot(...seasons.stateAt(july).position)), 2005);
  // December before and January after are read from the same answer until their own has come.
  assert.equal(Math.round(Math.hypot(...seasons.stateAt(Date.UTC(2004, 11, 15)).position)), 2005);
  await seasons.load(Date.UTC(2004, 11, 15));
  assert.equal(Math.round(Math.hypot(...seasons.stateAt(Date.UTC(2004, 11, 15)).position)), 2004);
  assert.equal(seasons.stateAt(Date.UTC(2001, 1, 1)), null);
});

test("three seasons are kept, those used last", async () => {
  const { seasons, asked } = server();
  for (const year of [2001, 2002, 2003, 2001, 2004]) await seasons.load(Date.UTC(year, 5, 1));
  assert.deepEqual([2001, 2002, 2003, 2004].map((year) => seasons.has(Date.UTC(year, 5, 1))), [true, false, true, true]);
  await seasons.load(LAST - DAY);
  assert.equal(asked.at(-1), "/api/v1/season?v=v1");
});

test("what was refused is asked for again", async () => {
  const { seasons, asked } = server(undefined, new Set([2007]));
  await assert.rejects(seasons.load(Date.UTC(2007, 1, 1)));
  assert.equal(seasons.coming(Date.UTC(2007, 1, 1)), null);
  await seasons.load(Date.UTC(2007, 1, 1));
  assert.equal(asked.length, 2);
});

test("times of passes, column by column, are passes again", () => {
  const best = Date.UTC(2026, 1, 19, 21, 36, 30, 500);
  const [one, two] = passesOf({ best_unix_s: [best / 1000, best / 1000 + 5570.3], before_s: [0.1, 27], after_s: [26.9, 0], night: [true, false] });
  assert.deepEqual(one, { start_utc: "2026-02-19T21:36:30.400Z", best_utc: "2026-02-19T21:36:30.500Z", stop_utc: "2026-02-19T21:36:57.400Z", night: true });
  assert.deepEqual([two.best_utc, two.stop_utc, two.night], ["2026-02-19T23:09:20.800Z", "2026-02-19T23:09:20.800Z", false]);
});

test("arcs by column place the station where arcs by block do", () => {
  const answer = orbit(0, 86400e3, 2026);
  const by_column = Object.fromEntries(answer.columns.map((name, i) => [name, answer.blocks.map((row) => row[i])]));
  const [rows, columns] = [createArcs(), createArcs()];
  rows.take(answer);
  columns.take({ shared: answer.shared, by_column });
  for (const ms of [0, 3.6e6, 8.64e7]) assert.deepEqual(columns.stateAt(ms), rows.stateAt(ms));
  assert.ok(columns.stateAt(3.6e6).position.every(Number.isFinite));
});
