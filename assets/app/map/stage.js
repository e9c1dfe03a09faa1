// The map stage: brings figure, overlay, controls and link together. `app.map` is what other parts may use:
// addLayer(name, draw), pick(), fly(view), redraw().

import { defaultView, layoutFor, resolutionFor, viewOf } from "./camera.js";
import { createOverlay } from "./overlay.js";
import { listenToPointer } from "./pointer.js";

const ZOOM_STEP = 1.5;
const FOLLOW_WITHIN = 0.3; // of the stage: nearer to its edge than this, the map is moved
const FOLLOW_EVERY_MS = 600;
const KEY_STEP = 0.15; // of the stage an arrow key moves the map
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export async function mountMap(app) {
  const stage = document.querySelector(".map-stage");
  const graph = stage.querySelector("#map .js-plotly-plot");
  await firstDrawn(graph);
  const overlay = createOverlay(graph, stage.querySelector(".map-overlay"), app);
  const region = Object.fromEntries(["south", "west", "north", "east"].map((side) => [side, Number(stage.dataset[side])]));
  const bounds = () => ({ width: stage.clientWidth, height: stage.clientHeight });
  let applying = Promise.resolve();
  let appliedTo = {};
  let following = false;
  let followedAt = 0;

  // The view in full: a link without a place means the view's own.
  function wanted() {
    const view = app.link.get("view");
    return view.lat === undefined ? { ...view, ...defaultView(view.proj, bounds(), region, app.stateAt(app.moment())) } : view;
  }

  // Plotly's part of the layers goes with the view: one redraw for all.
  function plotlyLayers() {
    const on = new Set(app.link.get("layers"));
    return { "geo.showcountries": on.has("borders"), disputed: on.has("borders") && on.has("disputed") };
  }

  function apply() {
    const size = bounds();
    appliedTo = size; // none while the map is hidden: it is applied when it has a size again
    if (!size.width || !size.height) return applying;
    const { disputed, ...layout } = plotlyLayers();
    const change = { ...layoutFor(wanted(), size), ...layout };
    showProjection();
    applying = applying
      .then(() => window.Plotly.update(graph, { visible: disputed }, change))
      .then(() => {
        const { width, height } = change;
        graph.style.transform = `translate(${(size.width - width) / 2}px, ${(size.height - height) / 2}px)`;
        overlay.redraw();
      });
    return applying;
  }

  function showProjection() {
    const { proj } = app.link.get("view");
    stage.dataset.view = proj;
    for (const button of stage.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === proj));
  }

  function showLayers() {
    const on = app.link.get("layers");
    for (const button of stage.querySelectorAll("[data-layer]")) button.setAttribute("aria-pressed", String(on.includes(button.dataset.layer)));
    overlay.setLayers(on);
  }

  // A drag or the wheel moved the map: the link says so.
  function takeOver() {
    const view = viewOf(graph.layout, app.link.get("view").proj, bounds());
    app.link.set("view", view, { quiet: true });
    const beyond = view.proj !== "globe" && Math.abs(view.lat - graph.layout.geo.center.lat) > 0.01;
    if (beyond || resolutionFor(view) !== graph.layout.geo.resolution) apply();
  }

  function zoom(factor) {
    const view = wanted();
    app.link.set("view", { ...view, zoom: Math.min(60, Math.max(0.5, view.zoom * factor)) });
  }

  // The map by keyboard: it takes the focus itself.
  function listenToKeys(map) {
    map.tabIndex = 0;
    map.setAttribute("role", "group");
    map.setAttribute("aria-label", "Map. Arrow keys move it, plus and minus zoom.");
    map.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "+" || event.key === "=") zoom(ZOOM_STEP);
      else if (event.key === "-") zoom(1 / ZOOM_STEP);
      else if (event.key in ARROWS) {
        const view = wanted();
        const [east, north] = ARROWS[event.key];
        const { width, height } = bounds();
        const degrees = KEY_STEP / overlay.view().pixelsPerDegree;
        const lat = Math.max(-85, Math.min(85, view.lat + north * height * degrees));
        const lon = ((view.lon + east * width * degrees + 540) % 360) - 180;
        app.link.set("view", { ...view, lat, lon });
      } else return;
      event.preventDefault();
    });
  }

  function follow(ms) {
    if (!following || performance.now() - followedAt < FOLLOW_EVERY_MS) return;
    const here = app.stateAt(ms);
    const view = overlay.view();
    if (!here || !view) return;
    const { frame } = view;
    const [x, y] = view.project([here.lon, here.lat]);
    const [fx, fy] = [(x - frame.x) / frame.width, (y - frame.y) / frame.height];
    const central = (share) => share > FOLLOW_WITHIN && share < 1 - FOLLOW_WITHIN;
    if (view.visible(here.lon, here.lat) && central(fx) && central(fy)) return;
    followedAt = performance.now();
    app.link.set("view", { ...wanted(), lat: here.lat, lon: here.lon });
  }

  stage.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const { view, layer, zoom: direction, follow: followed } = button.dataset;
    if (view) app.link.set("view", { proj: view });
    if (direction) zoom(direction === "in" ? ZOOM_STEP : 1 / ZOOM_STEP);
    if (layer) {
      const on = app.link.get("layers");
      app.link.set("layers", on.includes(layer) ? on.filter((name) => name !== layer) : [...on, layer]);
    }
    if (followed) {
      following = !following;
      button.setAttribute("aria-pressed", String(following));
      follow(app.moment());
    }
  });

  document.addEventListener("pointerdown", (event) => {
    const layers = stage.querySelector(".map-layers");
    if (layers.open && !layers.contains(event.target)) layers.open = false;
  });

  graph.on("plotly_relayouting", () => overlay.setMoving(true));
  graph.on("plotly_relayout", (change) => {
    overlay.setMoving(false);
    // Only what a person did carries a bare scale; our own updates carry the size too.
    if ("geo.projection.scale" in change || "geo.center.lon" in change || "geo.projection.rotation.lon" in change) {
      if (!("width" in change)) takeOver();
    }
    overlay.redraw();
  });

  listenToKeys(stage.querySelector("#map"));
  const pointer = listenToPointer(stage, overlay, app, stage.querySelector(".map-tip"));
  app.map = {
    addLayer: overlay.addLayer,
    redraw: overlay.redraw,
    pick: pointer.pick,
    fly: (view) => app.link.set("view", view),
  };
  app.link.on("view", apply);
  let drawnLayers = JSON.stringify(plotlyLayers());
  app.link.on("layers", () => {
    showLayers();
    const asked = JSON.stringify(plotlyLayers());
    if (asked !== drawnLayers) apply();
    drawnLayers = asked;
  });
  app.onFrame((ms) => {
    overlay.draw(ms);
    follow(ms);
  });
  app.onSegment?.(overlay.forgetTrack);
  showLayers();
  loadGround(app, overlay);
  await apply();
  new ResizeObserver(() => {
    const { width, height } = bounds();
    if (width !== appliedTo.width || height !== appliedTo.height) apply();
  }).observe(stage);
}

// Plotly fetches the land before it draws, and what it then draws is the layout of when it asked: a view
// set meanwhile would be undone.
async function firstDrawn(graph) {
  while (!graph.querySelector(".geolayer .land path[d]")) await new Promise((next) => setTimeout(next, 20));
}

async function loadGround(app, overlay) {
  const json = async (url) => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    return answer.json();
  };
  try {
    const [cities, names] = await Promise.all([json(app.config.places.cities_url), json("/assets/maps/labels.json")]);
    overlay.loadCities(cities);
    overlay.loadNames(names);
  } catch (problem) {
    console.error(problem);
    app.notice("City lights and names could not be loaded; the map is drawn without them.");
  }
}
