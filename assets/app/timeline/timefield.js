// The field to type a time into, and the browser's own calendar beside it. Both speak UTC.

import { readTyped } from "../lib/times.js";
import { utcText } from "../lib/text.js";

const EXAMPLES = "Type a UTC time such as 2026-02-19 21:36:30, 19 Feb 2026 21:36, 21:40 or now.";
const LONGEST_GIVEN = 60;

/**
 * What is typed, as an instant or as a sentence why not.
 * @param {string} text
 * @param {number} besideMs
 * @param {[number, number]} limits first and last instant of the archive
 * @param {number} nowMs
 * @returns {{ ms: number } | { problem: string }}
 */
export function readField(text, besideMs, [first, last], nowMs) {
  const given = text.length > LONGEST_GIVEN ? `${text.slice(0, LONGEST_GIVEN)}…` : text;
  let ms;
  try {
    ms = readTyped(text, besideMs, nowMs);
  } catch (problem) {
    return { problem: `“${given}” ${/** @type {Error} */ (problem).message}. ${EXAMPLES}` };
  }
  if (ms >= first && ms <= last) return { ms };
  const span = `${utcText(first, "day")} to ${utcText(last, "day")}`;
  return { problem: `“${given}”: there are no element sets for ${utcText(ms, "minute")}. The archive spans ${span}.` };
}

/**
 * @param {{ moment: import("../core/moment.js").Moment, step: import("../core/history.js").Step }} given
 */
export function createTimeField({ moment, step }) {
  const field = /** @type {HTMLInputElement} */ (document.getElementById("time-field"));
  const error = /** @type {HTMLElement} */ (document.getElementById("time-error"));
  let refused = false;

  /** @param {string} problem */
  function say(problem) {
    refused = Boolean(problem);
    error.textContent = problem;
    error.hidden = !problem;
    field.setAttribute("aria-invalid", String(refused));
  }

  function show(/** @type {number} */ ms) {
    if (document.activeElement !== field) field.value = utcText(ms, "field");
  }

  // A phone's keyboard submits; not all of them say Enter.
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = readField(field.value, moment.get(), moment.limits(), Date.now());
    say("problem" in read ? read.problem : "");
    if ("problem" in read) return;
    step(() => moment.set(read.ms));
    field.blur();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    say("");
    field.blur();
  });
  field.addEventListener("focus", () => !refused && field.select());
  // What was refused stays, to be put right; it goes when the moment moves.
  field.addEventListener("blur", () => refused || show(moment.get()));
  let shownMs = NaN;
  moment.onFrame((/** @type {number} */ ms) => {
    if (refused && document.activeElement !== field && ms !== shownMs) say("");
    shownMs = ms;
    if (!refused) show(ms);
  });

  createCalendar(moment, step);
}

/**
 * The browser's own date and time picker; its clock is taken as UTC.
 * @param {import("../core/moment.js").Moment} moment
 * @param {import("../core/history.js").Step} step
 */
function createCalendar(moment, step) {
  const button = /** @type {HTMLButtonElement} */ (document.getElementById("time-calendar"));
  const picker = /** @type {HTMLInputElement} */ (document.getElementById("time-picker"));
  if (!picker.showPicker || picker.type !== "datetime-local") {
    button.hidden = true;
    return;
  }
  const [first, last] = moment.limits();
  picker.min = new Date(Math.ceil(first / 60e3) * 60e3).toISOString().slice(0, 16);
  picker.max = new Date(last).toISOString().slice(0, 16);
  let chosen = false; // one opening is one step, however often the choice changes

  button.addEventListener("click", () => {
    chosen = false;
    picker.value = new Date(moment.get()).toISOString().slice(0, 16);
    picker.showPicker();
  });
  picker.addEventListener("input", () => {
    const ms = Date.parse(`${picker.value}Z`);
    if (!Number.isFinite(ms) || ms < first || ms > last) return;
    if (chosen) moment.set(ms);
    else step(() => moment.set(ms));
    chosen = true;
  });
}
