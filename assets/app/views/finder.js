// When was it taken? What Dash doesn't do for this view: its link, its moment, its keys. The form, the ranking, the
// table and the chart are callbacks (finder/callbacks.js).

import { provide, setProps } from "../lib/clientside.js";
import { finderCallbacks } from "./finder/callbacks.js";
import { drawPicker } from "./finder/picker.js";

export function connect(app) {
  /** @type {string[] | undefined} */
  let names;
  const clues = () => (names ??= [...document.querySelectorAll("#weights [data-clue]")].map(({ dataset }) => String(dataset.clue)));
  provide("finder", finderCallbacks(app, clues, (iso) => jump(app, iso)));
}

function jump(app, iso) {
  app.step(() => {
    app.clock.pause();
    app.setMoment(Date.parse(iso), { settle: true });
  });
}

export function mount(stage, app) {
  const form = /** @type {HTMLDetailsElement} */ (stage.querySelector("#finder-form"));
  let shown = false;

  const follow = () => shown && setProps("finder-moment", { data: { ms: app.moment() } });
  app.onSettle(follow);

  function fromLink() {
    const clues = app.link.get("find");
    if (clues) form.open = true;
    setProps("finder-link", { data: { clues } });
  }
  const weights = () => setProps("finder-linked-weights", { data: { text: app.link.get("weights") } });
  app.link.on("find", fromLink);
  app.link.on("weights", weights);
  weights();
  fromLink();

  drawPicker(stage, app);
  listen(stage, form, app);
  return {
    show() {
      shown = true;
      follow();
    },
    hide() {
      shown = false;
    },
  };
}

function listen(stage, form, app) {
  const rowOf = (target) => target.closest("#candidates [data-candidate]");
  stage.addEventListener("click", ({ target }) => {
    const row = rowOf(target);
    if (row) jump(app, row.dataset.candidate);
  });
  stage.addEventListener("keydown", (event) => {
    const row = rowOf(event.target);
    if (row) walk(event, row);
    // Letters and arrows belong to the fields and sliders.
    if (event.target.matches("input, select") || form.contains(event.target)) event.stopPropagation();
    if (event.key === "Enter" && form.contains(event.target) && event.target.matches("input:not([type=checkbox])")) {
      /** @type {HTMLElement} */ (form.querySelector("#find-go")).click();
    }
  });
  stage.querySelector("#find-open").addEventListener("click", () => {
    form.open = true;
    form.scrollIntoView({ block: "start" });
    form.querySelector("#find-way").focus({ preventScroll: true });
  });

  function walk(event, row) {
    if (event.key === "Enter") {
      event.preventDefault();
      jump(app, row.dataset.candidate);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const rows = [...stage.querySelectorAll("#candidates [data-candidate]")];
    /** @type {HTMLElement | null} */ (rows[rows.indexOf(row) + step]?.querySelector(".jump-to"))?.focus();
  }
}
