// The Sun's height in words, as the server says it (dashboard/answers/sunwords.py; tests/vectors/sunwords.json).

/** @param {number} elevation degrees, no refraction */
export function twilight(elevation) {
  if (elevation > -0.833) return "day";
  if (elevation > -6) return "civil twilight";
  if (elevation > -12) return "nautical twilight";
  return elevation > -18 ? "astronomical twilight" : "night";
}

/**
 * "Sun 55° under the horizon: night", as somebody on the ground below has it.
 * @param {number} elevation degrees
 */
export function sunText(elevation) {
  const side = elevation >= 0 ? "above" : "under";
  return `Sun ${size(Math.abs(elevation))}° ${side} the horizon: ${twilight(elevation).split(" ").at(-1)}`;
}

/** Tenths below a degree and a half; halves are rounded up. */
function size(degrees) {
  const tenths = Math.floor(degrees * 10 + 0.5);
  return tenths >= 15 ? String(Math.floor(degrees + 0.5)) : (tenths / 10).toFixed(1);
}

/**
 * "by night", as the place's sentence has it.
 * @param {number} elevation degrees
 * @param {number} solarHours apparent solar time
 */
export function daylight(elevation, solarHours) {
  if (elevation > 0) return "by day";
  if (elevation < -12) return "by night";
  return solarHours < 12 ? "at dawn" : "at dusk";
}
