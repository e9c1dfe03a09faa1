// Search over ships, people, ports, the station's parts and cargo: what is found, and how it is listed.

import { described } from "../../lib/described.js";

const MOST = 9;

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

/**
 * @param {{kind: string, text: string, more: string}[]} hits
 * @param {number} active the one that Enter chooses
 */
export function hitItems(hits, active) {
  if (!hits.length) return [described("li", { className: "soft" }, "Nothing here has that name.")];
  return hits.map((entry, i) =>
    described(
      "li",
      { id: `station-hit-${i}`, role: "option", "aria-selected": i === active, "data-hit": i },
      described("span", { className: "tag" }, entry.kind),
      described("b", {}, entry.text),
      described("span", { className: "soft" }, entry.more),
    ),
  );
}
