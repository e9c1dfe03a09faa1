// What the two rows of the timeline show. Each draws its own canvas for one scale; nothing is kept here.

import { readColours } from "./canvas.js";
import { ticks } from "./scale.js";

const DAY = 86400e3;
const FONT = '11px system-ui, "Noto Sans", "DejaVu Sans", sans-serif';

let colours = null;
const palette = () =>
  (colours ??= readColours([
    "ink-soft", "ink-faint", "line", "line-strong", "sun", "night", "accent", "city", "warn", "cargo", "crew",
  ]));

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

function drawTicks(context, scale, top, height, spacing) {
  const { "ink-soft": ink, "ink-faint": faint, line, "line-strong": strong } = palette();
  context.font = FONT;
  context.textBaseline = "bottom";
  for (const tick of ticks(scale, spacing)) {
    const x = Math.round(scale.x(tick.ms)) + 0.5;
    context.strokeStyle = tick.strong ? strong : line;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, top + height);
    context.stroke();
    context.fillStyle = tick.strong ? ink : faint;
    context.fillText(tick.label, x + 4, top + height);
  }
}

// A triangle up for an arrival, down for a departure; filled for cargo, open for crew.
function drawEvent(context, x, y, event) {
  const { cargo, crew } = palette();
  const up = event.type === "arrival" ? -1 : 1;
  context.beginPath();
  context.moveTo(x, y + 5 * up);
  context.lineTo(x + 4.5, y - 4 * up);
  context.lineTo(x - 4.5, y - 4 * up);
  context.closePath();
  context.fillStyle = event.kind === "crew" ? crew : cargo;
  context.strokeStyle = context.fillStyle;
  if (event.type === "move") {
    context.beginPath();
    context.arc(x, y, 3.5, 0, 7);
    context.stroke();
  } else context.fill();
}

export function drawSeason(canvas, scale, data, fineScale) {
  const { context } = canvas;
  const height = canvas.height();
  const { warn, line, "line-strong": strong } = palette();
  canvas.clear();
  if (data.bracket) {
    const x = scale.x(data.bracket.startMs);
    context.globalAlpha = 0.16;
    context.fillStyle = warn;
    context.fillRect(x, 0, scale.x(data.bracket.stopMs) - x, height - 16);
    context.globalAlpha = 1;
  }
  // Night passes over the region: their clusters are the windows in which the photo can have been taken.
  context.fillStyle = "#8fb6ff";
  context.globalAlpha = scale.spanMs > 250 * DAY ? 0.3 : 0.55;
  for (let i = firstFrom(data.passes, scale.startMs, "bestMs"); i < data.passes.length; i += 1) {
    const pass = data.passes[i];
    if (pass.bestMs > scale.stopMs) break;
    if (pass.night) context.fillRect(scale.x(pass.bestMs), height - 26, 1, 9);
  }
  context.globalAlpha = 1;
  context.strokeStyle = line;
  drawTicks(context, scale, height - 16, 16, 70);
  for (const event of data.events) {
    if (event.ms >= scale.startMs && event.ms <= scale.stopMs) drawEvent(context, scale.x(event.ms), 9, event);
  }
  if (data.unverifiedMs < scale.stopMs) {
    const x = Math.max(0, scale.x(data.unverifiedMs));
    context.fillStyle = "rgba(132,146,174,.18)";
    for (let stripe = x; stripe < scale.widthPx; stripe += 6) context.fillRect(stripe, 0, 2, height - 16);
  }
  const left = scale.x(fineScale.startMs);
  context.strokeStyle = strong;
  context.strokeRect(left - 1, 1.5, Math.max(3, scale.x(fineScale.stopMs) - left + 2), height - 19);
}

export function drawFine(canvas, scale, data) {
  const { context } = canvas;
  const height = canvas.height();
  const { sun, city, "ink-soft": ink } = palette();
  const band = height - 28;
  canvas.clear();
  for (const stretch of data.sunlight(scale)) {
    const x = scale.x(stretch.startMs);
    const width = scale.x(stretch.stopMs) - x;
    context.fillStyle = stretch.sunlit ? sun : "#18233d";
    context.globalAlpha = stretch.sunlit ? 0.62 : 1;
    context.fillRect(x, band, width, 11);
    context.globalAlpha = 1;
    const label = stretch.sunlit ? "sunlit" : "in the Earth’s shadow";
    context.font = '10px system-ui, "Noto Sans", "DejaVu Sans", sans-serif';
    context.textBaseline = "middle";
    if (width > 120) {
      context.fillStyle = stretch.sunlit ? "#2a2100" : ink;
      context.fillText(label, Math.max(x, 0) + 6, band + 6);
    }
  }
  drawTicks(context, scale, height - 17, 17, 80);
  context.font = FONT;
  context.textBaseline = "middle";
  const first = firstFrom(data.passes, scale.startMs - 20 * 60e3, "startMs");
  for (let i = first; i < data.passes.length && data.passes[i].startMs < scale.stopMs; i += 1) {
    const pass = data.passes[i];
    const x = scale.x(pass.startMs);
    const width = Math.max(3, scale.x(pass.stopMs) - x);
    context.fillStyle = pass.night ? city : "#7d8fb3";
    context.fillRect(x, band - 8, width, 5);
    context.fillStyle = ink;
    // Beside its bar, where the cursor isn't while the station is over the region.
    const label = `${data.regionName}, ${pass.night ? "night" : "day"}`;
    const wide = context.measureText(label).width;
    const beside = x + width + 6;
    context.fillText(label, beside + wide < scale.widthPx ? beside : x - wide - 6, band - 9);
  }
  for (const event of data.events) {
    if (event.ms < scale.startMs || event.ms > scale.stopMs) continue;
    const x = scale.x(event.ms);
    drawEvent(context, x, 8, event);
    context.fillStyle = ink;
    context.fillText(event.label, x + 8, 8);
  }
}
