// The canvas over the map. Everything that moves is drawn here, once a frame at most; Plotly below draws only
// what stands still, and only when the map itself is moved.
//
//   sheets, kept per view:  lights, names + region            (lights.js, names.js)
//   each frame:             night, lights, horizon, track, station, layers added by others

import { createLights } from "./lights.js";
import { createNames } from "./names.js";
import { createNight } from "./night.js";
import { createPhotoMark } from "./photomark.js";
import { readView } from "./projection.js";
import { createStation } from "./station.js";
import { createSheet, createSurface } from "./surface.js";
import { createTrack } from "./track.js";

export function createOverlay(graph, container, app) {
  const surface = createSurface(container);
  const lights = createLights();
  const names = createNames();
  const night = createNight();
  const station = createStation(app);
  const track = createTrack(app);
  const photo = createPhotoMark(app);
  const standing = createSheet();
  const added = new Map();
  const drawnListeners = [];
  let layers = new Set();
  let moving = false;
  let version = 0; // of what the standing sheet shows
  let asked = false;
  let written = []; // boxes that hold text or a control: what moves keeps its own text clear of them

  function frameOfStage() {
    const stage = container.getBoundingClientRect();
    const map = graph.getBoundingClientRect();
    return { x: stage.left - map.left, y: stage.top - map.top, width: stage.width, height: stage.height };
  }

  function view() {
    const frame = frameOfStage();
    return frame.width && frame.height ? readView(graph, frame) : null;
  }

  // The border the photograph is about: lit, as the floodlights along it are; its disputed part in its own colour.
  function drawRegion(context, now) {
    if (!layers.has("borders")) return;
    context.lineJoin = "round";
    for (const [disputed, colour] of [[false, "255, 196, 112"], [true, "204, 160, 255"]]) {
      const coordinates = graph.layout.meta.region.filter((line) => line.disputed === disputed).map((line) => line.lonlat);
      if (!coordinates.length || (disputed && !layers.has("disputed"))) continue;
      const path = now.path({ type: "MultiLineString", coordinates });
      for (const [width, alpha] of [[7, 0.07], [3.2, 0.16], [1.2, 0.75]]) {
        context.strokeStyle = `rgba(${colour}, ${alpha})`;
        context.lineWidth = width;
        context.stroke(path);
      }
    }
  }

  // The air at the globe's edge.
  function drawAir(context, now) {
    if (!now.globe) return;
    const { discX: x, discY: y, scale: r } = now;
    const air = context.createRadialGradient(x, y, r * 0.985, x, y, r * 1.075);
    air.addColorStop(0, "rgba(120, 190, 255, 0)");
    air.addColorStop(0.17, "rgba(120, 190, 255, .42)");
    air.addColorStop(0.3, "rgba(90, 160, 255, .2)");
    air.addColorStop(1, "rgba(60, 120, 255, 0)");
    context.fillStyle = air;
    context.beginPath();
    context.arc(x, y, r * 1.08, 0, 2 * Math.PI);
    context.arc(x, y, r * 0.985, 0, 2 * Math.PI, true);
    context.fill();
  }

  function drawStanding(context, now) {
    drawAir(context, now);
    drawRegion(context, now);
    written = controlBoxes(now);
    if (layers.has("labels")) names.draw(context, now, { disputed: layers.has("disputed") && layers.has("borders"), boxes: written });
  }

  // Where the buttons and the key over the map are, in its pixels: [left, top, right, bottom].
  function controlBoxes({ frame }) {
    const stage = container.getBoundingClientRect();
    const [dx, dy] = [frame.x - stage.left, frame.y - stage.top];
    return [...container.parentElement.querySelectorAll(".map-controls > *, .map-key > *")].map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return [left + dx, top + dy, right + dx, bottom + dy];
    });
  }

  function draw(ms) {
    const now = view();
    if (!now) return;
    const { context } = surface;
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
    for (const [name, drawLayer] of added) {
      if (!layers.has(name)) continue;
      context.save();
      drawLayer(context, now, ms);
      context.restore();
    }
    if (layers.has("track")) {
      const named = photo.draw(context, now, ms);
      track.draw(context, now, ms, [...written, ...named]);
    }
    station.draw(context, now, ms);
    station.drawUncertainty(context, now, ms);
    for (const listener of drawnListeners) listener(now, ms);
  }

  // For what isn't the moment: the map was moved, data came.
  function redraw() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      draw(app.moment());
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
    // A layer of another part of the page: draw(context, view, ms), in the map's pixels, under the track.
    addLayer(name, drawLayer) {
      added.set(name, drawLayer);
      redraw();
    },
    // The instant of the track under a pixel of the stage, with the pixel it has there.
    trackAt(x, y) {
      const now = view();
      if (!now || !layers.has("track")) return null;
      const { frame } = now;
      const found = track.nearest(x + frame.x, y + frame.y, app.moment(), now);
      return found && { ms: found.ms, x: found.x - frame.x, y: found.y - frame.y };
    },
    placeAt(x, y) {
      const now = view();
      const place = now?.invert(x + now.frame.x, y + now.frame.y);
      return place && place.every(Number.isFinite) ? { lat: place[1], lon: ((((place[0] + 180) % 360) + 360) % 360) - 180 } : null;
    },
  };
}
