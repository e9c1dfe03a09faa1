// @ts-check
// What a mark on the timeline is called, where it stands, and which one a pointer means. A press near a mark goes to its
// instant; an interval (a reboost) has none, and a press there stays where it is.

import { firstFrom } from "./rows.js";
import { utcText } from "../lib/text.js";

/**
 * @typedef {{kind: string, title: string, lines: string[], ms?: number, box: [number, number, number, number]}} Mark
 * `box` in the row's pixels; `ms` is the instant a press goes to
 */

const FAR = 400; // marks that can be near to a pointer, at most: a season has a dozen passes a day

const clock = (/** @type {number} */ ms) => new Date(ms).toISOString().slice(11, 19);

/** @param {any} pass @param {string} region */
function passWords(pass, region) {
  return {
    kind: "pass",
    title: `Pass over ${region} by ${pass.night ? "night" : "day"}`,
    lines: [`nearest ${utcText(pass.bestMs)}`, `near from ${clock(pass.startMs)} to ${clock(pass.stopMs)}`],
    ms: pass.bestMs,
  };
}

/** @param {any} event */
const eventWords = (event) => ({
  kind: "event",
  title: event.sentence,
  lines: event.exact === false ? [utcText(event.ms, "day")] : [utcText(event.ms, event.ms % 60e3 ? "second" : "minute")],
  ms: event.ms,
});

/** @param {any} data */
const photoWords = (data) => ({ kind: "photo", title: "The photograph", lines: [`${utcText(data.photoMs)}, as far as is known`], ms: data.photoMs });

/** @param {any} burn */
const reboostWords = (burn) => ({
  kind: "reboost",
  title: "Reboost: engines raised the orbit",
  lines: [`between ${utcText(burn.afterMs, "minute")}`, `and ${utcText(burn.beforeMs, "minute")}`],
});

// Passes around a pixel; they are sorted.
/** @param {any} scale @param {any} data @param {number} x @param {number} reach */
function passesNear(scale, data, x, reach) {
  const from = firstFrom(data.passes, scale.ms(x - reach) - 30 * 60e3, "bestMs");
  const found = [];
  for (let i = from; i < data.passes.length && found.length < FAR; i += 1) {
    if (data.passes[i].startMs > scale.ms(x + reach)) break;
    found.push(data.passes[i]);
  }
  return found;
}

/**
 * The marks of the row of days around a pixel, as they are drawn.
 * @param {any} scale @param {any} data @param {{height: number, rem: number}} row @param {number} x @param {number} reach
 * @returns {Mark[]}
 */
export function seasonMarks(scale, data, { height, rem }, x, reach) {
  const marks = data.events
    .filter((/** @type {any} */ event) => Math.abs(scale.x(event.ms) - x) <= reach + 5 * rem)
    .map((/** @type {any} */ event) => ({ ...eventWords(event), box: around(scale.x(event.ms), 9 * rem, 5 * rem) }));
  for (const burn of data.reboosts) {
    const [left, right] = [scale.x(burn.afterMs), Math.max(scale.x(burn.beforeMs), scale.x(burn.afterMs) + 3)];
    marks.push({ ...reboostWords(burn), box: [left, 16 * rem, right, 20 * rem] });
  }
  for (const pass of passesNear(scale, data, x, reach)) {
    if (pass.night) marks.push({ ...passWords(pass, data.regionName), box: [scale.x(pass.bestMs), height - 26 * rem, scale.x(pass.bestMs) + 1, height - 17 * rem] });
  }
  if (Number.isFinite(data.photoMs)) marks.push({ ...photoWords(data), box: around(scale.x(data.photoMs), 9 * rem, 4.5 * rem) });
  return marks;
}

/**
 * The marks of the row of minutes around a pixel.
 * @param {any} scale @param {any} data @param {{height: number, rem: number}} row @param {number} x @param {number} reach
 * @returns {Mark[]}
 */
export function fineMarks(scale, data, { height, rem }, x, reach) {
  const band = height - 31 * rem;
  const marks = passesNear(scale, data, x, reach).map((pass) => {
    const left = scale.x(pass.startMs);
    return { ...passWords(pass, data.regionName), box: /** @type {Mark["box"]} */ ([left, band - 6 * rem, Math.max(left + 3, scale.x(pass.stopMs)), band - rem]) };
  });
  for (const event of data.events) marks.push({ ...eventWords(event), box: around(scale.x(event.ms), 8 * rem, 5 * rem) });
  if (Number.isFinite(data.photoMs)) marks.push({ ...photoWords(data), box: around(scale.x(data.photoMs), 8 * rem, 4.5 * rem) });
  return marks;
}

/** @param {number} x @param {number} y @param {number} half @returns {Mark["box"]} */
const around = (x, y, half) => [x - half, y - half, x + half, y + half];

/**
 * The mark a pointer means: the nearest within the reach; of those as near the narrowest, then the nearest middle.
 * @param {Mark[]} marks @param {number} x @param {number} y @param {number} reach pixels
 * @returns {Mark | null}
 */
export function meantMark(marks, x, y, reach) {
  let best = null;
  for (const mark of marks) {
    const [left, top, right, bottom] = mark.box;
    const away = Math.hypot(Math.max(0, left - x, x - right), Math.max(0, top - y, y - bottom));
    if (away > reach) continue;
    const cost = [away, right - left, Math.abs((left + right) / 2 - x)];
    const differs = best ? cost.findIndex((value, i) => value !== best.cost[i]) : 0;
    if (!best || (differs >= 0 && cost[differs] < best.cost[differs])) best = { mark, cost };
  }
  return best?.mark ?? null;
}
