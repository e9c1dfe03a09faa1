// The address bar and the browser's history follow the page.
//
// A change that a person would want to go back from is a step: a view, a ship's page, a candidate, an answer, a typed
// time. Scrubbing, playing, zooming only rewrite the entry they happen in. Each entry keeps its whole state, so that
// Back and Forward read no link.

/** @typedef {import("./link.js").LinkState} LinkState */
/**
 * @typedef {object} Shown what the page is asked for
 * @property {() => string} query the link of what is shown now
 * @property {() => LinkState} snapshot the same as a state, plain data
 * @property {(state: LinkState) => void} restore shows a state again
 */
/** @typedef {<T>(change: () => T) => T} Step makes a change that Back undoes */

// Browsers refuse more than about a hundred writes in half a minute: bursts are let through, long runs thinned out.
const SPACING_MS = 100;
const BURST = 20;
const PER_SECOND = 2.5;
const RETRY_MS = 1500;

/** @param {Shown} given */
export function createHistory({ query, snapshot, restore }) {
  let written = query(); // opening a link leaves the address as it was given
  let timer = 0;
  let wroteAt = -Infinity;
  let left = BURST;
  let changing = false; // inside a step, or while a state is put back

  history.replaceState({ link: snapshot() }, "");

  function refill() {
    left = Math.min(BURST, left + ((performance.now() - wroteAt) / 1000) * PER_SECOND);
  }

  /** @param {"pushState" | "replaceState"} how */
  function write(how) {
    clearTimeout(timer);
    timer = 0;
    const now = query();
    if (now === written) return;
    refill();
    try {
      history[how]({ link: snapshot() }, "", `?${now}`);
    } catch {
      timer = window.setTimeout(() => write(how), RETRY_MS);
      return;
    }
    written = now;
    wroteAt = performance.now();
    left -= 1;
  }

  /** Something changed that is no step. */
  function touch() {
    if (changing || timer) return;
    const now = performance.now();
    const allowance = left + ((now - wroteAt) / 1000) * PER_SECOND;
    const wait = Math.max(wroteAt + SPACING_MS - now, allowance < 1 ? ((1 - allowance) / PER_SECOND) * 1000 : 0);
    if (wait > 0) timer = window.setTimeout(() => write("replaceState"), wait);
    else write("replaceState");
  }

  /** What is shown now stands in the address when this returns: at the end of a gesture, before it is read. */
  function flush() {
    if (!changing) write("replaceState");
  }

  /**
   * A change that Back undoes. Steps inside of a step are part of it.
   * @template T
   * @param {() => T} change
   * @returns {T}
   */
  function step(change) {
    if (changing) return change();
    flush(); // the entry that is left keeps what it showed last
    changing = true;
    try {
      return change();
    } finally {
      changing = false;
      write("pushState");
    }
  }

  addEventListener("popstate", (event) => {
    clearTimeout(timer);
    timer = 0;
    const state = event.state?.link;
    if (!state) {
      // The address got a fragment: a new entry of the browser's own, with the same things on the page.
      history.replaceState({ link: snapshot() }, "");
      return;
    }
    changing = true;
    try {
      restore(state);
    } finally {
      changing = false;
      written = query();
    }
  });
  // Whoever takes the address now gets what is shown now, also while the sky plays.
  for (const name of ["pagehide", "blur"]) addEventListener(name, flush);
  for (const name of ["copy", "cut", "visibilitychange"]) document.addEventListener(name, flush);

  return { touch, flush, step, isWritten: () => !timer };
}
