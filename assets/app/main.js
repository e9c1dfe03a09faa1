// The composition root: here, and nowhere else, the page's parts are made and each is given what it uses.
//
//   page-link (inline) ──► link state ─► moment ──┬─ frame ─► timeline, map overlay, clock, panels
//   /api/v1/arcs, season ──► orbit ───────────────┤
//   /api/v1/track (block) ─► orbit, exact         └─ settle ─► history, track block, views

import { createBorder } from "./orbit/border.js";
import { createOrbit } from "./orbit/orbit.js";
import { createSeasons } from "./orbit/seasons.js";
import { createSegments } from "./orbit/segment.js";
import { readFacts } from "./core/facts.js";
import { createHistory } from "./core/history.js";
import { createLinkState, formatLink, formatMoment } from "./core/link.js";
import { createMoment } from "./core/moment.js";
import { createSeason } from "./core/seasons.js";
import { createShips } from "./core/ships.js";
import { watchTrack } from "./core/track.js";
import { createViews, mountPanels } from "./core/views.js";
import { createVoice } from "./lib/voice.js";
import { readTime } from "./lib/times.js";
import { loadPlaces } from "./geo/place.js";
import { mountMap } from "./map/stage.js";
import { mountClock } from "./panels/clock.js";
import { mountDocked } from "./panels/docked.js";
import { mountFirsts } from "./panels/firsts.js";
import { mountIntro, mountSeen } from "./panels/intro.js";
import { mountOwnPhoto } from "./panels/ownphoto.js";
import { mountPosition } from "./panels/position.js";
import { mountShare } from "./panels/share.js";
import { createLife } from "./station/life.js";
import { learnOutlines } from "./station/outlines.js";
import { mountFold } from "./timeline/fold.js";
import { createMarks } from "./timeline/marks.js";
import { mountNow } from "./timeline/now.js";
import { createTimeline } from "./timeline/timeline.js";
import { createTransport } from "./timeline/transport.js";
import { createCameraLayer } from "./views/exposure/ground.js";

// The moment, what the link says besides, and how both get into the address and back.
function createState({ facts, opened }) {
  /** @type {[number, number]} */
  const limits = [Date.parse(facts.archive.first_utc), Date.parse(facts.archive.last_utc)];
  const moment = createMoment(Date.parse(opened.moment_utc), limits);
  const link = createLinkState(facts.link_keys, { ...opened.state, photo: opened.state.photo ?? facts.photo.id }, () => record.touch());
  const snapshot = () => ({ ...link.snapshot(), t: formatMoment(moment.get()) });
  const query = () => formatLink(snapshot(), facts.link_keys);
  const record = createHistory({
    query,
    snapshot,
    restore(state) {
      moment.pause();
      moment.set(Date.parse(state.t), { settle: false });
      link.restore(state);
      moment.settle();
      moment.redraw();
    },
  });
  moment.onRest(record.touch);
  return { moment, link, limits, query, record, step: record.step };
}

// Where the station is at any moment, and what is known of the season around it.
function createKnowledge({ facts, photoMs, moment, limits, voice }) {
  const seasons = createSeasons(facts, limits);
  const orbit = createOrbit(seasons, createSegments(limits, facts.version), watchTrack({ moment, voice }));
  const marks = createMarks({
    events: facts.events,
    photoMs,
    bracket: facts.photo.bracket,
    unverifiedMs: Date.parse(facts.known_until_utc),
    regionName: facts.region.short_name,
    orbit,
  });
  const season = createSeason({
    arcsUrl: facts.arcs_url,
    passesUrl: facts.region.passes_url,
    reboosts: facts.reboosts,
    seasons,
    moment,
    voice,
    onCame(came) {
      marks.showSeason(came);
      orbit.changed();
      moment.redraw();
    },
  });
  return { orbit, marks, season, isLoading: () => orbit.isLoading() || seasons.isLoading() };
}

