// Why does it look like that? What Dash doesn't do for this view: the picture, its light as it builds up, the moment and
// the link. The camera's controls, the numbers, the names and the chart of nights are callbacks (exposure/callbacks.js).
//
//   settings (preset + link) ─┬─► exposure.png ──► picture ──► build-up (exposure.png?layer=arrival, on demand)
//   moment (on settle) ───────┴─► question ─► callbacks

import { provide, setProps } from "../lib/clientside.js";
import { utcText } from "../lib/text.js";
import { troubleBox, troubleOf } from "../lib/trouble.js";
import { createBuildup } from "./exposure/buildup.js";
import { exposureCallbacks } from "./exposure/callbacks.js";
import { duration } from "./exposure/controls.js";
import { createSettings } from "./exposure/settings.js";

const WIDTH = 1280;
const SMALL_WIDTH = 960; // enough for a phone's screen

/**
 * @typedef {object} Given
 * @property {Record<string, any>} presets of the camera
 * @property {string} photo its id
 * @property {Record<string, any>} visits of ships that the page knows
 * @property {number} lastMs as far as the orbit is known
 * @property {import("../core/moment.js").Moment} moment
 * @property {import("../core/link.js").Link} link
 * @property {import("../core/history.js").Step} step
 */

/** @param {Given} given @returns {import("../core/views.js").View} */
export function createExposure({ presets, photo, visits, lastMs, moment, link, step }) {
  const settings = createSettings(presets, link);
  const onRefused = () => document.querySelector(".exposure").classList.add("is-refused");
  provide("exposure", exposureCallbacks({ settings, photo, visits, moment, link, onRefused }));
  return { mount: (place) => mount(place, { settings, lastMs, moment, link, step }) };
}

