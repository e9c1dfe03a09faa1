// Search over ships, people, ports, the station's parts and cargo: a list under the field, chosen by arrow keys or a click.

import { reveal } from "../../station/reveal.js";

const MOST = 9;
const KIND = { ship: "ship", person: "person", port: "port", part: "part", cargo: "cargo" };

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// Entries that hold every word asked for; those whose name begins with it first.
export function find(index, query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  return index
    .map((entry) => ({ entry, name: plain(entry.text), all: plain(`${entry.text} ${entry.more}`) }))
    .filter(({ all }) => words.every((word) => all.includes(word)))
    .map((hit) => ({ ...hit, rank: words.every((word) => hit.name.includes(word)) ? (hit.name.startsWith(words[0]) ? 0 : 1) : 2 }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

export function createSearch(root, onChoose) {
  const box = root.querySelector(".station-search");
  const index = JSON.parse(box.dataset.index);
  const list = box.querySelector("#station-hits");
  const slot = box.querySelector("#station-query-place");
  const field = Object.assign(document.createElement("input"), {
    id: "station-query",
    type: "text",
    placeholder: slot.dataset.placeholder,
    autocomplete: "off",
    spellcheck: false,
  });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-controls": list.id, "aria-expanded": "false", "aria-autocomplete": "list" })) field.setAttribute(name, value);
  slot.append(field);
  let hits = [];
  let active = -1;

  function mark(next) {
    active = hits.length ? (next + hits.length) % hits.length : -1;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    const current = list.children[active];
    field.setAttribute("aria-activedescendant", current?.id ?? "");
    if (current) reveal(current);
  }

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    active = -1;
  }

  function choose(entry) {
    close();
    field.value = "";
    onChoose(entry);
  }

  function update() {
    hits = find(index, field.value);
    list.replaceChildren(
      ...hits.map((entry, i) => {
        const item = Object.assign(document.createElement("li"), { id: `station-hit-${i}` });
        item.setAttribute("role", "option");
        const kind = Object.assign(document.createElement("span"), { className: "tag", textContent: KIND[entry.kind] });
        const name = Object.assign(document.createElement("b"), { textContent: entry.text });
        const more = Object.assign(document.createElement("span"), { className: "soft", textContent: entry.more });
        item.append(kind, name, more);
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          choose(entry);
        });
        return item;
      }),
    );
    const asked = field.value.trim() !== "";
    if (asked && !hits.length) {
      const none = Object.assign(document.createElement("li"), { className: "soft", textContent: "Nothing here has that name." });
      list.append(none);
    }
    list.hidden = !asked;
    field.setAttribute("aria-expanded", String(asked && hits.length > 0));
    mark(0);
  }

  field.addEventListener("input", update);
  field.addEventListener("focus", () => field.value && update());
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    event.stopPropagation(); // letters and arrows here are not the timeline's
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && hits[active]) {
      event.preventDefault();
      choose(hits[active]);
    } else if (event.key === "Escape") {
      field.value = "";
      close();
    }
  });
}
