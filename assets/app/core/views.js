// The large views: tabs, one shown at a time, each one made by Dash when it is first opened.

import { troubleBox } from "../lib/trouble.js";
import { CallbackError, openInDash } from "./dash.js";

/**
 * @param {object} app
 * @param {Record<string, () => Promise<{connect?: Function, mount: Function}>>} scripts what loads each view's script:
 *   `connect` makes its callbacks known before the view is made, `mount` links what was made to the moment
 */
export function mountViews(app, scripts) {
  const tabs = [...document.querySelectorAll("[role=tab][data-stage]")];
  const mounted = new Map();
  let current = null;

  async function open(name) {
    if (current === name) return;
    const previous = mounted.get(current);
    current = name;
    for (const tab of tabs) {
      const selected = tab.dataset.stage === name;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
    }
    document.body.dataset.stage = name;
    showOnly(name);
    (await previous)?.hide?.();
    await bring(name);
    window.dispatchEvent(new Event("resize")); // a map that was hidden measures itself again
    app.clock.redraw();
  }

  async function bring(name) {
    if (name in scripts && !mounted.has(name)) mounted.set(name, mount(name));
    try {
      (await mounted.get(name))?.show?.();
      app.withdraw(`view ${name}`);
    } catch (problem) {
      mounted.delete(name);
      if (problem instanceof CallbackError) {
        document.getElementById(`stage-${name}`).replaceChildren(troubleBox(problem.message, () => bring(name)));
        return;
      }
      console.error(problem);
      app.notice("This view could not be loaded. Check that the server is still running, then reload the page.", { cause: `view ${name}` });
    }
  }

  // A view that Dash hasn't made yet is not there: it is shown as soon as it is.
  function showOnly(name) {
    for (const tab of tabs) {
      const view = document.getElementById(`stage-${tab.dataset.stage}`);
      if (view) view.hidden = tab.dataset.stage !== name;
    }
  }

  async function mount(name) {
    document.body.classList.add("is-waking");
    try {
      const module = await scripts[name]();
      module.connect?.(app);
      const place = await openInDash(name);
      return module.mount(place, app);
    } finally {
      showOnly(current);
      document.body.classList.remove("is-waking");
    }
  }

  for (const tab of tabs) tab.addEventListener("click", () => app.openView(tab.dataset.stage));
  document.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const next = tabs[(tabs.findIndex((tab) => tab.dataset.stage === current) + step + tabs.length) % tabs.length];
    next.focus();
    app.openView(next.dataset.stage);
  });
  // Links elsewhere on the page that lead to a view; without this script they are ordinary links.
  document.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = /** @type {HTMLElement} */ (event.target).closest("[data-open-view]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    app.openView(link.dataset.openView);
  });
  app.link.on("show", open);
  app.openView = (name) => app.step(() => app.link.set("show", name));
  return open(app.link.get("show"));
}

export function mountPanels(app) {
  const panels = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details.panel")]);
  const nameOf = (panel) => panel.id.replace("panel-", "");
  const show = (open) => {
    for (const panel of panels) panel.open = open.includes(nameOf(panel));
  };
  show(app.link.get("panels"));
  app.link.on("panels", show);
  for (const panel of panels) {
    panel.addEventListener("toggle", () => {
      app.link.set("panels", panels.filter((other) => other.open).map(nameOf), { quiet: true });
    });
  }
}
