// Earth-fixed position and velocity to what a person reads. WGS84; kilometres, degrees, seconds.

const A = 6378.137;
const F = 1 / 298.257223563;
const B = A * (1 - F);
const E2 = F * (2 - F);
const EP2 = E2 / (1 - E2);
export const MEAN_RADIUS_KM = 6371.0088;
const EARTH_RATE = 7.292115e-5; // rad/s
const DEG = 180 / Math.PI;

// Bowring's closed form: good to 1e-9 degrees at the station's height.
export function geodetic([x, y, z]) {
  const p = Math.hypot(x, y);
  const theta = Math.atan2(z * A, p * B);
  const s = Math.sin(theta);
  const c = Math.cos(theta);
  const lat = Math.atan2(z + EP2 * B * s * s * s, p - E2 * A * c * c * c);
  const n = A / Math.sqrt(1 - E2 * Math.sin(lat) ** 2);
  const alt = p * Math.cos(lat) + (z + E2 * n * Math.sin(lat)) * Math.sin(lat) - n;
  return { lat: lat * DEG, lon: Math.atan2(y, x) * DEG, alt };
}

// Direction of the ground track (true north, clockwise) and both speeds.
export function motion([x, y], [vx, vy, vz], { lat, lon, alt }) {
  const la = lat / DEG;
  const lo = lon / DEG;
  const east = -Math.sin(lo) * vx + Math.cos(lo) * vy;
  const north =
    -Math.sin(la) * Math.cos(lo) * vx - Math.sin(la) * Math.sin(lo) * vy + Math.cos(la) * vz;
  const heading = (Math.atan2(east, north) * DEG + 360) % 360;
  const inertial = Math.hypot(vx - EARTH_RATE * y, vy + EARTH_RATE * x, vz);
  // The sub-satellite point runs over the ellipsoid: its two radii of curvature, as on the server.
  const curvature = 1 - E2 * Math.sin(la) ** 2;
  const normal = A / Math.sqrt(curvature);
  const meridian = (normal * (1 - E2)) / curvature;
  const ground = Math.hypot((east * normal) / (normal + alt), (north * meridian) / (meridian + alt));
  return { heading, inertial, ground };
}

/**
 * Distance over the ground from below the station to its horizon, no refraction, km.
 * @param {number} alt km
 */
export const horizonKm = (alt) => MEAN_RADIUS_KM * Math.acos(MEAN_RADIUS_KM / (MEAN_RADIUS_KM + alt));

export function greatCircleKm(lat1, lon1, lat2, lon2) {
  const f1 = lat1 / DEG;
  const f2 = lat2 / DEG;
  const h =
    Math.sin((f2 - f1) / 2) ** 2 +
    Math.cos(f1) * Math.cos(f2) * Math.sin((lon2 - lon1) / DEG / 2) ** 2;
  return 2 * MEAN_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

export function bearingDeg(lat1, lon1, lat2, lon2) {
  const f1 = lat1 / DEG;
  const f2 = lat2 / DEG;
  const dl = (lon2 - lon1) / DEG;
  const y = Math.sin(dl) * Math.cos(f2);
  const x = Math.cos(f1) * Math.sin(f2) - Math.sin(f1) * Math.cos(f2) * Math.cos(dl);
  return (Math.atan2(y, x) * DEG + 360) % 360;
}

const POINTS = ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"];

/**
 * The eight winds in words, as the server says them.
 * @param {number} degrees clockwise from north
 */
export const compass = (degrees) => POINTS[Math.floor((((degrees % 360) + 360) % 360) / 45 + 0.5) % 8];
