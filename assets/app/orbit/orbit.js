// Where the station is at any instant: exact inside a loaded block, by its season's arcs elsewhere.

import { illumination } from "./sky.js";
import { geodetic } from "./geodesy.js";

/** @typedef {ReturnType<typeof createOrbit>} Orbit */

/**
 * @param {ReturnType<typeof import("./seasons.js").createSeasons>} seasons
 * @param {ReturnType<typeof import("./segment.js").createSegments>} segments
 * @param {{ came: () => void, failed: (problem: any, load: (ms: number) => Promise<void>) => void }} watch told of each block
 */
export function createOrbit(seasons, segments, watch) {
  /** @type {(() => void)[]} */
  const listeners = [];
  /** @type {{ ms: number, state: any }} */
  const cache = { ms: NaN, state: null };

  function stateAt(/** @type {number} */ ms) {
    if (ms === cache.ms) return cache.state;
    const state = segments.stateAt(ms) ?? seasons.stateAt(ms);
    const full = state && { ...geodetic(state.position), ...state };
    cache.ms = ms;
    cache.state = full;
    return full;
  }

  function changed() {
    cache.ms = NaN;
    for (const listener of listeners) listener();
  }

  async function loadSegment(/** @type {number} */ ms) {
    try {
      if (await segments.ensure(ms)) changed();
      watch.came();
    } catch (problem) {
      watch.failed(problem, loadSegment);
    }
  }

  return {
    stateAt,
    about: segments.about,
    isLoading: segments.isLoading,
    knowsOrbit: seasons.has, // from then on, no state means that none is known
    // Outside the loaded blocks: the largest uncertainty of that day.
    arcUncertaintyKm: seasons.uncertaintyKm,
    /** Told when states have become another: a block or a season has come. */
    onChange: (/** @type {() => void} */ listener) => listeners.push(listener),
    loadSegment,
    changed,
    illumination(/** @type {number} */ ms) {
      const state = stateAt(ms);
      return state ? illumination(ms, state.position) : 0;
    },
    isSunlit(/** @type {number} */ ms) {
      const state = segments.stateAt(ms) ?? seasons.stateAt(ms);
      return state ? illumination(ms, state.position) > 0 : false;
    },
    periodMs: (/** @type {number} */ ms) => seasons.periodMs(ms) ?? 5570e3,
  };
}
