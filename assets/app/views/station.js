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

/**
 * @typedef {object} Given
 * @property {any} geometry of the station
 * @property {Map<string, string>} inPhoto where in the photograph a ship is seen, by visit
 * @property {import("../station/life.js").Life} life
 * @property {import("../core/ships.js").Ships} ships
 * @property {import("../core/moment.js").Moment} moment
 * @property {import("../core/link.js").Link} link
 * @property {import("../core/history.js").Step} step
 * @property {import("../lib/voice.js").Voice} voice
 */

/** @param {Given} given @returns {import("../core/views.js").View} */
export function createStationView({ geometry, inPhoto, life, ships, moment, link, step, voice }) {
  /** @type {any} what callbacks need of the view once it is there */
  const hands = { index: [] };
  provide("station", stationCallbacks(life, hands));
  return { mount: (place) => mount(place, hands, { geometry, inPhoto, life, ships, moment, link, step, voice }) };
}

/** @param {HTMLElement} root @param {any} hands @param {Given} given */
function mount(root, hands, { geometry, inPhoto, life, ships, moment, link, step, voice }) {
  const { visits, changes } = life;
  let visible = false;
  let state = null;

  const page = createShipPage(root.querySelector("#ship-page"), { visits, link, step, onClose: () => mark(null) });
  const openShip = (id, options) => {
    page.show(id, options);
    mark(id);
  };
  const drawing = createDrawing({ root, geometry, inPhoto, onOpen: openShip, describe });
  const follow = createFollower(life, moment);
  const cursors = createCursors(root, (tight) => setProps("station-width", { data: { tight } }));
  createCombobox(root, (query) => find(hands.index, query), choose);
  let clicks = 0;
  Object.assign(hands, { open: openShip, jumpToArrival, clicks: () => clicks });
  listen();

  function describe(ship) {
    const lines = [ship.name, `${ship.placeName}, ${ship.method}, since ${ship.since.text}`];
    lines.push(`day ${dayOfStay(ship.arrived.ms, moment.get())} at the station${ship.cargo_up_kg ? `, brought ${grouped(ship.cargo_up_kg)} kg` : ""}`);
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
    moment.set(ms);
    voice.announce(words);
    voice.flash(words);
  }

  function jumpToArrival(id) {
    const arrival = changes.find((change) => change.visit === id && change.kind === "arrival");
    jump(arrival.at, `${arrival.sentence}, ${arrival.when}`);
  }

  function choose(entry) {
    if (entry.kind === "port") {
      drawing.highlight({ place: entry.port });
      voice.announce(entry.text);
      return;
    }
    if (entry.kind === "part") {
      drawing.highlight({ part: entry.part });
      voice.announce(`${entry.text}: ${entry.more}`);
      return;
    }
    const there = life.at(moment.get()).ships.some((ship) => ship.id === entry.visit);
    step(() => {
      if (!there) jumpToArrival(entry.visit);
      openShip(entry.visit, { focus: true });
    });
    const hung = life.at(moment.get()).ships.find((ship) => ship.id === entry.visit);
    if (hung) drawing.highlight({ place: hung.place, focus: false });
    if (entry.kind === "person") reveal(root.querySelector("#station-people"));
  }

  function listen() {
    root.addEventListener("click", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const opener = /** @type {HTMLElement | null} */ (target.closest("[data-open-ship]"));
      if (opener) openShip(opener.dataset.openShip);
      const jumper = /** @type {HTMLElement | null} */ (target.closest("[data-jump]"));
      if (jumper) jump(Number(jumper.dataset.jump), jumper.dataset.said ?? utcText(Number(jumper.dataset.jump), "minute"));
      if (target.closest("[id^=delivered-by-]")) requestAnimationFrame(cursors.measure);
    });
    // Dash tells of a click on a chart without saying which of how many it is; while a button is down Plotly lays a
    // cover over the whole page.
    addEventListener("mouseup", ({ detail }) => { clicks = detail; }, { capture: true });
  }

  function frame(ms) {
    if (!visible) return;
    const now = life.at(ms);
    drawing.stand(ms);
    if (now !== state) {
      state = now;
      drawing.show(now);
      mark(page.current());
    }
    follow(now, ms);
    cursors.move(ms);
  }

  link.on("ship", (id) => (id ? openShip(id, { focus: false }) : page.close()));
  moment.onFrame(frame);
  ships.onOpen(openShip);
  const wanted = link.get("ship");
  const openWanted = () => wanted && visits[wanted] && openShip(wanted, { focus: ships.isWanted(wanted) });
  if (wanted && !visits[wanted]) life.opened.then(openWanted);
  else openWanted();

  return {
    show() {
      visible = true;
      frame(moment.get());
      cursors.measure();
    },
    hide() {
      visible = false;
    },
  };
}

// Hands the moment to the callbacks when what they print of it has changed.
/** @param {import("../station/life.js").Life} life @param {import("../core/moment.js").Moment} moment */
function createFollower(life, moment) {
  let told = null;
  let printed = "";
  let timer = 0;
  return (state, ms) => {
    if (timer || (state === told && printed === daysOf(state, ms))) return;
    told = state;
    printed = daysOf(state, ms);
    timer = window.setTimeout(() => {
      timer = 0;
      told = life.at(moment.get());
      printed = daysOf(told, moment.get());
      setProps("station-moment", { data: { ms: moment.get() } });
    }, FOLLOW_MS);
    setProps("station-moment", { data: { ms } });
  };
}
