// The season's chart: Plotly draws the server's figure, this re-sizes the candidates and marks the moment.

import { plotly } from "../../lib/plotly.js";

const CANDIDATES = 2; // the trace, see dashboard/figures/finder.py
const CONFIG = { displayModeBar: false, displaylogo: false, showSendToCloud: false, doubleClick: "reset", responsive: true };

export function createChart(root, onJump) {
  const graph = root.querySelector("#candidates-chart");
  let shapes = [];
  let drawn = null;

  return {
    load(figure) {
      shapes = figure.layout.shapes ?? [];
      drawn = plotly().then(async (Plotly) => {
        const first = !graph.data;
        await Plotly.react(graph, figure.data, figure.layout, CONFIG);
        if (!first) return;
        graph.on("plotly_click", (event) => {
          const point = event.points?.find(({ curveNumber }) => curveNumber === CANDIDATES);
          if (point) onJump(point.customdata[0]);
        });
      });
      return drawn;
    },
    async rank(ranking) {
      await drawn;
      const { least_size: least, largest_size: largest } = graph.layout.meta;
      const scores = new Map(ranking.map(({ candidate, score }) => [candidate.best_utc, score]));
      const top = ranking[0]?.score ?? 1;
      const size = graph.data[CANDIDATES].customdata.map(
        ([iso]) => least + (largest - least) * Math.sqrt((scores.get(iso) ?? 0) / top),
      );
      window.Plotly.restyle(graph, { "marker.size": [size] }, [CANDIDATES]);
    },
    async moment(ms) {
      await drawn;
      if (!graph.data) return;
      const x = new Date(ms).toISOString().slice(0, 19).replace("T", " ");
      const line = { type: "line", xref: "x", yref: "paper", x0: x, x1: x, y0: 0, y1: 1, line: { color: "#5ad1ff", width: 1.5 } };
      window.Plotly.relayout(graph, { shapes: [...shapes, line] });
    },
  };
}
