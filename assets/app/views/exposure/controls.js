// What the camera's sliders and choices stand for: their values in the settings, and in words.

import { signed } from "../../lib/text.js";

export function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  const rest = Math.round(seconds % 60);
  if (!minutes) return `${rest} s`;
  return rest ? `${minutes} min ${rest} s` : `${minutes} min`;
}

const degrees = (value) => `${signed(value, 0)}°`;

/** In the order of SLIDERS in dashboard/web/views/exposure/controls.py: a row's name, its setting, its words. */
export const SLIDERS = [
  { row: "length", name: "exposure_s", text: duration },
  { row: "mm", name: "lens_mm", text: (value) => `${value} mm` },
  { row: "azimuth", name: "azimuth_deg", text: degrees },
  { row: "elevation", name: "elevation_deg", text: degrees },
  { row: "roll", name: "roll_deg", text: (value) => (value ? degrees(value) : "upright") },
];
/** In the order of CHOICES. */
export const CHOICES = ["lens", "window", "flight", "border_lights"];

/** @param {number[]} stops @param {number} value @returns {number} the number of the stop nearest to it */
export function nearest(stops, value) {
  let best = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(Math.log(stop / value)) < Math.abs(Math.log(stops[best] / value))) best = i;
  });
  return best;
}

/** A setting as its slider has it: turned into its range. */
const turned = (name, value) => (name === "azimuth_deg" ? ((value + 540) % 360) - 180 : value);

/** @param {Record<string, any>} values the settings @param {Record<string, number[]>} stops */
export const positionsOf = (values, stops) =>
  SLIDERS.map(({ row, name }) => (stops[row] ? nearest(stops[row], values[name]) : turned(name, values[name])));

/** What a slider's position stands for. */
export const valueAt = (row, position, stops) => (stops[row] ? stops[row][Number(position)] : Number(position));

/**
 * The sliders' values in words: where one rests, that of the setting itself, which may lie between two stops.
 * @param {string[]} positions
 * @param {Record<string, any>} values
 * @param {Record<string, number[]>} stops
 */
export function wordsOf(positions, values, stops) {
  const resting = positionsOf(values, stops);
  return SLIDERS.map(({ row, name, text }, i) =>
    text(Number(positions[i]) === resting[i] ? turned(name, values[name]) : valueAt(row, positions[i], stops)),
  );
}
