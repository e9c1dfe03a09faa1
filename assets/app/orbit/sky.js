// The Sun as the page needs it: where it stands overhead, how high it is, whether it lights the station.

import { sunPosition } from "./sun.js";

const DEG = 180 / Math.PI;
const EARTH_KM = 6371.0;

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

// 2 sunlit, 1 penumbra, 0 umbra: the Sun's disc (0.2666 deg) against the Earth's, seen from the station.
export function illumination(ms, position) {
  const { latitudeDeg, longitudeDeg } = sunPosition(ms);
  const la = latitudeDeg / DEG;
  const lo = longitudeDeg / DEG;
  const radius = Math.hypot(...position);
  const along = position[0] * Math.cos(la) * Math.cos(lo) + position[1] * Math.cos(la) * Math.sin(lo) + position[2] * Math.sin(la);
  const angle = Math.acos(Math.max(-1, Math.min(1, -along / radius))) * DEG; // between Sun and the Earth's centre
  const earth = Math.asin(EARTH_KM / radius) * DEG;
  if (angle < earth - 0.2666) return 0;
  return angle < earth + 0.2666 ? 1 : 2;
}
