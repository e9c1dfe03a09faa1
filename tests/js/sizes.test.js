import assert from "node:assert/strict";
import test from "node:test";
import { learnOutlines } from "../../assets/app/station/outlines.js";
import { sizesOf } from "../../assets/app/views/station/sizes.js";

const craft = (length) => ({ length_m: length, across_m: 4, hull: [[0, 2], [length, 2]], rings: [], windows: [] });
const TODAY = ["soyuz", "progress", "cygnus-xl", "htv-x", "crew-dragon", "cargo-dragon"];

test("a row is as high as its tallest ship, and a ship of earlier years joins those of today", () => {
  learnOutlines({ ...Object.fromEntries(TODAY.map((name) => [name, craft(8)])), shuttle: craft(37.2) });
  const text = (name, length) => JSON.stringify(sizesOf({ craft: name, length_m: length, diameter_m: 4, span_m: null }));
  const boxes = (told) => [...told.matchAll(/"0 (-[\d.]+) [\d.]+ [\d.]+"/g)].map((found) => Number(found[1]));
  assert.deepEqual(boxes(text("soyuz", 8)), [-8.6, -8.6]);
  assert.deepEqual(boxes(text("shuttle", 37.2)), [-37.7, -37.7]);
  assert.match(text("shuttle", 37.2), /and this ship on one scale/);
  assert.doesNotMatch(text("soyuz", 8), /this ship/);
  assert.deepEqual(sizesOf({ craft: "ark", length_m: 1, diameter_m: 1, span_m: null }), []);
});
