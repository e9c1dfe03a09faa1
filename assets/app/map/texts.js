// @ts-check
// Short texts as small pictures, drawn once each: a frame has no time for fonts. Their size follows the text size that a
// person has set; in forced colours they stand on a plate, in the system's own colours.

import { readLook } from "../lib/look.js";

const KEPT = 700;
const HALO = "rgba(4, 8, 16, .85)";
const HALO_WIDTH = 3;
const SANS = 'system-ui, "DejaVu Sans", sans-serif';
const SERIF = 'Georgia, "DejaVu Serif", serif';

/** @typedef {{style: string, px: number, family: string, colour: string, spacing?: number}} Face sizes in pixels at the usual text size */
/** @type {Record<string, Face>} */
export const FACES = {
  sea: { style: "italic 400", px: 12.5, family: SERIF, colour: "#7f9fce" },
  country: { style: "600", px: 12, family: SANS, colour: "#b9c6de", spacing: 1.6 },
  disputed: { style: "italic 500", px: 12, family: SANS, colour: "#c9a5ee" },
  city: { style: "400", px: 12, family: SANS, colour: "#e9dcc3" },
  photo: { style: "600", px: 12, family: SANS, colour: "#ffcf87" },
  camera: { style: "italic 400", px: 12, family: SANS, colour: "#ffcf87" },
  ahead: { style: "500", px: 12, family: SANS, colour: "#a8e6ff" },
  behind: { style: "500", px: 12, family: SANS, colour: "#7ea6c4" },
};

const COLOURS = ["ground", "ink"];

function createTexts() {
  /** @type {Map<string, {canvas: HTMLCanvasElement, width: number, height: number}>} */
  const pictures = new Map();
  /** @type {Map<string, number>} */
  const widths = new Map();
  let drawnFor = "";
  /** @type {CanvasRenderingContext2D | null} */
  let ruler = null;

  /** @type {ReturnType<typeof readLook> | null} */
  let known = null;
  const look = () => known ?? begin();

  function begin() {
    known = readLook(COLOURS);
    const key = `${known.key} ${window.devicePixelRatio}`;
    if (key !== drawnFor) {
      drawnFor = key;
      pictures.clear();
      widths.clear();
    }
    return known;
  }

  /** @param {CanvasRenderingContext2D} context @param {Face} face */
  function set(context, { style, px, family, spacing = 0 }) {
    const { rem } = look();
    context.font = `${style} ${px * rem}px ${family}`;
    context.letterSpacing = `${spacing * rem}px`;
  }

  /** Width and height of a text, without its halo. @param {string} text @param {string} name of its face @returns {[number, number]} */
  function measure(text, name) {
    const { rem } = look(); // forgets what was measured for another
    const face = FACES[name];
    const key = `${name}|${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      ruler ??= /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
      set(ruler, face);
      width = Math.ceil(ruler.measureText(text).width);
      widths.set(key, width);
    }
    return [width, Math.ceil(face.px * rem * 1.15)];
  }

  /** @param {string} text @param {string} name */
  function picture(text, name) {
    const key = `${name}|${text}`;
    const kept = pictures.get(key);
    if (kept) return kept;
    const face = FACES[name];
    const { forced, colours } = look();
    const [wide, high] = measure(text, name);
    const [width, height] = [wide + 2 * HALO_WIDTH, high + 2 * HALO_WIDTH];
    const canvas = document.createElement("canvas");
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    [canvas.width, canvas.height] = [Math.ceil(width * ratio), Math.ceil(height * ratio)];
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.scale(ratio, ratio);
    set(context, face);
    context.textBaseline = "middle";
    context.lineJoin = "round";
    if (forced) {
      context.fillStyle = colours.ground;
      context.fillRect(0, 0, width, height);
    } else {
      context.lineWidth = HALO_WIDTH;
      context.strokeStyle = HALO;
      context.strokeText(text, HALO_WIDTH, height / 2);
    }
    context.fillStyle = forced ? colours.ink : face.colour;
    context.fillText(text, HALO_WIDTH, height / 2);
    const made = { canvas, width: canvas.width / ratio, height: canvas.height / ratio };
    pictures.set(key, made);
    if (pictures.size > KEPT) pictures.delete(/** @type {string} */ (pictures.keys().next().value));
    return made;
  }

  return {
    /** Once a frame: whether the text size, the colours or the screen have changed. */
    begin: () => void begin(),
    measure,
    /** With its left and top there, on whole pixels, so that letters stay crisp. @param {CanvasRenderingContext2D} target @param {string} text @param {string} name @param {number} left @param {number} top */
    draw(target, text, name, left, top) {
      const { canvas, width, height } = picture(text, name);
      target.drawImage(canvas, Math.round(left - HALO_WIDTH), Math.round(top - HALO_WIDTH), width, height);
    },
    /** What the sizes of texts hang on: placed texts hold for one key. */
    key: () => look().key,
    rem: () => look().rem,
  };
}

/** The one store of pictures for all that is written on the map. */
export const texts = createTexts();
