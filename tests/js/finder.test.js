import assert from "node:assert/strict";
import test from "node:test";
import { nearestCity } from "../../assets/app/geo/place.js";
import { ranked } from "../../assets/app/views/finder/rank.js";
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

test("numbers of a candidate have the server's words", () => {
  for (const { given, expected } of cases("findwords")) {
    const text = "share" in given ? percent(given.share) : "hours" in given ? clock(given.hours) : place(...given.place);
    assert.equal(text, expected.text, JSON.stringify(given));
  }
});

test("the nearest city is the server's", () => {
  for (const { given, expected } of cases("nearest")) {
    const found = nearestCity(given.latitude_deg, given.longitude_deg, given.cities);
    assert.deepEqual([found.name, found.country, found.direction], [expected.name, expected.country, expected.direction]);
    assert.ok(Math.abs(found.km - expected.km) < 0.1, expected.name);
  }
});
