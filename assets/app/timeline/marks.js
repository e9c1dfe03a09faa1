// What is marked on the timeline: passes over the region, arrivals and departures, reboosts, sunlight, the
// photograph and its bracket. Lists are sorted by time; `version` rises when something new has come.

import { firstFrom } from "./rows.js";

/** @typedef {ReturnType<typeof createMarks>} Marks */

const timed = (/** @type {any} */ event) => ({ ...event, ms: Date.parse(event.utc) });

/**
 * @param {object} given
 * @param {any[]} given.events arrivals, moves and departures of the last years
 * @param {number} given.photoMs the photograph's best instant
 * @param {{ start_utc: string, stop_utc: string } | null} given.bracket in which it was taken
 * @param {number} given.unverifiedMs from when on nothing of ships has been confirmed
 * @param {string} given.regionName
 * @param {import("../orbit/orbit.js").Orbit} given.orbit
 */
export function createMarks({ events, photoMs, bracket, unverifiedMs, regionName, orbit }) {
  const recent = events.map(timed);
  const known = new Set(events.map((event) => event.visit));
  const marks = {
    /** @type {any[]} */
    passes: [],
    events: recent,
    bracket: bracket && { startMs: Date.parse(bracket.start_utc), stopMs: Date.parse(bracket.stop_utc) },
    /** @type {{ afterMs: number, beforeMs: number }[]} */
    reboosts: [],
    photoMs,
    unverifiedMs,
    regionName,
    version: 0,
    sunlight: cachedSunlight(orbit),
    showSeason,
    showTraffic,
    neighbour,
  };

  /** What is marked of a season. @param {{ passes: any[], reboosts: any[] }} season */
  function showSeason({ passes, reboosts }) {
    marks.reboosts = reboosts.map((burn) => ({ afterMs: Date.parse(burn.after_utc), beforeMs: Date.parse(burn.before_utc) }));
    marks.passes = passes.map((pass) => ({
      startMs: Date.parse(pass.start_utc),
      bestMs: Date.parse(pass.best_utc),
      stopMs: Date.parse(pass.stop_utc),
      night: pass.night,
    }));
    marks.version += 1;
  }

  /** An earlier year's ships have come: their arrivals and departures are marked too. @param {{ visits: Record<string, any>, changes: any[] }} traffic */
  function showTraffic({ visits, changes }) {
    const earlier = changes.filter(({ visit }) => !known.has(visit)).map(({ at, kind, visit, sentence, when, exact }) => ({
      ms: at,
      type: kind,
      kind: visits[visit].kind,
      visit,
      label: visits[visit].name,
      sentence: exact ? sentence : `${sentence} (clock time not known: ${when})`,
      exact,
    }));
    marks.events = [...earlier, ...recent].sort((a, b) => a.ms - b.ms);
    marks.version += 1;
  }

  /**
   * The neighbour of an instant in a sorted list: the next strictly after (direction 1) or before (-1).
   * @param {any[]} list @param {string} key @param {number} ms @param {number} direction
   */
  function neighbour(list, key, ms, direction) {
    const index = direction > 0 ? firstFrom(list, ms + 1000, key) : firstFrom(list, ms - 999, key) - 1;
    return list[index] ?? null;
  }
  return marks;
}

// Sunlit and shadow stretches of a window, sampled on fixed instants and remembered in pieces of ten
// minutes, so that a sliding window costs only its new end.
/** @param {import("../orbit/orbit.js").Orbit} orbit */
function cachedSunlight(orbit) {
  const PIECE = 600e3;
  const STEP = 20e3;
  const pieces = new Map();
  const sample = (/** @type {number} */ piece) => {
    const flags = new Uint8Array(PIECE / STEP);
    for (let i = 0; i < flags.length; i += 1) flags[i] = orbit.isSunlit(piece * PIECE + i * STEP) ? 1 : 0;
    return flags;
  };
  orbit.onChange(() => pieces.clear());
  return (/** @type {{ startMs: number, stopMs: number }} */ { startMs, stopMs }) => {
    if (pieces.size > 2000) pieces.clear();
    const stretches = [];
    for (let piece = Math.floor(startMs / PIECE); piece * PIECE < stopMs; piece += 1) {
      if (!pieces.has(piece)) pieces.set(piece, sample(piece));
      pieces.get(piece).forEach((flag, i) => {
        const ms = piece * PIECE + i * STEP;
        const last = stretches.at(-1);
        if (last && last.sunlit === Boolean(flag)) last.stopMs = ms + STEP;
        else stretches.push({ startMs: ms, stopMs: ms + STEP, sunlit: Boolean(flag) });
      });
    }
    return stretches;
  };
}