async function main() {
  const { facts, figure, opened } = readFacts();
  const photoMs = Date.parse(facts.photo.best_utc);
  const inPhoto = new Map(facts.photo.ships.map((ship) => [ship.visit, ship.where_in_frame]));
  learnOutlines(facts.geometry.crafts);
  const voice = createVoice();
  if (opened.notices.length) voice.announce(opened.notices.join(" ")); // the server has written them on the page

  const { moment, link, limits, query, record, step } = createState({ facts, opened });
  const { orbit, marks, season, isLoading } = createKnowledge({ facts, photoMs, moment, limits, voice });
  moment.onSettle(record.flush);
  const stationNow = () => orbit.stateAt(moment.get());
  const exact = orbit.loadSegment(moment.get()).then(() => moment.redraw());
  const seasonOpened = season.open();
  const life = createLife({
    station: facts.station,
    stationFrom: facts.station_from,
    version: facts.version,
    moment,
    voice,
    ask: season.askTraffic,
    onTraffic: marks.showTraffic,
  });

  // A view's script is loaded when the view is first opened.
  const views = createViews({
    moment,
    link,
    step,
    voice,
    load: {
      async when() {
        const { createFinder } = await import("./views/finder.js");
        return createFinder({ photo: facts.photo.id, landUrl: facts.places.land_url, stationNow, moment, link, step });
      },
      async exposure() {
        const { createExposure } = await import("./views/exposure.js");
        const { presets, photo } = facts;
        return createExposure({ presets, photo: photo.id, visits: life.visits, lastMs: limits[1], moment, link, step });
      },
      async station() {
        const { createStationView } = await import("./views/station.js");
        return createStationView({ geometry: facts.geometry, inPhoto, life, ships, moment, link, step, voice });
      },
    },
  });
  const ships = createShips({ link, step, openView: views.open });

  createTimeline(document.getElementById("timeline"), { moment, link, season, periodMs: orbit.periodMs, marks });
  createTransport({ moment, link, step, season, marks, voice });
  mountNow({ moment, voice, button: document.getElementById("go-now") });
  mountFold();
  mountClock({ moment, photoMs });
  mountShare({
    moment,
    orbit,
    shareLink() {
      record.flush();
      return `${location.origin}${location.pathname}?${query()}`;
    },
  });
  mountIntro();
  mountPanels({ link });
  mountPosition({
    moment,
    orbit,
    borderKm: createBorder(figure.layout.meta.region.map(({ lonlat }) => lonlat)),
    lastEpochMs: Date.parse(facts.archive.last_epoch_utc),
    voice,
  });
  mountDocked({ moment, life, inPhoto, openShip: ships.open });
  mountSeen({ openShip: ships.open });
  mountFirsts({ moment, step, voice });
  mountOwnPhoto({
    async show(file) {
      const { showOwnPhoto } = await import("./views/ownphoto.js");
      await showOwnPhoto(file, { presets: facts.presets, moment, link, step, openView: views.open });
    },
  });
  moment.onSettle(orbit.loadSegment);
  // Playing isn't dragging: the blocks ahead are fetched as the moment runs into them.
  moment.onFrame((ms) => moment.speed() && (orbit.loadSegment(ms), season.enter(ms)));

  const isResting = () => moment.isResting() && record.isWritten() && !isLoading() && !life.isLoading();
  showToTools({ moment, isResting });
  const view = views.first();
  const map = await mountMap({ figure, places: facts.places, photoMs, moment, link, step, orbit, voice });
  window.issDashboard.map = { placeAt: map.placeAt, drawn: map.drawn };
  // What only words and marks need comes after the map, so that a slow line brings that first.
  const places = loadPlaces(facts.places).then(() => moment.redraw());
  const passes = seasonOpened.then(season.openMarks);
  const camera = createCameraLayer({ presets: facts.presets, link, orbit });
  map.addLayer("camera", camera.draw, camera.outlines);
  moment.redraw();
  await Promise.all([exact, seasonOpened, places, passes, view]);
  document.body.classList.add("is-ready");
}

// What tools and tests may ask of the page; README names it.
function showToTools({ moment, isResting }) {
  window.issDashboard = {
    moment: () => new Date(Math.round(moment.get())).toISOString().replace(".000Z", "Z"),
    setMoment(iso) {
      moment.pause();
      moment.set(readTime(iso));
    },
    // A promise of all that was asked for drawn, loaded and written into the address.
    async resting() {
      const frame = () => new Promise((next) => requestAnimationFrame(next));
      for (let still = 0; still < 3; still = isResting() ? still + 1 : 0) await frame();
      await window.issDashboard.map?.drawn();
    },
  };
}

const ready = main();
if (window.issDashboard) window.issDashboard.ready = ready;
ready.catch((problem) => {
  console.error(problem);
  document.getElementById("notices").textContent =
    "Part of the page could not be loaded. Check that the server is still running, then reload.";
});
