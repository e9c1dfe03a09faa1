// @ts-check
// Borders that can be asked for: which two countries a line divides, and which line is nearest to a place.

import { boxOf } from "../geo/place.js";

const RAD = Math.PI / 180;

/**
 * @typedef {[number, number]} LonLat degrees
 * @typedef {{name: string, points: LonLat[], box: [number, number, number, number], [more: string]: any}} NamedLine
 */

/** A line with its box; longitudes go on beyond 180 where it crosses that. @param {string} name @param {LonLat[]} given @param {object} [more] @returns {NamedLine} */
export function namedLine(name, given, more = {}) {
  let before = given[0]?.[0] ?? 0;
  const points = given.map(([lon, lat]) => {
    before += shortWay(lon - before);
    return /** @type {LonLat} */ ([before, lat]);
  });
  return { name, points, box: boxOf(points), ...more };
}

/**
 * The lines that two countries of a topology share: "India – Nepal".
 * @param {any} topology with `countries`, each with a name
 * @returns {NamedLine[]}
 */
export function sharedBorders(topology) {
  const { scale, translate } = topology.transform;
  /** @type {Map<number, Set<string>>} */
  const owners = new Map();
  for (const { arcs, type, properties } of topology.objects.countries.geometries) {
    for (const index of (type === "Polygon" ? arcs.flat() : arcs.flat(2))) {
      const arc = index < 0 ? ~index : index;
      if (!owners.has(arc)) owners.set(arc, new Set());
      owners.get(arc)?.add(properties.name);
    }
  }
  const found = [];
  for (const [arc, names] of owners) {
    if (names.size !== 2) continue;
    let [x, y] = [0, 0];
    const points = topology.arcs[arc].map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
    found.push(namedLine([...names].sort().join(" – "), points));
  }
  return found;
}

/**
 * The line nearest to a place within a reach, in degrees of latitude; null where none is so near.
 * @template {NamedLine} Line
 * @param {Line[]} lines
 * @param {number} lon
 * @param {number} lat
 * @param {number} reach
 * @returns {{line: Line, apart: number} | null}
 */
export function nearestLine(lines, lon, lat, reach) {
  const squeeze = Math.max(0.05, Math.cos(lat * RAD));
  let best = null;
  for (const line of lines) {
    for (const turn of [0, -360, 360]) {
      const [west, south, east, north] = line.box;
      const at = lon + turn;
      const aside = reach / squeeze;
      if (at < west - aside || at > east + aside || lat < south - reach || lat > north + reach) continue;
      const apart = apartFrom(line.points, at, lat, squeeze);
      if (apart <= reach && (!best || apart < best.apart)) best = { line, apart };
    }
  }
  return best;
}

// In degrees of latitude, on the plane that touches the place. Longitudes go the short way.
/** @param {LonLat[]} points @param {number} lon @param {number} lat @param {number} squeeze */
function apartFrom(points, lon, lat, squeeze) {
  let best = Infinity;
  for (let i = 0; i + 1 < points.length; i += 1) {
    const [x0, y0] = [shortWay(points[i][0] - lon) * squeeze, points[i][1] - lat];
    const [dx, dy] = [(points[i + 1][0] - points[i][0]) * squeeze, points[i + 1][1] - points[i][1]];
    const square = dx * dx + dy * dy;
    const share = square ? Math.max(0, Math.min(1, -(x0 * dx + y0 * dy) / square)) : 0;
    best = Math.min(best, Math.hypot(x0 + share * dx, y0 + share * dy));
  }
  return best;
}

/** @param {number} degrees */
const shortWay = (degrees) => degrees - 360 * Math.round(degrees / 360);
