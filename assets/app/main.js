// Boots the page. Data flows one way: moment -> state of the orbit -> everything that is drawn.
//
//   page-link (inline) ──► link state ─► moment ──┬─ frame ─► timeline, map overlay, clock, panels
//   /api/v1/arcs, season ──► orbit ───────────────┤
//   /api/v1/track (block) ─► orbit, exact         └─ settle ─► history, track block, views

import { createBorder } from "./orbit/border.js";
import { createOrbit } from "./orbit/orbit.js";
import { createSeasons } from "./orbit/seasons.js";
import { createSegments } from "./orbit/segment.js";
import { createHistory } from "./core/history.js";
import { createLinkState, formatLink, formatMoment } from "./core/link.js";
import { readTime } from "./lib/times.js";
import { createMoment } from "./core/moment.js";
import { createSeason } from "./core/seasons.js";
import { addCameraLayer } from "./views/exposure/ground.js";
import { mountMap } from "./map/stage.js";
import { mountClock } from "./panels/clock.js";
import { mountFirsts } from "./panels/firsts.js";
import { mountIntro, mountSeen } from "./panels/intro.js";
import { mountPosition } from "./panels/position.js";
import { mountDocked } from "./panels/station.js";
import { mountShare } from "./panels/share.js";
import { learnOutlines } from "./station/outlines.js";
import { mountFold } from "./timeline/fold.js";
import { createMarks } from "./timeline/marks.js";
import { createTimeline } from "./timeline/timeline.js";
import { createTransport } from "./timeline/transport.js";
import { createVoice } from "./lib/voice.js";
import { loadPlaces, placeSentence } from "./geo/place.js";
import { mountPanels, mountViews } from "./core/views.js";
import { utcText } from "./lib/text.js";

// A view's script is loaded when the view is first opened.
const VIEW_SCRIPTS = {
  when: () => import("./views/finder.js"),
  exposure: () => import("./views/exposure.js"),
  station: () => import("./views/station.js"),
};
const RETRY_MS = 8000;
const facts = (id) => JSON.parse(document.getElementById(id).textContent);
const config = facts("page-config");
const figure = facts("map-figure");
const opened = facts("page-link"); // the link as the server read it: state, moment, sentences

// Says so when the exact track can't be had, asks again by itself, and takes the words back when it comes.
function watchTrack(clock, voice) {
  let again = 0;
  return {
    failed(problem, load) {
      voice.notice("The exact track could not be loaded; the station is shown to about a kilometre until the server answers.", { cause: "track" });
      clearTimeout(again);
      if (problem.status >= 400 && problem.status < 500) return; // the same question gets the same answer
      again = setTimeout(() => (clock.isHeld() ? undefined : load(clock.get())), RETRY_MS);
    },
    came: () => voice.withdraw("track"),
  };
}

function createApp() {
  learnOutlines(config.geometry.crafts);
  const voice = createVoice();
  if (opened.notices.length) voice.announce(opened.notices.join(" ")); // the server has written them on the page

  /** @type {[number, number]} */
  const limits = [Date.parse(config.archive.first_utc), Date.parse(config.archive.last_utc)];
  const clock = createMoment(Date.parse(opened.moment_utc), limits);
  const link = createLinkState(config.link_keys, { ...opened.state, photo: opened.state.photo ?? config.photo.id }, () => record.touch());
  const shown = () => ({ ...link.snapshot(), t: formatMoment(clock.get()) });
  const record = createHistory({
    query: () => formatLink(shown(), config.link_keys),
    snapshot: shown,
    restore(state) {
      clock.pause();
      clock.set(Date.parse(state.t), { settle: false });
      link.restore(state);
      clock.settle();
      clock.redraw();
    },
  });

  const seasons = createSeasons(config, limits);
  const orbit = createOrbit(seasons, createSegments(limits, config.version), watchTrack(clock, voice));
  const season = createSeason(config, seasons, clock, voice, (came) => {
    app.marks?.show(came);
    orbit.changed();
    clock.redraw();
  });
  /** @type {any} Parts of the page add what others use of them. */
  const app = {
    config,
    clock,
    link,
    ...voice,
    ...orbit,
    ...season,
    utcText,
    borderKm: createBorder(figure.layout.meta.region.map(({ lonlat }) => lonlat)),
    moment: clock.get,
    setMoment: clock.set,
    onFrame: clock.onFrame,
    onSettle: clock.onSettle,
    photoMs: () => Date.parse(config.photo.best_utc),
    placeText() {
      const place = app.stateAt(clock.get());
      return place && (placeSentence(place.lat, place.lon)?.text ?? "");
    },
    step: record.step,
    isResting: () => clock.isResting() && record.isWritten() && !orbit.isLoading() && !seasons.isLoading() && !app.complement?.isLoading(),
    query: () => formatLink(shown(), config.link_keys),
    shareLink() {
      record.flush();
      return `${location.origin}${location.pathname}?${app.query()}`;
    },
  };
  clock.onRest(record.touch);
  clock.onSettle(record.flush);
  return app;
}

async function main() {
  const app = createApp();
  window.issDashboard = {
    moment: () => new Date(Math.round(app.moment())).toISOString().replace(".000Z", "Z"),
    setMoment(iso) {
      app.clock.pause();
      app.setMoment(readTime(iso));
    },
    // For tools and tests: a promise of all that was asked for drawn, loaded and written into the address.
    async resting() {
      const frame = () => new Promise((next) => requestAnimationFrame(next));
      for (let still = 0; still < 3; still = app.isResting() ? still + 1 : 0) await frame();
      await window.issDashboard.map?.drawn();
    },
  };
  const marks = createMarks(app);
  app.marks = marks;
  createTimeline(document.getElementById("timeline"), app, marks);
  createTransport(app, marks);
  mountFold();
  mountClock(app);
  mountShare(app);

  const exact = app.loadSegment(app.moment()).then(() => app.clock.redraw());
  const season = app.openSeason();
  mountIntro();
  mountPanels(app);
  mountPosition(app);
  mountDocked(app);
  mountSeen(app);
  mountFirsts(app);
  app.clock.onSettle(app.loadSegment);
  // Playing isn't dragging: the blocks ahead are fetched as the moment runs into them.
  app.clock.onFrame((ms) => app.clock.speed() && (app.loadSegment(ms), app.enterSeason(ms)));
  const view = mountViews(app, VIEW_SCRIPTS);
  await mountMap(app, figure);
  // What only words and marks need comes after the map, so that a slow line brings that first.
  const places = loadPlaces(config).then(() => app.clock.redraw());
  const passes = season.then(app.openMarks);
  addCameraLayer(app);
  app.clock.redraw();
  await Promise.all([exact, season, places, passes, view]);
  document.body.classList.add("is-ready");
}

main().catch((problem) => {
  console.error(problem);
  document.getElementById("notices").textContent =
    "Part of the page could not be loaded. Check that the server is still running, then reload.";
});
