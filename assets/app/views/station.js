// The station view: what hung where at the moment, and the traffic of the whole season around it.
//
//   moment ─ frame ─► complement.at(ms) ─ changed? ─► drawing; tables (callbacks)
//                  └► cursors over the charts (a transform each)

import { dayOfStay } from "../station/complement.js";
import { reveal } from "../station/reveal.js";
import { provide, setProps } from "../lib/clientside.js";
import { grouped, utcText } from "../lib/text.js";
import { stationCallbacks } from "./station/callbacks.js";
import { createCombobox } from "./station/combobox.js";
import { createCursors } from "./station/cursors.js";
import { createDrawing } from "./station/drawing.js";
import { find } from "./station/search.js";
import { createShipPage } from "./station/shippage.js";
import { daysOf } from "./station/tables.js";

const FOLLOW_MS = 100; // tables follow a finger ten times a second, the drawing every frame

/** @type {any} what callbacks need of the view once it is there */
const hands = { index: [] };

export function connect(app) {
  provide("station", stationCallbacks(app, hands));
}

export function mount(root, app) {
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
  const follow = createFollower(app);
  const cursors = createCursors(root, (tight) => setProps("station-width", { data: { tight } }));
  createCombobox(root, (query) => find(hands.index, query), choose);
  let clicks = 0;
  Object.assign(hands, { open: openShip, jumpToArrival, clicks: () => clicks });
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
      if (jumper) jump(Number(jumper.dataset.jump), jumper.dataset.said ?? utcText(Number(jumper.dataset.jump), "minute"));
      if (target.closest("[id^=delivered-by-]")) requestAnimationFrame(cursors.measure);
    });
    // Dash tells of a click on a chart without saying which of how many it is; while a button is down Plotly lays a
    // cover over the whole page.
    addEventListener("mouseup", ({ detail }) => { clicks = detail; }, { capture: true });
  }

  function frame(ms) {
    if (!visible) return;
    const now = app.complement.at(ms);
    drawing.stand(ms);
    if (now !== state) {
      state = now;
      drawing.show(now);
      mark(page.current());
    }
    follow(now, ms);
    cursors.move(ms);
  }

  app.link.on("ship", (id) => (id ? openShip(id, { focus: false }) : page.close()));
  app.onFrame(frame);
  app.showShip = openShip;
  const wanted = app.link.get("ship");
  const openWanted = () => wanted && visits[wanted] && openShip(wanted, { focus: app.wantedShip === wanted });
  if (wanted && !visits[wanted]) app.complement.opened.then(openWanted);
  else openWanted();

  return {
    show() {
      visible = true;
      frame(app.moment());
      cursors.measure();
    },
    hide() {
      visible = false;
    },
  };
}

// Hands the moment to the callbacks when what they print of it has changed.
function createFollower(app) {
  let told = null;
  let printed = "";
  let timer = 0;
  return (state, ms) => {
    if (timer || (state === told && printed === daysOf(state, ms))) return;
    told = state;
    printed = daysOf(state, ms);
    timer = window.setTimeout(() => {
      timer = 0;
      told = app.complement.at(app.moment());
      printed = daysOf(told, app.moment());
      setProps("station-moment", { data: { ms: app.moment() } });
    }, FOLLOW_MS);
    setProps("station-moment", { data: { ms } });
  };
}
