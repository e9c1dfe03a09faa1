// The ranking: the same sums as dashboard/photos/ranking/likelihood.py, done again for every move of a slider.

// What each clue says of a candidate was computed once; a weight only scales it.
// Of a list that was cut, the shares keep the part of the whole that the answer gave the listed ones: exact
// for the weights it was asked with.
/** @param {any[]} candidates @param {Record<string, number>} weights @param {{ total?: number }} [answer] */
export function ranked(candidates, weights, answer = {}) {
  const totals = candidates.map((candidate) =>
    Object.entries(candidate.terms).reduce((sum, [clue, term]) => sum + (weights[clue] ?? 1) * term, 0),
  );
  const top = Math.max(...totals);
  const relative = totals.map((total) => Math.exp(total - top));
  const cut = (answer.total ?? candidates.length) > candidates.length;
  const part = cut ? candidates.reduce((whole, { score }) => whole + score, 0) : 1;
  const sum = relative.reduce((a, b) => a + b, 0) / part;
  return candidates
    .map((candidate, index) => ({ candidate, score: relative[index] / sum }))
    .sort((a, b) => b.score - a.score || a.candidate.best_utc.localeCompare(b.candidate.best_utc));
}

// "hour:2,evidence:0"; weights of 1 are left out.
export function parseWeights(text, most) {
  const weights = {};
  for (const pair of (text ?? "").split(",").filter(Boolean)) {
    const [clue, number] = pair.split(":");
    const value = Number(number);
    if (Number.isFinite(value)) weights[clue] = Math.min(most, Math.max(0, value));
  }
  return weights;
}

export function formatWeights(weights) {
  return Object.entries(weights)
    .filter(([, value]) => value !== 1)
    .map(([clue, value]) => `${clue}:${Number(value.toFixed(2))}`)
    .join(",");
}
