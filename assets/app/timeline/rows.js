// What the two rows of the timeline show. Each draws its own canvas for one scale; nothing is kept here.

import { createRoom } from "../lib/boxes.js";
import { readLook } from "../lib/look.js";
import { ticks } from "./scale.js";

const DAY = 86400e3;
const TEXT = 12;
const LOW = 44; // a row lower than that has no words but its ticks'

const COLOURS = [
  "ink-soft", "ink-faint", "line", "line-strong", "sun", "sun-ink", "shadow", "pass-night", "pass-day", "city", "warn", "cargo", "crew",
];
export const theLook = () => readLook(COLOURS);

// First of the sorted `list` whose `key` is not before `ms`.
export function firstFrom(list, ms, key) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle][key] < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

function drawTicks(context, { font, rem, colours }, scale, top, height, spacing) {
  const { "ink-soft": ink, "ink-faint": faint, line, "line-strong": strong } = colours;
  context.font = font(TEXT);
  context.textBaseline = "bottom";
  for (const tick of ticks(scale, spacing * rem)) {
    const x = Math.round(scale.x(tick.ms)) + 0.5;
    context.strokeStyle = tick.strong ? strong : line;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, top + height);
    context.stroke();
    context.fillStyle = tick.strong ? ink : faint;
    if (x + 4 * rem + context.measureText(tick.label).width <= scale.widthPx) context.fillText(tick.label, x + 4 * rem, top + height);
  }
}

// A triangle up for an arrival, down for a departure; filled for cargo, open for crew.
function drawEvent(context, /** @type {any} */ { rem, colours: { cargo, crew } }, x, y, event) {
  const up = event.type === "arrival" ? -1 : 1;
  context.beginPath();
  context.moveTo(x, y + 5 * up * rem);
  context.lineTo(x + 4.5 * rem, y - 4 * up * rem);
  context.lineTo(x - 4.5 * rem, y - 4 * up * rem);
  context.closePath();
  context.fillStyle = event.kind === "crew" ? crew : cargo;
  context.strokeStyle = context.fillStyle;
  if (event.type === "move") {
    context.beginPath();
    context.arc(x, y, 3.5 * rem, 0, 7);
    context.stroke();
  } else context.fill();
}

// The photograph's moment: a ring, as on the map.
function drawPhoto(context, /** @type {any} */ { rem, colours: { city } }, x, y) {
  context.beginPath();
  context.arc(x, y, 4 * rem, 0, 7);
  context.strokeStyle = city;
  context.lineWidth = 1.6;
  context.stroke();
  context.lineWidth = 1;
}

export function drawSeason(canvas, scale, data, fineScale) {
  const { context } = canvas;
  const height = canvas.height();
  const look = theLook();
  const { rem, forced } = look;
  const { warn, line, "line-strong": strong, "pass-night": night, "ink-faint": faint, "ink-soft": soft } = look.colours;
  const foot = 16 * rem;
  canvas.clear();
  if (data.bracket) {
    const x = scale.x(data.bracket.startMs);
    context.globalAlpha = 0.16;
    context.fillStyle = warn;
    context.fillRect(x, 0, scale.x(data.bracket.stopMs) - x, height - foot);
    context.globalAlpha = 1;
  }
  // Night passes over the region: their clusters are the windows in which the photo can have been taken.
  context.fillStyle = night;
  context.globalAlpha = forced ? 1 : scale.spanMs > 250 * DAY ? 0.3 : 0.55;
  for (let i = firstFrom(data.passes, scale.startMs, "bestMs"); i < data.passes.length; i += 1) {
    const pass = data.passes[i];
    if (pass.bestMs > scale.stopMs) break;
    if (pass.night) context.fillRect(scale.x(pass.bestMs), height - 26 * rem, 1, 9 * rem);
  }
  context.globalAlpha = 1;
  // A reboost is known to lie between two element sets: as long as that.
  context.fillStyle = soft;
  for (const { afterMs, beforeMs } of data.reboosts) {
    if (beforeMs < scale.startMs || afterMs > scale.stopMs) continue;
    const left = scale.x(afterMs);
    context.fillRect(left, 17 * rem, Math.max(3, scale.x(beforeMs) - left), 2 * rem);
  }
  context.strokeStyle = line;
  drawTicks(context, look, scale, height - foot, foot, 76);
  for (const event of data.events) {
    if (event.ms >= scale.startMs && event.ms <= scale.stopMs) drawEvent(context, look, scale.x(event.ms), 9 * rem, event);
  }
  if (data.photoMs >= scale.startMs && data.photoMs <= scale.stopMs) drawPhoto(context, look, scale.x(data.photoMs), 9 * rem);
  if (data.unverifiedMs < scale.stopMs) {
    const x = Math.max(0, scale.x(data.unverifiedMs));
    context.fillStyle = faint;
    context.globalAlpha = forced ? 0.5 : 0.18;
    for (let stripe = x; stripe < scale.widthPx; stripe += 6) context.fillRect(stripe, 0, 2, height - foot);
    context.globalAlpha = 1;
  }
  const left = scale.x(fineScale.startMs);
  context.strokeStyle = strong;
  context.strokeRect(left - 1, 1.5, Math.max(3, scale.x(fineScale.stopMs) - left + 2), height - foot - 3);
}

