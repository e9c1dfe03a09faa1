// The season's chart: Plotly draws it, this re-sizes the candidates and marks the moment.

const CANDIDATES = 2; // the trace, see dashboard/figures/finder.py

export function createChart(root, onJump) {
  const plot = () => root.querySelector("#candidates-chart .js-plotly-plot");
  let listening = null;
  let shapes = [];

  function listen() {
    const graph = plot();
    if (!graph || graph === listening) return;
    listening = graph;
    shapes = graph.layout.shapes ?? [];
    graph.on("plotly_click", (event) => {
      const point = event.points?.find(({ curveNumber }) => curveNumber === CANDIDATES);
      if (point) onJump(point.customdata[0]);
    });
  }

  return {
    ready: () => Boolean(plot()?.layout),
    async load(figure) {
      const graph = plot();
      await window.Plotly.react(graph, figure.data, figure.layout);
      shapes = figure.layout.shapes ?? [];
      listen();
    },
    rank(ranking) {
      listen();
      const graph = plot();
      const trace = graph?.data?.[CANDIDATES];
      if (!trace) return;
      const { least_size: least, largest_size: largest } = graph.layout.meta;
      const scores = new Map(ranking.map(({ candidate, score }) => [candidate.best_utc, score]));
      const top = ranking[0]?.score ?? 1;
      const size = trace.customdata.map(([iso]) => least + (largest - least) * Math.sqrt((scores.get(iso) ?? 0) / top));
      window.Plotly.restyle(graph, { "marker.size": [size] }, [CANDIDATES]);
    },
    moment(ms) {
      listen();
      const graph = plot();
      if (!graph) return;
      const x = new Date(ms).toISOString().slice(0, 19).replace("T", " ");
      const line = { type: "line", xref: "x", yref: "paper", x0: x, x1: x, y0: 0, y1: 1, line: { color: "#5ad1ff", width: 1.5 } };
      window.Plotly.relayout(graph, { shapes: [...shapes, line] });
    },
  };
}
