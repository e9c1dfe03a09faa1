// A season's orbit as closed forms: the browser's half of dashboard/orbit/arcs.py, whose
// docstring states the formula. Good to some tens of metres; what is measured comes from the blocks.

const HALF_S = 0.5;

function evaluate(c, s, x) {
  const mean = c.u0 + x * (c.u1 + x * (c.u2 + x * c.u3));
  const sine = Math.sin(mean);
  const cosine = Math.cos(mean);
  const sine2 = 2 * sine * cosine;
  const cosine2 = 1 - 2 * sine * sine;
  const u = mean + (c.us + c.usx * x) * sine + (c.uc + c.ucx * x) * cosine + s.SU * sine2 + s.CU * cosine2;
  const r = c.r0 + c.r1 * x + (c.rs + c.rsx * x) * sine + (c.rc + c.rcx * x) * cosine + s.SR * sine2 + s.CR * cosine2;
  const i = c.i0 + s.CI * cosine2;
  const n = c.n0 + x * (c.n1 + x * c.n2) + s.SN * sine2;
  const along = r * Math.cos(u);
  const across = r * Math.sin(u);
  const flat = across * Math.cos(i);
  return [
    Math.cos(n) * along - Math.sin(n) * flat,
    Math.sin(n) * along + Math.cos(n) * flat,
    across * Math.sin(i),
  ];
}

const fromRows = (columns, rows) => rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));

const fromColumns = (columns) =>
  columns.start.map((_, row) => Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[row]])));

export function createArcs() {
  let blocks = [];
  let shared = null;
  let recent = null;

  function blockAt(unixS) {
    if (recent && unixS >= recent.start && unixS < recent.stop) return recent;
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (blocks[middle].start <= unixS) low = middle;
      else high = middle - 1;
    }
    const found = blocks[low];
    if (!found || unixS < found.start || unixS > found.stop) return null;
    recent = found;
    return found;
  }

  const at = (block, unixS) =>
    evaluate(block, shared, (2 * unixS - block.start - block.stop) / (block.stop - block.start));

  return {
    /** @param {{ shared: any, columns?: string[], blocks?: number[][], by_column?: Record<string, number[]> }} answer of the server */
    take(answer) {
      shared = answer.shared;
      blocks = answer.by_column ? fromColumns(answer.by_column) : fromRows(answer.columns, answer.blocks);
    },
    stateAt(ms) {
      const unixS = ms / 1000;
      const block = blockAt(unixS);
      if (!block) return null;
      const before = at(block, unixS - HALF_S);
      const after = at(block, unixS + HALF_S);
      return {
        position: at(block, unixS),
        velocity: before.map((value, k) => (after[k] - value) / (2 * HALF_S)),
      };
    },
    // Largest uncertainty of the states in the block, with what the closed form adds.
    uncertaintyKm(ms) {
      const block = blockAt(ms / 1000);
      return block && block.uncertainty_km + block.max_km;
    },
    // The nodal period: how long the mean argument of latitude takes for a turn.
    periodMs(ms) {
      const block = blockAt(ms / 1000);
      return block && ((2 * Math.PI) / block.u1) * ((block.stop - block.start) / 2) * 1000;
    },
  };
}