export function drawFine(canvas, scale, data, kept = []) {
  const { context } = canvas;
  const height = canvas.height();
  const look = theLook();
  const { rem, forced, font, colours } = look;
  const { sun, city, shadow, "ink-soft": ink, "sun-ink": onSun, "pass-day": day } = colours;
  const foot = 17 * rem;
  const high = 14 * rem; // of the band
  const band = height - foot - high;
  const worded = height >= LOW * rem;
  canvas.clear();
  for (const stretch of data.sunlight(scale)) {
    const x = scale.x(stretch.startMs);
    const width = scale.x(stretch.stopMs) - x;
    context.fillStyle = stretch.sunlit ? sun : shadow;
    context.globalAlpha = stretch.sunlit && !forced ? 0.62 : 1;
    context.fillRect(x, band, width, high);
    context.globalAlpha = 1;
    const label = stretch.sunlit ? "sunlit" : "in the Earth’s shadow";
    context.font = font(TEXT);
    context.textBaseline = "middle";
    // Only where the whole of it has room in what can be seen of the stretch.
    const from = Math.max(x, 0) + 6;
    if (from + context.measureText(label).width + 6 <= Math.min(x + width, scale.widthPx)) {
      context.fillStyle = stretch.sunlit ? onSun : ink;
      context.fillText(label, from, band + high / 2 + 0.5);
    }
  }
  drawTicks(context, look, scale, height - foot, foot, 80);
  context.font = font(TEXT);
  context.textBaseline = "middle";
  const first = firstFrom(data.passes, scale.startMs - 20 * 60e3, "startMs");
  // What is drawn first; then its names, the more important before others.
  const names = [];
  for (const event of data.events) {
    if (event.ms < scale.startMs || event.ms > scale.stopMs) continue;
    const x = scale.x(event.ms);
    drawEvent(context, look, x, 8 * rem, event);
    names.push({ label: event.label, left: x - 5 * rem, right: x + 5 * rem, middle: 8 * rem });
  }
  if (worded && data.photoMs >= scale.startMs && data.photoMs <= scale.stopMs) {
    const x = scale.x(data.photoMs);
    drawPhoto(context, look, x, 8 * rem);
    names.unshift({ label: "the photograph", left: x - 5 * rem, right: x + 5 * rem, middle: 8 * rem });
  }
  for (let i = first; i < data.passes.length && data.passes[i].startMs < scale.stopMs; i += 1) {
    const pass = data.passes[i];
    const x = scale.x(pass.startMs);
    const width = Math.max(3, scale.x(pass.stopMs) - x);
    context.fillStyle = pass.night ? city : day;
    context.fillRect(x, band - 6 * rem, width, 5 * rem);
    names.push({ label: `${data.regionName}, ${pass.night ? "night" : "day"}`, left: x, right: x + width, middle: band - 7 * rem });
  }
  if (!worded) return;
  context.fillStyle = ink;
  for (const { label, box } of placeLabels(names, { width: scale.widthPx, rem, kept }, (text) => context.measureText(text).width)) {
    context.fillText(label, box[0], (box[1] + box[3]) / 2);
  }
}

/**
 * Names beside their marks, on the right or on the left, none over another or over a mark.
 * @param {{label: string, left: number, right: number, middle: number}[]} names the more important first
 * @param {{width: number, rem: number, kept: import("../lib/boxes.js").Box[]}} row
 * @param {(text: string) => number} measure
 */
export function placeLabels(names, { width, rem, kept }, measure) {
  const high = TEXT * rem;
  const marks = names.map(({ left, right, middle }) => /** @type {import("../lib/boxes.js").Box} */ ([left, middle - 4 * rem, right, middle + 4 * rem]));
  const room = createRoom([0, -Infinity, width, Infinity], [...kept, ...marks], [2, 0]);
  return names.flatMap(({ label, left, right, middle }) => {
    const wide = measure(label);
    const box = room.place(wide, high, [[right + 5 * rem, middle - high / 2], [left - 5 * rem - wide, middle - high / 2]]);
    return box ? [{ label, box }] : [];
  });
}
