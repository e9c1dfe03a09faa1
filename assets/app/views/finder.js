// When was it taken? The candidates as a table and a chart, re-ranked by weights; and anybody's photograph.
//
//   /api/v1/photos/{id}/candidates ─┐
//   /api/v1/find (form) ────────────┴─► answer ─► rows, chart, clues ─┐
//   sliders ─► weights ─► ranking (rank.js) ◄─────────────────────────┘─► table, chart, link

import { createChart } from "./finder/chart.js";
import { createForm } from "./finder/form.js";
import { formatWeights, parseWeights, ranked } from "./finder/rank.js";
import { createTable } from "./finder/table.js";
import { createWeights } from "./finder/weights.js";
import { dateAndTime, element, percent } from "./finder/words.js";

const MOST_WEIGHT = 3;
const OWN_CLUES =
  "These are the passes that fit the clues you gave, computed from the orbit and the visits. They are ranked by how well each fits what only weighs (distance, altitude, publication); a score is the probability of that pass if the photograph is from one of them.";

export async function mount(stage, app) {
  const root = stage.querySelector(".finder");
  const status = root.querySelector("#finder-status");
  const photo = root.dataset.photo;
  const explained = root.querySelector("#finder-explained");
  const explanation = explained.textContent;
  const title = root.querySelector("#finder-title");
  const ownTitle = title.textContent;
  let answer = null;
  let turn = 0; // answers to earlier questions are not shown
  let restoring = 0;

  const table = createTable(root, jump);
  const chart = createChart(root, jump);
  const weights = createWeights(root, parseWeights(app.link.get("weights"), MOST_WEIGHT), (_, settled) => {
    rank();
    if (!settled || !answer) return;
    say();
    if (answer.candidates.length < answer.total) form.again();
  });
  const form = createForm(root, app, { found, again: load, back, weights: () => formatWeights(weights.weights) });

  function jump(iso) {
    app.step(() => {
      app.clock.pause();
      app.setMoment(Date.parse(iso), { settle: true });
      table.choose(iso);
    });
  }

  function rank() {
    if (!answer) return;
    const ranking = ranked(answer.candidates, weights.weights, answer);
    table.rank(ranking);
    chart.rank(ranking);
    app.link.set("weights", formatWeights(weights.weights) || null, { quiet: true });
  }

  function say() {
    const [best] = ranked(answer.candidates, weights.weights, answer);
    const [day, time] = dateAndTime(best.candidate.best_utc);
    const listed = answer.candidates.length;
    const cut = listed < answer.total ? `; the best ${listed} are listed` : "";
    const fit = answer.total === 1 ? `1 pass near ${answer.place} fits` : `${answer.total} passes near ${answer.place} fit${cut}`;
    const note = answer.place_note ? ` ${answer.place_note}` : "";
    status.textContent = `${fit}. The likeliest: ${day}, ${time} UTC, ${percent(best.score)}.${note}`;
  }

  function load(next) {
    answer = next;
    chart.load(answer.chart);
    table.load(answer.candidates);
    root.querySelector("#finder-clues").replaceChildren(
      ...answer.clues.map(({ words, passes }) => element("li", {}, element("b", {}, passes), element("span", {}, words))),
    );
    root.querySelector("#near-misses").replaceChildren(
      ...answer.near_misses.map((miss) => element("li", {}, element("time", {}, miss.best_utc.replace("T", " ").replace("Z", "")), ` ${miss.text}`)),
    );
    root.querySelector(".finder-misses > summary").textContent =
      `Near misses (${answer.near_misses.length}): passes that fail one condition, and narrowly`;
    weights.offer(answer.weights);
    rank();
    choose(app.moment());
    chart.moment(app.moment());
    say();
  }

  function found(next, clues) {
    turn += 1;
    const change = () => app.link.set("find", clues, { quiet: true });
    if (restoring) change();
    else app.step(change);
    explained.textContent = OWN_CLUES;
    title.textContent = `Passes near ${next.place}`;
    load(next);
    title.scrollIntoView({ block: "nearest" });
  }

  async function back() {
    app.step(() => app.link.set("find", null, { quiet: true }));
    const asked = ++turn;
    const next = await photoAnswer();
    if (asked !== turn) return;
    explained.textContent = explanation;
    title.textContent = ownTitle;
    if (next) load(next);
  }

  async function photoAnswer() {
    const response = await fetch(`/api/v1/photos/${photo}/candidates?chart=true`);
    if (response.ok) return response.json();
    status.textContent = (await response.json()).error.message; // the archive has no sets for its time
    return null;
  }

  // The candidate that the moment lies in, if any, is the one explained.
  function choose(ms) {
    const inside = answer?.candidates.find((c) => ms >= Date.parse(c.start_utc) && ms <= Date.parse(c.stop_utc));
    table.choose(inside?.best_utc ?? null);
  }

  let shown = false;
  app.onSettle((ms) => {
    if (!shown) return;
    choose(ms);
    chart.moment(ms);
  });

  // A question of a link, or of an entry of the history, asked again.
  async function restore(clues) {
    restoring += 1;
    try {
      return await form.restore(clues);
    } finally {
      restoring -= 1;
    }
  }
  app.link.on("find", (clues) => (clues ? restore(clues) : back()));
  app.link.on("weights", (text) => weights.setAll(parseWeights(text, MOST_WEIGHT)));

  const asked = app.link.get("find");
  const done = asked ? await restore(asked) : false;
  if (!done) {
    const next = await photoAnswer();
    if (next) load(next);
  }

  return {
    show() {
      shown = true;
      choose(app.moment());
      chart.moment(app.moment());
    },
    hide() {
      shown = false;
    },
  };
}
