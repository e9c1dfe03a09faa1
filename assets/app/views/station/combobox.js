// The keys of the search field: the list follows what is typed (a callback), this moves through it and chooses.

import { setProps } from "../../lib/clientside.js";
import { reveal } from "../../station/reveal.js";

/**
 * @param {HTMLElement} root
 * @param {(query: string) => any[]} hitsOf
 * @param {(entry: any) => void} onChoose
 */
export function createCombobox(root, hitsOf, onChoose) {
  const field = /** @type {HTMLInputElement} */ (root.querySelector("#station-query"));
  const list = root.querySelector("#station-hits");
  let active = 0;

  const show = (data) => setProps("station-active", { data });
  const close = () => show({ closed: true });

  function mark(next) {
    const { length } = hitsOf(field.value);
    active = length ? (next + length) % length : 0;
    show({ active });
    requestAnimationFrame(() => list.children[active] && reveal(list.children[active]));
  }

  function empty() {
    setProps("station-query", { value: "" });
    close();
  }

  function choose(number) {
    const entry = hitsOf(field.value)[number];
    if (!entry) return;
    empty();
    onChoose(entry);
  }

  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const item = /** @type {HTMLElement} */ (event.target).closest("[data-hit]");
    if (item) choose(Number(/** @type {HTMLElement} */ (item).dataset.hit));
  });
  field.addEventListener("input", () => {
    active = 0;
  });
  field.addEventListener("focus", () => field.value && mark(0));
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    event.stopPropagation(); // letters and arrows here are not the timeline's
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape") {
      empty();
    }
  });
}
