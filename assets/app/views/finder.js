// When was it taken? What Dash doesn't do for this view: its link, its moment, its keys. The form, the ranking, the
// table and the chart are callbacks (finder/callbacks.js).

import { provide, setProps } from "../lib/clientside.js";
import { finderCallbacks } from "./finder/callbacks.js";
import { drawPicker } from "./finder/picker.js";

/**
 * @typedef {object} Given
 * @property {string} photo its id
 * @property {string} landUrl outlines of the land, for the form's small map
 * @property {() => { lat: number, lon: number } | null} stationNow
 * @property {import("../core/moment.js").Moment} moment
 * @property {import("../core/link.js").Link} link
 * @property {import("../core/history.js").Step} step
 */

/** @param {Given} given @returns {import("../core/views.js").View} */
export function createFinder({ photo, landUrl, stationNow, moment, link, step }) {
  /** @type {string[] | undefined} */
  let names;
  const clues = () => (names ??= [...document.querySelectorAll("#weights [data-clue]")].map(({ dataset }) => String(dataset.clue)));
  const jump = (/** @type {string} */ iso) =>
    step(() => {
      moment.pause();
      moment.set(Date.parse(iso));
    });
  provide("finder", finderCallbacks({ photo, link, step, clues, jump }));
  return { mount: (place) => mount(place, { landUrl, stationNow, moment, link, jump }) };
}

/** @param {HTMLElement} place @param {Pick<Given, "landUrl" | "stationNow" | "moment" | "link"> & { jump: (iso: string) => void }} given */
function mount(place, { landUrl, stationNow, moment, link, jump }) {
  const form = /** @type {HTMLDetailsElement} */ (place.querySelector("#finder-form"));
  let shown = false;

  const follow = () => shown && setProps("finder-moment", { data: { ms: moment.get() } });
  moment.onSettle(follow);

  function fromLink() {
    const clues = link.get("find");
    if (clues) form.open = true;
    setProps("finder-link", { data: { clues } });
  }
  const weights = () => setProps("finder-linked-weights", { data: { text: link.get("weights") } });
  link.on("find", fromLink);
  link.on("weights", weights);
  weights();
  fromLink();

  drawPicker(place, { landUrl, stationNow });
  listen(place, form, jump);
  return {
    show() {
      shown = true;
      follow();
    },
    hide() {
      shown = false;
    },
  };
}

function listen(place, form, jump) {
  const rowOf = (target) => target.closest("#candidates [data-candidate]");
  place.addEventListener("click", ({ target }) => {
    const row = rowOf(target);
    if (row) jump(row.dataset.candidate);
  });
  place.addEventListener("keydown", (event) => {
    const row = rowOf(event.target);
    if (row) walk(event, row);
    // Letters and arrows belong to the fields and sliders.
    if (event.target.matches("input, select") || form.contains(event.target)) event.stopPropagation();
    if (event.key === "Enter" && form.contains(event.target) && event.target.matches("input:not([type=checkbox])")) {
      /** @type {HTMLElement} */ (form.querySelector("#find-go")).click();
    }
  });
  place.querySelector("#find-open").addEventListener("click", () => {
    form.open = true;
    form.scrollIntoView({ block: "start" });
    form.querySelector("#find-way").focus({ preventScroll: true });
  });

  function walk(event, row) {
    if (event.key === "Enter") {
      event.preventDefault();
      jump(row.dataset.candidate);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const rows = [...place.querySelectorAll("#candidates [data-candidate]")];
    /** @type {HTMLElement | null} */ (rows[rows.indexOf(row) + step]?.querySelector(".jump-to"))?.focus();
  }
}
