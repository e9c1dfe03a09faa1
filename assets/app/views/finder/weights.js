// One slider a clue. Moving one re-ranks at once, in the browser; the link carries what differs from 1.

import { element } from "./words.js";

const STEP = 0.1;

export function createWeights(root, initial, onChange) {
  const sliders = new Map();
  /** @type {Record<string, number>} */
  const weights = {};
  for (const row of root.querySelectorAll(".weight")) {
    const { clue, most } = row.dataset;
    const input = element("input", { type: "range", id: `weight-${clue}`, min: "0", max: most, step: String(STEP) });
    const output = row.querySelector("output");
    row.querySelector(".slot").replaceChildren(input);
    sliders.set(clue, { row, input, output });
    put(clue, initial[clue] ?? 1);
    input.addEventListener("input", () => {
      put(clue, Number(input.value));
      onChange(weights, false);
    });
    input.addEventListener("change", () => onChange(weights, true));
    // The arrow keys move the slider here, not the moment.
    input.addEventListener("keydown", (event) => event.stopPropagation());
  }

  function put(clue, value) {
    const { input, output } = sliders.get(clue);
    weights[clue] = value;
    input.value = value;
    output.textContent = value === 0 ? "off" : `×${Number(value.toFixed(1))}`;
    input.setAttribute("aria-valuetext", value === 0 ? "not counted" : `weighs ${Number(value.toFixed(1))}`);
  }

  function setAll(values) {
    for (const clue of sliders.keys()) put(clue, values[clue] ?? 1);
    onChange(weights, true);
  }

  root.querySelector("#weights-reset").addEventListener("click", () => setAll({}));
  root.querySelector("#weights-no-evidence").addEventListener("click", () => setAll({ ...weights, evidence: 0 }));

  return {
    weights,
    // Clues a search has no say of are not offered.
    offer(terms) {
      for (const { clue, given } of terms) sliders.get(clue).row.hidden = !given;
      root.querySelector("#weights-no-evidence").hidden = !terms.find(({ clue }) => clue === "evidence")?.given;
    },
    setAll,
  };
}
