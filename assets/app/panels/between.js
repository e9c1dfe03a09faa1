// @ts-check
// Where a place is, by cities that people know: between two large ones, or so far from one.
// The rule of dashboard/geo/between.py; golden vectors hold the two together.

import { bearingDeg, compass, greatCircleKm } from "../orbit/geodesy.js";
import { kmAndMiles } from "../lib/text.js";

const LARGE = 300000; // people
const AT_KM = 15;
const BETWEEN_KM = 300;
const FROM_KM = 1000;
const APART_DEG = 120; // seen from the place, the two stand on opposite sides
const MOST = 24;
const KM_PER_TENFOLD = 300; // so much further away a city ten times as large is as good a landmark

/** @typedef {{name: string[], latitude: number[], longitude: number[], population: number[]}} Table from south to north */
/** @typedef {{kind: "at" | "between" | "from" | "nothing", cities: string[], km: number, bearing: number}} Landmark */

/** @param {Table} table @returns {(lat: number, lon: number) => Landmark} */
export function createLandmarks(table) {
  const large = table.population.flatMap((people, row) => (people >= LARGE ? [row] : []));

  /** @param {number} lat @param {number} lon */
  function seenFrom(lat, lon) {
    const found = [];
    for (const row of large) {
      if (Math.abs(table.latitude[row] - lat) > 9.5) continue; // 1,000 km are 9 degrees
      const km = greatCircleKm(lat, lon, table.latitude[row], table.longitude[row]);
      if (km > FROM_KM) continue;
      const bearing = bearingDeg(lat, lon, table.latitude[row], table.longitude[row]);
      const weight = Math.log10(table.population[row]) - km / KM_PER_TENFOLD;
      found.push({ name: table.name[row], km, bearing, weight, row });
    }
    return found;
  }

  return (lat, lon) => {
    const seen = seenFrom(lat, lon);
    if (!seen.length) return { kind: "nothing", cities: [], km: 0, bearing: 0 };
    const closest = seen.reduce((best, one) => (one.km < best.km ? one : best));
    if (closest.km < AT_KM) return one("at", closest);
    seen.sort((a, b) => b.weight - a.weight || a.row - b.row);
    const near = seen.filter(({ km }) => km <= BETWEEN_KM).slice(0, MOST);
    let best = null;
    for (let i = 0; i < near.length; i += 1) {
      for (let j = i + 1; j < near.length; j += 1) {
        const turn = Math.abs(((near[i].bearing - near[j].bearing + 540) % 360) - 180);
        const weight = near[i].weight + near[j].weight;
        if (turn >= APART_DEG && (!best || weight > best.weight)) best = { weight, first: near[i], second: near[j] };
      }
    }
    if (!best) return one("from", seen[0]);
    return { ...one("between", best.first), cities: [best.first.name, best.second.name] };
  };
}

/** @param {"at" | "between" | "from"} kind @param {{name: string, km: number, bearing: number}} city @returns {Landmark} */
const one = (kind, { name, km, bearing }) => ({ kind, cities: [name], km, bearing: (bearing + 180) % 360 });

/** "between Multan and Bikaner", "at Lahore", "320 km · 199 mi southwest of Karachi", or nothing. @param {Landmark} found */
export function landmarkText({ kind, cities, km, bearing }) {
  if (kind === "between") return `between ${cities[0]} and ${cities[1]}`;
  if (kind === "at") return `at ${cities[0]}`;
  return kind === "from" ? `${kmAndMiles(km)} ${compass(bearing)} of ${cities[0]}` : "";
}

/**
 * "30 km from the border with India": near the region's border, and only there.
 * @param {string} over country below @param {number | null} borderKm
 */
export function borderText(over, borderKm) {
  if (borderKm === null || borderKm > 150) return "";
  const other = { Pakistan: "with India", India: "with Pakistan" }[over] ?? "of India and Pakistan";
  return `${Math.round(borderKm)} km from the border ${other}`;
}
