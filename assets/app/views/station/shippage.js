// A ship's page beside the drawing: the facts of its card in full, its size beside a person and the other
// ships, and the way to its arrival and departure.

import { OUTLINES, shipShape, svg } from "../../station/outlines.js";
import { reveal } from "../../station/reveal.js";

const make = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });

export function createShipPage(place, app, { onClose }) {
  let open = null;
  let opener = null;

  const remember = (id) => app.step(() => app.link.set("ship", id, { quiet: true }));

  function close() {
    if (!open) return;
    open = null;
    place.hidden = true;
    remember(null);
    onClose();
    const below = getComputedStyle(place).position === "static" && opener?.isConnected;
    opener?.focus?.({ preventScroll: true });
    if (below) reveal(opener);
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
      if (getComputedStyle(place).position === "static") reveal(place, "start");
    }
  }

  function head(id, ship) {
    const top = make("div", "ship-page-head");
    const title = make("h2", "", ship.name);
    const shut = make("button", "button", "Close");
    shut.type = "button";
    shut.addEventListener("click", close);
    const jumps = make("div", "ship-page-jumps");
    for (const [name, change] of moments(id)) jumps.append(jumper(name, change, "button"));
    top.append(title, shut, jumps);
    top.dataset.kind = ship.kind;
    return top;
  }

  function jumper(name, change, kind) {
    const button = make("button", kind, name);
    button.type = "button";
    button.title = `Go there: ${change.sentence}, ${change.when}`;
    button.addEventListener("click", () => {
      app.setMoment(change.at);
      app.announce(`${change.sentence}, ${change.when}`);
    });
    return button;
  }

  const changeAt = (id, ms) => app.config.station.changes.find((change) => change.visit === id && change.at === ms);

  function moments(id) {
    const changes = app.config.station.changes.filter((change) => change.visit === id);
    const arrival = changes.find((change) => change.kind === "arrival");
    const departure = changes.find((change) => change.kind === "departure");
    return [
      ["To its arrival", arrival],
      ["To its departure", departure],
    ].filter(([, change]) => change);
  }

  // The card's own body: the same facts in the same words, without what follows the moment.
  function body(id) {
    const card = /** @type {HTMLElement} */ (document.querySelector(`[data-visit-card="${id}"]`).cloneNode(true));
    for (const element of card.querySelectorAll("[data-field], [data-open-ship]")) {
      (element.closest(".ship-facts > div") ?? element).remove();
    }
    const facts = card.querySelector(".ship-facts");
    const stays = app.complement.spansOf(id).map((span) => {
      const row = make("div", "");
      const when = make("dd", "");
      when.append(jumper(span.since.text, changeAt(id, span.from), "link"), span.ended);
      row.append(make("dt", "", app.complement.placeName(span.place)), when);
      return row;
    });
    facts.querySelectorAll("dt").forEach((term) => term.textContent === "Ports in turn" && term.parentElement.remove());
    facts.prepend(...stays);
    const content = card.querySelector(".ship-body");
    return [content];
  }

  return { show, close, current: () => open };
}

const CLASSES = ["soyuz", "progress", "cygnus-xl", "htv-x", "crew-dragon", "cargo-dragon"];
const GAP_M = 2.2;
// Standing, 1.75 m, feet at 0.
const PERSON = "M0 -1.53a.12 .12 0 1 1 .01 0ZM-.2 -1.45h.4l.06 .7h-.12l-.03 .75h-.22l-.03 -.75h-.12Z";

// The ship large beside a person of 1.75 m, and below it all classes on one scale.
function sizes(id, ship) {
  const figure = make("figure", "ship-sizes");
  figure.dataset.kind = ship.kind;
  const large = row([ship.craft], ship.craft, 5);
  const all = row(CLASSES, ship.craft, 2);
  const span = ship.span_m ? `, ${ship.span_m} m across its wings` : "";
  const words = `${ship.length_m} m long, ${ship.diameter_m} m thick${span}, beside a person of 1.75 m.`;
  const classes = "Soyuz, Progress, Cygnus XL, HTV-X, Crew and Cargo Dragon on one scale.";
  large.setAttribute("aria-label", words);
  all.setAttribute("aria-label", classes);
  figure.append(large, make("figcaption", "hint", words), all, make("p", "hint", classes));
  return figure;
}

function row(classes, current, margin) {
  let left = margin + 1;
  const shapes = classes.map((craft) => {
    const half = OUTLINES[craft].across / 2;
    const middle = left + half;
    left = middle + half + GAP_M;
    return svg("g", { class: craft === current ? "is-this" : "is-other", transform: `translate(${middle} 0) rotate(-90)` }, shipShape(OUTLINES[craft]));
  });
  const width = left - GAP_M + margin;
  const person = svg("path", { class: "person", transform: `translate(${margin - 1.4} 0)`, d: PERSON });
  return svg("svg", { viewBox: `0 -8.6 ${width} 8.9`, role: "img" }, svg("path", { class: "ground", d: `M0 .05H${width}` }), person, ...shapes);
}
