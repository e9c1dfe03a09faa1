// @ts-check
// A tip: a few words beside what they name, on the map and on the timeline. It is no target for the pointer unless it
// has a button, and it never covers what it names.

import { besideNamed } from "./boxes.js";

const EDGE = 6; // pixels kept from the edge of what it may cover

/**
 * @param {HTMLElement} tip positioned at the left and top of what `bounds` and `named` are counted from
 * @param {() => import("./boxes.js").Box} bounds where it may stand
 */
export function createTip(tip, bounds) {
  let said = "";
  /** @type {[number, number]} */
  let size = [0, 0];

  /** @param {string} tag @param {string} text */
  function line(tag, text) {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  }

  return {
    element: tip,
    /**
     * @param {string} title
     * @param {string[]} lines
     * @param {import("./boxes.js").Box} named pixels of what it names
     * @param {HTMLElement[]} [more] buttons below the words
     * @param {"below" | "above"} [first] the side that is tried first
     */
    show(title, lines, named, more = [], first = "below") {
      const words = [title, ...lines].join("\n");
      if (words !== said || more.length || tip.hidden) {
        tip.replaceChildren(line("strong", title), ...lines.map((text) => line("span", text)), ...more);
        tip.hidden = false;
        size = [tip.offsetWidth, tip.offsetHeight];
        said = more.length ? "" : words;
      }
      const [left, top, right, bottom] = bounds();
      const [x, y] = besideNamed(named, size, [left + EDGE, top + EDGE, right - EDGE, bottom - EDGE], first);
      tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    },
    hide() {
      tip.hidden = true;
    },
  };
}
