// A ship's page beside the drawing: opened and closed here, with the link and the focus. What stands in it are
// callbacks' (station/ship_page.py, sizes.js).

import { whenFailed } from "../../core/dash.js";
import { setProps } from "../../lib/clientside.js";
import { troubleBox } from "../../lib/trouble.js";
import { reveal } from "../../station/reveal.js";

/**
 * @param {HTMLElement} place
 * @param {object} given
 * @param {Record<string, any>} given.visits of ships that the page knows
 * @param {import("../../core/link.js").Link} given.link
 * @param {import("../../core/history.js").Step} given.step
 * @param {() => void} given.onClose
 */
export function createShipPage(place, { visits, link, step, onClose }) {
  const body = "ship-page-body";
  let open = null;
  let opener = null;
  let turn = 0;

  const remember = (id) => step(() => link.set("ship", id, { quiet: true }));
  const ask = (id) => setProps("station-ship", { data: { id, turn: ++turn } });
  const trouble = (box) => {
    place.querySelector(".trouble")?.remove();
    if (box) document.getElementById(body).after(box);
  };

  whenFailed(`${body}.children`, (sentence) => {
    setProps(body, { children: null });
    trouble(troubleBox(sentence, () => {
      trouble(null);
      ask(open);
    }));
  });

  function close() {
    if (!open) return;
    open = null;
    place.hidden = true;
    remember(null);
    onClose();
    const below = getComputedStyle(place).position === "static" && opener?.isConnected;
    opener?.focus?.({ preventScroll: true });
    if (below) reveal(opener);
  }

  place.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  place.querySelector("#ship-page-close").addEventListener("click", close);

  function show(id, { focus = true } = {}) {
    const ship = visits[id];
    if (!ship) return;
    if (focus && !place.contains(document.activeElement)) opener = document.activeElement;
    if (id !== open) {
      trouble(null);
      ask(id);
    }
    open = id;
    place.hidden = false;
    place.scrollTop = 0;
    place.setAttribute("aria-label", ship.name);
    remember(id);
    if (focus) {
      place.focus({ preventScroll: true });
      if (getComputedStyle(place).position === "static") reveal(place, "start");
    }
  }

  return { show, close, current: () => open };
}