/** @param {HTMLElement} place @param {Pick<Given, "lastMs" | "moment" | "link" | "step"> & { settings: ReturnType<typeof createSettings> }} given */
function mount(place, { settings, lastMs, moment, link, step }) {
  const root = place.querySelector(".exposure");
  const find = (/** @type {string} */ id) => /** @type {any} */ (root.querySelector(`#exposure-${id}`));
  const image = find("image");
  const veil = root.querySelector(".exposure-veil");
  const soFar = find("so-far");
  let shown = false;
  let wanted = null; // query of the picture asked for
  let exposureS = 0;
  let turn = 0;
  /** @type {HTMLElement | null} what stands in the place of a picture that failed */
  let failed = null;
  /** @type {HTMLElement | null} what says that the light can't be shown as it came */
  let notBuilt = null;

  const buildup = createBuildup(root.querySelector(".exposure-light"), {
    async onTrouble(arrivalUrl) {
      const trouble = await troubleOf(arrivalUrl);
      if (!arrivalUrl.includes(`?${wanted}&`)) return;
      notBuilt?.remove();
      notBuilt = troubleBox(`How the light came could not be shown. ${trouble.sentence}`, () => {
        clearFailure();
        buildup.toggle();
      });
      root.querySelector(".exposure-scrub").after(notBuilt);
    },
    onProgress(progress, playing) {
      soFar.value = String(Math.round(progress * 1000));
      const text = progress >= 1 ? duration(exposureS) : `${duration(progress * exposureS)} of ${duration(exposureS)}`;
      find("so-far-text").textContent = text;
      soFar.setAttribute("aria-valuetext", text);
      const play = find("play");
      play.textContent = playing ? "❚❚" : "▶";
      play.setAttribute("aria-label", playing ? "Pause" : "Watch the light build up");
      root.classList.toggle("is-building", progress < 1);
    },
  });
  soFar.addEventListener("input", () => buildup.show(Number(soFar.value) / 1000));
  find("play").addEventListener("click", () => buildup.toggle());

  function busy(text) {
    veil.hidden = !text;
    veil.textContent = text ?? "";
    root.classList.toggle("is-busy", Boolean(text));
  }

  // The picture of the moment, unless it is the one that is there.
  function update() {
    if (!shown) return;
    const ms = moment.get();
    const width = image.clientWidth * devicePixelRatio > SMALL_WIDTH || innerWidth > 760 ? WIDTH : SMALL_WIDTH;
    const query = settings.query(ms, width);
    if (query === wanted) return;
    wanted = query;
    exposureS = settings.values().exposure_s;
    clearFailure();
    if (ms + exposureS * 1000 > lastMs) {
      refuse(`An exposure of ${duration(exposureS)} can’t begin here: the orbit is known until ${utcText(lastMs)}.`);
      return;
    }
    busy("Adding up the light…");
    const url = `/api/v1/exposure.png?${query}`;
    image.src = url;
    buildup.use(url, `${url}&layer=arrival`);
    ask(query, ms);
  }

  const ask = (query, ms) => setProps("exposure-question", { data: { query, ms, turn: ++turn } });

  // What the server would refuse is not asked for.
  function refuse(sentence) {
    busy(null);
    image.removeAttribute("src");
    ask(null, moment.get());
    root.classList.add("is-failed");
    failed = troubleBox(sentence);
    image.after(failed);
  }

  function clearFailure() {
    failed?.remove();
    notBuilt?.remove();
    failed = null;
    notBuilt = null;
    root.classList.remove("is-failed", "is-refused");
  }

  function again() {
    wanted = null;
    update();
  }

  image.addEventListener("load", () => {
    clearFailure();
    busy(null);
  });
  image.addEventListener("error", async () => {
    const query = wanted;
    root.classList.add("is-failed");
    const trouble = await troubleOf(`/api/v1/exposure.png?${query}`);
    if (query !== wanted || !root.classList.contains("is-failed")) return;
    busy(null);
    failed?.remove();
    failed = troubleBox(trouble.sentence, again);
    image.after(failed);
  });

  const showSettings = () =>
    setProps("exposure-settings", { data: { values: settings.values(), preset: settings.preset(), isPreset: settings.isPreset() } });
  const showNames = (mode) => setProps("exposure-names", { value: mode });
  const showStar = () => setProps("exposure-pole-link", { data: { star: link.get("pole_star"), turn: ++turn } });
  const showMoment = () => setProps("exposure-pole-moment", { data: { ms: moment.get() } });

  settings.onChange(showSettings);
  settings.onChange(update);
  settings.onChange(() => moment.redraw());
  link.on("ex_names", showNames);
  link.on("pole_star", showStar);
  moment.onSettle(update);
  moment.onSettle(() => shown && showMoment());
  moment.onFrame((ms) => {
    if (shown && wanted && !wanted.includes(new URLSearchParams({ t: isoSecond(ms) }).toString())) root.classList.add("is-behind");
    else root.classList.remove("is-behind");
  });
  listen(root, { moment, link, step }, { exposure: again, poles: showStar });
  showSettings();
  showNames(link.get("ex_names"));
  showStar();

  return {
    show() {
      shown = true;
      update();
      showMoment();
    },
    hide() {
      shown = false;
    },
  };
}

function listen(root, { moment, link, step }, again) {
  root.addEventListener("click", ({ target }) => {
    const asked = target.closest("[data-again]");
    if (asked) again[asked.dataset.again]();
    const star = target.closest("[data-star]");
    if (star) link.set("pole_star", star.classList.contains("is-chosen") ? null : star.dataset.star);
    const night = target.closest("[data-night]");
    if (night) {
      step(() => {
        moment.pause();
        moment.set(Date.parse(night.dataset.night), { settle: true });
      });
    }
  });
  root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  // A name in the list is lit in the picture.
  for (const type of ["pointerover", "pointerout"]) {
    root.querySelector("#exposure-list").addEventListener(type, ({ target }) => {
      const number = target.closest("[data-name]")?.dataset.name;
      root.querySelector(`.exposure-names [data-name="${number}"]`)?.classList.toggle("is-asked", type === "pointerover");
    });
  }
}

const isoSecond = (ms) => new Date(Math.round(ms / 1000) * 1000).toISOString().replace(".000Z", "Z");
