import assert from "node:assert/strict";
import test from "node:test";
import { bearingDeg, geodetic, greatCircleKm, motion } from "../../assets/app/orbit/geodesy.js";
import { cases } from "./vectors.js";

const near = (found, expected, within, what) =>
  assert.ok(Math.abs(found - expected) <= within, `${what}: ${found} instead of ${expected}`);

test("a state reads in the browser as it does on the server", () => {
  for (const { given, expected } of cases("geodesy")) {
    const place = geodetic(given.position_itrs_km);
    near(place.lat, expected.latitude_deg, 1e-6, "latitude");
    near(place.lon, expected.longitude_deg, 1e-6, "longitude");
    near(place.alt, expected.altitude_km, 1e-4, "altitude");
    const { heading, ground, inertial } = motion(given.position_itrs_km, given.velocity_itrs_km_s, place);
    near(heading, expected.heading_deg, 1e-5, "heading");
    near(ground, expected.ground_speed_km_s, 1e-6, "ground speed");
    near(inertial, expected.inertial_speed_km_s, 1e-6, "inertial speed");
    near(greatCircleKm(place.lat, place.lon, 31.558, 74.351), expected.to_lahore_km, 1e-3, "distance");
    near(bearingDeg(place.lat, place.lon, 31.558, 74.351), expected.to_lahore_deg, 1e-6, "bearing");
  }
});
