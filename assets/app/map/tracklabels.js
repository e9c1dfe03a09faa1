// Minutes and direction on the track: ticks at whole minutes, times where there is room, arrowheads between.

import { createRoom } from "../lib/boxes.js";
import { texts } from "./texts.js";

const EVERY = [1, 2, 5, 10, 15, 30, 60]; // minutes
const LABEL_APART = 92; // pixels
const TICK_APART = 16;
const CROWDED = 9; // pixels: nearer than that on the globe's rim, ticks are left out
const FROM_STATION = 34;
/** @type {import("../lib/boxes.js").Box} */
const ANYWHERE = [-Infinity, -Infinity, Infinity, Infinity]; // a time may be cut by the map's edge

const clock = (ms) => new Date(ms).toISOString().slice(11, 16);

// How many pixels a minute of flight is, in the middle of what is seen.
function minutePixels(marks) {
  const steps = [];
  for (let i = 1; i < marks.length; i += 1) {
    if (marks[i].ms - marks[i - 1].ms === 60e3) steps.push(Math.hypot(marks[i].x - marks[i - 1].x, marks[i].y - marks[i - 1].y));
  }
  steps.sort((a, b) => a - b);
  return steps[steps.length >> 1] || 1;
}

// The shortest interval that keeps neighbours `apart` pixels from each other.
const interval = (minute, apart) => EVERY.find((minutes) => minutes * minute >= apart) ?? EVERY.at(-1);

export function createLabels() {
  function arrow(context, { x, y, dx, dy }) {
    context.beginPath();
    context.moveTo(x - 4.5 * dx - 4.5 * dy, y - 4.5 * dy + 4.5 * dx);
    context.lineTo(x + 3 * dx, y + 3 * dy);
    context.lineTo(x - 4.5 * dx + 4.5 * dy, y - 4.5 * dy - 4.5 * dx);
    context.stroke();
  }

  // `written` are the boxes of names and controls, which no time is written over.
  function draw(context, view, ms, all, [stationX, stationY], written) {
    const marks = all.filter(({ x, y }) => view.inFrame(x, y, 30));
    if (!marks.length) return;
    const minutePx = minutePixels(marks);
    const ticks = interval(minutePx, TICK_APART);
    const named = interval(minutePx, LABEL_APART * texts.rem());
    const rem = texts.rem();
    const room = createRoom(ANYWHERE, [...written], [4 * rem, 1]);
    context.lineWidth = 1.5;
    for (const mark of marks) {
      const minute = Math.round(mark.ms / 60e3);
      if (minute % ticks || mark.minutePx * ticks < CROWDED) continue;
      const { x, y, dx, dy } = mark;
      const ahead = mark.ms > ms;
      const isNamed = minute % named === 0;
      const half = isNamed ? 4.5 : 2.5;
      context.strokeStyle = ahead ? "rgba(140, 224, 255, .9)" : "rgba(104, 160, 200, .7)";
      context.beginPath();
      context.moveTo(x + half * dy, y - half * dx);
      context.lineTo(x - half * dy, y + half * dx);
      context.stroke();
      const apart = Math.hypot(x - stationX, y - stationY);
      if (!isNamed || apart < FROM_STATION) continue;
      // On the right hand of the motion, clear of the line; on the left where a name stands; else nowhere.
      const text = clock(mark.ms);
      const face = ahead ? "ahead" : "behind";
      const [width, height] = texts.measure(text, face);
      const beside = (/** @type {number} */ hand) => /** @type {[number, number]} */ ([x - hand * dy * 24 * rem - width / 2, y + hand * dx * 14 * rem - height / 2]);
      const box = room.place(width, height, [beside(1), beside(-1)]);
      if (box) texts.draw(context, text, face, box[0], box[1]);
    }
    context.lineWidth = 2;
    // Arrowheads about halfway between the named minutes, and half a minute on, so that none is on a tick.
    const half = Math.floor(named / 2 - 0.5);
    const ahead = minutePx / 2;
    for (const mark of marks) {
      const minute = Math.round(mark.ms / 60e3);
      if (minute % named !== half || mark.minutePx * named < 4 * CROWDED) continue;
      const [x, y] = [mark.x + mark.dx * ahead, mark.y + mark.dy * ahead];
      if (Math.hypot(x - stationX, y - stationY) < FROM_STATION) continue;
      context.strokeStyle = mark.ms > ms ? "rgba(90, 209, 255, .95)" : "rgba(84, 144, 190, .8)";
      arrow(context, { ...mark, x, y });
    }
  }

  return { draw };
}
