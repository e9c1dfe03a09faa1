// @ts-check
// The station's whole life for the page: the last years come with it, an earlier year is asked for when the
// moment comes to rest in it. What came is kept: all of it is half a megabyte.

import { createComplement } from "./complement.js";

/** @typedef {ReturnType<typeof createComplement>} Complement */
/** @typedef {{ known_from: number, visits: Record<string, any>, changes: any[], cards?: Record<string, string> }} Traffic */
/**
 * @typedef {object} Page What the page gives.
 * @property {() => number} moment
 * @property {(act: (ms: number) => void) => void} onSettle
 * @property {{ redraw: () => void }} clock
 * @property {(words: string, more: { cause: string }) => void} notice
 * @property {(cause: string) => void} withdraw
 * @property {() => void} [onTraffic] told when `station` of the config has more ships and changes
 */

const yearOf = (/** @type {number} */ ms) => new Date(ms).getUTCFullYear();

/**
 * The address of a year's ships, ports and people; always the same one, so that the browser keeps it.
 * @param {number} year
 * @param {string} version of the data
 */
export const addressOf = (year, version) => `/api/v1/traffic?start=${year}-01-01&stop=${year + 1}-01-01&cards=1&v=${version}`;

/**
 * Complements by the year, over that of the last years.
 * @param {{ station: any, version: string, station_from: number }} config `station_from`: the station's first instant, ms
 * @param {Page} page
 * @param {typeof fetch} ask
 */
export function createLife(config, page, ask = fetch) {
  const recent = createComplement(config.station);
  const recentFrom = config.station.known_from;
  /** @type {Map<number, Complement>} */
  const years = new Map();
  /** @type {Map<number, Promise<void>>} */
  const pending = new Map();
  const waiting = new Map();

  /** @param {number} ms */
  const isRecent = (ms) => ms >= recentFrom;
  /** @param {number} ms */
  const lacks = (ms) => !isRecent(ms) && ms >= config.station_from && !years.has(yearOf(ms));

  // Nothing is said of a year before it has come.
  /** @param {number} year */
  function unsaid(year) {
    if (!waiting.has(year)) {
      const note = year < yearOf(config.station_from) ? "The station was not there yet." : `Ships and people of ${year} are asked for when the moment rests there.`;
      waiting.set(year, { isWaiting: year > 0, coverage: "partial", note, ships: [], free: [], crew: [] });
    }
    return waiting.get(year);
  }

  /** @param {number} ms */
  function at(ms) {
    if (isRecent(ms)) return recent.at(ms);
    return years.get(yearOf(ms))?.at(ms) ?? unsaid(ms < config.station_from ? 0 : yearOf(ms));
  }

  /** @param {number} year */
  async function fetchYear(year) {
    const answer = await ask(addressOf(year, config.version));
    if (!answer.ok) throw new Error(`the ships of ${year} were refused (${answer.status})`);
    /** @type {Traffic} */
    const traffic = await answer.json();
    takeIn(traffic);
    years.set(year, createComplement(traffic));
  }

  // Ships are known to all parts of the page by their ids, their cards stand in the hidden pool.
  /** @param {Traffic} traffic */
  function takeIn({ visits, changes, cards = {} }) {
    const known = config.station;
    for (const [id, visit] of Object.entries(visits)) {
      if (known.visits[id]) continue;
      known.visits[id] = { ...visit, isEarlier: true };
      known.changes.push(...changes.filter((change) => change.visit === id));
      pool()?.insertAdjacentHTML("beforeend", cards[id] ?? "");
    }
    known.changes.sort((/** @type {any} */ a, /** @type {any} */ b) => a.at - b.at);
    page.onTraffic?.();
  }

  /**
   * Asks for the year of an instant where it isn't there; resolves when it is, or can't be had.
   * @param {number} ms
   * @returns {Promise<void>}
   */
  function load(ms) {
    if (!lacks(ms)) return Promise.resolve();
    const year = yearOf(ms);
    if (!pending.has(year)) {
      const came = fetchYear(year)
        .then(() => page.withdraw("ships"), () => page.notice(`Ships and people of ${year} could not be loaded; moving the moment asks again.`, { cause: "ships" }))
        .finally(() => {
          pending.delete(year);
          page.clock.redraw();
        });
      pending.set(year, came);
    }
    return /** @type {Promise<void>} */ (pending.get(year));
  }

  page.onSettle(load);
  const opened = load(page.moment());
  return {
    at,
    load,
    /** For whoever needs the ships of the link's own moment. */
    opened,
    isLoading: () => pending.size > 0,
    /** @param {string} place */
    placeName: (place) => [recent, ...years.values()].map((one) => one.placeName(place)).find(Boolean) ?? place,
    portOrder: recent.portOrder,
    /** @param {string} visit */
    spansOf: (visit) => [recent, ...years.values()].map((one) => one.spansOf(visit)).find((spans) => spans.length) ?? [],
  };
}

const pool = () => globalThis.document?.getElementById("visit-pool");
