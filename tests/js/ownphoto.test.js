// What the page says of a visitor's own picture, and what its link takes from it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { cameraWords, exposureOf, exposureWords } from "../../assets/app/views/ownphoto.js";

test("an exposure is said as photographers say it", () => {
  assert.equal(exposureWords(0.1), "1/10 s");
  assert.equal(exposureWords(1 / 3), "1/3 s");
  assert.equal(exposureWords(0.5), "0.5 s");
  assert.equal(exposureWords(30), "30 s");
});

test("what the file doesn't say is left out", () => {
  assert.equal(cameraWords({ camera: null, lens: null, width_px: 640, height_px: 427 }), "640 × 427 px");
  assert.equal(cameraWords({ camera: "NIKON Z 9", focal_mm: 15, exposure_s: 0.25, f_number: 1.8, iso: 8000 }), "NIKON Z 9, 15 mm, 1/4 s, f/1.8, ISO 8000");
  assert.equal(cameraWords({}), "");
});

test("the link takes lens and exposure as its form has them, and leaves the preset's where the file is silent", () => {
  assert.deepEqual(exposureOf({ focal_mm: 50, exposure_s: 0.1 }), { ex_lens: "rectilinear", ex_mm: 50, ex_s: 1 });
  assert.deepEqual(exposureOf({ focal_mm: 1200, exposure_s: null }), { ex_lens: "rectilinear", ex_mm: 800, ex_s: null });
  assert.deepEqual(exposureOf({ focal_mm: null, exposure_s: null }), { ex_lens: null, ex_mm: null, ex_s: null });
});
