import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { areaAt, decodeAreas } from "../../assets/app/place.js";
import { cases } from "./vectors.js";

const read = (path) => decodeAreas(JSON.parse(readFileSync(new URL(path, import.meta.url), "utf-8")));
const servers = read("../../dashboard/geo/data/borders.json");
const drawn = read("../../assets/maps/world_50m.json");
const disputed = new Set(servers.slice(0, 3).map(({ name }) => name));

test("what lies below a point is named as the server names it", () => {
  for (const { given, expected } of cases("ground")) {
    const { latitude_deg: lat, longitude_deg: lon } = given;
    const area = areaAt(servers, lat, lon);
    const over = area ? (disputed.has(area.name) ? `${area.name} (disputed)` : area.name) : "the open sea";
    assert.equal(over, expected.over, `${lat}, ${lon}`);
  }
});

test("the drawn layer has no country across the ocean", () => {
  for (let lon = -175; lon < 175; lon += 5) {
    for (let lat = -17.2; lat < -16; lat += 0.1) assert.notEqual(areaAt(drawn, lat, lon)?.id, "FJ", `${lat}, ${lon}`);
  }
  assert.equal(areaAt(drawn, -17.8, 178)?.id, "FJ");
});

test("a whole turn of longitude changes nothing", () => {
  for (const { given } of cases("ground").slice(0, 200)) {
    const { latitude_deg: lat, longitude_deg: lon } = given;
    for (const turn of [-360, 360]) assert.equal(areaAt(drawn, lat, lon + turn), areaAt(drawn, lat, lon));
  }
});
