// @ts-check
// What is under a pixel of the map, in words: a city's light, the station, its track, the photograph, a border, the
// camera's frame, the horizon, night's edge. Nothing is asked of the server: all of it is on the page already.

import { namedLine, nearestLine, sharedBorders } from "./borderlines.js";
import { sunPosition } from "../orbit/sun.js";
import { greatCircleKm, bearingDeg, compass } from "../orbit/geodesy.js";
import { countryName, groundTopology, placeSentence } from "../geo/place.js";
import { grouped, kmAndMiles, utcText } from "../lib/text.js";

const KM_PER_DEG = 111.195;
const RAD = Math.PI / 180;
const SUNSET_DEG = 90.833; // from where the Sun is overhead to where its upper edge sets

// How far a pointer may be from each kind, and by how much it goes before what is as near; pixels.
const REACH = { station: 20, photo: 9, city: 5, track: 12, camera: 6, lit: 7, disputed: 6, border: 6, horizon: 6, sure: 6, night: 6 };
const BEFORE = { station: 14, photo: 8, city: 2, track: 4, camera: 1, lit: 2, disputed: 1.5, border: 1, horizon: 0.5, sure: 2, night: 0 };

/**
 * @typedef {{kind: keyof typeof REACH, away: number, title: string, lines: string[], at: [number, number], radius?: number, ms?: number, worth?: number}} Hit
 */

/** The one that is meant: the nearest, but points go before lines. @param {Hit[]} hits @param {number} [wider] how much wider the reach is than a mouse's */
export function meant(hits, wider = 0) {
  const near = hits.filter(({ kind, away }) => away <= REACH[kind] + wider);
  const cost = (/** @type {Hit} */ { kind, away, worth = 0 }) => away - BEFORE[kind] - worth;
  return near.length ? near.reduce((best, one) => (cost(one) < cost(best) ? one : best)) : null;
}

/** @param {number} people */
export function peopleText(people) {
  if (people < 1e6) return `${grouped(Math.round(people / 1000) * 1000)} people`;
  return `${(people / 1e6).toFixed(people < 1e7 ? 1 : 0)} million people`;
}

/** Whether the Sun is setting or rising at a place on night's edge. @param {number} lon @param {number} sunLon */
export const settingAt = (lon, sunLon) => ((((lon - sunLon) % 360) + 540) % 360) - 180 > 0;

/**
 * @param {any} graph Plotly's, with what the server says of the lines
 * @param {import("../orbit/orbit.js").Orbit} orbit
 * @param {number} photoMs the photograph's instant
 * @param {{lights: any, names: any, track: any, photo: any, station: any}} parts
 */
