// The station view: what hung where at the moment, and the traffic of the whole season around it.
//
//   moment ─ frame ─► complement.at(ms) ─ changed? ─► drawing, tables
//                  └► cursors over the charts (a transform each), days counted

import { dayOfStay } from "../station/complement.js";
import { reveal } from "../station/reveal.js";
import { grouped, utcText } from "../lib/text.js";
import { createCharts } from "./station/charts.js";
import { createDrawing } from "./station/drawing.js";
import { createSearch } from "./station/search.js";
import { createShipPage } from "./station/shippage.js";
import { createTables } from "./station/tables.js";

export async function mount(root, app) {
  unpack(root.querySelector("[data-html]"));
  const inPhoto = new Map((app.config.photo.ships ?? []).map((ship) => [ship.visit, ship.where_in_frame]));
  const { visits, changes } = app.config.station;
  let visible = false;
  let state = null;

  const page = createShipPage(root.querySelector("#ship-page"), app, { onClose: () => mark(null) });
  const openShip = (id, options) => {
    page.show(id, options);
    mark(id);
  };
  const drawing = createDrawing({ root, geometry: app.config.geometry, inPhoto, onOpen: openShip, describe });
  const tables = createTables(root, app, { onOpen: openShip });
  const charts = createCharts(root, { onOpen: openShip, onJump: jumpToArrival });
  createSearch(root, choose);
  listen();

  function describe(ship) {
    const lines = [ship.name, `${ship.placeName}, ${ship.method}, since ${ship.since.text}`];
    lines.push(`day ${dayOfStay(ship.arrived.ms, app.moment())} at the station${ship.cargo_up_kg ? `, brought ${grouped(ship.cargo_up_kg)} kg` : ""}`);
    if (inPhoto.has(ship.id)) lines.push(`in the photograph, ${inPhoto.get(ship.id)}`);
    if (ship.doubt) lines.push(ship.doubt);
    return lines;
  }

  function mark(id) {
    for (const element of root.querySelectorAll("[data-ship], [data-compare]")) {
      element.classList.toggle("is-open", id !== null && (element.dataset.ship ?? element.dataset.compare) === id);
    }
  }

  function jump(ms, words) {
    app.setMoment(ms);
    app.announce(words);
    app.flash?.(words);
  }

  function jumpToArrival(id) {
    const arrival = changes.find((change) => change.visit === id && change.kind === "arrival");
    jump(arrival.at, `${arrival.sentence}, ${arrival.when}`);
  }

  function choose(entry) {
    if (entry.kind === "port") {
      drawing.highlight({ place: entry.port });
      app.announce(entry.text);
      return;
    }
    if (entry.kind === "part") {
      drawing.highlight({ part: entry.part });
      app.announce(`${entry.text}: ${entry.more}`);
      return;
    }
    const there = app.complement.at(app.moment()).ships.some((ship) => ship.id === entry.visit);
    app.step(() => {
      if (!there) jumpToArrival(entry.visit);
      openShip(entry.visit, { focus: true });
    });
    const hung = app.complement.at(app.moment()).ships.find((ship) => ship.id === entry.visit);
    if (hung) drawing.highlight({ place: hung.place, focus: false });
    if (entry.kind === "person") reveal(root.querySelector("#station-people"));
  }

  function listen() {
    root.addEventListener("click", ({ target }) => {
      const opener = target.closest("[data-open-ship]");
      if (opener) openShip(opener.dataset.openShip);
      const jumper = target.closest("[data-jump]");
      if (jumper) jump(Number(jumper.dataset.jump), utcText(Number(jumper.dataset.jump), "minute"));
      const shows = target.closest("[data-shows]");
      if (shows) showAs(shows);
    });
  }

  function showAs(button) {
    for (const other of button.parentElement.children) other.setAttribute("aria-pressed", String(other === button));
    for (const place of root.querySelectorAll("[data-shown-as]")) place.hidden = place.dataset.shownAs !== button.dataset.shows;
    charts.draw();
  }

  function frame(ms) {
    if (!visible) return;
    const now = app.complement.at(ms);
    drawing.stand(ms);
    if (now !== state) {
      state = now;
      drawing.show(now);
      tables.show(now);
      mark(page.current());
    }
    tables.count(ms);
    charts.move(ms);
  }

  app.link.on("ship", (id) => (id ? openShip(id, { focus: false }) : page.close()));
  app.onFrame(frame);
  app.showShip = openShip;
  const wanted = app.link.get("ship");
  const openWanted = () => wanted && visits[wanted] && openShip(wanted, { focus: app.wantedShip === wanted });
  if (wanted && !visits[wanted]) app.complement.opened.then(openWanted);
  else openWanted();

  return {
    async show() {
      visible = true;
      frame(app.moment());
      await charts.draw();
    },
    hide() {
      visible = false;
    },
  };
}

// What never changes comes as text, so that Dash doesn't walk through it when the page is opened.
function unpack(place) {
  place.innerHTML = place.dataset.html;
  place.removeAttribute("data-html");
}
