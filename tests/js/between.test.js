import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { borderText, createLandmarks, landmarkText } from "../../assets/app/panels/between.js";
import { cases } from "./vectors.js";

const { table } = JSON.parse(readFileSync(new URL("../vectors/between.json", import.meta.url), "utf-8"));

test("a place has the landmark of the vectors", () => {
  const landmark = createLandmarks(table);
  for (const { given, expected } of cases("between")) {
    const found = landmark(given.latitude_deg, given.longitude_deg);
    assert.deepEqual([found.kind, found.cities], [expected.kind, expected.cities]);
    assert.ok(Math.abs(found.km - expected.distance_km) < 1e-6);
    assert.ok(Math.abs(found.bearing - expected.bearing_deg) < 1e-6);
  }
});

test("landmarks read as words", () => {
  assert.equal(landmarkText({ kind: "between", cities: ["Multan", "Bikaner"], km: 1, bearing: 0 }), "between Multan and Bikaner");
  assert.equal(landmarkText({ kind: "at", cities: ["Lahore"], km: 3, bearing: 0 }), "at Lahore");
  assert.equal(landmarkText({ kind: "from", cities: ["Karachi"], km: 320, bearing: 225 }), "320 km · 199 mi southwest of Karachi");
  assert.equal(landmarkText({ kind: "nothing", cities: [], km: 0, bearing: 0 }), "");
});

test("the border is named by its other side, and only near it", () => {
  assert.equal(borderText("Pakistan", 29.6), "30 km from the border with India");
  assert.equal(borderText("India", 12), "12 km from the border with Pakistan");
  assert.equal(borderText("Jammu and Kashmir", 12), "12 km from the border of India and Pakistan");
  assert.equal(borderText("Pakistan", 151), "");
  assert.equal(borderText("Pakistan", null), "");
});
