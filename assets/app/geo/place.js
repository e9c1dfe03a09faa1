// What lies under the station: the country by the file that the server names it by, and the nearest city.
//
// The rule is told in dashboard/geo/ground.py too; tests/vectors/ground.json holds both to the same words.

import { bearingDeg, compass, greatCircleKm } from "../orbit/geodesy.js";
import { allCities } from "./cities.js";
import { jsonOnce } from "../lib/once.js";
import { kmAndMiles } from "../lib/text.js";

/** @typedef {{ id: string, name: string, rings: { points: number[][], box: number[] }[] }} Area */
/** @typedef {{ countries: Area[], disputed: Area[] }} Ground */
/** @typedef {import("./cities.js").Cities} Cities */

/** @type {Ground | null} */
let ground = null;
/** @type {any} */
let topology = null; // what the ground was read from, for the borders in it
/** @type {Cities | null} */
let cities = null;

// What a topology's areas are: rings whose longitudes go on beyond 180 where they cross it, closed through a
// pole where they go round it. Disputed areas lie over the countries.
/** @param {any} topology @returns {Ground} */
export function decodeGround(topology) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  const ring = (indices) =>
    closed(unwrapped(indices.flatMap((index) => (index >= 0 ? arcs[index] : arcs[~index].slice().reverse()))));
  const area = (shape) => {
    const polygons = shape.type === "Polygon" ? [shape.arcs] : shape.arcs;
    const rings = polygons.flatMap((polygon) => polygon.map(ring));
    return { id: shape.id, name: shape.properties.name, rings: rings.map((points) => ({ points, box: boxOf(points) })) };
  };
  const { areas, countries } = topology.objects;
  return { countries: countries.geometries.map(area), disputed: areas.geometries.map(area) };
}

function unwrapped(points) {
  let turn = 0;
  return points.map(([lon, lat], i) => {
    if (i) turn -= 360 * Math.round((lon - points[i - 1][0]) / 360);
    return [lon + turn, lat];
  });
}

function closed(points) {
  const [first, last] = [points[0], points.at(-1)];
  if (Math.abs(last[0] - first[0]) < 180) return points;
  const pole = points.reduce((sum, [, lat]) => sum + lat, 0) < 0 ? -90 : 90;
  return [...points, [last[0], pole], [first[0], pole], first];
}

/** West, south, east, north. @param {number[][]} points degrees @returns {[number, number, number, number]} */
export function boxOf(points) {
  /** @type {[number, number, number, number]} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

// Even-odd rule over all rings; a ring beyond 180 degrees is met by a longitude a turn farther.
function inside(rings, lon, lat) {
  let odd = false;
  for (const { points, box } of rings) {
    if (lat < box[1] || lat > box[3]) continue;
    for (const turned of [lon - 360, lon, lon + 360]) {
      if (turned < box[0] || turned > box[2]) continue;
      for (let i = 0; i < points.length - 1; i += 1) {
        const [x1, y1] = points[i];
        const [x2, y2] = points[i + 1];
        if (y1 > lat !== y2 > lat && turned < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
      }
    }
  }
  return odd;
}

/** @param {Area[]} areas @param {number} lat @param {number} lon */
function areaAt(areas, lat, lon) {
  const turned = ((((lon + 180) % 360) + 360) % 360) - 180;
  return areas.find(({ rings }) => inside(rings, turned, lat));
}

/**
 * What lies below a point, in words that read well after "over": a country, a disputed area with who holds
 * it, or the open sea.
 * @param {Ground} known @param {number} lat @param {number} lon
 */
export function groundBelow({ countries, disputed }, lat, lon) {
  const country = areaAt(countries, lat, lon);
  const area = areaAt(disputed, lat, lon);
  if (!area) return country ? country.name : "the open sea";
  return country?.id.length === 2 ? `${area.name} (disputed, held by ${country.name})` : `${area.name} (disputed)`;
}

/** @param {number} lat @param {number} lon @param {Cities | null} [table] */
export function nearestCity(lat, lon, table = cities) {
  if (!table) return null;
  let best = -1;
  let bestKm = Infinity;
  // Cities are sorted by latitude: only a band that can still win is looked at.
  const { latitude, longitude } = table;
  let low = 0;
  let high = latitude.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (latitude[middle] < lat) low = middle + 1;
    else high = middle;
  }
  for (let reach = 0, up = low, down = low - 1; up < latitude.length || down >= 0; ) {
    const above = up < latitude.length ? latitude[up] - lat : Infinity;
    const below = down >= 0 ? lat - latitude[down] : Infinity;
    reach = Math.min(above, below) * 111;
    if (reach > bestKm) break;
    const i = above < below ? up++ : down--;
    const km = greatCircleKm(lat, lon, latitude[i], longitude[i]);
    if (km < bestKm) [best, bestKm] = [i, km];
  }
  if (best < 0) return null;
  const bearing = bearingDeg(latitude[best], longitude[best], lat, lon);
  return { name: table.name[best], country: table.country[best], km: bestKm, direction: compass(bearing) };
}

export const cityTable = () => cities;
export const groundTopology = () => topology;

/** A country's name by its code of two letters; the code itself while names haven't come. @param {string} code */
export const countryName = (code) => ground?.countries.find(({ id }) => id === code)?.name ?? code;

// "Over Pakistan, 34 km northeast of Bahawalpur" or "Over the open sea, 420 km southwest of Karachi".
export function placeSentence(lat, lon) {
  const city = nearestCity(lat, lon);
  if (!ground || !city) return null;
  const over = groundBelow(ground, lat, lon);
  const near = city.km < 15 ? `at ${city.name}` : `${kmAndMiles(city.km)} ${city.direction} of ${city.name}`;
  return { over, near, text: `Over ${over}, ${near}` };
}

/** @param {import("./cities.js").Addresses & { ground_url: string }} places */
export async function loadPlaces(places) {
  const [read, table] = await Promise.all([jsonOnce(places.ground_url), allCities(places)]);
  topology = read;
  ground = decodeGround(topology);
  cities = table;
}
