// @ts-check
// The cities, in two steps: the large ones, with which the map stands, and all.

import { jsonOnce } from "../lib/once.js";

/** @typedef {{ latitude: number[], longitude: number[], name: string[], country: string[], population: number[] }} Cities */

/** @typedef {{ cities_url: string, towns_url: string }} Addresses */

/** @type {Promise<Cities> | null} */
let all = null;

/** @param {Addresses} places @returns {Promise<Cities>} */
export const largeCities = ({ cities_url: url }) => jsonOnce(url);

/** A failure isn't kept: the next one asks again. @param {Addresses} places @returns {Promise<Cities>} */
export function allCities(places) {
  all ??= Promise.all([jsonOnce(places.cities_url), jsonOnce(places.towns_url)]).then(([large, small]) => merged(large, small));
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
