// @ts-check
// A visitor's own picture: its first bytes are sent for the metadata, the page goes to its moment with its lens, and the
// recomputed frame lies over it. The picture itself stays in the browser; the link carries the moment and the lens.

import { sentenceOf, wordsOf } from "../lib/trouble.js";
import { settingsOf } from "./exposure/settings.js";

const HEAD_BYTES = 512 * 1024;
const FRAME_WIDTH = 960;
const MM = /** @type {[number, number]} */ ([6, 800]); // as the exposure's form has them
const SECONDS = /** @type {[number, number]} */ ([1, 1860]);

/**
 * @typedef {object} Given
 * @property {Record<string, any>} presets of the camera
 * @property {import("../core/moment.js").Moment} moment
 * @property {import("../core/link.js").Link} link
 * @property {import("../core/history.js").Step} step
 * @property {(name: string) => void} openView
 */

let pictures = 0; // so far: an answer that comes after the next picture is left
let shownUrl = "";
/** @type {() => void} draws the open picture's frame for another moment */
let refresh = () => {};
let listens = false;

/** @param {number} value @param {[number, number]} range */
const within = (value, [low, high]) => Math.min(high, Math.max(low, Math.round(value)));

/** @param {string} iso */
const plain = (iso) => iso.replace("T", " ").replace("Z", "");

/** @param {string} tag @param {string} [text] @param {Record<string, string>} [attributes] */
function made(tag, text = "", attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** @param {number} seconds */
export const exposureWords = (seconds) => (seconds < 0.4 ? `1/${Math.round(1 / seconds)} s` : `${Number(seconds.toFixed(1))} s`);

/**
 * Camera, lens and exposure on one line, without what the file doesn't say.
 * @param {Record<string, any>} told
 */
export function cameraWords(told) {
  const parts = [
    told.camera,
    told.lens,
    told.focal_mm && `${Number(told.focal_mm.toFixed(1))} mm`,
    told.exposure_s && exposureWords(told.exposure_s),
    told.f_number && `f/${Number(told.f_number.toFixed(1))}`,
    told.iso && `ISO ${told.iso}`,
    told.width_px && `${told.width_px} × ${told.height_px} px`,
  ];
  return parts.filter(Boolean).join(", ");
}

/**
 * What the link says of the picture's exposure; null leaves the preset's.
 * @param {Record<string, any>} told
 */
export function exposureOf(told) {
  return {
    ex_lens: told.focal_mm ? "rectilinear" : null,
    ex_mm: told.focal_mm ? within(told.focal_mm, MM) : null,
    ex_s: told.exposure_s ? within(told.exposure_s, SECONDS) : null,
  };
}

/** @param {File} file @param {Given} given */
export async function showOwnPhoto(file, { presets, moment, link, step, openView }) {
  const turn = ++pictures;
  const answer = /** @type {HTMLElement} */ (document.getElementById("own-photo-answer"));
  if (!answer.parentElement?.checkVisibility()) openView("map");
  answer.replaceChildren(made("p", "Reading the metadata…"));
  let told;
  try {
    const response = await fetch(`/api/v1/photos/read?${new URLSearchParams({ name: file.name.slice(-300) })}`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: file.slice(0, HEAD_BYTES),
    });
    if (!response.ok) throw new Error(await sentenceOf(response));
    told = await response.json();
  } catch (problem) {
    if (turn === pictures) answer.replaceChildren(made("p", wordsOf(/** @type {Error} */ (problem))));
    return;
  }
  if (turn !== pictures) return;
  const known = Boolean(told.moment?.in_archive);
  if (known) goTo(told, told.moment.utc, { moment, link, step });
  answer.replaceChildren(...words(told, known), stars(file, told, { moment, link, step }), picture(file, { presets, moment, link }, known));
  answer.parentElement?.scrollIntoView({ block: "start" });
}

/** @param {Record<string, any>} told @param {string} utc @param {Pick<Given, "moment" | "link" | "step">} given */
function goTo(told, utc, { moment, link, step }) {
  step(() => {
    moment.pause();
    link.restore({ ...link.snapshot(), ...exposureOf(told) });
    moment.set(Date.parse(utc), { settle: true });
  });
}

