import assert from "node:assert/strict";
import test from "node:test";
import { overlaps } from "../../assets/app/lib/boxes.js";
import { fineMarks, meantMark, seasonMarks } from "../../assets/app/timeline/named.js";
import { placeLabels } from "../../assets/app/timeline/rows.js";
import { createScale } from "../../assets/app/timeline/scale.js";

const DAY = 86400e3;
const T0 = Date.UTC(2026, 1, 1);
const data = {
  regionName: "the border",
  photoMs: T0 + 18 * DAY + 1000,
  events: [
    { ms: T0 + 5 * DAY, type: "arrival", sentence: "Crew-12 docks at Harmony zenith", label: "Crew-12", exact: true },
    { ms: T0 + 30 * DAY, type: "departure", sentence: "CRS-33 leaves Harmony forward (clock time not known: 3 Mar)", label: "CRS-33", exact: false },
  ],
  reboosts: [{ afterMs: T0 + 10 * DAY, beforeMs: T0 + 14 * DAY }],
  passes: Array.from({ length: 80 }, (_, i) => {
    const bestMs = T0 + i * 0.7 * DAY + 3e6;
    return { startMs: bestMs - 120e3, bestMs, stopMs: bestMs + 150e3, night: i % 2 === 0 };
  }),
};
const season = createScale(T0 - 2 * DAY, 60 * DAY, 1200);
const row = { height: 50, rem: 1 };
const seasonAt = (x, y, reach = 5) => meantMark(seasonMarks(season, data, row, x, reach), x, y, reach);

test("arrivals, departures, reboosts, the photograph and passes are named where they are drawn", () => {
  assert.equal(seasonAt(season.x(T0 + 5 * DAY) + 3, 9).title, "Crew-12 docks at Harmony zenith");
  assert.equal(seasonAt(season.x(T0 + 12 * DAY), 18).kind, "reboost");
  assert.equal(seasonAt(season.x(data.photoMs), 9).kind, "photo");
  assert.equal(seasonAt(season.x(data.passes[20].bestMs), 28).ms, data.passes[20].bestMs);
  assert.equal(seasonAt(season.x(T0 + 45 * DAY), 9), null);
});

test("a day whose clock time nobody published is named as a day", () => {
  const { lines } = seasonAt(season.x(T0 + 30 * DAY), 9);
  assert.deepEqual(lines, ["3 Mar 2026"]);
});

test("a press on an interval goes nowhere, on a mark to its instant", () => {
  assert.equal(seasonAt(season.x(T0 + 12 * DAY), 18).ms, undefined);
  assert.equal(seasonAt(season.x(T0 + 5 * DAY) - 8, 9, 11).ms, T0 + 5 * DAY);
});

test("by day a pass is no mark of the season; in the row of minutes it is", () => {
  const day = data.passes[21];
  assert.equal(seasonAt(season.x(day.bestMs), 28, 2), null);
  const fine = createScale(day.bestMs - 3600e3, 7200e3, 1200);
  const found = meantMark(fineMarks(fine, data, { height: 60, rem: 1 }, 600, 5), 600, 26, 5);
  assert.match(found.title, /the border by day/);
  assert.equal(found.ms, day.bestMs);
});

test("of several the nearest is meant, of those as near the narrowest", () => {
  const mark = (left, right) => ({ kind: "x", title: `${left}`, lines: [], box: [left, 0, right, 10] });
  assert.equal(meantMark([mark(0, 100), mark(48, 52)], 50, 5, 5).title, "48");
  assert.equal(meantMark([mark(48, 52), mark(0, 100)], 50, 5, 5).title, "48");
  assert.equal(meantMark([mark(0, 10), mark(14, 24)], 13, 5, 5).title, "14");
  assert.equal(meantMark([mark(0, 10)], 30, 5, 5), null);
});

test("names in the row of minutes keep off each other and off other marks", () => {
  const names = Array.from({ length: 14 }, (_, i) => ({ label: `name ${i}`, left: 40 * i, right: 40 * i + 9, middle: i % 3 ? 8 : 22 }));
  const kept = [[0, 0, 50, 30]];
  const placed = placeLabels(names, { width: 600, rem: 1, kept }, (text) => 6 * text.length);
  assert.ok(placed.length >= 3);
  const marks = names.map(({ left, right, middle }) => [left, middle - 4, right, middle + 4]);
  placed.forEach(({ box }, i) => {
    for (const other of [...kept, ...marks, ...placed.slice(0, i).map((one) => one.box)]) assert.ok(!overlaps(box, other));
    assert.ok(box[0] >= 0 && box[2] <= 600);
  });
  assert.equal(placeLabels([names[13]], { width: 560, rem: 1, kept: [] }, () => 60)[0].box[2] <= 520, true); // on the left where the right ends
});
