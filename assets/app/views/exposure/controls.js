// Sliders and choices beside the picture. Dash has no plain range input: the rows come with slots to fill.

import { signed } from "../../lib/text.js";

// Stops of a slider whose useful values are not evenly spaced.
const LENGTHS_S = [1, 2, 4, 8, 15, 30, 45, 68, 90, 120, 180, 240, 300, 360, 420, 480, 600, 720, 900, 1200, 1500, 1860];
const LENSES_MM = [6, 8, 10, 12, 14, 15, 16, 18, 20, 24, 28, 35, 50, 58, 85, 105, 135, 200, 300, 400, 600, 800];

export function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  const rest = Math.round(seconds % 60);
  if (!minutes) return `${rest} s`;
  return rest ? `${minutes} min ${rest} s` : `${minutes} min`;
}

const degrees = (value) => `${signed(value, 0)}°`;

const SLIDERS = [
  { row: "length", name: "exposure_s", stops: LENGTHS_S, text: duration },
  { row: "mm", name: "lens_mm", stops: LENSES_MM, text: (value) => `${value} mm` },
  { row: "azimuth", name: "azimuth_deg", min: -180, max: 180, text: degrees },
  { row: "elevation", name: "elevation_deg", min: -90, max: 90, text: degrees },
  { row: "roll", name: "roll_deg", min: -180, max: 180, text: (value) => (value ? degrees(value) : "upright") },
];
const CHOICES = [
  { row: "lens", name: "lens" },
  { row: "window", name: "window" },
  { row: "flight", name: "flight" },
  { row: "border", name: "border_lights" },
];

export function range(id, min, max, step = 1) {
  const input = document.createElement("input");
  Object.assign(input, { type: "range", id, min, max, step });
  return input;
}

function nearest(stops, value) {
  let best = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(Math.log(stop / value)) < Math.abs(Math.log(stops[best] / value))) best = i;
  });
  return best;
}

// While a slider moves only its number follows; the settings change when it rests.
export function createControls(root, settings, { names }) {
  const refreshers = [];

  for (const { row, name, stops, min, max, text } of SLIDERS) {
    const output = root.querySelector(`#exposure-${row}-text`);
    const input = range(`exposure-${row}`, stops ? 0 : min, stops ? stops.length - 1 : max);
    const valueOf = () => (stops ? stops[input.valueAsNumber] : input.valueAsNumber);
    const say = (value) => {
      output.textContent = text(value);
      input.setAttribute("aria-valuetext", text(value));
    };
    root.querySelector(`[data-slot="${row}"]`).replaceChildren(input);
    input.addEventListener("input", () => say(valueOf()));
    input.addEventListener("change", () => settings.set(name, valueOf()));
    refreshers.push((values) => {
      const turned = name === "azimuth_deg" ? ((values[name] + 540) % 360) - 180 : values[name];
      input.value = stops ? nearest(stops, turned) : turned;
      say(turned);
    });
    const reset = root.querySelector(`#exposure-${row}-reset`);
    reset?.addEventListener("click", () => settings.set(name, 0));
    if (reset) refreshers.push((values) => (reset.hidden = values[name] === 0));
  }

  for (const { row, name } of CHOICES) {
    const select = selectIn(root, row);
    select.addEventListener("change", () => settings.set(name, select.value));
    refreshers.push((values) => {
      select.value = values[name];
    });
  }
  const naming = selectIn(root, "names");
  naming.value = names.value;
  naming.addEventListener("change", () => names.change(naming.value));

  const presets = [...root.querySelectorAll("[data-preset]")];
  for (const button of presets) button.addEventListener("click", () => settings.choose(button.dataset.preset));

  function refresh() {
    const values = settings.values();
    for (const update of refreshers) update(values);
    for (const button of presets) {
      const on = button.dataset.preset === settings.preset() && settings.isPreset();
      button.setAttribute("aria-pressed", String(on));
    }
  }

  root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  settings.onChange(refresh);
  refresh();
}

function selectIn(root, row) {
  const slot = root.querySelector(`[data-select="${row}"]`);
  const select = document.createElement("select");
  select.id = `exposure-${row}`;
  for (const option of slot.dataset.options.split(";")) {
    const [value, text] = option.split("=");
    select.append(new Option(text, value));
  }
  slot.replaceChildren(select);
  return select;
}
