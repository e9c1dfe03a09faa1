// @ts-check
// Parts of a page as callbacks return them for `Drawn` (dashboard/web/parts/components.py).

/**
 * A text, or an element of HTML: its tag, what React takes of it (className, htmlFor, key …), what is in it.
 * @typedef {string | [string, Record<string, any>, ...any[]]} Described
 */

/**
 * @param {string} tag
 * @param {Record<string, any>} props
 * @param {...Described} children
 * @returns {Described}
 */
export const described = (tag, props = {}, ...children) => [tag, props, ...children];

/**
 * What lib/trouble.js shows of a failure: the sentence, and a button that asks again.
 * @param {string} sentence
 * @param {string} again what for, as `data-again`
 */
export const describedTrouble = (sentence, again) =>
  described(
    "div",
    { className: "trouble", role: "alert" },
    described("p", {}, sentence),
    described("button", { type: "button", "data-again": again }, "Try again"),
  );
