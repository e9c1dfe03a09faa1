// The panels of what hangs on the ports: cards of the ships docked at the moment, free ports, crew.
// Cards are cloned once from the hidden pool; scrubbing only moves them in and out and counts days.

import { dayOfStay } from "../station/complement.js";
import { glyph } from "../station/outlines.js";

/**
 * @param {object} given
 * @param {import("../core/moment.js").Moment} given.moment
 * @param {import("../station/life.js").Life} given.life
 * @param {Map<string, string>} given.inPhoto where in the photograph a ship is seen, by visit
 * @param {(id: string) => void} given.openShip
 */
export function mountDocked({ moment, life, inPhoto, openShip }) {
  const cards = createCards(inPhoto, openShip);
  const lists = [dockedList(cards, inPhoto), freePorts(), crewList()];
  let state = null;

  moment.onFrame((ms) => {
    const now = life.at(ms);
    if (now.isWaiting && !state) return; // what the server wrote stands until the ships have come
    for (const list of lists) {
      if (now !== state) list.show(now);
      list.count(ms);
    }
    state = now;
  });
}

const put = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

const make = (tag, className, text = "") => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};

function gist(name, text) {
  const element = document.getElementById(`gist-${name}`);
  if (element) put(element, text);
}

const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

// Clones of the pool by visit, made when first needed and kept, so that an opened card stays open.
function createCards(inPhoto, openShip) {
  const made = new Map();
  return (id) => {
    if (!made.has(id)) made.set(id, prepare(id));
    return made.get(id);
  };

  function prepare(id) {
    const root = /** @type {HTMLElement} */ (document.querySelector(`[data-visit-card="${id}"]`).cloneNode(true));
    delete root.dataset.visitCard;
    root.dataset.visit = id;
    const fields = {};
    for (const element of root.querySelectorAll("[data-field]")) (fields[element.dataset.field] ??= []).push(element);
    for (const element of root.querySelectorAll("[data-glyph]")) element.append(glyph(element.dataset.glyph));
    const where = inPhoto.get(id);
    for (const mark of fields["in-photo"]) {
      mark.hidden = !where;
      put(mark, where ? `in the photo, ${where}` : "");
    }
    root.classList.toggle("in-photo", Boolean(where));
    const opener = root.querySelector("[data-open-ship]");
    opener.addEventListener("click", () => openShip(id));
    return { root, fields };
  }
}

function dockedList(cards, inPhoto) {
  const list = document.getElementById("docked-list");
  const note = document.getElementById("docked-note");
  const none = document.getElementById("docked-none");
  let shown = [];
  return {
    show({ ships, free, note: words }) {
      note.hidden = !words;
      put(note, words ?? "");
      none.hidden = ships.length > 0;
      const rank = (ship) => (inPhoto.has(ship.id) ? 0 : 1);
      shown = [...ships].sort((a, b) => rank(a) - rank(b)).map((ship) => ({ ship, card: cards(ship.id) }));
      shown.forEach(({ ship, card }) => fill(card.fields, ship));
      arrange(list, shown.map(({ card }) => card.root));
      gist("docked", `${plural(ships.length, "ship")}, ${plural(free.length, "port")} free`);
    },
    count(ms) {
      for (const { ship, card } of shown) {
        const day = dayOfStay(ship.arrived.ms, ms);
        const about = ship.arrived.exact ? "" : "about ";
        for (const element of card.fields.day) put(element, `${about}day ${day}`);
        for (const element of card.fields.days) put(element, ` (${about}day ${day})`);
      }
    },
  };
}

function fill(fields, ship) {
  const values = { port: ship.placeWords, method: ship.method, since: ship.since.text, story: ship.story };
  for (const [name, text] of Object.entries(values)) for (const element of fields[name]) put(element, text);
  for (const element of fields.doubt) {
    element.hidden = !ship.doubt;
    put(element, ship.doubt ?? "");
  }
  for (const element of fields.certainty) element.hidden = !ship.doubt;
}

// Puts the elements into the list in that order, touching only those out of place.
function arrange(list, wanted) {
  for (const child of [...list.children]) if (!wanted.includes(child)) child.remove();
  wanted.forEach((element, index) => {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
}

function freePorts() {
  const list = document.getElementById("free-ports");
  const full = document.getElementById("ports-full");
  return {
    show({ free, ships }) {
      full.hidden = free.length > 0 || !ships.length;
      list.replaceChildren(
        ...free.map((port) => {
          const item = make("li", "port");
          item.dataset.port = port.id;
          item.append(make("b", "", port.name), make("span", "soft", port.module));
          if (port.doubt) {
            const tag = make("span", "tag doubt", "not certain");
            tag.title = port.doubt;
            item.append(tag, make("p", "note", port.doubt));
          }
          return item;
        }),
      );
      gist("ports", free.length ? free.map((port) => port.name).join(", ") : ships.length ? "all taken" : "none there yet");
      for (const element of list.querySelectorAll(".note")) {
        // One reason for all is said once, above the ships.
        if (free.length > 1 && free.every((port) => port.doubt === free[0].doubt)) element.remove();
      }
    },
    count() {},
  };
}

function crewList() {
  const list = document.getElementById("crew-list");
  const note = document.getElementById("crew-note");
  let rows = [];
  return {
    show({ crew, coverage, note: words }) {
      note.hidden = coverage === "complete";
      put(note, words ?? "");
      rows = crew.map((person) => {
        const item = make("li", "person");
        const days = make("span", "days number");
        item.append(make("b", "", person.name), make("span", "agency", person.agency), days);
        item.append(make("span", "soft", `${person.role ? `${person.role}; ` : ""}came on ${person.ship}`));
        if (person.doubt && coverage === "complete") item.append(make("p", "note", person.doubt));
        return { item, days, person };
      });
      list.replaceChildren(...rows.map((row) => row.item));
      gist("crew", plural(crew.length, "person", "people"));
    },
    count(ms) {
      for (const { days, person } of rows) put(days, `day ${dayOfStay(person.since.ms, ms)}`);
    },
  };
}
