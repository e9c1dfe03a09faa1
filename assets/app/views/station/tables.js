// The view's words and tables that follow the moment: the sentence, the ports, the people, the sum.

import { dayOfStay } from "../../station/complement.js";
import { grouped } from "../../lib/text.js";

const make = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });
const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const list = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

export function createTables(root, app, { onOpen }) {
  const sentence = root.querySelector("#station-sentence");
  const ports = root.querySelector("#ports-table tbody");
  const people = root.querySelector("#people-table tbody");
  const sum = root.querySelector("#delivered-sum");
  const { station } = app.config;
  let days = [];

  const opener = (id, name) => {
    const button = make("button", "link", name);
    button.type = "button";
    button.addEventListener("click", () => onOpen(id));
    return button;
  };
  const row = (...cells) => {
    const tr = document.createElement("tr");
    for (const cell of cells) {
      const td = document.createElement("td");
      td.append(cell);
      tr.append(td);
    }
    return tr;
  };
  const stay = (since, doubt) => {
    const cell = make("span", "number");
    days.push([cell, since, doubt ? ", not certain" : ""]);
    return cell;
  };

  return {
    show(state) {
      const { ships, free, crew, note } = state;
      days = [];
      const held = ships.filter((ship) => ship.place === "canadarm2");
      const taken = station.ports.length - free.length;
      const where = free.length ? `; free: ${list(free.map((port) => port.name))}` : "";
      const arm = held.length ? ` ${held[0].name} is held by Canadarm2.` : "";
      sentence.textContent = `${taken} of 8 ports taken${where}.${arm} ${plural(crew.length, "person", "people")} aboard. `;
      if (note) sentence.append(make("span", "unsure", note));
      const rows = station.ports.map((port) => {
        const ship = ships.find((one) => one.place === port.id);
        if (ship) return row(port.name, opener(ship.id, ship.name), ship.since.text, stay(ship.arrived, ship.doubt));
        const doubt = free.find((one) => one.id === port.id)?.doubt;
        return row(port.name, doubt ? "free, not certain" : "free", "", "");
      });
      for (const ship of held) rows.push(row("Canadarm2", opener(ship.id, ship.name), ship.since.text, stay(ship.arrived, ship.doubt)));
      ports.replaceChildren(...rows);
      people.replaceChildren(...crew.map((one) => row(make("b", "", one.name), one.agency, opener(one.came_on, one.ship), stay(one.since, one.doubt))));
    },
    count(ms) {
      for (const [cell, since, more] of days) {
        const text = `${since.exact ? "" : "about "}day ${dayOfStay(since.ms, ms)}${more}`;
        if (cell.textContent !== text) cell.textContent = text;
      }
      const came = station.changes.filter((change) => change.kind === "arrival" && change.at <= ms && station.visits[change.visit].cargo_up_kg);
      const total = came.reduce((sum_, change) => sum_ + station.visits[change.visit].cargo_up_kg, 0);
      const text = `${grouped(total)} kg by ${plural(came.length, "ship")} up to this moment`;
      if (sum.textContent !== text) sum.textContent = text;
    },
  };
}
