// The exposure's callbacks, by their names in dashboard/web/views/exposure/callbacks.py, which says how they hang together.

import { leave, same, triggers } from "../../lib/clientside.js";
import { described, describedTrouble } from "../../lib/described.js";
import { utcText } from "../../lib/text.js";
import { sentenceOf, wordsOf as wordsOfProblem } from "../../lib/trouble.js";
import { CHOICES, SLIDERS, duration, positionsOf, valueAt, wordsOf } from "./controls.js";
import { namesOf } from "./names.js";
import { chartOf, nearestFirst, nightItems, starCalled, statusOf } from "./pole-chart.js";

const LARGE_WIDTH = 2560;

/**
 * @param {object} given
 * @param {ReturnType<typeof import("./settings.js").createSettings>} given.settings the camera's
 * @param {string} given.photo its id
 * @param {Record<string, any>} given.visits of ships that the page knows
 * @param {import("../../core/moment.js").Moment} given.moment
 * @param {import("../../core/link.js").Link} given.link
 * @param {() => void} given.onRefused the server has refused the numbers
 */
export function exposureCallbacks({ settings, photo, visits, moment, link, onRefused }) {
  const presets = Object.keys(settings.presets);

  return {
    shown({ values, preset, isPreset }, stops) {
      const pressed = presets.map((key) => String(key === preset && isPreset));
      return [...positionsOf(values, stops).map(String), ...CHOICES.map((name) => values[name]), ...pressed, values.roll_deg === 0];
    },

    said(...given) {
      const [shown, stops] = given.slice(SLIDERS.length);
      if (!shown) return leave();
      const words = wordsOf(given.slice(0, SLIDERS.length), shown.values, stops);
      return [...words, ...words];
    },

    // While a slider moves only its words follow; the settings change when it rests.
    set(...given) {
      const [from] = triggers();
      const named = [...SLIDERS.map(({ row }) => row), "lens", "window", "flight", "border"];
      const row = from.replace("exposure-", "");
      const number = named.indexOf(row);
      if (row === "roll-reset") settings.set("roll_deg", 0);
      else if (row.startsWith("preset-")) settings.choose(row.replace("preset-", ""));
      else if (number < SLIDERS.length) settings.set(SLIDERS[number].name, valueAt(row, given[number], given.at(-1)));
      else settings.set(CHOICES[number - SLIDERS.length], given[number]);
      return row;
    },

    named(mode) {
      link.set("ex_names", mode, { quiet: true });
      return `exposure-names names-${mode}`;
    },

    asked({ query, ms }) {
      const name = `iss-exposure-${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z.png`;
      return [settings.note(), query ? `/api/v1/exposure.png?${settings.query(ms, LARGE_WIDTH)}` : same(), query ? name : same()];
    },

    async numbers({ query, ms }) {
      if (!query) return [null, []];
      try {
        const response = await fetch(`/api/v1/exposure.json?${query}`);
        if (!response.ok) throw new Error(await sentenceOf(response));
        const answer = await response.json();
        // By the name they have on the rest of the page.
        for (const ship of answer.ships) ship.name = visits[ship.id]?.name ?? ship.name;
        const exposed = `${duration(answer.exposure_s)} from ${utcText(ms)}, ${answer.camera.lens_mm} mm`;
        return [{ ...answer, exposed }, [exposed]];
      } catch (problem) {
        onRefused();
        const button = described("button", { type: "button", "data-again": "exposure" }, "Try again");
        return [null, [wordsOfProblem(/** @type {Error} */ (problem)), " ", button]];
      }
    },

    told(answer) {
      if (!answer) return [same(), same(), same(), same(), same(), []];
      const { cities, stars } = answer.explanations;
      const { drawing, list } = namesOf(answer);
      return [altText(answer), cities, stars, answer.assumptions.map((text) => described("li", {}, text)), list, [drawing]];
    },

    async poles({ star }) {
      const query = new URLSearchParams({ side: "starboard", ...(star ? { star } : {}) });
      try {
        const response = await fetch(`/api/v1/photos/${photo}/poles?${query}`);
        return response.ok ? await response.json() : { trouble: await sentenceOf(response) };
      } catch (problem) {
        return { trouble: wordsOfProblem(/** @type {Error} */ (problem)) };
      }
    },

    pole_drawn(answer, shownAt, typed) {
      if (!answer) return leave();
      if (answer.trouble) return [[describedTrouble(answer.trouble, "poles")], "", [], [], same(), ""];
      if (triggers().includes("pole-star")) {
        const star = typed?.trim() ? starCalled(answer.stars, typed.trim()) : null;
        if (typed?.trim() && !star) {
          const words = `No star of this chart is called “${typed.trim()}”. Choose one of the list: letter and constellation, or its name.`;
          return [same(), words, same(), same(), same(), words];
        }
        link.set("pole_star", star ? String(star.hip) : null); // the answer to it is drawn
        return [same(), same(), same(), same(), same(), ""];
      }
      const offers = nearestFirst(answer).map((star) => described("option", { value: star.called }));
      const drawn = chartOf(answer, shownAt?.ms ?? moment.get());
      return [[drawn], statusOf(answer), nightItems(answer), offers, answer.star?.called ?? "", ""];
    },
  };
}

function altText(answer) {
  const ships = answer.ships.filter((ship) => ship.in_frame).map((ship) => ship.name);
  const cities = answer.cities.slice(0, 3).map((city) => city.name);
  const parts = [
    `Simulated photograph: ${answer.exposed}.`,
    cities.length ? `The lights of ${cities.join(", ")} and others streak.` : "No city lights.",
    `The stars turn by ${answer.rotation.turned_deg.toFixed(0)} degrees.`,
    ships.length ? `In view: ${ships.join(", ")}.` : "",
  ];
  return parts.filter(Boolean).join(" ");
}
