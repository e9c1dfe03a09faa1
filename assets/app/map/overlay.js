// The canvas over the map. Everything that moves is drawn here, once a frame at most; Plotly below draws only
// what stands still, and only when the map itself is moved.
//
//   kept per view:  lights, air and lit borders as sheets; where names stand      (lights.js, standing.js, names.js)
//   each frame:     night, lights, horizon, layers added by others, names, track, station

import { createLights } from "./lights.js";
import { createNames } from "./names.js";
import { createNight } from "./night.js";
import { createPhotoMark } from "./photomark.js";
import { readView } from "./projection.js";
import { drawAir, drawBorders } from "./standing.js";
import { createStation } from "./station.js";
import { createSheet, createSurface } from "./surface.js";
import { texts } from "./texts.js";
import { createTrack } from "./track.js";
import { createUnder } from "./under.js";
import { createRoom } from "../lib/boxes.js";

const STATION_HALF = 17; // pixels: what it covers

/**
 * @param {any} graph Plotly's
 * @param {HTMLElement} container of the canvas
 * @param {object} given
 * @param {import("../core/moment.js").Moment} given.moment
 * @param {import("../orbit/orbit.js").Orbit} given.orbit
 * @param {number} given.photoMs the photograph's instant
 * @param {number} given.largePeople cities of that many people are named
 */
