// Which night was it? A chart of the sky around the celestial pole with the place that the star trails of each
// candidate would circle about. A click on the star at the centre of the real trails ranks the candidates anew.

import { described } from "../../lib/described.js";
import { utcText } from "../../lib/text.js";

const SIZE = 560;
const REACH_DEG = 80; // from the celestial pole to the chart's edge
const RAD = Math.PI / 180;
const LISTED = 8;
const NAMED_TO = 2.6; // magnitude of the faintest star with its name on the chart

// Equal distances from the pole are equal on the chart. As seen in the sky: right ascension runs anticlockwise
// around the southern pole, clockwise around the northern.
function project(ra, dec, side) {
  const south = side === "starboard";
  const radius = ((SIZE / 2) * (south ? 90 + dec : 90 - dec)) / REACH_DEG;
  const angle = ra * RAD * (south ? -1 : 1);
  return [SIZE / 2 + radius * Math.sin(angle), SIZE / 2 - radius * Math.cos(angle)];
}

const percent = (share) => (share >= 0.1 ? `${Math.round(share * 100)} %` : share >= 1e-4 ? `${(share * 100).toFixed(share >= 0.01 ? 1 : 2)} %` : "under 0.01 %");
const colourOf = (bv) => (bv < 0.1 ? "#b9ccff" : bv < 0.6 ? "#f3f5ff" : bv < 1.1 ? "#ffe6bd" : "#ffc38a");

/**
 * The star that was meant: by all it is called, its letter or its name, its Hipparcos number, or what only it begins with.
 * @param {{called: string, name: string, hip: number}[]} stars
 * @param {string} typed
 */
