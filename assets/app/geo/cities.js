// @ts-check
// The cities, in two steps: the large ones, with which the map stands, and all.

import { jsonOnce } from "../lib/once.js";

/** @typedef {{ latitude: number[], longitude: number[], name: string[], country: string[], population: number[] }} Cities */

/** @typedef {{ cities_url: string, towns_url: string }} Addresses */

/** @type {Promise<Cities> | null} */
let all = null;

/** The table as degrees, of one whose places are thousandths and whose latitudes are steps. @param {Cities} table @returns {Cities} */
export function unstepped(table) {
  let latitude = 0;
  return {
    ...table,
    latitude: table.latitude.map((step) => (latitude += step) / 1000),
    longitude: table.longitude.map((thousandths) => thousandths / 1000),
  };
}

/** @type {Map<string, Promise<Cities>>} */
const kept = new Map();

/** A failure isn't kept: the next one asks again. @param {string} url @returns {Promise<Cities>} */
function tableAt(url) {
  const known = kept.get(url);
  if (known) return known;
  const table = jsonOnce(url).then(unstepped);
  kept.set(url, table);
  table.catch(() => kept.delete(url));
  return table;
}

/** @param {Addresses} places @returns {Promise<Cities>} */
export const largeCities = ({ cities_url: url }) => tableAt(url);

/** A failure isn't kept: the next one asks again. @param {Addresses} places @returns {Promise<Cities>} */
export function allCities(places) {
  all ??= Promise.all([tableAt(places.cities_url), tableAt(places.towns_url)]).then(([large, small]) => merged(large, small));
  all.catch(() => {
    all = null;
  });
  return all;
}

/** Two tables from south to north as one. @param {Cities} a @param {Cities} b @returns {Cities} */
export function merged(a, b) {
  /** @type {Cities} */
  const both = { latitude: [], longitude: [], name: [], country: [], population: [] };
  const columns = /** @type {(keyof Cities)[]} */ (Object.keys(both));
  for (let i = 0, k = 0; i < a.latitude.length || k < b.latitude.length; ) {
    const first = k >= b.latitude.length || a.latitude[i] <= b.latitude[k];
    const [from, row] = first ? [a, i++] : [b, k++];
    for (const name of columns) /** @type {any[]} */ (both[name]).push(from[name][row]);
  }
  return both;
}
