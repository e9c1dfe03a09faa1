// @ts-check
// Which ship's page is asked for: any part of the page opens one, the station view shows it, when it is there.

/** @typedef {ReturnType<typeof createShips>} Ships */

/**
 * @param {object} given
 * @param {import("./link.js").Link} given.link
 * @param {import("./history.js").Step} given.step
 * @param {(name: string) => void} given.openView
 */
export function createShips({ link, step, openView }) {
  /** @type {((id: string) => void) | null} */
  let show = null;
  let wanted = "";
  return {
    /** @param {string} id of a visit */
    open(id) {
      step(() => {
        wanted = id;
        link.set("ship", id, { quiet: true });
        openView("station");
        show?.(id);
      });
    },
    /** Whether a person asked for it; else a link did. @param {string} id */
    isWanted: (id) => id === wanted,
    /** The station view is made when it is first opened; it shows the ship that is wanted by then. @param {(id: string) => void} listener */
    onOpen(listener) {
      show = listener;
    },
  };
}
