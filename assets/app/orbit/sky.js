// The Sun as the page needs it: where it stands overhead, how high it is, whether it lights the station.

import { sunDistanceKm, sunPosition, sunVector } from "./sun.js";

const DEG = 180 / Math.PI;
const EQUATORIAL_KM = 6378.137; // WGS84
const FLATTENING = 1 / 298.257223563;
const SUN_RADIUS_KM = 695700;

export function sunElevation(ms, lat, lon) {
  const { latitudeDeg, longitudeDeg } = sunPosition(ms);
  const f1 = lat / DEG;
  const f2 = latitudeDeg / DEG;
  return Math.asin(Math.sin(f1) * Math.sin(f2) + Math.cos(f1) * Math.cos(f2) * Math.cos((lon - longitudeDeg) / DEG)) * DEG;
}

// Apparent local solar time, hours: 12 when the Sun is on the meridian.
export function solarTime(ms, lon) {
  return ((((lon - sunPosition(ms).longitudeDeg) / 15 + 12) % 24) + 24) % 24;
}

/**
 * Sunlight at the station: 2 full, 1 in the penumbra, 0 in the umbra; the discs of Sun and Earth as seen from there.
 * The Earth's flattening is taken out by stretching the polar axis, as on the server (tests/vectors/sunlight.json).
 * @param {number} ms
 * @param {number[]} position Earth-fixed, km
 * @returns {0 | 1 | 2}
 */
export function illumination(ms, position) {
  const far = sunDistanceKm(ms);
  const sun = stretched(sunVector(ms)).map((part) => part * far);
  const station = stretched(position);
  const toSun = sun.map((part, axis) => part - station[axis]);
  const distance = Math.hypot(...station);
  const sunDistance = Math.hypot(...toSun);
  const along = -station.reduce((sum, part, axis) => sum + part * toSun[axis], 0) / (distance * sunDistance);
  const separation = Math.acos(Math.max(-1, Math.min(1, along)));
  const earth = Math.asin(Math.min(1, EQUATORIAL_KM / distance));
  const radius = Math.asin(SUN_RADIUS_KM / sunDistance);
  if (separation >= earth + radius) return 2;
  return separation <= earth - radius ? 0 : 1;
}

const stretched = (/** @type {number[]} */ [x, y, z]) => [x, y, z / (1 - FLATTENING)];
