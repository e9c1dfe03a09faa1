// The map stage: brings figure, overlay, gestures, controls and link together.

import { allCities, largeCities } from "../geo/cities.js";
import { jsonOnce } from "../lib/once.js";
import { plotly } from "../lib/plotly.js";
import { createControls, ZOOM_STEP } from "./controls.js";
import { createFollow } from "./follow.js";
import { mountLegend } from "./legend.js";
import { listenToHand } from "./gestures.js";
import { createLooking } from "./looking.js";
import { createOverlay } from "./overlay.js";
import { listenToPointer } from "./pointer.js";

const GROUND_AGAIN_MS = 10_000;
const LIT_WITHIN_MS = 1200;
const KEY_STEP = 0.15; // of the stage an arrow key moves the map
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** @typedef {Awaited<ReturnType<typeof mountMap>>} MapStage */

/**
 * @param {object} given
 * @param {{data: any[], layout: any, config: any}} given.figure the standing part, as the server hands it over
 * @param {import("../geo/cities.js").Addresses & { labels_url: string, large_people: number }} given.places
 * @param {number} given.photoMs the photograph's instant
 * @param {import("../core/moment.js").Moment} given.moment
 * @param {import("../core/link.js").Link} given.link
 * @param {import("../core/history.js").Step} given.step
 * @param {import("../orbit/orbit.js").Orbit} given.orbit
 * @param {import("../lib/voice.js").Voice} given.voice
 */
export async function mountMap({ figure, places, photoMs, moment, link, step, orbit, voice }) {
  /** @type {HTMLElement} */
  const stage = document.querySelector(".map-stage");
  /** @type {HTMLElement} */
  const map = stage.querySelector("#map");
  /** @type {any} Plotly's, once it has drawn */
  const graph = map.querySelector(".map-graph");
  mountLegend(stage);
  // Small, and on its way before Plotly has come: the map stands with its lights at once.
  for (const early of [largeCities(places), jsonOnce(places.labels_url)]) early.catch(() => {}); // asked for again below
  await plotly();
  const overlay = createOverlay(graph, stage.querySelector(".map-overlay"), { moment, orbit, photoMs, largePeople: places.large_people });
  const looking = createLooking({ graph, stage, figure, link, stationNow: () => orbit.stateAt(moment.get()), onChange: overlay.redraw });
  const pointer = listenToPointer(stage, overlay, { moment, link, step });
  const follow = createFollow(stage, overlay, looking, { moment, orbit, link });
  createControls(stage, overlay, looking, follow, link);
  listenToKeys(map, overlay, looking, pointer, link);
  const room = () => {
    overlay.controlsChanged();
    follow.roomChanged();
  };
  for (const details of stage.querySelectorAll(".map-key details")) details.addEventListener("toggle", room);
  room();

  const inStage = (spot) => {
    const { left, top, width, height } = stage.getBoundingClientRect();
    return [spot.x - left - width / 2, spot.y - top - height / 2];
  };
  listenToHand(map, {
    start() {
      pointer.hide();
      follow.stop();
      overlay.setMoving(true);
    },
    move: (from, to, factor) => looking.drag(inStage(from), inStage(to), factor),
    end() {
      overlay.setMoving(false);
      looking.drop();
    },
    tap: pointer.tap,
    press: pointer.press,
  });

  link.on("view", looking.askedFor);
  moment.onFrame((ms) => {
    follow.follow(ms);
    overlay.draw(ms);
  });
  orbit.onChange(() => {
    overlay.forgetTrack();
    looking.orbitCame();
  });
  await looking.apply();
  const lit = loadGround(voice, async () => {
    const [cities, names] = await Promise.all([largeCities(places), jsonOnce(places.labels_url)]);
    overlay.loadCities(cities);
    overlay.loadNames(names);
  });
  // The first picture has the map's scale and place: taking it away moves nothing. It has lights, so they are waited for.
  async function show() {
    if (!graph.data || !stage.classList.contains("is-waiting")) return;
    await Promise.race([lit, new Promise((late) => setTimeout(late, LIT_WITHIN_MS))]);
    moment.redraw();
    requestAnimationFrame(() => {
      stage.classList.remove("is-waiting");
      document.getElementById("map-poster")?.remove();
    });
  }
  new ResizeObserver(() => looking.fits() || looking.apply().then(show)).observe(stage);
  await show();
  // The 30,000 smaller cities come after the map, so that a slow line brings that first.
  lit.then(() => loadGround(voice, async () => overlay.loadCities(await allCities(places))));
  return {
    /** Draws what another part of the page shows on the map, see overlay.js. */
    addLayer: overlay.addLayer,
    /** The place under a pixel of the stage. */
    placeAt: overlay.placeAt,
    /** A promise of the view drawn. */
    drawn: looking.drawn,
    /** The next click on the map as {lat, lon}. */
    pick: pointer.pick,
  };
}

// The map by keyboard: it takes the focus itself.
function listenToKeys(map, overlay, looking, pointer, link) {
  map.tabIndex = 0;
  map.setAttribute("role", "group");
  map.setAttribute("aria-label", "Map. Arrow keys move it, plus and minus zoom, Enter names what is in the middle.");
  map.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== map) return;
    if (event.key === "+" || event.key === "=") looking.zoom(ZOOM_STEP);
    else if (event.key === "-") looking.zoom(1 / ZOOM_STEP);
    else if (event.key === "Enter") pointer.nameMiddle();
    else if (event.key in ARROWS) {
      pointer.hide();
      const view = looking.wanted();
      const [east, north] = ARROWS[event.key];
      const { width, height } = looking.bounds();
      const degrees = KEY_STEP / overlay.view().pixelsPerDegree;
      const lat = Math.max(-85, Math.min(85, view.lat + north * height * degrees));
      const lon = ((view.lon + east * width * degrees + 540) % 360) - 180;
      link.set("view", { ...view, lat, lon });
    } else return;
    event.preventDefault();
  });
}

/** @param {import("../lib/voice.js").Voice} voice @param {() => Promise<void>} load tried again until it has done what it does */
async function loadGround(voice, load) {
  try {
    await load();
    voice.withdraw("ground");
  } catch (problem) {
    console.error(problem);
    voice.notice("City lights and names could not be loaded; the map is drawn without them until the server answers.", { cause: "ground" });
    await new Promise((later) => setTimeout(later, GROUND_AGAIN_MS));
    await loadGround(voice, load);
  }
}