/** @param {Record<string, any>} told @param {boolean} known */
function words(told, known) {
  const lines = [];
  const number = told.photo_number ? `NASA’s ${told.photo_number}. ` : "";
  lines.push(made("p", `${number}${cameraWords(told) || "The file names no camera."}`));
  if (told.moment) {
    const { utc, how, from_utc: from, to_utc: to } = told.moment;
    const line = made("p");
    line.append(made("time", `${plain(utc)} UTC`, { datetime: utc }), `, between ${plain(from)} and ${plain(to)}. ${how}`);
    lines.push(line);
    if (!known) lines.push(made("p", "The archive here has no element sets for that time, so the page stays where it was."));
  } else {
    const line = made("p", "When it was taken isn’t in the file. ");
    line.append(made("a", "Find it by what is known", { href: "?show=when", "data-open-view": "when" }));
    lines.push(line);
  }
  const unknown = made("ul");
  unknown.append(...told.unknown.map((/** @type {string} */ sentence) => made("li", sentence)));
  if (told.unknown.length) lines.push(unknown);
  lines.push(made("p", told.kept, { class: "soft" }));
  return lines;
}

/** A button that sends the whole picture, for its stars. @param {File} file @param {Record<string, any>} told @param {Pick<Given, "moment" | "link" | "step">} given */
function stars(file, told, { moment, link, step }) {
  const box = made("div");
  const ask = /** @type {HTMLButtonElement} */ (made("button", "Send the picture and read its stars", { type: "button", class: "button" }));
  const said = made("p", "", { role: "status" });
  ask.addEventListener("click", async () => {
    ask.disabled = true;
    said.textContent = "Looking for stars…";
    try {
      const address = `/api/v1/photos/read?${new URLSearchParams({ name: file.name.slice(-300), stars: "yes" })}`;
      const response = await fetch(address, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
      if (!response.ok) throw new Error(await sentenceOf(response));
      const { stars: read, kept } = await response.json();
      said.textContent = `${read.sentence} ${kept}`;
      if (!read.utc) return;
      const go = made("button", `Go to ${plain(read.utc)} UTC`, { type: "button", class: "button" });
      go.addEventListener("click", () => goTo(told, read.utc, { moment, link, step }));
      box.append(go);
    } catch (problem) {
      ask.disabled = false;
      said.textContent = wordsOf(/** @type {Error} */ (problem));
    }
  });
  box.append(ask, said);
  return box;
}

/** The picture, and over it the recomputed frame. @param {File} file @param {Pick<Given, "presets" | "moment" | "link">} given @param {boolean} known */
function picture(file, { presets, moment, link }, known) {
  URL.revokeObjectURL(shownUrl);
  shownUrl = URL.createObjectURL(file);
  const own = /** @type {HTMLImageElement} */ (made("img", "", { src: shownUrl, alt: "Your picture" }));
  const frame = made("figure", "", { class: "own-frame" });
  frame.append(own);
  const box = made("div");
  box.append(frame);
  own.addEventListener("error", () => box.replaceChildren(made("p", "This browser can’t show a picture of this form; its metadata is read all the same.")));
  refresh = () => {};
  if (!known) return box;

  const recomputed = /** @type {HTMLImageElement} */ (made("img", "", { class: "own-recomputed", alt: "The same frame, recomputed" }));
  const slider = /** @type {HTMLInputElement} */ (made("input", "", { type: "range", min: "0", max: "100", value: "50", "aria-label": "How much of your picture is shown before the recomputed frame" }));
  const note = made("p", "Right of the slider: the frame recomputed for this moment. Where the camera looked is assumed, as under “Recreate the exposure”, where it can be turned.", { class: "soft" });
  slider.addEventListener("input", () => frame.style.setProperty("--own-from", `${slider.value}%`));
  const compare = made("button", "Lay the recomputed frame over it", { type: "button", class: "button" });
  compare.addEventListener("click", () => {
    refresh = () => {
      const t = new Date(Math.round(moment.get() / 1000) * 1000).toISOString().replace(".000Z", "Z");
      recomputed.src = `/api/v1/exposure.png?${new URLSearchParams({ t, ...settingsOf(presets, link), width: String(FRAME_WIDTH) })}`;
    };
    recomputed.addEventListener("error", () => (note.textContent = "The frame could not be recomputed for this moment."));
    frame.append(recomputed);
    compare.replaceWith(slider, note);
    refresh();
  });
  box.append(compare);
  if (!listens) moment.onSettle(() => refresh());
  listens = true;
  return box;
}
