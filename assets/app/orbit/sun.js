// Where the Sun stands overhead: the low-precision series of the Astronomical Almanac (good to 0.01 deg from
// 1950 to 2050), with sidereal time for the longitude. Latitude is geocentric = the declination.

const RAD = Math.PI / 180;
const J2000_MS = Date.UTC(2000, 0, 1, 12);
const DAY_MS = 86400e3;

const turn = (degrees) => ((((degrees + 180) % 360) + 360) % 360) - 180;

const cache = { ms: NaN, place: null };

export function sunPosition(ms) {
  if (ms === cache.ms) return cache.place;
  const days = (ms - J2000_MS) / DAY_MS;
  const meanLongitude = 280.46 + 0.9856474 * days;
  const anomaly = (357.528 + 0.9856003 * days) * RAD;
  const longitude = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RAD;
  const obliquity = (23.439 - 4e-7 * days) * RAD;
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude)) / RAD;
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude)) / RAD;
  const sidereal = 280.46061837 + 360.98564736629 * days;
  cache.ms = ms;
  cache.place = { latitudeDeg: declination, longitudeDeg: turn(ascension - sidereal) };
  return cache.place;
}

// The direction to the Sun as an Earth-fixed unit vector.
export function sunVector(ms) {
  const { latitudeDeg, longitudeDeg } = sunPosition(ms);
  const flat = Math.cos(latitudeDeg * RAD);
  return [flat * Math.cos(longitudeDeg * RAD), flat * Math.sin(longitudeDeg * RAD), Math.sin(latitudeDeg * RAD)];
}

/**
 * How far the Sun is, km: the Almanac's series, good to 0.0001 of it.
 * @param {number} ms
 */
export function sunDistanceKm(ms) {
  const anomaly = (357.528 + (0.9856003 * (ms - J2000_MS)) / DAY_MS) * RAD;
  return 149597870.7 * (1.00014 - 0.01671 * Math.cos(anomaly) - 0.00014 * Math.cos(2 * anomaly));
}
