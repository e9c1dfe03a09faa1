// Dash, which makes the large views: asleep in a template of the page until the first of them is opened.

import { provide, setProps } from "../lib/clientside.js";
import { loaded } from "../lib/loaded.js";
import { plotly } from "../lib/plotly.js";
import { sentenceOf, wordsOf } from "../lib/trouble.js";
import { defineParts } from "./parts.js";

/** @type {Promise<void> | null} */
let awake = null;
let opened = 0;
/** @type {Map<string, (sentence: string) => void>} by the output of the callback that is waited for */
const waiting = new Map();

// A callback of the server's that failed says so to whoever waits for what it puts out.
provide("hooks", {
  /** @param {{output: string}} callback @param {{error?: Error | Response}} result */
  async callback_resolved({ output }, { error }) {
    const tell = waiting.get(output);
    if (!error || !tell) return;
    tell(error instanceof Response ? await sentenceOf(error.clone()) : wordsOf(new TypeError()));
  },
});

/**
 * Says what is to be done when a callback of the server's fails.
 * @param {string} output what it puts out: "id.property"
 * @param {(sentence: string) => void} tell why it failed
 */
export const whenFailed = (output, tell) => waiting.set(output, tell);

/** A callback's answer didn't come: its message is the sentence that says so. */
export class CallbackError extends Error {}

/**
 * Has Dash make a large view in its place.
 * @param {string} name
 * @returns {Promise<HTMLElement>} the place, filled; rejects with a {@link CallbackError} where Dash is there, but not its answer
 */
export async function openInDash(name) {
  await wakeDash(`#view-${name}`);
  const place = document.getElementById(`view-${name}`);
  place.querySelector(":scope > .trouble")?.remove();
  if (place.firstElementChild) return place;
  await new Promise((resolve, reject) => {
    whenFailed(`view-${name}.children`, (sentence) => reject(new CallbackError(sentence)));
    present(`#view-${name} > *`).then(resolve);
    setProps(`open-${name}`, { data: ++opened });
  });
  return place;
}

/**
 * Runs Dash's own scripts in their order, and waits until an element that it makes is there. A script that can't be
 * had rejects, and the next call tries again.
 * @param {string} selector
 */
function wakeDash(selector) {
  awake ??= run();
  awake.catch(() => {
    awake = null;
  });
  return awake.then(() => present(selector));
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
    // Dash's charts would load Plotly themselves where it isn't there.
    await Promise.all([plotly(), ...placed.filter(({ src }) => src).map(loaded)]);
  } catch (problem) {
    // What came after the one that failed has run without it: the next try begins anew.
    for (const script of placed) script.remove();
    throw problem;
  }
  defineParts();
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
