// What lies under the station: the country by the map's own borders, and the nearest city.
//
// The borders are the layer the map draws; the cities are the ones that glow on it.

import { bearingDeg, compass, greatCircleKm } from "./orbit/geodesy.js";
import { kmAndMiles } from "./text.js";

let countries = null;
let cities = null;

function decodeTopology(topology) {
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
  const ring = (indices) => indices.flatMap((index) => (index >= 0 ? arcs[index] : arcs[~index].slice().reverse()));
  return topology.objects.areas.geometries.map((shape) => {
    const polygons = shape.type === "Polygon" ? [shape.arcs] : shape.type === "MultiPolygon" ? shape.arcs : [];
    const rings = polygons.flatMap((polygon) => polygon.map(ring));
    const points = rings.flat();
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lon, lat] of points) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
    return { id: shape.id, name: shape.properties?.name, rings, box };
  });
}

function inside(rings, lon, lat) {
  let odd = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [x1, y1] = ring[i];
      const [x2, y2] = ring[j];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd;
    }
  }
  return odd;
}

export function countryAt(lat, lon) {
  if (!countries) return null;
  const found = countries.find(({ box, rings }) => lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3] && inside(rings, lon, lat));
  return found ?? undefined;
}

export function nearestCity(lat, lon) {
  if (!cities) return null;
  let best = -1;
  let bestKm = Infinity;
  // Cities are sorted by latitude: only a band that can still win is looked at.
  const { latitude, longitude } = cities;
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
  return { name: cities.name[best], country: cities.country[best], km: bestKm, direction: compass(bearing) };
}

// "Over Pakistan, 34 km NE of Bahawalpur" or "Over open sea, 420 km SW of Karachi, PK".
export function placeSentence(lat, lon) {
  const country = countryAt(lat, lon);
  const city = nearestCity(lat, lon);
  if (country === null || !city) return null;
  const over = country ? country.name : "open sea";
  const near = city.km < 15 ? `at ${city.name}` : `${kmAndMiles(city.km)} ${city.direction} of ${city.name}`;
  return { over, near, text: `Over ${over}, ${near}` };
}

export async function loadPlaces(config) {
  const answers = await Promise.all([fetch(config.places.borders_url), fetch(config.places.cities_url)]);
  if (answers.some((answer) => !answer.ok)) throw new Error("the place names could not be read");
  const [topology, table] = await Promise.all(answers.map((answer) => answer.json()));
  const names = config.places.country_names;
  countries = decodeTopology(topology).map((country) => ({ ...country, name: country.name ?? names[country.id] ?? country.id }));
  cities = table;
}
