// Single keys that work anywhere on the page, by what they print: a bracket made with AltGr or Option is a bracket,
// a P with Shift or Caps Lock is a P. They can be switched off, and a sheet lists them.

import { keep, kept } from "./kept.js";

const STORED = "iss-dashboard keys";
const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable=false]), dialog, [role=dialog], [role=listbox], [role=combobox], [role=textbox]";
const PRESSED_BY_SPACE = "button, a, summary, [role=tab], [role=button], [role=checkbox]";

/**
 * The shortcut an event means: its letter small, or null where the key belongs to somebody else.
 * @param {{key: string, ctrlKey: boolean, altKey: boolean, metaKey: boolean, isComposing?: boolean, getModifierState?: (name: string) => boolean}} event
 * @returns {string | null}
 */
export function printed(event) {
  if (event.isComposing || event.metaKey || [...event.key].length !== 1) return null;
  const graph = event.getModifierState?.("AltGraph") || (event.ctrlKey && event.altKey);
  if (event.ctrlKey && !graph) return null;
  // Alt with a letter opens a menu of the browser; with a sign it is how that sign is made.
  if (event.altKey && !graph && /[\p{L}\p{N}\s]/u.test(event.key)) return null;
  return event.key.toLowerCase();
}

// Off also in a browser that keeps nothing, until the page is left.
function createMemory() {
  let off = kept(STORED) === "off";
  return {
    off: () => off,
    /** @param {boolean} value */
    set(value) {
      off = value;
      keep(STORED, off ? "off" : null);
    },
  };
}

/** @param {Record<string, () => void>} actions by what the key prints */
export function createKeys(actions) {
  const memory = createMemory();
  /** @type {HTMLDialogElement} */
  const sheet = document.querySelector("#keys-sheet");
  /** @type {HTMLInputElement} */
  const on = document.querySelector("#keys-on");

  const open = () => {
    on.checked = !memory.off();
    sheet.showModal();
  };
  document.querySelector("#keys-open").addEventListener("click", open);
  on.addEventListener("change", () => memory.set(!on.checked));

  document.addEventListener("keydown", (event) => {
    const key = printed(event);
    const target = /** @type {HTMLElement} */ (event.target);
    if (key === null || memory.off() || event.defaultPrevented || target.closest(FIELDS) || document.querySelector("dialog[open]")) return;
    if (key === " " && target.closest(PRESSED_BY_SPACE)) return;
    const action = key === "?" ? open : actions[key];
    if (!action || (event.repeat && (key === " " || key === "?"))) return;
    event.preventDefault();
    action();
  });
}