export function createOverlay(graph, container, { moment, orbit, photoMs, largePeople }) {
  const surface = createSurface(container);
  const lights = createLights();
  const names = createNames(largePeople);
  const night = createNight();
  const station = createStation(orbit);
  const track = createTrack(orbit);
  const photo = createPhotoMark(orbit, photoMs);
  const standing = createSheet();
  const added = new Map();
  const drawnListeners = [];
  let layers = new Set();
  let moving = false;
  let version = 0; // of what the standing sheet shows
  let asked = false;
  let controls = { key: "", boxes: [] }; // what stands over the map: no text is written under it
  const under = createUnder(graph, orbit, photoMs, { lights, names, track, photo, station });

  // Measured when the map has moved or has another size, never while the moment alone moves: the browser would have to
  // lay the page out in the middle of each frame.
  let measured = null;
  function frameOfStage() {
    if (measured?.width) return measured;
    const stage = container.getBoundingClientRect();
    const map = graph.getBoundingClientRect();
    measured = { x: stage.left - map.left, y: stage.top - map.top, width: stage.width, height: stage.height };
    return measured;
  }

  function view() {
    const frame = frameOfStage();
    return frame.width && frame.height ? readView(graph, frame) : null;
  }

  function drawStanding(context, now) {
    drawAir(context, now);
    drawBorders(context, now, graph.layout.meta, layers);
  }

  // Where the buttons and the key over the map are, in its pixels: [left, top, right, bottom].
  function controlBoxes(now) {
    const { x, y, width, height } = now.frame;
    const key = `${x} ${y} ${width} ${height} ${version}`;
    if (controls.key === key) return controls.boxes;
    const stage = container.getBoundingClientRect();
    const [dx, dy] = [now.frame.x - stage.left, now.frame.y - stage.top];
    const boxes = [...container.parentElement.querySelectorAll(".map-controls > *, .map-key > * > summary, .map-key > [open] > :not(summary)")]
      .map((element) => element.getBoundingClientRect())
      .filter((box) => box.width)
      .map(({ left, top, right, bottom }) => [left + dx, top + dy, right + dx, bottom + dy]);
    controls = { key, boxes };
    return boxes;
  }

  // Texts, the more important first: station, photograph, camera, then names by size, then the track's times. Gives what
  // the times keep clear of.
  function drawTexts(context, now, ms, here) {
    const standing = [...controlBoxes(now)];
    const { frame } = now;
    if (here && now.visible(here.lon, here.lat)) {
      const [x, y] = now.project([here.lon, here.lat]);
      standing.push([x - STATION_HALF, y - STATION_HALF, x + STATION_HALF, y + STATION_HALF]);
    }
    const photoNamed = layers.has("track") && photo.isNamed(ms);
    const named = photoNamed ? photo.nameBox(now, standing) : null;
    if (named) standing.push(named);
    const room = createRoom([frame.x + 3, frame.y + 3, frame.x + frame.width - 3, frame.y + frame.height - 3], standing);
    for (const [name, { draw: drawLayer }] of added) {
      if (!layers.has(name)) continue;
      context.save();
      drawLayer(context, now, ms, room);
      context.restore();
    }
    if (layers.has("track")) photo.draw(context, now, named);
    if (!layers.has("labels")) return standing;
    const disputed = layers.has("disputed") && layers.has("borders");
    names.place(now, `${now.key}|${disputed}|${version}|${photoNamed}`, { disputed }, () => {
      const kept = [...controlBoxes(now)];
      const beside = photoNamed ? photo.nameBox(now, kept) : null;
      return beside ? [...kept, beside] : kept;
    });
    return [...standing, ...names.draw(context, standing)];
  }

  function draw(ms) {
    const now = view();
    if (!now) return;
    const { context } = surface;
    texts.begin();
    surface.begin(now);
    if (layers.has("night")) night.drawShade(context, now, ms);
    if (layers.has("cities")) {
      lights.refresh(now, moving);
      night.drawLights(context, now, ms, lights.sheet, false);
    }
    if (layers.has("night")) night.drawEdge(context, now, ms);
    standing.refresh(now, `${now.key}|${[...layers].join()}|${version}`, (sheet) => drawStanding(sheet, now));
    standing.paint(context, now);
    if (layers.has("horizon")) station.drawHorizon(context, now, ms);
    const written = drawTexts(context, now, ms, orbit.stateAt(ms));
    if (layers.has("track")) track.draw(context, now, ms, written);
    station.draw(context, now, ms);
    station.drawUncertainty(context, now, ms);
    for (const listener of drawnListeners) listener(now, ms);
  }

  // For what isn't the moment: the map was moved, data came.
  function redraw() {
    measured = null;
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      draw(moment.get());
    });
  }

  return {
    draw,
    redraw,
    resize: redraw,
    view,
    setLayers(wanted) {
      layers = new Set(wanted);
      redraw();
    },
    setMoving(value) {
      moving = value;
      redraw();
    },
    loadCities(table) {
      lights.load(table);
      names.loadCities(table);
      version += 1;
      redraw();
    },
    loadNames(document) {
      names.loadStanding(document);
      version += 1;
      redraw();
    },
    forgetTrack() {
      track.forget();
      photo.forget();
      redraw();
    },
    // listener(view, ms) after each drawing.
    onDrawn: (listener) => drawnListeners.push(listener),
    // A layer of another part of the page: draw(context, view, ms, room), in the map's pixels, under the track.
    // `room` keeps its texts apart from others; `outlines` gives [{title, words, points}] to be named under a pointer.
    addLayer(name, drawLayer, outlines = () => []) {
      added.set(name, { draw: drawLayer, outlines });
      redraw();
    },
    // What stands over the map has changed: texts are placed anew.
    controlsChanged() {
      version += 1;
      redraw();
    },
    // What is under a pixel of the stage, in words (see under.js), in the stage's pixels; null where nothing is.
    under(x, y, wider = 0) {
      const now = view();
      if (!now) return null;
      const { frame } = now;
      const outlines = [...added].flatMap(([name, layer]) => (layers.has(name) ? layer.outlines() : []));
      const found = under(now, layers, moment.get(), x + frame.x, y + frame.y, { wider, outlines });
      return found && { ...found, at: [found.at[0] - frame.x, found.at[1] - frame.y] };
    },
    placeAt(x, y) {
      const now = view();
      const place = now?.invert(x + now.frame.x, y + now.frame.y);
      return place && place.every(Number.isFinite) ? { lat: place[1], lon: ((((place[0] + 180) % 360) + 360) % 360) - 180 } : null;
    },
  };
}
