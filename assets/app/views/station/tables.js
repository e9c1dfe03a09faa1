// The view's words and tables that follow the moment, described for Dash: the sentence, the ports, the people, the sum.

import { described } from "../../lib/described.js";
import { grouped } from "../../lib/text.js";
import { dayOfStay } from "../../station/complement.js";

const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const list = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);
const opener = (id, name) => described("button", { type: "button", className: "link", "data-open-ship": id }, name);
const row = (...cells) => described("tr", {}, ...cells.map((cell) => described("td", {}, cell)));

function stay(since, doubt, ms) {
  const text = `${since.exact ? "" : "about "}day ${dayOfStay(since.ms, ms)}${doubt ? ", not certain" : ""}`;
  return described("span", { className: "number" }, text);
}

const heldOf = (ships) => ships.filter((ship) => ship.place === "canadarm2");

/** What hung where, in a sentence. */
export function sentenceOf({ ships, free, crew, note }) {
  const [held] = heldOf(ships);
  const taken = ships.length - heldOf(ships).length;
  const where = free.length ? `; free: ${list(free.map((port) => port.name))}` : "";
  const arm = held ? ` ${held.name} is held by Canadarm2.` : "";
  const words = `${taken} of ${taken + free.length} ports taken${where}.${arm} ${plural(crew.length, "person", "people")} aboard. `;
  return note ? [words, described("span", { className: "unsure" }, note)] : [words];
}

/** The ports of that time: those of today in their order, then those of earlier years, the arm last. */
export function portRows({ ships, free }, ports, ms) {
  const place = (id) => (id === "canadarm2" ? Infinity : ports.findIndex((port) => port.id === id) + 1 || ports.length + 1);
  const taken = ships.map((ship) => ({
    at: place(ship.place),
    cells: row(ship.placeName, opener(ship.id, ship.name), ship.since.text, stay(ship.arrived, ship.doubt, ms)),
  }));
  const empty = free.map((port) => ({ at: place(port.id), cells: row(port.name, port.doubt ? "free, not certain" : "free", "", "") }));
  return [...taken, ...empty].sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ cells }) => cells);
}

export const personRows = ({ crew }, ms) =>
  crew.map((one) => row(described("b", {}, one.name), one.agency, opener(one.came_on, one.ship), stay(one.since, one.doubt, ms)));

/** What the cargo ships of the last years had brought up to an instant; of earlier ones the page knows only some. */
export function sumOf({ changes, visits, recentFrom: from }, ms) {
  if (ms < from) return `Summed up from ${new Date(from).toISOString().slice(0, 7)} on.`;
  const counts = (visit) => visits[visit].cargo_up_kg && !visits[visit].isEarlier;
  const came = changes.filter(({ kind, at, visit }) => kind === "arrival" && at <= ms && counts(visit));
  const total = came.reduce((sum, { visit }) => sum + visits[visit].cargo_up_kg, 0);
  return `${grouped(total)} kg by ${plural(came.length, "ship")} up to this moment`;
}

/** Changes when what the tables say does: the days counted. */
export const daysOf = ({ ships, crew }, ms) =>
  [...ships.map((ship) => ship.arrived.ms), ...crew.map((one) => one.since.ms)].map((since) => dayOfStay(since, ms)).join();
