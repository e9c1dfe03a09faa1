// Words of the station's drawing: of ships and seats with their lines, of the arm, of the modules.

import { svg } from "../../station/outlines.js";
import { boxesAlong, placeNames, spotsAlong, spotsAround } from "./placing.js";

/** @typedef {import("./placing.js").Spot} Spot */
/** @typedef {import("./placing.js").Box} Box */
/** @typedef {{ at: number[], end?: boolean, behind?: boolean }} Port where a ship's hull begins, and how it is seen */
/**
 * @typedef {object} Wanted
 * @property {SVGTextElement[]} texts its lines
 * @property {(size: { width: number, line: number }) => Spot[]} spots
 * @property {(spot: Spot) => void} [moved]
 * @property {Box[]} [line] the jointed line that it names
 * @property {boolean} must
 */

const LEADER_M = 2.6; // a label's line begins outside the ship
const LINE_EM = 1.2;
const BONE_M = 0.3; // half of the arm's width as drawn
const DRAWN = ".hull, .wing, .free-seat, .module path";
const EDGE_PX = 10; // as far as words may stand out of the drawing

/**
 * Makes the labels of a drawing, and places them by how long they are in the letters at hand.
 * @param {SVGSVGElement} drawing
 * @param {number[]} box left, top, width and height of the drawing, in metres
 */
export function createLabels(drawing, [left, top, width, height]) {
  /** @type {Wanted[]} */
  let wanted = [];

  const write = (/** @type {string} */ text, /** @type {Spot} */ [x, y, anchor], more = {}) => svg("text", { x, y, "text-anchor": anchor, ...more }, text);
  const move = (/** @type {SVGTextElement} */ text, /** @type {Spot} */ [x, y, anchor]) => {
    for (const [name, value] of Object.entries({ x, y, "text-anchor": anchor })) text.setAttribute(name, String(value));
  };

  // What is drawn, in metres of the drawing.
  function boxesOf(/** @type {string} */ selector) {
    const frame = drawing.getBoundingClientRect();
    const unit = width / frame.width;
    return [...drawing.querySelectorAll(selector)].map((one) => one.getBoundingClientRect()).filter((one) => one.width > 0).map(
      (one) => /** @type {Box} */ ([left + (one.left - frame.left) * unit, top + (one.top - frame.top) * unit, left + (one.right - frame.left) * unit, top + (one.bottom - frame.top) * unit]),
    );
  }

  return {
    /** Forgets those of the state before. */
    begin() {
      wanted = [];
    },
    /**
     * A label of two lines; one whose ship is seen end on, or stands behind, has a line to it.
     * @param {Spot} spot
     * @param {[string, string]} lines
     * @param {Port} port
     * @param {string} kind
     */
    of(spot, [text, more], port, kind) {
      const leader = port.end || port.behind ? svg("path", { class: "leader" }) : null;
      const lead = (/** @type {Spot} */ [x, y, anchor]) => {
        const [px, py] = port.at;
        const [tx, ty] = [x + { start: -0.4, middle: 0, end: 0.4 }[anchor], y < py ? y + 1.4 : y - 1.2];
        const away = LEADER_M / Math.hypot(tx - px, ty - py);
        leader?.setAttribute("d", `M${px + (tx - px) * away} ${py + (ty - py) * away}L${tx} ${ty}`);
      };
      lead(spot);
      const texts = [write(text, spot), write(more, spot, { class: "more", dy: `${LINE_EM}em` })];
      wanted.push({ texts, spots: (size) => spotsAround(spot, size), moved: lead, must: true });
      return svg("g", { class: kind }, ...(leader ? [leader] : []), texts[0], " ", texts[1]);
    },
    /**
     * A name beside a jointed line: not shown where it finds no room.
     * @param {Spot} spot
     * @param {number[][]} joints
     * @param {string} text
     * @param {string} kind
     */
    beside(spot, joints, text, kind) {
      const name = write(text, spot, { class: kind });
      wanted.push({ texts: [name], spots: (size) => spotsAlong(spot, joints, size), line: boxesAlong(joints, BONE_M), must: false });
      return name;
    },
    /** Places all, once they stand in the drawing and whenever it has another size. */
    settle() {
      if (!drawing.clientWidth) return;
      const unit = width / drawing.clientWidth;
      const shown = wanted.filter(({ texts }) => getComputedStyle(texts[0]).display !== "none");
      const taken = boxesOf(".arm-joint, .hint-text");
      const drawn = boxesOf(DRAWN);
      const arm = wanted.flatMap((one) => one.line ?? []);
      const names = shown.map(({ texts, spots, must, line: own }) => {
        const line = LINE_EM * parseFloat(getComputedStyle(texts[0]).fontSize);
        const size = { width: Math.max(...texts.map((text) => text.getComputedTextLength())), line };
        const hindrances = own ? { also: [...drawn, ...arm] } : { others: [...drawn, ...arm] };
        return { ...size, ...hindrances, spots: spots(size), lines: texts.length, must };
      });
      const edge = EDGE_PX * unit;
      placeNames(names, taken, [left - edge, top - edge, left + width + edge, top + height + edge]).forEach((spot, i) => {
        const { texts, moved } = shown[i];
        for (const text of texts) {
          if (spot) move(text, spot);
          text.classList.toggle("no-room", !spot);
        }
        if (spot) moved?.(spot);
      });
    },
  };
}

/**
 * Where an empty seat's words stand: beside it, since there is no ship to clear.
 * @param {{ at: number[], turn?: number }} seat
 * @returns {Spot}
 */
export function freeLabel({ at: [x, y], turn = 90 }) {
  if (turn === 0) return [x + 5.2, y - 2.6, "middle"];
  if (turn === 180) return [x - 3.4, y - 2.6, "middle"];
  return turn > 0 ? [x, y + 8, "middle"] : [x + 2.4, y - 3.6, "start"];
}

// A name wider than its module stands upright in it, or, where that is too short as well, isn't shown.
const SLACK = 1.04;
/** @param {SVGSVGElement} drawing */
export function fitNames(drawing) {
  for (const text of /** @type {NodeListOf<SVGTextElement>} */ (drawing.querySelectorAll(".module-name"))) {
    text.removeAttribute("transform");
    text.removeAttribute("visibility");
    const { width, height } = /** @type {SVGGElement} */ (drawing.querySelector(`.module[data-part="${text.dataset.names}"]`)).getBBox();
    const length = text.getComputedTextLength() / SLACK;
    if (length <= width) continue;
    if (length <= height) text.setAttribute("transform", `rotate(-90 ${text.getAttribute("x")} ${text.getAttribute("y")})`);
    else text.setAttribute("visibility", "hidden");
  }
}

/** @param {{ name: string, at: number[] }} module */
export function moduleName(module) {
  const text = partName(module);
  text.classList.add("module-name");
  text.dataset.names = module.name;
  return text;
}

/** @param {{ name: string, at: number[] }} part */
export function partName({ name, at }) {
  return svg("text", { class: "part-name", x: at[0], y: at[1], "text-anchor": "middle", "dominant-baseline": "central" }, name);
}
