// @ts-check
// Names of seas, countries and cities, as many as find room: the greater first, none over another. They are placed once a
// view; a frame leaves out those that something more important stands on then.

import { createRoom, overlaps } from "../lib/boxes.js";
import { texts } from "./texts.js";

const PIXELS_A_CITY = 21_000; // of the map for each city's name
const MOST_CITIES = 60;
const NEAR_LIMB = 0.36; // on the globe's rim names would pile up

/**
 * @typedef {import("../lib/boxes.js").Box} Box
 * @typedef {{text: string, face: string, box: Box, row: number}} Placed `row` of the city table, -1 for other names
 * @typedef {[string, number, number, number]} Standing name, longitude, latitude, size in degrees
 */

/** Places for a city's name beside its light, the best first. @param {number} x @param {number} y @param {number} width @param {number} height @param {number} rem @returns {[number, number][]} */
export function besideLight(x, y, width, height, rem) {
  return [[1, 0], [-1, 0], [0.72, -0.9], [-0.72, -0.9], [0.72, 0.9], [-0.72, 0.9]].map(([side, rise]) => [
    side > 0 ? x + 7 * side * rem : x + 7 * side * rem - width,
    y + 10 * rise * rem - height / 2,
  ]);
}

/**
 * All names of a view. Pure: what is measured and where places are comes with the arguments.
 * @param {any} view
 * @param {{standing: {country: Standing[], sea: Standing[], disputed: Standing[]} | null, cities: {name: string, lat: number, lon: number, row: number}[], disputed: boolean}} what cities by size
 * @param {Box[]} taken boxes kept clear
 * @param {(text: string, face: string) => [number, number]} measure
 * @param {number} [rem]
 * @returns {Placed[]}
 */
export function placeNames(view, { standing, cities, disputed }, taken, measure, rem = 1) {
  const { frame } = view;
  const room = createRoom([frame.x + 3, frame.y + 3, frame.x + frame.width - 3, frame.y + frame.height - 3], [...taken]);
  /** @type {Placed[]} */
  const placed = [];

  /** @param {string} text @param {string} face @param {number} row @param {(width: number, height: number) => [number, number][]} spots */
  function put(text, face, row, spots) {
    const [width, height] = measure(text, face);
    const box = room.place(width, height, spots(width, height));
    if (box) placed.push({ text, face, box, row });
    return Boolean(box);
  }

  /** @param {string} face @param {Standing[]} rows */
  function wide(face, rows) {
    for (const [name, lon, lat, degrees] of rows) {
      if (view.turnedTo(lon, lat) < NEAR_LIMB) continue;
      const text = face === "country" ? name.toUpperCase() : name;
      if (measure(text, face)[0] > degrees * view.pixelsPerDegree * (face === "disputed" ? 1.6 : 1.15)) continue;
      const [x, y] = view.project([lon, lat]);
      put(text, face, -1, (width, height) => [[x - width / 2, y - height / 2]]);
    }
  }

  function cityNames() {
    let left = Math.min(MOST_CITIES, Math.round((frame.width * frame.height) / PIXELS_A_CITY / rem));
    for (const { name, lon, lat, row } of cities) {
      if (!left) break;
      if (view.turnedTo(lon, lat) < NEAR_LIMB) continue;
      const [x, y] = view.project([lon, lat]);
      if (view.inFrame(x, y) && put(name, "city", row, (width, height) => besideLight(x, y, width, height, rem))) left -= 1;
    }
  }

  if (standing) {
    wide("country", standing.country.slice(0, 40));
    wide("sea", standing.sea);
  }
  cityNames();
  if (standing) {
    wide("country", standing.country.slice(40));
    if (disputed) wide("disputed", standing.disputed);
  }
  return placed;
}

/** @param {number} leastPeople cities that are named */
export function createNames(leastPeople) {
  /** @type {any} */
  let standing = null;
  /** @type {{name: string, lat: number, lon: number, row: number, people: number}[]} */
  let cities = [];
  /** @type {Placed[]} */
  let placed = [];
  let placedFor = "";

  return {
    /** @param {any} document */
    loadStanding(document) {
      standing = document;
    },
    /** @param {any} table */
    loadCities({ name, latitude, longitude, population }) {
      cities = name
        .map((/** @type {string} */ text, /** @type {number} */ row) => ({ name: text, lat: latitude[row], lon: longitude[row], people: population[row], row }))
        .filter((/** @type {{people: number}} */ { people }) => people >= leastPeople)
        .sort((/** @type {{people: number}} */ a, /** @type {{people: number}} */ b) => b.people - a.people);
    },
    /** Once for each key. @param {any} view @param {string} key @param {{disputed: boolean}} what @param {() => Box[]} taken */
    place(view, key, { disputed }, taken) {
      const whole = `${key}|${texts.key()}|${cities.length}|${Boolean(standing)}`;
      if (whole === placedFor) return;
      placedFor = whole;
      placed = placeNames(view, { standing, cities, disputed }, taken(), texts.measure, texts.rem());
    },
    forget() {
      placed = [];
      placedFor = "";
    },
    /** Draws all but those that touch a box; gives the boxes of what it drew. @param {CanvasRenderingContext2D} context @param {Box[]} inTheWay @returns {Box[]} */
    draw(context, inTheWay) {
      const drawn = [];
      for (const { text, face, box } of placed) {
        if (inTheWay.some((other) => overlaps(box, other))) continue;
        texts.draw(context, text, face, box[0], box[1]);
        drawn.push(box);
      }
      return drawn;
    },
    /** The row of the city whose name is written there, or -1. @param {number} x @param {number} y */
    cityAt: (x, y) => placed.find(({ row, box }) => row >= 0 && x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3])?.row ?? -1,
  };
}
