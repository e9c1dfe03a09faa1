// What the large views' callbacks put into the page: plain functions of their answers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { duration, nearest, positionsOf, valueAt, wordsOf } from "../../assets/app/views/exposure/controls.js";
import { chartOf, nightItems, statusOf } from "../../assets/app/views/exposure/pole-chart.js";
import { fit, isNarrow } from "../../assets/app/views/station/fit.js";
import { find, hitItems } from "../../assets/app/views/station/search.js";
import { daysOf, portRows, sentenceOf, sumOf } from "../../assets/app/views/station/tables.js";

const DAY_MS = 86400e3;
/** All texts of a described tree, in their order. */
const textsOf = (part) => (Array.isArray(part) ? part.slice(2).flatMap(textsOf) : [part]);

const STOPS = { length: [1, 30, 68, 600], mm: [8, 14, 50] };
const VALUES = { exposure_s: 20, lens_mm: 14, azimuth_deg: 270, elevation_deg: -29, roll_deg: 0 };

test("a slider rests at the stop nearest to its setting, and says the setting itself", () => {
  assert.deepEqual(positionsOf(VALUES, STOPS), [1, 1, -90, -29, 0]);
  assert.deepEqual(wordsOf(["1", "1", "-90", "-29", "0"], VALUES, STOPS), ["20 s", "14 mm", "−90°", "−29°", "upright"]);
});

test("a slider that moves says where it is", () => {
  assert.deepEqual(wordsOf(["3", "2", "5", "-29", "-7"], VALUES, STOPS), ["10 min", "50 mm", "+5°", "−29°", "−7°"]);
  assert.equal(valueAt("length", "2", STOPS), 68);
  assert.equal(valueAt("roll", "-7", STOPS), -7);
});

test("stops are near by their ratio, and lengths are printed in minutes and seconds", () => {
  assert.equal(nearest([1, 10, 100], 30), 1);
  assert.equal(nearest([1, 10, 100], 40), 2);
  assert.deepEqual([8, 60, 68].map(duration), ["8 s", "1 min", "1 min 8 s"]);
});

const ARRIVED = { ms: 0, exact: true };
const SHIP = { id: "x-1", name: "X-1", place: "harmony-zenith", placeName: "Harmony zenith", arrived: ARRIVED, since: { text: "1 Jan" }, doubt: null };
const PORTS = [{ id: "harmony-zenith", name: "Harmony zenith" }, { id: "unity-nadir", name: "Unity nadir" }];
const FREE = [{ id: "unity-nadir", name: "Unity nadir", doubt: "perhaps" }];
const PERSON = { name: "A. Person", agency: "NASA", came_on: "x-1", ship: "X-1", since: ARRIVED, doubt: null };

test("the station's sentence names what is free, who is held and how many are aboard", () => {
  const held = { ...SHIP, name: "Y-2", place: "canadarm2" };
  const [words, note] = sentenceOf({ ships: [SHIP, held], free: FREE, crew: [PERSON], note: "not certain" });
  assert.equal(words, "1 of 2 ports taken; free: Unity nadir. Y-2 is held by Canadarm2. 1 person aboard. ");
  assert.deepEqual(textsOf(note), ["not certain"]);
});

test("a port's row has its ship with the day of its stay, or that it is free", () => {
  const rows = portRows({ ships: [SHIP], free: FREE }, PORTS, 2.5 * DAY_MS).map(textsOf);
  assert.deepEqual(rows, [["Harmony zenith", "X-1", "1 Jan", "day 3"], ["Unity nadir", "free, not certain", "", ""]]);
});

test("tables change when a day of somebody's stay is over, and not before", () => {
  const state = { ships: [SHIP], crew: [PERSON] };
  assert.equal(daysOf(state, 0.1 * DAY_MS), daysOf(state, 0.9 * DAY_MS));
  assert.notEqual(daysOf(state, 0.9 * DAY_MS), daysOf(state, 1.1 * DAY_MS));
});

test("the cargo so far is of the ships that had come", () => {
  const station = { visits: { a: { cargo_up_kg: 1000 }, b: { cargo_up_kg: null }, c: { cargo_up_kg: 500 } }, changes: [] };
  station.changes = [["a", 1], ["b", 2], ["c", 9]].map(([visit, at]) => ({ visit, at, kind: "arrival" }));
  assert.equal(sumOf(station, 5), "1\u202f000 kg by 1 ship up to this moment");
});

test("a search finds every word, names that begin with it first, and says when there is nothing", () => {
  const index = [
    { kind: "cargo", text: "tortillas", more: "on CRS-33" },
    { kind: "ship", text: "CRS-33", more: "Dragon" },
  ];
  assert.deepEqual(find(index, "crs").map(({ text }) => text), ["CRS-33", "tortillas"]);
  assert.deepEqual(find(index, " "), []);
  assert.deepEqual(textsOf(hitItems([], 0)[0]), ["Nothing here has that name."]);
  assert.equal(hitItems(find(index, "crs"), 1)[1][1]["aria-selected"], true);
});

test("a chart in a narrow place has a smaller margin, and its own again where there is room", () => {
  const figure = { data: [], layout: { margin: { l: 160, r: 10 }, yaxis: { tickfont: { size: 12 } }, annotations: [{ text: "the photo" }] } };
  const narrow = fit(figure, true).layout;
  assert.deepEqual([narrow.margin.l, narrow.yaxis.tickfont.size, narrow.annotations[0].yshift], [110, 10.5, -14]);
  assert.equal(fit(figure, false).layout.margin.l, 160);
  assert.equal(isNarrow(60, true), false);
});

const NIGHT = { best_utc: "2026-02-19T21:36:08Z", ra_deg: 45, dec_deg: -38, score: 0.94, nearest_star: "Acamar", nearest_star_deg: 2, from_star_deg: 1 };
const ACAMAR = { called: "θ¹ Eridani (Acamar)", name: "Acamar", hip: 13847, ra_deg: 44, dec_deg: -40, magnitude: 2.9, colour_index: 0.1 };
const POLES = { side: "starboard", star: null, stars: [ACAMAR], candidates: [NIGHT], lines_deg: [], shift_deg_per_day: -4.98 };

test("the chart of nights rings the candidate that the moment is of, and the chosen star", () => {
  const classes = (tree) => (Array.isArray(tree) ? [tree[1].className, ...tree.slice(2).flatMap(classes)].filter(Boolean) : []);
  const at = Date.parse(NIGHT.best_utc);
  assert.ok(classes(chartOf(POLES, at)).includes("chart-here"));
  assert.ok(!classes(chartOf(POLES, at + 3600e3)).includes("chart-here"));
  assert.ok(classes(chartOf({ ...POLES, star: ACAMAR }, at)).includes("chart-star is-chosen"));
});

test("the nights' words say by what they are ranked", () => {
  assert.match(statusOf(POLES), /^No star chosen/);
  assert.match(statusOf({ ...POLES, star: ACAMAR }), /With θ¹ Eridani \(Acamar\) at the centre: 19 Feb 2026, 21:36 UTC is nearest, 1\.0° off\. The pole moves 4\.98°/);
  assert.deepEqual(textsOf(nightItems(POLES)[0]), ["19 Feb 2026, 21:36 UTC", "94 %, 2.0° from Acamar"]);
});
