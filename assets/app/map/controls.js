// The buttons over the map: view, zoom, follow, layers.

export const ZOOM_STEP = 1.5;
const MENU_LEAST = 150; // pixels
const MENU_EDGE = 6;

/** @param {HTMLElement} stage @param {any} overlay @param {any} looking @param {any} follow @param {import("../core/link.js").Link} link */
export function createControls(stage, overlay, looking, follow, link) {
  /** @type {HTMLDetailsElement} */
  const menu = stage.querySelector(".map-layers");

  function showProjection() {
    const { proj } = link.get("view");
    stage.dataset.projection = proj;
    for (const button of stage.querySelectorAll(".map-controls [data-projection]")) {
      button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.projection === proj));
    }
  }

  function showLayers() {
    const on = link.get("layers");
    for (const button of stage.querySelectorAll("[data-layer]")) {
      button.setAttribute("aria-pressed", String(on.includes(/** @type {HTMLElement} */ (button).dataset.layer)));
    }
    overlay.setLayers(on);
  }

  stage.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!button) return;
    const { projection, layer, zoom, follow: followed } = button.dataset;
    if (projection) link.set("view", { proj: projection });
    if (zoom) looking.zoom(zoom === "in" ? ZOOM_STEP : 1 / ZOOM_STEP);
    if (layer) {
      const on = link.get("layers");
      link.set("layers", on.includes(layer) ? on.filter((name) => name !== layer) : [...on, layer]);
    }
    if (followed) follow.toggle();
  });

  // In a low map the menu stands higher, and scrolls by itself: all of it can be reached.
  menu.addEventListener("toggle", () => {
    const list = /** @type {HTMLElement} */ (menu.lastElementChild);
    list.style.maxHeight = list.style.translate = "";
    if (!menu.open) return;
    const [box, { bottom }] = [list.getBoundingClientRect(), stage.getBoundingClientRect()];
    const room = bottom - box.top - MENU_EDGE;
    const higher = Math.max(0, Math.min(MENU_LEAST, box.height) - room);
    list.style.maxHeight = `${room + higher}px`;
    list.style.translate = `0 ${-higher}px`;
  });

  // The menu goes as it came: by its own button, by Escape with the focus back, by a press anywhere else.
  document.addEventListener("pointerdown", (event) => {
    if (menu.open && !menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  }, true);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (menu.open && event.relatedTarget && !menu.contains(/** @type {Node} */ (event.relatedTarget))) menu.open = false;
  });

  link.on("view", showProjection);
  link.on("layers", () => {
    showLayers();
    looking.layersChanged();
  });
  showProjection();
  showLayers();
}
