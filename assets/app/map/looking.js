// Where the map is looked at: the link's view brought to Plotly, in full when size, projection or coast change, by
// turning its projection when only the place does.

import { defaultView, layoutFor, moved, resolutionFor } from "./camera.js";
import { turnTo } from "./projection.js";

/**
 * @param {object} given
 * @param {any} given.graph Plotly's graph
 * @param {HTMLElement} given.stage
 * @param {{data: any[], layout: any, config: any}} given.figure the standing part, drawn when the map first has a size
 * @param {import("../core/link.js").Link} given.link
 * @param {() => any} given.stationNow its state at the moment
 * @param {() => void} given.onChange draws what depends on the view
 */
export function createLooking({ graph, stage, figure, link, stationNow, onChange }) {
  const region = Object.fromEntries(["south", "west", "north", "east"].map((side) => [side, Number(stage.dataset[side])]));
  const bounds = () => ({ width: stage.clientWidth, height: stage.clientHeight });
  let applying = Promise.resolve();
  let pending = 0;
  let drawn = ""; // what the standing part was last drawn for
  let size = { width: 0, height: 0 };
  let live = null; // the view while a hand moves it; the link has it when the hand lets go
  let home = { proj: "", here: null }; // where the station was when a view without a place was opened

  // Plotly takes dotted names in an update only.
  function nested(layout, change) {
    const whole = structuredClone(layout);
    for (const [name, value] of Object.entries(change)) {
      const path = name.split(".");
      const last = path.pop();
      path.reduce((part, key) => (part[key] ??= {}), whole)[last] = value;
    }
    return whole;
  }

  // The view in full: a link without a place means the view's own.
  function wanted() {
    const view = live ?? link.get("view");
    if (view.lat !== undefined) return view;
    if (home.proj !== view.proj || !home.here) home = { proj: view.proj, here: stationNow() };
    return { ...view, ...defaultView(view.proj, bounds(), region, home.here) };
  }

  // Plotly's part of the layers goes with the view: one redraw for all.
  function plotlyLayers() {
    const on = new Set(link.get("layers"));
    return { "geo.showcountries": on.has("borders"), disputed: on.has("borders") && on.has("disputed") };
  }

  const standing = (view) => JSON.stringify([view.proj === "globe", bounds(), resolutionFor(view), plotlyLayers()]);

  async function drawWhole() {
    size = bounds();
    const view = wanted();
    const { disputed, ...layers } = plotlyLayers();
    const change = { ...layoutFor(view, size), ...layers };
    drawn = standing(view);
    if (graph.data) await Plotly.update(graph, { visible: disputed }, change);
    else {
      const [trace] = figure.data;
      await Plotly.newPlot(graph, [{ ...trace, visible: disputed }], nested(figure.layout, change), figure.config);
    }
    const { width, height } = change;
    graph.style.transform = `translate(${(size.width - width) / 2}px, ${(size.height - height) / 2}px)`;
    pending -= 1;
    // It may have moved on meanwhile; where it hasn't, Plotly has drawn all paths of it just now.
    if (JSON.stringify(wanted()) === JSON.stringify(view)) onChange();
    else turn();
  }

  function turn() {
    if ((wanted().proj === "globe") === (graph.layout.geo.projection.type === "orthographic")) turnTo(graph, layoutFor(wanted(), size));
    onChange();
  }

  // Promises the view drawn.
  function apply() {
    const { width, height } = bounds();
    if (!width || !height) {
      size = { width: 0, height: 0 }; // hidden: it is applied when it has a size again
      return applying;
    }
    if (!pending && standing(wanted()) === drawn) {
      size = { width, height };
      turn();
    } else {
      pending += 1;
      applying = applying.then(drawWhole);
    }
    return applying;
  }

  return {
    bounds,
    wanted,
    drawn: () => applying,
    apply,
    // Under the hand: nothing is written, Plotly draws no more than its paths.
    drag(from, to, factor) {
      live = moved(wanted(), bounds(), from, to, factor);
      if (!pending) turn();
    },
    drop() {
      if (!live) return;
      const view = live;
      live = null;
      link.set("view", view);
    },
    zoom(factor) {
      link.set("view", moved(wanted(), bounds(), [0, 0], [0, 0], factor));
    },
    // A view without a place that is asked for anew is turned to where the station is now.
    askedFor() {
      home = { proj: "", here: null };
      return apply();
    },
    // The orbit has come: what was drawn without it is turned to the station.
    orbitCame() {
      if (!home.here && home.proj === "globe" && !live && link.get("view").lat === undefined && stationNow()) apply();
    },
    fits: () => size.width === stage.clientWidth && size.height === stage.clientHeight,
    layersChanged() {
      if (standing(wanted()) !== drawn) apply();
    },
  };
}
