import assert from "node:assert/strict";
import test from "node:test";
import { nearestCity } from "../../assets/app/geo/place.js";
import { ranked } from "../../assets/app/views/finder/rank.js";
import { chartOf, pickedOf } from "../../assets/app/views/finder/chart.js";
import { FIELDS, cluesOf, fieldOf, hiddenWays, questionOf, valuesOf } from "../../assets/app/views/finder/form.js";
import { chosenAt, rowsOf, statusOf } from "../../assets/app/views/finder/table.js";
import { clock, percent, place } from "../../assets/app/views/finder/words.js";
import { cases } from "./vectors.js";

test("candidates are ranked as on the server", () => {
  for (const { given, expected } of cases("ranking")) {
    const candidates = given.terms.map((terms, number) => ({ terms, best_utc: "2026-02-19T21:36:08Z", number }));
    const found = ranked(candidates, given.weights);
    assert.ok(found.every(({ score }, i) => !i || score <= found[i - 1].score));
    for (const { candidate, score } of found) assert.ok(Math.abs(score - expected.shares[candidate.number]) < 1e-9);
  }
});

test("a share has more digits the smaller it is, and is never a bare 0 or 100", () => {
  const printed = { 0: "< 0.01 %", 1e-5: "< 0.01 %", 0.00012: "0.01 %", 0.0064: "0.64 %", 0.00995: "1.00 %", 0.01: "1.0 %", 0.0345: "3.5 %", 0.125: "13 %", 0.9399: "94 %", 0.9899: "99 %", 0.99: "99.0 %", 0.9994: "99.9 %", 0.9995: "> 99.9 %", 1: "> 99.9 %" };
  for (const [share, text] of Object.entries(printed)) assert.equal(percent(Number(share)), text);
});

test("hours and places are printed with halves rounded up", () => {
  assert.deepEqual([0, 1 / 120, 2.1667, 23.999].map(clock), ["00:00", "00:01", "02:10", "00:00"]);
  assert.equal(place(28.65, 71.97), "28.7° N 72.0° E");
  assert.equal(place(-0.25, -179.96), "0.3° S 180.0° W");
});

test("a form's question and a link's clues are the same", () => {
  const clues = "place!Lahore, PK~light!night~aboard!Jonny Kim~aboard!Zena Cardman";
  const values = valuesOf(clues).map((value, i) => value ?? (FIELDS[i] === "docked" ? [] : ""));
  assert.equal(cluesOf(values), clues);
  assert.equal(questionOf(clues).get("place"), "Lahore, PK");
  assert.deepEqual(hiddenWays("border"), [true, false, true]);
});

test("what a caption prints goes from the form into the question and back", () => {
  const printed = { place: "Lahore", dated: "2026-02-19", sun: "sunset", clock: "9:09 p.m.", by: "nasa" };
  const values = FIELDS.map((name) => ({ way: "place", aboard: [], docked: [], ...printed })[name] ?? "");
  const clues = cluesOf(values);
  assert.deepEqual(Object.fromEntries(questionOf(clues)), printed);
  for (const [name, value] of Object.entries(printed)) assert.equal(valuesOf(clues)[FIELDS.indexOf(name)], value);
});

test("passes that nothing printed tells apart are said as such, while the clues weigh as they did", () => {
  const best = { candidate: { best_utc: "2026-01-20T15:56:00Z" }, score: 0.5 };
  const verdict = "One of these two, which nothing printed tells apart: ….";
  const answer = { candidates: [1, 2], total: 2, place: "X", place_note: "", verdict, tie: ["a", "b"] };
  assert.equal(statusOf(answer, best, true), `2 passes near X fit. ${verdict}`);
  assert.match(statusOf(answer, best, false), /The likeliest: 20 Jan 2026/);
  assert.match(statusOf({ ...answer, tie: [] }, best, true), /The likeliest: 20 Jan 2026/);
});

test("of three ways to say a place the chosen one counts", () => {
  const values = FIELDS.map((name) => ({ way: "point", place: "Lahore", point: "1,2", aboard: [], docked: [] })[name] ?? "");
  assert.equal(cluesOf(values), "point!1,2");
});

test("a complaint stands beside a field that is shown", () => {
  assert.equal(fieldOf("hours", "place"), "hours");
  assert.equal(fieldOf("place", "border"), "border");
  assert.equal(fieldOf("", "point"), "point");
});

test("the first ten and the chosen one are listed, it with its reasons", () => {
  const candidate = (number) => ({
    ...{ best_utc: `2026-01-${number}T00:01:00Z`, start_utc: `2026-01-${number}T00:00:00Z`, stop_utc: `2026-01-${number}T00:02:00Z` },
    ...{ time_zone: "Asia/Karachi", local_time: null, latitude_deg: 1, longitude_deg: 2, nearest_city: "X", altitude_km: 400, closest_km: 1, solar_time_h: 2 },
    reasons: [{ side: "for", text: "near", factor: 12.3 }],
  });
  const ranking = Array.from({ length: 14 }, (_, i) => ({ candidate: candidate(10 + i), score: 1 - i / 20 }));
  const chosen = chosenAt(ranking.map((one) => one.candidate), Date.parse("2026-01-22T00:01:30Z"));
  assert.equal(chosen, "2026-01-22T00:01:00Z");
  const rows = rowsOf(ranking, chosen, false);
  assert.equal(rows.length, 12);
  assert.deepEqual(rows.at(-1)[1], { key: "reasons", className: "reasons" });
  assert.equal(rows.at(-2)[2][2], "13"); // its rank
  assert.equal(rowsOf(ranking, null, true).length, 14);
  assert.equal(chosenAt(ranking.map((one) => one.candidate), null), null);
});

test("a candidate is drawn as large as it weighs, and the moment's line stands over the server's", () => {
  const figure = {
    data: [{}, {}, { customdata: [["a"], ["b"]], marker: { color: "#fff", size: [1, 1] } }],
    layout: { meta: { least_size: 7, largest_size: 30 }, shapes: [{}] },
  };
  const ranking = [{ candidate: { best_utc: "b" }, score: 0.8 }, { candidate: { best_utc: "a" }, score: 0.2 }];
  const drawn = chartOf(figure, ranking, Date.parse("2026-02-19T21:36:08Z"));
  assert.deepEqual(drawn.data[2].marker, { color: "#fff", size: [7 + 23 * 0.5, 30] });
  assert.equal(drawn.layout.shapes[1].x0, "2026-02-19 21:36:08");
  assert.deepEqual(figure.data[2].marker.size, [1, 1]);
  assert.equal(pickedOf({ points: [{ curveNumber: 2, customdata: ["b"] }] }), "b");
  assert.equal(pickedOf(null), null);
});

test("the nearest city is the server's", () => {
  for (const { given, expected } of cases("nearest")) {
    const found = nearestCity(given.latitude_deg, given.longitude_deg, given.cities);
    assert.deepEqual([found.name, found.country, found.direction], [expected.name, expected.country, expected.direction]);
    assert.ok(Math.abs(found.km - expected.km) < 0.1, expected.name);
  }
});
