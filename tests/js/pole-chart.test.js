import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestFirst, starCalled } from "../../assets/app/views/exposure/pole-chart.js";

const star = (called, name, hip, ra_deg, dec_deg, magnitude) => ({ called, name, hip, ra_deg, dec_deg, magnitude });
const STARS = [
  star("α Carinae (Canopus)", "Canopus", 30438, 95.99, -52.7, -0.6),
  star("α Eridani (Achernar)", "Achernar", 7588, 24.4, -57.2, 0.5),
  star("θ¹ Eridani (Acamar)", "Acamar", 13847, 44.57, -40.3, 2.9),
  star("μ¹ Scorpii (Xamidimura)", "Xamidimura", 82514, 252.97, -38.05, 3.0),
  star("ζ Centauri", "ζ Cen", 68002, 208.9, -47.3, 2.5),
];

test("a star is found by its letter, its name, its number or the beginning of one of them", () => {
  const found = (typed) => starCalled(STARS, typed)?.hip;
  assert.equal(found("μ¹ Scorpii (Xamidimura)"), 82514);
  assert.equal(found("μ1 Scorpii"), 82514);
  assert.equal(found(" achernar "), 7588);
  assert.equal(found("HIP 13847"), 13847);
  assert.equal(found("canop"), 30438);
});

test("what fits none or several is no star", () => {
  assert.equal(starCalled(STARS, "Sirius"), null);
  assert.equal(starCalled(STARS, "α"), null);
});

test("the brightest near to the poles come first", () => {
  const candidates = [{ ra_deg: 45, dec_deg: -38.4 }, { ra_deg: 255, dec_deg: -38.4 }];
  assert.deepEqual(
    nearestFirst({ stars: STARS, candidates }).map((one) => one.name),
    ["Acamar", "Xamidimura", "Canopus", "Achernar", "ζ Cen"],
  );
});
