// The large views: tabs, one shown at a time, each one made by Dash when it is first opened.

import { troubleBox } from "../lib/trouble.js";
import { CallbackError, openInDash } from "./dash.js";

/**
 * @typedef {object} View what a view's script makes: its callbacks are known by then
 * @property {(place: HTMLElement) => Shown} mount links what Dash has made to the moment
 * @typedef {{ show?: () => void, hide?: () => void }} Shown
 */
/**
 * @param {object} given
 * @param {import("./moment.js").Moment} given.moment
 * @param {import("./link.js").Link} given.link
 * @param {import("./history.js").Step} given.step
 * @param {import("../lib/voice.js").Voice} given.voice
 * @param {Record<string, () => Promise<View>>} given.load what loads each view's script and gives it what it uses
 */
export function createViews({ moment, link, step, voice, load }) {
  const tabs = [...document.querySelectorAll("[role=tab][data-view]")];
  /** @type {Map<string, View>} */
  const loaded = new Map();
  /** @type {Map<string, Promise<Shown>>} */
  const mounted = new Map();
  let current = null;

  async function open(name) {
    if (current === name) return;
    const previous = mounted.get(current);
    current = name;
    for (const tab of tabs) {
      const selected = tab.dataset.view === name;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
    }
    document.body.dataset.view = name;
    showOnly(name);
    (await previous)?.hide?.();
    await bring(name);
    window.dispatchEvent(new Event("resize")); // a map that was hidden measures itself again
    moment.redraw();
  }

  async function bring(name) {
    if (name in load && !mounted.has(name)) mounted.set(name, mount(name));
    try {
      (await mounted.get(name))?.show?.();
      voice.withdraw(`view ${name}`);
    } catch (problem) {
      mounted.delete(name);
      if (problem instanceof CallbackError) {
        document.getElementById(`view-${name}`).replaceChildren(troubleBox(problem.message, () => bring(name)));
        return;
      }
      console.error(problem);
      voice.notice("This view could not be loaded. Check that the server is still running, then reload the page.", { cause: `view ${name}` });
    }
  }

  // A view that Dash hasn't made yet is not there: it is shown as soon as it is.
  function showOnly(name) {
    for (const tab of tabs) {
      const view = document.getElementById(`view-${tab.dataset.view}`);
      if (view) view.hidden = tab.dataset.view !== name;
    }
  }

  async function mount(name) {
    document.body.classList.add("is-waking");
    try {
      const view = loaded.get(name) ?? (await load[name]());
      loaded.set(name, view);
      return view.mount(await openInDash(name));
    } finally {
      showOnly(current);
      document.body.classList.remove("is-waking");
    }
  }

  const openView = (/** @type {string} */ name) => step(() => link.set("show", name));
  for (const tab of tabs) tab.addEventListener("click", () => openView(tab.dataset.view));
  document.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const next = tabs[(tabs.findIndex((tab) => tab.dataset.view === current) + step + tabs.length) % tabs.length];
    next.focus();
    openView(next.dataset.view);
  });
  // Links elsewhere on the page that lead to a view; without this script they are ordinary links.
  document.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null} */
    const anchor = /** @type {HTMLElement} */ (event.target).closest("[data-open-view]");
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openView(anchor.dataset.openView);
  });
  link.on("show", open);
  return {
    open: openView,
    /** The one that the link names, shown when this resolves. */
    first: () => open(link.get("show")),
  };
}

/** The panels of the right column are open as the link has them. @param {{ link: import("./link.js").Link }} given */
export function mountPanels({ link }) {
  const panels = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details.panel")]);
  const nameOf = (panel) => panel.id.replace("panel-", "");
  const show = (open) => {
    for (const panel of panels) panel.open = open.includes(nameOf(panel));
  };
  show(link.get("panels"));
  link.on("panels", show);
  for (const panel of panels) {
    panel.addEventListener("toggle", () => {
      link.set("panels", panels.filter((other) => other.open).map(nameOf), { quiet: true });
    });
  }
}
