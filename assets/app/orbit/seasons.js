// @ts-check
// The stretches of time that the page keeps whole: the last two years, or an earlier year with a month on
// either side. One request brings all of a season when the moment comes to rest in it; none while dragging.
// dashboard/orbit/window.py says where they begin and end.

import { createArcs } from "./arcs.js";

const KEPT = 3;

/** @typedef {{ arcs: any, passes: any[], reboosts: any[], traffic?: any }} Season as the server answers it */
/** @typedef {number | "recent"} Key a year, or the last two */

/**
 * @param {{ version: string, seasons: { recent_from: number, margin: number } }} config milliseconds
 * @param {[number, number]} limits of the archive
 * @param {(url: string) => Promise<any>} ask
 */
export function createSeasons({ version, seasons: { recent_from: recentFrom, margin } }, [firstMs, lastMs], ask = (url) => fetch(url)) {
  /** @type {Map<Key, { orbit: ReturnType<typeof createArcs>, season: Season }>} in the order of use */
  const kept = new Map();
  /** @type {Map<Key, Promise<Season>>} */
  const pending = new Map();

  /** @param {number} ms @returns {Key} */
  const keyOf = (ms) => (ms >= recentFrom ? "recent" : new Date(ms).getUTCFullYear());

  /** @param {Key} key @param {Season} season */
  function keep(key, season) {
    const orbit = createArcs();
    orbit.take(season.arcs);
    kept.set(key, { orbit, season });
    for (const other of kept.keys()) if (kept.size > KEPT) kept.delete(other);
    return season;
  }

  /** @param {Key} key @returns {Promise<Season>} */
  async function fetchSeason(key) {
    const answer = await ask(`/api/v1/season?${key === "recent" ? "" : `year=${key}&`}v=${version}`);
    if (!answer.ok) throw Object.assign(new Error(`the season was refused (${answer.status})`), { status: answer.status });
    return keep(key, await answer.json());
  }

  /** The season's own orbit, or whichever reaches over there. @param {number} ms @param {(orbit: any) => any} look */
  function read(ms, look) {
    const own = kept.get(keyOf(ms))?.orbit;
    let found = own && look(own);
    for (const { orbit } of kept.values()) found ||= orbit !== own && look(orbit);
    return found || null;
  }

  return {
    keyOf,
    /** What the timeline can show around a moment of the season. @param {Key} key @returns {[number, number]} */
    extentOf(key) {
      if (key === "recent") return [recentFrom, lastMs];
      return [Math.max(firstMs, Date.UTC(key, 0, 1) - margin), Math.min(lastMs, Date.UTC(key + 1, 0, 1) + margin)];
    },
    /** Whether the season of an instant is there. @param {number} ms */
    has: (ms) => kept.has(keyOf(ms)),
    isLoading: () => pending.size > 0,
    keep,
    /** The season of an instant, asked for where it isn't kept. @param {number} ms @returns {Promise<Season>} */
    load(ms) {
      const key = keyOf(ms);
      const there = kept.get(key);
      if (there) {
        kept.delete(key); // the one used last is the last to go
        kept.set(key, there);
        return Promise.resolve(there.season);
      }
      let coming = pending.get(key);
      if (!coming) {
        coming = fetchSeason(key).finally(() => pending.delete(key));
        pending.set(key, coming);
      }
      return coming;
    },
    /** That season where it is there or on its way. @param {number} ms @returns {Promise<Season> | null} */
    coming(ms) {
      const key = keyOf(ms);
      const there = kept.get(key);
      return there ? Promise.resolve(there.season) : (pending.get(key) ?? null);
    },
    stateAt: (/** @type {number} */ ms) => read(ms, (orbit) => orbit.stateAt(ms)),
    uncertaintyKm: (/** @type {number} */ ms) => read(ms, (orbit) => orbit.uncertaintyKm(ms)),
    periodMs: (/** @type {number} */ ms) => read(ms, (orbit) => orbit.periodMs(ms)),
  };
}
