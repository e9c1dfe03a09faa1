// What is marked on the timeline: passes over the region, arrivals and departures, reboosts, sunlight, the
// photograph and its bracket. Lists are sorted by time; `version` rises when something new has come.

import { firstFrom } from "./rows.js";

export function createMarks(app) {
  const { config } = app;
  const marks = {
    passes: [],
    events: config.events.map((event) => ({ ...event, ms: Date.parse(event.utc) })),
    bracket: config.photo.bracket && {
      startMs: Date.parse(config.photo.bracket.start_utc),
      stopMs: Date.parse(config.photo.bracket.stop_utc),
    },
    reboosts: [],
    photoMs: app.photoMs(),
    unverifiedMs: Date.parse(config.known_until_utc),
    regionName: config.region.short_name,
    version: 0,
    sunlight: cachedSunlight(app),
  };

  /** What is marked of a season. @param {{ passes: any[], reboosts: any[] }} season */
  marks.show = ({ passes, reboosts }) => {
    marks.reboosts = reboosts.map((burn) => ({ afterMs: Date.parse(burn.after_utc), beforeMs: Date.parse(burn.before_utc) }));
    marks.passes = passes.map((pass) => ({
      startMs: Date.parse(pass.start_utc),
      bestMs: Date.parse(pass.best_utc),
      stopMs: Date.parse(pass.stop_utc),
      night: pass.night,
    }));
    marks.version += 1;
  };

  // An earlier year's ships have come: their arrivals and departures are marked too.
  app.onTraffic = () => {
    const known = new Set(config.events.map((event) => event.visit));
    const { changes, visits } = config.station;
    const earlier = changes.filter(({ visit }) => !known.has(visit)).map(({ at, kind, visit, sentence, when, exact }) => ({
      ms: at,
      type: kind,
      kind: visits[visit].kind,
      visit,
      label: visits[visit].name,
      sentence: exact ? sentence : `${sentence} (clock time not known: ${when})`,
      exact,
    }));
    const recent = config.events.map((event) => ({ ...event, ms: Date.parse(event.utc) }));
    marks.events = [...earlier, ...recent].sort((a, b) => a.ms - b.ms);
    marks.version += 1;
  };

  // The neighbour of `ms` in a sorted list: the next strictly after (direction 1) or before (-1).
  marks.neighbour = (list, key, ms, direction) => {
    const index = direction > 0 ? firstFrom(list, ms + 1000, key) : firstFrom(list, ms - 999, key) - 1;
    return list[index] ?? null;
  };
  return marks;
}

// Sunlit and shadow stretches of a window, sampled on fixed instants and remembered in pieces of ten
// minutes, so that a sliding window costs only its new end.
function cachedSunlight(app) {
  const PIECE = 600e3;
  const STEP = 20e3;
  const pieces = new Map();
  const sample = (piece) => {
    const flags = new Uint8Array(PIECE / STEP);
    for (let i = 0; i < flags.length; i += 1) flags[i] = app.isSunlit(piece * PIECE + i * STEP) ? 1 : 0;
    return flags;
  };
  app.onSegment?.(() => pieces.clear());
  return ({ startMs, stopMs }) => {
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
