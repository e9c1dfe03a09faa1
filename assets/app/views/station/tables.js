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
export function sentenceOf({ ships, free, crew, note }, ports) {
  const [held] = heldOf(ships);
  const where = free.length ? `; free: ${list(free.map((port) => port.name))}` : "";
  const arm = held ? ` ${held.name} is held by Canadarm2.` : "";
  const words = `${ports.length - free.length} of 8 ports taken${where}.${arm} ${plural(crew.length, "person", "people")} aboard. `;
  return note ? [words, described("span", { className: "unsure" }, note)] : [words];
}

export function portRows({ ships, free }, ports, ms) {
  const taken = (name, ship) => row(name, opener(ship.id, ship.name), ship.since.text, stay(ship.arrived, ship.doubt, ms));
  const rows = ports.map((port) => {
    const ship = ships.find((one) => one.place === port.id);
    if (ship) return taken(port.name, ship);
    const doubt = free.find((one) => one.id === port.id)?.doubt;
    return row(port.name, doubt ? "free, not certain" : "free", "", "");
  });
  return [...rows, ...heldOf(ships).map((ship) => taken("Canadarm2", ship))];
}

export const personRows = ({ crew }, ms) =>
  crew.map((one) => row(described("b", {}, one.name), one.agency, opener(one.came_on, one.ship), stay(one.since, one.doubt, ms)));

/** What the cargo ships had brought up to an instant. */
export function sumOf({ changes, visits }, ms) {
  const came = changes.filter(({ kind, at, visit }) => kind === "arrival" && at <= ms && visits[visit].cargo_up_kg);
  const total = came.reduce((sum, { visit }) => sum + visits[visit].cargo_up_kg, 0);
  return `${grouped(total)} kg by ${plural(came.length, "ship")} up to this moment`;
}

/** Changes when what the tables say does: the days counted. */
export const daysOf = ({ ships, crew }, ms) =>
  [...ships.map((ship) => ship.arrived.ms), ...crew.map((one) => one.since.ms)].map((since) => dayOfStay(since, ms)).join();
