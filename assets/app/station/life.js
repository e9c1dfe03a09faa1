// @ts-check
// The station's whole life for the page: the last years come with it, an earlier year is asked for when the
// moment comes to rest in it. What came is kept: all of it is half a megabyte.

import { createComplement } from "./complement.js";

/** @typedef {ReturnType<typeof createComplement>} Complement */
/** @typedef {{ known_from: number, visits: Record<string, any>, changes: any[], cards?: Record<string, string> }} Traffic */
const yearOf = (/** @type {number} */ ms) => new Date(ms).getUTCFullYear();

/**
 * The address of a year's ships, ports and people; always the same one, so that the browser keeps it.
 * @param {number} year
 * @param {string} version of the data
 */
export const addressOf = (year, version) => `/api/v1/traffic?start=${year}-01-01&stop=${year + 1}-01-01&cards=1&v=${version}`;

/** @typedef {ReturnType<typeof createLife>} Life */

/**
 * Complements by the year, over that of the last years.
 * @param {object} given
 * @param {any} given.station ships, ports and people of the last years, as the page has them
 * @param {number} given.stationFrom the station's first instant, ms
 * @param {string} given.version of the data
 * @param {{ get: () => number, onSettle: (act: (ms: number) => void) => void, redraw: () => void }} given.moment
 * @param {{ notice: (words: string, more: { cause: string }) => void, withdraw: (cause: string) => void }} given.voice
 * @param {(traffic: { visits: Record<string, any>, changes: any[] }) => void} given.onTraffic told all that is known by
 *   then when more has come
 * @param {(url: string) => Promise<any>} [given.ask]
 */
export function createLife({ station, stationFrom, version, moment, voice, onTraffic, ask = (url) => fetch(url) }) {
  const recent = createComplement(station);
  const recentFrom = station.known_from;
  /** @type {Map<number, Complement>} */
  const years = new Map();
  /** @type {Map<number, Promise<void>>} */
  const pending = new Map();
  const waiting = new Map();
  /** @type {Record<string, any>} */
  const visits = { ...station.visits };
  /** @type {any[]} by time */
  const changes = [...station.changes];

  /** @param {number} ms */
  const isRecent = (ms) => ms >= recentFrom;
  /** @param {number} ms */
  const lacks = (ms) => !isRecent(ms) && ms >= stationFrom && !years.has(yearOf(ms));

  // Nothing is said of a year before it has come.
  /** @param {number} year */
  function unsaid(year) {
    if (!waiting.has(year)) {
      const note = year < yearOf(stationFrom) ? "The station was not there yet." : `Ships and people of ${year} are asked for when the moment rests there.`;
      waiting.set(year, { isWaiting: year > 0, coverage: "partial", note, ships: [], free: [], crew: [] });
    }
    return waiting.get(year);
  }

  /** @param {number} ms */
  function at(ms) {
    if (isRecent(ms)) return recent.at(ms);
    return years.get(yearOf(ms))?.at(ms) ?? unsaid(ms < stationFrom ? 0 : yearOf(ms));
  }

  /** @param {number} year */
  async function fetchYear(year) {
    const answer = await ask(addressOf(year, version));
    if (!answer.ok) throw new Error(`the ships of ${year} were refused (${answer.status})`);
    /** @type {Traffic} */
    const traffic = await answer.json();
    takeIn(traffic);
    years.set(year, createComplement(traffic));
  }

  // Ships are known by their ids, their cards stand in the hidden pool.
  /** @param {Traffic} traffic */
  function takeIn(traffic) {
    for (const [id, visit] of Object.entries(traffic.visits)) {
      if (visits[id]) continue;
      visits[id] = { ...visit, isEarlier: true };
      changes.push(...traffic.changes.filter((change) => change.visit === id));
      pool()?.insertAdjacentHTML("beforeend", traffic.cards?.[id] ?? "");
    }
    changes.sort((a, b) => a.at - b.at);
    onTraffic({ visits, changes });
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
        .then(() => voice.withdraw("ships"), () => voice.notice(`Ships and people of ${year} could not be loaded; moving the moment asks again.`, { cause: "ships" }))
        .finally(() => {
          pending.delete(year);
          moment.redraw();
        });
      pending.set(year, came);
    }
    return /** @type {Promise<void>} */ (pending.get(year));
  }

  moment.onSettle(load);
  const opened = load(moment.get());
  return {
    at,
    load,
    /** For whoever needs the ships of the link's own moment. */
    opened,
    isLoading: () => pending.size > 0,
    /** All ships that the page knows by now, by the ids of their visits. */
    visits,
    /** Their arrivals, moves and departures, by time. */
    changes,
    ports: station.ports,
    /** From when on all ships are known at once, ms. @type {number} */
    recentFrom,
    /** @param {string} place */
    placeName: (place) => [recent, ...years.values()].map((one) => one.placeName(place)).find(Boolean) ?? place,
    portOrder: recent.portOrder,
    /** @param {string} visit */
    spansOf: (visit) => [recent, ...years.values()].map((one) => one.spansOf(visit)).find((spans) => spans.length) ?? [],
  };
}

const pool = () => globalThis.document?.getElementById("visit-pool");
