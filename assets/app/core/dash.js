// Dash, which makes the large views: asleep in a template of the page until the first of them is opened.

import { loaded } from "../lib/loaded.js";

/** @type {Promise<void> | null} */
let awake = null;

/**
 * Runs Dash's own scripts in their order, and waits until an element that it makes is there. A script that can't be
 * had rejects, and the next call tries again.
 * @param {string} selector
 */
export function wakeDash(selector) {
  awake ??= run().then(() => present(selector));
  awake.catch(() => {
    awake = null;
  });
  return awake;
}

async function run() {
  const asleep = /** @type {HTMLTemplateElement} */ (document.getElementById("dash-scripts"));
  const scripts = /** @type {HTMLScriptElement[]} */ ([...asleep.content.querySelectorAll("script")]);
  const [facts, files, starters] = [
    scripts.filter(({ type }) => type === "application/json"),
    scripts.filter(({ src }) => src),
    scripts.filter(({ src, type }) => !src && type !== "application/json"),
  ];
  const placed = [...facts, ...files].map(put);
  try {
    await Promise.all(placed.filter(({ src }) => src).map(loaded));
  } catch (problem) {
    // What came after the one that failed has run without it: the next try begins anew.
    for (const script of placed) script.remove();
    throw problem;
  }
  starters.forEach(put);
}

/** @param {HTMLScriptElement} script */
function put(script) {
  const placed = document.createElement("script");
  for (const { name, value } of script.attributes) placed.setAttribute(name, value);
  placed.async = false; // in the order of the page
  placed.textContent = script.textContent;
  document.body.append(placed);
  return placed;
}

/** @param {string} selector @returns {Promise<void>} */
function present(selector) {
  if (document.querySelector(selector)) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}
