// @ts-check
// What the server hands over with the page: the facts (dashboard/web/page/config.py), the map's standing part, and the
// link as it has read it.

/**
 * @typedef {object} Facts
 * @property {string} version of the data
 * @property {import("./link.js").LinkKey[]} link_keys
 * @property {{ id: string, title: string, best_utc: string, bracket: { start_utc: string, stop_utc: string } | null,
 *   ships: { visit: string, where_in_frame: string }[] }} photo
 * @property {{ first_utc: string, last_utc: string, last_epoch_utc: string }} archive
 * @property {{ recent_from: number, margin: number }} seasons milliseconds
 * @property {string} arcs_url
 * @property {{ short_name: string, passes_url: string }} region
 * @property {any[]} events
 * @property {any[]} reboosts
 * @property {string} known_until_utc
 * @property {any} station
 * @property {number} station_from milliseconds
 * @property {any} geometry
 * @property {Record<string, any>} presets
 * @property {import("../geo/cities.js").Addresses & { ground_url: string, land_url: string, labels_url: string,
 *   large_people: number }} places
 */
/** @typedef {{ data: any[], layout: any, config: any }} Figure */
/** @typedef {{ state: import("./link.js").LinkState, moment_utc: string, notices: string[] }} Opened */

const read = (/** @type {string} */ id) => JSON.parse(document.getElementById(id).textContent);

/** @returns {{ facts: Facts, figure: Figure, opened: Opened }} */
export const readFacts = () => ({ facts: read("page-config"), figure: read("map-figure"), opened: read("page-link") });
