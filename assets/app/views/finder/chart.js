// The season's chart: the server's figure, its candidates as large as they weigh now, and the moment's line.

const CANDIDATES = 2; // the trace, see dashboard/figures/finder.py

/**
 * @param {any} figure
 * @param {{candidate: {best_utc: string}, score: number}[]} ranking
 * @param {number | null} ms
 */
export function chartOf(figure, ranking, ms) {
  const { least_size: least, largest_size: largest } = figure.layout.meta;
  const scores = new Map(ranking.map(({ candidate, score }) => [candidate.best_utc, score]));
  const top = ranking[0]?.score ?? 1;
  const data = figure.data.map((trace, number) => {
    if (number !== CANDIDATES) return trace;
    const size = trace.customdata.map(([iso]) => least + (largest - least) * Math.sqrt((scores.get(iso) ?? 0) / top));
    return { ...trace, marker: { ...trace.marker, size } };
  });
  const shapes = [...(figure.layout.shapes ?? []), ...(ms === null ? [] : [lineAt(ms)])];
  return { data, layout: { ...figure.layout, shapes } };
}

/** @param {number} ms */
function lineAt(ms) {
  const x = new Date(ms).toISOString().slice(0, 19).replace("T", " ");
  return { type: "line", xref: "x", yref: "paper", x0: x, x1: x, y0: 0, y1: 1, line: { color: "#5ad1ff", width: 1.5 } };
}

/** The candidate that was clicked. @param {any} clicked @returns {string | null} its instant */
export const pickedOf = (clicked) =>
  clicked?.points?.find(({ curveNumber }) => curveNumber === CANDIDATES)?.customdata[0] ?? null;
