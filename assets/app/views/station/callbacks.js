// The station view's callbacks in the page, by their names in dashboard/web/views/station/callbacks.py.

import { leave, same, triggers } from "../../lib/clientside.js";
import { fit } from "./fit.js";
import { find, hitItems } from "./search.js";
import { sizesOf } from "./sizes.js";
import { personRows, portRows, sentenceOf, sumOf } from "./tables.js";

const TWICE_MS = 400; // a click opens its ship when no second one came within this

/**
 * @param {import("../../station/life.js").Life} life
 * @param {{ open: (id: string) => void, jumpToArrival: (id: string) => void, clicks: () => number, index: any[] }} hands
 *   what opens a ship or goes to its arrival; how many clicks the browser has counted in a row; what is searched
 */
export function stationCallbacks(life, hands) {
  const wide = new Map(); // the figures as they are where there is room
  const fitted = (name, figure, width) => {
    if (!wide.has(name)) wide.set(name, figure);
    return fit(wide.get(name), width?.tight ?? false);
  };
  let pending = { visit: "", timer: 0 };

  return {
    opened(wanted) {
      const ship = life.visits[wanted?.id];
      return ship ? [ship.name, ship.kind, ship.kind, sizesOf(ship)] : leave();
    },

    followed({ ms }) {
      const state = life.at(ms);
      return [sentenceOf(state), portRows(state, life.ports, ms), personRows(state, ms), sumOf(life, ms)];
    },

    hits(query, shown, index) {
      hands.index = index;
      const hits = find(index, query);
      const active = triggers().includes("station-query") ? 0 : (shown?.active ?? 0);
      const open = query.trim() !== "" && (triggers().includes("station-query") || !shown?.closed);
      return [hitItems(hits, active), !open, String(open && hits.length > 0), open && hits.length ? `station-hit-${active}` : ""];
    },

    stacked(_kind, _operator, operatorFigure, width) {
      const byKind = triggers().includes("delivered-by-kind");
      const pressed = [byKind, !byKind];
      return [...pressed.map(String), !byKind, byKind, byKind ? same() : fitted("operator", operatorFigure, width)];
    },

    fitted: (width, ...figures) => figures.map((figure, i) => fitted(i, figure, width)),

    // Opening a ship narrows the chart, so a single click waits until it can't become a double one.
    clicked(...clicks) {
      const [from] = triggers();
      const clicked = clicks[window.dash_clientside.callback_context.inputs_list.findIndex(({ id }) => id === from)];
      const visit = clicked?.points[0]?.customdata;
      if (!visit) return leave();
      clearTimeout(pending.timer);
      // The browser counts clicks itself, by the person's own setting of a double click.
      const twice = hands.clicks() === 2 || pending.visit === visit;
      pending = { visit: "", timer: 0 };
      if (twice) hands.jumpToArrival(visit);
      else {
        const timer = window.setTimeout(() => {
          pending = { visit: "", timer: 0 };
          hands.open(visit);
        }, TWICE_MS);
        pending = { visit, timer };
      }
      return visit;
    },
  };
}
