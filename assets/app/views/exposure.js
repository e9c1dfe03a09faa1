// Why does it look like that? The long exposure of the moment, recomputed by the server, with its names, its light
// as it builds up, its two explanations, and the chart that asks which night it was.
//
//   settings (preset + link) ─┬─► exposure.png ──► picture ──► build-up (exposure.png?layer=arrival, on demand)
//   moment (on settle) ───────┴─► exposure.json ─► names, words, list

import { createBuildup } from "./exposure/buildup.js";
import { createControls, duration, range } from "./exposure/controls.js";
import { createNames } from "./exposure/names.js";
import { createPoleChart } from "./exposure/pole-chart.js";
import { createSettings } from "./exposure/settings.js";
import { utcText } from "../lib/text.js";
import { sentenceOf, troubleBox, troubleOf, wordsOf } from "../lib/trouble.js";

const WIDTH = 1280;
const SMALL_WIDTH = 960; // enough for a phone's screen
const LARGE_WIDTH = 2560;

export async function mount(stage, app) {
  const root = stage.querySelector(".exposure");
  const find = (id) => root.querySelector(`#exposure-${id}`);
  const image = find("image");
  const status = find("status");
  const veil = root.querySelector(".exposure-veil");
  const settings = createSettings(app.config.presets, app.link);
  const names = createNames(root.querySelector(".exposure-names"), find("list"));
  const soFar = range("exposure-so-far", 0, 1000);
  root.querySelector('[data-slot="so-far"]').replaceChildren(soFar);
  let shown = false;
  let wanted = null; // query of the picture asked for
  let exposureS = 0;
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

  function setMode(mode) {
    names.setMode(mode);
    app.link.set("ex_names", mode, { quiet: true });
  }
  names.setMode(app.link.get("ex_names"));
  app.link.on("ex_names", (mode) => {
    names.setMode(mode);
    find("names").value = mode;
  });
  createControls(root, settings, { names: { value: app.link.get("ex_names"), change: setMode } });

  function busy(text) {
    veil.hidden = !text;
    veil.textContent = text ?? "";
    root.classList.toggle("is-busy", Boolean(text));
  }

  // The picture of the moment, unless it is the one that is there.
  function update() {
    if (!shown) return;
    const ms = app.moment();
    const width = image.clientWidth * devicePixelRatio > SMALL_WIDTH || innerWidth > 760 ? WIDTH : SMALL_WIDTH;
    const query = settings.query(ms, width);
    if (query === wanted) return;
    wanted = query;
    exposureS = settings.values().exposure_s;
    clearFailure();
    find("note").textContent = settings.note();
    const last = Date.parse(app.config.archive.last_utc);
    if (ms + exposureS * 1000 > last) {
      refuse(`An exposure of ${duration(exposureS)} can’t begin here: the orbit is known until ${utcText(last)}.`);
      return;
    }
    busy("Adding up the light…");
    const url = `/api/v1/exposure.png?${query}`;
    image.src = url;
    buildup.use(url, `${url}&layer=arrival`);
    const large = settings.query(ms, LARGE_WIDTH);
    const download = find("download");
    download.href = `/api/v1/exposure.png?${large}`;
    download.download = `iss-exposure-${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z.png`;
    readNumbers(query, ms);
  }

  // What the server would refuse is not asked for.
  function refuse(sentence) {
    busy(null);
    image.removeAttribute("src");
    names.clear();
    status.textContent = "";
    root.classList.add("is-failed");
    failed = troubleBox(sentence);
    image.after(failed);
  }

  async function readNumbers(query, ms) {
    try {
      const response = await fetch(`/api/v1/exposure.json?${query}`);
      if (!response.ok) throw new Error(await sentenceOf(response));
      const answer = await response.json();
      if (query !== wanted) return;
      // By the name they have on the rest of the page.
      for (const ship of answer.ships) ship.name = app.config.station.visits[ship.id]?.name ?? ship.name;
      const exposed = `${duration(answer.exposure_s)} from ${utcText(ms)}, ${answer.camera.lens_mm} mm`;
      status.textContent = exposed;
      image.alt = altText(answer, exposed);
      find("why-cities").textContent = answer.explanations.cities;
      find("why-stars").textContent = answer.explanations.stars;
      find("assumptions").replaceChildren(
        ...answer.assumptions.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
      );
      names.draw(answer);
    } catch (problem) {
      if (query !== wanted) return;
      names.clear();
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Try again" });
      button.addEventListener("click", again);
      status.replaceChildren(wordsOf(problem), " ", button);
      root.classList.add("is-refused");
    }
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

  settings.onChange(update);
  settings.onChange(() => app.map?.redraw?.());
  app.onSettle(update);
  app.onFrame((ms) => {
    if (shown && wanted && !wanted.includes(new URLSearchParams({ t: isoSecond(ms) }).toString())) root.classList.add("is-behind");
    else root.classList.remove("is-behind");
  });
  const chart = createPoleChart(root, app);

  return {
    show() {
      shown = true;
      update();
      chart.show();
    },
    hide() {
      shown = false;
    },
  };
}

const isoSecond = (ms) => new Date(Math.round(ms / 1000) * 1000).toISOString().replace(".000Z", "Z");

function altText(answer, exposed) {
  const ships = answer.ships.filter((ship) => ship.in_frame).map((ship) => ship.name);
  const cities = answer.cities.slice(0, 3).map((city) => city.name);
  const parts = [
    `Simulated photograph: ${exposed}.`,
    cities.length ? `The lights of ${cities.join(", ")} and others streak.` : "No city lights.",
    `The stars turn by ${answer.rotation.turned_deg.toFixed(0)} degrees.`,
    ships.length ? `In view: ${ships.join(", ")}.` : "",
  ];
  return parts.filter(Boolean).join(" ");
}
