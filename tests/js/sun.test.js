import assert from "node:assert/strict";
import test from "node:test";
import { daylight, sunText, twilight } from "../../assets/app/lib/sunwords.js";
import { createBorder } from "../../assets/app/orbit/border.js";
import { horizonKm } from "../../assets/app/orbit/geodesy.js";
import { illumination, solarTime, sunElevation } from "../../assets/app/orbit/sky.js";
import { cases } from "./vectors.js";

test("sunlight at the station and the Sun below it are the server's", () => {
  for (const { given, expected } of cases("sunlight")) {
    const ms = given.unix_s * 1000;
    const at = new Date(ms).toISOString();
    assert.equal(illumination(ms, given.position_itrs_km), expected.illumination, at);
    const high = sunElevation(ms, given.latitude_deg, given.longitude_deg);
    assert.ok(Math.abs(high - expected.sun_elevation_deg) < 0.02, at);
    const apart = Math.abs(solarTime(ms, given.longitude_deg) - expected.solar_time_h);
    assert.ok(Math.min(apart, 24 - apart) < 0.002, at);
  }
});

test("the Sun's height has the server's words", () => {
  for (const { given, expected } of cases("sunwords")) {
    const high = given.elevation_deg;
    assert.equal(sunText(high), expected.text, `${high}`);
    assert.equal(twilight(high), expected.twilight, `${high}`);
    assert.equal(daylight(high, given.solar_time_h), expected.daylight, `${high}`);
  }
});

test("the horizon is as far as on the server", () => {
  for (const { given, expected } of cases("horizon")) assert.ok(Math.abs(horizonKm(given.altitude_km) - expected.horizon_km) < 1e-6);
});

test("lines are as far as on the server", () => {
  for (const { given, expected } of cases("border")) {
    const far = createBorder([given.line])(given.latitude_deg, given.longitude_deg);
    assert.ok(Math.abs(far - expected.km) < 0.05 + expected.km * 1e-4, `${far} for ${expected.km}`);
  }
});
