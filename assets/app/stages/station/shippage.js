// A ship's page beside the drawing: the facts of its card in full, its size beside a person and the other
// ships, and the way to its arrival and departure.

import { OUTLINES, shipShape, svg } from "../../station/outlines.js";

const make = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });

export function createShipPage(place, app, { onClose }) {
  let open = null;
  let opener = null;

  const remember = (id) => app.link.get("ship") !== undefined && app.link.set("ship", id);

  function close() {
    if (!open) return;
    open = null;
    place.hidden = true;
    remember(null);
    onClose();
    opener?.focus?.({ preventScroll: true });
  }

  place.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });

  function show(id, { focus = true } = {}) {
    const ship = app.config.station.visits[id];
    if (!ship) return;
    if (focus && !place.contains(document.activeElement)) opener = document.activeElement;
    open = id;
    place.replaceChildren(head(id, ship), ...body(id), sizes(id, ship));
    place.hidden = false;
    place.scrollTop = 0;
    place.setAttribute("aria-label", ship.name);
    remember(id);
    if (focus) {
      place.focus({ preventScroll: true });
      if (getComputedStyle(place).position === "static") place.scrollIntoView({ block: "start" });
    }
  }

  function head(id, ship) {
    const top = make("div", "ship-page-head");
    const title = make("h2", "", ship.name);
    const shut = make("button", "button", "Close");
    shut.type = "button";
    shut.addEventListener("click", close);
    const jumps = make("div", "ship-page-jumps");
    for (const [name, change] of moments(id)) {
      const button = make("button", "button", name);
      button.type = "button";
      button.title = `${change.sentence}, ${change.when}`;
      button.addEventListener("click", () => {
        app.setMoment(change.at);
        app.announce(`${change.sentence}, ${change.when}`);
      });
      jumps.append(button);
    }
    top.append(title, shut, jumps);
    top.dataset.kind = ship.kind;
    return top;
  }

  function moments(id) {
    const changes = app.config.station.changes.filter((change) => change.visit === id);
    const arrival = changes.find((change) => change.kind === "arrival");
    const moves = changes.filter((change) => change.kind === "move");
    const departure = changes.find((change) => change.kind === "departure");
    return [
      ["To its arrival", arrival],
      ...moves.map((change, i) => [moves.length > 1 ? `Move ${i + 1}` : "Its move", change]),
      ["Its departure", departure],
    ].filter(([, change]) => change);
  }

  // The card's own body: the same facts in the same words, without what follows the moment.
  function body(id) {
    const card = document.querySelector(`[data-visit-card="${id}"]`).cloneNode(true);
    for (const element of card.querySelectorAll("[data-field], [data-open-ship]")) {
      (element.closest(".ship-facts > div") ?? element).remove();
    }
    const facts = card.querySelector(".ship-facts");
    const stays = app.complement.spansOf(id).map((span) => {
      const row = make("div", "");
      row.append(make("dt", "", app.complement.placeName(span.place)), make("dd", "", `${span.since.text} to ${endOf(id, span)}`));
      return row;
    });
    facts.querySelectorAll("dt").forEach((term) => term.textContent === "Ports in turn" && term.parentElement.remove());
    facts.prepend(...stays);
    const content = card.querySelector(".ship-body");
    return [content];
  }

  function endOf(id, span) {
    const next = app.config.station.changes.find((change) => change.visit === id && change.at === span.to);
    return next ? next.when : "no end found";
  }

  return { show, close, current: () => open };
}

// All classes side by side on one scale, with a person of 1.75 m; this ship's class stands out.
function sizes(id, ship) {
  const classes = ["soyuz", "progress", "cygnus-xl", "htv-x", "crew-dragon", "cargo-dragon"];
  const gap = 2.2;
  let left = 3;
  const figure = make("figure", "ship-sizes");
  const shapes = classes.map((craft) => {
    const outline = OUTLINES[craft];
    const half = outline.across / 2;
    left += half;
    const shape = svg("g", { class: craft === ship.craft ? "is-this" : "is-other", transform: `translate(${left} 0) rotate(-90) translate(0 0)` }, shipShape(outline));
    left += half + gap;
    return shape;
  });
  const person = svg("path", { class: "person", d: "M1 -1.75a.2 .2 0 1 1 0 .01M.75 -1.3h.5l.1 .6h-.15l-.05 .7h-.3l-.05 -.7h-.15Z" });
  const drawing = svg("svg", { viewBox: `0 -9.2 ${left} 10.6`, role: "img", "aria-label": caption(ship) }, svg("path", { class: "ground", d: `M0 .05H${left}` }), person, ...shapes);
  figure.append(drawing, make("figcaption", "hint", caption(ship)));
  figure.dataset.kind = ship.kind;
  return figure;
}

function caption(ship) {
  const span = ship.span_m ? `, ${ship.span_m} m across its wings` : "";
  return `${ship.length_m} m long, ${ship.diameter_m} m thick${span}; beside a person of 1.75 m and the other classes: Soyuz, Progress, Cygnus XL, HTV-X, Crew and Cargo Dragon.`;
}