export function createUnder(graph, orbit, photoMs, { lights, names, track, photo, station }) {
  /** @type {{border: any[], disputed: any[], lit: any[]} | null} */
  let known = null;

  // The lines that are drawn, with their names; borders once the ground has come.
  function lines() {
    if (known?.border.length) return known;
    const { meta } = graph.layout;
    const trace = graph.data.find((/** @type {any} */ one) => one.name === "disputed");
    const disputed = [];
    /** @type {import("./borderlines.js").LonLat[]} */
    let points = [];
    for (let i = 0; i < trace.lat.length; i += 1) {
      if (trace.lat[i] !== null) points.push([trace.lon[i], trace.lat[i]]);
      else {
        const { name, claim } = meta.disputed[disputed.length];
        disputed.push(namedLine(name, points, { claim }));
        points = [];
      }
    }
    const lit = meta.lit.flatMap((/** @type {any} */ { name, km, lines: parts }) => parts.map((/** @type {any} */ part) => namedLine(name, part, { km })));
    const topology = groundTopology();
    known = { disputed, lit, border: topology ? sharedBorders(topology) : [] };
    return known;
  }

  /** @param {number} row @param {any} here */
  function cityWords(row, here) {
    const { name, country, latitude, longitude, population } = lights.table();
    const words = [peopleText(population[row])];
    if (here) {
      const km = greatCircleKm(here.lat, here.lon, latitude[row], longitude[row]);
      words.push(`${kmAndMiles(km)} ${compass(bearingDeg(here.lat, here.lon, latitude[row], longitude[row]))} of the station`);
    }
    return { title: `${name[row]}, ${countryName(country[row])}`, lines: words };
  }

  /** @param {any} view @param {Set<string>} layers @param {number} ms @param {number} x @param {number} y @param {number} wider @param {any} here @returns {Hit[]} */
  function points(view, layers, ms, x, y, wider, here) {
    /** @type {Hit[]} */
    const hits = [];
    if (here && view.visible(here.lon, here.lat)) {
      const at = view.project([here.lon, here.lat]);
      const words = [utcText(ms, "second"), placeSentence(here.lat, here.lon)?.text ?? "", `${kmAndMiles(here.alt)} up`];
      hits.push({ kind: "station", away: Math.hypot(at[0] - x, at[1] - y), title: "The space station", lines: words.filter(Boolean), at, radius: 20 });
    }
    const mark = layers.has("track") ? photo.at(view) : null;
    if (mark) {
      const words = [`${utcText(photoMs, "second")}, as far as is known`];
      hits.push({ kind: "photo", away: Math.abs(Math.hypot(mark[0] - x, mark[1] - y) - 3), title: "The station when the photograph was taken", lines: words, at: mark, radius: 8 });
    }
    const light = layers.has("cities") && lights.nearest(x, y, REACH.city + wider);
    if (light && (!layers.has("night") || isDark(view, x, y, ms))) {
      const worth = Math.max(0, Math.log10(lights.table().population[light.row] / 15000)) * 1.5;
      hits.push({ kind: "city", away: light.away, ...cityWords(light.row, here), at: [light.x, light.y], radius: 5, worth });
    }
    const written = layers.has("labels") ? names.cityAt(x, y) : -1;
    if (written >= 0) {
      const { latitude, longitude } = lights.table();
      hits.push({ kind: "city", away: 4, ...cityWords(written, here), at: view.project([longitude[written], latitude[written]]), radius: 5 });
    }
    const passed = layers.has("track") && track.nearest(x, y, ms, view, REACH.track + wider);
    if (passed) {
      const state = orbit.stateAt(passed.ms);
      const place = state && placeSentence(state.lat, state.lon)?.text;
      const at = /** @type {[number, number]} */ ([passed.x, passed.y]);
      hits.push({ kind: "track", away: passed.away, ms: passed.ms, title: utcText(passed.ms, "second"), lines: [place ?? "The station’s track"], at, radius: 6 });
    }
    return hits;
  }

  /** @param {any} view @param {number} x @param {number} y @param {number} ms */
  function isDark(view, x, y, ms) {
    const [lon, lat] = view.invert(x, y);
    const sun = sunPosition(ms);
    return greatCircleKm(lat, lon, sun.latitudeDeg, sun.longitudeDeg) / KM_PER_DEG > 90;
  }

  /** @param {any} view @param {Set<string>} layers @param {number} ms @param {number} x @param {number} y @param {number} wider @param {any} here @param {any[]} outlines @returns {Hit[]} */
  function alongLines(view, layers, ms, x, y, wider, here, outlines) {
    const [lon, lat] = view.invert(x, y);
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return [];
    const perDegree = view.globe ? view.pixelsPerDegree * Math.max(0.3, view.turnedTo(lon, lat)) : view.pixelsPerDegree / Math.max(0.05, Math.cos(lat * RAD));
    const at = /** @type {[number, number]} */ ([x, y]);
    /** @type {Hit[]} */
    const hits = [];
    /** @param {Hit["kind"]} kind @param {any[]} among @param {(line: any) => [string, string[]]} words */
    const line = (kind, among, words) => {
      const found = nearestLine(among, lon, lat, (REACH[kind] + wider) / perDegree);
      if (!found) return;
      const [title, told] = words(found.line);
      hits.push({ kind, away: found.apart * perDegree, title, lines: told, at });
    };
    /** @param {Hit["kind"]} kind @param {number} degrees between the place and the ring @param {string} title @param {string[]} told */
    const ring = (kind, degrees, title, told) => hits.push({ kind, away: Math.abs(degrees) * perDegree, title, lines: told, at });

    if (layers.has("borders")) {
      const { border, disputed, lit } = lines();
      line("border", border, ({ name }) => [name, ["border"]]);
      if (layers.has("disputed")) line("disputed", disputed, ({ name, claim }) => [name, [claim ? "edge of a claim in dispute" : "border in dispute"]]);
      const inDispute = hits.some(({ kind }) => kind === "disputed");
      line("lit", lit, ({ name, km }) => [name, [`about ${kmAndMiles(km)} of lamps, seen from orbit at night`, ...(inDispute ? ["the border is in dispute here"] : [])]]);
    }
    if (layers.has("camera")) {
      const rings = outlines.filter(({ points: places }) => places.length > 1).map(({ title, words, points: places }) => namedLine(title, places, { words }));
      line("camera", rings, ({ name, words }) => [name, [words]]);
    }
    if (here) {
      const fromStation = greatCircleKm(lat, lon, here.lat, here.lon) / KM_PER_DEG;
      const horizon = station.horizonDeg(ms);
      if (layers.has("horizon")) ring("horizon", fromStation - horizon, "The station’s horizon", [`as far as the station sees, ${kmAndMiles(Math.round(horizon * KM_PER_DEG))} over the ground`]);
      const sure = station.uncertaintyDeg(ms, view);
      if (sure) ring("sure", fromStation - sure, "Where the station can have been", [`within ${kmAndMiles(sure * KM_PER_DEG)}, in 95 of 100 cases`]);
    }
    if (layers.has("night")) {
      const sun = sunPosition(ms);
      const apart = greatCircleKm(lat, lon, sun.latitudeDeg, sun.longitudeDeg) / KM_PER_DEG;
      ring("night", apart - SUNSET_DEG, "Night’s edge", [settingAt(lon, sun.longitudeDeg) ? "the Sun sets here" : "the Sun rises here"]);
    }
    return hits;
  }

  /** @param {any} view @param {Set<string>} layers @param {number} ms @param {number} x @param {number} y @param {{wider: number, outlines: any[]}} how */
  return (view, layers, ms, x, y, { wider, outlines }) => {
    if (view.globe && Math.hypot(x - view.discX, y - view.discY) > view.scale + 4) return null;
    const here = orbit.stateAt(ms);
    const hits = [...points(view, layers, ms, x, y, wider, here), ...alongLines(view, layers, ms, x, y, wider, here, outlines)];
    return meant(hits, wider);
  };
}
