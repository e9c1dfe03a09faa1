// Anybody's photograph: fields made here, asked of /api/v1/find, errors said beside the field they are of.

import { createPointPicker } from "./picker.js";
import { element } from "./words.js";

const WAYS = ["place", "border", "point"];

// place!Lahore, PK~light!night: what a link can carry without a percent sign in sight.
const linkText = (asked) => [...asked].map(([name, value]) => `${name}!${value.replace(/[~!]/g, " ")}`).join("~");
const fromLinkText = (text) => new URLSearchParams(text.split("~").map((pair) => pair.split("!")));

/**
 * @param {HTMLElement} root
 * @param {any} app
 * @param {{ found: (answer: any, clues: string) => void, again: (answer: any) => void, back: () => void, weights: () => string }} on
 */
export function createForm(root, app, on) {
  const form = /** @type {HTMLDetailsElement} */ (root.querySelector("#finder-form"));
  const fields = new Map();
  for (const row of form.querySelectorAll("[data-parameter]")) fields.set(row.dataset.parameter, createField(row, app));
  const go = /** @type {HTMLButtonElement} */ (form.querySelector("#find-go"));

  function way() {
    const chosen = fields.get("way").values()[0];
    for (const name of WAYS) fields.get(name).row.hidden = name !== chosen;
  }
  fields.get("way").row.addEventListener("change", way);
  way();

  function query() {
    const asked = new URLSearchParams();
    for (const [name, field] of fields) {
      if (name === "way" || field.row.hidden) continue;
      for (const value of field.values()) asked.append(name, value);
    }
    return asked;
  }

  function complain(parameter, message) {
    for (const field of fields.values()) field.complain("");
    const name = fields.has(parameter) ? parameter : "place";
    const field = fields.get(name);
    (field.row.hidden ? fields.get(fields.get("way").values()[0]) : field).complain(message);
  }

  let asking = 0;
  /** @type {URLSearchParams | null} */
  let last = null;

  // Of many passes the answer has the best only: which these are depends on the weights.
  const address = (asked) => `/api/v1/find?${asked}&chart=true${on.weights() && `&weights=${on.weights()}`}`;

  async function ask(asked) {
    const mine = ++asking;
    complain("place", "");
    go.disabled = true;
    go.textContent = "Searching …";
    try {
      const response = await fetch(address(asked));
      const answer = await response.json();
      if (mine !== asking) return false; // another question was asked meanwhile
      if (response.ok) {
        last = asked;
        on.found(answer, linkText(asked));
      } else complain(answer.error.parameter, answer.error.message);
      return response.ok;
    } catch {
      complain("place", "The server did not answer. Check that it is still running, then try again.");
      return false;
    } finally {
      if (mine === asking) {
        go.disabled = false;
        go.textContent = "Find";
      }
    }
  }

  go.addEventListener("click", () => ask(query()));
  form.addEventListener("keydown", (event) => {
    event.stopPropagation(); // letters and arrows belong to the fields
    if (event.key === "Enter" && /** @type {HTMLElement} */ (event.target).matches("input:not([type=checkbox])")) go.click();
  });
  form.querySelector("#find-back").addEventListener("click", on.back);
  root.querySelector("#find-open").addEventListener("click", () => {
    form.open = true;
    form.scrollIntoView({ block: "start" });
    form.querySelector("#find-way").focus({ preventScroll: true });
  });

  return {
    // The last question with other weights; where it isn't answered the list stays as it is.
    async again() {
      const mine = ++asking;
      const response = await fetch(address(last)).catch(() => null);
      const answer = response?.ok ? await response.json() : null;
      if (answer && mine === asking) on.again(answer);
    },
    // A link's clues, put into the fields and asked again.
    async restore(text) {
      const asked = fromLinkText(text);
      const chosen = WAYS.find((name) => asked.has(name)) ?? "place";
      fields.get("way").put([chosen]);
      way();
      for (const [name, field] of fields) if (asked.has(name)) field.put(asked.getAll(name));
      form.open = true;
      return ask(query());
    },
  };
}

function createField(row, app) {
  const { parameter, kind, hint, choices } = row.dataset;
  const slot = row.querySelector(".slot");
  const error = row.querySelector(".field-error");
  const named = { id: `find-${parameter}`, name: parameter, "aria-describedby": error.id };
  let controls;
  if (kind === "select") {
    const options = JSON.parse(choices).map(([value, text]) => element("option", { value }, text));
    controls = [element("select", named, ...options)];
    slot.replaceChildren(...controls);
  } else if (kind === "checks") {
    slot.setAttribute("role", "group");
    slot.setAttribute("aria-labelledby", `find-${parameter}-label`);
    controls = JSON.parse(choices).map(([value]) => element("input", { type: "checkbox", name: parameter, value }));
    slot.replaceChildren(...JSON.parse(choices).map(([, text], i) => element("label", {}, controls[i], text)));
  } else {
    const type = { point: "text", text: "text" }[kind] ?? kind;
    const limits = kind === "number" ? { min: "1", max: "2500" } : {};
    controls = [element("input", { ...named, ...limits, type, placeholder: hint, autocomplete: "off", spellcheck: "false" })];
    slot.replaceChildren(...controls);
    if (kind === "point") slot.append(createPointPicker(controls[0], app));
  }
  return {
    row,
    values() {
      if (kind === "checks") return controls.filter(({ checked }) => checked).map(({ value }) => value);
      return controls[0].value.trim() ? [controls[0].value.trim()] : [];
    },
    put(values) {
      if (kind === "checks") for (const control of controls) control.checked = values.includes(control.value);
      else controls[0].value = values[0] ?? "";
      controls[0].dispatchEvent(new Event("input"));
    },
    complain(message) {
      error.textContent = message;
      error.hidden = !message;
      for (const control of controls) control.setAttribute("aria-invalid", String(Boolean(message)));
      if (message) controls[0].focus();
    },
  };
}
