// Boots the page. Data flows one way: moment -> state of the orbit -> everything that is drawn.
//
//   page-config (inline) ─► link state ─► moment ─┬─ frame ─► timeline, map overlay, clock, panels
//   /api/v1/arcs (once) ───► orbit ───────────────┤
//   /api/v1/track (block) ─► orbit, exact         └─ settle ─► address bar, track block, views

import { createArcs } from "./orbit/arcs.js";
import { createBorder } from "./orbit/border.js";
import { createOrbit } from "./orbit/orbit.js";
import { createSegments } from "./orbit/segment.js";
import { createLinkState, parseLink } from "./link.js";
import { readTime } from "./lib/times.js";
import { createMoment } from "./moment.js";
import { addCameraLayer } from "./stages/exposure/ground.js";
import { mountMap } from "./map/stage.js";
import { mountClock } from "./panels/clock.js";
import { mountPosition } from "./panels/position.js";
import { mountDocked } from "./panels/station.js";
import { mountShare } from "./share.js";
import { mountFold } from "./timeline/fold.js";
import { createMarks } from "./timeline/marks.js";
import { createTimeline } from "./timeline/timeline.js";
import { createTransport } from "./timeline/transport.js";
import { createVoice } from "./voice.js";
import { loadPlaces, placeSentence } from "./place.js";
import { mountPanels, mountViews } from "./views.js";
import { utcText } from "./text.js";

const config = JSON.parse(document.getElementById("page-config").textContent);

function initialMoment(state, voice) {
  const photoMs = Date.parse(config.photo.best_utc);
  if (!state.t) return photoMs;
  const ms = readTime(state.t);
  const first = Date.parse(config.archive.first_utc);
  const last = Date.parse(config.archive.last_utc);
  if (ms >= first && ms <= last) return ms;
  voice.notice(
    `There are no element sets for ${utcText(ms, "minute")}; the archive spans ${utcText(first, "day")} to ${utcText(last, "day")}. This is the photograph’s moment instead.`,
  );
  return photoMs;
}

function reportDropped(dropped, voice) {
  if (!dropped.length) return;
  const parts = dropped.map(({ key, given }) => `${key}=${given}`).join(", ");
  voice.notice(`This part of the link could not be read and was left out: ${parts}`);
}

function createApp() {
  const voice = createVoice();
  const { state, dropped } = parseLink(location.search, config.link_keys);
  const known = !state.photo || config.photos.includes(state.photo);
  if (!known) dropped.push({ key: "photo", given: state.photo });
  reportDropped(dropped, voice);
  state.photo = config.photo.id;

  const limits = [Date.parse(config.archive.first_utc), Date.parse(config.archive.last_utc)];
  const clock = createMoment(initialMoment(state, voice), limits);
  let started = false;
  const link = createLinkState(config.link_keys, state, () => started && writeAddress());
  let writeTimer = 0;

  // The address bar follows once things rest; browsers refuse more than a few writes a second.
  function writeAddress() {
    clearTimeout(writeTimer);
    writeTimer = setTimeout(() => history.replaceState(null, "", `?${app.query()}`), 250);
  }

  const orbit = createOrbit(createArcs(), createSegments(limits, config.version), () =>
    voice.notice("The exact track could not be loaded; the station is shown to about a kilometre until the server answers."),
  );
  const app = {
    config,
    clock,
    link,
    ...voice,
    ...orbit,
    utcText,
    borderKm: createBorder(config.region.lines),
    moment: clock.get,
    setMoment: clock.set,
    onFrame: clock.onFrame,
    onSettle: clock.onSettle,
    photoMs: () => Date.parse(config.photo.best_utc),
    placeText() {
      const place = app.stateAt(clock.get());
      return place && (placeSentence(place.lat, place.lon)?.text ?? "");
    },
    query() {
      link.set("t", new Date(Math.round(clock.get() / 1000) * 1000).toISOString().replace(".000Z", "Z"), { quiet: true });
      clearTimeout(writeTimer);
      return link.query();
    },
    shareLink: () => `${location.origin}/?${app.query()}`,
  };
  // Writing waits for the first gesture: opening a link leaves the address as it was given.
  app.start = () => {
    started = true;
    clock.onSettle(writeAddress);
  };
  return app;
}

function whenPresent(selector) {
  const found = document.querySelector(selector);
  if (found) return Promise.resolve(found);
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const element = document.querySelector(selector);
      if (!element) return;
      observer.disconnect();
      resolve(element);
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}

async function main() {
  const app = createApp();
  window.issDashboard = {
    moment: () => new Date(Math.round(app.moment())).toISOString().replace(".000Z", "Z"),
    setMoment(iso) {
      app.clock.pause();
      app.setMoment(readTime(iso));
    },
  };
  const marks = createMarks(app);
  createTimeline(document.getElementById("timeline"), app, marks);
  createTransport(app, marks);
  mountFold();
  mountClock(app);
  mountShare(app);

  const exact = app.loadSegment(app.moment()).then(() => app.clock.redraw());
  const season = app.loadArcs(config.arcs_url).then(() => {
    marks.version += 1;
    app.clock.redraw();
  });
  const places = loadPlaces(config).then(() => app.clock.redraw());
  const passes = marks.load().then(() => app.clock.redraw());

  await whenPresent("aside.panels .panel");
  mountPanels(app);
  mountPosition(app);
  mountDocked(app);
  app.clock.onSettle(app.loadSegment);
  // Playing isn't dragging: the blocks ahead are fetched as the moment runs into them.
  app.clock.onFrame((ms) => app.clock.speed() && app.loadSegment(ms));
  const view = mountViews(app);
  await whenPresent("#map .js-plotly-plot .geolayer .geo");
  await mountMap(app);
  addCameraLayer(app);
  app.clock.redraw();
  app.start();
  await Promise.all([exact, season, places, passes, view]);
  document.body.classList.add("is-ready");
}

main().catch((problem) => {
  console.error(problem);
  document.getElementById("notices").textContent =
    "Part of the page could not be loaded. Check that the server is still running, then reload.";
});