export function starCalled(stars, typed) {
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
  const wanted = plain(typed);
  const forms = (star) => [star.called, star.called.replace(/ \(.*/, ""), star.name, `HIP ${star.hip}`].map(plain);
  const exact = stars.find((star) => forms(star).includes(wanted));
  if (exact) return exact;
  const begun = stars.filter((star) => forms(star).some((form) => form.startsWith(wanted)));
  return begun.length === 1 ? begun[0] : null;
}

// Stars near to where some candidate's pole is come first, the brightest of them first; then the rest.
const NEAR_DEG = 12;
export function nearestFirst({ stars, candidates }) {
  const near = (star) =>
    candidates.some((one) => {
      const [a, b] = [star.dec_deg * RAD, one.dec_deg * RAD];
      return Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos((star.ra_deg - one.ra_deg) * RAD) > Math.cos(NEAR_DEG * RAD);
    });
  return stars.map((star) => ({ star, far: near(star) ? 0 : 1 })).sort((x, y) => x.far - y.far || x.star.magnitude - y.star.magnitude).map(({ star }) => star);
}

/**
 * The chart, described for Dash. A star is told by `data-star`, a candidate by `data-night`.
 * @param {any} answer of /api/v1/photos/{id}/poles
 * @param {number} ms the moment
 */
export function chartOf(answer, ms) {
  const half = SIZE / 2;
  const lines = answer.lines_deg.map(([ra1, dec1, ra2, dec2]) => `M${project(ra1, dec1, answer.side)}L${project(ra2, dec2, answer.side)}`);
  const rings = [30, 60].map((dec) => described("circle", { className: "chart-grid", cx: half, cy: half, r: ((90 - dec) / REACH_DEG) * half }));
  const label = "Chart of the southern sky with each candidate’s pole";
  return described(
    "svg",
    { viewBox: `0 0 ${SIZE} ${SIZE}`, role: "group", "aria-label": label },
    described("defs", {}, described("clipPath", { id: "pole-chart-edge" }, described("circle", { cx: half, cy: half, r: half - 1 }))),
    described("circle", { className: "chart-sky", cx: half, cy: half, r: half - 1 }),
    ...rings,
    described("path", { className: "chart-lines", clipPath: "url(#pole-chart-edge)", d: lines.join("") }),
    ...answer.stars.map((star) => starOf(star, answer)),
    ...starNames(answer),
    ...answer.candidates.map((one, rank) => poleOf(one, rank, answer)).reverse(),
    ...hereOf(answer, ms),
  );
}

const at = (thing, answer) => project(thing.ra_deg, thing.dec_deg, answer.side);

function starOf(star, answer) {
  const [cx, cy] = at(star, answer);
  const r = Math.max(0.7, 4.1 - 0.75 * star.magnitude);
  const chosen = answer.star?.hip === star.hip;
  return described(
    "g",
    { className: chosen ? "chart-star is-chosen" : "chart-star", "data-star": star.hip },
    described("circle", { className: "hit", cx, cy, r: 9 }),
    described("circle", { cx, cy, r, fill: colourOf(star.colour_index) }),
    described("title", {}, `${star.called}, magnitude ${star.magnitude.toFixed(1)}`),
    ...(chosen ? [described("circle", { className: "ring", cx, cy, r: 9 })] : []),
  );
}

// Names of the bright stars, none over another.
function starNames(answer) {
  const taken = [];
  const bright = answer.stars.filter((star) => star.magnitude <= NAMED_TO && !/\s/.test(star.name));
  return bright.flatMap((star) => {
    const [x, y] = at(star, answer);
    const box = [x + 4, y - 7, x + 8 + 6 * star.name.length, y + 5];
    if (Math.hypot(x - SIZE / 2, y - SIZE / 2) > SIZE / 2 - 24) return [];
    if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return [];
    taken.push(box);
    return [described("text", { className: "chart-name", x: x + 6, y: y + 3.5 }, star.name)];
  });
}

// Candidates by likelihood, or nearness to the star: the first is large.
function poleOf(candidate, rank, answer) {
  const [cx, cy] = at(candidate, answer);
  const words = `${utcText(Date.parse(candidate.best_utc), "minute")}: ${candidate.nearest_star_deg.toFixed(1)}° from ${candidate.nearest_star}`;
  const className = rank === 0 ? "chart-pole is-first" : "chart-pole";
  const r = rank === 0 ? 6 : rank < LISTED ? 4 : 2.6;
  return described("circle", { className, "data-night": candidate.best_utc, cx, cy, r }, described("title", {}, words));
}

// The candidate that the moment is of, if any.
function hereOf(answer, ms) {
  const apart = (one) => Math.abs(Date.parse(one.best_utc) - ms);
  const nearest = answer.candidates.reduce((best, one) => (apart(one) < apart(best) ? one : best));
  if (apart(nearest) >= 600e3) return [];
  const [cx, cy] = at(nearest, answer);
  return [described("circle", { className: "chart-here", cx, cy, r: 11 })];
}

/** What the chart says, in a sentence. */
export function statusOf(answer) {
  if (!answer.star) return "No star chosen: candidates by the finder’s likelihood.";
  const [best] = answer.candidates;
  return `With ${answer.star.called} at the centre: ${utcText(Date.parse(best.best_utc), "minute")} is nearest, ${best.from_star_deg.toFixed(1)}° off. The pole moves ${Math.abs(answer.shift_deg_per_day).toFixed(2)}° of right ascension a day.`;
}

/** The first candidates, each a way to its moment. */
export const nightItems = (answer) =>
  answer.candidates.slice(0, LISTED).map((candidate) => {
    const when = utcText(Date.parse(candidate.best_utc), "minute");
    const rest = answer.star
      ? `${candidate.from_star_deg.toFixed(1)}° from the star; the finder alone gives it ${percent(candidate.score)}`
      : `${percent(candidate.score)}, ${candidate.nearest_star_deg.toFixed(1)}° from ${candidate.nearest_star}`;
    const button = described("button", { type: "button", className: "jump-to", "data-night": candidate.best_utc }, when);
    return described("li", {}, button, described("span", {}, rest));
  });
