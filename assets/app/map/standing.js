// @ts-check
// What the canvas draws of the map's standing part: the air at the globe's edge, the region's border, and the stretches
// that floodlights make visible from orbit.

const GLOW = [[9, 0.08], [4.5, 0.2], [1.5, 0.95]]; // width and strength
const QUIET = [[3.2, 0.12], [1.2, 0.7]];
export const LIT = "255, 150, 58";
const DISPUTED = "204, 160, 255";
const REGION = "150, 176, 222";

/** @param {CanvasRenderingContext2D} context @param {any} now */
export function drawAir(context, now) {
  if (!now.globe) return;
  const { discX: x, discY: y, scale: r } = now;
  const air = context.createRadialGradient(x, y, r * 0.985, x, y, r * 1.075);
  air.addColorStop(0, "rgba(120, 190, 255, 0)");
  air.addColorStop(0.17, "rgba(120, 190, 255, .42)");
  air.addColorStop(0.3, "rgba(90, 160, 255, .2)");
  air.addColorStop(1, "rgba(60, 120, 255, 0)");
  context.fillStyle = air;
  context.beginPath();
  context.arc(x, y, r * 1.08, 0, 2 * Math.PI);
  context.arc(x, y, r * 0.985, 0, 2 * Math.PI, true);
  context.fill();
}

/**
 * The border the photograph is about, its disputed part in the colour of that, and over it what is floodlit.
 * @param {CanvasRenderingContext2D} context
 * @param {any} now
 * @param {{region: {disputed: boolean, lonlat: number[][]}[], lit: {lines: number[][][]}[]}} meta
 * @param {Set<string>} layers
 */
export function drawBorders(context, now, { region, lit }, layers) {
  if (!layers.has("borders")) return;
  context.lineJoin = "round";
  /** @param {number[][][]} coordinates @param {string} colour @param {number[][]} strokes */
  const stroke = (coordinates, colour, strokes) => {
    if (!coordinates.length) return;
    const path = now.path({ type: "MultiLineString", coordinates });
    for (const [width, alpha] of strokes) {
      context.strokeStyle = `rgba(${colour}, ${alpha})`;
      context.lineWidth = width;
      context.stroke(path);
    }
  };
  const lines = (/** @type {boolean} */ disputed) => region.filter((line) => line.disputed === disputed).map(({ lonlat }) => lonlat);
  stroke(lines(false), REGION, QUIET);
  if (layers.has("disputed")) stroke(lines(true), DISPUTED, QUIET);
  stroke(lit.flatMap((border) => border.lines), LIT, GLOW);
}
