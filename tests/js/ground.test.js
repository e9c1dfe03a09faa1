import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { compass } from "../../assets/app/orbit/geodesy.js";
import { decodeGround, groundBelow } from "../../assets/app/geo/place.js";
import { cases } from "./vectors.js";

const file = new URL("../../assets/maps/ground.json", import.meta.url);
const ground = decodeGround(JSON.parse(readFileSync(file, "utf-8")));

test("what lies below a point is named as the server names it", () => {
  for (const { given, expected } of cases("ground")) {
    const { latitude_deg: lat, longitude_deg: lon } = given;
    assert.equal(groundBelow(ground, lat, lon), expected.over, `${lat}, ${lon}`);
  }
});

test("no country reaches across the ocean", () => {
  for (let lon = -175; lon < 175; lon += 5) {
    for (let lat = -17.2; lat < -16; lat += 0.1) assert.notEqual(groundBelow(ground, lat, lon), "Fiji", `${lat}, ${lon}`);
  }
  assert.equal(groundBelow(ground, -17.8, 178), "Fiji");
});

test("a whole turn of longitude changes nothing", () => {
  for (const { given } of cases("ground").slice(0, 200)) {
    const { latitude_deg: lat, longitude_deg: lon } = given;
    for (const turn of [-360, 360]) assert.equal(groundBelow(ground, lat, lon + turn), groundBelow(ground, lat, lon));
  }
});

test("winds have the server's words", () => {
  for (const { given, expected } of cases("compass")) assert.equal(compass(given.bearing_deg), expected.point, `${given.bearing_deg}`);
});
