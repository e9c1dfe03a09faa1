// The Plotly charts of the station view, and the moment's cursor over each. Margins and ranges are fixed
// by the server, so a cursor is one transform a frame: Plotly itself is never asked to redraw.

import { plotly } from "../../lib/plotly.js";

const TWICE_MS = 400; // a click opens its ship when no second one came within this
const NARROW = { width: 560, left: 110, font: 10.5 };

export function createCharts(root, { onOpen, onJump }) {
  const charts = [...root.querySelectorAll(".chart")].map((place) => createChart(place, { onOpen, onJump }));
  return {
    async draw() {
      for (const chart of charts) await chart.draw();
    },
    move: (ms) => charts.forEach((chart) => chart.move(ms)),
  };
}

function createChart(place, { onOpen, onJump }) {
  const plot = place.querySelector(".chart-plot");
  const cursor = place.querySelector(".chart-cursor");
  const figure = JSON.parse(place.dataset.figure);
  const config = JSON.parse(place.dataset.config);
  const [first, last] = figure.layout.xaxis.range.map((text) => Date.parse(`${text}Z`));
  const wide = figure.layout.margin.l;
  let left = wide;
  let width = 0;
  let drawn = null;
  let shown = NaN;

  const tight = () => place.clientWidth < NARROW.width;
  const narrow = () => wide > NARROW.left && tight();

  function layout() {
    const { layout: full } = figure;
    left = narrow() ? NARROW.left : wide;
    // Words above the chart would meet in a narrow one: the photograph's stand a line lower.
    const annotations = full.annotations?.map((one) => ({ ...one, yshift: tight() && one.text === "the photo" ? -14 : 0 }));
    if (!narrow()) return { ...full, annotations };
    const yaxis = { ...full.yaxis, tickfont: { ...full.yaxis.tickfont, size: NARROW.font } };
    return { ...full, yaxis, annotations, margin: { ...full.margin, l: left } };
  }

  function place_(ms) {
    const inside = width - left - figure.layout.margin.r;
    const share = (ms - first) / (last - first);
    cursor.hidden = !(share >= 0 && share <= 1) || inside <= 0;
    cursor.style.transform = `translateX(${(left + share * inside).toFixed(1)}px)`;
  }

  async function draw() {
    if (!place.clientWidth) return; // hidden: it is drawn when it is shown
    width = place.clientWidth;
    const Plotly = await plotly();
    if (!drawn) {
      drawn = Plotly.newPlot(plot, figure.data, layout(), config).then(listen);
      new ResizeObserver(resized).observe(place);
    }
    await drawn;
    cursor.style.top = `${figure.layout.margin.t - 6}px`;
    cursor.style.bottom = `${figure.layout.margin.b}px`;
    if (Number.isFinite(shown)) place_(shown);
  }

  function resized() {
    if (!place.clientWidth || place.clientWidth === width) return;
    const was = `${left} ${width < NARROW.width}`;
    width = place.clientWidth;
    const next = layout();
    if (`${left} ${tight()}` !== was) {
      window.Plotly.relayout(plot, { "margin.l": left, "yaxis.tickfont.size": next.yaxis?.tickfont?.size ?? null, annotations: next.annotations ?? [] });
    }
    if (Number.isFinite(shown)) place_(shown);
  }

  // Opening a ship narrows the chart, so a single click waits until it can't become a double one.
  function listen() {
    let pending = { visit: null, timer: 0 };
    plot.on("plotly_click", ({ points: [point], event }) => {
      const visit = point?.customdata;
      if (!visit) return;
      clearTimeout(pending.timer);
      // The browser counts clicks itself, by the person's own setting of a double click.
      if (event?.detail === 2 || pending.visit === visit) {
        pending = { visit: null, timer: 0 };
        onJump(visit);
        return;
      }
      const timer = setTimeout(() => {
        pending = { visit: null, timer: 0 };
        onOpen(visit);
      }, TWICE_MS);
      pending = { visit, timer };
    });
  }

  return {
    draw,
    move(ms) {
      shown = ms;
      if (drawn) place_(ms);
    },
  };
}
