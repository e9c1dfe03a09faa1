// Which night was it? A chart of the sky around the celestial pole with the place that the star trails of each
// candidate would circle about. A click on the star at the centre of the real trails ranks the candidates anew.

import { utcText } from "../../lib/text.js";
import { sentenceOf, troubleBox, wordsOf } from "../../lib/trouble.js";

const SVG = "http://www.w3.org/2000/svg";
const SIZE = 560;
const REACH_DEG = 80; // from the celestial pole to the chart's edge
const RAD = Math.PI / 180;
const LISTED = 8;
const NAMED_TO = 2.6; // magnitude of the faintest star with its name on the chart

function make(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

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

export function createPoleChart(root, app) {
  const holder = root.querySelector("#pole-chart");
  const list = root.querySelector("#pole-candidates");
  const status = root.querySelector("#pole-status");
  const field = Object.assign(document.createElement("input"), { id: "pole-star", type: "search", autocomplete: "off", spellcheck: false, placeholder: "none chosen" });
  field.setAttribute("list", "pole-stars");
  field.setAttribute("aria-describedby", "pole-status");
  const offers = Object.assign(document.createElement("datalist"), { id: "pole-stars" });
  root.querySelector("#pole-star-slot").replaceChildren(field, offers);
  let answer = null;
  let asked = null;

  async function load() {
    const side = "starboard";
    const star = app.link.get("pole_star");
    const query = new URLSearchParams({ side, ...(star ? { star } : {}) }).toString();
    if (query === asked) return;
    asked = query;
    try {
      const response = await fetch(`/api/v1/photos/${root.dataset.photo}/poles?${query}`);
      if (!response.ok) throw new Error(await sentenceOf(response));
      const next = await response.json();
      if (query !== asked) return;
      answer = next;
      draw();
    } catch (problem) {
      if (query !== asked) return;
      asked = null;
      holder.replaceChildren(troubleBox(wordsOf(problem), load));
    }
  }

  function choose(hip) {
    app.link.set("pole_star", hip ? String(hip) : null);
  }
  app.link.on("pole_star", load);
  field.addEventListener("change", () => {
    const typed = field.value.trim();
    const star = answer && typed ? starCalled(answer.stars, typed) : null;
    field.setAttribute("aria-invalid", String(Boolean(typed && !star)));
    if (typed && !star) status.textContent = `No star of this chart is called “${typed}”. Choose one of the list: letter and constellation, or its name.`;
    else choose(star?.hip ?? null);
  });

  const at = (thing) => project(thing.ra_deg, thing.dec_deg, answer.side);

  function draw() {
    const svg = make("svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, role: "group", "aria-label": "Chart of the southern sky with each candidate’s pole" });
    const edge = make("clipPath", { id: "pole-chart-edge" }, make("circle", { cx: SIZE / 2, cy: SIZE / 2, r: SIZE / 2 - 1 }));
    svg.append(make("defs", {}, edge));
    svg.append(make("circle", { class: "chart-sky", cx: SIZE / 2, cy: SIZE / 2, r: SIZE / 2 - 1 }));
    for (const dec of [30, 60]) svg.append(make("circle", { class: "chart-grid", cx: SIZE / 2, cy: SIZE / 2, r: ((90 - dec) / REACH_DEG) * (SIZE / 2) }));
    svg.append(
      make("path", {
        class: "chart-lines",
        "clip-path": "url(#pole-chart-edge)",
        d: answer.lines_deg.map(([ra1, dec1, ra2, dec2]) => `M${project(ra1, dec1, answer.side)}L${project(ra2, dec2, answer.side)}`).join(""),
      }),
    );
    svg.append(...answer.stars.map(drawStar));
    svg.append(...namesOf(answer.stars));
    const ranked = [...answer.candidates].reverse();
    svg.append(...ranked.map(drawPole));
    const here = currentPole();
    if (here) {
      const [x, y] = at(here);
      svg.append(make("circle", { class: "chart-here", cx: x, cy: y, r: 11 }));
    }
    holder.replaceChildren(svg);
    fillField();
    fillList();
  }

  function drawStar(star) {
    const [x, y] = at(star);
    const r = Math.max(0.7, 4.1 - 0.75 * star.magnitude);
    const chosen = answer.star?.hip === star.hip;
    const group = make(
      "g",
      { class: chosen ? "chart-star is-chosen" : "chart-star" },
      make("circle", { class: "hit", cx: x, cy: y, r: 9 }),
      make("circle", { cx: x, cy: y, r, fill: colourOf(star.colour_index) }),
      make("title", {}, `${star.called}, magnitude ${star.magnitude.toFixed(1)}`),
    );
    if (chosen) group.append(make("circle", { class: "ring", cx: x, cy: y, r: 9 }));
    group.addEventListener("click", () => choose(chosen ? null : star.hip));
    return group;
  }

  // Names of the bright stars, none over another.
  function namesOf(stars) {
    const taken = [];
    const bright = stars.filter((star) => star.magnitude <= NAMED_TO && !/\s/.test(star.name));
    return bright.flatMap((star) => {
      const [x, y] = at(star);
      const box = [x + 4, y - 7, x + 8 + 6 * star.name.length, y + 5];
      if (Math.hypot(x - SIZE / 2, y - SIZE / 2) > SIZE / 2 - 24) return [];
      if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return [];
      taken.push(box);
      return [make("text", { class: "chart-name", x: x + 6, y: y + 3.5 }, star.name)];
    });
  }

  // Candidates by likelihood, or nearness to the star: the first is large.
  function drawPole(candidate) {
    const rank = answer.candidates.indexOf(candidate);
    const [x, y] = at(candidate);
    const mark = make(
      "circle",
      { class: rank === 0 ? "chart-pole is-first" : "chart-pole", cx: x, cy: y, r: rank === 0 ? 6 : rank < LISTED ? 4 : 2.6 },
      make("title", {}, `${utcText(Date.parse(candidate.best_utc), "minute")}: ${candidate.nearest_star_deg.toFixed(1)}° from ${candidate.nearest_star}`),
    );
    mark.addEventListener("click", () => jump(candidate));
    return mark;
  }

  function currentPole() {
    const nearest = answer.candidates.reduce((best, one) =>
      Math.abs(Date.parse(one.best_utc) - app.moment()) < Math.abs(Date.parse(best.best_utc) - app.moment()) ? one : best,
    );
    return Math.abs(Date.parse(nearest.best_utc) - app.moment()) < 600e3 ? nearest : null;
  }

  function jump(candidate) {
    app.step(() => {
      app.clock.pause();
      app.setMoment(Date.parse(candidate.best_utc), { settle: true });
    });
  }

  function fillField() {
    offers.replaceChildren(...nearestFirst(answer).map((star) => new Option("", star.called)));
    field.value = answer.star?.called ?? "";
    field.removeAttribute("aria-invalid");
  }

  function fillList() {
    const best = answer.candidates[0];
    status.textContent = answer.star
      ? `With ${answer.star.called} at the centre: ${utcText(Date.parse(best.best_utc), "minute")} is nearest, ${best.from_star_deg.toFixed(1)}° off. The pole moves ${Math.abs(answer.shift_deg_per_day).toFixed(2)}° of right ascension a day.`
      : "No star chosen: candidates by the finder’s likelihood.";
    list.replaceChildren(
      ...answer.candidates.slice(0, LISTED).map((candidate) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "jump-to";
        button.textContent = utcText(Date.parse(candidate.best_utc), "minute");
        button.addEventListener("click", () => jump(candidate));
        const rest = document.createElement("span");
        rest.textContent = answer.star
          ? `${candidate.from_star_deg.toFixed(1)}° from the star; the finder alone gives it ${percent(candidate.score)}`
          : `${percent(candidate.score)}, ${candidate.nearest_star_deg.toFixed(1)}° from ${candidate.nearest_star}`;
        item.append(button, rest);
        return item;
      }),
    );
  }

  app.onSettle(() => answer && draw());

  return { show: load };
}
